"""What the tests of exports share: a graph made by hand, and one whose every text is hostile."""

from datetime import date
from pathlib import Path

import kg
from kg.graph.articles import annotation_quads
from kg.model import Annotation, Article, Claim, Entity, EntityKind, Event, EventKind, Mention, Span, Status

BY_HAND = Path(__file__).parent / "queries" / "claims.ttl"
HOSTILE = "<script>alert(1)</script>\"';,\t--\r\nzweite Zeile & =1+1 \U0001f525 ]]> </style>"
NUL = "vor\x0bnach"


def by_hand() -> kg.Graph:
    return kg.Graph.open(BY_HAND)


def hostile() -> kg.Graph:
    """One article whose title, source, address, names and quotes are all hostile."""
    bad = Entity(f"nil:{HOSTILE}", EntityKind.ORGANIZATION, (("en", HOSTILE),))
    worse = Entity(f"nil:{NUL}", EntityKind.STATE, (("de", NUL),))
    text = f"{HOSTILE} {NUL}"
    article = Article(HOSTILE, text, "en", (Span(0, len(text)),), HOSTILE, date(2023, 1, 31), None, 'javascript:alert("x")', HOSTILE, HOSTILE)
    claim = Claim(Event(EventKind.SANCTION, (bad,), (worse,)), Status.OCCURRED, (bad,), 0, len(text), 0.5)
    mention = Mention(0, len(HOSTILE), HOSTILE, bad)
    graph = kg.Graph()
    graph.add(annotation_quads(Annotation(article, (Span(0, len(text)),), (mention,), (claim,))))
    graph.derive()
    return graph
