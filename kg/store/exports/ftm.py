"""Graph -> FollowTheMoney: its entities for Aleph, OpenSanctions' tools and whatever else reads them, one dict each.

FollowTheMoney has no word for what was only promised or denied. So: a `Sanction` stands only where the graph has the short edge `kg:sanctions`
(occurred, by the article's own word or the imposer's, denied by nobody); every other event is an `Event` that carries the statuses of its claims in its
name and keywords, with the quotes in its description. Weapon systems have no schema there; they are named in the events.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha1

from kg.graph.vocabulary import PREFIXES
from kg.store.answers import Rows
from kg.store.exports.identifiers import short_id
from kg.store.exports.pairs import Told, told_by_event
from kg.store.exports.sides import Sides, sides
from kg.store.exports.tables import Cell, rows, table
from kg.store.port import Store

_SCHEMAS = {
    "State": "PublicBody",
    "GovernmentBody": "PublicBody",
    "Leader": "Person",
    "Person": "Person",
    "Organization": "Organization",
    "Alliance": "Organization",
    "ArmedGroup": "Organization",
    "Place": "Address",
}
_TOPICS = {"State": "gov.national", "GovernmentBody": "gov", "Alliance": "gov.igo", "Leader": "role.pol"}
_AGENTS = ("PublicBody", "Organization", "Person")
_EDGES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + "SELECT ?actor ?target WHERE { ?actor kg:sanctions ?target }"


def ftm_entities(store: Store, lang: str = "en") -> Iterator[dict[str, object]]:
    """Every entity, office, membership, article, mention, event and sanction, as dicts with `id`, `schema` and `properties`; names in `lang` first."""
    known = sides(store, lang)
    yield from _things(store, known)
    yield from _offices(store, known)
    yield from _memberships(store, known)
    for row in _rows(store, "articles"):
        yield _article(row)
    for row in _rows(store, "mentions"):
        if _agent(known, row["entity"]):
            names = {"document": row["article"], "resolved": row["entity"], "name": row["surface"], "detectedSchema": _schema(known, row["entity"])}
            yield _entity("Mention", str(row["mention"]), names)
    imposed = _imposed(store)
    for claims in told_by_event(store):
        yield _event(claims, known)
        yield from _sanctions(claims, known, imposed)


def ftm_id(short: str) -> str:
    """The id of an entity there: the QID, as OpenSanctions has it, else letters and digits that follow from the id.

    >>> ftm_id("Q159"), ftm_id("person/sandra-mahler")
    ('Q159', 'kg-person-b2a4b34624edfd14de45')
    """
    if short[:1] == "Q" and short[1:].isdecimal():
        return short
    kind = short.partition("/")[0]
    digest = sha1(short.encode(), usedforsecurity=False).hexdigest()[:20]
    return f"kg-{kind}-{digest}" if kind.isascii() and kind.replace("-", "").isalnum() else f"kg-{digest}"


def _things(store: Store, known: Sides) -> Iterator[dict[str, object]]:
    for row in _rows(store, "entities"):
        schema = _schema(known, row["entity"])
        if schema is None:
            continue
        name = known.party(str(row["entity"])).name
        others = sorted({str(row[column]) for column in ("name_en", "name_de") if row[column]} - {name})
        yield _entity(
            schema,
            str(row["entity"]),
            {"name": name, "alias": others, "wikidataId": row["qid"], "wikipediaUrl": row["wikipedia"], "topics": _TOPICS.get(str(row["kind"]))}
            | ({"full": name} if schema == "Address" else {}),
        )


def _offices(store: Store, known: Sides) -> Iterator[dict[str, object]]:
    before = set()
    for row in _rows(store, "tenures"):
        if _schema(known, row["holder"]) != "Person":
            continue
        if row["office"] not in before:
            before.add(row["office"])
            side = row["side"] if _schema(known, row["side"]) in ("PublicBody", "Organization") else None
            name = row["office_name"] or row["office"]
            yield _entity("Position", f"office/{row['office']}", {"name": name, "organization": side, "wikidataId": _qid(row["office"])})
        days = {"startDate": row["first_day"], "endDate": row["last_day"]}
        yield _entity("Occupancy", str(row["tenure"]), {"holder": row["holder"], "post": f"office/{row['office']}"} | days)


def _memberships(store: Store, known: Sides) -> Iterator[dict[str, object]]:
    for row in _rows(store, "memberships"):
        if _agent(known, row["member"]) and _schema(known, row["organization"]) in ("PublicBody", "Organization"):
            ends = {"member": row["member"], "organization": row["organization"]}
            yield _entity("Membership", f"membership/{row['member']}/{row['organization']}", ends)


def _article(row: dict[str, Cell]) -> dict[str, object]:
    return _entity(
        "Article",
        str(row["article"]),
        {
            "fileName": row["identifier"],
            "title": row["title"],
            "author": row["author"],
            "publisher": row["source"],
            "publishedAt": row["published"],
            "date": row["published"],
            "language": {"de": "deu", "en": "eng"}.get(str(row["lang"])),
            "sourceUrl": _web(row["url"]),
        },
    )


def _event(claims: list[Told], known: Sides) -> dict[str, object]:
    first = claims[0]
    statuses = sorted({one.text("status") for one in claims})
    actors, targets, places = (first.roles.get(role, ()) for role in ("actor", "target", "place"))
    instruments = [known.party(entity).name for entity in first.roles.get("instrument", ())]
    who, whom = (" and ".join(known.party(entity).name for entity in side) for side in (actors, targets))
    name = " ".join(filter(None, (who, first.text("kind"), f"→ {whom}" if whom else "", f"({', '.join(instruments)})" if instruments else "")))
    return _entity(
        "Event",
        first.text("event"),
        {
            "name": f"{name} [{', '.join(statuses)}]",
            "keywords": [first.text("kind"), *statuses],
            "startDate": first.cells["first_day"],
            "endDate": first.cells["last_day"],
            "involved": [entity for entity in (*actors, *targets) if _agent(known, entity)],
            "organizer": [entity for entity in actors if _agent(known, entity)],
            "location": [known.party(entity).name for entity in places],
            "description": [_said(one) for one in claims],
            "proof": [one.text("article") for one in claims],
            "publisher": [one.text("source") for one in claims],
            "sourceUrl": [_web(one.text("url")) for one in claims],
            "recordId": first.text("event"),
        },
    )


def _sanctions(claims: list[Told], known: Sides, imposed: set[tuple[str, str]]) -> Iterator[dict[str, object]]:
    said = [one for one in claims if one.text("kind") == "Sanction" and one.text("status") == "occurred"]
    if not said:
        return
    roles = said[0].roles
    for target in roles.get("target", ()):
        actors = [actor for actor in roles.get("actor", ()) if (actor, target) in imposed]
        if actors and _schema(known, target):
            yield _entity(
                "Sanction",
                f"sanction/{said[0].text('event')}/{target}",
                {
                    "entity": target,
                    "authority": [known.party(actor).name for actor in actors],
                    "program": [known.party(entity).name for entity in roles.get("instrument", ())],
                    "startDate": said[0].cells["first_day"],
                    "endDate": said[0].cells["last_day"],
                    "reason": [_said(one) for one in said],
                    "proof": [one.text("article") for one in said],
                    "publisher": [one.text("source") for one in said],
                    "sourceUrl": [_web(one.text("url")) for one in said],
                },
            )


def _said(one: Told) -> str:
    where = ", ".join(filter(None, (one.text("source"), one.text("published"))))
    return f"{one.text('status')}: “{one.text('quote')}”{f' ({where})' if where else ''}"


_REFERENCES = ("document", "resolved", "holder", "post", "organization", "member", "entity", "proof", "involved", "organizer")


def _entity(schema: str, short: str, values: Mapping[str, object]) -> dict[str, object]:
    """An entity with every property as a sorted list of strings, empty ones left out."""
    properties = {}
    for name, value in values.items():
        texts = {str(one) for one in (value if isinstance(value, list) else [value]) if one not in (None, "")}
        if texts:
            properties[name] = sorted(map(ftm_id, texts) if name in _REFERENCES else texts)
    return {"id": ftm_id(short), "schema": schema, "properties": properties}


def _rows(store: Store, name: str) -> Iterator[dict[str, Cell]]:
    of = table(name)
    return (dict(zip(of.names, row, strict=True)) for row in rows(store, of))


def _imposed(store: Store) -> set[tuple[str, str]]:
    found = store.query(_EDGES)
    assert isinstance(found, Rows)
    return {(short_id(str(row["actor"])), short_id(str(row["target"]))) for row in found}


def _schema(known: Sides, entity: Cell) -> str | None:
    return _SCHEMAS.get(known.party(str(entity)).kind) if entity is not None else None


def _agent(known: Sides, entity: Cell) -> bool:
    return _schema(known, entity) in _AGENTS


def _web(url: Cell) -> str | None:
    """An address that its URL type takes; others are dropped there, and stand in the other formats."""
    text = str(url or "")
    return text if text.startswith(("http://", "https://")) and " " not in text else None


def _qid(entity: Cell) -> str | None:
    text = str(entity)
    return text if text[:1] == "Q" and text[1:].isdecimal() else None
