"""Decodes values from plain data, and refuses data that no codec reads."""

from typing import Any

from nbapart.transfer.codec import READERS, UNTAGGED_READERS
from nbapart.transfer.proxies import named
from nbapart.transfer.shared import weight
from nbapart.transfer.untrusted import expect

MAX_TYPES = 64  # distinct types that are created for the proxies in one value
MAX_EXPRESSIONS = 100  # in one value


class Decoder:
    """Decodes one value. Each codec gets the items after its tag, and may raise any exception.

    Parameters
    ----------
    bounds : Bounds
    end : ends.End, optional
        Makes and finds functions. Without it, functions are refused.
    """

    def __init__(self, bounds, end=None):
        self.bounds, self.end = bounds, end
        self._anew, self._weight = False, 0
        self.types, self.functions, self.expressions_left = set(), set(), MAX_EXPRESSIONS

    def decode(self, packed: Any, depth: int = 0) -> object:
        """Decode a value, or a part of one.

        Parameters
        ----------
        packed : object
            Data as parsed from JSON.
        depth : int
            How many levels below the whole value this part is.

        Returns
        -------
        object

        Raises
        ------
        Exception
            Of any type, where the data are not valid.
        """
        expect(depth <= self.bounds.depth, "too deep")
        if type(packed) is list:
            return READERS[packed[0]](self, depth, *packed[1:])
        read = UNTAGGED_READERS.get(type(packed))
        if read is None:
            raise ValueError("no value")
        return read(self, depth, packed)

    def content(self, packed: Any) -> object:
        """Decode what is in an object that both ends have."""
        self._anew = True
        return self.decode(packed)

    def known(self, number: Any) -> object:
        """Return an object that both ends have: not so often that the value becomes too large."""
        expect(self.end is not None, "a shared object")
        value = self.end.shared.find(number)
        self._weight += weight(value, self.bounds.size)
        expect(self._weight <= self.bounds.size, "too large")
        return value

    def learn(self, value: object, depth: int) -> None:
        """Share an object with the other end from now on."""
        if self.end is not None and not (self._anew and depth == 0):
            self.end.shared.add(value)

    def all(self, packed: Any, depth: int) -> list:
        """Decode the parts of a value, each one level further down."""
        return [self.decode(part, depth + 1) for part in packed]

    def plain(self, packed: object, depth: int) -> object:
        """Decode the data of a course's own kind; functions in it are refused."""
        end, self.end = self.end, None
        try:
            return self.decode(packed, depth)
        finally:
            self.end = end

    def named(self, base: type, name: object, methods: tuple[str, ...] = ()) -> type:
        """Create a type with a given name, at most `MAX_TYPES` of them in one value."""
        kind = named(base, name, methods)
        self.types.add(kind)
        expect(len(self.types) <= MAX_TYPES, "too many types")
        return kind
