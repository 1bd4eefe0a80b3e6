"""Small trees written by hand, for tests that must not depend on a language model.

One word a line: form, tag, governor (1 is the first word, 0 the root), relation and, where they matter, features. "Olaf_Scholz" is one word with a space.
"""

from collections.abc import Mapping
from datetime import date

from kg.claims.examples import line
from kg.claims.extractor import CodebookExtractor
from kg.model import Article, Claim, Entity, EntityKind, Mention, Sentence, Span, Token

EXTRACTOR = CodebookExtractor()

STATES = """Deutschland Frankreich Polen Ukraine Russland Belarus Iran Israel Ungarn Serbien Kosovo Litauen Germany France Poland Russia Ukraine_ Hungary China
Finland Turkey Syria Kyiv Moscow USA""".split()
LEADERS = "Olaf_Scholz Emmanuel_Macron Wladimir_Putin Joe_Biden".split()
ENTITIES: dict[str, Entity] = {
    **{name.strip("_"): Entity(f"nil:{name.strip('_')}", EntityKind.STATE) for name in STATES},
    **{name.replace("_", " "): Entity(f"nil:{name.replace('_', ' ')}", EntityKind.LEADER) for name in LEADERS},
    "russische": Entity("nil:Russland", EntityKind.STATE),
    "russischer": Entity("nil:Russland", EntityKind.STATE),
    "Russlands": Entity("nil:Russland", EntityKind.STATE),
    "Polens": Entity("nil:Polen", EntityKind.STATE),
    "Chinas": Entity("nil:China", EntityKind.STATE),
    "Russian": Entity("nil:Russia", EntityKind.STATE),
    "Nato": Entity("nil:Nato", EntityKind.ALLIANCE),
    "EU": Entity("nil:EU", EntityKind.ALLIANCE),
    "Charkiw": Entity("nil:Charkiw", EntityKind.PLACE),
    "Kharkiv": Entity("nil:Kharkiv", EntityKind.PLACE),
    "Leopard": Entity("nil:Leopard", EntityKind.WEAPON_SYSTEM),
}


def words(written: str) -> list[list[str]]:
    return [row.split() for row in written.strip().split("\n")]


def sentence(rows: list[list[str]], start: int = 0) -> Sentence:
    tokens = []
    for index, row in enumerate(rows):
        text = row[0].replace("_", " ")
        head = int(row[2]) - 1
        tokens.append(Token(start, start + len(text), text, text.lower(), row[1], row[4] if len(row) > 4 else "", index if head < 0 else head, row[3]))
        start += len(text) + 1
    return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens))


def read(written: str, lang: str = "de", entities: Mapping[str, Entity] = ENTITIES, published: date | None = None) -> tuple[Claim, ...]:
    """The claims of trees, blank lines between sentences."""
    sentences: list[Sentence] = []
    for block in written.strip().split("\n\n"):
        sentences.append(sentence(words(block), sentences[-1].end + 1 if sentences else 0))
    text = " ".join(" ".join(token.text for token in each.tokens) for each in sentences)
    article = Article("a", text, lang, (Span(0, len(text)),), published=published)
    mentions = tuple(Mention(t.start, t.end, t.text, entities[t.text]) for each in sentences for t in each.tokens if t.text in entities)
    (claims,) = EXTRACTOR.extract([article], [tuple(sentences)], [mentions])
    return claims


def lines(written: str, lang: str = "de") -> list[str]:
    """The claims of trees, each as an example of a codebook would write it."""
    return [line(claim, lang) for claim in read(written, lang)]
