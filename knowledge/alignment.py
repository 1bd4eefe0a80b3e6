"""`curated/classes.tsv` -> the last section of `ontology/alignment.ttl`: which Wikidata classes make which class of kg.

Run `python -m knowledge.alignment` after a change of the table; a test compares the two.
"""

from collections import defaultdict
from pathlib import Path

from knowledge.tables import curated

ALIGNMENT = Path(__file__).parents[1] / "ontology" / "alignment.ttl"
HEADING = "#################### Wikidata classes in use ####################"
EXPLANATION = """
# An item that is an instance (P31) of one of these classes becomes an entity of the kg class; the labels are in knowledge/curated/classes.tsv.
# Humans (Q5) are kg:Person, and kg:Leader where the tables give them an office. Written by `python -m knowledge.alignment`: change the table, not this.
"""


def section(classes: list[dict[str, str]]) -> str:
    """The section in Turtle, sorted: ten classes a line."""
    members = defaultdict(list)
    for row in classes:
        if row["kind"] != "none":
            members[row["kind"]].append(int(row["class"].removeprefix("Q")))
    blocks = [HEADING + EXPLANATION]
    for kind, numbers in sorted(members.items()):
        names = [f"wd:Q{number}" for number in sorted(numbers)]
        lines = [", ".join(names[start : start + 10]) for start in range(0, len(names), 10)]
        blocks.append(f"kg:{kind} skos:narrowMatch\n    " + ",\n    ".join(lines) + " .\n")
    return "\n".join(blocks)


def main() -> None:
    written_by_hand = ALIGNMENT.read_text(encoding="utf-8").partition(HEADING)[0]
    ALIGNMENT.write_text(written_by_hand.rstrip("\n") + "\n\n\n" + section(list(curated("classes.tsv"))), encoding="utf-8")


if __name__ == "__main__":
    main()
