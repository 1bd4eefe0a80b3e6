"""Items in Wikibase's JSON -> `Things`: the same as their triples say."""

from typing import Any

from kg.wikidata import vocabulary as w
from kg.wikidata.things import Things, exact


def add(things: Things, item: dict[str, Any]) -> str:
    """Take in one item of a wbgetentities answer; answers its QID, "" for a missing one."""
    qid = str(item.get("id", ""))
    if "missing" in item or not qid.startswith("Q"):
        return ""
    if isinstance(moved := item.get("redirects"), dict):
        things.redirects[str(moved.get("from"))] = str(moved.get("to"))
    thing = things.thing(qid)
    for lang, label in _objects(item, "labels").items():
        if lang in w.LANGS:
            thing.labels.setdefault(lang, str(label["value"]))
    for lang, aliases in _objects(item, "aliases").items():
        if lang in w.LANGS:
            thing.aliases += [(lang, str(alias["value"])) for alias in aliases]
    links = _objects(item, "sitelinks")
    if "enwiki" in links:
        thing.title = str(links["enwiki"]["title"]).replace(" ", "_")
    thing.sitelinks = max(thing.sitelinks, len(links))
    for prop, statements in _objects(item, "claims").items():
        if prop in w.TRUTHY:
            for statement in _best(statements):
                if value := _item(statement.get("mainsnak", {})):
                    if prop == w.POSITION:
                        _position(things, qid, value, statement)
                    elif value not in thing.of(prop):
                        thing.values.setdefault(prop, []).append(value)
    return qid


def _best(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The statements that count: of offices all but the deprecated, of all else the preferred ones if there are any."""
    kept = [statement for statement in statements if statement.get("rank") != "deprecated"]
    preferred = [statement for statement in kept if statement.get("rank") == "preferred"]
    office = any(statement.get("mainsnak", {}).get("property") == w.POSITION for statement in kept)
    return kept if office or not preferred else preferred


def _position(things: Things, holder: str, office: str, statement: dict[str, Any]) -> None:
    position = things.position(str(statement.get("id") or f"{holder}-{office}-{len(things.items)}"))
    position.holder, position.office = holder, office
    position.since, position.until = (_time(statement, prop) for prop in (w.SINCE, w.UNTIL))


def _time(statement: dict[str, Any], prop: str) -> str:
    for snak in statement.get("qualifiers", {}).get(prop, ()):
        value = snak.get("datavalue", {}).get("value", {})
        if isinstance(value, dict) and "time" in value:
            return exact(str(value["time"]), str(value.get("precision", "")))
    return ""


def _item(snak: dict[str, Any]) -> str:
    value = snak.get("datavalue", {}).get("value", {})
    return str(value.get("id", "")) if isinstance(value, dict) and value.get("entity-type") == "item" else ""


def _objects(item: dict[str, Any], key: str) -> dict[str, Any]:
    """A part of an item; Wikibase writes an empty one as a list."""
    part = item.get(key)
    return part if isinstance(part, dict) else {}
