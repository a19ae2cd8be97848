"""What a report's furniture says of the report."""

import re
from dataclasses import dataclass
from datetime import date

from dateline.sources import origin


@dataclass(slots=True)
class Facts:
    """What was read off so far; the first word on a matter stands."""

    title: str | None = None
    summary: str | None = None
    author: str | None = None
    publisher: str | None = None
    original_source: str | None = None
    dateline: str | None = None
    printed: date | None = None
    slug: date | None = None
    updated: date | None = None

    @property
    def published(self) -> date | None:
        """Return the date the report prints of itself: its own, else its slug's, else the one of its last update."""
        return self.printed or self.slug or self.updated

    def see_source(self, words: str | None) -> bool:
        """Return whether the words name a source; it is kept as the original source."""
        name = origin.named_source(words) if words else None
        self.original_source = self.original_source or name
        return name is not None

    def see_author(self, words: str) -> None:
        """Keep an author, or the agency that signs in an author's place."""
        # 'Ann Lee in Amman and Bo Ray in Beirut': the cities are not part of the names.
        words = re.sub(r" in [A-Z][\w'’-]+", "", words)
        names = [part for part in words.replace(" and ", ", ").replace("/", ", ").split(", ") if part]
        for agency in filter(None, (origin.agency_named(name) for name in names)):
            self.original_source = self.original_source or agency
        people = [name.strip() for name in names if not origin.agency_named(name) and name.casefold() != "agencies"]
        self.author = self.author or (", ".join(people) or None)

    def see_holder(self, words: str) -> None:
        """Keep a copyright holder: an agency is whom the report is from, anybody else its publisher."""
        if agency := origin.agency_named(words.removeprefix("The ").removeprefix("the ")):
            self.original_source = self.original_source or agency
        else:
            self.publisher = self.publisher or words.strip()
