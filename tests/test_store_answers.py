from datetime import UTC, date, datetime
from decimal import Decimal

import pandas
import pytest
from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import XSD
from kg.store import MemoryStore, Rows
from kg.store.answers import python, short


@pytest.fixture
def rows() -> Rows:
    answer = MemoryStore().query('SELECT ?who ?name ?n ?none { VALUES (?who ?name ?n) { (<http://www.wikidata.org/entity/Q1> "a|b, \\"c\\""@de 1.5) } }')
    assert isinstance(answer, Rows)
    return answer


@pytest.mark.parametrize(
    ("lexical", "datatype", "value"),
    [
        ("7", "integer", 7),
        ("1.5", "decimal", Decimal("1.5")),
        ("1e3", "double", 1000.0),
        ("true", "boolean", True),
        ("2022-06-25", "date", date(2022, 6, 25)),
        ("2022-06-25T08:00:00+00:00", "dateTime", datetime(2022, 6, 25, 8, tzinfo=UTC)),
        ("not a day", "date", "not a day"),
        ("x", "string", "x"),
    ],
)
def test_python_values(lexical: str, datatype: str, value: object) -> None:
    assert python(Literal(lexical, datatype=NamedNode(XSD + datatype))) == value


def test_rows_are_a_sequence_of_dicts(rows: Rows) -> None:
    expected = {"who": "http://www.wikidata.org/entity/Q1", "name": 'a|b, "c"', "n": Decimal("1.5"), "none": None}
    assert list(rows) == [rows[0]] == rows[:5] == [expected]
    assert len(rows) == 1


def test_written_as_csv_json_and_markdown(rows: Rows) -> None:
    assert rows.csv() == 'who,name,n,none\nhttp://www.wikidata.org/entity/Q1,"a|b, ""c""",1.5,\n'
    assert rows.json() == '[\n  {\n    "who": "http://www.wikidata.org/entity/Q1",\n    "name": "a|b, \\"c\\"",\n    "n": 1.5\n  }\n]\n'
    assert rows.markdown() == '| who | name | n | none |\n| --- | --- | --- | --- |\n| wd:Q1 | a\\|b, "c" | 1.5 |  |\n'


def test_dataframe(rows: Rows) -> None:
    frame = rows.dataframe()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == ["who", "name", "n", "none"]
    assert frame.shape == (1, 4)


def test_prefixes_shorten_only_what_stays_readable() -> None:
    assert short(NamedNode("https://w3id.org/geokg/ontology#State")) == "kg:State"
    assert short(NamedNode("https://example.org/x")) == "https://example.org/x"
    assert short(None) == ""
