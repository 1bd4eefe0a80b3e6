"""A graph -> what each page of the explorer shows, as JSON values: IRIs in full, with the names of all that they mention beside them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.explore.asking import ask, ask_many
from kg.explore.claims import Brief, EntityClaims, Filter, claims, iris, roles_of_events
from kg.explore.names import Names, fold
from kg.explore.texts import Texts
from kg.graph.vocabulary import KG, WD
from kg.model import Article
from kg.store import Graph, Rows

Page = dict[str, Any]


class AbsentError(QueryError):
    """The graph has nothing of that IRI."""


def plain(row: dict[str, Any]) -> Page:
    """A row as JSON values, without what is unbound."""
    return {
        key: value if isinstance(value, str | int | float | bool) else value.isoformat() if hasattr(value, "isoformat") else float(value)
        for key, value in row.items()
        if value is not None
    }


def overview(graph: Graph, names: Names, articles: Sequence[Page]) -> Page:
    """What is in the graph at all: counts, period, the commonest entities of each kind, kinds by status."""
    statuses: list[Page] = [
        {"kind": str(row["class"]).removeprefix(KG), "status": str(row["status"]).removeprefix(KG), "claims": row["claims"]} for row in ask(graph, "statuses")
    ]
    days = sorted(article["published"] for article in articles if "published" in article)
    kinds: dict[str, list[tuple[int, str]]] = {}
    for iri, named in names.named.items():
        if named.mentions:
            kinds.setdefault(named.kind, []).append((-named.mentions, iri))
    top = {kind: [{"iri": iri, "mentions": -count} for count, iri in sorted(found)[:8]] for kind, found in kinds.items()}
    shown = {iri for found in kinds.values() for _, iri in sorted(found)[:8]}
    return {
        "articles": len(articles),
        "entities": sum(map(len, kinds.values())),
        "mentions": sum(named.mentions for named in names.named.values()),
        "claims": sum(int(str(cell["claims"])) for cell in statuses),
        "statements": len(graph),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "languages": dict(Counter(article.get("lang", "") for article in articles)),
        "statuses": statuses,
        "top": top,
        "months": dict(sorted(Counter(day[:7] for day in days).items())),
        "recent": article_list(graph, articles, "", 0, 6)["articles"],
        "names": names.brief(shown),
    }


def article_list(graph: Graph, articles: Sequence[Page], text: str, offset: int, limit: int) -> Page:
    """Articles, newest first, of which headline, outlet or date hold all words."""
    wanted = fold(text).split()
    kept = [article for article in articles if not wanted or all(word in article["folded"] for word in wanted)]
    shown = [{key: value for key, value in article.items() if key != "folded"} for article in kept[offset : offset + limit]]
    begins: dict[str, Page] = {}
    for rows in ask_many(graph, "article-begins", "article", [article["article"] for article in shown if "title" not in article]):
        for row in rows:
            begins.setdefault(str(row["article"]), plain(row))
    for article in shown:
        if article["article"] in begins:
            article["begins"] = _begins([begins[article["article"]]])
    return {"total": len(kept), "all": len(articles), "offset": offset, "articles": shown}


def all_articles(graph: Graph) -> list[Page]:
    """Every article with what is known of it; where two outlets or authors stand in the graph, the first."""
    found: dict[str, Page] = {}
    for row in ask(graph, "articles"):
        article = plain(row)
        article["folded"] = fold(" ".join(str(article.get(key, "")) for key in ("title", "publisher", "published", "id")))
        found.setdefault(article["article"], article)
    return list(found.values())


def entity(graph: Graph, names: Names, iri: str, claimed: EntityClaims) -> Page:
    """Names, links, what the knowledge tables have, and how often it is named and claimed about, by month."""
    named = names.named.get(iri)
    if named is None:
        raise AbsentError(f"the graph has no entity {iri}")
    tenures = [plain(row) for row in ask(graph, "entity-tenures", entity=iri)]
    facts: list[Page] = [
        {"property": str(row["property"]).removeprefix(KG), "other": str(row["other"]), "outward": outward}
        for name, outward in (("entity-facts", True), ("entity-facts-of-others", False))
        for row in ask(graph, name, entity=iri)
    ]
    shown = {iri} | {tenure[key] for tenure in tenures for key in ("holder", "office", "state") if key in tenure} | {fact["other"] for fact in facts}
    months = [plain(row) for row in ask(graph, "entity-months", entity=iri)]
    return {
        "iri": iri,
        **named.brief(),
        "qid": iri.removeprefix(WD) if iri.startswith(WD) else None,
        "pages": [str(row["page"]) for row in ask(graph, "entity-links", entity=iri)],
        "surfaces": sorted(named.surfaces.items(), key=lambda pair: (-pair[1], pair[0])),
        "mentions": named.mentions,
        "articles": sum(int(month["articles"]) for month in months),
        "months": months,
        "claimMonths": claimed.months(),
        "claims": len(claimed.all),
        "tenures": tenures,
        "facts": facts,
        "names": names.brief(shown),
    }


def claim_page(claimed: EntityClaims, names: Names, wanted: Filter, offset: int, limit: int) -> Page:
    """Some of an entity's claims, with the counts for each filter."""
    page = claimed.page(wanted, offset, limit)
    return page | {"names": names.brief(iris(page["claims"]) | set(page["counterparts"]))}


