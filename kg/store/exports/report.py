"""Graph -> one HTML page to send or archive: what the articles claim, of whom, and in which words. No script, nothing loaded from elsewhere."""

import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from pathlib import Path

from kg.store.exports.labels import labels
from kg.store.exports.pairs import Told
from kg.store.exports.sides import Party
from kg.store.exports.summary import Summary, summary
from kg.store.exports.timeline_svg import timeline_svg
from kg.store.port import Store

_HERE = Path(__file__).parent


def report(store: Store, lang: str = "en") -> str:
    """The page, in "en" or "de"."""
    words = tomllib.loads((_HERE / "report.toml").read_text(encoding="utf-8"))[lang]
    found = summary(store, lang)
    return "\n".join(
        (
            f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
            # Should anything hostile ever get through, the browser still loads and runs nothing.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{words['title']}</title>\n<style>\n{(_HERE / 'report.css').read_text(encoding='utf-8')}</style>\n</head>\n<body>",
            *_overview(found, words),
            *_actors(found, words, lang),
            *_statuses(found, words, lang),
            f"<footer>{words['footer']}</footer>\n</body>\n</html>\n",
        )
    )


def _overview(found: Summary, words: dict[str, str]) -> Iterator[str]:
    yield f'<h1>{words["title"]}</h1>\n<p class="lead">{words["lead"]}</p>'
    months = {month: counts for month, counts in found.months.items() if month is not None}
    counts = [(words[name], f"{getattr(found, name):,}") for name in ("articles", "claims", "events", "entities")]
    if months:
        first, last = f"{min(months):%Y-%m}", f"{max(months):%Y-%m}"
        counts.append((words["period"], first if first == last else f"{first} – {last}"))
    yield '<dl class="counts">' + "".join(f"<div><dt>{name}</dt><dd>{count}</dd></div>" for name, count in counts) + "</dl>"
    yield f"<h2>{words['timeline']}</h2>"
    yield timeline_svg(months, words["happened"], words["other"])
    yield f'<p class="soft"><span class="key full">{words["happened"]}</span><span class="key open">{words["other"]}</span></p>'
    if undated := sum(found.months.get(None, (0, 0))):
        yield f'<p class="soft">{undated:,} {words["undated"]}</p>'


def _actors(found: Summary, words: dict[str, str], lang: str) -> Iterator[str]:
    yield f'<h2>{words["actors"]}</h2>\n<p class="soft">{words["actors_lead"]}</p>'
    head = [words["actor"], words["acts"], words["suffers"], words["score"]]
    yield _table(head, ([_link(one.party), f"{one.acts:,}", f"{one.suffers:,}", _number(one.mean)] for one in found.standings), 1)
    yield f"<h2>{words['dyads']}</h2>"
    head = [words["actor"], words["target"], words["claims"], labels(lang)["occurred"], words["score"], words["last"]]
    rows = ([_link(one.actor), _link(one.target), f"{one.claims:,}", f"{one.occurred:,}", _number(one.mean), _day(one.last)] for one in found.between)
    yield _table(head, rows, 2)
    yield f'<p class="soft">{words["missing"].format(count=f"{found.one_sided:,}")}</p>'


def _statuses(found: Summary, words: dict[str, str], lang: str) -> Iterator[str]:
    yield f"<h2>{words['status']}</h2>\n<nav><ul>"
    for status, count in found.statuses.items():
        yield f'<li><a href="#{status}">{labels(lang)[status]}</a> {count:,}</li>'
    yield "</ul></nav>"
    for status, count in found.statuses.items():
        claims = found.newest[status]
        yield f'<h3 id="{status}">{labels(lang)[status]} <small>{words["shown"].format(shown=len(claims), all=f"{count:,}")}</small></h3>'
        yield f'<ol class="claims {status}">'
        yield from (_claim(one, found, lang) for one in claims)
        yield "</ol>"


def _claim(one: Told, found: Summary, lang: str) -> str:
    def named(role: str) -> str:
        return ", ".join(_link(found.known.party(entity)) for entity in one.roles.get(role, ()))

    parts = [
        named("actor"),
        labels(lang)[one.text("kind")],
        f"→ {named('target')}" if named("target") else "",
        f"({named('instrument')})" if named("instrument") else "",
    ]
    where = [_link_to(one.text("url"), one.text("title") or one.text("article")), escape(one.text("source")), one.text("published")]
    speaker = f"{named('speaker')} · " if named("speaker") else ""
    quote = f'<blockquote lang="{escape(one.text("lang"))}">{escape(one.text("quote"))}</blockquote>'
    return f'<li><div class="who">{" ".join(filter(None, parts))}</div>{quote}<small>{speaker}{" · ".join(filter(None, where))}</small></li>'


def _table(head: list[str], rows: Iterable[list[str]], numbers_from: int) -> str:
    """A table whose cells are HTML already."""

    def line(cells: list[str], tag: str) -> str:
        opened = [f'<{tag} class="n">' if at >= numbers_from else f"<{tag}>" for at in range(len(cells))]
        return "<tr>" + "".join(f"{tags}{cell}</{tag}>" for tags, cell in zip(opened, cells, strict=True)) + "</tr>"

    return "\n".join(
        ('<div class="scroll"><table>', f"<thead>{line(head, 'th')}</thead><tbody>", *(line(cells, "td") for cells in rows), "</tbody></table></div>")
    )


def _link(party: Party) -> str:
    return _link_to(f"https://www.wikidata.org/wiki/{party.qid}", party.name) if party.qid else escape(party.name)


def _link_to(url: str, text: str) -> str:
    """A link where the address is one of the web; anything else stays text."""
    if not url.startswith(("https://", "http://")):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(text)}</a>'


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}".replace("-", "−")


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
