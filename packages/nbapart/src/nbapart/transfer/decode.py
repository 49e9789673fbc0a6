"""Decodes values from plain data, and refuses data that no codec reads."""

from typing import Any

from nbapart.transfer.codec import READERS, UNTAGGED_READERS
from nbapart.transfer.untrusted import expect, named

MAX_TYPES = 64  # distinct types that are created for the proxies in one value
MAX_EXPRESSIONS = 100  # in one value


class Decoder:
    """Decodes one value. Each codec gets the items after its tag, and may raise any exception.

    Parameters
    ----------
    bounds : Bounds
    ask : callable, optional
        What a function's proxy calls, see `untrusted.FunctionProxy`.
    """

    def __init__(self, bounds, ask=None):
        self.bounds, self.ask = bounds, ask
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

    def all(self, packed: Any, depth: int) -> list:
        """Decode the parts of a value, each one level further down."""
        return [self.decode(part, depth + 1) for part in packed]

    def plain(self, packed: object, depth: int) -> object:
        """Decode the data of a course's own kind; functions in it are refused."""
        ask, self.ask = self.ask, None
        try:
            return self.decode(packed, depth)
        finally:
            self.ask = ask

    def named(self, base: type, name: object) -> type:
        """Create a type with a given name, at most `MAX_TYPES` of them in one value."""
        kind = named(base, name)
        self.types.add(kind)
        expect(len(self.types) <= MAX_TYPES, "too many types")
        return kind
