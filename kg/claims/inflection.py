"""An infinitive -> all its forms; a noun's form -> the stems that it can be a form of."""

from collections.abc import Iterable, Iterator, Mapping

_GERMAN_ADJECTIVE = ("", "e", "en", "er", "es", "em")
_GERMAN_NOUN = ("", "s", "es", "e", "en", "n", "er", "ern", "se", "sen", "nen", "r", "m")
_UMLAUTS = str.maketrans("äöü", "aou")

Irregular = Mapping[str, tuple[str, ...]]


def german_verb(infinitive: str, irregular: Irregular, prefixes: Iterable[str]) -> tuple[set[str], set[str]]:
    """The finite forms and infinitive of a German verb that is not separated, and its participles in all cases.

    >>> finite, participles = german_verb("liefern", {}, ["be"])
    >>> sorted(finite & {"liefert", "lieferten", "liefere"}), sorted(participles)[:2]
    (['liefere', 'liefert', 'lieferten'], ['geliefert', 'gelieferte'])
    """
    prefix, row = _strong(infinitive, irregular, prefixes)
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    finite = {infinitive, stem + "e", stem + "en", stem + "est", stem + "et"}
    if row:
        _, present, past, subjunctive, participle = row
        finite |= {prefix + present, prefix + stem.removeprefix(prefix) + "t"}
        for form in (past, subjunctive):
            finite |= {prefix + form + ending for ending in (("", "n", "st") if form.endswith("e") else ("", "en", "e", "st"))}
        perfect = prefix + (participle.removeprefix("ge") if prefix else participle)
    else:
        link = "e" if stem[-1:] in "td" or (stem[-2:] in ("gn", "fn", "hn", "tm") and stem[-3:-2] not in "aeiouäöü") else ""
        finite |= {stem + link + ending for ending in ("t", "st", "te", "ten", "test", "tet")}
        if infinitive.endswith(("eln", "ern")):
            finite |= {stem[:-2] + stem[-1] + "e"}
        bare = infinitive.endswith("ieren") or any(infinitive.startswith(prefix) and len(infinitive) - len(prefix) > 3 for prefix in prefixes)
        perfect = ("" if bare else "ge") + stem + link + "t"
    participles = {form + ending for form in (perfect, infinitive + "d") for ending in _GERMAN_ADJECTIVE}
    return finite, participles


def german_past(form: str, infinitive: str, irregular: Irregular, prefixes: Iterable[str]) -> bool:
    """Whether a finite form of a German verb is its preterite indicative.

    >>> german_past("wies", "weisen", {"weisen": ("weisen", "weist", "wies", "wiese", "gewiesen")}, []), german_past("liefert", "liefern", {}, [])
    (True, False)
    """
    prefix, row = _strong(infinitive, irregular, prefixes)
    if row:
        return form in {prefix + row[2] + ending for ending in (("", "n", "st") if row[2].endswith("e") else ("", "en", "st"))}
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    return form in {stem + link + ending for link in ("", "e") for ending in ("te", "ten", "test", "tet")}


def _strong(infinitive: str, irregular: Irregular, prefixes: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    if infinitive in irregular:
        return "", irregular[infinitive]
    for prefix in prefixes:
        if infinitive.startswith(prefix) and infinitive[len(prefix) :] in irregular:
            return prefix, irregular[infinitive[len(prefix) :]]
    return "", ()


def english_verb(infinitive: str, irregular: Irregular) -> tuple[set[str], set[str]]:
    """The finite forms and infinitive of an English verb, and its participles.

    >>> [sorted(forms) for forms in english_verb("ban", {})]
    [['ban', 'banned', 'bans'], ['banned', 'banning']]
    """
    if infinitive.endswith(("s", "x", "z", "ch", "sh")):
        third = infinitive + "es"
    elif infinitive.endswith("y") and infinitive[-2:-1] not in "aeiou":
        third = infinitive[:-1] + "ies"
    else:
        third = infinitive + "s"
    stem = infinitive
    if infinitive.endswith("e") and not infinitive.endswith(("ee", "ye", "oe")):
        stem = infinitive[:-1]
    elif _doubles(infinitive):
        stem = infinitive + infinitive[-1]
    past = infinitive[:-1] + "ied" if third.endswith("ies") else stem + "ed"
    gerund = (infinitive if third.endswith("ies") else stem) + "ing"
    if infinitive in irregular:
        _, past, participle = irregular[infinitive]
        return {infinitive, third, past}, {participle, gerund}
    plain = {past.replace(stem, infinitive), gerund.replace(stem, infinitive)} if stem.endswith(("ll", "tt")) and len(stem) > len(infinitive) > 4 else set()
    return {infinitive, third, past} | plain, {past, gerund} | plain


def _doubles(verb: str) -> bool:
    """Whether the last consonant is doubled: one syllable of consonant, vowel, consonant, and a few with the stress at the end."""
    vowels = sum(letter in "aeiou" for letter in verb)
    closed = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3] not in "aeiou"
    return closed and (vowels == 1 or verb.endswith(("mit", "fer", "cur", "pel", "bel", "vel", "cel", "tol", "tal", "gal")))


def noun_stems(form: str, lang: str) -> Iterator[str]:
    """What the noun may be in the singular, and other strings; in lower case.

    >>> "angriff" in noun_stems("Angriffe", "de"), "penalty" in noun_stems("penalties", "en"), "vertrag" in noun_stems("Verträge", "de")
    (True, True, True)
    """
    word = form.lower()
    if lang == "en":
        yield word
        if word.endswith("ies"):
            yield word[:-3] + "y"
        if word.endswith("es"):
            yield word[:-2]
        if word.endswith("s"):
            yield word[:-1]
        if word.endswith("men"):
            yield word[:-3] + "man"
        return
    for ending in _GERMAN_NOUN:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: len(word) - len(ending)] if ending else word
            yield stem
            if (plain := stem.translate(_UMLAUTS)) != stem:
                yield plain
