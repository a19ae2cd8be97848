"""Incidents as a store keeps them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dateline.layouts.item import Item, Row, item_of
from dateline.store import IncidentFilter, Store

Line = tuple[str | None, str | None, Row | None]  # as it is finished, or why there is none, or what it is made of
Lines = Iterator[Sequence[Line]]


class Stored:
    """Incidents of a store: by their records and their sources, in brief (`item_of`), which is quicker, or as finished lines.

    `lines` returns those of a format, None for one of which the store keeps none.
    """

    def __init__(
        self,
        records: Iterable[tuple[str, str]],
        briefs: Iterable[Row],
        lines: Callable[[str], Lines | None] = lambda _form: None,
    ) -> None:
        self.briefs = briefs
        self.lines = lines
        self._records = records

    @classmethod
    def of(cls, store: Store, wanted: IncidentFilter) -> "Stored":
        """Return the incidents of a store that a filter asks for."""
        return cls(store.exported(wanted), store.briefs(wanted), lambda form: store.lines(form, wanted))

    def __iter__(self) -> Iterator[Item]:
        return map(item_of, self._records)

    def in_brief(self) -> Iterator[Item]:
        """Yield the items without the texts of their records."""
        return map(item_of, self.briefs)
