"""The records: what reports, events and incidents look like to other programs."""

from dateline.serial.briefs import Aspect, Bounded, Brief, Keys, brief_of, brief_text, keys_of
from dateline.serial.incidents import incident_from, incident_of, incident_record
from dateline.serial.reports import (
    Record,
    coded_from,
    event_from,
    event_record,
    record,
    report_from,
    report_record,
    schema,
)
from dateline.serial.tellings import facets_from, facets_text, gist_from, gist_text

__all__ = [
    "Aspect",
    "Bounded",
    "Brief",
    "Keys",
    "Record",
    "brief_of",
    "brief_text",
    "coded_from",
    "event_from",
    "event_record",
    "facets_from",
    "facets_text",
    "gist_from",
    "gist_text",
    "incident_from",
    "incident_of",
    "incident_record",
    "keys_of",
    "record",
    "report_from",
    "report_record",
    "schema",
]
