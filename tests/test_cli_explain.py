"""`kg explain` and `kg extract --unread` as a user calls them."""

import json
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

import kg as geokg
from kg.cli import kg
from kg.cli.drawing import page

TEXT = "Kiew dementierte, dass die Ukraine Belgorod angegriffen habe. Die Türkei verärgerte Schweden."


def test_a_text_is_explained() -> None:
    result = CliRunner().invoke(kg, ["explain", TEXT, "--lang", "de"], catch_exceptions=False)
    assert result.exit_code == 0
    assert "claim     Attack, denied" in result.output
    assert "denied by 'dementierte' (deny)" in result.output
    assert "unread    'verärgerte': no entry has this verb" in result.output


def test_a_page_is_written_with_trees(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    result = CliRunner().invoke(kg, ["explain", TEXT, "--lang", "de", "--html", str(path)], catch_exceptions=False)
    assert result.exit_code == 0
    written = path.read_text(encoding="utf-8")
    assert written.count("<svg") == 2
    assert 'title="Ukraine (Q212), State"' in written


def test_a_page_shows_markup_and_does_not_run_it() -> None:
    article = replace(geokg.article("Polen lieferte der Ukraine Panzer & Haubitzen.", lang="de"), title="<script>alert(1)</script>")
    written = page(article, geokg.explain(article))
    assert "<script" not in written
    assert "&lt;script&gt;" in written
    assert "Panzer &amp; Haubitzen" in written


def test_a_missing_file_is_no_text() -> None:
    result = CliRunner().invoke(kg, ["explain", "missing.txt"])
    assert "missing.txt: no such file" in str(result.exception)


def test_what_cannot_be_read_is_named_and_the_rest_explained(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_text("no json\n" + json.dumps({"text": TEXT, "lang": "de"}), encoding="utf-8")
    result = CliRunner().invoke(kg, ["explain", str(source)], catch_exceptions=False)
    assert result.exit_code == 0
    assert f"kg: {source}:1: not JSON" in result.stderr
    assert "claim     Attack, denied" in result.stdout
    source.write_text("no json\n", encoding="utf-8")
    assert CliRunner().invoke(kg, ["explain", str(source)], catch_exceptions=False).exit_code == 1


def test_unread_stretches_are_json_lines(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(kg, ["extract", str(source), "--lang", "de", "--unread"], catch_exceptions=False)
    [unread] = [json.loads(line) for line in result.stdout.splitlines()]
    assert unread["text"] == "verärgerte"
    assert set(unread) == {"id", "start", "end", "text", "entry", "reason"}
