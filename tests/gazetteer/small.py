"""A gazetteer of a dozen places, built in a test's own folder."""

from dateline.gazetteer.entry import Entry
from dateline.gazetteer.folder import build_index
from dateline.gazetteer.index import Index
from dateline.gazetteer.search import Gazetteer
from dateline.model.where import Place

ENTRIES = (
    Entry(Place(1, "Syria", "country", "SY", lat=35.0, lon=38.0, population=20_000_000), ("Syrian Arab Republic",)),
    Entry(Place(2, "Idlib", "admin1", "SY", "Idlib", lat=35.8, lon=36.7, population=440_000), ("Idlib Governorate",)),
    Entry(Place(3, "Idlib", "town", "SY", "Idlib", lat=35.93, lon=36.63, population=128_840), ("Edlib",)),
    Entry(Place(4, "Ma‘arrat an Nu‘mān", "town", "SY", "Idlib", lat=35.648, lon=36.677), ("Maarrat al-Nu'man",)),
    Entry(Place(5, "Kyiv", "town", "UA", "Kyiv", lat=50.45, lon=30.52, population=2_952_301), ("Kiev", "Київ")),
    Entry(Place(6, "Kharkiv", "town", "UA", "Kharkiv", lat=49.98, lon=36.25, population=1_421_125)),
    Entry(Place(7, "Springfield", "town", "US", "Illinois", lat=39.8, lon=-89.64, population=116_565)),
    Entry(Place(8, "Springfield", "town", "US", "Missouri", lat=37.2, lon=-93.3, population=169_176)),
    Entry(Place(9, "Alabama", "admin1", "US", "Alabama", lat=32.8, lon=-86.8, population=5_000_000), ("Ala.",)),
    Entry(Place(None, "Sahel", "region", None)),
    Entry(Place(11, "Of", "town", "TR", "Trabzon", lat=40.95, lon=40.26, population=24_000)),
    Entry(Place(12, "Raqqa", "admin1", "SY", "Raqqa", lat=36.0, lon=39.0, population=900_000)),
    Entry(Place(13, "Ar Raqqah", "town", "SY", "Raqqa", lat=35.95, lon=39.01, population=531_952), ("Raqqa",)),
)


def small_gazetteer(folder):
    return Gazetteer((Index(build_index(lambda: ENTRIES, folder / "small")),))
