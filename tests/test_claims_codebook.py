"""Codebooks: what kg ships is broad and whole; what a researcher writes wrongly is told with file and line."""

from pathlib import Path

import pytest

from kg.claims.codebook import EFFECTS, Codebook
from kg.claims.examples import Expectation
from kg.claims.words import Noun, Verb
from kg.errors import KnowledgeError
from kg.model import EventKind, Status
from kg.resources import folder


@pytest.fixture(params=["de", "en"])
def codebook(request: pytest.FixtureRequest) -> Codebook:
    return Codebook.load(request.param)


def test_every_kind_has_entries_and_every_effect_words(codebook: Codebook) -> None:
    assert {entry.kind for entry in codebook.entries} == set(EventKind)
    assert {governor.effect for governor in codebook.governors} == set(EFFECTS)


def test_a_codebook_is_broad(codebook: Codebook) -> None:
    assert sum(len(entry.verbs) + len(entry.nouns) for entry in codebook.entries) > 800
    assert sum(len(governor.verbs) + len(governor.nouns) for governor in codebook.governors) > 400


def test_every_example_says_what_it_must_give(codebook: Codebook) -> None:
    examples = list(codebook.examples())
    assert len(examples) > len(codebook.entries)
    kinds = {Expectation.of(given).kind for _, example in examples for given in example.gives}
    assert kinds == set(EventKind)


def test_the_examples_show_every_status() -> None:
    shown = {Expectation.of(given).status for lang in ("de", "en") for _, example in Codebook.load(lang).examples() for given in example.gives}
    assert shown == set(Status)


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = (folder("ontology") / "codebook" / "de.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "de.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('[treffen]\nkind = "Meeting"', '[treffen]\nkind = "Party"', "kind 'Party' is none of"),
        ('[treffen]\nkind = "Meeting"', '[treffen]\nkind = "Meeting"\ncolour = "red"', "unknown key 'colour'"),
        ('[treffen]\nkind = "Meeting"', '[treffen]\nkind = "Meeting"\nstatus = "done"', "status 'done' is none of"),
        ('[treffen]\nkind = "Meeting"', '[treffen]\nkind = "Meeting"\ngenitive = "dat"', "genitive must be"),
        ('[treffen]\nkind = "Meeting"', '[treffen]\nkind = "Meeting"\nsides = "both"', "sides is how many actors it takes at least"),
        ('with = { subj = "@agent", obj = "<State>', 'with = { subj = "@nobody", obj = "<State>', "no class @nobody"),
        ('with = { subj = "@agent", obj = "<State>', 'with = { subj = "@agent", obj = "<Planet>', "<Planet> is no kind of mention"),
        ("[governors.deny]", "[governors.sing]", "effect 'sing' is none of"),
        ('actor = "subj + obj + mit"', 'actor = "subj + + mit"', "a role is written like"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        Codebook.load("de", changed(tmp_path, old, new))
    message = str(caught.value)
    assert words in message
    assert "de.toml:" in message
    number = int(message.partition("de.toml:")[2].split(":")[0])
    assert (tmp_path / "de.toml").read_text(encoding="utf-8").split("\n")[number - 1].startswith("[")


def test_a_missing_or_broken_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="No such file"):
        Codebook.load("de", tmp_path)
    (tmp_path / "de.toml").write_text("[broken", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="not a TOML file"):
        Codebook.load("de", tmp_path)


def test_verbs_as_a_codebook_writes_them() -> None:
    assert Verb.of("sich zurück|ziehen", "de") == Verb("ziehen", "zurück", (), True)
    assert Verb.of("zur Verfügung stellen", "de") == Verb("stellen", "", ("zur", "verfügung"))
    assert Verb.of("nicht auf|laufen lassen", "de") == Verb("laufen", "auf", ("nicht", "lassen"))
    assert Verb.of("nicht ins Land lassen", "de") == Verb("lassen", "", ("nicht", "ins", "land"))
    assert Verb.of("pull out", "en") == Verb("pull", "", ("out",))
    assert Noun.of("=Ende") == Noun("ende", (), True)


@pytest.mark.parametrize(
    ("form", "keys"),
    [
        ("angegriffen", {("an", "greifen")}),
        ("anzukündigen", {("an", "kündigen")}),
        ("kündigte", {("", "kündigen")}),
        ("beschoss", {("", "beschießen")}),
        ("gelieferten", {("", "liefern")}),
        ("einmarschiert", {("ein", "marschieren")}),
        ("verhandelte", {("", "verhandeln")}),
        ("träfe", {("", "treffen")}),
    ],
)
def test_german_forms_are_known_without_a_lemmatiser(form: str, keys: set[tuple[str, str]]) -> None:
    assert keys <= set(Codebook.load("de").forms.keys(form, ""))


@pytest.mark.parametrize(("form", "base"), [("struck", "strike"), ("banned", "ban"), ("cancelled", "cancel"), ("supplies", "supply"), ("shelling", "shell")])
def test_english_forms_are_known_without_a_lemmatiser(form: str, base: str) -> None:
    assert ("", base) in Codebook.load("en").forms.keys(form, "")


@pytest.mark.parametrize(
    ("form", "before", "lang", "name"),
    [
        ("Panzerlieferungen", (), "de", "lieferung"),
        ("Luftangriffe", (), "de", "angriff"),
        ("Protesten", (), "de", "proteste"),
        ("EU-Beitritts", (), "de", "beitritt"),
        ("strikes", ("air",), "en", "attack"),
        ("Vorschlag", (), "de", None),
        ("Wochenende", (), "de", None),
        ("wars", ("trade",), "en", None),
    ],
)
def test_nouns_with_their_endings_and_compounds(form: str, before: tuple[str, ...], lang: str, name: str | None) -> None:
    owners, _ = Codebook.load(lang).nouns(form, before)
    names = [getattr(owner, "name", "") for owner in owners]
    assert name in names if name else not any(names)
