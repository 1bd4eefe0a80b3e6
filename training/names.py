"""Named-entity corpora -> training sentences with BIO tags of PER, ORG, LOC and MISC."""

from collections.abc import Iterator
from pathlib import Path

from training.treebanks import Example, open_text

CLASSES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "MISC", "MISC": "MISC"}


def to_bio(tag: str) -> str:
    """GermEval's outer tag as one of four classes; parts of compounds and derived words ("Nato-Gipfel", "russisch") are no names.

    >>> [to_bio(tag) for tag in ("B-OTH", "I-PER", "B-LOCderiv", "O")]
    ['B-MISC', 'I-PER', 'O', 'O']
    """
    prefix, _, label = tag.partition("-")
    return f"{prefix}-{CLASSES[label]}" if label in CLASSES else "O"


def read_columns(path: Path, lang: str) -> Iterator[Example]:
    """Sentences of a file whose lines are number, word, tag, and whose sentences stand between blank lines."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*open_text(path), ""]:
        parts = line.split("\t")
        if line.startswith("#"):
            continue
        if len(parts) >= 3 and parts[1]:
            words.append(parts[1])
            tags.append(to_bio(parts[2]))
        elif words:
            yield {"lang": lang, "source": path.name.partition(".")[0], "words": words, "names": tags}
            words, tags = [], []
