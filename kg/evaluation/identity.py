"""Whether two ids name one thing: QIDs by number, titles and names by their letters, a title and a QID through the knowledge tables."""

import re

from kg.linking import Knowledge
from kg.linking.fold import key

_QID = re.compile(r"Q[1-9]\d*")
_TWINS = {"Q756617": "Q35", "Q29999": "Q55", "Q29520": "Q148"}
"""Realms that Wikidata keeps apart from their state: Denmark, the Netherlands, China."""


class Identity:
    """Compares ids: a QID, `wp:Title` or `nil:Name`; anything else counts as a name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def same(self, gold: str, answer: str) -> bool:
        """Whether both name one thing; names without item are one already if they share a word."""
        gold_qid, answer_qid = _qid(gold), _qid(answer)
        if gold_qid and answer_qid:
            return gold_qid == answer_qid
        if gold_qid or answer_qid:
            return _name(answer if gold_qid else gold) in self._names(gold_qid or answer_qid)
        if gold.startswith("nil:"):
            return bool(set(_name(gold).split()) & set(_name(answer).split()))
        return _name(gold) == _name(answer)

    def right(self, gold: str, answer: str) -> bool:
        """Whether a mention's id is right: for a thing without item any local name will do."""
        return self.same(gold, answer) or (gold.startswith("nil:") and not _qid(answer))

    def _names(self, qid: str) -> set[str]:
        if qid not in self._knowledge:
            return set()
        entity = self._knowledge.entity(qid)
        return {key(name) for name in (*dict(entity.labels).values(), entity.title or "")}


def _qid(identifier: str) -> str:
    identifier = identifier.rpartition("/")[2] if "wikidata.org/entity/" in identifier else identifier
    return _TWINS.get(identifier, identifier) if _QID.fullmatch(identifier) else ""


def _name(identifier: str) -> str:
    return key(re.sub(r"^(nil|wp):", "", identifier).replace("_", " "))
