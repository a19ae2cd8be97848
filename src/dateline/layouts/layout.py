"""A layout: which columns a format has, what goes into each, and what the format cannot say."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.layouts.item import Item
from dateline.model import Origin
from dateline.serial import Aspect

BARRED = "a licence that forbids passing the row on"


class Verbatim(str):
    """A number as another's table writes it, to be written so again."""

    __slots__ = ()


Cell = str | int | float | bool | date | None
Refusal = tuple[Aspect, Callable[[Item], str | None]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the Python type of its cells, what fills it, and its HXL tag when it has one.

    `reads` is the aspect that alone decides the cell, None when the whole incident does.
    """

    name: str
    type: type
    value: Callable[[Item], Cell]
    hxl: str | None = None
    reads: Aspect | None = None


def reading(aspect: Aspect, *columns: Column) -> tuple[Column, ...]:
    """Return the columns, told that one aspect of the incident alone decides what is in them."""
    return tuple(replace(column, reads=aspect) for column in columns)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a format in order.

    `refusals` say why an incident cannot be told in this format (None when it can), each by the aspect that alone decides it;
    `lossy` says what is lost of those that can; `coordinates` which point stands for an area. As text, `missing` is how the format
    writes 'nothing known', `separator` stands between cells, and `tagged` adds a row of HXL tags under the `header`. `typed` layouts
    have numbers as numbers, also those that came as text.
    """

    name: str
    columns: tuple[Column, ...]
    refusals: tuple[Refusal, ...]
    lossy: tuple[str, ...]
    coordinates: str
    missing: str = ""
    separator: str = ","
    header: bool = True
    tagged: bool = False
    typed: bool = False

    def refusal(self, item: Item) -> str | None:
        """Return why the format cannot tell this incident, None when it can; a row that came in it, it can."""
        if item.incident.origin and came_as(item.incident.origin, self.name):
            return None
        for _, refuse in self.refusals:
            if reason := refuse(item):
                return reason
        return None

    def row(self, item: Item) -> list[Cell]:
        """Return the incident's cells, in the order of the columns; a row that came in this format, as it came."""
        found = item.incident.origin and came_as(item.incident.origin, self.name)
        if not found:
            return [column.value(item) for column in self.columns]
        kept = dict(found.cells)
        return [self._as_it_came(column, kept.get(column.name)) for column in self.columns]

    def _as_it_came(self, column: Column, cell: Cell) -> Cell:
        if not isinstance(cell, str) or column.type is str:
            return cell
        try:
            number: Cell = column.type(cell)
        except ValueError:
            return None if self.typed else cell
        return number if self.typed else Verbatim(cell)


def came_as(origin: Origin, form: str) -> Origin | None:
    """Return where a row came from in this format, through our own JSON Lines too; None when it did not."""
    if origin.form == form:
        return origin if origin.cells else None  # the public sees no cells of others
    inner = dict(origin.cells).get("origin") if origin.form == "jsonl" else None
    if not isinstance(inner, str):
        return None
    fields = json.loads(inner)
    return came_as(Origin(**fields | {"cells": tuple(fields["cells"].items())}), form)


def barred(item: Item) -> bool:
    """Return whether the incident may not leave in any export."""
    return item.incident.origin is not None and not item.incident.origin.redistributable


def constant(value: Cell) -> Callable[[Item], Cell]:
    """Return a column's value that is the same for every incident."""
    return lambda _item: value


def joined(values: Sequence[str | None]) -> str | None:
    """Return names as one cell, None for none; a separator inside a name gives way."""
    return "; ".join([value.replace(";", ",") for value in values if value]) or None
