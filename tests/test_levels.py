"""Tests of which levels of a hint are open."""

from types import SimpleNamespace

import pytest

from sigmoid_course.levels import Levels

HINT = SimpleNamespace(place="here", levels=("kind", "rule", "place", "shape"))
OTHER = SimpleNamespace(place="there", levels=("other kind", "other rule"))


def opened(*checked):
    """How many levels are open after each of some answers was checked and a hint asked for."""
    levels, counts = Levels(), []
    for value, hint in checked:
        levels.note("steps", value, hint)
        counts.append(len(levels.texts("steps")))
    return counts


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ("abcdef", [1, 2, 3, 4, 4, 4]),
        ("aaaa", [1, 1, 1, 1]),
        ("aabb", [1, 1, 2, 2]),
        ("ababab", [1, 2, 2, 2, 2, 2]),
        (["a b", "ab", "a\nb\n", "abc"], [1, 1, 1, 2]),
        ([1, 2, None], [1, 2, 3]),
    ],
)
def test_a_level_opens_for_an_answer_that_is_new(values, counts):
    """Does each answer open one level, and none a second time, however often it is asked for?"""
    assert opened(*((value, HINT) for value in values)) == counts


def test_a_check_alone_opens_nothing():
    """Is the first hint of the first level, whatever was checked before?"""
    levels = Levels()
    for value in "abcd":
        levels.note("steps", value, HINT)
    assert levels.texts("steps") == ("kind",)


def test_another_place_begins_anew():
    """Has each line its own levels, which stay open when one comes back to it?"""
    checked = [("a", HINT), ("b", HINT), ("c", OTHER), ("d", OTHER), ("e", HINT), ("b", HINT)]
    assert opened(*checked) == [1, 2, 1, 2, 3, 3]


def test_where_there_is_no_hint():
    """Is nothing open for an answer without a hint, or one that was not checked?"""
    assert opened(("a", None), ("b", HINT), ("c", None)) == [0, 1, 0]
    assert Levels().texts("steps") == ()
