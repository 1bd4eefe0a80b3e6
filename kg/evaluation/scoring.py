"""One gold article and one answer -> counted outcomes and a line for each error."""

from collections.abc import Mapping, Sequence
from typing import Any

from kg.evaluation.identity import Identity
from kg.evaluation.measures import Evaluation

Json = Mapping[str, Any]


def score_mentions(gold: Json, answers: Sequence[Json], identity: Identity, evaluation: Evaluation) -> None:
    required = {_span(mention): mention for mention in gold["mentions"] if not mention.get("optional")}
    optional = [mention for mention in gold["mentions"] if mention.get("optional")]
    found = {_span(answer): answer for answer in answers}
    for span, answer in found.items():
        words = gold["text"][slice(*span)]
        if span in required:
            _score_found(gold["id"], words, required[span], answer, identity, evaluation)
        elif over := [mention for mention in optional if _overlap(mention, answer)]:
            if not any(identity.right(mention["id"], answer["id"]) for mention in over):
                evaluation.count("linking", "fp")
                evaluation.errors.append(f"{gold['id']} optional mention {words!r}: {answer['id']}, not {over[0]['id']}")
        else:
            _count_all(evaluation, answer["kind"], "fp")
            evaluation.errors.append(f"{gold['id']} spurious mention {words!r} {answer['kind']} {answer['id']}")
            if not any(start <= span[0] and span[1] <= end for start, end in gold.get("body") or [[0, len(gold["text"])]]):
                evaluation.count("outside body", "n")
    for span, mention in required.items():
        if span not in found:
            _count_all(evaluation, mention["kind"], "fn")
            evaluation.errors.append(f"{gold['id']} missed mention {gold['text'][slice(*span)]!r} {mention['kind']} {mention['id']}")


def _score_found(article: str, words: str, gold: Json, answer: Json, identity: Identity, evaluation: Evaluation) -> None:
    linked, recognised = identity.right(gold["id"], answer["id"]), gold["kind"] == answer["kind"]
    for task, right in (("linking", linked), ("recognition", recognised), (f"mention {gold['kind']}", linked)):
        for outcome in ("tp",) if right else ("fp", "fn"):
            evaluation.count(task, outcome)
    if not linked:
        evaluation.errors.append(f"{article} wrong link {words!r}: {answer['id']}, not {gold['id']}")
    if not recognised:
        evaluation.errors.append(f"{article} wrong kind {words!r}: {answer['kind']}, not {gold['kind']}")


def _count_all(evaluation: Evaluation, kind: str, outcome: str) -> None:
    for task in ("recognition", "linking", f"mention {kind}"):
        evaluation.count(task, outcome)


def score_claims(gold: Json, answers: Sequence[Json], identity: Identity, evaluation: Evaluation) -> None:
    """Each gold claim takes the answer that agrees best with it and is still free."""
    free = list(answers)
    for claim in gold["claims"]:
        ranked = [(rank, at) for at, answer in enumerate(free) if (rank := _agreement(claim, answer, identity))]
        if not ranked:
            _count_claim(evaluation, claim["kind"][0], "fn")
            evaluation.errors.append(f"{gold['id']} missed claim {_line(claim, gold)}")
            continue
        (exact, *_), at = max(ranked, key=lambda pair: (pair[0], -pair[1]))
        answer = free.pop(at)
        right_status = answer["status"] in claim["status"]
        evaluation.count("lenient", "tp")
        evaluation.count(f"claim {claim['kind'][0]}", "tp")
        evaluation.count("status", "right" if right_status else "wrong")
        evaluation.count("speaker", "right" if _right_speaker(claim, answer, identity) else "wrong")
        for outcome in ("tp",) if exact and right_status else ("fp", "fn"):
            evaluation.count("strict", outcome)
        if not (exact and right_status):
            evaluation.errors.append(f"{gold['id']} inexact claim {_line(claim, gold)} got {_roles(answer)}")
    for answer in free:
        _count_claim(evaluation, answer["kind"], "fp")
        evaluation.errors.append(f"{gold['id']} spurious claim {answer['kind']} {_roles(answer)}: {gold['text'][answer['start'] : answer['end']]!r}")


def _count_claim(evaluation: Evaluation, kind: str, outcome: str) -> None:
    for task in ("lenient", "strict", f"claim {kind}"):
        evaluation.count(task, outcome)


def _agreement(claim: Json, answer: Json, identity: Identity) -> tuple[bool, bool, bool, int] | None:
    """How well an answer fits a gold claim: all roles, place in the text, status, number of participants; None if not at all."""
    if answer["kind"] not in claim["kind"]:
        return None
    named = [_named(participant, answer[role], identity) for role in ("actor", "target") for participant in claim[role]]
    if not any(named):
        return None
    clean = all(_accepted(identifier, claim[role], identity) for role in ("actor", "target") for identifier in answer[role])
    return all(named) and clean, _overlap(claim, answer), answer["status"] in claim["status"], sum(named)


def _named(participant: Sequence[str], answers: Sequence[str], identity: Identity) -> bool:
    return any(identity.same(accepted, answer) for accepted in participant for answer in answers)


def _accepted(answer: str, participants: Sequence[Sequence[str]], identity: Identity) -> bool:
    return any(_named(participant, [answer], identity) for participant in participants)


def _right_speaker(claim: Json, answer: Json, identity: Identity) -> bool:
    """Where the speaker is the actor itself, naming it and leaving it out are both right."""
    gold, said = claim.get("speaker", ()), answer.get("speaker", ())
    if gold and said:
        return any(_named(speaker, said, identity) for speaker in gold)
    if said:
        return all(_accepted(identifier, claim["actor"], identity) for identifier in said)
    return all(any(_named(speaker, actor, identity) for actor in claim["actor"]) for speaker in gold)


def _span(mention: Json) -> tuple[int, int]:
    return mention["start"], mention["end"]


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _line(claim: Json, gold: Json) -> str:
    return f"{claim['kind'][0]}/{claim['status'][0]}: {gold['text'][claim['start'] : claim['end']]!r}"


def _roles(answer: Json) -> str:
    return f"{answer['status']} {', '.join(answer['actor'])} -> {', '.join(answer['target'])}"
