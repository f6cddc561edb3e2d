"""Whether groups differ: what must hold whatever the groups are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.significance import called, chi_squared_tail, holm, net_size, ranks_differ, share_size, shares_differ

sizes = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
groups = st.lists(sizes, min_size=2, max_size=5)
TINY = 1e-12
counts = st.dictionaries(st.integers(-1, 1), st.integers(1, 30), min_size=1)


@settings(max_examples=40, deadline=None)
@given(groups)
def test_the_order_of_groups_decides_nothing_and_p_is_a_probability(found):
    one, other = shares_differ(found), shares_differ(found[::-1])

    assert (one is None) == (other is None)
    if one:
        assert 0 < one.p <= 1
        assert 0 <= one.size <= 1.0000001
        assert one.size == pytest.approx(other.size)
        assert one.p == pytest.approx(other.p, abs=0.04)


@settings(deadline=None)
@given(st.lists(counts, min_size=2, max_size=4))
def test_ranks_need_only_the_order_of_values(found):
    stretched = [{value**3 * 7: count for value, count in group.items()} for group in found]

    assert ranks_differ(found) == ranks_differ(stretched)


@given(counts, st.integers(2, 4))
def test_groups_that_are_alike_do_not_differ(group, times):
    found = ranks_differ([group] * times)

    assert found is None or found.p == pytest.approx(1)


@pytest.mark.parametrize("found", [[], [(3, 5)], [(5, 5), (7, 7)], [(0, 5), (0, 7)]])
def test_where_nothing_can_differ_nothing_is_tested(found):
    assert shares_differ(found) is None
    assert ranks_differ([{1: hits} for hits, _ in found]) is None


@given(st.floats(0, 400), st.integers(1, 30))
def test_more_degrees_of_freedom_leave_more_in_the_tail(statistic, degrees):
    assert chi_squared_tail(statistic, degrees) <= chi_squared_tail(statistic, degrees + 1) + TINY <= 1 + TINY


@given(st.lists(st.floats(0, 1), max_size=8))
def test_looking_at_more_never_makes_a_difference_surer(found):
    adjusted = holm(found)

    assert all(p <= more <= 1 for p, more in zip(found, adjusted, strict=True))
    assert sorted(adjusted) == [adjusted[place] for place in sorted(range(len(found)), key=lambda at: found[at])]


@pytest.mark.parametrize(("size", "word"), [(0.9, "large"), (-0.5, "medium"), (0.2, "small"), (0.02, "tiny")])
def test_a_difference_is_called_what_people_understand(size, word):
    assert called(size) == word


@pytest.mark.parametrize(("shares", "size"), [((0.5, 0.5), 0), ((0.75, 0.25), 1.0471975512), ((1, 0), 3.1415926536)])
def test_shares_lie_apart_by_cohens_h(shares, size):
    assert share_size(*shares) == pytest.approx(size)


def test_net_scores_lie_apart_by_standard_deviations():
    assert net_size((50, 50, 100), (75, 25, 100)) == pytest.approx(-0.5 / ((1 + 0.75) / 2) ** 0.5)
    assert net_size((5, 0, 5), (9, 0, 9)) == 0
