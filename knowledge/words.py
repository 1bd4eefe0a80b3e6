"""Universal Dependencies treebanks -> ordinary words of German and English, which are no names on their own."""

from collections import Counter
from pathlib import Path

NAMES = frozenset({"PROPN", "X", "NUM", "PUNCT", "SYM"})


def load(folder: Path) -> frozenset[str]:
    """Casefolded words that the treebanks hold at least twice as something else than a name, and more often than as one."""
    plain: Counter[str] = Counter()
    proper: Counter[str] = Counter()
    for path in sorted((folder / "language" / "ud").rglob("*.conllu*")):
        for line in _lines(path):
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdecimal():
                (proper if cells[3] in NAMES else plain)[cells[1].casefold()] += 1
    return frozenset(word for word, count in plain.items() if count >= 2 and count > proper[word])


def _lines(path: Path) -> list[str]:
    import gzip

    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").splitlines()
