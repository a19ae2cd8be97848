"""The large store that is timed holds records as the program writes them; its generator has to keep up with the program."""

from pathlib import Path

from dateline.store import IncidentFilter, Store

SCRIPTS = Path(__file__).parents[2] / "scripts"


def test_the_store_that_is_timed_is_made_of_records_as_the_program_writes_them(where, monkeypatch):
    monkeypatch.syspath_prepend(str(SCRIPTS))
    from made_store import fill  # noqa: PLC0415 (stands in the scripts)

    fill(where, 60)
    with Store(where, create=False) as store:
        told = list(store.incidents())
        assert (store.count(), len(told)) == (60, 60)
        assert store.count(IncidentFilter.of({"type": [told[0].type]})) >= 1
