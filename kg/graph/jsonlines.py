"""Annotations -> JSON objects, one an article: what `kg extract` writes and annotation guides are scored against."""

from kg.model import Annotation, Claim, Entity, Mention


def annotation_json(annotation: Annotation) -> dict[str, object]:
    """Mentions and claims with offsets in code points; ids are QIDs, `wp:Title` or `nil:Name`."""
    return {
        "id": annotation.article.id,
        "mentions": [_mention(mention) for mention in annotation.mentions],
        "claims": [_claim(claim) for claim in annotation.claims],
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
    }


def _ids(entities: tuple[Entity, ...]) -> list[str]:
    return [entity.id for entity in entities]
