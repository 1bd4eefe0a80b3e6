"""The first paragraph -> its dateline: "MOSKAU (Reuters) –", "Berlin, 12. März (dpa) -", "LONDON — "; or a line of towns above it."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from kg.model import Dateline, Span
from kg.reading.dates import MONTH, month_number
from kg.reading.lines import Line

SPACE = r"[^\S\r\n]"
CAP = r"(?:(?:el|al|ad|as|ash|an|ar|et|ez)-)?[^\W\d_a-zà-öø-ÿ][\w’'.\-]*"
JOINER = r"(?:am|an|der|im|bei|de|do|del|el|al|la|of|the|ob|auf)"
WEEKDAY = r"(?i:(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)"
PLACE = rf"(?!{MONTH}){CAP}(?:{SPACE}(?:{JOINER}{SPACE})?(?!(?i:{MONTH})){CAP}){{0,3}}"
PLACES = rf"(?P<place>{PLACE}(?:{SPACE}?/{SPACE}?{PLACE}){{0,3}}(?:,{SPACE}(?!{WEEKDAY}){PLACE})?)"
DAY = rf"(?i:(?P<d1>\d{{1,2}})\.?{SPACE}?(?P<m1>{MONTH}|\d{{1,2}}\.)|(?P<m2>{MONTH}){SPACE}(?P<d2>\d{{1,2}})\b)(?:,?{SPACE}?(?P<year>\d{{4}}))?"
DAYS = rf"(?:,{SPACE}{WEEKDAY})?(?:,?{SPACE}{DAY})?"
KNOWN = (
    "reuters|dpa|afp|ap|apa|sda|sid|kna|epd|taz|rnd|ots|rtr|upi|bns|elta|tass|ria|interfax|ukrinform|unian|xinhua|anadolu|aa|ansa|efe|bloomberg|pti|ani|ians"
    "|cna|kcna|yonhap|kyodo|jiji|voa|rferl|belta|azertac|armenpress|spa|wam|qna|kuna|sana|irna|isna|fars|mehr|pa|cp|awp|reu|sputnik|belga|tanjug|hina|ritzau"
)
AGENCY_NAME = rf"(?i:(?:{KNOWN})(?:-\w+)?)"
AGENCIES = rf"{AGENCY_NAME}(?:{SPACE}?[/,+]{SPACE}?[\w.-]+){{0,3}}"
ANY_AGENCY = r"(?!(?:CDU|CSU|SPD|FDP|AfD|Grüne|Linke|BSW|FPÖ|ÖVP|SPÖ|PiS|R|D)\b)[^\W\d_][\w.\-/+, ]{1,30}"
DASH = r"(?:[–—―]|-{1,2})"
SIGN = rf"(?:{DASH}|[|:])"
SHOUTED = rf"[^\W\d_a-zà-öø-ÿ]{{3,}}(?:{SPACE}[^\W\d_a-zà-öø-ÿ]{{2,}}){{0,2}}"
TOWN = rf"{CAP}(?:{SPACE}(?:{JOINER}{SPACE})?{CAP})?"
TOWNS = rf"(?P<place>{TOWN}(?:(?:{SPACE}?/{SPACE}?|,{SPACE}(?!{WEEKDAY}|{MONTH})){TOWN}){{1,3}})"
OPENING = r"(?=[^\S\r\n]*[\"'„“»«‚‘(]*[^\W_a-zà-öø-ÿ])"

FORMS = (
    rf"{PLACES}{DAYS}{SPACE}\((?P<agency>{AGENCIES})\)(?:{SPACE}?(?:{SIGN}|\.)|(?=\s))",
    rf"{PLACES}{DAYS}{SPACE}\((?P<agency>{ANY_AGENCY})\){SPACE}?{DASH}(?=\s)",
    rf"{PLACES}{DAYS}{SPACE}(?P<agency>{AGENCIES}){SPACE}?{SIGN}(?=\s)",
    rf"{PLACES}{DAYS}\.?{SPACE}/(?P<agency>{AGENCIES})/\.?(?:{SPACE}{SIGN})?(?=\s)",
    rf"(?P<agency>{AGENCIES}){SPACE}{PLACES}{DAYS}{SPACE}{DASH}(?=\s){OPENING}",
    rf"\((?P<agency>{AGENCIES})\){SPACE}?{DASH}(?=\s)",
    rf"{PLACES}{DAYS}{SPACE}(?:{DASH}|[·•|])(?=\s){OPENING}",
    rf"(?P<place>{SHOUTED},{SPACE}{PLACE}){DAYS}:(?=\s){OPENING}",
    rf"(?!\w\.|(?i:{MONTH}))(?P<place>{CAP}(?:{SPACE}{CAP})?(?:/{PLACE}){{0,2}}){DAYS}(?<=\w{{3}})\.(?={SPACE}){OPENING}",
)
LINE = rf"{TOWNS}{DAYS}[.:]?"
NO_PLACE_WORDS = (
    "st dr prof mr mrs ms gen capt col sgt lt maj adm sen rep gov nr no ps am im in on at seit vom bis ab ja nein yes doch aber halt stop stopp schluss aus "
    "nie never why warum was update analyse analysis kommentar comment commentary interview exklusiv exclusive meinung opinion video live eilmeldung breaking "
    "reportage hintergrund porträt glosse leitartikel editorial essay explainer kolumne column ausland inland politik wirtschaft welt world"
)
NO_PLACE = re.compile(rf"(?:.* )?(?:{NO_PLACE_WORDS.replace(' ', '|')})\.?", re.IGNORECASE)
SEARCHED = 6  # a headline or two, a lead, and the like may stand above it
LEAST_WORDS = 8


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Compiled on first use, to keep `import kg` fast."""
    return tuple(map(re.compile, FORMS))


