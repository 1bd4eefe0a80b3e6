"""Text -> pieces: the runs of letters or digits that names are compared by, without case and diacritics."""

import re
import unicodedata

_LETTERS = [code for block in ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x2000)) for code in range(*block)]


def _base(code: int) -> str:
    """The lower-case letter without its diacritics, always one character so that offsets stay."""
    letter = chr(code).lower()[0]
    return {"ł": "l", "đ": "d", "ı": "i", "ø": "o"}.get(letter, unicodedata.normalize("NFD", letter)[0])


_FOLDED = {code: _base(code) for code in _LETTERS if _base(code) != chr(code)} | {
    ord("’"): "'",
    ord("‘"): "'",
    ord("ʼ"): "'",
    0xA0: " ",
    0x2011: "-",
    0x2010: "-",
}
_APART = re.compile(r"(?:[^\w\n]|_)+|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
PIECE = re.compile(r"[^\W\d_]+(?:\xad[^\W\d_]+)*|\d+")


def fold(text: str) -> str:
    """`text` in lower case, without diacritics, of the same length.

    >>> fold("Erdoğan’s İZMİR")
    "erdogan's izmir"
    """
    return text.translate(_FOLDED)


def key(name: str) -> str:
    """The pieces of a name, folded, with one blank between.

    >>> key("Su-25"), key("SU 25"), key("Su25"), key("Łódź")
    ('su 25', 'su 25', 'su 25', 'lodz')
    """
    return " ".join(PIECE.findall(fold(name).replace("\xad", "")))


def keys(names: list[str]) -> list[str]:
    """`key` of many names at once, much faster; names must not hold line ends."""
    bulk = "\n".join(names).translate(_FOLDED).replace("\xad", "")
    return [line.strip() for line in _APART.sub(" ", bulk).split("\n")]
