"""Measures the resolver of time expressions: `python benchmarks/times.py GOLD.jsonl [--parser model] [--dateparser] [--errors]`.

Two measurements. The tables of tests/times: how many of their expressions are found with the right words and the right days. And annotated claims of GOLD (one
article a line, as for `kg evaluate`): whether the clause of a claim holds an expression that resolves to the claim's time, and none where it has no time. The
clause is the claim's own span, and its tense is guessed from the status, so this says what the resolver offers, not what extraction makes of it.
With --dateparser the same for the library of that name (`pip install dateparser`), which kg does not use.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

from kg.claims.times import Tense, find_times, resolve
from kg.language.blank import BlankParser, tokens
from kg.language.port import Parser
from kg.model import Article, Sentence, Span, When

TABLES = Path(__file__).parent.parent / "tests" / "times"
TENSES: tuple[Tense, ...] = ("past", "present", "future")
AHEAD = ("announced", "requested", "threatened", "refused", "possible")
Reader = Callable[[str, str, date | None, Tense], list[tuple[str, When | None]]]


def kg_times(text: str, lang: str, published: date | None, tense: Tense) -> list[tuple[str, When | None]]:
    """Each expression of a sentence, by kg: its words and its days."""
    parsed = Sentence(0, len(text), tuple(tokens(text, lang, Span(0, len(text)))))
    found = find_times(parsed, lang)
    return [(text[parsed.tokens[one.start].start : parsed.tokens[one.end - 1].end], resolve(one, published, tense)) for one in found]


def dateparser_times(text: str, lang: str, published: date | None, tense: Tense) -> list[tuple[str, When | None]]:
    """The same by dateparser, told the publication day and to prefer dates of the tense."""
    search = import_module("dateparser.search").search_dates
    settings = {"PREFER_DATES_FROM": "future" if tense == "future" else "past"}
    if published:
        settings["RELATIVE_BASE"] = datetime(published.year, published.month, published.day)  # noqa: DTZ001
    return [(words, When(day.date(), day.date())) for words, day in search(text, languages=[lang], settings=settings) or []]


def table(lang: str) -> Iterator[tuple[date | None, Tense, str, list[str], list[str]]]:
    """The cases of tests/times: publication day, tense, text, the words and the days of its expressions."""
    published: date | None = None
    for line in (TABLES / f"{lang}.txt").read_text().splitlines():
        if line.startswith("@ "):
            published = None if line[2:] == "none" else date.fromisoformat(line[2:])
        elif "|" in line and not line.startswith("#"):
            tense, marked, expected = (part.strip() for part in line.split("|"))
            yield published, tense, re.sub(r"[\[\]]", "", marked), re.findall(r"\[(.*?)\]", marked), expected.split()


def written(when: When | None) -> str:
    """A time as the tables write it."""
    if when is None:
        return "-"
    return str(when.first) if when.first == when.last else f"{when.first or ''}..{when.last or ''}"


def measure_tables(name: str, reader: Reader, errors: bool) -> None:
    """Prints how many expressions of the tables a reader gets right: the days, and (first day only) the day that begins them."""
    for lang in ("de", "en"):
        counts: Counter[str] = Counter()
        for published, tense, text, _, expected in table(lang):
            wanted = [days for days in expected if days != "-"]
            found = [when for _, when in reader(text, lang, published, tense) if when]
            right = Counter(wanted) & Counter(written(when) for when in found)
            begun = Counter(days.split("..")[0] for days in wanted) & Counter(str(when.first or "") for when in found)
            counts.update(wanted=len(wanted), found=len(found), right=right.total(), begun=begun.total(), false=max(0, len(found) - len(wanted)))
            counts.update(sentences=1, whole=sorted(wanted) == sorted(written(when) for when in found))
            if errors and sorted(wanted) != sorted(written(when) for when in found):
                print(f"  {lang} {tense}: {text}\n      wanted {wanted}, {name} says {[written(when) for when in found]}")
        print(
            f"{name:>10} {lang}  sentences {counts['whole']}/{counts['sentences']}  times {counts['right']}/{counts['wanted']}"
            f"  first day alone {counts['begun']}/{counts['wanted']}  found {counts['found']}, where there is none {counts['false']}"
        )


def overlaps(one: When, other: When) -> bool:
    """Whether two times share a day."""
    return (one.first or date.min) <= (other.last or date.max) and (other.first or date.min) <= (one.last or date.max)


def until_published(when: When, published: date) -> When:
    """As annotators close what is still going on: on the publication day."""
    return When(when.first, published) if when.last is None and when.first and when.first <= published else when


def offered(name: str, article: Article, sentences: tuple[Sentence, ...], claim: dict, tense: Tense) -> list[When]:
    """The times in a claim's span, without those of nouns."""
    assert article.published
    start, end = claim["start"], claim["end"]
    if name == "dateparser":
        return [when for _, when in dateparser_times(article.text[start:end], article.lang, article.published, tense) if when]
    found = []
    for parsed in sentences:
        for one in find_times(parsed, article.lang):
            inside = start <= parsed.tokens[one.start].start and parsed.tokens[one.end - 1].end <= end
            when = resolve(one, article.published, tense) if inside and not one.adnominal else None
            found += [until_published(when, article.published)] if when else []
    return found


