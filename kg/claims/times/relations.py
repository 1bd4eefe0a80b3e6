"""Words -> the periods of a sentence with what relates them to the event: "seit Montag", "by Friday", "vor vier Monaten", "within 90 days"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from kg.claims.times.attributes import attributable, noun_follows, of_participle, possessive
from kg.claims.times.calendar import Fixed, Hours, Night, Nth, Offset, Part, Period, Range, Recurring, Rest, Stretch
from kg.claims.times.dates import Phrase, Stand, day_number, year
from kg.claims.times.phrases import count, few, phrase, stretch
from kg.claims.times.words import DASHES, Words, has, skip, word

Relation = Literal["at", "since", "until", "from", "before", "after", "for", "ahead"]


@dataclass(frozen=True, slots=True)
class Found:
    """A period between two positions; `stand` as in `Phrase`."""

    start: int
    end: int
    relation: Relation
    period: Period
    stand: Stand = "free"
    adnominal: bool = False


def scan(words: Words, lang: str) -> Iterator[Found]:
    """The periods of a sentence, from left to right, the longest at each position."""
    i = 0
    while i < len(words):
        if words[i].digits < 0 and not words[i].classes:
            i += 1
            continue
        if has(words, i, "blocked"):
            blocked = phrase(words, i + 1, lang)
            i = blocked.end if blocked else i + 1
            continue
        found = _longest(words, i, lang)
        if found is None:
            # What does not stand as a time as a whole does not in pieces either.
            idle = phrase(words, i, lang)
            i = idle.end if idle else i + 1
            continue
        if found.stand != "never" and not _anaphoric(words, found.end):
            yield found
        i = found.end


def _anaphoric(words: Words, i: int) -> bool:
    """Whether what follows says that the sentences before know the time: "ein Jahr zuvor", "by September of that year"."""
    j = skip(words, i, "of", "det")
    return has(words, i, "anaphoric") or (has(words, j, "blocked") and has(words, j + 1, "unit"))


def _longest(words: Words, i: int, lang: str) -> Found | None:
    found = [read for reader in (_ranged, _ago, _ahead, _bounded, _plain) if (read := reader(words, i, lang))]
    return max(found, key=lambda read: read.end, default=None)


def _ranged(words: Words, i: int, lang: str) -> Found | None:
    """ "von Montag bis Mittwoch", "between 2014 and 2018", "from 3 to 5 May", "2014-2018", "in den Jahren 2014 bis 2018"."""
    between, led = has(words, i, "between"), has(words, i, "between", "from")
    j = skip(words, i + 1, "at", "det") if led or has(words, i, "at") else i
    first = phrase(words, j, lang)
    number = day_number(words, j, lang) if led else None
    k = first.end if first else number[1] if number else 0
    joint = word(words, k)
    joined = joint.classes.get("and") == 0 if between else joint.has("to") or (joint.text in DASHES and joint.text != "")
    if not k or not joined:
        return None
    last = phrase(words, skip(words, k + 1, "at", "det"), lang)
    if last is None:
        return None
    begin = _begin(first, number, last)
    if begin is None or (not led and not _alike(begin, last.period)):
        return None
    adnominal = lang == "en" and has(words, j - 1, "det") and noun_follows(words, last.end)
    if isinstance(begin, Fixed) and isinstance(last.period, Fixed):
        return Found(i, last.end, "at", Fixed(begin.first, last.period.last), adnominal=adnominal) if begin.first <= last.period.last else None
    return Found(i, last.end, "at", Range(begin, last.period), adnominal=adnominal)


def _begin(first: Phrase | None, number: tuple[int, int] | None, last: Phrase) -> Period | None:
    """The first period of a range; a lone day takes its month from the last."""
    if first:
        return first.period
    day = number[0] if number else 0
    match last.period:
        case Recurring(Part("year", "date", value) as part, turn) if day < value % 100:
            return Recurring(Part(part.cycle, part.name, value - value % 100 + day), turn)
        case Fixed(begin, end) if begin == end and day < begin.day:
            return Fixed(begin.replace(day=day), begin.replace(day=day))
    return None


def _alike(first: Period, last: Period) -> bool:
    """Whether two periods make a range without "from": of one sort, or the first a part of which the last gives the year."""
    if isinstance(first, Recurring) and isinstance(last, Recurring):
        return first.part.name == last.part.name
    return isinstance(last, Fixed) and (isinstance(first, Fixed) or (isinstance(first, Recurring) and first.part.name in ("month", "date", "season")))


def _ago(words: Words, i: int, lang: str) -> Found | None:
    """ "vor vier Monaten", "four months ago", "heute vor zehn Jahren", "seit zwei Wochen"."""
    relation: Relation = "since" if has(words, i, "since") else "at"
    exact = word(words, i).classes.get("day") == 0
    back = has(words, i, "before") or has(words, i + exact, "before")
    if lang == "de" and not back and relation == "at":
        return None
    counted = count(words, i + (exact or relation == "since") + (lang == "de" and relation == "at"))
    if counted is None:
        return None
    unit, n, end = counted
    if lang != "de":
        if not has(words, end, "ago"):
            return None
        end += 1
        exact = word(words, end).classes.get("day") == 0
        end += exact
    if unit == "hour":
        return Found(i, end, relation, Hours(n))
    return Found(i, end, relation, Offset(unit, -n) if exact else Nth(Part(unit), -n))


def _ahead(words: Words, i: int, lang: str) -> Found | None:
    """ "in zwei Wochen", "within 90 days", "binnen weniger Tage", "innerhalb der nächsten zwei Wochen", "within this month"."""
    if has(words, i, "within"):
        j = skip(words, i + 1, "of")
        if counted := count(words, j) or few(words, j):
            return Found(i, counted[2], "ahead", stretch(counted[0], counted[1]))
        inner = phrase(words, skip(words, j, "det"), lang)
        if inner and isinstance(inner.period, Nth) and inner.period.n == 0 and inner.period.part.name == "whole":
            return Found(i, inner.end, "at", Rest(inner.period.part.cycle, left=True))
        return Found(i, inner.end, "ahead", inner.period) if inner and isinstance(inner.period, Stretch) else None
    if word(words, i).text.lower() != "in":
        return None
    counted = count(words, i + 1)
    if counted is None or has(words, counted[2], "of", "ago") or has(words, i - 1, "occasion"):
        return None
    unit, n, end = counted
    if unit == "hour":
        return Found(i, end, "ahead", Nth(Part("day"), n // 24)) if n % 24 == 0 else None
    return Found(i, end, "ahead", Nth(Part(unit), n))


IN = ("in", "im", "during", "throughout")
RELATIONS: tuple[Relation, ...] = ("since", "until", "from", "before", "after", "for")


def _bounded(words: Words, i: int, lang: str) -> Found | None:
    """ "seit Montag", "by the end of the year", "ab dem 1. Juli", "vom 3. April an", "nach Ostern", "für Mittwoch"."""
    relation = next((name for name in RELATIONS if has(words, i, name)), None)
    if word(words, i).text.lower() == "as" and word(words, i + 1).text == "of":
        relation, i_phrase = "from", i + 2
    else:
        i_phrase = i + 1
    if relation is None:
        return None
    strict = word(words, i).classes.get(relation) == 1
    begin = _lead(words, i_phrase, lang)
    inner = phrase(words, begin, lang)
    # "from a spring"
    indefinite = lang == "en" and word(words, begin - 1).classes.get("det") == 1
    person = strict or relation in ("before", "after", "for")
    if inner is None or inner.stand == "daypart" or (inner.stand == "name" and person) or (inner.stand == "led" and indefinite):
        return None
    if of_participle(words, begin, lang):
        return Found(begin, inner.end, "at", inner.period, adnominal=True)
    end, today = inner.end, inner.period == Nth(Part("day"))
    qualifies = possessive(words, end) or (lang == "en" and has(words, begin - 1, "det") and attributable(inner) and noun_follows(words, end))
    if relation == "from":
        onwards = has(words, end, "onwards") and (lang == "de" or word(words, end).text != "on" or not has(words, end + 1, "weekday", "det"))
        # "vom 3. bis 5. Mai": the phrase holds both ends.
        if any(has(words, j, "to") or word(words, j).text in DASHES for j in range(i_phrase, end)):
            return Found(i, end, "at", inner.period)
        if lang == "de" and strict and not onwards:
            return Found(i, end, "at", inner.period, adnominal=True)
        end += onwards
    # "bis heute" says that it goes on, "vor heute" is not said.
    if today and relation in ("until", "before", "after"):
        return Found(i, end, relation, inner.period, "never")
    if relation in ("before", "after"):
        # "after the 2003 invasion" is the time of a noun.
        if qualifies:
            return Found(i + 1, end, "at", inner.period, adnominal=True)
        return Found(i, end, relation, inner.period, "free" if isinstance(inner.period, Fixed | Recurring) else "never")
    # "für das vergangene Jahr": what is over is not planned for.
    if relation == "for" and _over(inner.period):
        relation = "at"
    return Found(i, end, relation, inner.period, adnominal=qualifies and relation in ("at", "for"))


def _over(period: Period) -> bool:
    match period:
        case Nth(_, n) | Stretch(_, n):
            return n < 0
        case Night(Nth(Part("day")), into):
            return into is True
        case Recurring(_, turn):
            return turn == "last"
    return False


class Lead(NamedTuple):
    """What stands before a period.

    Attributes:
        begin: position after it, where the period's words begin.
        at: the preposition, in small letters, "" for none; `of` where that is one that hangs on a noun.
        article: whether an article or possessive comes right before the period.
    """

    begin: int
    at: str
    of: bool
    article: bool


def _lead(words: Words, i: int, lang: str) -> int:
    """The position after what may stand between a preposition and its period."""
    j = skip(words, skip(words, skip(words, i, "at", "approximately"), "det"), "approximately")
    tide = skip(words, j, "tide")
    return tide if tide > j and not phrase(words, j, lang) else j


def _led(words: Words, i: int, lang: str) -> Lead:
    """What stands before the period that might begin at `i`."""
    if has(words, i, "at"):
        after = skip(words, i, "at")
        begin = _lead(words, after, lang)
        return Lead(begin, word(words, after - 1).text.lower(), of=False, article=begin > after and has(words, begin - 1, "det"))
    of = has(words, i, "of")
    begin = skip(words, i + of, "det")
    tide = skip(words, begin, "tide")
    begin = tide if tide > begin and not phrase(words, begin, lang) else begin
    # A German article without preposition belongs to the period only in "des Jahres 2014", "der vergangenen Woche": "der Ende Juli" is a pronoun.
    if lang == "de" and not has(words, begin, "turn", "unit", "units"):
        begin = i
    return Lead(begin, "", of, article=has(words, begin - 1, "det"))


def _plain(words: Words, i: int, lang: str) -> Found | None:
    """ "am Samstag", "in early March", "the 2015 deal", "of last year", "gestern"."""
    lead = _led(words, i, lang)
    inner = phrase(words, lead.begin, lang)
    if inner is None:
        return None
    end = inner.end
    attribute = lang == "en" and lead.article and attributable(inner) and noun_follows(words, end)
    owner = possessive(words, end)
    if not _stands(inner, words, lead, lang, attribute or (owner and inner.stand != "name")):
        return None
    genitive = lang == "de" and not lead.at and lead.begin > i and word(words, lead.begin - 1).text in ("des", "der")
    bracketed = word(words, lead.begin - 1).text == "(" and word(words, end).text == ")"
    if of_participle(words, lead.begin, lang):
        return Found(lead.begin, end, "at", inner.period, adnominal=True)
    # "talks go on next week"
    start = i + 1 if lead.at == "on" and isinstance(inner.period, Nth) and inner.period.part.name == "whole" else i
    return Found(start, end, "at", inner.period, inner.stand, lead.of or owner or attribute or genitive or bracketed)


def _stands(inner: Phrase, words: Words, lead: Lead, lang: str, attribute: bool) -> bool:
    """Whether the words mean a time where they stand."""
    part = inner.period.part if isinstance(inner.period, Recurring) and not inner.period.turn else None
    name = part.name if part else ""
    if name == "weekday" and (lead.at in ("im", "in", "über") if lang == "de" else lead.article and not attribute):
        return False
    match inner.stand:
        case "free":
            return True
        case "name":
            return lead.at in IN or attribute
        case "daypart":
            # not "über Nacht", "zum Mittag", "in die Nacht"
            return lead.at in ("am", "an", "in", "im", "gegen") and word(words, lead.begin - 1).text != "die"
        case "led" if lang == "en" and lead.at and part and name == "month" and not part.edge:
            return lead.at in IN or attribute
        case "led":
            joint = word(words, lead.begin - 1).classes.get("and") == 0
            coordinated = joint and (has(words, lead.begin - 2, "month", "weekday", "season") or year(words, lead.begin - 2) is not None)
            return lead.at != "" or attribute or coordinated or (lead.of and isinstance(inner.period, Fixed))
    return False
