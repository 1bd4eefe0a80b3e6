"""Measures linking on public sets: `python benchmarks/public_linking.py FILE...`.

FILE is News-Fair-v2 (.jsonl or .jsonl.gz; English, scored inside `evaluation_span`) or HIPE-2022 (.tsv or .tsv.gz; German newspapers of 1798 to 1948).
A link is right where it overlaps a gold span of the same item. Recall is over gold names with an item, all of them and those whose item is in the tables.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kg.language.blank import BlankParser
from kg.linking.knowledge import Knowledge
from kg.linking.linker import TableLinker
from kg.model import Article, Span


class Gold(NamedTuple):
    """An article, the span that counts, and (start, end, item or "") of each annotated name."""

    article: Article
    scored: Span
    names: list[tuple[int, int, str]]


def lines(path: Path) -> list[str]:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8").splitlines()


def news_fair(path: Path) -> Iterator[Gold]:
    for line in lines(path):
        row = json.loads(line)
        names = [
            (*label["span"], label["entity_id"] if label["entity_id"].startswith("Q") and label["entity_id"][1:].isdecimal() else "")
            for label in row["labels"]
            if not label.get("coref") and not label.get("desc") and label["entity_id"] not in ("QUANTITY", "DATETIME")
        ]
        day = str(row["title"])[:8]
        published = date(int(day[:4]), int(day[4:6]), int(day[6:])) if day.isdecimal() else None
        article = Article(str(row["id"]), row["text"], "en", (Span(0, len(row["text"])),), published=published)
        yield Gold(article, Span(*row["evaluation_span"]), names)


def hipe(path: Path) -> Iterator[Gold]:
    name, day, text, names = "", None, "", []
    for line in [*lines(path)[1:], "# hipe2022:document_id = end"]:
        if line.startswith("#"):
            key, _, value = line[2:].partition(" = ")
            if key.endswith("document_id"):
                if text:
                    yield Gold(Article(name, text, "de", (Span(0, len(text)),), published=day), Span(0, len(text)), names)
                name, day, text, names = value, None, "", []
            elif key.endswith(":date") and value:
                day = date.fromisoformat(value[:10])
            continue
        cells = line.split("\t")
        if len(cells) < 10 or not cells[0]:
            continue
        start = len(text)
        text += cells[0].replace("ſ", "s")
        if cells[1].startswith("B-"):
            names.append((start, len(text), cells[7] if cells[7].startswith("Q") else ""))
        elif cells[1].startswith("I-") and names:
            names[-1] = (names[-1][0], len(text), names[-1][2])
        if "EndOfSentence" in cells[9]:
            text += "\n"
        elif "NoSpaceAfter" not in cells[9] or ("EndOfLine" in cells[9] and not cells[0].endswith("¬")):
            text += " "


def measure(path: Path, linker: TableLinker, errors: bool) -> None:
    golds = list(news_fair(path) if ".jsonl" in path.suffixes else hipe(path))
    articles = [gold.article for gold in golds]
    found = linker.link(articles, BlankParser().parse(articles))
    right = wrong = spurious = unlinked = 0
    covered: set[tuple[str, int]] = set()
    for gold, mentions in zip(golds, found, strict=True):
        for mention in mentions:
            if not gold.scored.covers(Span(mention.start, mention.end)):
                continue
            if mention.candidates[0].why.startswith(("adjective", "demonym")):
                continue  # these sets annotate names alone
            near = [name for name in gold.names if name[0] < mention.end and mention.start < name[1]]
            if mention.entity.qid is None:
                unlinked += 1
                continue
            if any(name[2] == mention.entity.id for name in near):
                right += 1
                covered.update((gold.article.id, name[0]) for name in near if name[2] == mention.entity.id)
                continue
            named = [name for name in near if name[2]]
            wrong += bool(named)
            spurious += not named
            if errors:
                around = gold.article.text[max(0, mention.start - 40) : mention.end + 30]
                print(f"  {mention.text!r} {mention.entity.id} {mention.score} gold {[name[2] for name in near]}: {around!r}")
    names = [(gold.article.id, name) for gold in golds for name in gold.names if name[2] and gold.scored.covers(Span(name[0], name[1]))]
    names = [
        (one, name)
        for one, name in names
        if any(character.isupper() for character in next(g.article.text[name[0] : name[1]] for g in golds if g.article.id == one))
    ]
    known = [(one, name) for one, name in names if name[2] in linker.knowledge]
    links = right + wrong + spurious
    print(f"{path.name}: {len(golds)} articles, {links} links, {unlinked} unlinked mentions")
    print(f"  precision {right / links if links else 0:.3f} (other item {wrong}, no item in gold {spurious})")
    for label, part in (("all names with an item", names), ("those in the tables", known)):
        hits = sum((one, name[0]) in covered for one, name in part)
        print(f"  recall {hits / len(part) if part else 0:.3f} of {len(part)} {label}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("-k", "--knowledge", type=Path)
    options.add_argument("--errors", action="store_true")
    chosen = options.parse_args()
    linker = TableLinker(Knowledge.load(chosen.knowledge), chosen.knowledge)
    for path in chosen.files:
        if not path.exists():
            sys.exit(f"{path}: no such file")
        measure(path, linker, chosen.errors)


if __name__ == "__main__":
    main()
