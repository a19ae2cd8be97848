"""Told as background: by its date, by a whole war's toll or story, by a habit, by "recent" (codebook sections 3 and 8)."""

import re
from collections.abc import Sequence

from spacy.tokens import Span as Words

from dateline.extract.rules.frames import Frame
from dateline.extract.rules.grammar import text_of
from dateline.lexicon.words import word_set
from dateline.model import Decision, Report
from dateline.model.mention import Casualty, TimeReference

HABIT = word_set("habit")
WHOLE_WAR = 3000  # a toll above this is that of a war, never of one happening that a report tells
# How the whole war is told: its start, its dead, its years.
WAR = re.compile(
    r"\b(?:war|conflict|uprising|revolt|insurgency|revolution|crisis|fighting|unrest)\b[^.]{0,60}?"
    r"\b(?:began|begin|started|broke out|erupted|entered its|now in its|has killed|has claimed|has left|displaced)\b"
    r"|\b(?:began|started|broke out|erupted|killed|displaced|died)\b[^.]{0,80}?\b(?:since|in) (?:\w+ )?(?:19|20)\d\d\b"
    r"|\bsince the (?:start|beginning|outbreak|onset) of\b"
    r"|\b(?:year|month)-(?:old|long) (?:war|conflict|civil war|insurgency)\b",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\bin recent (?:days|weeks|months|years)\b|\bover the years\b|\bin the past\b(?! (?:\w+ )?(?:day|hours))",
    re.IGNORECASE,
)
RECENT_ACTS = re.compile(
    r"\brecent(?: \w+)? (?:air ?strikes|attacks|strikes|raids|bombings|clashes|killings|protests)\b", re.IGNORECASE
)
LONG_AGO = re.compile(r"\b(?:months?|years?|decades?) (?:after|since)\s+$", re.IGNORECASE)


def background(
    frame: Frame, sentence: Words, hurt: Sequence[Casualty], times: Sequence[TimeReference], report: Report
) -> Decision | None:
    """Return why a clause is background, None when it tells of one happening of its time; a standing siege never is."""
    if frame.main.trigger.type == "strategic.siege":
        return None
    toll = max((casualty.low or 0 for casualty in hurt if casualty.field == "killed"), default=0)
    if toll >= WHOLE_WAR:
        return _historical("toll_of_a_war", str(toll))
    if not toll and (told := WAR.search(sentence.text)):
        return _historical("story_of_the_war", told.group())
    if not toll and (told := RECENT.search(sentence.text)):
        return _historical("recent_past", told.group())
    if told := RECENT_ACTS.search(sentence.text):
        return _historical("recent_past", told.group())
    start = frame.clause.left_edge.idx
    text = text_of(sentence.doc)
    if frame.clause.dep_ in {"advcl", "pcomp"} and LONG_AGO.search(
        text[max(0, start - 30) : start] + text[start : start + 6]
    ):
        return _historical("long_before_what_is_told")
    words = [child.lower_ for token in (frame.main.head, frame.clause) for child in token.children]
    if habit := next((word for word in words if word in HABIT), None):
        return _historical("habit", habit)
    return _historical("dated_long_before") if _old(times, report) else None


def _historical(rule: str, why: str = "") -> Decision:
    return Decision("modality", "rules", f"modality.{rule}", why)


def _old(times: Sequence[TimeReference], report: Report) -> bool:
    """Return whether the nearest dated time lies too far back."""
    first = next((time for time in times if time.when is not None), None)
    if first is None:
        return False
    # A report without a date of its own that names a year looks back.
    return first.background or (report.published is None and first.kind in {"year", "since"})
