"""Told as background: by its date, by a whole war's toll or story, by a habit, by "recent" (codebook sections 3 and 8)."""

import re
from collections.abc import Sequence
from math import inf

from spacy.tokens import Span as Words

from dateline.extract.rules.frames import Frame
from dateline.extract.rules.grammar import text_of
from dateline.lexicon.wordings import wording
from dateline.lexicon.words import word_set
from dateline.model import Decision, Report
from dateline.model.mention import Casualty, TimeReference

HABIT = word_set("habit")
# A toll from these figures on is that of a war, never of one happening that a report tells.
WHOLE_WAR = {"killed": 3000, "displaced": 1_000_000}
# How the whole war is told: its start, its dead, its years.
WAR = re.compile(
    r"\b(?:war|conflict|uprising|revolt|insurgency|revolution|crisis|fighting|unrest)\b[^.]{0,60}?"
    r"\b(?:began|begin|started|broke out|erupted|entered its|now in its|has killed|has claimed|has left|displaced)\b"
    r"|\b(?:began|started|broke out|erupted|killed|displaced|died)\b[^.]{0,80}?\b(?:since|in) (?:\w+ )?(?:19|20)\d\d\b"
    r"|\bsince the (?:start|beginning|outbreak|onset) of\b"
    r"|\b(?:year|month)-(?:old|long) (?:war|conflict|civil war|insurgency)\b",
    re.IGNORECASE,
)
# How a state of things is told, and what a campaign has cost on no day at all.
ALL_OVER = re.compile(
    r"\b(?:continu|rag|persist|go)(?:es?|s|ed|ing)? (?:on )?in (?:many|several|various|other|different) "
    r"(?:areas|parts|places|provinces|regions|cities)\b",
    re.IGNORECASE,
)
CAMPAIGN = re.compile(
    r"\b(?:strikes|airstrikes|raids|attacks|bombings|shelling|bombardment)\b[^.]{0,60}\bha(?:ve|s) (?:also )?"
    r"killed (?:hundreds|thousands|tens of thousands)\b(?![^.]*\b(?:since|hours|today|yesterday|\w+day)\b)",
    re.IGNORECASE,
)
RECENT = re.compile(
    r"\bin recent (?:days|weeks|months|years)\b|\bover the years\b|\bin the past\b(?! (?:\w+ )?(?:day|hours))",
    re.IGNORECASE,
)
RECENT_ACTS = re.compile(
    r"\brecent(?: \w+)? (?:air ?strikes|attacks|strikes|raids|bombings|clashes|killings|protests)\b", re.IGNORECASE
)
OLD_WARS = re.compile(
    r"\b(?:(?:first|second) world war|world war (?:one|two|i{1,2}|1|2)|wwi{1,2}|ww[12]|cold war)\b", re.IGNORECASE
)
# A comparison with an earlier time dates nothing: "the deadliest attack since 2016", "for the first time since March".
COMPARED = re.compile(r"\b(?:first|\w+est|worst|record)\b[^.;,]{0,60}\bsince\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
LABEL = re.compile(
    r"\s*(?:19|20)\d\d\b[^.:]{0,60}:"
)  # "2011 Yemeni protests: ..." names the story that an item belongs to
LONG_AGO = re.compile(r"\b(?:months?|years?|decades?) (?:after|since)\s+$", re.IGNORECASE)

# Wordings of background, the rule that each is, and whether one happening's toll beside it changes nothing.
STORIES = (
    (WAR, "story_of_the_war", False),
    (RECENT, "recent_past", False),
    (RECENT_ACTS, "recent_past", True),
    (OLD_WARS, "of_an_old_war", True),
    (wording("long_stretch"), "of_a_long_stretch", True),
    (ALL_OVER, "in_many_places", False),
    (CAMPAIGN, "toll_of_a_campaign", True),
)


def background(
    frame: Frame, sentence: Words, hurt: Sequence[Casualty], times: Sequence[TimeReference], report: Report
) -> Decision | None:
    """Return why a clause is background, None when it tells of one happening of its time; a standing siege never is."""
    if frame.main.trigger.type == "strategic.siege":
        return None
    if of_all := next((one.low for one in hurt if (one.low or 0) >= WHOLE_WAR.get(one.field, inf)), None):
        return _historical("toll_of_a_war", str(of_all))
    toll = max((casualty.low or 0 for casualty in hurt if casualty.field == "killed"), default=0)
    for pattern, rule, with_a_toll in STORIES:
        if (with_a_toll or not toll) and (told := pattern.search(sentence.text)):
            return _historical(rule, told.group())
    if _names_the_story(frame, sentence):
        return _historical("name_of_the_story")
    start = frame.clause.left_edge.idx
    text = text_of(sentence.doc)
    if frame.clause.dep_ in {"advcl", "pcomp"} and LONG_AGO.search(
        text[max(0, start - 30) : start] + text[start : start + 6]
    ):
        return _historical("long_before_what_is_told")
    words = [child.lower_ for token in (frame.main.head, frame.clause) for child in token.children]
    if habit := next((word for word in words if word in HABIT), None):
        return _historical("habit", habit)
    return _historical("dated_long_before") if _old(_without_compared(times, sentence), report) else None


def _names_the_story(frame: Frame, sentence: Words) -> bool:
    """Return whether the trigger stands in a name with a year: in the label before an item or within ("the 2013 mall siege")."""
    head = frame.main.head
    if not frame.main.verbal and any(YEAR.fullmatch(child.text) and child.i < head.i for child in head.children):
        return True
    label = LABEL.match(sentence.text)
    return label is not None and not frame.main.verbal and frame.main.head.idx < sentence.start_char + label.end()


def _without_compared(times: Sequence[TimeReference], sentence: Words) -> list[TimeReference]:
    """Return the times without those that only something else is compared with."""
    text, start = sentence.text, sentence.start_char
    return [
        time
        for time in times
        if not COMPARED.search(text[: max(0, time.span.start - start)] + ("since " if time.kind == "since" else ""))
    ]


def _historical(rule: str, why: str = "") -> Decision:
    return Decision("modality", "rules", f"modality.{rule}", why)


def _old(times: Sequence[TimeReference], report: Report) -> bool:
    """Return whether the nearest dated time lies too far back."""
    first = next((time for time in times if time.when is not None), None)
    if first is None:
        return False
    # A report without a date of its own that names a year looks back.
    return first.background or (report.published is None and first.kind in {"year", "since"})
