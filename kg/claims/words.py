"""Lists of words, as codebooks write them -> tests that a token of a sentence passes or fails."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.claims.inflection import Irregular, english_verb, german_past, german_verb, noun_stems

LETTING = "lassen"
NOT = "nicht"
"""Words that a German verb may want beside it in any form: "ließ", "keine"."""
LETTING_FORMS = frozenset("lassen lasse lasst lässt ließ ließen ließe gelassen".split())


class Verb(NamedTuple):
    """A verb: `particle` stands apart in main clauses (German), `extra` words must stand with it, `reflexive` wants a "sich"."""

    base: str
    particle: str = ""
    extra: tuple[str, ...] = ()
    reflexive: bool = False

    @classmethod
    def of(cls, written: str, lang: str) -> "Verb":
        """The verb as a codebook writes it: "sich zurück|ziehen", "zur Verfügung stellen", "nicht passieren lassen", "pull out"."""
        words = written.split()
        reflexive = lang == "de" and words[0] == "sich"
        words = words[1:] if reflexive else words
        verb, rest = (words[-1], words[:-1]) if lang == "de" else (words[0], words[1:])
        if verb == LETTING and rest and rest[-1].islower() and rest[-1].endswith("n"):
            # What is let happen has the arguments: "ließ die Geiseln gehen".
            verb, rest = rest[-1], [*rest[:-1], LETTING]
        particle, bar, base = verb.partition("|")
        return cls(base if bar else verb, particle if bar else "", tuple(word.lower() for word in rest), reflexive)


class Noun(NamedTuple):
    """A noun in lower case: `before` are the words that must precede it, `whole` says that it is never the end of a longer word."""

    word: str
    before: tuple[str, ...] = ()
    whole: bool = False

    @classmethod
    def of(cls, written: str) -> "Noun":
        words = written.lower().lstrip("=").split()
        return cls(words[-1], tuple(words[:-1]), written.startswith("="))


@dataclass(frozen=True)
class VerbForms:
    """Forms -> the verbs they may be: (particle, base) pairs."""

    forms: Mapping[str, tuple[tuple[str, str], ...]]
    infinitives: frozenset[str] = frozenset()
    pasts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, verbs: Iterable[Verb], lang: str, irregular: Irregular, prefixes: tuple[str, ...]) -> "VerbForms":
        forms: dict[str, set[tuple[str, str]]] = {}
        infinitives: set[str] = set()
        perfects: set[str] = set()
        presents: set[str] = set()
        pasts: set[str] = set()

        def add(written: Iterable[str], particle: str, base: str) -> None:
            for form in written:
                forms.setdefault(form, set()).add((particle, base))

        for particle, base in sorted({(verb.particle, verb.base) for verb in verbs}):
            finite, participles = german_verb(base, irregular, prefixes) if lang == "de" else english_verb(base, irregular)
            add(finite | participles, "", base)
            infinitives.add(particle + base)
            if lang == "de":
                past = {form for form in finite if german_past(form, base, irregular, prefixes)}
                pasts |= past | {particle + form for form in past}
                presents |= (finite - past) | participles
            perfects |= {particle + form for form in participles}
            if particle:
                add((particle + form for form in (*finite, *participles, "zu" + base)), particle, base)
        return cls({form: tuple(sorted(keys)) for form, keys in sorted(forms.items())}, frozenset(infinitives - perfects), frozenset(pasts - presents))

    def is_infinitive(self, form: str) -> bool:
        """Whether a form can be an infinitive and no participle."""
        return form in self.infinitives

    def is_past(self, form: str) -> bool:
        """Whether a form is a German preterite and nothing else."""
        return form in self.pasts

    def keys(self, form: str, lemma: str) -> tuple[tuple[str, str], ...]:
        return self.forms.get(form.lower()) or self.forms.get(lemma.lower(), ())


@dataclass(frozen=True)
class Words:
    """A condition of a codebook: nouns and other words, kinds of mention, or anything ("*")."""

    nouns: frozenset[Noun] = frozenset()
    kinds: frozenset[str] = frozenset()
    anything: bool = False
    _ends: dict[str, tuple[Noun, ...]] = field(default_factory=dict, compare=False, repr=False)
    _seen: dict[tuple[str, str], bool] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        for noun in sorted(self.nouns):
            self._ends[noun.word] = (*self._ends.get(noun.word, ()), noun)

    def __or__(self, other: "Words") -> "Words":
        return Words(self.nouns | other.nouns, self.kinds | other.kinds, self.anything or other.anything)

    def has(self, form: str, before: str, lang: str) -> bool:
        """Whether a word, after the word `before`, is one of these or, in German, a compound that ends in one."""
        key = (form, before)
        if key not in self._seen:
            self._seen[key] = bool(matches(form, (before,), lang, self._ends)[0])
        return self._seen[key]


def matches(form: str, before: tuple[str, ...], lang: str, nouns: Mapping[str, tuple[Noun, ...]]) -> tuple[list[Noun], str]:
    """The longest nouns of these that a form is or ends in, and what stands before them in the word; ([], "") for none."""
    best: list[Noun] = []
    start = len(form) + 1
    rest = ""
    for stem in noun_stems(form, lang):
        for at in range(len(stem) if lang == "de" or "-" in stem else 1):
            if at > start or len(stem) - at < 3:
                break
            found = [noun for noun in nouns.get(stem[at:], ()) if _fits(noun, at, stem, before)]
            if found:
                best, rest, start = (found if at < start else [*best, *(noun for noun in found if noun not in best)]), form[:at].rstrip("-"), at
                break
    return best, rest


def _fits(noun: Noun, at: int, stem: str, before: tuple[str, ...]) -> bool:
    if at and (noun.whole or (len(noun.word) < 4 and stem[at - 1] != "-") or at < 2):
        return False
    return not noun.before or tuple(word.lower() for word in before[-len(noun.before) :]) == noun.before
