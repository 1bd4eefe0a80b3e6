"""docs/exports.md against the code: every format and every column, and output that is from a real run. After a change: pytest --update-golden."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.store.exports import FORMATS
from kg.store.exports.frame import every_table

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "exports.md"
HEAD = "<!-- from here on written by tests/test_docs_exports.py -->\n"


def columns() -> str:
    """The columns of all tables, as the page has them."""
    lines = []
    for of in every_table():
        lines.append(f"### {of.name}\n\n{of.summary}. Key: {', '.join(f'`{name}`' for name in of.key)}.\n\n| column | type | what it is |\n|---|---|---|")
        references = dict(of.references)
        for column in of.columns:
            where = f" (in `{references[column.name]}`)" if column.name in references else ""
            lines.append(f"| `{column.name}` | {column.type} | {column.says}{where} |")
        lines.append("")
    return HEAD + "\n" + "\n".join(lines).rstrip() + "\n"


def test_every_column_is_documented(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        text = text.partition(HEAD)[0].rstrip() + "\n\n" + columns()
        PAGE.write_text(text, encoding="utf-8")
    assert text.endswith("\n" + columns())


def test_every_format_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("## How claims")[0]
    assert [name for name in FORMATS if f"`{name}`" not in text] == []


def test_output_that_is_shown_is_from_a_real_run(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```\n(\$ kg export .*?)^```", text, re.MULTILINE | re.DOTALL)
    command = [sys.executable, "-m", "kg.cli", "export", "tests/queries/claims.ttl", "--format", "dyads", "-o", str(tmp_path / "dyads.csv")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    head = "".join((tmp_path / "dyads.csv").read_text(encoding="utf-8").splitlines(keepends=True)[:4])
    real = f"$ kg export tests/queries/claims.ttl --format dyads -o dyads.csv\n{done.stderr}$ head -4 dyads.csv\n{head}"
    if request.config.getoption("--update-golden"):
        PAGE.write_text(text.replace(shown, real), encoding="utf-8")
        shown = real
    assert shown == real


def test_the_python_that_is_shown_runs(tmp_path: Path) -> None:
    snippets = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(snippets) == 2
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    subprocess.run([sys.executable, "-m", "kg.cli", "export", "tests/queries/claims.ttl", "--format", "dyads", "-o", "dyads.csv"], cwd=tmp_path, check=True)
    for snippet in snippets:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, "-c", snippet], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "dyad.svg").exists()
