"""Known mistakes of the sources, by `curated/slips.tsv`: the row of a source that means another item, or none."""

from dataclasses import dataclass

from knowledge.tables import curated


@dataclass(frozen=True)
class Slips:
    """(source, wrong id) -> right id, or "" for a row to drop; (source, id, alias) that the source has wrong."""

    ids: dict[tuple[str, str], str]
    aliases: frozenset[tuple[str, str]]

    def right(self, source: str, identifier: str) -> str:
        return self.ids.get((source, identifier), identifier)

    def wrong_alias(self, identifier: str, alias: str) -> bool:
        return (identifier, alias.casefold()) in self.aliases


def load() -> Slips:
    rows = curated("slips.tsv")
    return Slips(
        {(row["source"], row["id"]): row["right"] for row in rows if not row["alias"]},
        frozenset((row["id"], row["alias"].casefold()) for row in rows if row["alias"]),
    )
