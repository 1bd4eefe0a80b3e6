"""Source tables -> `kg/data/knowledge`: `python -m knowledge.build FOLDER` writes the tables that kg ships.

One module a source, one a shipped table. What people decided by hand stands in `curated/`, one file a matter.
"""
