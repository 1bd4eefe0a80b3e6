"""Named fields of a line or row -> a Draft: which key or column holds what, and what each must be."""

from collections.abc import Mapping

from kg.reading.drafts import Draft

KEYS = ("text", "id", "lang", "published", "title", "url", "source", "author")


def draft(fields: Mapping[str, object], columns: Mapping[str, str], where: str, stem: str | None) -> Draft:
    """The draft in `fields`, whose names are those of `KEYS` unless `columns` says otherwise.

    Raises:
        ValueError: no text, or a value that is no string.
    """
    name = columns.get("text", "text")
    text = fields.get(name)
    if not isinstance(text, str):
        raise ValueError(f"no {name}" if text is None else f"{name} is not a string but {kind(text)}")
    told = {key: _string(fields, key, columns.get(key, key)) for key in KEYS[1:]}
    return Draft(
        text,
        where,
        stem=stem,
        id=told["id"],
        lang=told["lang"],
        published=told["published"],
        title=told["title"],
        url=told["url"],
        source=told["source"],
        author=told["author"],
    )


def _string(fields: Mapping[str, object], key: str, name: str) -> str | None:
    value = fields.get(name)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} is not a string but {kind(value)}")
    return value or None


def kind(value: object) -> str:
    """What a value read from JSON is, in a reader's words."""
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", int: "a number", float: "a number", type(None): "null"}
    return names[type(value)]
