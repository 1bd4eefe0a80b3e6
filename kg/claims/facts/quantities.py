"""Tokens of a sentence -> measured and counted quantities, with the tokens that they cover."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from kg.claims.facts.numbers import times, written
from kg.claims.tree import Tree
from kg.model import Entity, EntityKind, Quantity

_UNITS = {
    "kilometer": "km", "kilometre": "km", "km": "km", "meile": "mi", "mile": "mi", "meter": "m", "metre": "m", "m": "m", "seemeile": "nmi",
    "tonne": "t", "ton": "t", "t": "t", "kilogramm": "kg", "kilogram": "kg", "kilo": "kg", "kg": "kg", "kilotonne": "kt", "kiloton": "kt",
    "euro": "EUR", "€": "EUR", "eur": "EUR", "dollar": "USD", "us-dollar": "USD", "$": "USD", "usd": "USD", "pfund": "GBP", "pound": "GBP", "£": "GBP",
    "rubel": "RUB", "ruble": "RUB", "rouble": "RUB", "yuan": "CNY", "franken": "CHF", "franc": "CHF", "yen": "JPY",
    "prozent": "%", "percent": "%", "%": "%", "barrel": "bbl", "kubikmeter": "m3", "megawatt": "MW", "hektar": "ha", "hectare": "ha",
}  # fmt: skip
LENGTHS = frozenset(("km", "mi", "m", "nmi"))
_BEFORE = ("€", "$", "£")
_TIME = frozenset(
    """jahr monat woche tag stunde minute sekunde uhr januar februar märz april mai juni juli august september oktober november dezember jahrhundert mal
    year month week day hour minute second january february march april may june july august september october november december century
    o'clock times am pm""".split()
)
"""Nouns after a number that make it a time."""
_LEAST = {"de": ("mehr als", "über", "mindestens", "wenigstens"), "en": ("more than", "over", "at least", "no fewer than")}
_MOST = {"de": ("bis zu", "höchstens", "maximal", "weniger als", "fast", "knapp"), "en": ("up to", "at most", "fewer than", "less than", "nearly", "almost")}
_ROUGH = {"de": ("rund", "etwa", "circa", "ca.", "ungefähr", "an die", "gut"), "en": ("about", "around", "some", "roughly", "approximately")}
_TO = {"de": ("bis", "und", "–", "-"), "en": ("to", "and", "–", "-")}
_NUMERAL = frozenset(("NUM", "X", "PROPN", "NOUN", "ADJ", "SYM"))
_ALONE = frozenset(("dutzend", "dozen", "hundert", "tausend"))
"""Words that count without a number before them."""
_KIND_OF = ("typ", "modell", "art", "type", "model")


class Measured(NamedTuple):
    """A quantity, the token of its noun or unit, and the tokens from the number to it."""

    quantity: Quantity
    noun: int
    first: int
    last: int


def quantities(tree: Tree) -> list[Measured]:
    """Every quantity of a sentence, from left to right; numbers of dates, ordinals and bare numbers are none."""
    return list(_scan(tree))


def _scan(tree: Tree) -> Iterator[Measured]:
    at = 0
    while at < len(tree):
        found = _number(tree, at)
        if found is None or (at and tree.lower[at - 1] in ("jahr", "jahre", "jahren", "year", "nummer", "number", "resolution", "artikel", "article")):
            at += 1
            continue
        least, most, last = found
        noun = _noun(tree, at, last)
        if noun is None:
            at = last + 1
            continue
        yield Measured(_quantity(tree, at, least, most, noun), noun, at, max(last, noun))
        at = max(last, noun) + 1


def _number(tree: Tree, at: int) -> tuple[Decimal, Decimal, int] | None:
    """(least, most, last token) of the number that begins at a token: "20", "10 bis 20", "2,5 Millionen"."""
    one = _single(tree, at)
    if one is None:
        return None
    value, last = one
    if last + 2 < len(tree) and tree.lower[last + 1] in _TO[tree.lang] and (other := _single(tree, last + 2)) is not None:
        joined = tree.lower[last + 1] not in ("und", "and") or (at > 0 and tree.lower[at - 1] in ("zwischen", "between"))
        if joined and other[0] > value:
            # "zwei bis drei Millionen": the smaller number is in millions as well.
            scale = next((factor for word in range(last + 2, other[1] + 1) if (factor := times(tree.lower[word], tree.lang))), 1)
            return (value * scale if last == at and scale > 1 else value), other[0], other[1]
    return value, value, last


