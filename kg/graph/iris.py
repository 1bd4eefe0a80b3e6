"""Values -> the IRIs that name them: from content alone, never a counter, a clock, chance or a blank node.

wd:Q159                                             an entity that Wikidata has
id/person/sandra-mahler                             one that it has not, by kind and name
id/event/arms-transfer-5b1c…                        an event, by kind, roles and time; facts and quantities likewise
id/article/…  id/sentence/…  id/mention/…  id/claim/…   all below their article's own name
"""

import re
import unicodedata
from hashlib import sha256

from pyoxigraph import NamedNode

from kg.graph.vocabulary import ID, WD
from kg.model import Article, Claim, Entity, Event, Fact, FactClaim, Mention, Quantity, Span, Tenure

_SAFE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def entity_iri(entity: Entity) -> NamedNode:
    """Wikidata's own IRI where there is one, else a local IRI from kind and normalised name.

    >>> from kg.model import EntityKind
    >>> entity_iri(Entity("nil:Sandra  Mahler", EntityKind.PERSON)).value
    'https://w3id.org/geokg/id/person/sandra-mahler'
    """
    if entity.qid:
        return NamedNode(WD + entity.qid)
    return NamedNode(f"{ID}{_kebab(entity.kind)}/{slug(entity.id.partition(':')[2])}")


def article_iri(article: Article) -> NamedNode:
    return NamedNode(f"{ID}article/{_article_name(article)}")


def sentence_iri(article: Article, sentence: Span) -> NamedNode:
    return NamedNode(f"{ID}sentence/{_article_name(article)}.{sentence.start}-{sentence.end}")


def mention_iri(article: Article, mention: Mention) -> NamedNode:
    return NamedNode(f"{ID}mention/{_article_name(article)}.{mention.start}-{mention.end}")


def event_iri(event: Event) -> NamedNode:
    """The same content has the same IRI, whichever article tells it."""
    roles = ("/".join(entity_iri(entity).value for entity in role) for role in (event.actor, event.target, event.instrument, event.place))
    when = (str(event.when.first), str(event.when.last)) if event.when else ()
    return NamedNode(f"{ID}event/{_kebab(event.kind)}-{_digest(event.kind, *roles, *when)}")


def claim_iri(article: Article, claim: Claim) -> NamedNode:
    speakers = (entity_iri(speaker).value for speaker in claim.speaker)
    digest = _digest(event_iri(claim.event).value, claim.status, str(claim.start), str(claim.end), *speakers)
    return NamedNode(f"{ID}claim/{_article_name(article)}.{claim.start}-{claim.end}-{digest[:8]}")


def quantity_iri(quantity: Quantity) -> NamedNode:
    counted = entity_iri(quantity.of).value if quantity.of else ""
    parts = (*(f"{bound.normalize():f}" if bound is not None else "" for bound in (quantity.least, quantity.most)), quantity.unit, str(quantity.rough), counted)
    return NamedNode(f"{ID}quantity/{slug(quantity.unit)}-{_digest(*parts)}")


def fact_iri(fact: Fact) -> NamedNode:
    """The same content has the same IRI, whichever article states it."""
    ends = (entity_iri(fact.subject).value, entity_iri(fact.value).value if fact.value else "", quantity_iri(fact.quantity).value if fact.quantity else "")
    return NamedNode(f"{ID}fact/{fact.property}-{_digest(fact.property, *ends, fact.words)}")


def fact_claim_iri(article: Article, claim: FactClaim) -> NamedNode:
    speakers = (entity_iri(speaker).value for speaker in claim.speaker)
    digest = _digest(fact_iri(claim.fact).value, claim.status, str(claim.start), str(claim.end), *speakers)
    return NamedNode(f"{ID}claim/{_article_name(article)}.{claim.start}-{claim.end}-{digest[:8]}")


def tenure_iri(tenure: Tenure) -> NamedNode:
    return NamedNode(f"{ID}tenure/{slug(tenure.holder)}-{slug(tenure.office.id)}-{tenure.since or 'x'}-{tenure.until or 'x'}")


def _article_name(article: Article) -> str:
    return article.id if _SAFE_ID.fullmatch(article.id) else _digest(article.id)


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _kebab(name: str) -> str:
    return _CAMEL.sub("-", name).lower()


def slug(name: str) -> str:
    """Letters, digits and single hyphens, of any script; what has none of these is named by its digest."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
    return re.sub(r"[\W_]+", "-", folded).strip("-") or _digest(name)
