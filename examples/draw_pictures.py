"""Articles -> the pictures of the README. Run from anywhere: python examples/draw_pictures.py [FOLDER]"""

import sys
from pathlib import Path

import kg
import kg.plots

folder = Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")
graph = kg.build(kg.read(Path(__file__).parent / "articles"))
for name, picture in (("timeline", kg.plots.timeline(graph)), ("network", kg.plots.network(graph))):
    kg.plots.save(picture, folder / f"{name}.svg")
    print(folder / f"{name}.svg")
