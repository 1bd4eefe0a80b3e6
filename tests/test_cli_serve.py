"""`kg serve` from the command line, as a process of its own."""

import builtins
import json
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli import kg, main
from kg.store import DiskStore
from tests import explorer


def test_a_source_is_needed_and_only_one() -> None:
    for arguments in ([], ["graph.ttl", "--endpoint", "http://127.0.0.1:9/"]):
        result = CliRunner().invoke(kg, ["serve", *arguments])
        assert result.exit_code == 2
        assert "--endpoint" in result.output


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "graph.ttl"
    explorer.graph().save(path)
    imported = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "uvicorn":
            raise ModuleNotFoundError("No module named 'uvicorn'", name="uvicorn")
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr(sys, "argv", ["kg", "serve", str(path)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == "kg: kg serve needs the extra `web`: pip install 'geokg[web]' (uvicorn is missing)\n"


def test_a_port_that_is_taken_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "graph.ttl"
    explorer.graph().save(path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(sys, "argv", ["kg", "serve", str(path), "--port", str(port)])
        with pytest.raises(SystemExit):
            main()
    err = capsys.readouterr().err
    assert err.startswith(f"kg: cannot listen on 127.0.0.1:{port}: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(("option", "complaint"), [("--articles", "no such file or folder"), ("--codebook", "no codebook is there")])
def test_articles_and_codebooks_that_are_not_there_are_told_at_once(
    option: str, complaint: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "graph.ttl"
    explorer.graph().save(path)
    monkeypatch.setattr(sys, "argv", ["kg", "serve", str(path), "--port", "0", option, str(tmp_path / "nowhere")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == f"kg: {tmp_path / 'nowhere'}: {complaint}\n"


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_serves_until_interrupted(kind: str, tmp_path: Path) -> None:
    path = tmp_path / ("graph.nq" if kind == "file" else "store")
    if kind == "file":
        explorer.graph().save(path)
    else:
        with DiskStore(path) as store:
            store.add(explorer.graph().store.quads())
    command = [sys.executable, "-m", "kg.cli", "serve", str(path), "--port", "0", "--articles", explorer.sources(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            assert path.name in process.stderr.readline()
            address = process.stderr.readline().split()[0]
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(f"{address}api/start", timeout=10) as answer:
                assert json.load(answer)["overview"]["articles"] == 4
            with urllib.request.urlopen(f"{address}sparql?query=ASK%20%7B%20%3Fs%20a%20%3Fc%20%7D", timeout=10) as answer:
                assert json.load(answer)["boolean"] is True
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 0
        finally:
            process.kill()
    with pytest.raises(OSError):
        urllib.request.urlopen(address, timeout=2)
