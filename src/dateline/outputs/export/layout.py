"""A layout: which columns a format has, what goes into each, and what the format cannot say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.outputs.export.item import Item

Cell = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the Python type of its cells, what fills it, and its HXL tag when it has one."""

    name: str
    type: type
    value: Callable[[Item], Cell]
    hxl: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a format in order.

    `refusal` says why an incident cannot be told in this format, None when it can; `lossy` says what is lost of those that
    can; `coordinates` which point stands for an area. As text, `missing` is how the format writes 'nothing known', `separator` stands
    between cells, and `tagged` adds a row of HXL tags under the `header`.
    """

    name: str
    columns: tuple[Column, ...]
    refusal: Callable[[Item], str | None]
    lossy: tuple[str, ...]
    coordinates: str
    missing: str = ""
    separator: str = ","
    header: bool = True
    tagged: bool = False

    def row(self, item: Item) -> list[Cell]:
        """Return the incident's cells, in the order of the columns."""
        return [column.value(item) for column in self.columns]


def always(_item: Item) -> None:
    """Return no reason to refuse."""


def constant(value: Cell) -> Callable[[Item], Cell]:
    """Return a column's value that is the same for every incident."""
    return lambda _item: value


def joined(values: Sequence[str | None]) -> str | None:
    """Return names as one cell, None for none; a separator inside a name gives way."""
    return "; ".join(value.replace(";", ",") for value in values if value) or None
