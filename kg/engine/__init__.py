"""Articles -> a Graph, on one process or many: shards that survive kills, one function that annotates them, three engines that run it."""

from kg.engine.building import ENGINES, build

__all__ = ["ENGINES", "build"]
