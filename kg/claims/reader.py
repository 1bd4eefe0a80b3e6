"""One article's sentences and mentions -> its claims, each once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.claims.codebook import Codebook, Entry
from kg.claims.context import Context, Contexts
from kg.claims.participants import Discourse, Participant, Participants
from kg.claims.roles import Filled, RoleFinder
from kg.claims.senses import Sense
from kg.claims.tree import Tree
from kg.linking import Knowledge
from kg.model import Article, Claim, Entity, EntityKind, Event, EventKind, Mention, Sentence, Status

LEAST = 0.3
"""Claims below this score are not told."""
_COVERING = frozenset(("request", "threaten", "refuse", "deny", "fear"))
_OWN_WORDS = frozenset((Status.ANNOUNCED, Status.REFUSED, Status.THREATENED))
_CLAUSES = frozenset(("conj", "parataxis"))
_TOGETHER = (EventKind.MEETING, EventKind.AGREEMENT, EventKind.COOPERATION)


@dataclass
class Found:
    """A claim in the making."""

    sense: Sense
    entry: Entry
    context: Context
    roles: Filled
    speakers: tuple[Entity, ...]

    @property
    def score(self) -> float:
        parts = [participant.sure for participant in (*self.roles.actor, *self.roles.target)]
        score = min(parts, default=0.0) * (0.9 if self.entry.weak else 1.0)
        if not self.roles.actor:
            score *= 0.6
        return round(min(1.0, score * 0.97), 3)


class ArticleReader:
    """Reads one article from its first sentence to its last; what it has read tells whom a pronoun names and who still speaks."""

    def __init__(self, article: Article, codebook: Codebook, knowledge: Knowledge | None) -> None:
        self.article = article
        self.codebook = codebook
        self.knowledge = knowledge
        self.discourse = Discourse()
        self.speaking: tuple[Entity, ...] = ()

    def claims(self, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Claim, ...]:
        found: dict[tuple[Event, Status, tuple[Entity, ...]], Claim] = {}
        for number, sentence in enumerate(sentences):
            inside = [mention for mention in mentions if sentence.start <= mention.start and mention.end <= sentence.end]
            self.discourse.sentence = number
            for claim in self._sentence(sentence, inside):
                key = (claim.event, claim.status, claim.speaker)
                known = found.get(key)
                if known is None or known.end - known.start < claim.end - claim.start:
                    found[key] = claim
        return tuple(sorted(found.values(), key=lambda claim: (claim.start, claim.end, claim.event.kind, claim.status, claim.event.actor, claim.event.target)))

    def _sentence(self, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Claim]:
        tree = Tree(sentence, mentions, self.article.lang)
        if not tree.complete:
            return
        contexts = Contexts(tree, self.codebook)
        participants = Participants(tree, self.codebook, self.discourse)
        finder = RoleFinder(contexts, participants)
        found = [claim for senses in contexts.senses for claim in self._word(senses, contexts, participants, finder)]
        self._remember(tree, contexts, participants)
        for claim in _best(found, contexts):
            yield self._told(claim, tree)

    def _word(self, senses: list[Sense], contexts: Contexts, participants: Participants, finder: RoleFinder) -> Iterator[Found]:
        for sense in senses:
            if not isinstance(sense.owner, Entry):
                continue
            context = contexts.of(sense, sense.owner.status)
            roles = finder.fill(sense, sense.owner, context)
            if roles is None:
                continue
            speakers = [participant.entity for node in context.speakers for participant in participants.of(node)[:1]]
            if sense.owner.speaker:
                speakers = [participant.entity for participant in finder.speakers(sense, sense.owner, context)] + speakers
            found = Found(sense, sense.owner, context, roles, tuple(dict.fromkeys(speakers)))
            if _tells(found):
                yield found

    def _remember(self, tree: Tree, contexts: Contexts, participants: Participants) -> None:
        """The subjects of this sentence, for the pronouns of the next."""
        for node in range(len(tree)):
            if tree.plain(node) == "nsubj":
                for participant in participants.of(node)[:1]:
                    self.discourse.saw(participant.entity)

    def _told(self, found: Found, tree: Tree) -> Claim:
        roles = found.roles
        actor, target, place = _entities(roles.actor), _entities(roles.target), _entities(roles.place)
        target, place = self._states(target, place)
        event = Event(found.entry.kind, actor, tuple(entity for entity in target if entity not in actor), _entities(roles.instrument), tuple(entity for entity in place if entity.kind is EntityKind.PLACE))
        start, end = _evidence(found, tree)
        # Who promises, threatens or refuses speaks by that; naming the speaker as well would add nothing.
        own = found.context.status in _OWN_WORDS and set(found.speakers) <= set(actor)
        return Claim(event, found.context.status, () if own else found.speakers, start, end, found.score, f"{self.article.lang}:{found.entry.name}")

    def _states(self, target: tuple[Entity, ...], place: tuple[Entity, ...]) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """Places among the targets become the states that they belong to, and the place of the event."""
        states = []
        for entity in target:
            state = self.knowledge.state_of(entity.id) if self.knowledge and entity.kind is EntityKind.PLACE else None
            if state and self.knowledge:
                place = (*place, entity)
                states.append(self.knowledge.entity(state))
            else:
                states.append(entity)
        return tuple(dict.fromkeys(states)), tuple(dict.fromkeys(place))


def _entities(participants: Sequence[Participant]) -> tuple[Entity, ...]:
    return tuple(participant.entity for participant in participants)


def _tells(found: Found) -> bool:
    """Whether enough is known to say it: an actor, or what a passive was done to."""
    roles = found.roles
    if found.entry.kind in _TOGETHER and len(roles.actor) + len(roles.target) < 1:
        return False
    if not roles.actor and not (roles.target and found.sense.verbal):
        return False
    return found.score >= LEAST


def _best(found: list[Found], contexts: Contexts) -> list[Found]:
    """At each word the entry that says most; a bare demand, threat or rejection only where it has no other content."""
    by_word: dict[tuple[int, EventKind], Found] = {}
    for claim in found:
        key = (claim.sense.node, claim.entry.kind)
        if key not in by_word or _rank(claim) > _rank(by_word[key]):
            by_word[key] = claim
    covered = {node for claim in found if not claim.entry.fallback for node, effect in claim.context.governors if effect in _COVERING}
    covered |= {claim.sense.node for claim in found if not claim.entry.fallback}
    return [claim for claim in by_word.values() if not (claim.entry.fallback and claim.sense.node in covered)]


def _rank(found: Found) -> tuple[int, int, float]:
    return (bool(found.roles.actor) + bool(found.roles.target), len(found.entry.conditions), found.score)


def _evidence(found: Found, tree: Tree) -> tuple[int, int]:
    """The clause that says it: what hangs on the uppermost word that made the claim what it is."""
    top = found.context.top
    while not tree.is_verb(top) and tree.head[top] != top:
        top = tree.head[top]
    words = list(tree.subtree(top, _CLAUSES if top != found.sense.node else frozenset(("parataxis",))))
    words += list(tree.subtree(found.sense.node, _CLAUSES))
    return tree.tokens[min(words)].start, tree.tokens[max(words)].end
