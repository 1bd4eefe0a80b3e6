"""Measures the linking room: `python benchmarks/linking.py GOLD.jsonl [-o PREDICTIONS.jsonl] [--speed] [--calibration]`.

GOLD holds one article a line, as annotated for `kg evaluate`: id, lang, text, body, published, mentions.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kg.language.blank import BlankParser
from kg.linking.knowledge import Knowledge
from kg.linking.linker import TableLinker
from kg.linking.matching import Matcher
from kg.linking.pieces import Pieces
from kg.model import Article, Mention, Span


def article(row: dict) -> Article:
    """An article of a gold file's line."""
    body = tuple(Span(*span) for span in row.get("body") or [[0, len(row["text"])]])
    published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    return Article(row["id"], row["text"], row["lang"], body, row.get("title"), published)


def prediction(article: Article, mentions: Sequence[Mention]) -> dict:
    """What scorers read."""
    return {
        "id": article.id,
        "mentions": [
            {"start": m.start, "end": m.end, "text": m.text, "kind": m.entity.kind.mention_kind, "id": m.entity.id, "score": m.score} for m in mentions
        ],
    }


def calibrate(rows: Sequence[dict], found: Sequence[Sequence[Mention]]) -> None:
    """Prints, for each band of scores, how many links were right: gold mentions with the same span, or an optional one that overlaps."""
    bands: dict[float, list[tuple[float, bool]]] = defaultdict(list)
    for row, mentions in zip(rows, found, strict=True):
        for mention in mentions:
            same = [m for m in row["mentions"] if (m["start"], m["end"]) == (mention.start, mention.end)]
            near = same or [m for m in row["mentions"] if m.get("optional") and m["start"] < mention.end and mention.start < m["end"]]
            right = any(m["id"] == mention.entity.id or (not mention.entity.qid and m["id"][:1] in "nw") for m in near)
            bands[min(9, int(mention.score * 10)) / 10 if mention.score < 0.95 else 0.95].append((mention.score, right))
    print(f"{'score':>8}  {'links':>6}  {'mean score':>10}  {'right':>6}")
    for band, links in sorted(bands.items()):
        print(f"{band:>8}  {len(links):>6}  {sum(s for s, _ in links) / len(links):>10.3f}  {sum(r for _, r in links) / len(links):>6.3f}")


def speed(knowledge: Knowledge, folder: Path | None, articles: Sequence[Article]) -> None:
    """Prints the speed of name matching and of linking, and of spaCy's PhraseMatcher with the same names."""
    import spacy
    from spacy.matcher import PhraseMatcher

    copies = max(1, 2_000_000 // max(1, sum(len(a.text) for a in articles)))
    corpus = list(articles) * copies
    size = sum(len(a.text.encode()) for a in corpus) / 1e6
    parsed = BlankParser().parse(list(articles)) * copies
    linker = TableLinker(knowledge, folder)
    linker.link(corpus[:20], parsed[:20])
    begin = time.perf_counter()
    matcher = Matcher(knowledge.lexicon)
    for one, sentences in zip(corpus, parsed, strict=True):
        for _ in matcher.matches(Pieces.of(one, sentences)):
            pass
    matching = time.perf_counter() - begin
    begin = time.perf_counter()
    linker.link(corpus, parsed)
    linking = time.perf_counter() - begin
    pipe = spacy.blank("de")
    begin = time.perf_counter()
    phrases = PhraseMatcher(pipe.vocab)
    phrases.add("name", [pipe.make_doc(name) for name in {reading.name for reading in knowledge.lexicon}])
    building = time.perf_counter() - begin
    docs = [pipe.make_doc(one.text) for one in articles]
    begin = time.perf_counter()
    for doc in docs:
        phrases(doc)
    spacy_time = time.perf_counter() - begin
    part = sum(len(a.text.encode()) for a in articles) / 1e6
    print(f"names {len(knowledge.lexicon)}, text {size:.2f} MB, {len(corpus)} articles")
    print(f"kg name matching        {size / matching:6.2f} MB/s (from parsed sentences, pieces included)")
    print(f"spaCy PhraseMatcher     {part / spacy_time:6.2f} MB/s (on tokenized docs; building it took {building:.1f} s)")
    print(f"linking an article      {1000 * linking / len(corpus):6.2f} ms, {size / linking:.2f} MB/s")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path)
    options.add_argument("-o", "--output", type=Path)
    options.add_argument("-k", "--knowledge", type=Path, help="folder of knowledge tables, by default those of kg")
    options.add_argument("--speed", action="store_true")
    options.add_argument("--calibration", action="store_true")
    chosen = options.parse_args()
    rows = [json.loads(line) for line in chosen.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = [article(row) for row in rows]
    begin = time.perf_counter()
    knowledge = Knowledge.load(chosen.knowledge)
    print(f"knowledge loaded in {time.perf_counter() - begin:.2f} s: {len(knowledge)} entities, {len(knowledge.lexicon)} names")
    found = TableLinker(knowledge, chosen.knowledge).link(articles, BlankParser().parse(articles))
    if chosen.output:
        chosen.output.write_text(
            "".join(json.dumps(prediction(a, m), ensure_ascii=False) + "\n" for a, m in zip(articles, found, strict=True)), encoding="utf-8"
        )
    if chosen.calibration:
        calibrate(rows, found)
    if chosen.speed:
        speed(knowledge, chosen.knowledge, articles)


if __name__ == "__main__":
    main()