@cache
def _line() -> re.Pattern[str]:
    return re.compile(LINE)


def dateline(text: str, paragraphs: Iterable[Line], published: date | None = None) -> Dateline | None:
    """The dateline of the article, with spans in code points of the text; None where it has none.

    The year of its day, where it is not written, is the one that brings it closest to `published`.
    """
    above: Line | None = None
    for number, piece in enumerate(paragraphs):
        if number == SEARCHED:
            break
        if piece.words >= LEAST_WORDS and (found := _at(text, piece, published) or _alone(text, above, published)):
            return found
        above = piece if number else None
    return None


def _alone(text: str, piece: Line | None, published: date | None) -> Dateline | None:
    """The dateline that is a line of its own, below a headline and above a paragraph: "Wien, Belgrad"."""
    match = piece and _line().fullmatch(text, piece.start, piece.end)
    return Dateline(Span(*match.span()), _part(match, "place"), None, _day(match, published)) if match else None


def _at(text: str, piece: Line, published: date | None) -> Dateline | None:
    for form in _forms():
        match = form.match(text, piece.start, piece.end)
        if match and not ((place := _part(match, "place")) and NO_PLACE.fullmatch(text, *place)):
            return Dateline(Span(*match.span()), place, _part(match, "agency"), _day(match, published))
    return None


def _part(match: re.Match[str], name: str) -> Span | None:
    return Span(*match.span(name)) if match.groupdict().get(name) else None


def _day(match: re.Match[str], published: date | None) -> date | None:
    found = match.groupdict()
    day, month = found.get("d1") or found.get("d2"), found.get("m1") or found.get("m2")
    if day is None or month is None:
        return None
    number = int(month.rstrip(".")) if month[0].isdecimal() else month_number(month)
    if match["year"]:
        return _real_day(int(match["year"]), number, int(day))
    if published is None:
        return None
    days = [_real_day(published.year + step, number, int(day)) for step in (-1, 0, 1)]
    return min(filter(None, days), key=lambda candidate: abs((candidate - published).days), default=None)


def _real_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
