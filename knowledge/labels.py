"""Titles of unknown language -> a German and an English label, without disambiguators."""

import re
from collections.abc import Iterable

_GERMAN_WORDS = frozenset("der die das des dem den und von für im am zur zum zu mit in auf bei aus über eines einer vom ohne gegen".split())
_ENGLISH_WORDS = frozenset("of the and for in on at to from by with against".split())
_GERMAN_SPELLINGS = re.compile(
    r"[äöüß]|sch|tsch|lj|ij\b|(ow|ew|jew|ski|owa|ewa)\b|w(?=[aeiou])|z(?=ent)|c?hk"
    r"|isch|ung\b|tion(en)\b|inister(ium|rat)|partei|bund|k(?=on|am|om)|republik",
    re.IGNORECASE,
)
_ENGLISH_SPELLINGS = re.compile(
    r"sh|kh|zh|(ov|ev|sky|skyy|ova|eva)\b|y|v(?=[aeiou])|c(?=[aou])|tion(al)?\b|ment\b"
    r"|ministry|party|ship\b|council|states?\b|republic\b|th|army|force|union",
    re.IGNORECASE,
)
_DISAMBIGUATOR = re.compile(r"\s*\([^()]*\)$")
_PATRONYMIC = re.compile(r"^(\S+) \S+(?:owitsch|ewitsch|jewitsch|jitsch|itsch|owna|ewna|jewna|itschna|owytsch|ewytsch|jowytsch|iwna|jiwna|owitsj) (\S+)$")


def clean(title: str) -> str:
    """The name a person would write: no disambiguator, no underscores.

    >>> clean("Georgia_(U.S._State)")
    'Georgia'
    """
    name = title.replace("_", " ").replace("\u200b", "").strip()
    return _DISAMBIGUATOR.sub("", name) or name


def german_case(name: str) -> str:
    """German function words inside a name in lower case, as German writes them.

    >>> german_case("Sicherheitsrat Der Vereinten Nationen")
    'Sicherheitsrat der Vereinten Nationen'
    """
    first, *rest = name.split(" ")
    return " ".join([first, *(word.lower() if word.lower() in _GERMAN_WORDS else word for word in rest)])


def person_case(name: str) -> str:
    """A German name's particle in lower case.

    >>> person_case("Ursula Von Der Leyen")
    'Ursula von der Leyen'
    """
    return name.replace(" Von Der ", " von der ").replace(" Von ", " von ").replace(" Zu ", " zu ")


def short_person(name: str) -> str:
    """A Russian or Belarusian name without its patronymic, as news write it.

    >>> short_person("Wladimir Wladimirowitsch Putin")
    'Wladimir Putin'
    """
    found = _PATRONYMIC.match(name)
    return f"{found[1]} {found[2]}" if found else name


def germanness(name: str) -> int:
    """How German a spelling looks: above zero German, below English, zero for neither."""
    words = [word.lower() for word in re.findall(r"\w+", name)]
    score = sum(3 for word in words if word in _GERMAN_WORDS - _ENGLISH_WORDS) - sum(3 for word in words if word in _ENGLISH_WORDS - _GERMAN_WORDS)
    return score + 2 * len(_GERMAN_SPELLINGS.findall(name)) - 2 * len(_ENGLISH_SPELLINGS.findall(name))


def pick(names: Iterable[str]) -> tuple[str, str]:
    """(German, English) out of one item's titles; equal where there is only one, and it is neutral or a proper name.

    A title whose words are all in another one is a short name, and no label.

    >>> pick(["Minister for Foreign Affairs", "Außenminister"])
    ('Außenminister', 'Minister for Foreign Affairs')
    >>> pick(["Sisolak", "Steve_Sisolak"])
    ('Steve Sisolak', 'Steve Sisolak')
    """
    cleaned = {clean(name) for name in names}
    if len(cleaned) > 1 and any(" " in name for name in cleaned):
        whole = {name for name in cleaned if not any(name != other and set(name.split()) < set(other.split()) for other in cleaned)}
        cleaned = whole or cleaned
    ranked = sorted(cleaned, key=lambda name: (germanness(name), name))
    if not ranked:
        return "", ""
    return (ranked[-1], ranked[0]) if len(ranked) > 1 else (ranked[0], ranked[0])
