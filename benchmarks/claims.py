"""Measures claims against PLOVER's gold records, and their speed: `python benchmarks/claims.py PLOVER_GSR.json [--speed GOLD.jsonl]`.

PLOVER_GSR.json holds the gold standard records of the PLOVER manual: one English sentence, its root and its actors. A record counts as found if any claim of
its sentence has a root; roots of older drafts are read as those that replaced them.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from kg.claims.extractor import CodebookExtractor
from kg.graph.plover import plover
from kg.language.parser import ModelParser
from kg.linking.linker import TableLinker
from kg.model import Annotation, Article
from kg.pipeline import extract, knowledge
from kg.reading import article

REPLACED = {"DEMAND": "REQUEST", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
"""Roots of the manual's first drafts, and what took them up."""


def roots(annotation: Annotation) -> list[str]:
    """The roots of an article's claims, the surest first."""
    claims = sorted(annotation.claims, key=lambda claim: -claim.score)
    return [code.root for claim in claims if (code := plover(claim.event.kind, claim.status))]


def measure(path: Path) -> None:
    """Prints coverage, root accuracy and the confusion table."""
    records = [record for record in json.loads(path.read_text(encoding="utf-8")) if record.get("text")]
    articles = [article(record["text"], id=record["id"], lang="en", published=record.get("date")) for record in records]
    found = first = any_right = 0
    confused: Counter[tuple[str, str]] = Counter()
    for record, outcome in zip(records, extract(articles, parser="model"), strict=True):
        told = roots(outcome) if isinstance(outcome, Annotation) else []
        root = REPLACED.get(record["event"], record["event"])
        if not told:
            confused[root, "-"] += 1
            continue
        found += 1
        first += told[0] == root
        any_right += root in told
        confused[root, root if root in told else told[0]] += 1
    print(f"{len(records)} records, {found} found ({found / len(records):.3f})")
    print(f"root of the surest claim right: {first / max(1, found):.3f} ({first} of {found}); of any claim: {any_right / max(1, found):.3f} ({any_right})")
    for root in sorted({gold for gold, _ in confused}):
        row = Counter({answer: count for (gold, answer), count in confused.items() if gold == root})
        print(f"  {root:11} {sum(row.values()):3}  " + "  ".join(f"{answer} {count}" for answer, count in row.most_common()))


def speed(path: Path) -> None:
    """Prints articles a second for the whole path, and the share of each stage."""
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").split("\n") if row.strip()]
    articles: list[Article] = [article(row["text"], id=row["id"], lang=row["lang"], published=row.get("published")) for row in rows]
    parser, linker, extractor = ModelParser(), TableLinker(knowledge()), CodebookExtractor(None, knowledge())
    parser.parse(articles[:1])
    marks = [time.perf_counter()]
    sentences = parser.parse(articles)
    marks.append(time.perf_counter())
    mentions = linker.link(articles, sentences)
    marks.append(time.perf_counter())
    claims = extractor.extract(articles, sentences, mentions)
    marks.append(time.perf_counter())
    total = marks[-1] - marks[0]
    shares = ", ".join(
        f"{name} {(after - before) / total:.0%}" for name, before, after in zip(("language", "linking", "claims"), marks, marks[1:], strict=False)
    )
    print(f"{len(articles) / total:.1f} articles a second ({shares}), {sum(map(len, claims))} claims")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gsr", type=Path)
    options.add_argument("--speed", type=Path, metavar="GOLD.jsonl", help="articles to time the whole path with")
    chosen = options.parse_args()
    measure(chosen.gsr)
    if chosen.speed:
        speed(chosen.speed)


if __name__ == "__main__":
    main()