def _single(tree: Tree, at: int) -> tuple[Decimal, int] | None:
    """(value, last token) of one number with what multiplies it; a number that is part of a weapon's name is none."""
    token, lang = tree.tokens[at], tree.lang
    mention = tree.mention[at]
    if token.pos not in _NUMERAL or (mention is not None and mention.entity.kind is EntityKind.WEAPON_SYSTEM):
        return None
    value = written(token.text, lang)
    if value is None and token.text.lower() in _ALONE:
        value = Decimal(times(token.text, lang) or 1)
    if value is None:
        return None
    last = at
    while last + 1 < len(tree) and (factor := _factor(tree, last + 1)):
        value, last = value * factor, last + 1
    # 2.5 million is as whole as 2,500,000, and must have the same name.
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize(), last


def _factor(tree: Tree, node: int) -> int | None:
    """What a word multiplies the number before it by; "m" does in English only, elsewhere it is a metre."""
    word = tree.tokens[node].text
    return None if word.lower() == "m" and tree.lang == "de" else times(word, tree.lang)


def _noun(tree: Tree, first: int, last: int) -> int | None:
    """The unit or the counted noun of a number: before it for "$40", else at most three describing words after it."""
    if first and tree.lower[first - 1] in _BEFORE:
        return first - 1
    for node in range(last + 1, min(last + 5, len(tree))):
        token = tree.tokens[node]
        if _unit(tree, node):
            return node
        if token.pos in ("NOUN", "PROPN"):
            lemma = token.lemma.lower()
            if lemma in _TIME or tree.lower[node] in _TIME or (token.pos == "PROPN" and tree.mention[node] is None):
                return None
            # A name that only describes the noun after it: "18 Leopard-2-Panzer", "ten Leopard 2 tanks".
            if node + 1 < len(tree) and tree.head[node] > node and tree.plain(node) in ("compound", "nmod") and tree.lang == "en":
                continue
            return node
        if token.pos not in ("ADJ", "ADV", "DET", "NUM") and not (
            token.text in ("-", "’s") or (tree.lang == "en" and tree.plain(node) in ("amod", "compound"))
        ):
            return None
        if token.pos == "DET":
            return None
    return None


def _unit(tree: Tree, node: int) -> str:
    return _UNITS.get(tree.tokens[node].lemma.lower()) or _UNITS.get(tree.lower[node].rstrip("n")) or _UNITS.get(tree.lower[node].rstrip("s"), "")


def _quantity(tree: Tree, first: int, least: Decimal, most: Decimal, noun: int) -> Quantity:
    quantity = Quantity(least, most, _unit(tree, noun) or tree.tokens[noun].lemma)
    start = first - 1 if first and tree.lower[first - 1] in _BEFORE else first
    before = " ".join(tree.lower[max(0, start - 3) : start])
    lang = tree.lang
    if least == most and _ends(before, _LEAST[lang]):
        quantity = replace(quantity, most=None)
    elif least == most and _ends(before, _MOST[lang]):
        quantity = replace(quantity, least=None)
    return replace(quantity, rough=_ends(before, _ROUGH[lang]), of=_weapon(tree, noun))


def _ends(before: str, phrases: tuple[str, ...]) -> bool:
    return any(before == phrase or before.endswith(" " + phrase) for phrase in phrases)


def _weapon(tree: Tree, noun: int) -> Entity | None:
    """The weapon system in the noun itself, or in what names or types it: "Panzer vom Typ Leopard 2"."""
    chain = [noun, *tree.of(noun, "flat", "appos", "compound", "nmod")]
    chain += [inner for child in chain[1:] if tree.lower[child] in _KIND_OF for inner in tree.of(child, "appos", "flat", "nmod", "compound")]
    for node in chain:
        mention = tree.mention[node]
        if mention is not None and mention.entity.kind is EntityKind.WEAPON_SYSTEM:
            return mention.entity
    return None
