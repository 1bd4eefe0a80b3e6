"""Sentences -> Mentions with the names of the knowledge tables: `TableLinker`."""

from collections.abc import Sequence
from pathlib import Path

from kg.linking import weapons
from kg.linking.bodies import Bodies
from kg.linking.choosing import Link, choose
from kg.linking.compounds import Heads, sanctions
from kg.linking.guessed import guessed
from kg.linking.knowledge import Knowledge
from kg.linking.local import abbreviations, headed, introduced, redefined
from kg.linking.matching import Matcher
from kg.linking.nominals import Nominals, promoted
from kg.linking.offices import Offices
from kg.linking.overlaps import resolved
from kg.linking.parts import named, whole, without_titles
from kg.linking.persons import Persons
from kg.linking.pieces import Pieces
from kg.linking.roles import Roles
from kg.linking.spans import without
from kg.linking.vocabulary import Vocabulary
from kg.model import Article, Mention, Sentence
from kg.resources import folder as own_folder


class TableLinker:
    """Links the names that tables know, and persons that they do not; see the modules of this room for how."""

    def __init__(self, knowledge: Knowledge | None = None, folder: Path | None = None) -> None:
        self.knowledge = knowledge or Knowledge.load(folder)
        folder = folder or own_folder("data") / "knowledge"
        self._roles = Roles.load(folder)
        self._heads = Heads.load(folder)
        self._bodies = Bodies.load(folder, self.knowledge)
        self._matcher = Matcher(Vocabulary(self.knowledge.lexicon))
        self._persons = Persons(self.knowledge, self._roles)
        self._nominals = Nominals(self.knowledge, self._roles, Offices(self.knowledge))

    @classmethod
    def load(cls, folder: Path) -> "TableLinker":
        """A linker with the tables of a folder.

        Raises:
            KnowledgeError: a table is missing or malformed.
        """
        return cls(Knowledge.load(folder), folder)

    def link(self, articles: Sequence[Article], sentences: Sequence[tuple[Sentence, ...]]) -> list[tuple[Mention, ...]]:
        return [self._mentions(article, parsed) for article, parsed in zip(articles, sentences, strict=True)]

    def _mentions(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        pieces = Pieces.of(article, sentences)
        links = choose(self.knowledge, pieces, list(self._matcher.matches(pieces)))
        links = [link for link in links if not self._bodies.is_plain(pieces, link)]
        links = without_titles(self.knowledge, self._roles, pieces, named(self.knowledge, self._roles, pieces, links))
        vessels = list(weapons.ships(pieces))
        links = [*without(self._persons.find(pieces, without(links, vessels)), vessels), *vessels]
        links += abbreviations(pieces, links)
        nominals, said = self._nominals.find(pieces, links, article.published)
        phrases = [*nominals, *self._bodies.find(self.knowledge, pieces, links), *sanctions(pieces, links)]
        links = whole(self.knowledge, self._roles, pieces, redefined(pieces, links))
        links += [*weapons.typed(pieces, links), *introduced(self.knowledge, pieces, links)]
        links += weapons.compounds(self.knowledge, self._heads, pieces, links)
        links += headed(self.knowledge, pieces, links)
        links += guessed(self.knowledge, self._roles, pieces, links)
        links = promoted(resolved([*self._heads.widened(pieces, links), *phrases]), said)
        return tuple(_mention(article, link) for link in links if article.in_body(link.start, link.end))


def _mention(article: Article, link: Link) -> Mention:
    return Mention(link.start, link.end, article.quote(link.start, link.end), link.entity, round(link.score, 3), link.candidates)