def neighbours(claimed: EntityClaims, names: Names, wanted: Filter, limit: int) -> Page:
    """The edges around one entity."""
    found = claimed.neighbours(wanted, limit)
    return found | {"names": names.brief({iri for edge in found["edges"] for iri in (edge["from"], edge["to"])} | {claimed.entity})}


def claim(graph: Graph, names: Names, iri: str) -> Page:
    """One claim with its event, its chain of speakers, and what other claims say of the same."""
    rows = ask(graph, "claim", claim=iri)
    if not len(rows):
        raise AbsentError(f"the graph has no claim {iri}")
    same, near = ask(graph, "claim-same", claim=iri), ask(graph, "claim-near", claim=iri)
    roles = roles_of_events(graph, [str(rows[0]["event"]), *(str(row["event"]) for row in near)])
    (found,) = claims(Rows((*rows.columns, "claim"), ((*rows.terms[0], NamedNode(iri)),)), roles)
    others = [brief | {"same": some is same} for some in (same, near) for brief in claims(some, roles, claim="like")]
    reporters = [str(row["reporter"]) for row in ask(graph, "claim-reporters", claim=iri)]
    return found | {"reporters": reporters, "others": others, "names": names.brief(iris([found, *others]) | set(reporters))}


def article(graph: Graph, names: Names, iri: str, known: Page | None, texts: Texts) -> Page:
    """One article: its text where it was given, else the sentences that the graph keeps; its mentions and claims."""
    if known is None:
        raise AbsentError(f"the graph has no article {iri}")
    sentences = [plain(row) for row in ask(graph, "article-sentences", article=iri)]
    mentions = [plain(row) for row in ask(graph, "article-mentions", article=iri)]
    rows = ask(graph, "article-claims", article=iri)
    told = claims(rows, roles_of_events(graph, (str(row["event"]) for row in rows)))
    quotes = [(part["start"], part["end"], part["quote"]) for part in (*sentences, *told)]
    text = texts.find(known.get("id", ""), quotes)
    return {
        **{key: value for key, value in known.items() if key != "folded"},
        "begins": _begins(sentences),
        "text": text.text if isinstance(text, Article) else None,
        "body": [list(span) for span in text.body] if isinstance(text, Article) else [],
        "why": "" if isinstance(text, Article) else text,
        "sentences": sentences,
        "mentions": mentions,
        "claims": told,
        "names": names.brief({mention["entity"] for mention in mentions} | iris(told)),
    }


def _begins(sentences: Sequence[Page]) -> str | None:
    """The first words that the graph keeps, to call an article by that has no headline."""
    if not sentences:
        return None
    words = str(sentences[0]["quote"]).split()
    return " ".join(words[:14]) + (" …" if len(words) > 14 else "")


def pair(graph: Graph, names: Names, one: str, other: str) -> tuple[list[Page], list[Brief]]:
    """What passes between two, month by month ("" where the day is unknown), and its claims; a claim counts once a month, in whichever direction."""
    ways = {
        "forth": ask(graph, "pair-claims", one=one, other=other),
        "back": ask(graph, "pair-claims", one=other, other=one),
        "together": ask(graph, "pair-together", one=one, other=other),
    }
    roles = roles_of_events(graph, (str(row["event"]) for rows in ways.values() for row in rows))
    told = [brief | {"direction": way} for way, rows in ways.items() for brief in claims(rows, roles)]
    told.sort(key=lambda brief: (brief.get("published", ""), brief["claim"]))
    months: dict[str, Page] = {}
    seen: set[str] = set()
    for brief in told:
        month = months.setdefault(brief.get("published", "")[:7], {"claims": 0, "unscored": 0, "conflict": 0.0, "cooperation": 0.0})
        if brief["claim"] in seen:
            continue
        seen.add(brief["claim"])
        month["claims"] += 1
        score = brief.get("score")
        if score is None:
            month["unscored"] += 1
        else:
            month["conflict" if score < 0 else "cooperation"] += score
    return [{"month": month, **months[month]} for month in sorted(months)], told


def names_for(names: Names, told: Iterable[Brief], *more: str) -> Page:
    """The names that a list of claims needs."""
    return names.brief(iris(told) | set(more))
