"""What a query answers: `Rows` for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, overload

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph.vocabulary import PREFIXES, XSD

if TYPE_CHECKING:
    import pandas

Term = NamedNode | BlankNode | Literal
Value = str | int | float | Decimal | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Rows(Sequence[dict[str, Value]]):
    """The rows of a SELECT query, each a dict from column to Python value; `terms` keeps the RDF terms in the same order.

    IRIs become strings, literals become str, int, Decimal, float, bool, date or datetime; an unbound variable is None.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @overload
    def __getitem__(self, index: int) -> dict[str, Value]: ...
    @overload
    def __getitem__(self, index: slice) -> list[dict[str, Value]]: ...
    def __getitem__(self, index: int | slice) -> dict[str, Value] | list[dict[str, Value]]:
        if isinstance(index, slice):
            return [self._row(row) for row in self.terms[index]]
        return self._row(self.terms[index])

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return map(self._row, self.terms)

    def _row(self, row: tuple[Term | None, ...]) -> dict[str, Value]:
        return {column: python(term) for column, term in zip(self.columns, row, strict=True)}

    def dataframe(self) -> "pandas.DataFrame":
        """The rows as a pandas DataFrame (extra `pandas`).

        Raises:
            InputError: pandas is not installed.
        """
        from kg.store.exports.extras import needed

        pandas = needed("pandas", "pandas", "a data frame")
        return pandas.DataFrame([list(row.values()) for row in self], columns=list(self.columns))  # type: ignore[no-any-return]

    def csv(self) -> str:
        """Comma-separated values with a header line; IRIs in full."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(["" if value is None else value for value in row.values()] for row in self)
        return out.getvalue()

    def json(self) -> str:
        """An array of objects; unbound variables are left out, numbers and truth values are JSON's own."""
        rows = [{key: _plain(value) for key, value in row.items() if value is not None} for row in self]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"

    def markdown(self) -> str:
        """A table for documents; known namespaces are shortened to their prefixes."""
        lines = [list(self.columns), ["---"] * len(self.columns)]
        lines += [[short(term).replace("|", "\\|").replace("\n", " ") for term in row] for row in self.terms]
        return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)


Answer = Rows | bool | tuple[Triple, ...]


def python(term: Term | None) -> Value:
    """The Python value of an RDF term; a literal that its datatype does not allow stays a string."""
    if term is None or not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else None if term is None else f"_:{term.value}"
    convert = _CONVERSIONS.get(term.datatype.value.removeprefix(XSD))
    try:
        return convert(term.value) if convert else term.value
    except (ValueError, ArithmeticError):
        return term.value


_CONVERSIONS: dict[str, Callable[[str], Value]] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "boolean": lambda text: text in ("true", "1"),
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}


def short(term: Term | None) -> str:
    """A term for people: prefixed name where a prefix fits, the bare text of literals, "" for unbound."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace) and "/" not in term.value[len(namespace) :]:
                return f"{prefix}:{term.value[len(namespace) :]}"
    return term.value


def _plain(value: Value) -> str | int | float | bool | None:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
