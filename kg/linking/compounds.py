"""Links -> links whose compound is the thing itself, whole: "Iskander-Raketen", "Huthi-Miliz"; and named sanctions: "EU-Sanktionen"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.linking.choosing import Link
from kg.linking.fold import key
from kg.linking.pieces import Pieces
from kg.linking.spans import unlinked
from kg.linking.tables import broken, columns
from kg.linking.words import ordinal
from kg.model import EntityKind

_ROMAN = re.compile("I{2,3}|IV|VI{0,3}")
_CHAIN = 4
_SANCTIONS = {"de": re.compile(r"(sanktionen|sanktionspakets?|sanktionspaketen?|sanktionsregimes?)"), "en": re.compile("sanctions")}
_PACKAGES = {"de": re.compile(r"sanktionspaket(s|es|e|en)?"), "en": re.compile("package")}
_ENGLISH_ORDINAL = re.compile("st|nd|rd|th")


@dataclass(frozen=True, slots=True)
class Heads:
    """The nouns that, as the head of a hyphenated compound, only say what kind of thing its name is: `heads.tsv`."""

    words: frozenset[tuple[str, EntityKind]]

    @classmethod
    def load(cls, folder: Path) -> "Heads":
        """Raises: KnowledgeError where `folder/heads.tsv` is missing or malformed."""
        table = "heads.tsv"
        kinds = {kind.value: kind for kind in EntityKind}
        known = set()
        for at, (word, lang, kind) in enumerate(zip(*columns(folder, table, "word lang kind"), strict=True)):
            if kind not in kinds or lang != "de":
                raise broken(folder, table, at, f"kind {kind!r} or language {lang!r} is none")
            known.add((key(word), kinds[kind]))
        return cls(frozenset(known))

    def widened(self, pieces: Pieces, links: Sequence[Link]) -> list[Link]:
        """The links, those in compounds that denote the thing itself made as wide as the compound."""
        links = [_numbered_weapon(pieces, link) for link in links]
        return [self._whole(pieces, link) for link in links] if pieces.lang == "de" else links

    def _whole(self, pieces: Pieces, link: Link) -> Link:
        for last in range(link.last + 1, min(link.last + _CHAIN, len(pieces))):
            if pieces.glue[last - 1] != "-":
                break
            head = " ".join(pieces.keys[link.last + 1 : last + 1])
            if not pieces.hyphen_after(last) and ((head, link.entity.kind) in self.words or (pieces.keys[last], link.entity.kind) in self.words):
                return replace(link, last=last, end=pieces.ends[last])
        return link


def _numbered_weapon(pieces: Pieces, link: Link) -> Link:
    """The link with the Roman numeral of the weapon's version: "Minuteman III"."""
    after = link.last + 1
    if link.entity.kind is EntityKind.WEAPON_SYSTEM and after < len(pieces) and pieces.glue[link.last] == " " and _ROMAN.fullmatch(pieces.words[after]):
        return replace(link, last=after, end=pieces.ends[after])
    return link


def sanctions(pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
    """The sanctions that are named by who imposes them, or by their number."""
    by_last = {link.last: link for link in links}
    by_first = {link.first: link for link in links}
    for index, word in enumerate(pieces.keys):
        if word[:4] not in ("sank", "sanc", "pack"):
            continue
        before = by_last.get(index - 1)
        if _SANCTIONS[pieces.lang].fullmatch(word) and before is not None and _imposes(pieces, before, index):
            name = _singular(" ".join(pieces.text[pieces.starts[before.first] : pieces.ends[index]].split()))
            yield unlinked(pieces, before.first, index, EntityKind.SANCTIONS_PROGRAMME, 0.85, "sanctions named by who imposes them", name)
        elif _PACKAGES[pieces.lang].fullmatch(word) and index not in by_first:
            found = _numbered(pieces, index)
            if found is not None:
                first, last, number = found
                name = f"{number}. Sanktionspaket" if pieces.lang == "de" else f"{number}{_english_ending(number)} sanctions package"
                yield unlinked(pieces, first, last, EntityKind.SANCTIONS_PROGRAMME, 0.85, "sanctions with a number", name)


def _imposes(pieces: Pieces, link: Link, index: int) -> bool:
    imposer = link.entity.kind in (EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.ALLIANCE)
    return imposer and pieces.glue[index - 1] == ("-" if pieces.lang == "de" else " ") and link.how not in ("adjective", "demonym")


def _singular(name: str) -> str:
    """The name of a package in the nominative: one package has one name, whatever its case.

    >>> _singular("EU-Sanktionspakets"), _singular("EU-Sanktionen")
    ('EU-Sanktionspaket', 'EU-Sanktionen')
    """
    return re.sub(r"(?<=sanktionspaket)(s|es|e|en)$", "", name, flags=re.IGNORECASE)


def _english_ending(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _numbered(pieces: Pieces, index: int) -> tuple[int, int, int] | None:
    """First piece, last piece and number of "elfte Sanktionspaket", "13. Sanktionspaket", "12th sanctions package", "sixth package of sanctions"."""
    last, first = index, index
    if pieces.lang == "en":
        if pieces.keys[index + 1 : index + 3] == ["of", "sanctions"]:
            last = index + 2
        elif pieces.key(index - 1) == "sanctions":
            first = index - 1
        else:
            return None
    at = first - 1
    if at < 0 or pieces.sentence[at] != pieces.sentence[index]:
        return None
    if (number := ordinal(pieces.keys[at], pieces.lang)) is not None:
        return at, last, number
    if pieces.words[at].isdecimal() and pieces.glue[at].startswith("."):
        return at, last, int(pieces.words[at])
    if pieces.lang == "en" and _ENGLISH_ORDINAL.fullmatch(pieces.keys[at]) and at > 0 and pieces.words[at - 1].isdecimal():
        return at - 1, last, int(pieces.words[at - 1])
    return None
