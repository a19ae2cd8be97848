from dateline.merge.cluster import components, groups


def test_a_chain_of_half_likely_pairs_does_not_hold():
    points = {("a", "b"): 1.0, ("b", "c"): 0.9, ("a", "c"): -4.0}
    assert groups("abc", points, "abc") == [("a", "b"), ("c",)]


def test_a_pair_that_was_never_compared_counts_as_unlike():
    assert groups("abc", {("a", "b"): 1.0, ("b", "c"): 0.9}, "abc") == [("a", "b"), ("c",)]


def test_leads_are_grouped_before_what_is_told_besides():
    points = {("a", "b"): 0.5, ("b", "x"): 3.0, ("a", "x"): -4.0}
    assert groups("abx", points, "ab") == [("a", "b"), ("x",)]
    assert groups("abx", points, "b") == [("a",), ("b", "x")]


def test_components_are_what_any_chain_connects():
    assert components("abcd", {("a", "b"): 1.0, ("b", "c"): 0.6, ("c", "d"): -1.0}) == [("a", "b", "c"), ("d",)]


def test_what_is_hardly_alike_connects_nothing():
    assert components("abc", {("a", "b"): 1.0, ("b", "c"): 0.1}) == [("a", "b"), ("c",)]
