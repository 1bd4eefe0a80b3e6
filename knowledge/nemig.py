"""The NeMigKG snapshot -> labels, facts and surface counts of what German and English news of 2019 to 2022 name."""

import bz2
import gzip
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Nemig:
    """What the snapshot says.

    Attributes:
        labels: QID -> titles in English and German, without blanks' underscores, unmarked by language.
        facts: QID -> property -> values (QIDs).
        surfaces: QID -> how a linker read it in German news -> how often.
        linked: QID -> how many facts point to it.
    """

    labels: dict[str, tuple[str, ...]]
    facts: dict[str, dict[str, tuple[str, ...]]]
    surfaces: dict[str, dict[str, int]]
    linked: dict[str, int]

    def values(self, qid: str, prop: str) -> tuple[str, ...]:
        return self.facts.get(qid, {}).get(prop, ())


def load(folder: Path) -> Nemig:
    """Read `kb/nemig` of the folder of source tables."""
    root = folder / "kb" / "nemig"
    labels, surfaces = _labels(root)
    facts, linked = _facts(root)
    return Nemig(labels, facts, surfaces, linked)


def _labels(root: Path) -> tuple[dict[str, tuple[str, ...]], dict[str, dict[str, int]]]:
    labels: dict[str, list[str]] = defaultdict(list)
    with gzip.open(root / "labels.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            qid, _, label = line.rstrip("\n").partition("\t")
            if label and label != "No label defined":
                labels[qid].append(label.replace("_", " "))
    surfaces: dict[str, dict[str, int]] = defaultdict(dict)
    with gzip.open(root / "surface-forms-counts.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            form, _, count = line.rstrip("\n").rpartition("\t")
            qid, _, surface = form.partition(" ")
            if surface:
                surfaces[qid][surface] = int(count)
    return {qid: tuple(sorted(set(names))) for qid, names in labels.items()}, dict(surfaces)


def _facts(root: Path) -> tuple[dict[str, dict[str, tuple[str, ...]]], dict[str, int]]:
    triples = set()
    for lang in ("de", "en"):
        with bz2.open(root / f"wikidata-1hop-{lang}.nt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                subject, prop, value = line.split(" ")[:3]
                triples.add((_local(subject), _local(prop).rpartition(":")[2], _local(value)))
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    linked: dict[str, int] = defaultdict(int)
    for subject, prop, value in sorted(triples):
        facts[subject][prop].append(value)
        linked[value] += 1
    return {qid: {prop: tuple(values) for prop, values in known.items()} for qid, known in facts.items()}, dict(linked)


def _local(term: str) -> str:
    return term.rpartition("/")[2].rstrip(">")
