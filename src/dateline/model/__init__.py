"""The nouns of Dateline: frozen dataclasses that every stage passes on. Standard library only."""

from dateline.model.claim import Claim, Stance
from dateline.model.coded import Coded
from dateline.model.count import COUNT_FIELDS, Count, Counts, Victims
from dateline.model.decision import Decision
from dateline.model.event import Event, Modality
from dateline.model.incident import Estimate, Figure, Fusing, Incident, IncidentStatus, Member, Origin, Side, Voice
from dateline.model.judgement import Judgement, Verdict, standing
from dateline.model.proposal import Proposal
from dateline.model.rating import DIGITS, Credibility, Rating, Reliability
from dateline.model.report import Report, Status
from dateline.model.span import Span
from dateline.model.telling import Facet, Gist, Telling
from dateline.model.user import Note, Role, User
from dateline.model.when import DatePrecision, When
from dateline.model.where import Place, PlacePrecision, Toponym, Where
from dateline.model.who import Actor, ActorKind, Party

__all__ = [
    "COUNT_FIELDS",
    "DIGITS",
    "Actor",
    "ActorKind",
    "Claim",
    "Coded",
    "Count",
    "Counts",
    "Credibility",
    "DatePrecision",
    "Decision",
    "Estimate",
    "Event",
    "Facet",
    "Figure",
    "Fusing",
    "Gist",
    "Incident",
    "IncidentStatus",
    "Judgement",
    "Member",
    "Modality",
    "Note",
    "Origin",
    "Party",
    "Place",
    "PlacePrecision",
    "Proposal",
    "Rating",
    "Reliability",
    "Report",
    "Role",
    "Side",
    "Span",
    "Stance",
    "Status",
    "Telling",
    "Toponym",
    "User",
    "Verdict",
    "Victims",
    "Voice",
    "When",
    "Where",
    "standing",
]
