"""Drafts -> Articles: language, dates, dateline, body and id are settled here, for every format."""

from datetime import date, datetime
from hashlib import sha256

from kg.errors import InputError
from kg.model import Article, Failure
from kg.reading.body import judged, spans
from kg.reading.dateline import dateline
from kg.reading.dates import day_of
from kg.reading.drafts import Draft
from kg.reading.recognition import LANGS, recognise


def article(
    text: str,
    *,
    id: str | None = None,
    lang: str | None = None,
    published: date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    author: str | None = None,
) -> Article:
    """An article from a text at hand; offsets count code points of exactly this text.

    The id is the given one, else the URL, else the first 16 hexadecimal digits of the text's SHA-256.

    Raises:
        InputError: the text has no article in it, its language is neither German nor English, or an option is wrong.
    """
    draft = Draft(text, "the text", id=id, title=title, url=url, source=source, author=author)
    made = finish(draft, lang=checked_lang(lang), published=checked_day(published))
    if isinstance(made, Failure):
        raise InputError(f"{made.source}: {made.reason}")
    return made


def checked_lang(lang: str | None) -> str | None:
    """The language option: "de", "en" or None.

    Raises:
        InputError: anything else.
    """
    if lang is not None and lang not in LANGS:
        raise InputError(f"lang is one of {', '.join(LANGS)}, not {lang!r}")
    return lang


def checked_day(published: date | str | None) -> date | None:
    """The publication option as a date or datetime.

    Raises:
        InputError: the text is no date.
    """
    if isinstance(published, str):
        try:
            day, moment = day_of(published)
        except ValueError as error:
            raise InputError(f"published: {error}") from error
        return moment or day
    return published


def finish(draft: Draft, *, lang: str | None = None, published: date | None = None) -> Article | Failure:
    """The article, or why there is none; options outrank what the source says."""
    try:
        return _finished(draft, lang, published)
    except ValueError as error:
        return Failure(draft.origin, str(error))


def _finished(draft: Draft, lang: str | None, published: date | None) -> Article:
    text = draft.text
    if not text.strip():
        raise ValueError("the text is empty")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"the text holds half a character (a lone surrogate) at offset {error.start}") from error
    paragraphs = judged(text)
    body = spans(paragraphs)
    if not body:
        raise ValueError("no article in it, only page furniture")
    day, moment = _published(draft, published)
    line = dateline(text, (piece for piece, label in paragraphs if not label), day or draft.fetched)
    return Article(
        id=draft.id or draft.url or _digest(text, draft.stem),
        text=text,
        lang=lang or _lang(draft, "\n".join(text[start:end] for start, end in body)),
        body=body,
        title=draft.title,
        published=day or (line.day if line else None) or draft.fetched,
        published_at=moment,
        url=draft.url,
        source=draft.source,
        author=draft.author,
        dateline=line,
    )


def _published(draft: Draft, option: date | None) -> tuple[date | None, datetime | None]:
    if isinstance(option, datetime):
        return option.date(), option
    try:
        day, moment = day_of(draft.published) if draft.published and draft.published.strip() else (None, None)
    except ValueError as error:
        raise ValueError(f"published: {error}") from error
    if option is not None and option != day:
        return option, None
    return day, moment


def _lang(draft: Draft, body: str) -> str:
    lang = (draft.lang or "").strip().lower().replace("_", "-").partition("-")[0]
    lang = lang or recognise(body)
    if not lang:
        raise ValueError("its language cannot be recognised")
    if lang not in LANGS:
        raise ValueError(f"language {lang} is not supported, only {' and '.join(LANGS)}")
    return lang


def _digest(text: str, stem: str | None) -> str:
    digest = sha256(text.encode()).hexdigest()
    return f"{stem}-{digest[:8]}" if stem else digest[:16]
