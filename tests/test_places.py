"""The places of a report, from its words to the gazetteer. Every sentence here is invented."""

import pytest

from dateline.extract.parse import LONGEST, parse
from dateline.extract.rules.places import countries_named, find_toponyms
from dateline.gazetteer import open_gazetteer
from dateline.model.span import Span
from dateline.resolve.places import Evidence, locate


def places(text, *, skip=(), homes=()):
    (doc,) = parse([text])
    gazetteer = open_gazetteer()
    evidence = Evidence(gazetteer, text, (*countries_named(doc, gazetteer), *((code, 1) for code in homes)))
    found = locate(find_toponyms(doc, gazetteer, skip), evidence)
    assert all(toponym.span.of(text) == toponym.name for toponym in found)
    return found


def names(text, **options):
    return [toponym.name for toponym in places(text, **options)]


FOUND = [
    ("Shells hit the town of Saraqib in Syria.", [("Saraqib", "town", "SY")]),
    ("Rebels seized parts of Idlib province, Syria.", [("Idlib province", "admin1", "SY")]),
    ("Clashes erupted in Idlib in Syria.", [("Idlib", "town", "SY")]),
    ("Jets bombed northwestern Syria on Monday.", [("northwestern Syria", "region", "SY")]),
    ("A bomb went off in downtown Lima on Monday.", [("Lima", "town", "PE")]),
    ("Gunmen attacked Zurman, which is held by a local militia.", [("Zurman", "town", None)]),
    ("Shelling resumed in eastern Aleppo, Syria.", [("eastern Aleppo", "town", "SY")]),
    ("Soldiers died near Maaret al-Numan in Syria.", [("Maaret al-Numan", "near", "SY")]),
    ("A blast killed two 20 km north of Kharkiv, Ukraine.", [("Kharkiv", "near", "UA")]),
    ("Drones struck Donetsk Oblast in Ukraine.", [("Donetsk Oblast", "admin1", "UA")]),
    ("An ambush killed ten in North Waziristan.", [("North Waziristan", "admin2", "PK")]),
    ("Tanks rolled through North Kivu in Congo.", [("North Kivu", "admin1", "CD")]),
    ("Militants roam the Sahel.", [("Sahel", "region", None)]),
    ("A bomb went off in Nuseirat refugee camp in Gaza.", [("Nuseirat refugee camp", "town", "PS")]),
    ("Rockets landed along the Israel-Lebanon border.", [("Israel-Lebanon border", "region", None)]),
    ("Guards fired across the Turkish border.", [("Turkish border", "region", "TR")]),
    ("Fighters crossed the Red Sea.", [("Red Sea", "region", None)]),
    ("Troops hold Tripoli International Airport.", [("Tripoli International Airport", "site", "LY")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_name_precision_and_country(text, expected):
    found = [(t.name, t.precision.value, t.place.country if t.place else None) for t in places(text)]
    assert found[: len(expected)] == expected


NO_PLACES = [
    "Human rights groups criticised the ambassador on Monday.",
    "Of the wounded, March was the worst month for nurses.",
    "Mobile phones rang while Victoria Jordan spoke to Mr. Paris.",
    "President Assad met General Sharon Lincoln.",
    "The Washington Post reported the Battle plans.",
    "Government troops and Union leaders agreed.",
    "Syrian and Russian forces advanced.",
    "He may read the Chicago Tribune in August.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_a_word_that_is_also_a_place_is_none(text):
    assert names(text) == []


def test_an_unknown_village_is_a_place_without_coordinates_in_the_country_named():
    (village, province) = places("Gunmen burned the village of Zuqqoritta in Homs province, Syria.")[:2]
    assert (village.name, village.precision.value, village.place.lat, village.place.id) == (
        "Zuqqoritta",
        "town",
        None,
        None,
    )
    assert (village.place.country, village.place.admin1) == ("SY", "Homs")
    assert province.place.kind == "admin1"


def test_a_list_of_villages_is_read_to_its_end():
    assert names("They shelled the villages of Al-Zuqra and Qorfeya in Syria.")[:2] == ["Al-Zuqra", "Qorfeya"]


def test_what_follows_the_comma_decides():
    near = places("A bomb exploded in Playas, Guayas Province, Ecuador.")[0].place
    assert (near.country, near.admin1) == ("EC", "Guayas")
    texan = places("Police in Paris, Texas, arrested a man.")[0].place
    assert (texan.country, texan.admin1) == ("US", "Texas")


def test_the_report_as_a_whole_decides():
    libya = places("Militias fought in Tripoli. Libyan officials in Benghazi and Misrata blamed smugglers.")[0].place
    lebanon = places("Militias fought in Tripoli. Lebanese officials in Beirut and Sidon blamed smugglers.")[0].place
    assert (libya.country, lebanon.country) == ("LY", "LB")


def test_one_name_has_one_sense_in_a_report():
    found = places("Protests in Georgia spread. Tbilisi was quiet, but western Georgia was not. Batumi saw clashes.")
    assert {t.place.country for t in found} == {"GE"}


def test_no_far_away_namesake():
    found = places("Somali troops raided Boulder, a camp of militants in Somalia.")
    assert all(t.place is None or t.place.country == "SO" or t.place.lat is None for t in found)


def test_nothing_inside_a_skipped_span_is_a_place():
    text = "The Free Idlib Army entered Aleppo in Syria."
    assert names(text, skip=[Span(4, 19)])[0] == "Aleppo"


def test_countries_are_counted_by_name_and_adjective():
    (doc,) = parse(["Syrian jets and Sri Lankan nurses left Syria for Iraq."])
    assert countries_named(doc, open_gazetteer()) == (("SY", 2), ("IQ", 1), ("LK", 1))


def test_a_name_that_only_modifies_scores_low():
    found = {t.name: t.score for t in places("Chicago Police met a London-based group in Baghdad, Iraq.")}
    assert found["Chicago"] < 0.25 > found["London"]
    assert found["Baghdad"] > 0.25


def test_offsets_hold_behind_letters_that_grow_when_lowered():
    assert names("İİİ İstanbul talks ended; shells hit Aleppo, Syria.")[-2:] == ["Aleppo", "Syria"]


def test_an_empty_text_names_nothing():
    assert places("") == ()


def test_an_endless_text_is_read_up_to_the_limit(caplog):
    (doc,) = parse(["shells hit Aleppo " * (LONGEST // 18 + 10)])
    assert len(doc.text) <= LONGEST
    assert "is read up to character" in caplog.text


def test_a_name_in_another_spelling_is_looked_for_where_the_report_plays():
    text = "Warplanes bombed the city of Qameshly"
    assert [t.place for t in places(text)] == [None]
    (found,) = places(text, homes=["SY"])
    assert (found.place.country, round(found.place.lat)) == ("SY", 37)


def test_a_name_that_only_sounds_like_a_town_is_not_it_when_another_area_is_said():
    (village, *_) = places("Shells hit the village of Misrab, Deir ez-Zor, Syria.")
    assert village.place.lat is None


def test_a_capital_that_only_opens_the_sentence_makes_no_place():
    assert names("Violent explosion shakes Harasta in Syria") == ["Harasta", "Syria"]


SLOTS = [
    ("Jets kept up their shelling on Manbij", "Manbij"),
    ("Six people died in shelling by army forces on Khan Shaykhun", "Khan Shaykhun"),
    ("Nine people died in the massacre of Khan Shaykhun", "Khan Shaykhun"),
    ("Drones struck trucks in Marea countryside", "Marea"),
    ("Families fled the town for El Obeid", "El Obeid"),
    ("The road between Gao and the river is mined", "Gao"),
    ("5 March, Zurmankoro: two traders killed by gunmen", "Zurmankoro"),
    ("Raqqa: two people killed by a mine", "Raqqa"),
]


@pytest.mark.parametrize(("text", "name"), SLOTS, ids=[text for text, _ in SLOTS])
def test_a_name_is_a_place_where_only_a_place_can_stand(text, name):
    assert name in names(text)


NO_SLOTS = [
    "The raids were condemned on Chatterbird by many",
    "The army broke the truce between Zurman and Koro",
    "A donor left money for Zurman",
    "Gunmen attacked Zurman",
]


@pytest.mark.parametrize("text", NO_SLOTS)
def test_a_name_is_no_place_where_others_can_stand_too(text):
    assert names(text) == []


def test_the_bare_name_of_a_district_is_the_town_it_is_named_after_in_any_spelling():
    (town,) = places("Jets bombed Jisr al-Shughur", homes=["SY"])
    assert (town.place.kind, round(town.place.lat, 1)) == ("town", 35.8)
    (district,) = places("Jets bombed Jisr al-Shughur district", homes=["SY"])
    assert district.precision.value == "admin2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guards fired at Taftanaz airport in Syria.", ("near", "Taftanāz")),
        ("Shells fell in Hasaka province, Syria.", ("admin1", "Al Hasakah")),
        ("Fighting spread in the Lower Shabelle region of Somalia.", ("region", "Shabeele Hoose")),
        ("A convoy was stopped on Sinaloa Highway in Mexico.", ("region", "Sinaloa")),
        ("Men fled across the Jordan border.", ("region", None)),
    ],
    ids=["a site of its town", "an area spelled as its seat", "a compass word of the name", "a road", "a border"],
)
def test_a_name_with_a_type_word_is_looked_for_as_its_type_allows(text, expected):
    found = places(text)[0]
    assert (found.precision.value, found.place.name if found.place and found.place.id else None) == expected


def test_a_place_before_a_verb_that_looks_like_an_adjective_stays_one():
    assert [t.score > 0.2 for t in places("Protests in Lagos led to clashes in Abuja.")] == [True, True]
    assert [t.score > 0.2 for t in places("The London based monitor spoke of Aleppo.")] == [False, True]


def test_a_district_that_nobody_knows_is_around_its_seat():
    found = places("Clashes broke out in Saraqib district, Syria.")[0]
    assert (found.precision.value, found.place.kind) == ("near", "town")


def test_a_name_with_another_article_is_the_same_name():
    (town,) = places("Mortars hit the town of al-Quneitra")
    assert town.place.country == "SY"


def test_where_people_flee_to_says_which_namesake_they_flee_from():
    bara, _ = places("Families fled the town of Bara for El Obeid")
    assert bara.place.country == "SD"


def test_a_long_name_that_sounds_just_like_one_town_is_it_though_no_country_is_named():
    (town,) = places("Gunmen shot dead five herders in Kabkabiya")
    assert town.place.country == "SD"
