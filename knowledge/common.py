"""Annotated corpora -> `kg/data/knowledge/common.tsv`: `python -m knowledge.common FOLDER`.

Words that running text uses as ordinary words and (nearly) never inside a name: a one-word name that is such a word is no name.
Counts come from GermEval 2014 (dev), UD German-GSD (dev, test), UD English-EWT; only the words are kept.
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.linking.fold import key
from knowledge.tables import curated

TARGET = Path(__file__).parent.parent / "kg" / "data" / "knowledge" / "common.tsv"
_WORD = re.compile(r"[^\W\d_]{2,}")
_NAME_SHARE = 0.3


def germeval(path: Path) -> Iterator[tuple[str, bool]]:
    """Words and whether they stand in a name or are derived from one."""
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4 and cells[0].isdecimal():
            yield cells[1], cells[2] != "O" or cells[3] != "O"


def treebank(path: Path) -> Iterator[tuple[str, bool]]:
    """Words and whether they are tagged as proper nouns."""
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdecimal():
            yield cells[1], cells[3] in ("PROPN", "X")


def main(folder: Path) -> None:
    language = folder / "language"
    corpora = {
        "de": [("germeval", germeval(language / "germeval" / "NER-de-dev.tsv"))]
        + [("ud-gsd", treebank(language / "ud" / f"de_gsd-{part}.conllu.gz")) for part in ("dev", "test")],
        "en": [("ud-ewt", treebank(language / "ud" / "en_ewt-sources-all.conllu.gz"))],
    }
    rows = []
    names = {(row["lang"], key(row["word"])) for row in curated("uncommon.tsv")}
    for lang, parts in corpora.items():
        plain: Counter[str] = Counter()
        named: Counter[str] = Counter()
        sources: dict[str, set[str]] = {}
        for source, words in parts:
            for word, is_name in words:
                if _WORD.fullmatch(word):
                    (named if is_name else plain)[key(word)] += 1
                    sources.setdefault(key(word), set()).add(source)
        for word, count in plain.items():
            if named[word] <= _NAME_SHARE * count and (lang, word) not in names:
                rows.append((word, lang, " ".join(sorted(sources[word]))))
    TARGET.write_text("word\tlang\tsource\n" + "".join("\t".join(row) + "\n" for row in sorted(rows)), encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
