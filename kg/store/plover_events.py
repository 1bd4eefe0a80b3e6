"""Graph -> PLOVER's JSON: one event record a claim that PLOVER has a category for, with the field names of its manual's table.

Beyond the manual, `comment` says kg's own kind and status. A requested event has in PLOVER as actor who asks, and as recipient who is asked:
the claim's speaker and the event's actor.
"""

from collections import defaultdict
from collections.abc import Iterator

from kg.graph.vocabulary import KG, PREFIXES, WD
from kg.store.answers import Rows, Value
from kg.store.port import Store

_PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_CLAIMS = f"""{_PREFIXES}
SELECT ?claim ?event ?kind ?status ?root ?mode ?scale ?quote ?from ?to ?published ?url ?headline ?publication WHERE {{
  ?claim a kg:Claim ; kg:about ?event ; kg:status ?status ; kg:plover ?root ; kg:ploverScore ?scale ; kg:quote ?quote ; prov:wasDerivedFrom ?article .
  ?event a ?kind .
  OPTIONAL {{ ?claim kg:ploverMode ?mode }}
  OPTIONAL {{ ?event kg:from ?from }}
  OPTIONAL {{ ?event kg:to ?to }}
  OPTIONAL {{ ?article schema:datePublished ?published }}
  OPTIONAL {{ ?article schema:url ?url }}
  OPTIONAL {{ ?article schema:headline ?headline }}
  OPTIONAL {{ ?article schema:publisher ?publication }}
}} ORDER BY ?claim"""
_ROLES = f"""{_PREFIXES}
SELECT ?node ?role ?entity ?en ?de ?any WHERE {{
  VALUES ?role {{ kg:actor kg:target kg:place kg:speaker }}
  ?node ?role ?entity .
  OPTIONAL {{ ?entity rdfs:label ?en . FILTER(LANG(?en) = "en") }}
  OPTIONAL {{ ?entity rdfs:label ?de . FILTER(LANG(?de) = "de") }}
  OPTIONAL {{ ?entity rdfs:label ?any . FILTER(LANG(?any) = "") }}
}} ORDER BY ?node ?role ?entity"""


def plover_events(store: Store) -> Iterator[dict[str, object]]:
    """The records in the order of their ids; fields without a value are left out, `date` is the publication day where the text gives none."""
    claims, roles = store.query(_CLAIMS), store.query(_ROLES)
    assert isinstance(claims, Rows)
    assert isinstance(roles, Rows)
    parties: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in roles:
        parties[str(row["node"]), str(row["role"]).removeprefix(KG)].append(_entity(row))
    for row in claims:
        yield {field: value for field, value in _fields(row, parties).items() if value not in (None, [], {})}


def _fields(row: dict[str, Value], parties: dict[tuple[str, str], list[dict[str, str]]]) -> dict[str, object]:
    event, status = str(row["event"]), str(row["status"]).removeprefix(KG)
    actor, recipient = parties[event, "actor"], parties[event, "target"]
    if status == "Requested":
        actor, recipient = parties[str(row["claim"]), "speaker"], actor
    first = row["from"] or row["published"]
    return {
        "id": str(row["claim"]).rpartition("/")[2],
        "date": _text(first),
        "enddate": _text(row["to"]),
        "actor": actor,
        "recipient": recipient,
        "event": [str(row["root"])],
        "mode": [str(row["mode"])] if row["mode"] else [],
        "event_scale": float(str(row["scale"])),
        "event_loc": parties[event, "place"][0] if parties[event, "place"] else None,
        "text": str(row["quote"]),
        "cite_info": {name: text for name in ("url", "headline", "publication", "published") if (text := _text(row[name]))},
        "coder": "kg",
        "comment": f"{str(row['kind']).removeprefix(KG)} {status.lower()}",
    }


def _entity(row: dict[str, Value]) -> dict[str, str]:
    iri = str(row["entity"])
    name = {"entity_name": str(row["en"] or row["de"] or row["any"] or iri)}
    return name | {"wikidata_id": iri.removeprefix(WD)} if iri.startswith(WD) else name


def _text(value: Value) -> str | None:
    return None if value is None else str(value)
