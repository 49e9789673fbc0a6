"""What both ends of a bridge know as the same object: lists, dicts, sets, arrays and so on.

Both number such objects in the order in which they cross. So an object that crosses again is the
same one at the other end, and what one end changes in it is changed at the other.
"""

from collections import Counter, OrderedDict, defaultdict, deque
from collections.abc import Iterator
from typing import Any

import numpy as np

from nbapart.transfer.untrusted import expect

DICTS = (dict, OrderedDict, Counter, defaultdict)
KINDS = (list, *DICTS, set, deque, np.ndarray)
# How many objects are shared at most; of more, the oldest are let go. And how many of them, and of
# the items in them, are watched for changes from one request to the next.
MOST, MAX_OBJECTS, MAX_ITEMS = 2_000, 64, 200_000


class Shared:
    """The objects that one end shares with the other."""

    def __init__(self) -> None:
        self._next = 0
        self._objects: dict[int, Any] = {}  # by number, the oldest first
        self._numbers: dict[int, int] = {}  # by `id`
        self._seen: dict[int, Any] = {}  # what was in them when they crossed
        self._sizes: dict[int, int] = {}

    def clear(self) -> None:
        """Share nothing any more."""
        self.__init__()  # type: ignore[misc]

    @property
    def mark(self) -> int:
        """The number that comes next."""
        return self._next

    def number(self, value: object) -> int | None:
        """Return the number of an object that is shared."""
        return self._numbers.get(id(value))

    def add(self, value: Any) -> None:
        """Share an object that crosses for the first time."""
        number, self._next = self._next, self._next + 1
        self._objects[number], self._numbers[id(value)] = value, number
        self._sizes[number] = value.size if type(value) is np.ndarray else len(value)
        self.see(number)
        if len(self._objects) > MOST:
            self._drop(next(iter(self._objects)))

    def see(self, number: int) -> None:
        """Remember what is in an object now."""
        self._seen[number] = _content(self._objects[number])

    def find(self, number: Any) -> Any:
        """Return the object with a number; raise ValueError where there is none."""
        expect(type(number) is int and number in self._objects, "no shared object")
        return self._objects[number]

    def forget(self, mark: int) -> None:
        """Forget what was added since a mark, since it has not crossed."""
        for number in range(mark, self._next):
            self._drop(number)
        self._next = mark

    def trim(self) -> None:
        """Let the oldest objects go, where there are too many."""
        total = sum(self._sizes.values())
        while len(self._objects) > MAX_OBJECTS or total > MAX_ITEMS:
            oldest = next(iter(self._objects))
            total -= self._sizes[oldest]
            self._drop(oldest)

    def changed(self) -> Iterator[tuple[int, Any]]:
        """Yield the number and the object of each that has changed since it crossed last."""
        for number, value in list(self._objects.items()):
            if not _is_same(self._seen[number], _content(value)):
                self.see(number)
                yield number, value

    def _drop(self, number):
        if number in self._objects:
            value = self._objects.pop(number)
            del self._numbers[id(value)], self._seen[number], self._sizes[number]


def _content(value: Any) -> list:
    """Return what is in an object, so that later contents can be compared by identity."""
    if type(value) is np.ndarray:
        return [value.dtype.str, *value.shape, value.tobytes()]
    if type(value) in DICTS:
        return [*value.keys(), *value.values()]
    return list(value)


def _is_same(before, now):
    return len(before) == len(now) and all(
        one is other or (type(one) in (bytes, str, int) and one == other)
        for one, other in zip(before, now, strict=True)
    )


def put(mine: Any, new: Any) -> None:
    """Give a shared object the content of another; do nothing where it is of another kind."""
    if type(mine) is not type(new):
        return
    if type(mine) is np.ndarray:
        _overwrite(mine, new)
    else:
        mine.clear()
        (mine.extend if type(mine) in (list, deque) else mine.update)(new)


def _overwrite(mine, new):
    """Copy new contents into an array; do nothing where they do not fit, as with another size."""
    if new.dtype == mine.dtype and mine.flags.writeable:
        if new.size == mine.size and new.shape != mine.shape:
            mine.resize(new.shape, refcheck=False)
        if new.shape == mine.shape:
            mine[...] = new


def weight(value: Any, most: int) -> int:
    """Return about how many bytes a value has, where what is in it twice counts twice.

    Raises
    ------
    ValueError
        It has more than `most`, or contains itself.

    Examples
    --------
    >>> row = [1, 2]
    >>> weight([row, row], 1000)
    56
    >>> row.append(row)
    >>> weight(row, 1000)
    Traceback (most recent call last):
    ValueError: too large
    """
    total, waiting = 0, [value]
    while waiting:
        one = waiting.pop()
        total += 8 + _own(one)
        if type(one) in DICTS:
            waiting += [*one.keys(), *one.values()]
        elif issubclass(type(one), (list, tuple, set, frozenset, deque)):
            waiting += one
        expect(total + 8 * len(waiting) <= most, "too large")
    return total


def _own(value):
    if isinstance(value, np.ndarray):
        return value.nbytes
    return len(value) if type(value) in (str, bytes) else 0
