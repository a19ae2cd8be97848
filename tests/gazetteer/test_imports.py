import zipfile

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer.imports import import_places, read_places, user_index
from dateline.gazetteer.index import Index
from dateline.gazetteer.search import Gazetteer
from gazetteer.small import small_gazetteer


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return small_gazetteer(tmp_path_factory.mktemp("index"))


def table(folder, text):
    path = folder / "places.csv"
    path.write_text(text, encoding="utf-8")
    return path


def read(folder, text, known):
    return list(read_places(table(folder, text), known))


def test_a_table_with_only_name_and_position_takes_country_and_area_from_the_nearest_town(tmp_path, small):
    (entry,) = read(tmp_path, "name,lat,lon\nKafr Test,35.9,36.6\n", small)
    assert (entry.place.country, entry.place.admin1, entry.place.kind) == ("SY", "Idlib", "town")


def test_other_headers_type_words_and_second_names(tmp_path, small):
    header = "where_coordinates,adm_1,lat,lon,n,adm_2\n"
    rows = "Tall Test village,Idlib Governorate,35.7,36.7,3,Idlib district\nTest/Probe town,,35.7,36.6,1,\n"
    village, town = read(tmp_path, header + rows, small)
    assert (village.place.name, village.place.kind, village.place.admin1) == ("Tall Test", "town", "Idlib")
    assert village.place.admin2 == "Idlib"
    assert (town.place.name, "Probe" in town.names) == ("Test", True)


def test_an_area_or_a_base_is_not_taken_for_a_town(tmp_path, small):
    area, base = read(tmp_path, "name;lat;lon\nTest governorate;35.7;36.7\nTest air base;35.7;36.6\n", small)
    assert (area.place.kind, base.place.kind) == ("admin1", "site")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("name,x\nA,1\n", "no column for lat"),
        ("name,lat,lon\nA,north,1\n", "line 2: 'north'"),
        ("name,lat,lon\nA,135,36\n", "swapped"),
        ("", "no column for name"),
    ],
)
def test_a_bad_table_is_named_with_its_line(tmp_path, small, text, what):
    with pytest.raises(GazetteerError, match=what):
        read(tmp_path, text, small)


def test_a_missing_file_and_no_archive(tmp_path, small):
    with pytest.raises(GazetteerError, match="no such file"):
        list(read_places(tmp_path / "none.csv", small))
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    with pytest.raises(GazetteerError, match="cannot be read"):
        list(read_places(tmp_path / "bad.zip", small))


def dump_line(ident, name, code="PPL", group="P"):
    cells = [ident, name, name, f"{name}ville,12", "35.5", "36.5", group, code, "SY", "", "12", "", "", "", "500"]
    return "\t".join([*cells, "", "", "Asia/Damascus", "2024-01-01"])


def test_a_geonames_dump_zipped_or_not(tmp_path, small):
    text = "\n".join([dump_line("501", "Probeton"), dump_line("502", "River Probe", "STM", "H")]) + "\n"
    (tmp_path / "SY.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("SY.txt", text)
    for name in ("SY.txt", "SY.zip"):
        (entry,) = read_places(tmp_path / name, small)
        assert (entry.place.id, entry.place.name, entry.place.population) == (501, "Probeton", 500)
        assert entry.names[0] == "Probeton"


def test_imported_places_are_found_and_known_ones_are_left_out(tmp_path, small):
    folder = tmp_path / "cache"
    folder.mkdir()
    path = table(tmp_path, "name,lat,lon\nKafr Test,35.9,36.6\nIdlib,35.93,36.63\nKafr Test,35.9,36.6\n")
    done = import_places(path, folder, small)
    assert (done.new, done.known) == (1, 2)
    assert import_places(path, folder, small).new == 0
    both = Gazetteer((), Index(user_index(folder)))
    (place,) = both.find("Kafr Test")
    assert place.country == "SY"
    assert both.is_own(place)
    assert not small.is_own(place)


def test_a_damaged_list_of_imports_says_what_to_do(tmp_path):
    (tmp_path / "places-user.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="import again"):
        user_index(tmp_path)
