"""The stored queries of kg -> rows, and a pandas table where pandas is installed."""

from pathlib import Path

import kg

graph = kg.build(kg.read(Path(__file__).parent / "articles"))

for row in graph.query("leaders-of-state", state="Q159"):
    print(row)

print(graph.query("weapons-named").dataframe().head())
