"""An Article's body -> its signature: short, and alike in as many places as two texts share of their wording (MinHash).

The shingles of a text are its runs of two words. Each place of the signature holds the least of their numbers under another mixing; two texts agree
there as often as their shingles do (Jaccard similarity). Signatures stand in graphs that are compared years later: how they are made is settled here, in
whole numbers that every machine and every version of a library reckons alike, and must not change.
"""

import base64
import re
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.model import Article

PLACES = 192
"""Of a signature: the standard error of a similarity of 0.3 is 0.03."""
_RUN = 2
_WORD = re.compile(r"\w+")


def signature(article: Article) -> str:
    """The signature of the body as text, `PLACES` numbers of two bytes in Base64; "" for a body of less than two words.

    Neither title nor furniture, date nor source are in it; capitals, punctuation and white space do not count.
    """
    body = "\n".join(article.text[span.start : span.end] for span in article.body)
    numbers = np.fromiter((crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(body.casefold())), np.uint64)
    if len(numbers) < _RUN:
        return ""
    count = len(numbers) - _RUN + 1
    shingles = numbers[:count]
    for step in range(1, _RUN):
        shingles = _mixed(shingles) ^ numbers[step : step + count]
    least = _mixed(np.unique(shingles)[None, :] ^ _salts()[:, None]).min(1)
    return base64.b64encode((least & np.uint64(0xFFFF)).astype("<u2").tobytes()).decode()


def places(text: str) -> NDArray[np.uint16]:
    """The numbers of a signature.

    Raises:
        ValueError: the text is no signature.
    """
    found = np.frombuffer(base64.b64decode(text, validate=True), "<u2")
    if len(found) != PLACES:
        raise ValueError(f"a signature has {PLACES} places, not {len(found)}")
    return found.astype(np.uint16)


@cache
def _salts() -> NDArray[np.uint64]:
    return _mixed(np.arange(1, PLACES + 1, dtype=np.uint64))


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The numbers, spread evenly over 64 bits (the last step of SplitMix64, by Steele, Lea and Flood)."""
    spread = numbers + np.uint64(0x9E3779B97F4A7C15)
    spread = (spread ^ (spread >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    spread = (spread ^ (spread >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return spread ^ (spread >> np.uint64(31))
