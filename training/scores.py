"""Gold and predicted sentences -> attachment scores, accuracies, F1 of relations, features and names."""

from collections import Counter
from collections.abc import Iterable

from training.treebanks import Example

RELATIONS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "iobj",
    "obl:arg",
    "obl",
    "obl:agent",
    "nmod",
    "ccomp",
    "xcomp",
    "acl:relcl",
    "advcl",
    "appos",
    "conj",
    "compound:prt",
)


class Tally:
    """Right, found and wanted answers, by name."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()

    def add(self, found: Iterable[tuple[str, object]], wanted: Iterable[tuple[str, object]]) -> None:
        """Answers as (name, place); equal ones are right."""
        found, wanted = set(found), set(wanted)
        self.found.update(name for name, _ in found)
        self.wanted.update(name for name, _ in wanted)
        self.right.update(name for name, _ in found & wanted)

    def f1(self, *names: str) -> float:
        """F1 of the given names together, of all without any."""
        chosen = names or tuple(self.wanted | self.found)
        right = sum(self.right[name] for name in chosen)
        total = sum(self.found[name] + self.wanted[name] for name in chosen)
        return 2 * right / total if total else 0.0


def spans(tags: list[str]) -> set[tuple[str, tuple[int, int]]]:
    """BIO tags as (label, (first word, word after the last)).

    >>> sorted(spans(["B-PER", "I-PER", "O", "B-LOC"]))
    [('LOC', (3, 4)), ('PER', (0, 2))]
    """
    found = set()
    start, label = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        if label and tag != f"I-{label}":
            found.add((label, (start, index)))
            label = ""
        if tag[0] == "B" or (tag[0] == "I" and not label):
            start, label = index, tag[2:]
    return found


def tree_scores(gold: list[Example], found: list[Example]) -> dict[str, float]:
    """UPOS, UAS, LAS (with punctuation), features as a whole, Mood=Sub, and F1 of the main relations."""
    hits: Counter[str] = Counter()
    relations, moods = Tally(), Tally()
    for number, (want, have) in enumerate(zip(gold, found, strict=True)):
        for index in range(len(want["words"])):
            head, dep = want["heads"][index] == have["heads"][index], want["deps"][index] == have["deps"][index]
            hits.update(
                words=1,
                UPOS=want["upos"][index] == have["upos"][index],
                UAS=head,
                LAS=head and dep,
                feats=want["feats"][index] == have["feats"][index],
            )
        relations.add(*({(dep, (number, index, head)) for index, (dep, head) in enumerate(zip(e["deps"], e["heads"], strict=True))} for e in (have, want)))
        moods.add(*({("Sub", (number, index)) for index, written in enumerate(e["feats"]) if "Mood=Sub" in written} for e in (have, want)))
    scores = {name: hits[name] / hits["words"] for name in ("UPOS", "UAS", "LAS", "feats")}
    scores["Mood=Sub"] = moods.f1("Sub")
    for name in RELATIONS:
        if relations.wanted[name] >= 10:
            scores[name] = relations.f1(name)
    scores["iobj, obl:arg"] = relations.f1("iobj", "obl:arg")
    return scores


def name_scores(gold: list[Example], found: list[Example]) -> dict[str, float]:
    tally = Tally()
    for number, (want, have) in enumerate(zip(gold, found, strict=True)):
        tally.add(*({(label, (number, place)) for label, place in spans(e["names"])} for e in (have, want)))
    return {"names": tally.f1(), **{label: tally.f1(label) for label in sorted(tally.wanted)}}
