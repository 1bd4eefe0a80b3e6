"""Article, sentences, mentions -> Readings: what was read in each sentence, by which entry of the codebook and why, and what was not understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.claims.entries import Entry, Governor
from kg.claims.found import Found
from kg.claims.reader import ArticleReader, Work
from kg.claims.tree import Tree
from kg.model import Claim, Entity, EntityKind, Mention, Sentence, Span, Status

_EMPTY = frozenset(("sein", "haben", "werden", "be", "have", "do", "geben", "kommen", "gehen", "go", "come", "stehen", "liegen", "lassen"))
"""Verbs that say nothing political by themselves."""
_AGENTS = frozenset((EntityKind.STATE, EntityKind.LEADER, EntityKind.ALLIANCE, EntityKind.GOVERNMENT_BODY, EntityKind.ARMED_GROUP))


@dataclass(frozen=True, slots=True)
class Step:
    """One word's part in a status: `words` as in the text, their `effect` on what they govern ("" in the event's own clause), the status after it."""

    words: str
    effect: str
    status: Status


@dataclass(frozen=True, slots=True)
class Reason:
    """Why there is a claim.

    Attributes:
        word: the stretch that names the event.
        status: what the entry means in a plain sentence, before `steps` turned it.
        roles: (role, entity, how sure) as the sentence gave them; an entity of the claim that is not among them was filled from the article.
    """

    claim: Claim
    word: Span
    status: Status
    steps: tuple[Step, ...]
    roles: tuple[tuple[str, Entity, float], ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch that looks political and became no claim, with the entry that knew its word ("" for none) and the reason."""

    start: int
    end: int
    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, read."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    reasons: tuple[Reason, ...]
    unread: tuple[Unread, ...]


def explained(reader: ArticleReader, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Reading, ...]:
    """One reading a sentence, in their order. Claims that only repeat another of the article are among them."""
    reader.claims(sentences, mentions)
    works = {work.sentence.start: work for work in reader.works}
    return tuple(_reading(sentence, works.get(sentence.start), mentions, reader.article.lang) for sentence in sentences)


def _reading(sentence: Sentence, work: Work | None, mentions: Sequence[Mention], lang: str) -> Reading:
    inside = tuple(mention for mention in mentions if sentence.start <= mention.start and mention.end <= sentence.end)
    if work is None:
        return Reading(sentence, inside, (), (Unread(sentence.start, sentence.end, "", "the parser gave no tree"),) if inside else ())
    return Reading(sentence, inside, tuple(_reason(found, claim, work) for found, claim in work.told), tuple(_unread(work, lang)))


def _reason(found: Found, claim: Claim, work: Work) -> Reason:
    tree = work.contexts.tree
    effects = dict(found.context.governors)
    steps = [Step(_words(work, node, node == found.sense.node), effects.get(node, ""), status) for node, status in found.context.steps]
    if claim.status is not found.context.status:
        steps.append(Step("", {Status.ANNOUNCED: "time", Status.THREATENED: "threat"}.get(claim.status, "own will"), claim.status))
    roles = tuple((role, one.entity, round(one.sure, 3)) for role, filled in zip(found.roles._fields, found.roles, strict=True) for one in filled)
    return Reason(claim, _span(tree, found.sense.node), found.entry.status, tuple(steps), roles)


def _words(work: Work, node: int, own: bool) -> str:
    """A word with what makes it what it is here: particle and, in the event's own clause, auxiliaries, negation, doubt."""
    tree, adverbs = work.contexts.tree, work.contexts.codebook.adverbs
    telling = adverbs["negate"] | adverbs["possible"] | adverbs["open"] | adverbs["almost"] | adverbs["conditional"]
    near = [child for child in tree.children[node] if tree.dep[child] == "compound:prt"]
    if own:
        near += [child for child in tree.children[node] if tree.plain(child) == "aux" or tree.lower[child] in telling]
        near += [word for child in tree.children[node] for word in tree.of(child, "det", "advmod") if tree.lower[word] in telling]
    return " ".join(tree.tokens[word].text for word in sorted((node, *near)))


def _unread(work: Work, lang: str) -> Iterator[Unread]:
    """Words with an entry that told nothing, and verbs of a political subject that no entry knows."""
    tree, senses = work.contexts.tree, work.contexts.senses
    told = {found.sense.node for found, _ in work.told}
    covered = told | {node for found, _ in work.told for node, _ in found.context.governors}
    matched = {found.sense.node: found for found in work.matched}
    for node in range(len(tree)):
        entries = [sense.owner for sense in senses[node] if isinstance(sense.owner, Entry)]
        span = _span(tree, node)
        if node in covered or (tree.head[node] in told and entries and not tree.is_verb(node)):
            continue
        if node in matched:
            found = matched[node]
            if not found.entry.fallback:
                yield Unread(span.start, span.end, f"{lang}:{found.entry.name}", _missing(found))
        elif entries and all(not entry.fallback for entry in entries):
            yield Unread(span.start, span.end, f"{lang}:{entries[0].name}", "a condition of the entry does not hold")
        elif not entries and tree.tokens[node].pos == "VERB" and tree.tokens[node].lemma.lower() not in _EMPTY:
            effects = [sense.owner.effect for sense in senses[node] if isinstance(sense.owner, Governor)]
            if (subject := _political_subject(work, node)) and not set(effects) & {"say", "support"}:
                known = f"{effects[0]}: no entry knows what" if effects else "no entry has this verb"
                yield Unread(span.start, span.end, "", f"{known}, said of {subject.label(lang)}")


def _missing(found: Found) -> str:
    if not found.roles.actor and not found.roles.target:
        return "neither actor nor target is known"
    return "no actor is known" if not found.roles.actor else "another reading of the sentence was preferred, or nothing in it is political"


def _political_subject(work: Work, verb: int) -> Entity | None:
    for node in work.contexts.surface_subject(verb):
        mention = work.contexts.tree.mention[node]
        if mention is not None and mention.entity.kind in _AGENTS:
            return mention.entity
    return None


def _span(tree: Tree, node: int) -> Span:
    return Span(tree.tokens[node].start, tree.tokens[node].end)
