"""Layers of knowledge tables -> the look-ups that `Knowledge` is made of, each row checked; errors name file and line."""

from datetime import date

from kg.linking.derived import short_names
from kg.linking.layers import Layers
from kg.linking.lexicon import Lexicon, Reading
from kg.linking.periods import is_day
from kg.linking.rows import Fact, Programme
from kg.model import Entity, EntityKind, Membership, Office, Tenure

_USES = frozenset(("alias", "abbreviation", "adjective", "demonym", "seat", "short"))
# A German article is no part of a name.
_ARTICLES = ("die ", "der ", "das ", "Die ", "Der ", "Das ")
TENURES = "holder office since until source"
_LANGS = frozenset(("de", "en", "mul"))


def lexicon(layers: Layers) -> Lexicon:
    table, rows = "names.tsv", layers.rows
    names, langs, ids, uses, _ = layers.columns(table, "name lang id use source")
    for column, known, what in ((ids, rows.keys(), "entity"), (uses, _USES, "use"), (langs, _LANGS, "language")):
        for at, value in enumerate(column) if set(column) - known else ():
            if value not in known and not (what == "entity" and layers.forgiven(table, at, value)):
                raise layers.broken(table, at, f"{value!r} is no known {what}")
    commons, languages, _ = layers.columns("common.tsv", "word lang source")
    labels = [Reading(row.de, "mul" if row.de == row.en else "de", identifier, "label") for identifier, row in rows.items() if row.de]
    labels += [Reading(row.en, "en", identifier, "label") for identifier, row in rows.items() if row.en and row.en != row.de]
    labels += [
        Reading(short, lang, identifier, "derived")
        for identifier, row in rows.items()
        if row.kind in (EntityKind.WEAPON_SYSTEM, EntityKind.PLACE)
        for lang, label in (("de", row.de), ("en", row.en))
        for short in short_names(label, row.kind)
    ]
    labels += [Reading(label, lang, identifier, "alias") for identifier, lang, label in layers.labels]
    people = frozenset(identifier for identifier, row in rows.items() if row.kind in (EntityKind.LEADER, EntityKind.PERSON))
    named = [
        Reading(name, lang, identifier, use)
        for name, lang, identifier, use in zip(names, langs, ids, uses, strict=True)
        if identifier in rows and not (name.startswith(_ARTICLES) and rows[identifier].kind in (EntityKind.STATE, EntityKind.PLACE))
    ]
    countable = frozenset(identifier for identifier, row in rows.items() if row.kind in (EntityKind.WEAPON_SYSTEM, EntityKind.ARMED_GROUP))
    return Lexicon.build([*labels, *named], people, zip(languages, commons, strict=True), countable)


def offices(layers: Layers) -> tuple[dict[str, Office], dict[str, str]]:
    offices: dict[str, Office] = {}
    roles: dict[str, str] = {}
    for identifier, german, english, state, role, _ in zip(*layers.columns("offices.tsv", "id de en state role sources"), strict=True):
        before = offices.get(identifier)
        labels = {**dict(before.labels if before else ()), **{lang: label for lang, label in (("de", german), ("en", english)) if label}}
        offices[identifier] = Office(identifier, tuple(sorted(labels.items())), (before.state if before else None) or state or None)
        if role and not (before and identifier in roles):
            roles[identifier] = role
    return offices, roles


