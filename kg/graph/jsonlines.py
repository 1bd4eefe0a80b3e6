"""Annotations -> JSON objects, one an article: what `kg extract` writes and annotation guides are scored against."""

from decimal import Decimal

from kg.model import Annotation, Claim, Entity, FactClaim, Mention, Quantity


def annotation_json(annotation: Annotation) -> dict[str, object]:
    """Mentions and claims with offsets in code points; ids are QIDs, `wp:Title` or `nil:Name`."""
    return {
        "id": annotation.article.id,
        "mentions": [_mention(mention) for mention in annotation.mentions],
        "claims": [_claim(claim) for claim in annotation.claims],
        "facts": [_fact(claim) for claim in annotation.facts],
    }


def _mention(mention: Mention) -> dict[str, object]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "kind": mention.entity.kind.mention_kind,
        "id": mention.entity.id,
        "score": round(mention.score, 3),
    }


def _claim(claim: Claim) -> dict[str, object]:
    event, when = claim.event, claim.event.when
    return {
        "kind": event.kind.value,
        "status": claim.status.value,
        "actor": _ids(event.actor),
        "target": _ids(event.target),
        "instrument": _ids(event.instrument),
        "place": _ids(event.place),
        "when": {"from": str(when.first) if when.first else None, "to": str(when.last) if when.last else None} if when else None,
        "speaker": _ids(claim.speaker),
        "start": claim.start,
        "end": claim.end,
        "score": round(claim.score, 3),
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
    }


def _fact(claim: FactClaim) -> dict[str, object]:
    fact = claim.fact
    return {
        "property": fact.property.value,
        "subject": fact.subject.id,
        "value": fact.value.id if fact.value else None,
        "words": fact.words,
        "quantity": _quantity(fact.quantity) if fact.quantity else None,
        "status": claim.status.value,
        "speaker": _ids(claim.speaker),
        "start": claim.start,
        "end": claim.end,
        "score": round(claim.score, 3),
    }


def _quantity(quantity: Quantity) -> dict[str, object]:
    """Bounds as numbers of JSON: whole where they are whole."""
    return {
        "least": _number(quantity.least),
        "most": _number(quantity.most),
        "unit": quantity.unit,
        "rough": quantity.rough,
        "of": quantity.of.id if quantity.of else None,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _ids(entities: tuple[Entity, ...]) -> list[str]:
    return [entity.id for entity in entities]
