"""Stored queries: files `queries/*.rq` -> checked SPARQL text.

A file begins with grlc's `#+` header (YAML: summary, tags, params) and runs as it stands in any SPARQL tool. A parameter is a one-row
`VALUES ?name { default }`; a value given for it replaces that row as a checked term of the default's type, never as text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.graph.vocabulary import PREFIXES, WD, XSD
from kg.resources import folder
from kg.store.answers import Term

_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_PREFIX = re.compile(r"^\s*PREFIX\s+([\w-]*):\s*<([^>]*)>", re.MULTILINE | re.IGNORECASE)
_ROW = r"VALUES\s+\?{name}\s*\{{\s*(?P<term>(?:[^{{}}\"]|\"(?:[^\"\\]|\\.)*\")*?)\s*\}}"
_QID = re.compile(r"Q[1-9]\d*")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LEXICAL = {
    "date": re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"),
    "integer": re.compile(r"[+-]?\d+"),
    "decimal": re.compile(r"[+-]?\d*\.?\d+"),
    "boolean": re.compile(r"true|false"),
}


@dataclass(frozen=True, slots=True, order=True)
class StoredQuery:
    """One question: its name is the file's, `params` maps each parameter to what it means."""

    name: str
    summary: str
    tags: tuple[str, ...]
    params: tuple[tuple[str, str], ...]
    text: str

    def defaults(self) -> dict[str, Term]:
        """The term that stands in the file for each parameter."""
        return {name: self._default(name) for name, _ in self.params}

    def with_values(self, values: Mapping[str, object]) -> str:
        """The SPARQL text with these parameters in place of the defaults.

        Raises:
            QueryError: there is no such parameter, or the value is no term of its type.
        """
        text = self.text
        for name, value in values.items():
            if name not in dict(self.params):
                known = ", ".join(name for name, _ in self.params) or "it has none"
                raise QueryError(f"query {self.name} has no parameter {name!r} (parameters: {known})")
            term = checked_term(value, self._default(name), dict(_PREFIX.findall(self.text)), f"{self.name}: {name}")
            start, end = self._row(name, text).span()
            text = f"{text[:start]}VALUES ?{name} {{ {term} }}{text[end:]}"
        return text

    def _default(self, name: str) -> Term:
        row = self._row(name, self.text)
        prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in _PREFIX.findall(self.text))
        try:
            ((term,),) = pyoxigraph.Store().query(f"{prefixes}SELECT ?{name} {{ {row.group()} }}")  # type: ignore[misc]
        except (SyntaxError, ValueError):
            raise QueryError(f"query {self.name}: the default of {name!r} is not one term: {row['term']}") from None
        default: Term = term
        return default

    def _row(self, name: str, text: str) -> re.Match[str]:
        row = re.search(_ROW.format(name=name), text)
        if row is None:
            raise QueryError(f"query {self.name} names the parameter {name!r} but has no row VALUES ?{name} {{ … }}")
        return row


def checked_term(value: object, default: Term, prefixes: Mapping[str, str], what: str) -> Term:
    """`value` as a term of the same type as `default`; QIDs, prefixed names and full IRIs are IRIs.

    Raises:
        QueryError: it is no such term; the message begins with `what`.
    """
    text = str(value)
    if isinstance(default, Literal):
        lexical = _LEXICAL.get(default.datatype.value.removeprefix(XSD))
        if lexical and not lexical.fullmatch(text):
            raise QueryError(f"{what}: {text!r} is not a value of xsd:{default.datatype.value.removeprefix(XSD)}, such as {default.value}")
        return Literal(text, language=default.language) if default.language else Literal(text, datatype=default.datatype)
    prefix, colon, local = text.partition(":")
    namespaces = {**PREFIXES, **prefixes}
    if _QID.fullmatch(text):
        text = WD + text
    elif colon and prefix in namespaces and not local.startswith("//"):
        text = namespaces[prefix] + local
    try:
        if ":" not in text:
            raise ValueError
        return NamedNode(text)
    except ValueError:
        raise QueryError(f"{what}: {str(value)!r} is no QID, prefixed name or IRI, such as Q159, kg:Announced or https://…") from None


def library(directory: Path | None = None) -> Iterator[StoredQuery]:
    """Every stored query of a folder (kg's own by default), by name.

    Raises:
        QueryError: a header that is not valid.
    """
    for path in sorted((directory or folder("queries")).glob("*.rq")):
        yield read_query(path)


def stored_query(name: str, directory: Path | None = None) -> StoredQuery:
    """The query called `name`, or in the file of that path.

    Raises:
        QueryError: there is none; the message lists names that are near.
    """
    path = Path(name)
    if path.suffix == ".rq":
        return read_query(path)
    here = (directory or folder("queries")) / f"{name}.rq"
    if _NAME.fullmatch(name) and here.is_file():
        return read_query(here)
    from difflib import get_close_matches

    near = get_close_matches(name, [path.stem for path in here.parent.glob("*.rq")], cutoff=0.4)
    raise QueryError(f"no stored query is called {name!r}" + (f"; near: {', '.join(near)}" if near else "; `kg queries` lists them all"))


def read_query(path: Path) -> StoredQuery:
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise QueryError(f"{path}: not UTF-8 text") from None
    try:
        header = yaml.safe_load("\n".join(_HEADER.findall(text))) or {}
        params = tuple((str(name), str(meaning)) for name, meaning in (header.get("params") or {}).items())
        return StoredQuery(path.stem, str(header.get("summary", "")), tuple(map(str, header.get("tags") or ())), params, text)
    except (yaml.YAMLError, AttributeError, TypeError) as error:
        raise QueryError(f"{path}: the #+ header is not valid YAML with summary, tags and params: {str(error).splitlines()[0]}") from None
