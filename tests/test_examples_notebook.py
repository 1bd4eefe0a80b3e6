"""The notebook: outputs are not in the repository, and every cell runs but those that ask the network."""

import io
from pathlib import Path

import nbformat
import pandas
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "examples" / "dyads.ipynb"


def read() -> nbformat.NotebookNode:
    return nbformat.read(NOTEBOOK, as_version=4)


def tables(cell: nbformat.NotebookNode) -> list[pandas.DataFrame]:
    return [pandas.read_html(io.StringIO(output.data["text/html"]))[0] for output in cell.outputs if "text/html" in output.get("data", {})]


def test_it_is_valid_and_without_outputs() -> None:
    notebook = read()
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.outputs for cell in cells] == [[]] * len(cells)
    assert {cell.execution_count for cell in cells} == {None}
    assert [cell for cell in cells if "network" in cell.metadata.get("tags", ())]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    notebook = read()
    notebook.cells = [cell for cell in notebook.cells if "network" not in cell.metadata.get("tags", ())]
    folder = tmp_path_factory.mktemp("notebook")
    return NotebookClient(notebook, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()


def test_every_cell_says_something(run: nbformat.NotebookNode) -> None:
    for cell in run.cells:
        if cell.cell_type == "code" and not cell.source.rstrip().endswith('encoding="utf-8")'):
            assert cell.outputs, cell.source
            assert not [output for output in cell.outputs if output.output_type == "error" or output.get("name") == "stderr"], cell.outputs


def test_dyads_a_picture_and_evidence_come_out(run: nbformat.NotebookNode) -> None:
    by_source = {cell.source: cell for cell in run.cells if cell.cell_type == "code"}
    (monthly,) = tables(next(cell for source, cell in by_source.items() if "zeros=True" in source))
    assert len(monthly) == 6
    assert monthly["claims"].sum() > 3
    assert monthly["announced"].sum() > 0
    pictures = [output for cell in by_source.values() for output in cell.outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == 2
    (evidence,) = tables(next(cell for source, cell in by_source.items() if source.startswith("QUESTION")))
    assert {"Announced", "Occurred"} <= set(evidence["status"])
    assert evidence["quote"].notna().all()


def test_the_cell_for_the_network_is_a_valid_query() -> None:
    import re

    import pyoxigraph

    (cell,) = (cell for cell in read().cells if "network" in cell.metadata.get("tags", ()))
    (query,) = re.findall(r'"""(.*?)"""', cell.source, re.DOTALL)
    here = re.sub(r"SERVICE <\S+> \{(.*?)\n  \}", r"{\1 }", query, flags=re.DOTALL)
    assert here != query
    store = pyoxigraph.Store()
    store.query(here)
    assert "https://query.wikidata.org/sparql" in query
