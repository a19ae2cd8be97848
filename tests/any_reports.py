"""Any coded report that the model allows, for property tests."""

from hashlib import sha256

from hypothesis import strategies as st

from dateline.model import (
    COUNT_FIELDS,
    ActorKind,
    Claim,
    Coded,
    Count,
    Counts,
    DatePrecision,
    Decision,
    Event,
    Modality,
    Party,
    PlacePrecision,
    Report,
    Span,
    Stance,
    Status,
    Victims,
    When,
    Where,
)

# Any text at all: NUL, lone surrogates, emoji and marks that turn the reading direction are all drawn.
words = st.text(st.characters(exclude_categories=()), max_size=12)
maybe_words = st.none() | words
days = st.dates()
hashes = st.binary(min_size=4, max_size=8).map(lambda key: sha256(key).hexdigest())
degrees = st.none() | st.floats(-90, 90)
amounts = st.integers(0, 10**25)


@st.composite
def whens(draw):
    ends = sorted(draw(st.lists(days, min_size=2, max_size=2)))
    start, end = (draw(st.sampled_from([None, day])) for day in ends)
    return When(start, end, draw(st.sampled_from(DatePrecision)))


@st.composite
def counts(draw):
    low, high = sorted([draw(amounts), draw(amounts)])
    low, high = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
    bounds = st.none() | amounts
    split = draw(st.none() | st.lists(st.tuples(words, bounds, bounds), max_size=2).map(tuple))
    return Count(low, high, draw(st.sampled_from(Victims)), split)


wheres = st.builds(
    Where,
    maybe_words,
    st.sampled_from(PlacePrecision),
    maybe_words,
    maybe_words,
    maybe_words,
    st.none() | st.integers(1, 10**9),
    degrees,
    degrees,
)


def events(report_id, text):
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: Span(*sorted(ends)))
    parties = st.lists(
        st.builds(
            Party,
            words,
            spans,
            maybe_words,
            st.sampled_from(ActorKind),
            maybe_words,
            st.none() | st.booleans(),
            st.lists(words, max_size=2).map(tuple),
            maybe_words,
        ),
        max_size=2,
    ).map(tuple)
    fields = st.sampled_from(["type", "date", "place", "side_a", "side_b", "killed", "injured", "claims", "origin"])
    scores = st.none() | st.floats(0, 1)
    return st.builds(
        Event,
        id=hashes,
        report_id=st.just(report_id),
        type=st.sampled_from(["strike.air", "battle.clash", "strategic.other"]),
        modality=st.sampled_from(Modality),
        date=whens(),
        place=wheres,
        origin=st.none() | wheres,
        side_a=parties,
        side_b=parties,
        supports=parties,
        counts=st.builds(Counts, **dict.fromkeys(COUNT_FIELDS, st.none() | counts())),
        claims=st.lists(st.builds(Claim, words, st.sampled_from(Stance), words, spans), max_size=2).map(tuple),
        evidence=st.dictionaries(fields, st.lists(spans, min_size=1, max_size=2).map(tuple), max_size=3),
        confidence=st.floats(0, 1),
        decisions=st.lists(st.builds(Decision, fields, words, words, words, scores), max_size=2).map(tuple),
    )


@st.composite
def coded_reports(draw):
    """Return any coded report that the model allows; its events have ids of their own."""
    text = draw(st.text(st.characters(exclude_categories=()), max_size=60))
    report = Report(
        draw(hashes),
        draw(words),
        text,
        *(draw(maybe_words) for _ in range(5)),
        published=draw(st.none() | days),
        language=draw(maybe_words),
        url=draw(maybe_words),
        input_id=draw(maybe_words),
        error=draw(maybe_words),
    )
    told = draw(st.lists(events(report.id, text), max_size=2, unique_by=lambda event: event.id).map(tuple))
    mentions = st.dictionaries(
        st.sampled_from(["planned", "hypothetical", "negated", "historical"]), st.integers(1, 9), max_size=2
    )
    return Coded(report, draw(st.sampled_from(Status)), told, draw(mentions))
