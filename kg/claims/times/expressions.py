"""Sentence -> its expressions of time; expression, publication day and tense -> `When`.

An expression covers the words from its preposition on ("am Montag", "bis Ende März"), as a half-open range of token indices, so that it can be given to
the clause or noun that governs them. What is no single time, or one that only another sentence knows, is no expression: "zwei Jahre lang", "jeden Montag",
"am selben Tag", "nach zwei Jahren", "vor einigen Tagen", "seit Jahrzehnten". What is said of whole units is resolved to whole units:

* "vor vier Monaten" is the calendar month four months before that of the publication, "vor drei Jahren" the calendar year, "in zwei Wochen" the week (Monday
  to Sunday); days are exact.
* "in den vergangenen zwei Wochen", "within 90 days" run up to, or from, the publication day; "in den kommenden Monaten" without a number runs at most `FEW`
  units.
* Beginning, middle and end are thirds of a month, January to March, May to August and October to December of a year, and parts of a week.
* "seit" and "ab" leave the last day open, so that articles of different days that say "seit 2014" agree; "bis" begins on the publication day if its last day
  is still to come, and is open otherwise.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.claims.times.calendar import DAY, Fixed, Hours, Night, Nth, Offset, Part, Period, Range, Recurring, Rest, Stretch, Tense, place
from kg.claims.times.relations import Found, Relation, scan
from kg.claims.times.words import Words, split, timeless
from kg.model import Sentence, When

Direction = Literal["past", "future", "given", "open"]

FUNCTION_POS = ("ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PART")


@dataclass(frozen=True, slots=True, order=True)
class TimeExpression:
    """Words of a sentence that say when.

    Attributes:
        start, end: indices of its first token and after its last.
        relation: how the event stands to the period: "at" it, "since", "until", "from", "before" or "after" it; "for": planned for it; "ahead": counted
            forward from now, which in a clause of the past would be how long something took.
        adnominal: it qualifies the noun beside it ("der Anschlag vom 22. April", "Monday's summit") rather than the clause.
    """

    start: int
    end: int
    relation: Relation
    period: Period
    adnominal: bool = False

    @property
    def direction(self) -> Direction:
        """Whether the words themselves say before or after the publication; "given" if they fix the days, "open" if only the tense decides."""
        if self.relation in ("for", "ahead"):
            return "given" if isinstance(self.period, Fixed) else "future"
        if self.relation == "since" and not isinstance(self.period, Fixed):
            return "past"
        return _direction(self.period)


def _direction(period: Period) -> Direction:
    match period:
        case Nth(_, n) | Offset(_, n) | Stretch(_, n) if n:
            return "past" if n < 0 else "future"
        case Recurring(_, turn):
            return "past" if turn == "last" else "future" if turn == "next" else "open"
        case Rest(_, left):
            return "future" if left else "past"
        case Hours():
            return "past"
        case Night(day, into):
            return "open" if into is None else "past" if into and day == Nth(Part("day")) else _direction(day)
        case Range(_, last):
            return "given" if isinstance(last, Fixed) else _direction(last)
    return "given"


# --- finding -------------------------------------------------------------------------------------------------------


def find_times(sentence: Sentence, lang: str) -> tuple[TimeExpression, ...]:
    """The expressions of time of a sentence, in order and without overlap of their words; () for a language without a time vocabulary.

    Tokens are enough; tags, tree and names are used where the parser gives them (names and verbs are no months, the tree says what is adnominal).
    """
    if timeless(sentence, lang):
        return ()
    words = split(sentence, lang)
    found = list(scan(words, lang))
    if any(one.stand != "daypart" for one in found):
        found = [one for one in found if one.stand != "daypart"]
    return tuple(_expression(one, words, sentence) for one in found)


def _expression(found: Found, words: Words, sentence: Sentence) -> TimeExpression:
    start, end = words[found.start].token, words[found.end - 1].token + 1
    return TimeExpression(start, end, found.relation, found.period, found.adnominal or _hangs_on_noun(sentence, start, end, found.relation))


def _hangs_on_noun(sentence: Sentence, start: int, end: int, relation: Relation) -> bool:
    """Whether the tree makes the tokens an attribute of a noun. Not trusted for a bare "2019" or "2030" beside a noun that the clause has anyway."""
    tokens = sentence.tokens
    tops = [tokens[i] for i in range(start, end) if tokens[i].head >= 0 and (tokens[i].head == i or not start <= tokens[i].head < end)]
    top = next((token for token in tops if token.pos not in FUNCTION_POS), None)
    if top is None or relation not in ("at", "for") or tokens[top.head].pos not in ("NOUN", "PROPN"):
        return False
    relative = top.dep.partition(":")[0]
    return relative in ("compound", "amod") or (relative == "nmod" and tokens[start].pos == "ADP")


# --- resolving -----------------------------------------------------------------------------------------------------


def resolve(expression: TimeExpression, published: date | None, tense: Tense) -> When | None:
    """The days that an expression means in a clause of that tense.

    None where the words need a publication day and there is none, where they name a day that does not exist, and where they count forward in a clause of the
    past ("in zwei Wochen besiegte …" is how long it took).
    """
    relation, period = expression.relation, expression.period
    if relation == "ahead" and tense == "past":
        return None
    if relation == "for" or (relation == "ahead" and published):
        tense = "future"
    elif relation == "since":
        tense = "past"
    elif relation == "until" and isinstance(period, Recurring) and period.part.name == "whole":
        # "hatte zugesagt, bis Jahresende zu liefern": such an end is one to come.
        tense = "future"
    days = place(period, published, tense, nearest=relation == "until" and tense == "past")
    if days is None:
        return None
    first, last = days
    match relation:
        case "since":
            return When(first, None) if published is None or first <= published else None
        case "from":
            return When(first, None)
        case "until":
            return When(published if published and published <= last else None, last)
        case "before":
            return When(None, first - DAY)
        case "after":
            return When(last + DAY, None)
    return When(first, last)
