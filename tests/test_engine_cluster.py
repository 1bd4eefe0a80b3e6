"""A Dask cluster: one started here, one by its address, and none that could be reached."""

from pathlib import Path

import pytest
from distributed import LocalCluster

import kg
from kg.engine import cluster
from kg.engine.cluster import Dask
from kg.errors import EngineError
from kg.model import Failure
from tests.corpus import PLUGINS, article, articles, undisturbed


def test_the_graph_is_the_same_and_what_kills_a_worker_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PLUGINS))
    monkeypatch.setenv("PYTHONPATH", str(PLUGINS))
    given = [*articles(3), article(20, "kills")]
    graph = kg.build(given, engine="dask", workers=2, shard_size=2, parser="trouble")
    assert graph.serialize("nq") == undisturbed(*articles(3))
    assert graph.failures == (Failure("a20", "the process that read it died, or was stopped at the time limit, 3 times"),)


def test_a_cluster_by_its_address(tmp_path: Path) -> None:
    with LocalCluster(n_workers=1, threads_per_worker=2, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address="127.0.0.1:0") as running:
        graph = kg.build(articles(6), cluster=running.scheduler_address, shards=tmp_path, shard_size=2, parser="blank")
        (ran,) = running.scheduler.task_prefixes.items() or [("", None)]
    assert ran[0].startswith("kg")
    assert graph.serialize("nq") == undisturbed(*articles(6))


def test_a_cluster_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT", "0.2s")
    with pytest.raises(EngineError, match=r"^tcp://127.0.0.1:9: the cluster cannot be reached"):
        Dask("tcp://127.0.0.1:9")


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(EngineError, match=r"pip install 'geokg\[cluster\]'"):
        Dask()
