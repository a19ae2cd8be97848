"""Who meets in the index of blocks: the same pairs as when each key is asked for by itself."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.merge import meeting as module
from dateline.merge.meeting import meeting

keys = st.lists(st.sets(st.integers(0, 12), max_size=6), max_size=8)


def one_by_one(sought, own):
    return [(one, other) for one, some in enumerate(sought) for other, lying in enumerate(own) if some & lying]


@given(keys, keys, st.integers(1, 30))
def test_all_who_share_a_key_meet_once_and_in_order(sought, own, at_once):
    kept, module.AT_ONCE = module.AT_ONCE, at_once
    try:
        here, there = meeting(sought, own)
    finally:
        module.AT_ONCE = kept
    assert list(zip(here.tolist(), there.tolist(), strict=True)) == one_by_one(sought, own)


def test_keys_as_large_as_those_of_days_meet():
    here, there = meeting([{(735_000 << 42) | 5}], [{3}, {(735_000 << 42) | 5}])
    assert (here.tolist(), there.tolist()) == ([0], [1])
