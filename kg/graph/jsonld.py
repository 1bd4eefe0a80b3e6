"""Quads -> JSON-LD that people can read: short names by one context, texts by language, each article's graph a block of its own.

pyoxigraph writes JSON-LD expanded, every IRI in full; this is a third of its size, and the same quads when it is read again.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.graph import vocabulary as v

_LINKS = {
    **{p.value.removeprefix(v.KG): p for p in (v.ABOUT, v.STATUS, v.SPEAKER, v.REPORTER, v.ACTOR, v.TARGET, v.INSTRUMENT, v.PLACE, v.REFERS_TO)},
    **{p.value.removeprefix(v.KG): p for p in (v.REPRESENTS, v.MEMBER_OF, v.STATE, v.HOLDER, v.OFFICE, v.OPERATOR, v.MAKER, v.ISSUER)},
    "inSentence": v.SENTENCE,  # "sentence" is a prefix
    "derivedFrom": v.DERIVED_FROM,
    "sameAs": v.SAME_AS,
    "url": v.URL,
}
_TEXTS = {"label": v.LABEL, "headline": v.HEADLINE, "quote": v.QUOTE, "surface": v.SURFACE}
_TYPED = {
    **{p.value.removeprefix(v.KG): (p, v.XSD_INTEGER) for p in (v.START, v.END)},
    **{p.value.removeprefix(v.KG): (p, v.XSD_DECIMAL) for p in (v.SCORE, v.PLOVER_SCORE)},
    **{p.value.removeprefix(v.KG): (p, v.XSD_DATE) for p in (v.FROM, v.TO)},
    "datePublished": (v.DATE_PUBLISHED, v.XSD_DATE),
    "publishedAt": (v.PUBLISHED_AT, v.XSD_DATE_TIME),
}
_PLAIN = {
    **{p.value.removeprefix(v.SCHEMA): p for p in (v.IDENTIFIER, v.IN_LANGUAGE, v.PUBLISHER, v.AUTHOR)},
    **{p.value.removeprefix(v.KG): p for p in (v.PLOVER, v.PLOVER_MODE, v.ENTRY)},
}


_LONGEST_FIRST = sorted(v.PREFIXES.items(), key=lambda pair: -len(pair[1]))


def context() -> dict[str, Any]:
    """The context: prefixes, and a word for each property that kg writes."""
    words: dict[str, Any] = {"id": "@id", "type": "@type", "graph": "@graph", **v.PREFIXES}
    words |= {name: {"@id": _prefixed(p.value), "@type": "@id"} for name, p in _LINKS.items()}
    words |= {name: {"@id": _prefixed(p.value), "@container": "@language"} for name, p in _TEXTS.items()}
    words |= {name: {"@id": _prefixed(p.value), "@type": _prefixed(kind.value)} for name, (p, kind) in _TYPED.items()}
    words |= {name: _prefixed(p.value) for name, p in _PLAIN.items()}
    return words


def compact(quads: Iterable[Quad]) -> Iterator[bytes]:
    """The document in pieces, one node a line; quads sorted by graph and subject give the same bytes always.

    >>> from kg.graph.vocabulary import RDF_TYPE, STATE_CLASS, WD
    >>> *_, node, _ = compact([Quad(NamedNode(WD + "Q159"), RDF_TYPE, STATE_CLASS)])
    >>> node
    b'{"id":"wd:Q159","type":"kg:State"}'
    """
    yield b'{"@context":' + _dumped(context()) + b',"graph":[\n'
    between = b""
    for name, graph in groupby(quads, key=lambda quad: quad.graph_name):
        named = not isinstance(name, DefaultGraph)
        yield between + (b'{"id":' + _dumped(_name(name)) + b',"graph":[\n' if named else b"")
        for at, (subject, about) in enumerate(groupby(graph, key=lambda quad: quad.subject)):
            if at:
                yield b",\n"
            yield _dumped({"id": _name(subject), **_properties(about)})
        between = b"]},\n" if named else b",\n"
    yield (b"]}" if between == b"]},\n" else b"") + b"\n]}\n"


def _properties(about: Iterable[Quad]) -> dict[str, Any]:
    """The properties of one node, one value bare, several in a list."""
    found: dict[str, Any] = {}
    for quad in about:
        key, value = _property(quad)
        if isinstance(key, tuple):
            texts = found.setdefault(key[0], {})
            texts[key[1]] = _joined(texts.get(key[1]), value)
        else:
            found[key] = _joined(found.get(key), value)
    return found


def _property(quad: Quad) -> tuple[str | tuple[str, str], Any]:
    predicate, value = quad.predicate, quad.object
    word = _words().get(predicate.value)
    if predicate == v.RDF_TYPE and isinstance(value, NamedNode):
        return "type", _name(value)
    if isinstance(value, Literal):
        if word in _TEXTS and value.language:
            return (word, value.language), value.value
        if word in _TYPED and value.datatype == _TYPED[word][1]:
            integer = value.datatype == v.XSD_INTEGER and str(int(value.value)) == value.value
            return word, int(value.value) if integer else value.value
        if word in _PLAIN and value.datatype == v.XSD_STRING:
            return word, value.value
        kind = {"@language": value.language} if value.language else {} if value.datatype == v.XSD_STRING else {"@type": _prefixed(value.datatype.value)}
        return _prefixed(predicate.value), {"@value": value.value, **kind}
    assert isinstance(value, NamedNode | BlankNode)  # kg writes no triples about triples
    return (word, _name(value)) if word in _LINKS else (_prefixed(predicate.value), {"id": _name(value)})


@cache
def _words() -> dict[str, str]:
    groups = (_LINKS.items(), _TEXTS.items(), ((name, p) for name, (p, _) in _TYPED.items()), _PLAIN.items())
    return {p.value: name for group in groups for name, p in group}


def _joined(before: Any, value: Any) -> Any:
    if before is None:
        return value
    return [*before, value] if isinstance(before, list) else [before, value]


def _name(node: Any) -> str:
    return f"_:{node.value}" if isinstance(node, BlankNode) else _prefixed(node.value)


@lru_cache(maxsize=1 << 16)
def _prefixed(iri: str) -> str:
    """An IRI by its prefix, the longest namespace first; in full where the rest would read as something else."""
    for prefix, namespace in _LONGEST_FIRST:
        rest = iri[len(namespace) :]
        if rest and iri.startswith(namespace) and not rest.startswith("//"):
            return f"{prefix}:{rest}"
    return iri


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
