"""The formats that a graph can be taken along in, and the one function that writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from kg.errors import GraphError
from kg.store.exports.dyads import By, Level
from kg.store.port import Store


@dataclass(frozen=True, slots=True)
class Options:
    """What some formats can be told.

    Attributes:
        lang: the language of names and of the report, "en" or "de".
        level: "side" counts leaders and ministries for their states, "entity" each for itself; None is what the format does by itself.
        by: the day that dyads go by, "published" or "event".
        zeros: whether dyads get rows of zeros for months without claims.
    """

    lang: str = "en"
    level: Level | None = None
    by: By = "published"
    zeros: bool = False


Writer = Callable[[Store, BinaryIO, Options], str]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: one line on what it is, the options that it heeds, where its writer is, and whether it is a folder of files."""

    name: str
    says: str
    options: tuple[str, ...] = ()
    writer: str = "kg.store.exports.writers:rdf"
    folder: bool = False


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("csv", "folder of CSV tables with a Table Schema (datapackage.json)", ("lang", "level", "by", "zeros"), "kg.store.exports.writers:tables", True),
        Format(
            "dyads",
            "monthly dyad table, CSV: who to whom, statuses, conflict and cooperation",
            ("lang", "level", "by", "zeros"),
            "kg.store.exports.writers:dyads",
        ),
        Format("graphml", "network for igraph, yEd, networkx (extra network)", ("lang", "level"), "kg.store.exports.writers:graphml"),
        Format("gexf", "network for Gephi (extra network)", ("lang", "level"), "kg.store.exports.writers:gexf"),
        Format("plover", "event records, PLOVER JSON, one a line", (), "kg.store.exports.writers:plover"),
        Format("ftm", "FollowTheMoney entities, JSON, one a line", ("lang",), "kg.store.exports.writers:ftm"),
        Format("html", "report in one HTML file, without scripts", ("lang",), "kg.store.exports.writers:html"),
        Format("jsonld", "RDF as JSON-LD with a compact context"),
        Format("ttl", "RDF as Turtle"),
        Format("trig", "RDF as TriG, one named graph an article"),
        Format("nq", "RDF as N-Quads"),
        Format("nt", "RDF as N-Triples"),
    )
}
"""The formats by name, in the order of the help."""


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        GraphError: there is none.
    """
    if name not in FORMATS:
        raise GraphError(f"no format is called {name!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[name]


def export(store: Store, fmt: str, to: Path | BinaryIO, options: Options | None = None) -> str:
    """Writes a graph in a format, byte for byte the same for the same statements; one line that says what was written.

    Args:
        to: the file or folder; or an open binary file, for formats that are one file.

    Raises:
        GraphError: there is no such format, or the file cannot be written.
        InputError: an extra is not installed.
    """
    chosen, options = format_named(fmt), options or Options()
    module, _, name = chosen.writer.partition(":")
    write = getattr(import_module(module), name)
    if not isinstance(to, Path):
        if chosen.folder:
            raise GraphError(f"{fmt} is a folder of files: name one with -o")
        return str(_one_file(write, fmt)(store, to, options))
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        if chosen.folder:
            return str(write(store, to, options))
        # Beside its place first: what breaks off halfway must not look finished.
        # What is no file, such as /dev/stdout, is written as it is.
        part = to if to.exists() and not to.is_file() else to.with_name(f"{to.name}.part")
        try:
            with part.open("wb") as out:
                told = _one_file(write, fmt)(store, out, options)
            if part != to:
                part.replace(to)
        except BaseException:
            if part != to:
                part.unlink(missing_ok=True)
            raise
        return told
    except OSError as error:
        raise GraphError(f"{error.filename or to}: {error.strerror}") from None


def _one_file(write: Callable[..., str], fmt: str) -> Writer:
    if write.__name__ == "rdf":
        return lambda store, out, _: write(store, out, fmt)
    return write