def measure_gold(name: str, articles: list[Article], rows: list[dict], parsed: list[tuple[Sentence, ...]], errors: bool) -> None:
    """Prints, for each language, how many claims' times are offered in their clause."""
    for lang in ("de", "en"):
        counts: Counter[str] = Counter()
        for article, row, sentences in zip(articles, rows, parsed, strict=True):
            for claim in row["claims"] if article.lang == lang else []:
                tense: Tense = "future" if claim["status"][0] in AHEAD else "past"
                times = offered(name, article, sentences, claim, tense)
                if claim["when"] is None:
                    counts.update(null=1, clean=not times)
                    bad = bool(times)
                else:
                    wanted = When(*(date.fromisoformat(claim["when"][key]) if claim["when"][key] else None for key in ("from", "to")))
                    exact, near = wanted in times, any(overlaps(one, wanted) for one in times)
                    some = any(wanted in offered(name, article, sentences, claim, other) for other in TENSES)
                    counts.update(timed=1, said=bool(times), exact=exact, near=near, some=some)
                    bad = not exact
                if errors and bad:
                    print(f"  {lang} {article.published} {claim['status'][0]} {claim['when']} {[written(one) for one in times]}")
                    print(f"      {article.quote(claim['start'], claim['end'])}")
        said = counts["said"] + counts["null"] - counts["clean"]
        precision, recall = counts["exact"] / max(1, said), counts["exact"] / max(1, counts["timed"])
        print(
            f"{name:>10} {lang}  with a time {counts['timed']}: the clause says one {counts['said']}, the same {counts['exact']}"
            f" (in some tense {counts['some']}), one that overlaps {counts['near']}"
            f" | without {counts['null']}: the clause says none {counts['clean']} | exact precision {precision:.3f} recall {recall:.3f}"
        )


def speed(sentences: list[tuple[Sentence, str]]) -> None:
    """Prints how many tokens a second are searched."""
    count = sum(len(one.tokens) for one, _ in sentences)
    begin = time.perf_counter()
    for one, lang in sentences:
        find_times(one, lang)
    seconds = time.perf_counter() - begin
    print(f"{count / seconds:,.0f} tokens/s in {len(sentences)} sentences")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, nargs="?")
    options.add_argument("--parser", choices=["blank", "model"], default="blank")
    options.add_argument("--dateparser", action="store_true")
    options.add_argument("--errors", action="store_true")
    given = options.parse_args()
    names = ["kg", "dateparser"] if given.dateparser else ["kg"]
    for name in names:
        measure_tables(name, kg_times if name == "kg" else dateparser_times, given.errors)
    if given.gold:
        rows = [json.loads(line) for line in given.gold.read_text().splitlines()]
        articles = [
            Article(row["id"], row["text"], row["lang"], tuple(Span(*span) for span in row["body"]), published=date.fromisoformat(row["published"]))
            for row in rows
        ]
        parser: Parser = import_module("kg.language.parser").ModelParser() if given.parser == "model" else BlankParser()
        parsed = parser.parse(articles)
        for name in names:
            measure_gold(name, articles, rows, parsed, given.errors)
        speed([(one, article.lang) for article, sentences in zip(articles, parsed, strict=True) for one in sentences] * 5)


if __name__ == "__main__":
    main()
