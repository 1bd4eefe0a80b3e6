"""Text -> sentence spans, by rule: full stops of abbreviations, ordinals and initials end no sentence, line ends of headlines do."""

import re
from collections.abc import Iterator

from kg.language.abbreviations import ABBREVIATIONS, STARTERS
from kg.model import Span

# A full stop, question or exclamation mark with what closes after it, then the blank before the next sentence.
_STOP = re.compile(r"""(?:[.!?…]+)(?:["'”“’«»)\]]|\[\d+\])*(?=\s)""")
_NEXT = re.compile(r"""\s+["'„“”‚‘»«(\[–—•-]*\s?(?P<word>[^\s.,;:!?"'“”«»)\]]+)""")
_LAST_WORD = re.compile(r"""(?P<word>[^\s("'„“‚‘»«\[/]*)$""")
_LINE_END = re.compile(r"[^\S\n]*\r?\n\s*")
_INITIALS = re.compile(r"(?:\w\.-?)*\w")
_WRAP_WIDTH = range(40, 101)


def sentence_spans(text: str, lang: str, body: Span) -> Iterator[Span]:
    """The sentences of `text` inside `body`, trimmed of white space; offsets are code points of `text`.

    >>> [tuple(s) for s in sentence_spans("Er kam am 25. Juni. Sie ging.", "de", Span(0, 29))]
    [(0, 19), (20, 29)]
    """
    start = body.start
    for end in _ends(text, lang, body):
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, body.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends(text: str, lang: str, body: Span) -> list[int]:
    wrapped = _is_wrapped(text[body.start : body.end])
    ends = {match.start() for match in _LINE_END.finditer(text, body.start, body.end) if not (wrapped and _continues(text, match))}
    ends |= {match.end() for match in _STOP.finditer(text, body.start, body.end) if _is_end(text, lang, match, body)}
    return sorted(ends)


def _is_wrapped(body: str) -> bool:
    """Whether line ends come from a fixed width: most lines are about as long as the longest, and stop in mid-sentence."""
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    longest = max(map(len, lines), default=0)
    open_lines = [line for line in lines[:-1] if line[-1] not in '.!?…“”"«»:']
    return len(lines) > 3 and longest in _WRAP_WIDTH and len(open_lines) * 2 > len(lines) and all(2 * len(line) > longest for line in open_lines)


def _continues(text: str, line_end: re.Match[str]) -> bool:
    return line_end.group().count("\n") == 1 and text[line_end.start() - 1] not in ".!?…"


def _is_end(text: str, lang: str, stop: re.Match[str], body: Span) -> bool:
    follower = _NEXT.match(text, stop.end(), body.end)
    if follower is None:
        return True
    first = follower["word"][0]
    if first.islower():
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(body.start, stop.start() - 40), stop.start())
    return not _keeps_stop(before["word"] if before else "", follower["word"], lang)


def _keeps_stop(word: str, follower: str, lang: str) -> bool:
    """Whether the full stop after `word` belongs to the word, given what comes next."""
    if word.casefold() in ABBREVIATIONS[lang]:
        return True
    starts_sentence = follower in STARTERS[lang]
    if word.isdecimal():
        return lang == "de" and len(word) <= 3 and not starts_sentence
    if _INITIALS.fullmatch(word):
        return not starts_sentence or (len(word) == 1 and word.isupper())
    return False
