"""The tables of a store. `record` columns hold the exact record; the others repeat of it what queries ask for."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from dateline.layouts.finished import KEPT
from dateline.model import COUNT_FIELDS

# The newest step in migrations/versions; a test holds both together.
HEAD = "0016"

# Ids are compared and sorted byte by byte in every database.
KEY = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData()

version = Table("dateline_version", metadata, Column("version_num", String(32), primary_key=True))

reports = Table(
    "reports",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("program", Text, nullable=False),  # the version that coded it
    Column("added", KEY, nullable=False),  # when, as text that sorts: 2024-12-05T06:00:00.000000Z
    Column("status", Text, nullable=False, index=True),
    Column("input_id", KEY, index=True),
    Column("source", Text, nullable=False),
    Column("url", Text),
    Column("publisher", Text),
    Column("original_source", Text),
    Column("published", Date),
    Column("language", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("folded", Text, nullable=False),  # title and text as they are searched
    Column("record", Text, nullable=False),
    # Who was heard when is read off this one.
    Index("ix_reports_heard", "publisher", "original_source", "published", "status"),
)

# The words of reports, each once, a space between; the databases index them (`finders`).
report_words = Table(
    "report_words",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report_id", KEY, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("words", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("report_id", KEY, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False, index=True),
    Column("family", Text, nullable=False, index=True),
    Column("modality", Text, nullable=False),
    Column("date_start", Date, index=True),
    Column("date_end", Date),
    Column("date_precision", Text, nullable=False),
    Column("place_name", Text),
    Column("place_precision", Text, nullable=False),
    Column("geonames_id", BigInteger, index=True),
    Column("country", Text, index=True),
    Column("admin1", Text),
    Column("admin2", Text),
    Column("lat", Float),
    Column("lon", Float),
    *(Column(f"{area}_{key}", Text) for area in ("place", "admin1", "admin2") for key in ("words", "sound")),
    Column("confidence", Float, nullable=False),
    Column("record", Text, nullable=False),
)


def _of_event(name: str, *columns: Column[object]) -> Table:
    """Return a table of which an event owns several rows, in an order of their own."""
    event_id = Column("event_id", KEY, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    return Table(name, metadata, event_id, *columns)


parties = _of_event(
    "parties",
    Column("side", Text, primary_key=True),  # side_a, side_b or supports
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("words", Text),
    Column("actor_id", Text, index=True),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("attributed_to", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

counts = _of_event(
    "counts",
    Column("field", Text, primary_key=True),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("victims", Text, nullable=False),
)

claims = _of_event(
    "claims",
    Column("position", Integer, primary_key=True),
    Column("speaker", Text, nullable=False),
    Column("stance", Text, nullable=False, index=True),
    Column("about", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

evidence = _of_event(
    "evidence",
    Column("field", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

decisions = _of_event(
    "decisions",
    Column("position", Integer, primary_key=True),
    Column("field", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("rule", Text, nullable=False, index=True),
    Column("why", Text, nullable=False),
    Column("score", Float),
)

# What earlier versions of the program made of a report, and in which time it was what the store held.
former = Table(
    "former",
    metadata,
    Column("report_id", KEY, primary_key=True),
    Column("until", KEY, primary_key=True),
    Column("added", KEY, nullable=False),
    Column("program", Text, nullable=False),
    Column("record", Text, nullable=False),
)

# What people decided, one row a decision; rows are only ever added.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", KEY, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", KEY, nullable=False, index=True),
    Column("why", Text, nullable=False),
    Column("tellings", Text, nullable=False),
    Column("field", Text),
    Column("value", Text),
    Column("undoes", KEY),
)

# What merging needs of a report and of what it tells, so that no report is read again when others join it.
gists = Table(
    "gists",
    metadata,
    Column("report_id", KEY, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("record", Text, nullable=False),
)

tellings = Table(
    "tellings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", KEY, nullable=False, unique=True),
    Column("report_id", KEY, ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("main", Boolean, nullable=False),
    Column("component", KEY, nullable=False, index=True),  # all that chains of likeness connect, by its smallest id
    Column("incident_id", KEY, nullable=False, index=True),
    Column("block_keys", LargeBinary, nullable=False),  # its keys in `blocks`
    Column("record", Text, nullable=False),
)

# The block index: which tellings share a key of time, place and words.
blocks = Table(
    "blocks",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("telling", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# What the next merge has to look at: reports that are new, and components that lost a report.
waiting = Table(
    "waiting",
    metadata,
    Column("report_id", KEY, ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
)
stale = Table("stale", metadata, Column("component", KEY, primary_key=True))

# Tables of others that became incidents.
imports = Table(
    "imports",
    metadata,
    Column("name", KEY, primary_key=True),
    Column("form", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("licence", Text),
    Column("redistributable", Boolean, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", KEY, nullable=False),
)

# What incidents are. What DERIVED says is made from it, and made anew by `rebuild`.
incident_records = Table(
    "incident_records",
    metadata,
    Column("id", KEY, primary_key=True),
    Column("record", Text, nullable=False),
    Column("sources", Text),  # what exports say of its reports; null: look them up
    Column("import_name", KEY, index=True),
)

incidents = Table(
    "incidents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", KEY, ForeignKey("incident_records.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("rank", Integer, nullable=False),  # its place in lists: the latest has the lowest, the undated the highest
    Column("type", KEY),  # null: reports lead with it, and no event was coded
    Column("family", KEY),
    Column("status", KEY, nullable=False),
    Column("review", KEY, nullable=False),
    Column("source", KEY, nullable=False),
    Column("title", Text),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("date_precision", KEY, nullable=False),
    Column("last_day", Date),  # of what goes on, the last that there is
    Column("week", Date),  # the Monday before or on which it began
    Column("first_published", Date),
    Column("last_published", Date),
    Column("place_name", Text),
    Column("place_precision", KEY, nullable=False),
    Column("country", KEY),
    Column("admin1", KEY),
    Column("admin2", KEY),
    Column("lat", Float),
    Column("lon", Float),
    Column("reach_km", Float),
    Column("side_a", Text),
    Column("side_b", Text),
    Column("voices", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("accepted_by", Text),
    Column("killed_best", BigInteger),
    Column("killed_high", BigInteger),
    *(Column(f"{field}_low", BigInteger) for field in COUNT_FIELDS),
)

# Lists go along one of these, the latest first, and look at what else is asked without going to the rows.
_ASKED = (
    *("rank", "id", "type", "family", "country", "admin1", "last_day", "status", "review", "source"),
    *("date_precision", "place_precision", "voices", "reports", "killed_low", "lat", "lon"),
)
for _name in ("rank", "country", "type"):
    Index(f"ix_incidents_by_{_name}", *(incidents.c[name] for name in dict.fromkeys((_name, *_ASKED))))
# Two that are asked together more often than others; after the place in the list what is asked with them.
Index(
    "ix_incidents_by_country_type",
    *(incidents.c[name] for name in ("country", "type", "rank", "id", "last_day", "killed_low")),
)
# These find the few that are rare.
for _name in (
    "admin1",
    "status",
    "review",
    "source",
    "place_precision",
    "last_day",
    "last_published",
    "voices",
    "reports",
):
    Index(f"ix_incidents_by_{_name}", incidents.c[_name], incidents.c.rank, incidents.c.type)
for _name in COUNT_FIELDS:
    Index(f"ix_incidents_by_{_name}", incidents.c[f"{_name}_low"], incidents.c.rank)
# What began before a time is looked at along this one: whether it lasted into it.
LASTING = incidents.c.last_day > incidents.c.date_start
Index(
    "ix_incidents_lasting",
    *(incidents.c[name] for name in ("rank", "id", "last_day", "type", "country")),
    sqlite_where=LASTING,
    postgresql_where=LASTING,
)
# Weeks are added up along this one.
Index(
    "ix_incidents_by_week",
    *(
        incidents.c[name]
        for name in ("week", "country", "admin1", "type", "last_day", "rank", "killed_low", "killed_best")
    ),
)

# Incidents as exports read them, in the order of lists (`serial.brief_text`); null: the record has to be read.
briefs = Table(
    "briefs",
    metadata,
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column(
        "id", KEY, ForeignKey("incident_records.id", ondelete="CASCADE"), primary_key=True, unique=True, nullable=False
    ),
    Column("brief", Text),
    sqlite_with_rowid=False,
)

# Their lines in the formats of which they are kept ready, in the same order (`layouts.finished`). A line holds as long as
# `mark` is the program's; with neither line nor refusal it is made when it is asked for.
lines = {
    form: Table(
        f"lines_{form}",
        metadata,
        Column("rank", Integer, primary_key=True, autoincrement=False),
        Column("id", KEY, primary_key=True, unique=True, nullable=False),
        Column("coded", Boolean, nullable=False),
        Column("mark", KEY, nullable=False),
        Column("refused", Text),
        Column("line", Text),
        ForeignKeyConstraint(["rank", "id"], ["briefs.rank", "briefs.id"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    for form in KEPT
}

# Every name that incidents have for an actor or a place, once.
names = Table(
    "names",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", KEY, nullable=False),  # actor or place
    Column("name", KEY, nullable=False),
    Column("actor_id", KEY, nullable=False),  # empty: a name only
    Column("words", KEY, index=True),
    Column("sound", KEY),
    UniqueConstraint("kind", "name", "actor_id"),
)

# Which incidents have a name, the latest first.
incident_names = Table(
    "incident_names",
    metadata,
    Column("name", Integer, ForeignKey("names.number"), primary_key=True, autoincrement=False),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    Column(
        "incident",
        Integer,
        ForeignKey("incidents.number", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    sqlite_with_rowid=False,
)

# What is made from the texts of reports and the records of incidents; each stands behind those that its rows name.
DERIVED = (report_words, incidents, briefs, *lines.values(), names, incident_names)

# Exports that were given a name: at which time of the store, by which rule, and what came out.
releases = Table(
    "releases",
    metadata,
    Column("name", KEY, primary_key=True),
    Column("as_of", KEY, nullable=False),
    Column("rule", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("by", Text, nullable=False),
)

# How far people trust a source or believe a report; rows are only ever added, the latest of a subject holds.
ratings = Table(
    "ratings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("scale", Text, nullable=False),  # source or report
    Column("subject", KEY, nullable=False, index=True),
    Column("grade", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", KEY, nullable=False),
    Column("why", Text, nullable=False),
)

# Who may use the store over the network, and what is kept of their tokens: a digest, never the token.
users = Table(
    "users",
    metadata,
    Column("name", KEY, primary_key=True),
    Column("role", Text, nullable=False),
    Column("added", KEY, nullable=False),
)
tokens = Table(
    "tokens",
    metadata,
    Column("id", KEY, primary_key=True),  # the part of the token by which it is looked up, and no secret
    Column("holder", KEY, ForeignKey("users.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("digest", Text, nullable=False),
    Column("made", KEY, nullable=False),
    Column("expires", KEY, nullable=False),
)

# What people wrote about incidents, kept with a telling as judgements are; rows are only ever added.
notes = Table(
    "notes",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", KEY, nullable=False, unique=True),
    Column("telling", KEY, nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("at", KEY, nullable=False),
    Column("text", Text, nullable=False),
)

# Every change of incidents by number, with a mark that no other store's change has, and by which change each was written last.
revisions = Table(
    "revisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("mark", Text, nullable=False),
)
touched = Table(
    "touched",
    metadata,
    Column("incident_id", KEY, primary_key=True),
    Column("number", Integer, nullable=False, index=True),
)
