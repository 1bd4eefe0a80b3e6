"""Stores -> files: one writer a format, each gives a line on what it wrote. Loaded only when something is exported."""

import json
from pathlib import Path
from typing import BinaryIO

from kg.graph.formats import write
from kg.store.exports.csv_tables import write_csv, write_tables
from kg.store.exports.dyads import dyad_rows
from kg.store.exports.dyads import dyads as counted
from kg.store.exports.formats import Options
from kg.store.exports.ftm import ftm_entities
from kg.store.exports.network import network, write_gexf, write_graphml
from kg.store.exports.pairs import derived
from kg.store.exports.report import report
from kg.store.plover_events import plover_events
from kg.store.port import Store


def rdf(store: Store, out: BinaryIO, fmt: str) -> str:
    write(store.quads(), fmt, out)
    return f"{len(store):,} statements"


def tables(store: Store, folder: Path, options: Options) -> str:
    written = write_tables(store, folder, options)
    return ", ".join(f"{count:,} {name}" for name, count in written.items())


def dyads(store: Store, out: BinaryIO, options: Options) -> str:
    found = counted(store, level=options.level or "side", by=options.by, zeros=options.zeros, lang=options.lang)
    write_csv(dyad_rows(found), derived("dyads"), out)
    return found.told()


def graphml(store: Store, out: BinaryIO, options: Options) -> str:
    found = network(store, level=options.level or "entity", lang=options.lang)
    write_graphml(found, out)
    return f"{found.number_of_nodes():,} nodes, {found.number_of_edges():,} edges"


def gexf(store: Store, out: BinaryIO, options: Options) -> str:
    found = network(store, level=options.level or "entity", lang=options.lang)
    write_gexf(found, out)
    return f"{found.number_of_nodes():,} nodes, {found.number_of_edges():,} edges"


def plover(store: Store, out: BinaryIO, options: Options) -> str:
    return _lines(plover_events(store), out, "event record")


def ftm(store: Store, out: BinaryIO, options: Options) -> str:
    return _lines(ftm_entities(store, options.lang), out, "FollowTheMoney entit", "y", "ies")


def html(store: Store, out: BinaryIO, options: Options) -> str:
    text = report(store, options.lang).encode()
    out.write(text)
    return f"{len(text):,} bytes"


def _lines(found, out: BinaryIO, noun: str, one: str = "", many: str = "s") -> str:  # type: ignore[no-untyped-def]
    count = 0
    for count, value in enumerate(found, start=1):  # noqa: B007
        out.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")
    return f"{count:,} {noun}{one if count == 1 else many}"
