"""A small corpus for the tests of engines and copies, and the graph of it that nothing has disturbed."""

from datetime import date
from functools import cache
from pathlib import Path

import kg
from kg.model import Article
from kg.pipeline import build

PLUGINS = Path(__file__).parent / "plugins"
_TEXTS = (
    ("de", "Russland hat Belarus {} Raketen vom Typ Iskander geliefert. Wladimir Putin kündigte in Moskau weitere an, Litauen protestierte."),
    ("en", "Poland and Lithuania met in Warsaw on Monday about {} crossings at their border. The Kremlin said NATO threatened Belarus."),
    ("de", "Die Europäische Union beschloss {} neue Sanktionen gegen Iran. Das Außenministerium in Teheran wies die Vorwürfe zurück."),
)


def article(number: int, author: str | None = None) -> Article:
    lang, text = _TEXTS[number % len(_TEXTS)]
    return kg.article(text.format(number + 2), id=f"a{number}", lang=lang, published=date(2022, 6, 1 + number % 28), author=author)


@cache
def articles(count: int) -> tuple[Article, ...]:
    return tuple(map(article, range(count)))


@cache
def undisturbed(*given: Article) -> bytes:
    """The graph of these articles as N-Quads, by the whole flow in this process."""
    return build(given, parser="blank").serialize("nq")
