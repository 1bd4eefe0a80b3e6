"""An HTML tree -> what the page says of itself: JSON-LD first, then meta tags, then the page's own elements."""

import html
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from kg.reading.dates import day_of

ARTICLE_TYPES = {"Article", "NewsArticle", "BlogPosting", "LiveBlogPosting", "Report", "TechArticle", "ScholarlyArticle"}
NESTED = ("@graph", "mainEntity", "mainEntityOfPage")
PUBLISHED = ("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date")
PUBLISHED_LESS_COMMON = ("dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "last-published")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says of itself, as written; None where it says nothing."""

    lang: str | None
    published: str | None
    title: str | None
    url: str | None
    source: str | None
    author: str | None


def metadata(tree: Any, address: str | None = None) -> PageMetadata:
    """The metadata of a parsed page (an lxml element); `address` is where it was fetched from.

    Malformed JSON-LD is passed over. A publication date that nobody can read is handed on, to be complained of, unless a readable one stands elsewhere.
    """
    meta = _meta(tree)
    nodes = list(_nodes(tree))
    node = next((node for node in nodes if _is_article(node)), next((node for node in nodes if "datePublished" in node), {}))
    dates = [_text(node.get("datePublished")), *(meta.get(name) for name in PUBLISHED + PUBLISHED_LESS_COMMON), *_times(tree)]
    return PageMetadata(
        lang=_first(tree.xpath("/html/@lang"), tree.xpath("/html/@*[local-name()='lang']"), [meta.get("og:locale")], [_text(node.get("inLanguage"))]),
        published=_readable([given for given in dates if given]),
        title=_first(
            [_text(node.get("headline"))],
            [meta.get("og:title")],
            [_content(h1) for h1 in tree.xpath("//h1")],
            [_content(title) for title in tree.xpath("//title")],
        ),
        url=_address(tree, meta, node, address),
        source=_first([_text(node.get("publisher"))], [meta.get("og:site_name")], [meta.get("application-name")]),
        author=_first([_text(node.get("author"))], [meta.get("author")], [meta.get("article:author")], [meta.get("dc.creator")]),
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes of the page, from the outside in."""
    for script in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        raw = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>").strip().removesuffix(";")
        try:
            yield from _walk(json.loads(raw, strict=False))
        except (ValueError, RecursionError):
            continue  # the page is worth reading without it


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for part in value:
            yield from _walk(part)
    elif isinstance(value, dict):
        yield value
        for key in NESTED:
            yield from _walk(value.get(key))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and (kind in ARTICLE_TYPES or kind.endswith("NewsArticle")) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(value: Any) -> str | None:
    """A string, the name of a node, or those of a list of nodes."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for part in value if (name := _text(part)))) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _times(tree: Any) -> list[str]:
    return [str(given) for given in tree.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")]


def _readable(dates: list[str]) -> str | None:
    for given in dates:
        try:
            day_of(given)
        except ValueError:
            continue
        return given
    return dates[0] if dates else None


def _address(tree: Any, meta: dict[str, str], node: dict[str, Any], address: str | None) -> str | None:
    """The canonical address; one that leads to the front page while the article stands elsewhere is a mistake of the site."""
    for given in (*tree.xpath("//link[translate(@rel, 'CANONICAL', 'canonical')='canonical']/@href"), meta.get("og:url"), _text(node.get("url"))):
        url = urljoin(address or "", str(given or "").strip())
        parts = urlsplit(url)
        is_front = parts.path in ("", "/") and not parts.query
        if parts.scheme in ("http", "https") and parts.netloc and not (is_front and (address is None or urlsplit(address).path not in ("", "/"))):
            return url
    return None


def _first(*groups: Iterable[Any]) -> str | None:
    for group in groups:
        for given in group:
            if given and (shown := str(given).strip()):
                return shown
    return None


def _content(element: Any) -> str:
    return " ".join(element.text_content().split())
