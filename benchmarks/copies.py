"""How surely copies are told from articles that only have the topic in common: precision and recall at several thresholds.

    python benchmarks/copies.py [FOLDER OR FILE ...]

Reads articles (the examples by default), makes copies of each as desks make them, and compares every pair by its signatures. True pairs are those of one
article; every other pair is a different article, mostly on neighbouring topics.
"""

import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import kg
from kg.reading.signature import places, signature
from kg.store.copies import BAND, NEAR

EXAMPLES = Path(__file__).parent.parent / "examples" / "articles"
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5)
Change = Callable[[random.Random, list[str], list[str]], list[str]]


def words_changed(share: float) -> Change:
    """Single words replaced all over the text, by words of other articles: the hardest way to rewrite."""

    def change(chance: random.Random, sentences: list[str], others: list[str]) -> list[str]:
        pool = " ".join(others).split()
        return [" ".join(chance.choice(pool) if chance.random() < share else word for word in sentence.split()) for sentence in sentences]

    return change


def sentences_changed(share: float) -> Change:
    """Whole sentences written anew."""

    def change(chance: random.Random, sentences: list[str], others: list[str]) -> list[str]:
        chosen = set(chance.sample(range(len(sentences)), round(share * len(sentences))))
        return [chance.choice(others) if number in chosen else sentence for number, sentence in enumerate(sentences)]

    return change


CHANGES: dict[str, Change] = {
    "the same": lambda chance, sentences, others: sentences,
    "another agency line, a credit below": lambda chance, sentences, others: ["WIEN (APA) -", *sentences, "Mit Material von Agenturen erstellt."],
    "another headline": lambda chance, sentences, others: [others[0], *sentences],
    "the last fifth cut off": lambda chance, sentences, others: sentences[: round(0.8 * len(sentences))],
    "the second half cut off": lambda chance, sentences, others: sentences[: round(0.5 * len(sentences))],
    "two thirds cut off": lambda chance, sentences, others: sentences[: round(0.34 * len(sentences))],
    "a third more written below": lambda chance, sentences, others: [*sentences, *others[: round(len(sentences) / 3)]],
    "10 % of words replaced": words_changed(0.1),
    "20 % of words replaced": words_changed(0.2),
    "30 % of words replaced": words_changed(0.3),
    "10 % of sentences rewritten": sentences_changed(0.1),
    "20 % of sentences rewritten": sentences_changed(0.2),
    "30 % of sentences rewritten": sentences_changed(0.3),
    "half of the sentences rewritten": sentences_changed(0.5),
}
SHARED: dict[str, Change] = {
    "a fifth of the sentences shared": sentences_changed(0.8),
    "three in ten of the sentences shared": sentences_changed(0.7),
}
"""Articles of their own that quote the same: no copies."""


def sentences_of(article: kg.Article) -> list[str]:
    body = " ".join(article.quote(*span) for span in article.body)
    return re.split(r"(?<=[.!?]) +", re.sub(r"\s+", " ", body))


def with_body(article: kg.Article, text: str) -> kg.Article:
    return replace(article, text=text, body=(kg.Span(0, len(text)),), dateline=None)


def alike(one: str, other: str) -> tuple[float, bool]:
    """The share of places in which two signatures agree, and whether they would be compared at all."""
    same = places(one) == places(other)
    return float(same.mean()), bool(same.reshape(-1, BAND).all(1).any())


def main(sources: Sequence[str]) -> None:
    chance = random.Random(6)
    found = [article for source in sources or [EXAMPLES] for article in kg.read(source) if isinstance(article, kg.Article)]
    texts = {article.id: sentences_of(article) for article in found}
    found = [article for article in found if len(texts[article.id]) >= 4]
    scores: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for article in found:
        others = [sentence for other in found if other.id != article.id and other.lang == article.lang for sentence in texts[other.id]]
        chance.shuffle(others)
        original = signature(with_body(article, " ".join(texts[article.id])))
        for name, change in (CHANGES | SHARED).items():
            scores[name].append(alike(original, signature(with_body(article, " ".join(change(chance, texts[article.id], others))))))
    different = [alike(signature(one), signature(other)) for one, other in combinations(found, 2)]
    made = [pair for name in CHANGES for pair in scores[name]]
    print(f"{len(found)} articles, {len(made)} copies, {len(different)} pairs of different articles")
    print(f"different articles: most alike {', '.join(f'{score:.3f}' for score in sorted((score for score, _ in different), reverse=True)[:5])}")
    print(f"\n{'recall at the threshold':38}{''.join(f'{level:7.2f}' for level in THRESHOLDS)}")
    for name in CHANGES:
        line(name, scores[name])
    line("all copies", made)
    print("\ntaken for copies, and none")
    for name in SHARED:
        line(name, scores[name])
    line("different articles", different)
    print(f"\nin use: {NEAR}")


def line(name: str, pairs: Sequence[tuple[float, bool]]) -> None:
    shares = (sum(score >= level and met for score, met in pairs) / len(pairs) for level in THRESHOLDS)
    print(f"{name:38}{''.join(f'{share:7.2f}' for share in shares)}")


if __name__ == "__main__":
    main(sys.argv[1:])
