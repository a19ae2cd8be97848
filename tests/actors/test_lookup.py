"""Who is meant by a name, on a day, in a report that names some countries."""

from datetime import date

import pytest

from dateline.actors.registry import Registry, shipped
from dateline.errors import UnknownName
from dateline.model import ActorKind


@pytest.fixture(scope="module")
def registry():
    return Registry(shipped())


def id_of(actor):
    return actor.id if actor else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("al-Nusra Front", "al-nusra-front"),
        ("Jabhat an-Nusra", "al-nusra-front"),
        ("Nusrah Front", "al-nusra-front"),
        ("Hay'at Tahrir al-Sham", "hayat-tahrir-al-sham"),
        ("Hayat Tahrir al Shaam", "hayat-tahrir-al-sham"),
        ("HTS", "hayat-tahrir-al-sham"),
        ("Kata’ib Hizballah", "kataib-hezbollah"),
        ("Fatemiyoun brigade", "liwa-fatemiyoun"),
        ("Lebanon's Hezbollah", "hezbollah"),
        ("Hizbullah", "hezbollah"),
        ("Da’esh", "islamic-state"),
        ("Islamic State [IS] group", "islamic-state"),
        ("Syrian Democratic Forces (SDF)", "syrian-democratic-forces"),
        ("YPG fighters", "ypg"),
        ("the militant group Hamas", "hamas"),
        ("Séléka", "seleka"),
        ("Jaish-i-Muhammad", "jaish-e-mohammed"),
        ("FMLN", "fmln"),
        ("US-led coalition", "coalition-against-islamic-state"),
        ("White Helmets", "white-helmets"),
        ("Médecins Sans Frontières", "msf"),
    ],
)
def test_spellings_of_groups(registry, name, expected):
    assert id_of(registry.resolve(name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Syrian army", "sy-army"),
        ("Syria's military", "sy-armed-forces"),
        ("Syrian regime troops", "sy-armed-forces"),
        ("13 Syrian soldiers", "sy-armed-forces"),
        ("Syrian forces", "sy-armed-forces"),
        ("the Armed Forces of Ukraine", "ua-armed-forces"),
        ("AFU", "ua-armed-forces"),
        ("Israeli warplanes", "il-air-force"),
        ("Israeli jets", "il-air-force"),
        ("Israeli settlers", "il-settlers"),
        ("IDF", "il-armed-forces"),
        ("Israel", "il-government"),
        ("Israeli", "il-government"),
        ("Israelis", "il-civilians"),
        ("Damascus", "sy-government"),
        ("the Kremlin", "ru-government"),
        ("Kiev", "ua-government"),
        ("government of Iraq", "iq-government"),
        ("Assad's forces", "sy-armed-forces"),
        ("Bashar al-Assads government", "sy-government"),
        ("forces loyal to President Bashar al-Assad", "sy-armed-forces"),
        ("Syrian President Bashar al-Assad's regime", "sy-government"),
        ("Putin", "ru-government"),
        ("Tatmadaw", "mm-armed-forces"),
        ("FARDC", "cd-armed-forces"),
        ("Pentagon", "us-armed-forces"),
        ("CENTCOM", "us-centcom"),
        ("Iran's Revolutionary Guards", "ir-irgc"),
        ("Quds Force", "ir-quds-force"),
        ("Emirati troops", "ae-armed-forces"),
        ("Burkinabe soldiers", "bf-armed-forces"),
        ("Ivorian police", "ci-police"),
        ("Myanmar's military junta", "mm-government"),
        ("Lebanese forces", "lb-armed-forces"),
        ("Lebanese Forces", "lebanese-forces"),
    ],
)
def test_names_of_states(registry, name, expected):
    assert id_of(registry.resolve(name)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2013, 5, 1), "al-nusra-front"),
        (date(2016, 8, 15), "jabhat-fatah-al-sham"),
        (date(2017, 3, 1), "hayat-tahrir-al-sham"),
        (None, "al-nusra-front"),
    ],
)
def test_a_renamed_group_is_what_it_was_on_the_day(registry, day, expected):
    assert id_of(registry.resolve("al-Nusra Front", day)) == expected
    assert id_of(registry.current(registry.get("al-nusra-front"), day)) == expected