def tenures(
    layers: Layers, offices: dict[str, Office], roles: dict[str, str]
) -> tuple[dict[str, tuple[Tenure, ...]], dict[tuple[str, str], tuple[Tenure, ...]]]:
    table = "tenures.tsv"
    by_holder: dict[str, list[Tenure]] = {}
    by_role: dict[tuple[str, str], list[Tenure]] = {}
    holders, ids, sinces, untils, _ = layers.columns(table, TENURES)
    said_anew = {pair for at, pair in enumerate(zip(holders, ids, strict=True)) if layers.of_user(table, at)}
    for at, (holder, office, since, until) in enumerate(zip(holders, ids, sinces, untils, strict=True)):
        if holder not in layers.rows or office not in offices:
            if layers.forgiven(table, at, f"{holder} or {office}"):
                continue
            raise layers.broken(table, at, f"holder {holder!r} or office {office!r} is in no table")
        _check_days(layers, table, at, since, until)
        if (holder, office) in said_anew and not layers.of_user(table, at):
            continue
        tenure = Tenure(holder, offices[office], since or None, until or None)
        by_holder.setdefault(holder, []).append(tenure)
        state = tenure.office.state
        if state and office in roles:
            by_role.setdefault((state, roles[office]), []).append(tenure)
    order = _by_begin
    return (
        {holder: tuple(sorted(tenures, key=order)) for holder, tenures in by_holder.items()},
        {role: tuple(sorted(tenures, key=order)) for role, tenures in by_role.items()},
    )


def _by_begin(tenure: Tenure) -> tuple[str, str, str, str]:
    return (tenure.since or "", tenure.until or "", tenure.holder, tenure.office.id)


def memberships(layers: Layers) -> dict[str, tuple[Membership, ...]]:
    table, rows = "memberships.tsv", layers.rows
    found: dict[str, dict[tuple[str, str, str], Membership]] = {}
    members, organizations, sinces, untils, _ = layers.columns(table, "member organization since until source")
    said_anew = {pair for at, pair in enumerate(zip(members, organizations, strict=True)) if layers.of_user(table, at)}
    for at, (member, organization, since, until) in enumerate(zip(members, organizations, sinces, untils, strict=True)):
        if member not in rows or organization not in rows:
            if layers.forgiven(table, at, f"{member} or {organization}"):
                continue
            raise layers.broken(table, at, f"member {member!r} or organization {organization!r} is in no table")
        _check_days(layers, table, at, since, until)
        if (member, organization) in said_anew and not layers.of_user(table, at):
            continue
        row = rows[organization]
        labels = tuple((lang, label) for lang, label in (("de", row.de), ("en", row.en)) if label)
        membership = Membership(member, Entity(organization, row.kind, labels, row.title or None), since or None, until or None)
        found.setdefault(member, {})[organization, since, until] = membership
    return {member: tuple(membership for _, membership in sorted(memberships.items())) for member, memberships in found.items()}


def facts(layers: Layers) -> dict[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {}
    for subject, name, value, _ in zip(*layers.columns("facts.tsv", "subject property value source"), strict=True):
        found.setdefault(subject, []).append(Fact(name, value))
    return {subject: tuple(sorted(set(facts))) if len(facts) > 1 else (facts[0],) for subject, facts in found.items()}


def programmes(layers: Layers) -> dict[str, Programme]:
    table = layers.columns("programmes.tsv", "key id title issuer targets measures acts aliases source")
    return {
        identifier: Programme(name, issuer, tuple(targets.split()), tuple(filter(None, measures.split("; "))), tuple(filter(None, acts.split("; "))))
        for name, identifier, _, issuer, targets, measures, acts, _, _ in zip(*table, strict=True)
    }


def day(layers: Layers) -> date | None:
    table = "sources.tsv"
    names, _, _, days, _ = layers.columns(table, "key name licence date url")
    for at, day in enumerate(days):
        if day and not is_day(day):
            raise layers.broken(table, at, f"{day!r} is no ISO date")
    dated = {source for row in set(layers.columns("tenures.tsv", TENURES)[-1]) for source in row.split()}
    full = [day for name, day in zip(names, days, strict=True) if len(day) == 10 and name in dated]
    return date.fromisoformat(max(full)) if full else None


def _check_days(layers: Layers, table: str, at: int, since: str, until: str) -> None:
    for day in (since, until):
        if day and not is_day(day):
            raise layers.broken(table, at, f"{day!r} is no ISO date")
