"""Hand-coded claims -> the same RDF that extraction writes: a promise is announced, and no statement says that it occurred."""

from datetime import date

import kg
from kg.graph import annotation_quads

text = "Der Minister kündigte an, Estland werde der Ukraine Haubitzen liefern."
article = kg.article(text, id="hand-coded-1", lang="de", published=date(2023, 1, 19))

estonia = kg.Entity("Q191", kg.EntityKind.STATE, (("de", "Estland"), ("en", "Estonia")))
ukraine = kg.Entity("Q212", kg.EntityKind.STATE, (("de", "Ukraine"), ("en", "Ukraine")))
minister = kg.Entity("nil:Minister", kg.EntityKind.LEADER)

event = kg.Event(kg.EventKind.ARMS_TRANSFER, actor=(estonia,), target=(ukraine,))
claim = kg.Claim(event, kg.Status.ANNOUNCED, speaker=(minister,), start=0, end=len(text))

graph = kg.Graph()
graph.add(annotation_quads(kg.Annotation(article, sentences=(kg.Span(0, len(text)),), claims=(claim,))))
print(graph.turtle())
