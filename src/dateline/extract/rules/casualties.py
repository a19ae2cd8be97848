"""How many were hurt in a happening: which of a sentence's figures are its own, who gives them, and whom they count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.extract.rules.figures import CHARGED, DENIED, INDIRECT, PERIOD, Figure, in_subset, tone_of
from dateline.extract.rules.figures_none import none_hurt
from dateline.extract.rules.figures_parsed import parsed
from dateline.extract.rules.figures_worded import worded
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.grammar import is_verb, lemma, passive, text_of, up
from dateline.extract.rules.parties import Naming
from dateline.extract.rules.quantities import Quantity
from dateline.extract.rules.sayings import Saying
from dateline.extract.rules.speakers import speaker_name
from dateline.model import Span, Stance
from dateline.model.mention import Casualty

SPEAKING = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.CLAIMS_RESPONSIBILITY})
ASIDE = frozenset({"part", "period"})
LONG = frozenset({"hour", "day", "week", "month", "year", "shortly", "soon"})
HURT = frozenset({"killed", "injured"})
HARMLESS = frozenset(
    {
        "strategic.agreement",
        "strategic.arrest",
        "strategic.base",
        "strategic.displacement",
        "strategic.group",
        "strategic.movement",
        "strategic.siege",
        "strategic.transfer",
    }
)
# "Killed or wounded 40" gives no count (codebook section 8).
EITHER = re.compile(
    r"\b(?:killed|killing|dead) (?:or|and/or) (?:wounded|wounding|injured|injuring)\b|\bbetween (?:dead|killed) and (?:wounded|injured)\b"
    r"|\b(?:dead|killed) and (?:wounded|injured)\b"
    r"(?=\s*(?:[.,;]|$|(?:in|by|when|after|on|from|during|at|near|people|civilians)\b(?!\s+least)))",
    re.IGNORECASE,
)


# Two tolls of one story differ by a tenth at most, or by one.
NEARLY = 10
# Between two figures one of these tells that they are two.
JOINING = re.compile(
    r"[,;:.()\[\]]|\b(?:and|but|or|while|whereas|then|plus|another|others?|also|more|later|before|after|as)\b",
    re.IGNORECASE,
)
# "Killed and wounded 12" gives none either; "killed and wounded several" gives several of both.
JOINED = re.compile(
    r"\bkill\w* and (?:wound|injur)\w+\s+(?:(?:at least|about|around|some|more than|nearly|over)\s+)?$", re.IGNORECASE
)


def figures(doc: Doc, first: int, last: int, quantities: Sequence[Quantity]) -> list[Figure]:
    """Return every figure of harm between two tokens of a text, the parse's reading first, none twice."""
    words = list(doc[first:last])
    if not words:
        return []
    sentence, text = Span(words[0].idx, words[-1].idx + len(words[-1].text)), text_of(doc)
    near = [q for q in quantities if sentence.start <= q.span.start < sentence.end]
    found = list(none_hurt(doc, words))
    for figure in (*parsed(words, near), *worded(doc, words, near)):
        beside = [other for other in found if figure.span.overlaps(other.span)]
        both = [other for other in beside if _alike(other, figure)]
        free = all(other in both or _gives_way(other, figure) for other in beside)
        if free and not _counts_nobody(figure, sentence, text):
            found = [other for other in found if other in both or other not in beside]
            found.append(replace(figure, tone=tone_of(text, figure, sentence)))
    return sorted(found, key=lambda figure: (figure.span, figure.field))


def _gives_way(read: Figure, new: Figure) -> bool:
    """Return whether a figure without a number is that of a number read after it ("7 of the guards and militiamen")."""
    return read.rough and not new.rough and read.field == new.field


def _alike(read: Figure, new: Figure) -> bool:
    """Return whether words without a number are said of the dead and the hurt alike ("killed and wounded several")."""
    return read.rough and new.rough and {read.field, new.field} == HURT


def _counts_nobody(figure: Figure, sentence: Span, text: str) -> bool:
    """Return whether a figure gives no count of its own: a part, "killed or wounded", a charge, the sick and the starved."""
    before, after = text[sentence.start : figure.span.start], text[figure.span.end : sentence.end]
    either = EITHER.search(text[max(0, figure.span.start - 60) : figure.span.end + 60])
    either = either or (None if figure.rough else JOINED.search(before))
    part = in_subset(before, text[figure.span.start : sentence.end])
    if part or DENIED.search(before) or (either and figure.field in {"killed", "injured"}) or CHARGED.search(before):
        return True
    return figure.field == "killed" and INDIRECT.match(after) is not None


def casualties(
    frame: Frame, figures: Sequence[Figure], frames: Sequence[Frame], naming: Naming, speech: Sequence[Saying]
) -> tuple[Casualty, ...]:
    """Return the figures of a sentence that belong to a frame, with whom they count."""
    own = [figure for figure in figures if owner(figure, frames, naming) is frame and not _no_person(figure, naming)]
    own = _without_background([figure for figure in own if not _counted_above(figure, own)], naming)
    text = text_of(naming.doc)
    own = [figure for figure in own if not any(_told_again(figure, later, text) for later in own)]
    return tuple(_casualty(figure, naming, speech) for figure in own)


def tally(figures: Sequence[Figure], naming: Naming, speech: Sequence[Saying]) -> tuple[Casualty, ...]:
    """Return the figures of a sentence that tells of no happening itself ("Twelve bodies were found."), parts and sums left out."""
    text, doc = text_of(naming.doc), naming.doc
    own = [
        figure
        for figure in figures
        if figure.tone not in {"part", "period", "older"} and not _no_person(figure, naming)
    ]
    own = [figure for figure in own if not PERIOD.match(text[figure.span.end : doc[figure.token].sent.end_char])]
    return tuple(_casualty(figure, naming, speech) for figure in own if not _counted_above(figure, own))


