"""`ontology/codebook/LANG.toml` -> `Codebook`: which words name which event, which parts of the sentence fill which role.

The files explain themselves in their first lines. Everything is checked when it is loaded, so that extraction never meets a broken entry.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.claims.entries import Condition, Entry, Example, Governor, Roles
from kg.claims.words import Noun, Verb, VerbForms, Words, matches
from kg.errors import KnowledgeError
from kg.model import EntityKind, EventKind, Status
from kg.resources import folder as own_folder

EFFECTS = ("support", "say", "accuse", "announce", "prompt", "request", "threaten", "fear", "refuse", "prevent", "deny", "possible", "end")
TONES = {"vow": "announce", "warn": "fear"}
"""Effects that do as another does, but make a threat of what is hostile: of one's own doing, or on a condition."""
ROLES = ("actor", "target", "instrument", "place")
_KEYS = frozenset("kind verbs nouns with without need not actor target instrument place genitive compound status speaker fallback weak sides examples".split())
_OBJECT_PARTICLES = frozenset("over out up down off back in".split())
_ORDER = ("lang", "classes", "anaphors", "governors", "modals", "adverbs", "attribution", "forms")
_MENTION_KINDS = frozenset(kind.mention_kind for kind in EntityKind)


@dataclass(frozen=True)
class Codebook:
    """All entries of one language, ready to be looked up by a word."""

    lang: str
    entries: tuple[Entry, ...]
    governors: tuple[Governor, ...]
    classes: Mapping[str, Words]
    anaphors: Mapping[str, Words]
    modals: Mapping[str, frozenset[str]]
    adverbs: Mapping[str, frozenset[str]]
    attribution: Mapping[str, frozenset[str]]
    particles: frozenset[str]
    forms: VerbForms
    with_being: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def load(cls, lang: str, folder: Path | None = None) -> "Codebook":
        """The codebook `folder/LANG.toml`; by default kg's own.

        Raises:
            KnowledgeError: the file is missing or an entry is malformed; the message has file and line.
        """
        path = (folder or own_folder("ontology") / "codebook") / f"{lang}.toml"
        try:
            written = path.read_text(encoding="utf-8")
            table = tomllib.loads(written)
        except OSError as error:
            raise KnowledgeError(f"{path}: {error.strerror}") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise KnowledgeError(f"{path}: not a TOML file: {error}") from None
        return _Reader(path, written, table, lang).codebook()

    def examples(self) -> Iterator[tuple[str, Example]]:
        """Every example, with the name of its entry."""
        for entry in self.entries:
            for example in entry.examples:
                yield entry.name, example
        for governor in self.governors:
            for example in governor.examples:
                yield f"governors.{governor.effect}", example

    def _all(self) -> "Iterator[Entry | Governor]":
        yield from self.entries
        yield from self.governors

    @cached_property
    def by_verb(self) -> Mapping[tuple[str, str], tuple[tuple[Verb, Entry | Governor], ...]]:
        """(particle, base) -> what has that verb."""
        table: dict[tuple[str, str], list[tuple[Verb, Entry | Governor]]] = {}
        for owner in self._all():
            for verb in owner.verbs:
                table.setdefault((verb.particle, verb.base), []).append((verb, owner))
        return {key: tuple(owners) for key, owners in table.items()}

    @cached_property
    def phrasal(self) -> frozenset[tuple[str, str]]:
        """English verbs with the one particle that follows them and that takes an object: ("hand", "over")."""
        return frozenset(
            (verb.base, verb.extra[0]) for owner in self._all() for verb in owner.verbs if len(verb.extra) == 1 and verb.extra[0] in _OBJECT_PARTICLES
        )

    @cached_property
    def by_noun(self) -> Mapping[str, tuple[Noun, ...]]:
        """Last word -> the nouns of all entries and governors."""
        table: dict[str, dict[Noun, None]] = {}
        for owner in self._all():
            for noun in owner.nouns:
                table.setdefault(noun.word, {})[noun] = None
        return {word: tuple(nouns) for word, nouns in table.items()}

    @cached_property
    def owners(self) -> Mapping[Noun, tuple[Entry | Governor, ...]]:
        table: dict[Noun, list[Entry | Governor]] = {}
        for owner in self._all():
            for noun in owner.nouns:
                table.setdefault(noun, []).append(owner)
        return {noun: tuple(owners) for noun, owners in table.items()}

    def nouns(self, form: str, before: tuple[str, ...]) -> tuple[list[Entry | Governor], str]:
        """What a noun names, and the rest of the word before it: "Panzerlieferungen" is a "Lieferung" of "Panzer"."""
        found, rest = matches(form, before, self.lang, self.by_noun)
        longest = max((len(noun.before) for noun in found), default=0)
        owners = [owner for noun in found if len(noun.before) == longest for owner in self.owners[noun]]
        word, phrases = form.lower(), tuple(" ".join((*before[-count:], form)).lower() for count in (1, 2))
        return [
            owner
            for owner in owners
            if not (isinstance(owner, Entry) and any(word.startswith(no) or any(phrase.startswith(no) for phrase in phrases) for no in owner.exceptions))
        ], rest


