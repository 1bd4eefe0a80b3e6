"""The wheel carries everything, and works from a folder that knows nothing of the project."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
CODE = """
import kg, pathlib
assert pathlib.Path(kg.__file__).is_relative_to(pathlib.Path.cwd()), kg.__file__
text = "Litauen hat am Montag den Transit nach Kaliningrad gestoppt, teilte der Kreml mit."
graph = kg.build([kg.article(text, lang="de")])
assert not graph.validate()
print(len(list(kg.library())), *(row["surface"] for row in graph.query("mentions-of-entity", entity="Q37")))
"""


def test_an_unpacked_wheel_reads_links_validates_and_answers(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    home = tmp_path / "elsewhere"
    zipfile.ZipFile(wheel).extractall(home)
    done = subprocess.run([sys.executable, "-c", CODE], cwd=home, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(len(list((ROOT / "queries").glob("*.rq")))), "Litauen"]
