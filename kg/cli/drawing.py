"""An article and its readings -> one HTML page without scripts: sentences with their mentions, trees, claims and reasons."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from kg.cli.explain import lines

if TYPE_CHECKING:
    from kg.claims import Reading
    from kg.model import Article, Sentence

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
section { border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 1rem 0; }
.text { font-size: 1.15rem; }
mark { background: color-mix(in srgb, #3b82f6 22%, transparent); color: inherit; border-radius: 3px; padding: 0 .15em; }
pre { white-space: pre-wrap; font: .85rem/1.5 ui-monospace, monospace; }
.tree { overflow-x: auto; background: #fff; border-radius: 4px; }
"""


def page(article: "Article", readings: "Sequence[Reading]") -> str:
    """A whole page, in the language-independent words of the terminal's output."""
    sections = []
    for reading in readings:
        sentence = reading.sentence
        told = "\n".join(list(lines(article, (reading,)))[1:])
        sections.append(
            f'<section><p class="text">{_marked(article, reading)}</p><div class="tree">{_tree(sentence)}</div>'
            f"{f'<pre>{escape(told)}</pre>' if told else ''}</section>"
        )
    title = escape(article.title or article.id)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="{article.lang}"><head>{head}</head><body><h1>{title}</h1>{"".join(sections)}</body></html>\n'


def _marked(article: "Article", reading: "Reading") -> str:
    parts, place = [], reading.sentence.start
    for mention in sorted(reading.mentions):
        if mention.start < place:
            continue
        parts.append(escape(article.text[place : mention.start]))
        title = escape(f"{mention.entity.label(article.lang)} ({mention.entity.id}), {mention.entity.kind.value}")
        parts.append(f'<mark title="{title}">{escape(article.quote(mention.start, mention.end))}</mark>')
        place = mention.end
    return "".join([*parts, escape(article.text[place : reading.sentence.end])])


def _tree(sentence: "Sentence") -> str:
    """displaCy's drawing of the tree; nothing where the parser gave none."""
    if any(token.head < 0 for token in sentence.tokens):
        return ""
    from spacy import displacy

    words = [{"text": token.text, "tag": token.pos} for token in sentence.tokens]
    arcs = [
        {"start": min(index, token.head), "end": max(index, token.head), "label": token.dep, "dir": "left" if index < token.head else "right"}
        for index, token in enumerate(sentence.tokens)
        if token.head != index
    ]
    options = {"compact": True, "distance": 110, "word_spacing": 28, "color": "#1a1a1a", "bg": "#ffffff"}
    return str(displacy.render([{"words": words, "arcs": arcs}], style="dep", manual=True, options=options, jupyter=False))
