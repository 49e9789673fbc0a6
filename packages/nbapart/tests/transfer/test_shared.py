"""Both ends know lists, dicts, sets and arrays as the same ones, and what has changed in them."""

from collections import Counter, OrderedDict, defaultdict, deque

import numpy as np
import pytest
from nbapart.transfer import shared
from nbapart.transfer.shared import Shared, put

VALUES = [[1], {"a": 1}, {1}, deque([1]), Counter("a"), OrderedDict(a=1), defaultdict(int, a=1)]
VALUES += [np.ones(2), np.zeros((2, 2))]
CHANGES = [
    lambda value: value.append(2),
    lambda value: value.update(b=2),
    lambda value: value.add(2),
    lambda value: value.append(2),
    lambda value: value.update("b"),
    lambda value: value.move_to_end("a") or value.update(b=1),
    lambda value: value["b"],
    lambda value: value.fill(2),
    lambda value: value.resize((4,), refcheck=False),
]


@pytest.mark.parametrize(
    ("value", "change"), list(zip(VALUES, CHANGES, strict=True)), ids=lambda one: type(one).__name__
)
def test_what_has_changed_is_told_once(value, change):
    """Is a change seen, whatever kind of object it is in, and not seen again?"""
    known = Shared()
    known.add(value)
    assert list(known.changed()) == []
    change(value)
    assert [number for number, _ in known.changed()] == [0]
    assert list(known.changed()) == []


def test_numbers_are_those_of_objects():
    """Is an object found by its number, and one that is equal another one?"""
    known, one, other = Shared(), [1], [1]
    known.add(one)
    assert known.number(one) == 0
    assert known.number(other) is None
    assert known.find(0) is one
    for number in (1, -1, True, "0"):
        with pytest.raises(ValueError, match="no shared object"):
            known.find(number)


def test_what_has_not_crossed_is_forgotten():
    """Have the next objects the numbers that those would have had?"""
    known = Shared()
    known.add([1])
    mark = known.mark
    known.add([2])
    known.forget(mark)
    assert known.mark == mark
    known.add([3])
    assert known.find(mark) == [3]


def test_few_objects_are_watched(monkeypatch):
    """Are the oldest let go, by their number and by the items in them?"""
    known = Shared()
    for _ in range(shared.MAX_OBJECTS + 5):
        known.add([0])
    known.trim()
    with pytest.raises(ValueError, match="no shared object"):
        known.find(4)
    assert known.find(5) == [0]
    monkeypatch.setattr(shared, "MAX_ITEMS", 3)
    known.trim()
    assert len(list(filter(None, map(known.number, known._objects.values())))) == 3


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_contents_of_another_kind_change_nothing(value):
    """Does an object stay as it is, where the new content is not of its kind?"""
    before = repr(value)
    put(value, "text")
    put(value, [1] if type(value) is dict else {"a": 2} if type(value) is list else frozenset())
    assert repr(value) == before


def test_an_array_that_cannot_be_written_to():
    """Does it stay as it is?"""
    array = np.ones(2)
    array.flags.writeable = False
    put(array, np.zeros(2))
    assert array.tolist() == [1, 1]
