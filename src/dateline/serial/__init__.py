"""The records: what reports, events and incidents look like to other programs."""

from dateline.serial.incidents import incident_from, incident_record
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

__all__ = [
    "Record",
    "coded_from",
    "event_from",
    "event_record",
    "incident_from",
    "incident_record",
    "record",
    "report_from",
    "report_record",
    "schema",
]
