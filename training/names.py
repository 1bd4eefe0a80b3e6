"""Named-entity corpora -> training sentences with BIO tags of PER, ORG, LOC and MISC."""

import random
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


def spans_of(tags: list[str]) -> list[tuple[str, int, int]]:
    """(label, first word, word after the last) of each name."""
    found: list[tuple[str, int, int]] = []
    for index, tag in enumerate(tags):
        if tag[0] == "B":
            found.append((tag[2:], index, index + 1))
        elif tag[0] == "I" and found and found[-1][2] == index:
            found[-1] = (found[-1][0], found[-1][1], index + 1)
    return found


def merged(annotated: list[str], proposed: list[str]) -> list[str]:
    """A corpus's own tags, with the names that a model finds where it has none.

    >>> merged(["B-LOC", "O", "O"], ["B-ORG", "O", "B-PER"])
    ['B-LOC', 'O', 'B-PER']
    """
    tags = list(annotated)
    for label, first, end in spans_of(proposed):
        if set(tags[first:end]) == {"O"}:
            tags[first:end] = [f"B-{label}", *[f"I-{label}"] * (end - first - 1)]
    return tags


def swapped(examples: list[Example], sources: list[Example], copies: int, seed: int) -> list[Example]:
    """The sentences that hold names again, `copies` times, each name replaced by one of its class from `sources`."""
    chance = random.Random(seed)
    pool: dict[str, set[tuple[str, ...]]] = {}
    for source in sources:
        for label, first, end in spans_of(source["names"]):
            name = source["words"][first:end]
            if end - first <= 4 and name[0][0].isupper() and all(part.replace("-", "").replace(".", "").isalpha() for part in name):
                pool.setdefault(label, set()).add(tuple(name))
    choices = {label: sorted(names) for label, names in pool.items()}
    made = []
    for example in examples:
        places = spans_of(example["names"])
        for _ in range(copies if places else 0):
            words: list[str] = []
            tags: list[str] = []
            at = 0
            for label, first, end in [*places, ("", len(example["words"]), len(example["words"]))]:
                words += example["words"][at:first]
                tags += example["names"][at:first]
                if label:
                    name = chance.choice(choices[label])
                    words += name
                    tags += [f"B-{label}", *[f"I-{label}"] * (len(name) - 1)]
                at = end
            made.append({**example, "words": words, "names": tags, "swapped": True})
    return made
