"""Which sources the tables are made of: licence, date and address, by `curated/sources.tsv`."""

from knowledge.tables import curated


def rows() -> list[tuple[str, ...]]:
    """The rows of `sources.tsv`."""
    return [(row["key"], row["name"], row["licence"], row["date"], row["url"]) for row in curated("sources.tsv")]
