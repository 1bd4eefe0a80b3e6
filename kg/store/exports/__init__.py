"""Graph -> what other tools read: tables, dyads, networks, FollowTheMoney, JSON-LD, a report. Each through the Store port alone."""

from kg.store.exports.formats import FORMATS, Format, Options, export, format_named

__all__ = ["FORMATS", "Format", "Options", "export", "format_named"]
