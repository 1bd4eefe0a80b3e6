"""One sentence as the model reads it: the value that passes between the network, the rules of German and spaCy's components."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name of the words `first` to `last`, both included; `label` is PER, ORG, LOC or MISC."""

    first: int
    last: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Tags, features, tree and names of a sentence, one entry a word; the root's head is its own index."""

    pos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    names: tuple[NameSpan, ...]


def feature(feats: str, name: str) -> str:
    """The value of a feature, "" without one.

    >>> feature("Case=Dat|Number=Sing", "Case")
    'Dat'
    """
    return next((pair.partition("=")[2] for pair in feats.split("|") if pair.startswith(name + "=")), "")


def with_features(feats: str, **values: str) -> str:
    """The features with some values replaced, in the order of their names; an empty value takes a feature out.

    >>> with_features("Mood=Ind|VerbForm=Fin", Mood="Sub", Tense="Pres")
    'Mood=Sub|Tense=Pres|VerbForm=Fin'
    """
    pairs = dict(pair.split("=", 1) for pair in feats.split("|") if pair) | values
    return "|".join(f"{name}={value}" for name, value in sorted(pairs.items()) if value)
