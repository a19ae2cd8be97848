"""The declared suites: where the gold lies, how it is scored, what must hold."""

from dateline.errors import UnknownName
from dateline.evaluation.cameo import score_cameo
from dateline.evaluation.handmade import load_apart, load_kept_apart, load_page, load_together, score_events
from dateline.evaluation.headlines import load_headlines, score_headlines
from dateline.evaluation.incidents import load_groups, load_pairs, score_groups, score_pairs
from dateline.evaluation.items import load_rows, load_sentences, score_items, score_relevance, score_sentences
from dateline.evaluation.messages import load_messages, score_messages
from dateline.evaluation.probes import load_probes, score_probes
from dateline.evaluation.suite import CARRIED, SURE, Suite
from dateline.evaluation.toponyms import load_documents, score_entities, score_toponyms

# Of the 5,124 headlines and 7,000 items every k-th is scored unless all are asked for: 600 of them place a share of 0.9
# within 0.024 (95 %), and take a minute on two cores.
SAMPLE = 600
MESSAGES = {
    "templates": 0.70,
    "type": 0.68,
    "date": 0.50,
    "location": 0.58,
    "perpetrator organisation": 0.42,
    "count": 0.48,
}
FIELDS = ("side_a", "side_b", "killed", "date start", "place", "claims", "trap rate", "record")
SOUND = (CARRIED, SURE)

SUITES = (
    Suite(
        "own",
        "reports written for this project, by hand",
        ("eval/gold/*.jsonl",),
        load_together,
        score_events,
        gated=("detection", "type exact", "modality", "rightly empty", *FIELDS, *SOUND),
        own=True,
        with_marks=True,
    ),
    Suite(
        "corpus",
        "the third of the corpus that nothing was trained on",
        ("corpus/writer-*/*.jsonl",),
        load_kept_apart,
        score_events,
        gated=("detection", "type exact", "modality", "rightly empty", *FIELDS, *SOUND),
        own=True,
    ),
    Suite(
        "seed",
        "a republished news page as received",
        ("seed/*.txt", "seed/seed.gold.jsonl"),
        load_page,
        score_events,
        bars={"detection": 1.0, "trap rate": 0.0},
        gated=("type exact", "side_a", "killed"),
    ),
    Suite(
        "probes",
        "15 sentences on claims, denials, hypotheses, invented perpetrators",
        ("probes/claims.jsonl",),
        load_probes,
        score_probes,
        bars={"passed": 1.0, "invented perpetrators": 0.0},
    ),
    Suite(
        "current_events",
        "150 short dated reports",
        ("current_events/dev.jsonl", "current_events/dev.gold.jsonl"),
        load_apart,
        score_events,
        bars={
            "detection": 0.90,
            "type exact": 0.92,
            "side_a": 0.85,
            "side_b": 0.80,
            "killed": 0.93,
            "date start": 0.93,
            "place": 0.88,
            "trap rate": 6 / 92,
            "rightly empty": 33 / 37,
        },
        gated=("claims", "record", "modality", *SOUND),
        with_marks=True,
    ),
    Suite(
        "articles",
        "24 full articles on Syria",
        ("articles/dev.jsonl", "articles/dev.gold.jsonl"),
        load_apart,
        score_events,
        bars={
            "detection": 0.72,
            "type exact": 0.85,
            "side_a": 0.75,
            "killed": 0.88,
            "place": 0.80,
            "claims": 0.60,
            "trap rate": 0.08,
        },
        gated=("side_b", "date start", "record", "modality", *SOUND),
        with_marks=True,
    ),
    Suite(
        "sentences",
        "340 sentences of further articles: an actual event, or something else",
        ("articles/sentences.jsonl",),
        load_sentences,
        score_sentences,
        gated=("actual sentence", "types of actual sentences", "coded anew: historical"),
    ),
    Suite(
        "ucdp",
        "agency headlines and the event that UCDP coded",
        ("ucdp/headlines_dev.jsonl", "ucdp/headlines_dev.gold.jsonl"),
        load_headlines,
        score_headlines,
        bars={"killed exact where stated": 0.95, "false figure": 0.05, "sides": 0.88, "place within 25 km": 0.75},
        sample=SAMPLE,
    ),
    Suite(
        "relevance",
        "short news items by section",
        ("relevance/dev.jsonl",),
        load_rows,
        score_relevance,
        bars={"conflict item yields an event": 0.70, "other item yields an event": 0.025},
        sample=SAMPLE,
    ),
    Suite(
        "items",
        "500 short news items judged under the codebook",
        ("relevance/items.jsonl",),
        load_rows,
        score_items,
        bars={"has an actual event": 0.92},
        gated=("type among the events",),
    ),
    Suite("tst1", "100 messages with templates, first test", ("muc/tst1.jsonl",), load_messages, score_messages),
    Suite(
        "tst2",
        "100 messages with templates, second test",
        ("muc/tst2.jsonl",),
        load_messages,
        score_messages,
        bars=MESSAGES,
    ),
    Suite(
        "muc-dev",
        "1,300 messages with templates",
        ("muc/dev.jsonl",),
        load_messages,
        score_messages,
        sample=100,
    ),
    Suite(
        "re3d",
        "locations marked in 90 reports on Syria and Iraq",
        ("re3d/re3d.jsonl",),
        load_documents,
        score_entities,
        gated=("named locations found",),
        marks_only=True,
    ),
    Suite(
        "lgl",
        "588 articles of local papers with their place names",
        ("geoparsing/lgl.jsonl",),
        load_documents,
        score_toponyms,
        bars={"toponym recognition": 0.75, "within 161 km": 0.85},
        marks_only=True,
    ),
    Suite(
        "merge",
        "357 pairs of articles on Syria: one main incident? a copy?",
        ("merge/articles_dev.jsonl", "merge/pairs_dev.jsonl"),
        load_pairs,
        score_pairs,
        bars={
            "precision of same": 0.95,
            "recall of same": 0.85,
            "hard negatives apart": 0.95,
            "copies in one voice": 0.97,
        },
        merged=True,
    ),
    Suite(
        "clusters",
        "419 articles of general news, grouped by event",
        ("clusters/news_events.jsonl",),
        load_groups,
        score_groups,
        bars={"B-cubed F": 0.85},
        merged=True,
    ),
    Suite(
        "petrarch",
        "unit-test sentences of the dictionary coders",
        ("petrarch/unit_records.jsonl",),
        load_rows,
        score_cameo,
        gated=("material conflict", "false alarm on talk"),
    ),
)

# Names that stand for several suites.
GROUPS = {"muc": ("tst1", "tst2", "muc-dev"), "shared": tuple(suite.name for suite in SUITES if not suite.own)}


def suites(names: tuple[str, ...] = ()) -> tuple[Suite, ...]:
    """Return the suites with these names, in the order declared; all when none is named."""
    known = {suite.name for suite in SUITES}
    wanted: set[str] = set()
    for name in names:
        if name not in known | GROUPS.keys():
            raise UnknownName("suite", name, known | GROUPS.keys())
        wanted |= set(GROUPS.get(name, (name,)))
    return tuple(suite for suite in SUITES if not names or suite.name in wanted)
