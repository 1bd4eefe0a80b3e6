"""Words with their heads, joined into phrases: what the grammar of `training.made` builds with."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Word:
    """`head` counts from the word itself; 0 for the phrase's own head."""

    form: str
    upos: str
    feats: str = ""
    dep: str = "root"
    head: int = 0
    name: str = "O"


Phrase = tuple[Word, ...]
Parts = list[tuple[Phrase, str]]


def top(phrase: Phrase) -> int:
    return next(index for index, word in enumerate(phrase) if word.head == 0)


def join(parts: Parts, core: int) -> Phrase:
    """The parts in order; each hangs on the head of part `core` by its relation."""
    starts = [sum(len(part) for part, _ in parts[:index]) for index in range(len(parts))]
    target = starts[core] + top(parts[core][0])
    words: list[Word] = []
    for index, (part, dep) in enumerate(parts):
        for word in part:
            outer = word.head == 0 and index != core
            words.append(replace(word, dep=dep, head=target - len(words)) if outer else word)
    return tuple(words)


def one(form: str, upos: str, feats: str = "", name: str = "O") -> Phrase:
    return (Word(form, upos, feats, name=name),)


COMMA = (one(",", "PUNCT"), "punct")
STOP = (one(".", "PUNCT"), "punct")


def after_comma(phrase: Phrase, dep: str) -> tuple[Phrase, str]:
    return join([COMMA, (phrase, "root")], 1), dep


DEFINITE = {
    "Masc": {"Nom": "der", "Acc": "den", "Dat": "dem", "Gen": "des"}, "Fem": {"Nom": "die", "Acc": "die", "Dat": "der", "Gen": "der"},
    "Neut": {"Nom": "das", "Acc": "das", "Dat": "dem", "Gen": "des"}, "Plur": {"Nom": "die", "Acc": "die", "Dat": "den", "Gen": "der"},
}  # fmt: skip
INDEFINITE = {
    "Masc": {"Nom": "", "Acc": "en", "Dat": "em", "Gen": "es"}, "Fem": {"Nom": "e", "Acc": "e", "Dat": "er", "Gen": "er"},
    "Neut": {"Nom": "", "Acc": "", "Dat": "em", "Gen": "es"}, "Plur": {"Nom": "e", "Acc": "e", "Dat": "en", "Gen": "er"},
}  # fmt: skip
STRONG = {
    "Masc": {"Nom": "er", "Acc": "en", "Dat": "em", "Gen": "en"}, "Fem": {"Nom": "e", "Acc": "e", "Dat": "er", "Gen": "er"},
    "Neut": {"Nom": "es", "Acc": "es", "Dat": "em", "Gen": "en"}, "Plur": {"Nom": "e", "Acc": "e", "Dat": "en", "Gen": "er"},
}  # fmt: skip
CASES = ("Nom", "Acc", "Dat", "Gen")


def feats(case: str, gender: str, plural: bool, extra: str = "") -> str:
    pairs = [f"Case={case}", "" if plural and extra != "noun" else f"Gender={gender}", f"Number={'Plur' if plural else 'Sing'}"]
    return "|".join(sorted([pair for pair in pairs if pair] + ([extra] if extra and extra != "noun" else [])))


@dataclass(frozen=True)
class Group:
    """A noun phrase in one case, and its number."""

    phrase: Phrase
    plural: bool = False


def capital(phrase: Phrase) -> Phrase:
    return (replace(phrase[0], form=phrase[0].form[0].upper() + phrase[0].form[1:]), *phrase[1:])
