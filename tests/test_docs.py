"""Documents that fail when they lie: commands, queries, files and layers that they name are there."""

import re
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from kg.cli import kg as command_line
from kg.store import library

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")])


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_in_documents_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    shown = "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    commands = re.findall(r"^(?:\$ )?kg ([a-z]+)", shown, re.MULTILINE) + re.findall(r"`kg ([a-z]+)[ `]", text)
    assert set(commands) <= set(command_line.commands)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_to_files_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in command_line.commands if f"kg {name}" not in text] == []


def test_stored_queries_in_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"kg query ([a-z-]+)", text)) <= {stored.name for stored in library()}


def test_every_room_has_its_layer_and_its_word_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {path.name for path in (ROOT / "kg").iterdir() if (path / "__init__.py").exists()} - {"data"}
    assert [room for room in sorted(rooms) if f"`{room}`" not in text] == []


def test_changelog_knows_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_built_in_plugins_are_registered_like_any_other() -> None:
    registered = {(entry.group, entry.name) for group in ("kg.parsers", "kg.linkers", "kg.stores") for entry in entry_points(group=group)}
    assert {("kg.parsers", "blank"), ("kg.linkers", "tables"), ("kg.stores", "memory")} <= registered
