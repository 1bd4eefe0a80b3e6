"""bytes -> str, for German and English: BOM, what was declared, UTF-8, UTF-16, CP1252, Latin-1, in this order."""

import codecs

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LATIN = {"iso-8859-1", "ascii", "iso8859-1"}  # what servers call Latin-1 is CP1252, as every browser reads it


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text, without byte order mark and otherwise unchanged.

    Raises:
        ValueError: the bytes are no text in any of these encodings.
    """
    for mark, encoding in BOMS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :].decode(encoding))
    guesses = [_known(declared), "utf-8", _utf16(raw), "cp1252", "latin-1"]
    for guess in guesses:
        if guess is None:
            continue
        try:
            return _checked(raw.decode(guess))
        except UnicodeDecodeError:
            continue
    raise ValueError("not a text")


def _checked(text: str) -> str:
    if "\0" in text:
        raise ValueError("not a text: it holds NUL bytes")
    return text


def _known(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in LATIN else name


def _utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of a Western text is zero."""
    head = raw[:2000]
    if len(raw) % 2 or not head:
        return None
    if head[1::2].count(0) > len(head) * 0.4:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > len(head) * 0.4 else None