class _Reader:
    def __init__(self, path: Path, written: str, table: Mapping[str, Any], lang: str) -> None:
        self.path, self.lines, self.table, self.lang = path, written.split("\n"), table, lang
        self.classes: dict[str, Words] = {}

    def codebook(self) -> Codebook:
        if self.table.get("lang") != self.lang:
            raise self.wrong("lang", f'lang is not "{self.lang}"')
        for part in _ORDER:
            if part not in self.table:
                raise self.wrong(part, f"[{part}] is missing")
        for name in self.table["classes"]:
            self.class_words(name, ())
        forms = self.table["forms"]
        entries = tuple(self.entry(name, entry) for name, entry in self.table.items() if name not in _ORDER)
        governors = tuple(self.governor(name, table) for name, table in self.table["governors"].items())
        irregular = {row[0]: (row + row[-1:])[:5] if self.lang == "de" else row for row in map(tuple, map(str.split, forms["irregular"].strip().split("\n")))}
        modals = {effect: self.plain(words) for effect, words in self.table["modals"].items()}
        verbs = [verb for entry in entries for verb in entry.verbs] + [verb for governor in governors for verb in governor.verbs]
        verbs += [Verb(word) for words in modals.values() for word in words if word.isalpha()]
        being = [Verb.of(word, self.lang) for word in self.listed(forms.get("perfect_with_sein", ""))]
        return Codebook(
            self.lang,
            entries,
            governors,
            self.classes,
            {kind: self.words(words, "[anaphors]") for kind, words in self.table["anaphors"].items()},
            modals,
            {name: self.plain(words) for name, words in self.table["adverbs"].items()},
            {name: self.plain(words) for name, words in self.table["attribution"].items()},
            frozenset(forms["particles"].split()),
            VerbForms.of([*verbs, *being], self.lang, irregular, tuple(forms["prefixes"].split())),
            frozenset((verb.particle, verb.base) for verb in being),
        )

    def entry(self, name: str, table: Mapping[str, Any]) -> Entry:
        where = f"[{name}]"
        if unknown := sorted(set(table) - _KEYS):
            raise self.wrong(where, f"unknown key {unknown[0]!r}")
        if table.get("kind") not in list(EventKind):
            raise self.wrong(where, f"kind {table.get('kind')!r} is none of {', '.join(EventKind)}")
        if table.get("status", "occurred") not in list(Status):
            raise self.wrong(where, f"status {table['status']!r} is none of {', '.join(Status)}")
        if not ("verbs" in table or "nouns" in table) or "actor" not in table:
            raise self.wrong(where, "an entry needs verbs or nouns, and an actor")
        if not table.get("examples"):
            raise self.wrong(where, "an entry needs at least one example")
        for key in ("genitive", "compound"):
            if table.get(key, "auto") not in ("auto", "subj", "obj"):
                raise self.wrong(where, f'{key} must be "subj", "obj" or "auto"')
        return Entry(
            name,
            EventKind(table["kind"]),
            *self.vocabulary(table, where),
            frozenset(self.split(table.get("not", ""))),
            tuple(self.condition(parts, words, where) for parts, words in table.get("with", {}).items()),
            tuple(self.condition(parts, words, where) for parts, words in table.get("without", {}).items()),
            self.words(table["need"], where) if "need" in table else None,
            {role: self.roles(table[role], where) for role in ROLES if role in table},
            table.get("genitive", "auto"),
            table.get("compound", "auto"),
            Status(table.get("status", "occurred")),
            self.roles(table["speaker"], where) if "speaker" in table else (),
            bool(table.get("fallback", False)),
            bool(table.get("weak", False)),
            self.examples(table, where),
            self.number(table, where),
        )

    def governor(self, name: str, table: Mapping[str, Any]) -> Governor:
        where, effect = f"[governors.{name}]", table.get("effect", name)
        tone, effect = (effect, TONES[effect]) if effect in TONES else ("", effect)
        if effect not in EFFECTS:
            raise self.wrong(where, f"effect {effect!r} is none of {', '.join((*EFFECTS, *TONES))}")
        control = table.get("control", "none")
        verbs, nouns = self.vocabulary(table, where)
        return Governor(effect, () if control == "none" else self.roles(control, where), verbs, nouns, self.examples(table, where), tone)

    def number(self, table: Mapping[str, Any], where: str) -> int:
        sides = table.get("sides", 0)
        if type(sides) is not int or sides < 0:
            raise self.wrong(where, f"sides is how many actors it takes at least, not {sides!r}")
        return sides

    def vocabulary(self, table: Mapping[str, Any], where: str) -> tuple[tuple[Verb, ...], tuple[Noun, ...]]:
        try:
            verbs = tuple(Verb.of(word, self.lang) for word in self.listed(table.get("verbs", "")))
            return verbs, tuple(Noun.of(word) for word in self.listed(table.get("nouns", "")))
        except AttributeError:
            raise self.wrong(where, "verbs and nouns are one text, with commas between the words") from None

    def examples(self, table: Mapping[str, Any], where: str) -> tuple[Example, ...]:
        examples = []
        for example in table.get("examples", ()):
            if not isinstance(example, list) or len(example) < 2 or not all(isinstance(part, str) for part in example):
                raise self.wrong(where, 'an example is ["sentence", "Kind status actor > target < speaker"]')
            examples.append(Example(example[0], tuple(example[1:])))
        return tuple(examples)

    def condition(self, parts: str, words: str, where: str) -> Condition:
        return Condition(tuple(part.strip() for part in parts.split("/")), self.words(words, where))

    def words(self, written: str, where: str, through: tuple[str, ...] = ()) -> Words:
        words = Words()
        nouns, kinds, anything = set(), set(), False
        for word in self.listed(written):
            if word == "*":
                anything = True
            elif word.startswith("@"):
                words |= self.class_words(word[1:], through, where)
            elif word.startswith("<"):
                kinds.add(word.strip("<>"))
            else:
                nouns.add(Noun.of(word))
        if unknown := sorted(kinds - _MENTION_KINDS):
            raise self.wrong(where, f"<{unknown[0]}> is no kind of mention")
        return words | Words(frozenset(nouns), frozenset(kinds), anything)

    def class_words(self, name: str, through: tuple[str, ...], where: str = "[classes]") -> Words:
        if name not in self.table["classes"] or name in through:
            raise self.wrong(where, f"no class @{name}" if name not in through else f"class @{name} contains itself")
        if name not in self.classes:
            self.classes[name] = self.words(self.table["classes"][name], "[classes]", (*through, name))
        return self.classes[name]

    def roles(self, written: str, where: str) -> Roles:
        roles = tuple(tuple(part.strip() for part in alternative.split("+")) for alternative in written.split("/"))
        if not all(part for alternative in roles for part in alternative):
            raise self.wrong(where, f'a role is written like "dat / an + für", not {written!r}')
        return roles

    def listed(self, written: str) -> list[str]:
        return [" ".join(word.split()) for word in written.split(",") if word.strip()]

    def split(self, written: str) -> list[str]:
        return [word.lower() for word in self.listed(written)]

    def plain(self, written: str) -> frozenset[str]:
        return frozenset(self.split(written))

    def wrong(self, where: str, why: str) -> KnowledgeError:
        line = next((number for number, line in enumerate(self.lines, 1) if line.startswith(where)), 1)
        return KnowledgeError(f"{self.path}:{line}: {where}: {why}")
