"""A text that a script already has -> mentions with offsets, entities and scores."""

from datetime import date

import kg

TEXT = """Kanzler Scholz trifft Selenskyj

Bundeskanzler Olaf Scholz hat in Berlin den ukrainischen Präsidenten Wolodymyr Selenskyj empfangen. Deutschland
sagte der Ukraine weitere Leopard-Panzer zu, wie das Auswärtige Amt mitteilte.

Lesen Sie auch: So wird das Wetter am Wochenende
"""

article = kg.article(TEXT, published=date(2023, 5, 14))
print(f"language {article.lang}, body {[tuple(span) for span in article.body]}")

(annotation,) = kg.extract([article])
for mention in annotation.mentions:
    assert TEXT[mention.start : mention.end] == mention.text
    print(f"{mention.start:4}-{mention.end:<4} {mention.text:28} {mention.entity.kind.mention_kind:13} {mention.entity.id:10} {mention.score:.2f}")
