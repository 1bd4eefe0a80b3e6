"""The file of cues: what is in it, and what is said of one that is malformed."""

from pathlib import Path

import pytest

from kg.errors import KnowledgeError
from kg.reading.cues import cues

GOOD = '[[cue]]\nlabel = "ad"\nat = "line"\npattern = "anzeige"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "cues.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_file_that_comes_with_kg() -> None:
    found = cues()
    assert len(found) > 50
    assert {"teasers", "end", "line"} == {cue.effect for cue in found}
    assert all(not cue.pattern.fullmatch("") for cue in found)


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    (cue,) = cues(written(tmp_path, GOOD))
    assert cue.label == "ad"
    assert cue.pattern.fullmatch("ANZEIGE")
    assert cue.weight == 1


def test_macros_may_use_macros(tmp_path: Path) -> None:
    (cue,) = cues(written(tmp_path, '[macros]\na = "x"\nb = "<a>y"\n' + GOOD.replace("anzeige", "<b>z")))
    assert cue.pattern.fullmatch("xyz")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[cue]\n", "cues.toml: "),
        (GOOD.replace('label = "ad"\n', ""), r"cue 1 \(without label\) has no label"),
        (GOOD + GOOD.replace("anzeige", "("), r"cue 2 \(ad\): missing \)"),
        (GOOD.replace('"line"', '"top"'), r"at is one of line, start, inside, tail, lead, not 'top'"),
        (GOOD + 'effect = "all"\n', "effect is one of line, teasers, end, not 'all'"),
        (GOOD + 'where = "top"\n', "where is one of anywhere, edges, below, not 'top'"),
        (GOOD + 'weight = "much"\n', "could not convert string to float"),
        (GOOD + "color = 1\n", "unknown key 'color'"),
        (GOOD.replace("anzeige", "<nothing>"), "unknown macro <nothing>"),
        ('[macros]\na = "<a>"\n' + GOOD.replace("anzeige", "<a>"), "unknown macro <a>"),
    ],
)
def test_a_malformed_file_is_named_with_the_cue(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(KnowledgeError, match=complaint) as caught:
        cues(written(tmp_path, text))
    assert str(caught.value).startswith(str(tmp_path))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="No such file"):
        cues(tmp_path / "none.toml")