def test_a_mission_is_followed_by_the_next(registry):
    assert id_of(registry.resolve("AMISOM", date(2021, 1, 1))) == "amisom"
    assert id_of(registry.resolve("AMISOM", date(2023, 1, 1))) == "atmis"


@pytest.mark.parametrize(
    ("day", "named", "expected"),
    [
        (date(2005, 1, 1), ("IQ",), "mnf-iraq"),
        (date(2017, 1, 1), ("IQ", "SY"), "coalition-against-islamic-state"),
        (date(2010, 1, 1), ("AF",), "us-led-coalition-in-afghanistan"),
        (None, ("IQ",), "coalition-against-islamic-state"),
    ],
)
def test_day_and_country_settle_a_coalition(registry, day, named, expected):
    assert id_of(registry.resolve("US-led coalition", day, named)) == expected


def test_a_leader_stands_for_the_state_while_in_office(registry):
    assert id_of(registry.resolve("Assad", date(2016, 1, 1))) == "sy-government"
    assert registry.resolve("Assad's forces", date(2025, 3, 1)) is None
    assert id_of(registry.resolve("Saleh's forces", date(2010, 1, 1))) == "ye-armed-forces"
    assert id_of(registry.resolve("Saleh's forces", date(2016, 1, 1))) == "saleh-loyalists"


@pytest.mark.parametrize(
    ("name", "named", "expected"),
    [
        ("SDF", (), "syrian-democratic-forces"),
        ("SDF", ("SY",), "syrian-democratic-forces"),
        ("SDF", ("LY",), "special-deterrence-force"),
        ("Taliban", (), "taliban"),
        ("Taliban", ("PK",), "ttp"),
        ("Taliban", ("PK", "AF"), "taliban"),
        ("FARC", ("CO",), "farc"),
        ("JEM", ("SD",), "justice-and-equality-movement"),
        ("ADF", ("CM",), "ambazonia-defence-forces"),
        ("SNA", ("SO",), "so-army"),
        ("Maoists", (), None),
        ("Maoists", ("NP",), "communist-party-of-nepal-maoist"),
        ("Asayish", (), None),
        ("Congolese army", (), "cd-army"),
        ("Congolese army", ("CG",), "cg-army"),
        ("the army", (), None),
        ("the army", ("SY",), "sy-army"),
        ("government forces", ("YE", "SA"), "ye-armed-forces"),
        ("regime", ("SY",), "sy-government"),
        ("pro-regime fighters", ("SY",), "sy-pro-government"),
        ("gunmen", ("SY",), None),
        ("civilians", ("SY",), None),
        ("DRC", (), "cd-government"),
    ],
)
def test_countries_of_the_report_settle_a_name(registry, name, named, expected):
    assert id_of(registry.resolve(name, countries=named)) == expected


@pytest.mark.parametrize("name", ["Harbour Liberation Wing", "Khadijah", "a wooden boat", "", "the", "their allies"])
def test_unknown_names_are_not_guessed(registry, name):
    assert registry.resolve(name) is None


def test_find_ranks_and_finds_near_names(registry):
    assert [actor.id for actor in registry.find("SDF")] == ["syrian-democratic-forces", "special-deterrence-force"]
    assert registry.find("Hayat Tahrer al Cham")[0].id == "hayat-tahrir-al-sham"
    assert registry.find("qzxwv qzxwv") == ()


def test_a_provisional_actor_keeps_its_name(registry):
    made = registry.provisional("Harbour Liberation Wing")
    assert (made.id, made.name, made.kind) == (
        "x-harbour-liberation-wing",
        "Harbour Liberation Wing",
        ActorKind.UNKNOWN,
    )


def test_an_unknown_id_names_near_ones(registry):
    with pytest.raises(UnknownName, match="hamas"):
        registry.get("hamass")
