import os
import subprocess
import sys

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer.folder import build_index
from dateline.gazetteer.index import Index
from gazetteer.small import ENTRIES, small_gazetteer


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return small_gazetteer(tmp_path_factory.mktemp("index"))


def ids(places):
    return [place.id for place in places]


@pytest.mark.parametrize("name", ["Maarat al-Numan", "Maaret al-Numan", "Ma'arrat an-Nu'man", "MAARRAT AL-NU'MAN"])
def test_every_spelling_finds_the_town(small, name):
    assert ids(small.find(name)) == [4]


def test_a_name_as_spelled_goes_before_one_that_sounds_so(small):
    assert ids(small.find("Kiev")) == [5]
    assert ids(small.find("Kharkov")) == [6]


def test_the_bare_name_is_the_town_and_the_province_is_the_area(small):
    assert ids(small.find("Raqqa")) == [13, 12]
    assert ids(small.find("Idlib province"))[0] == 2
    assert ids(small.find("Idlib city"))[0] == 3


def test_one_slip_is_forgiven_by_find_only(small):
    assert ids(small.find("Sprimgfield")) == [8, 7]
    assert small.named("Sprimgfield") == ()


def test_find_in_a_country(small):
    assert ids(small.find("Springfield", "US")) == [8, 7]
    assert small.find("Springfield", "SY") == ()
    assert small.find("nowhere at all") == ()


def test_get_and_nearest(small):
    assert small.get(5).name == "Kyiv"
    assert small.get(99) is None
    assert small.nearest(49.9, 36.0).name == "Kharkiv"
    assert small.nearest(35.9, 36.6).id == 3


def test_unknown_coordinates_and_country_stay_unknown(small):
    (sahel,) = small.find("the Sahel")
    assert (sahel.country, sahel.lat, sahel.lon, sahel.id) == (None, None, None, None)


def test_a_scan_finds_names_from_word_to_word(small):
    text = "Rights in Ma'arrat an-Nu'man, Syria; Mobile, Ala. and ala"
    assert [(text[m.start : m.end], m.key) for m in small.scan(text)] == [
        ("Ma'arrat an-Nu'man", "maarrat an numan"),
        ("Syria", "syria"),
        ("Ala.", "ala."),
    ]


def test_an_abbreviation_needs_its_point(small):
    assert [m.key for m in small.scan("Ala.")] == ["ala."]
    assert small.scan("ala") == ()


def test_a_second_build_keeps_the_first_and_leaves_nothing_behind(tmp_path):
    target = tmp_path / "index"
    build_index(lambda: ENTRIES, target)
    before = (target / "names.bin").stat().st_mtime_ns
    build_index(lambda: pytest.fail("built twice"), target)
    assert (target / "names.bin").stat().st_mtime_ns == before
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_the_builder_that_comes_second_uses_the_other_ones_index(tmp_path):
    target = tmp_path / "index"

    def entries():
        build_index(lambda: ENTRIES, target)
        return ENTRIES

    assert len(Index(build_index(entries, target))) == len(ENTRIES)
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_a_damaged_index_says_what_to_do(tmp_path):
    target = build_index(lambda: ENTRIES, tmp_path / "index")
    (target / "rows.npy").write_bytes(b"nothing")
    with pytest.raises(GazetteerError, match="delete the folder"):
        Index(target)


def test_the_same_bytes_under_any_hash_seed(tmp_path):
    code = (
        "import sys; from pathlib import Path; from gazetteer.small import ENTRIES;"
        "from dateline.gazetteer.folder import build_index; build_index(lambda: ENTRIES, Path(sys.argv[1]))"
    )
    for seed in ("0", "1"):
        path = os.pathsep.join(entry for entry in sys.path if entry)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=environment)  # noqa: S603
    for file in sorted((tmp_path / "0").iterdir()):
        assert file.read_bytes() == (tmp_path / "1" / file.name).read_bytes(), file.name
