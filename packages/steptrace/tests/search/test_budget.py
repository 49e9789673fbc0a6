"""Tests of the limit on a search."""

from itertools import count, islice

from steptrace.search.budget import MAX_NODES, within


def test_all_are_tried_within_the_bound():
    """Does a search that is small go to its end?"""
    assert list(within(range(5), size=lambda _: 1)) == [0, 1, 2, 3, 4]


def test_a_search_without_end_ends():
    """Is the sum of the sizes tried no more than the bound, and one more would be?"""
    tried = list(within(count(1), size=lambda candidate: candidate))
    assert sum(tried) <= MAX_NODES < sum(tried) + tried[-1] + 1


def test_candidates_are_made_one_by_one():
    """Is no candidate made that is not asked for?"""
    made = []
    candidates = (made.append(number) or number for number in count())
    assert list(islice(within(candidates, size=lambda _: 1), 3)) == [0, 1, 2]
    assert made == [0, 1, 2]
