"""CoNLL-U files -> training sentences with one label scheme for all languages.

A training sentence is a dict with "lang", "source", "words", and, where it has a tree, "upos", "feats", "heads" (index of the head, -1 for the root)
and "deps"; where it has names, "names" (BIO tags).
"""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Example = dict[str, Any]

FEATURES = ("Case", "Gender", "Number", "Person", "Mood", "Tense", "VerbForm", "Voice", "Polarity", "PronType")
"""The features that the model learns: what the issue of claims asks for, and the kind of pronoun."""

RENAMED = {
    "de": {"obl:tmod": "obl", "nsubj:outer": "nsubj", "csubj:outer": "csubj", "flat:name": "flat", "flat:foreign": "flat", "obl:lmod": "obl"},
    "en": {"flat:foreign": "flat", "csubj:outer": "csubj", "nsubj:outer": "nsubj"},
    "nl": {"flat:name": "flat", "flat:foreign": "flat", "obl:arg": "obl", "iobj": "obl:arg", "nsubj:outer": "nsubj"},
    "da": {"iobj": "obl:arg", "obl:lmod": "obl", "obl:tmod": "obl", "advmod:lmod": "advmod", "flat:name": "flat", "flat:foreign": "flat", "obl:loc": "obl"},
}
"""Dutch `obl:arg` is a prepositional complement where German `obl:arg` is the dative object; Dutch and Danish call that `iobj`."""


def open_text(path: Path) -> Iterator[str]:
    """The lines of a file, gzipped or not, without their line ends."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def read_rows(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """(sent_id, rows of ten columns, ranges included) for each sentence of a CoNLL-U file."""
    rows: list[list[str]] = []
    name = ""
    for line in [*open_text(path), ""]:
        if line.startswith("#"):
            name = line.partition("sent_id = ")[2] or name
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield name, [row for row in rows if "." not in row[0]]
            rows, name = [], ""


def keep_features(written: str) -> str:
    """Only the features that the model learns, `Dem,Rel` cut to what it says of a relative pronoun.

    >>> keep_features("Case=Nom|Definite=Def|PronType=Dem,Rel")
    'Case=Nom|PronType=Rel'
    """
    pairs = dict(pair.split("=") for pair in written.split("|") if pair != "_")
    if "Rel" in pairs.get("PronType", "").split(","):
        pairs["PronType"] = "Rel"
    return "|".join(f"{name}={pairs[name].split(',')[0]}" for name in sorted(FEATURES) if name in pairs)


def is_relative(clause: int, rows: list[list[str]], heads: list[int]) -> bool:
    """Whether a relative pronoun stands inside the clause, before its verb, and in no clause inside it."""
    for index in range(clause):
        row = rows[index]
        if "Rel" not in row[5] and row[4] not in ("PRELS", "PRELAT"):
            continue
        above = heads[index]
        while above not in (clause, -1) and not rows[above][7].startswith(("acl", "advcl", "ccomp", "conj")):
            above = heads[above]
        if above == clause:
            return True
    return False


def to_example(rows: list[list[str]], lang: str, source: str, *, named: bool = False) -> Example | None:
    """One training sentence of syntactic words; None where the tree has not exactly one root."""
    words = [row for row in rows if row[0].isdigit()]
    heads = [int(row[6]) - 1 for row in words]
    if heads.count(-1) != 1:
        return None
    deps = []
    upos = [row[3] for row in words]
    for index, row in enumerate(words):
        dep = RENAMED[lang].get(row[7], row[7])
        if lang == "de" and dep == "acl" and is_relative(index, words, heads):
            dep = "acl:relcl"
        if lang in ("nl", "da") and dep == "nmod:poss" and row[3] in ("PRON", "DET"):
            dep, upos[index] = "det:poss", "DET"
        deps.append(dep)
    example = {
        "lang": lang,
        "source": source,
        "words": [row[1] for row in words],
        "upos": upos,
        "heads": heads,
        "deps": deps,
    }
    # Trees that were written without features teach none.
    if any(row[5] != "_" for row in words):
        example["feats"] = [keep_features(row[5]) for row in words]
    if named:
        example["names"] = [dict(pair.partition("=")[::2] for pair in row[9].split("|")).get("Name", "O") for row in words]
    return example


def with_surface_tokens(rows: list[list[str]], example: Example) -> Example | None:
    """The same sentence with "zum" as one token instead of "zu" and "dem"; None where it has no such token."""
    number = {row[0]: index for index, row in enumerate(row for row in rows if row[0].isdigit())}
    owner = list(range(len(number)))
    surface: dict[int, str] = {}
    for row in rows:
        if "-" in row[0]:
            first, last = (number[part] for part in row[0].split("-"))
            inside = range(first, last + 1)
            keep = next(index for index in inside if example["heads"][index] not in inside)
            if example["upos"][keep] == "DET":
                keep = first
            for index in inside:
                owner[index] = keep
            surface[keep] = row[1]
    if not surface or "feats" not in example:
        return None
    kept = sorted(set(owner))
    place = {old: new for new, old in enumerate(kept)}
    feats = list(example["feats"])
    for old in surface:
        for index in (index for index in range(len(owner)) if owner[index] == old and index != old and example["upos"][index] == "DET"):
            feats[old] = "|".join(pair for pair in example["feats"][index].split("|") if not pair.startswith("PronType"))
    whole = {key: [example[key][old] for old in kept] for key in ("upos", "deps")}
    heads = [example["heads"][old] for old in kept]
    return {
        **example,
        **whole,
        "feats": [feats[old] for old in kept],
        "words": [surface.get(old, example["words"][old]) for old in kept],
        "heads": [-1 if head < 0 else place[owner[head]] for head in heads],
    }


def read_treebank(path: Path, lang: str, *, surface: bool = False) -> Iterator[tuple[str, Example]]:
    """(sent_id, training sentence) for each sentence of a treebank; with `surface`, contracted words also as they are written.

    Names are read from `Name=B-PER` in the last column of files that have it anywhere.
    """
    named = any("Name=" in line for line in open_text(path))
    for name, rows in read_rows(path):
        example = to_example(rows, lang, path.name.partition(".")[0], named=named)
        if example is None:
            continue
        yield name, example
        written = with_surface_tokens(rows, example) if surface else None
        if written is not None:
            yield name, written
