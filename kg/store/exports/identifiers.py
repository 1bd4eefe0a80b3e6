"""IRIs -> the short ids that tables use."""

from kg.graph.vocabulary import ID, WD


def short_id(iri: str) -> str:
    """An IRI without the namespace that it shares with all others: the QID, or the path below kg's own; any other IRI stays whole.

    >>> short_id("http://www.wikidata.org/entity/Q159"), short_id("https://w3id.org/geokg/id/person/sandra-mahler"), short_id("urn:x:1")
    ('Q159', 'person/sandra-mahler', 'urn:x:1')
    """
    for namespace in (WD, ID):
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return iri[len(namespace) :]
    return iri


def full_iri(short: str) -> str:
    """What `short_id` shortened.

    >>> full_iri("Q159"), full_iri("event/attack-1"), full_iri("urn:x:1")
    ('http://www.wikidata.org/entity/Q159', 'https://w3id.org/geokg/id/event/attack-1', 'urn:x:1')
    """
    if short[:1] == "Q" and short[1:].isdecimal():
        return WD + short
    return short if ":" in short.partition("/")[0] else ID + short
