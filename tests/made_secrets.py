"""Any incidents with what must not leave: points, private names, long texts, sensitive places; for the tests of the gate."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from hypothesis import strategies as st

from dateline.model import (
    ActorKind,
    Claim,
    Coded,
    Count,
    Counts,
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

GIVEN = (
    "Amina",
    "Yusuf",
    "Olena",
    "Thandiwe",
    "Mateusz",
    "Nguyen",
    "Rasheeda",
    "Ivaylo",
    "Grace",
    "John",
    "Zahra",
    "Kwame",
)
FAMILY = (
    "Tarkovar",
    "Belhadj",
    "Okonjo",
    "Ostrowska",
    "Qasimov",
    "Thuyết",
    "Haddadine",
    "Mbeki-Zulu",
    "Smithfield",
    "O'Darragh",
)
# What is told, and the class that it belongs to; {name} is a private person.
TOLD = (
    ("shells hit the maternity ward of a hospital, wounding {name}", "hospital"),
    ("a rocket struck a school where families slept", "school"),
    ("the basement in which {name} and her neighbours were sheltering collapsed", "shelter"),
    ("bombs fell on tents of a refugee camp near the river", "displaced-site"),
    ("gunmen fired on an aid convoy and killed its driver {name}", "aid"),
    ("fighters shot {name} at his home", "home"),
    ("soldiers raped two women, one of whom was {name}", "sexual-violence"),
    ("a mine killed two children, among them {name}", "minors"),
    ("{name} has been held hostage by the militia since then", "detention"),
    ("troops and rebels fought for the ridge, {name} said", None),
    ("{name} saw jets bomb a bridge", None),
    ("a drone hit a fuel depot", None),
)
TYPES = (
    "strike.air",
    "strike.artillery",
    "battle.clash",
    "attack.civilians",
    "attack.sexual",
    "attack.abduction",
    "strategic.arrest",
    "strategic.movement",
)
LONG = "Nobody outside may ever read this closing paragraph, whose words stand here for the whole body of what a publisher owns and sells. "
OLD = date(2024, 12, 1)


@dataclass(frozen=True)
class Secret:
    """A coded report, and what of it must not leave."""

    coded: Coded
    names: tuple[str, ...]
    sensitive: bool
    town: str
    lat: float
    lon: float


private_names = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))


@st.composite
def secrets(draw, number=0):
    """Return a report of one happening, told in one or several of the ways above."""
    name, speaker = draw(private_names), draw(private_names)
    lines = draw(st.lists(st.sampled_from(TOLD), min_size=1, max_size=3, unique=True))
    kind = draw(st.sampled_from(TYPES))
    town = draw(st.sampled_from(("Tel Darim", "Korva", "Selm al-Gharbi")))
    said = [f"In {town} " + line.format(name=name) + "." for line, _ in lines]
    text = " ".join(said) + f" It was {speaker}, reached at +963 944 123 456, who told it. " + LONG * 2
    key = f"{number}{draw(st.integers(0, 10**9))}"
    lat, lon = (draw(st.floats(30, 40).map(lambda x: round(x, 5))) for _ in range(2))
    return _secret(
        key, kind, town, text, said, (name, speaker), (lat, lon), draw(st.booleans()), {one for _, one in lines}
    )


def _secret(key, kind, town, text, said, names, point, titled, classes):  # noqa: PLR0917
    report_id = sha256(key.encode()).hexdigest()
    spans = []
    at = 0
    for line in said:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    name, speaker = names
    place = Where(town, PlacePrecision.SITE, "SY", "Idlib", "Harim", 99, *point)
    counts = {"killed": Count(3, 7, Victims.CIVILIANS, ((name, 1, 1),))}
    if kind in {"attack.abduction", "strategic.arrest"}:
        counts["abducted" if kind == "attack.abduction" else "arrested"] = Count(1, 1)
    event = Event(
        id=sha256(f"{key} event".encode()).hexdigest()[:32],
        report_id=report_id,
        type=kind,
        modality=Modality.ACTUAL,
        date=When.day(OLD),
        place=place,
        origin=Where(f"{town} ridge", PlacePrecision.SITE, "SY", "Idlib", "Harim", 98, *point),
        side_a=(
            Party(name, spans[0], f"x-{name.lower()}"),
            Party("Syrian army", spans[0], "sy-army", ActorKind.STATE, "SY", attributed_to=speaker),
        ),
        side_b=(Party(speaker, spans[0], kind=ActorKind.CIVILIANS),),
        counts=Counts(**counts),
        claims=(Claim(speaker, Stance.ASSERTS, f"that {name} died", spans[0]),),
        evidence={"type": tuple(spans), "place": (spans[0],), "killed": (spans[-1],)},
        confidence=0.5,
        decisions=(Decision("type", "rules", "word", f"as {speaker} says of {town}"),),
    )
    title = f"{name} among the dead as shells fall on {town}" if titled else "Shells fall again"
    report = Report(
        report_id, f"C:/desk/analyst/{key}.txt", text, title=title, summary=f"{speaker} tells of it. " + LONG, publisher="Port Courier",
        original_source="Reuters", author=speaker, published=OLD, language="en", input_id=f"row-{key}",
        url=f"https://courier.example/{name.lower().replace(' ', '-')}/{key}",
    )  # fmt: skip
    sensitive = classes != {None} or kind in {"attack.sexual", "attack.abduction", "strategic.arrest"}
    return Secret(Coded(report, Status.OK, (event,)), names, sensitive, town, *point)


def leaks(text, secret, openly=""):
    """Return what a text, in whatever form it was written, holds of a report that it must not.

    `openly` is what other reports tell that everybody may read: a town and the words that stand there betray nothing.
    """
    small = text.casefold()
    words = {word for name in secret.names for word in name.casefold().split()}
    found = [word for word in sorted(words) if word in small]
    found += ["phone"] * ("944 123" in text) + ["path"] * ("C:/desk/analyst" in text) + ["row"] * ("row-" in text)
    body = secret.coded.report.text
    found += ["text"] * any(body[at : at + 151] in text for at in range(max(1, len(body) - 150)))
    found += ["closing"] * (LONG.strip()[-40:].casefold() in small)
    if secret.sensitive:
        found += ["point"] * any(f"{degree:.3f}"[:-1] in text for degree in (secret.lat, secret.lon))
        found += ["town"] * (secret.town.casefold() in small and secret.town not in openly)
        pieces = {body[at : at + 30] for at in range(len(body) - 30)}
        found += ["quote"] * any(piece in text and piece not in openly for piece in pieces)
    return found