def _casualty(figure: Figure, naming: Naming, speech: Sequence[Saying]) -> Casualty:
    noun = figure.noun
    return Casualty(
        figure.field,
        figure.low,
        figure.high,
        figure.span,
        naming.parties([noun], things=False, hurt=True) if noun is not None else (),
        noun.text if noun is not None else "",
        total=figure.total,
        speaker=_speaker(figure, naming, speech),
        tone=figure.tone,
        rough=figure.rough,
    )


def _speaker(figure: Figure, naming: Naming, speech: Sequence[Saying]) -> str | None:
    """Return who gives a figure: the innermost of those in whose words it stands."""
    here = naming.doc[figure.token]
    around = [saying for saying in speech if saying.stance in SPEAKING and saying.covers(here)]
    if around:
        return min(around, key=lambda saying: len(saying.tokens)).speaker.name
    return speaker_name(figure.giver)[0] if figure.giver is not None else None


def _counted_above(figure: Figure, own: Sequence[Figure]) -> bool:
    """Return whether a figure is told again in another of its sentence: a running total beside the fresh dead that it includes.

    "Two more died, raising the toll to 34" tells the event's 34; "a raid killed 12, raising the month's toll to 34" tells its 12.
    """
    others = [other for other in own if other.field == figure.field and other is not figure and other.tone not in ASIDE]
    if figure.total:
        fresh = [other for other in others if not other.total and not other.rough]
        return any(other.tone in {"", "newer"} or figure.tone == "period" for other in fresh)
    if figure.rough and any(not other.rough and other.token != figure.token for other in others):
        return True  # "37 killed in a massacre of students"
    return (figure.tone in {"more", "older"} or figure.rough) and any(other.total for other in others)


def _told_again(figure: Figure, later: Figure, text: str) -> bool:
    """Return whether a headline's figure is told again by the lead that it runs into without a stop ("blast kills 58 A bomb killed 59 people")."""
    plain = not (figure.rough or figure.total or figure.tone or later.rough or later.total or later.tone)
    if not plain or figure.field != later.field or figure.token == later.token or figure.span.end >= later.span.start:
        return False
    (low, high), (low2, high2) = (figure.low, figure.high), (later.low, later.high)
    one, other = low if low is not None else high, low2 if low2 is not None else high2
    near = one is not None and other is not None and abs(one - other) <= max(1, one // NEARLY)
    return near and JOINING.search(text[figure.span.end : later.span.start]) is None


def _harmless(frame: Frame) -> bool:
    """Return whether nobody comes to harm by what a frame tells; harm told in its clause is that of another happening."""
    acts = [hit.trigger.type for hit in frame.hits if not hit.trigger.harm]
    return bool(acts) and all(act in HARMLESS for act in acts)


def _done(token: Token) -> bool:
    """Return whether a word of harm is a verb that does it, or what its sentence says in the first place."""
    if passive(token):
        return token.dep_ == "ROOT"
    return is_verb(token) and any(child.dep_ == "dobj" for child in token.children)


def _without_background(own: Sequence[Figure], naming: Naming) -> list[Figure]:
    """Return the figures without those told of an earlier happening ("after killing 20, they shot two"), when others of the count are left."""
    kept = [figure for figure in own if not _set_apart(naming.doc[figure.token])]
    return [figure for figure in own if figure in kept or all(figure.field != other.field for other in kept)]


def _set_apart(token: Token) -> bool:
    """Return whether a word stands in a clause of time long past: "a day after", "months after"."""
    governors = (part for governor in (token, *up(token)) for part in (governor, *_marks(governor)))
    return any(part.lower_ == "after" and _long(part) for part in governors)


def _long(after: Token) -> bool:
    """Return whether a time stands before "after", or right behind it ("after 11 months of strikes")."""
    near = after.doc[max(0, after.i - 1) : after.i + 4]
    return any(lemma(token) in LONG for token in near)


def _marks(governor: Token) -> list[Token]:
    return [child for child in governor.children if child.dep_ == "mark"]


def _no_person(figure: Figure, naming: Naming) -> bool:
    """Return whether a name that was counted as one person is a group's or a place's."""
    noun = figure.noun
    if noun is None or noun.tag_ != "NNP" or (figure.low, figure.high) != (1, 1):
        return False
    here = Span(noun.idx, noun.idx + len(noun.text))
    known = [*naming.places, *(span for span, _ in naming.matches)]
    return any(span.overlaps(here) for span in known) and noun.ent_type_ != "PERSON"


def owner(figure: Figure, frames: Sequence[Frame], naming: Naming) -> Frame | None:
    """Return the frame to which a figure belongs: the one whose word tells it, that governs it, or the nearest.

    The dead and wounded belong to none by which nobody comes to harm, unless its sentence says who killed them ("freed nine, killed two").
    """
    if figure.field in HURT:
        harmful = [frame for frame in frames if not _harmless(frame)]
        if not harmful and not _done(naming.doc[figure.token]):
            return None
        frames = harmful or frames
    for token in (naming.doc[figure.token], *up(naming.doc[figure.token])):
        for frame in frames:
            if any(token in hit.tokens for hit in frame.hits) or any(token == clause for clause in frame.clauses):
                return frame
    return min(frames, key=lambda frame: min(abs(token.i - figure.token) for hit in frame.hits for token in hit.tokens))
