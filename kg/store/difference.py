"""Two stores -> what came and what went from one to the other: articles, claims, entities, statements."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from kg.graph.vocabulary import KG, PREFIXES
from kg.store.answers import Rows
from kg.store.port import Store

_PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_ARTICLES = f"{_PREFIXES}SELECT ?iri ?id {{ ?iri a schema:NewsArticle ; schema:identifier ?id }}"
_CLAIMS = f"""{_PREFIXES}SELECT ?iri ?kind ?status ?quote ?id {{
  ?iri a kg:Claim ; kg:about ?about ; kg:status ?status ; kg:quote ?quote ; prov:wasDerivedFrom ?article .
  ?about a ?kind . ?article schema:identifier ?id
}}"""
_ENTITIES = f"{_PREFIXES}SELECT DISTINCT ?iri {{ ?mention kg:refersTo ?iri }}"
_LABELS = f"{_PREFIXES}SELECT ?iri ?label {{ VALUES ?iri {{ %s }} ?iri rdfs:label ?label }}"
_PORTION = 100


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A claim: what kind of event, in which status, in which words, in which article, by its id."""

    article: str
    iri: str
    kind: str
    status: str
    quote: str


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An entity that articles name, with its label."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What is only in the new graph came, what is only in the old one went; an article changed whose id is in both and whose statements are not the same.

    A claim is the same as long as its article, its place there, its event, status and speakers are. Of statements, graphs are not counted.
    """

    articles_came: tuple[str, ...]
    articles_went: tuple[str, ...]
    articles_changed: tuple[str, ...]
    claims_came: tuple[Told, ...]
    claims_went: tuple[Told, ...]
    entities_came: tuple[Named, ...]
    entities_went: tuple[Named, ...]
    statements_came: int
    statements_went: int

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.statements_came or self.statements_went)

    def json(self) -> dict[str, object]:
        """As JSON values, under the names of the attributes."""
        return asdict(self)


def difference(old: Store, new: Store) -> Difference:
    """What came and what went on the way from one store to another, in the order of ids and IRIs."""
    statements = [{str(quad.triple) for quad in store.quads()} for store in (old, new)]
    came, went = statements[1] - statements[0], statements[0] - statements[1]
    before, after = (_articles(store) for store in (old, new))
    touched = {article for triple in (*came, *went) if (article := _article_of(triple))}
    claims = [_claims(store) for store in (old, new)]
    entities = [_entities(store) for store in (old, new)]
    return Difference(
        tuple(sorted(set(after) - set(before))),
        tuple(sorted(set(before) - set(after))),
        tuple(sorted(name for name, iri in before.items() if name in after and iri.rpartition("/")[2] in touched)),
        tuple(sorted(claims[1][iri] for iri in claims[1].keys() - claims[0].keys())),
        tuple(sorted(claims[0][iri] for iri in claims[0].keys() - claims[1].keys())),
        tuple(sorted(_labelled(new, entities[1] - entities[0]))),
        tuple(sorted(_labelled(old, entities[0] - entities[1]))),
        len(came),
        len(went),
    )


def _article_of(triple: str) -> str:
    """The name of the article that a statement's subject belongs to, "" where it is shared: `id/mention/NAME.3-9` and the like."""
    subject = triple[1 : triple.index(">")] if triple.startswith("<") else ""
    for room in ("article", "sentence", "mention", "claim"):
        if subject.startswith(PREFIXES[room]):
            name = subject.removeprefix(PREFIXES[room])
            return name if room == "article" else name.rpartition(".")[0]
    return ""


def _articles(store: Store) -> Mapping[str, str]:
    return {str(row["id"]): str(row["iri"]) for row in _rows(store, _ARTICLES)}


def _claims(store: Store) -> Mapping[str, Told]:
    return {
        str(row["iri"]): Told(str(row["id"]), str(row["iri"]), str(row["kind"]).removeprefix(KG), str(row["status"]).removeprefix(KG), str(row["quote"]))
        for row in _rows(store, _CLAIMS)
    }


def _entities(store: Store) -> set[str]:
    return {str(row["iri"]) for row in _rows(store, _ENTITIES)}


def _labelled(store: Store, entities: set[str]) -> Iterator[Named]:
    names = sorted(entities)
    for start in range(0, len(names), _PORTION):
        labels: dict[str, str] = {}
        for iri, label in sorted(
            (str(row["iri"]), str(row["label"])) for row in _rows(store, _LABELS % " ".join(f"<{name}>" for name in names[start : start + _PORTION]))
        ):
            labels.setdefault(iri, label)
        yield from (Named(name, labels.get(name, "")) for name in names[start : start + _PORTION])


def _rows(store: Store, query: str) -> Rows:
    rows = store.query(query)
    assert isinstance(rows, Rows)
    return rows
