"""CSV and TSV: which column is what, rows over several lines, bad rows, and columns that are not there."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Article, Failure
from kg.reading import read, table
from kg.reading.drafts import Draft, Origin

TEXT = "Die Regierung in Vilnius hat den Transit beschränkt, und der Kreml drohte mit Folgen für die Grenze."


def drafts(raw: str, **columns: str) -> list[Draft | Failure]:
    return list(table.drafts(io.BytesIO(raw.encode()), Origin("news.csv", stem="news", columns=tuple(columns.items()))))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_usual_names_in_any_case_and_any_order(sign: str) -> None:
    raw = "\n".join([sign.join(["Datum", "Titel", "mark", "Body", "Quelle"]), sign.join(["2022-06-25", "T", "x", "Größe", "Nordblick"])])
    (draft,) = drafts(raw)
    assert draft == Draft("Größe", "news.csv:2", "news", published="2022-06-25", title="T", source="Nordblick")


def test_columns_that_are_named_outrank_usual_names() -> None:
    (draft,) = drafts("id,text,body_text\n7,kurz,lang\n", text="body_text")
    assert (draft.text, draft.id) == ("lang", "7")


def test_a_key_without_column_finds_nothing() -> None:
    (draft,) = drafts("headline,body,\nT,B,stray\n", title="headline")
    assert (draft.text, draft.title, draft.id, draft.url) == ("B", "T", None, None)


def test_a_column_that_is_missing_is_one_error_with_those_that_exist() -> None:
    with pytest.raises(InputError, match=r"^news.csv: no column is called 'body_text' \(columns: id, date, words\)$"):
        drafts("id,date,words\n1,2,3\n", text="body_text")
    with pytest.raises(InputError, match=r"^news.csv: which column has the texts\? Name it: text=NAME \(columns: id, date, words\)$"):
        drafts("id,date,words\n1,2,3\n")


def test_in_a_folder_that_error_is_one_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,words\n1,2\n")
    (tmp_path / "b.csv").write_text(f'id,text\nx,"{TEXT}"\n', "utf-8")
    first, second = read(tmp_path)
    assert isinstance(first, Failure)
    assert first.reason.startswith("which column has the texts?")
    assert isinstance(second, Article)
    assert (second.id, second.text) == ("x", TEXT)


def test_rows_over_several_lines_keep_their_first_line_as_place() -> None:
    raw = 'id,text\n1,"ein\nText"\n\n2,zwei\n3\n4,vier\n'
    found = drafts(raw)
    assert [draft.text for draft in found if isinstance(draft, Draft)] == ["ein\nText", "zwei", "vier"]
    assert found[0].origin == "news.csv:2"  # type: ignore[union-attr]
    assert found[2] == Failure("news.csv:6", "1 fields, where the first row names 2")


def test_a_line_that_is_no_text_costs_its_row_only() -> None:
    raw = b"id,text\n1,eins\n2,zw\x00ei\n3,drei\n"
    found = list(table.drafts(io.BytesIO(raw), Origin("news.csv")))
    assert [draft.text for draft in found if isinstance(draft, Draft)] == ["eins", "drei"]
    assert found[1] == Failure("news.csv:3", "line 3: not a text: it holds NUL bytes")


def test_a_quotation_mark_that_nothing_closes_does_not_swallow_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    before = csv.field_size_limit(100)
    monkeypatch.setattr(table, "LONGEST", 100)
    try:
        rows = "".join(f"{number},Satz {number}\n" for number in range(1, 60))
        found = drafts('id,text\n0,"offen\n' + rows)
    finally:
        csv.field_size_limit(before)
    assert isinstance(found[0], Failure)
    assert found[0].source == "news.csv:2"
    assert found[0].reason.startswith("a quotation mark that nothing closes before line 1")
    assert isinstance(found[-1], Draft)
    assert found[-1].id == "59"


def test_wide_encodings_are_refused_and_an_empty_file_is_a_failure() -> None:
    with pytest.raises(InputError, match="UTF-16"):
        list(table.drafts(io.BytesIO("id\ttext\n1\tx\n".encode("utf-16")), Origin("news.csv")))
    assert drafts("") == [Failure("news.csv", "the file is empty")]


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=9), st.sampled_from(["de", "en"])), max_size=6))
def test_what_a_writer_of_csv_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("text", "lang"), *rows])
    assert [(draft.text, draft.lang) for draft in drafts(out.getvalue()) if isinstance(draft, Draft)] == rows


def test_options_and_dates(tmp_path: Path) -> None:
    (tmp_path / "news.tsv").write_text(f"kennung\tartikel\tdatum\n1\t{TEXT}\t25.06.2022\n", "utf-8")
    (found,) = read(tmp_path / "news.tsv", columns={"id": "kennung"})
    assert isinstance(found, Article)
    assert (found.id, found.published) == ("1", date(2022, 6, 25))
    with pytest.raises(InputError, match=r"columns hold text, id, .* not 'body'"):
        read(tmp_path / "news.tsv", columns={"body": "artikel"})


def test_keys_of_json_lines_can_be_named_too(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"nr": 7, "body": "' + TEXT + '"}\n{"nr": 8}\n', "utf-8")
    first, second = read(tmp_path / "news.jsonl", columns={"id": "nr", "text": "body"})
    assert isinstance(first, Article)
    assert first.id == "7"
    assert second == Failure(f"{tmp_path / 'news.jsonl'}:2", "no body")
