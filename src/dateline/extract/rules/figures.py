"""A figure of harm, and what its wording says of other figures: older, newer, more, a part, or a sum over a period (codebook 6 and 8)."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.lexicon.harm import harm
from dateline.lexicon.numbers import NUMBER, one_of, words
from dateline.model import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the noun that it counts and the count that it fills.

    `token` is the index of the word that says what befell the counted; `total` marks a toll; `giver` says the figure where no clause does;
    `rough` ones give no number: a bare plural, "several", "dozens".
    """

    field: str
    low: int | None
    high: int | None
    span: Span
    noun: Token | None
    token: int
    total: bool = False
    tone: str = ""
    giver: Token | None = None
    rough: bool = False


def _any_case(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


_COUNTS = one_of(words()["toll-nouns"])
_GIVING = one_of(words()["giving-verbs"])
_RISING = one_of(words()["rising-verbs"])
_STANDING = one_of(words()["standing-verbs"])
_FIRST = one_of(words()["first-words"])

# "The death toll stands at", "the number of their dead at".
TOLL = _any_case(
    r"\b(?:(?:death |casualty )?tolls?|body count|number of (?:(?:the|their|its|his|all) )?"
    r"(?P<state>dead|deaths|fatalities|killed|people killed|wounded|injured|missing|displaced|arrested|arrests|detainees))\b[^;]{0,90}?$"
)
# "Raised its own count to", "bringing to"; the toll may be named after the figure.
_TO = r"\b(?P<what>[^.;]{0,90}?)(?:\b(?:to|at)|\b(?:reach|hit|pass|exceed)\w*)\s+[\"“‘]?$"
RAISED = _any_case(rf"\b{_RISING}{_TO}")
STANDING = _any_case(rf"\b(?:{_RISING}|{_STANDING}){_TO}")
COUNTED_AFTER = _any_case(
    rf"^[^.;]{{0,70}}?\b(?:the|their|its)\s+(?:death\s+)?{_COUNTS}\b(?!\s+of\s+(?:\w+\s+){{0,2}}{one_of(words()['no-persons'])}\b)"
)
COUNTED_BEFORE = _any_case(rf"\b{_COUNTS}\b")
# "Initial reports put it at", "doctors first spoke of".
OLDER = _any_case(
    rf"\b(?:{_FIRST}\s+(?:\w+\s+)?{_COUNTS}|(?:{_FIRST}|at first)\s+{_GIVING}|(?:{_GIVING}|had)\s+(?:{_FIRST}|at first)"
    rf"|{_COUNTS}\s+had\s+(?:stood|been))\b[^.;]{{0,70}}$"
)
# "After a month of raids that killed 40, two died today": what came before is told first.
FRONTED = _any_case(r"\W*(?:after|following|despite)\b[^,;]*\b(?:days?|weeks?|months?|years?)\b[^,;]*,")
SUBSET = _any_case(
    r"(?:\bincluding|\bincl\.?|\bamong (?:them|whom|the dead)|\bof (?:whom|them|which)|\bamong|\bmostly|\bmany of them)\b[^.;]{0,30}$"
)
ENDED = _any_case(
    r"\b(?:kill|injur|wound|hurt|dead|die|arrest|detain|abduct|kidnap|displac|miss|los[est]|fell)|, and\b"
)
DENIED = _any_case(r"(?:\bnot|\brather than|\binstead of|\bout of(?: about| some| the)?)\s+$")
# "In all seven people were killed": what was told before is summed up.
SUMMED = _any_case(rf"\b{one_of(words()['in-all'])},?\s+(?:\w+\s+){{0,2}}$")
SUMMED_AFTER = _any_case(rf"^[^.;,\d]{{0,40}}\b{one_of(words()['in-all'])}\b")
# "Seven civilians, two of them girls, were killed": a part set off by commas.
PART_ASIDE = _any_case(r"^[^,.;]{0,30}\bof (?:them|whom|which)\b")
# "In which 20 were killed three of them nurses": a part that lost its comma, which is said to be something and not to have done it.
PART_APPOSED = _any_case(
    r"^\w+(?:\s\w+)? of (?:them|whom)\s+(?!(?:were|was|are|is|had|have|has|later|also|then|still|died|dead|killed|wounded|injured"
    r"|missing|arrested|detained|in|on|at|by|from|to|lost|succumbed)\b)"
)
HARMED = _any_case(
    r"\b(?:(?:were|was|been)\s+(?:\w+\s+)?(?:killed|slain|wounded|injured|arrested|detained|kidnapped|abducted)|dead|died)\s+$"
)
# "Six nuns (": a number with the noun that it counts.
NUMBERED = _any_case(rf"\b(?:{NUMBER})\s+[\w-]+(?:\s+[\w-]+)?\s+$")
# "Four girls were among at least 19 villagers killed": the figure behind is the whole.
WHOLE = _any_case(r"\b(?:was|were|are)\s+(?:also\s+)?among\s+(?:the\s+)?$")
# What somebody is charged with is told of no happening of now.
CHARGED = _any_case(
    r"\b(?:charges? of|charged with|accused of|accusations? of|suspicion of|suspected of)\b[^.;,]{0,40}$"
)
MORE = _any_case(r"\b(?:others?|another|additional|further|fresh)\b|(?<!\bor )(?<!\bno )\bmore\b(?!\s+than)")
# "Twenty were killed in the north while five others died in the capital": those of another happening.
CONTRASTED = _any_case(r"\bwhile\s+$")
ORDINAL = _any_case(
    r"^(?:an?|the)\s+(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth)\b"
)
LATER_DEAD = _any_case(
    r"^(?:(?!\b(?:after|when|as)\b)[^.;,]){0,30}\b(?:of the (?:wounded|injured)|of (?:his|her|their|its) (?:wounds|injuries|burns)"
    r"|bod(?:y|ies) (?:were|was) (?:later|also)|later (?:died|succumbed))"
)
PART = _any_case(
    r"^(?:(?!\b(?:after|when|as)\b)[^.;,]){0,40}\b(?:(?:was|were|are) (?:also )?among"
    r"|among (?:the (?:dead|killed|slain|victims|wounded|injured|casualties|fatalities)|those|them|dead)"
    r"|of the (?:dead|victims|slain|killed|wounded|injured|fatalities|bodies))\b"
)
PERIOD = _any_case(
    r"^[^.;\d]{0,70}?\b(?:(?:in|over|within|during|for|of)\s+(?:(?:the|about|around|only|just|past|last|first|these|those|consecutive)\s+)*"
    r"(?:[\w-]+\s+){0,3}?(?:hours|days|weeks|months|years)\b|since\b|so far this\b|this (?:week|month|year)\b"
    r"|in (?:a|the past|the last) (?:week|month|year)\b|for the (?:week|month|year)\b|of the bloody day\b)"
)
# "Since September 359 have been killed", "killed so far this year".
SINCE_BEFORE = _any_case(
    r"(?:\bsince\b(?! then\b)|\b(?:in|over|during|for) the (?:past|last|first)\s+\w+|\bso far\b)(?:[^.;]|\.(?=\s\d)){0,120}$"
)
SINCE_AFTER = _any_case(
    r"^[^.;\d]{0,60}?\b(?:since\b(?! then\b)|so far this\b|this (?:month|year)\b"
    r"|(?:in|over|during) the (?:past|last)\s+(?:\w+\s+)?(?:weeks|months|years?|month)\b)"
)
# Who dies of these is no victim of the act (codebook section 8).
INDIRECT = _any_case(
    rf"^[^.;]{{0,50}}\b(?:of|from|to|by|with)\s+(?:\w+\s+){{0,2}}?{one_of(words()['ailments'])}\b|^[^.;,]{{0,20}}\b{one_of(words()['ailments'])}\b"
)


def tone_of(text: str, read: Figure, sentence: Span) -> str:
    """Return what the words around a figure say of other figures of the count."""
    figure, total = read.span, read.total
    before, after = text[sentence.start : figure.start], text[figure.end : sentence.end]
    whole = figure.of(text) + after[:1]
    raised = RAISED.search(before) is not None
    fronted = FRONTED.match(text, sentence.start, sentence.end)
    if OLDER.search(before) or (fronted is not None and figure.end < fronted.end()):
        return "older"
    later = LATER_DEAD.match(text[figure.start : sentence.end])
    if PART.match(text[figure.start : sentence.end]) and not (later and read.field == "killed"):
        return "part"
    running = total or raised
    if (PERIOD if running else SINCE_AFTER).match(after) or (not total and SINCE_BEFORE.search(before)):
        return "period"
    if raised or (read.field == "killed" and (SUMMED.search(before) or SUMMED_AFTER.match(after))):
        return "newer"
    further = ORDINAL.match(whole) or later
    if CONTRASTED.search(before) and read.field == "killed" and MORE.search(whole):
        return "part"
    # "Two were killed and five others wounded": others than the dead.
    return "more" if not total and (further or (read.field == "killed" and MORE.search(whole))) else ""


def in_subset(before: str, figure: str) -> bool:
    """Return whether a figure with what follows it names a part ("including five", "among them a child", ", two of them girls,")."""
    if PART_ASIDE.match(figure) and before.rstrip().endswith((",", "-", "–", "(")):
        return True
    if _in_brackets(before, figure):
        return True
    if PART_APPOSED.match(figure) and HARMED.search(before):
        return True
    found = None if WHOLE.search(before) else SUBSET.search(before)
    return found is not None and ENDED.search(found.group()[5:]) is None


def _in_brackets(before: str, figure: str) -> bool:
    """Return whether a figure stands in brackets behind a number, with nothing of its own said of it ("six nuns (five of Lima)")."""
    whole, bracket, inside = before.rpartition("(")
    if not bracket or ")" in inside or ENDED.search(inside + figure.partition(")")[0]):
        return False
    return NUMBERED.search(whole) is not None


def toll_field(before: str, after: str) -> str | None:
    """Return the count that a toll fills ("the death toll rose to", "raising to 41 the number of"), None where none is told."""
    if (toll := TOLL.search(before)) is not None:
        return _state_field(toll["state"] or "")
    raised = STANDING.search(before)
    if raised is None:
        return None
    said = raised["what"] if COUNTED_BEFORE.search(raised["what"]) else after if COUNTED_AFTER.match(after) else None
    return None if said is None else _state_field(said[:60])


def _state_field(said: str) -> str:
    states = harm().states
    return next((states[word] for word in re.findall(r"\w+", said.lower()) if word in states), "killed")
