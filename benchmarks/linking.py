"""Measures the linking room: `python benchmarks/linking.py GOLD.jsonl [-o PREDICTIONS.jsonl] [--speed] [--calibration]`.

GOLD holds one article a line, as annotated for `kg evaluate`: id, lang, text, body, published, mentions.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from kg.language.blank import BlankParser
from kg.linking.knowledge import Knowledge
from kg.linking.linker import TableLinker
from kg.linking.matching import Matcher
from kg.linking.pieces import Pieces
from kg.linking.vocabulary import Vocabulary
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
    wrong = known = 0
    for row, mentions in zip(rows, found, strict=True):
        for mention in mentions:
            same = [m for m in row["mentions"] if (m["start"], m["end"]) == (mention.start, mention.end)]
            near = same or [m for m in row["mentions"] if m.get("optional") and m["start"] < mention.end and mention.start < m["end"]]
            right = any(m["id"] == mention.entity.id or (not mention.entity.qid and m["id"][:1] in "nw") for m in near)
            known += mention.entity.known
            wrong += mention.entity.known and not right
            bands[min(9, int(mention.score * 10)) / 10 if mention.score < 0.95 else 0.95].append((mention.score, right))
    print(f"wrong links: {wrong} of {known} to entities of the tables, {wrong / max(1, known):.3f}")
    print(f"{'score':>8}  {'links':>6}  {'mean score':>10}  {'right':>6}")
    for band, links in sorted(bands.items()):
        print(f"{band:>8}  {len(links):>6}  {sum(s for s, _ in links) / len(links):>10.3f}  {sum(r for _, r in links) / len(links):>6.3f}")


def speed(knowledge: Knowledge, folder: Path | None, articles: Sequence[Article]) -> None:
    """Prints the speed of name matching and of linking, and of spaCy's PhraseMatcher with the same names."""
    import spacy
    from spacy.matcher import PhraseMatcher

    copies = max(1, 1_000_000 // max(1, sum(len(one.text) for one in articles)))
    corpus = list(articles) * copies
    size = sum(len(one.text.encode()) for one in corpus) / 1e6
    parsed = BlankParser().parse(list(articles)) * copies
    linker = TableLinker(knowledge, folder)
    linker.link(corpus[: len(articles)], parsed[: len(articles)])
    matcher = Matcher(Vocabulary(knowledge.lexicon))

    def match() -> None:
        for one, sentences in zip(corpus, parsed, strict=True):
            for _ in matcher.matches(Pieces.of(one, sentences)):
                pass

    pipes = {lang: spacy.blank(lang) for lang in ("de", "en")}
    phrases = {lang: PhraseMatcher(pipe.vocab) for lang, pipe in pipes.items()}
    names = sorted({reading.name for reading in knowledge.lexicon})
    building = seconds(lambda: [phrases[lang].add("name", [pipe.make_doc(name) for name in names]) for lang, pipe in pipes.items()])
    print(f"names {len(knowledge.lexicon)}, text {size:.2f} MB, {len(corpus)} articles; seconds are of this process")
    print(f"kg, text to matches               {size / seconds(match):6.2f} MB/s")
    print(f"spaCy, text to matches            {size / seconds(lambda: [phrases[one.lang](pipes[one.lang].make_doc(one.text)) for one in corpus]):6.2f} MB/s")
    docs = [(one.lang, pipes[one.lang].make_doc(one.text)) for one in corpus]
    print(f"spaCy, tokens to matches          {size / seconds(lambda: [phrases[lang](doc) for lang, doc in docs]):6.2f} MB/s (building took {building:.1f} s)")
    linking = seconds(lambda: linker.link(corpus, parsed))
    print(f"kg, sentences to linked mentions  {size / linking:6.2f} MB/s, {1000 * linking / len(corpus):.2f} ms an article")


def seconds(work: Callable[[], object]) -> float:
    """How much processor time a piece of work takes: other processes do not count."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


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
    begin = time.process_time()
    knowledge = Knowledge.load(chosen.knowledge)
    print(f"knowledge loaded in {time.process_time() - begin:.2f} s: {len(knowledge)} entities, {len(knowledge.lexicon)} names")
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
