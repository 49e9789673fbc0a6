"""Makes values of plain data, and refuses what no codec reads."""

from typing import Any

from nbapart.transfer.registry import READERS, UNTAGGED_READERS
from nbapart.transfer.untrusted import expect, named

TYPES, FORMULAS = 64, 100  # different types, and formulas, that one value may have


class Decoder:
    """Makes one value; each codec gets what stands behind its tag, and raises what it likes.

    Parameters
    ----------
    bounds : Bounds
    ask : callable, optional
        What a function calls, see `untrusted.Handle`.
    """

    def __init__(self, bounds, ask=None):
        self.bounds, self.ask = bounds, ask
        self.types, self.functions, self.formulas = set(), set(), FORMULAS

    def decode(self, packed: Any, depth: int = 0) -> object:
        """Make a value, or a part of it that stands so many levels down."""
        expect(depth <= self.bounds.depth, "too deep")
        if type(packed) is list:
            return READERS[packed[0]](self, depth, *packed[1:])
        read = UNTAGGED_READERS.get(type(packed))
        if read is None:
            raise ValueError("no value")
        return read(self, depth, packed)

    def all(self, packed: Any, depth: int) -> list:
        """Make the parts of a value."""
        return [self.decode(part, depth + 1) for part in packed]

    def plain(self, packed: object, depth: int) -> object:
        """Make the data of a course's kind, in which a function is refused."""
        ask, self.ask = self.ask, None
        try:
            return self.decode(packed, depth)
        finally:
            self.ask = ask

    def named(self, base: type, name: object) -> type:
        """Make a type with a name; only so many of them."""
        kind = named(base, name)
        self.types.add(kind)
        expect(len(self.types) <= TYPES, "too many types")
        return kind
