"""Encodes values as plain data, within bounds; the codec of each kind says how."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np

from nbapart.errors import Error
from nbapart.transfer.codec import WRITERS, BuiltIn, claiming, codecs
from nbapart.transfer.framing import parts
from nbapart.transfer.shared import KINDS, weight
from nbapart.transfer.untrusted import clean

CONTAINERS = (dict, list, tuple, set, frozenset, np.ndarray)
NUMBERS = (int, float, complex, Fraction, Decimal, np.generic)
PLAIN: tuple[type, ...] = (*CONTAINERS, *NUMBERS, str, bytes, date, datetime, timedelta)
PLAIN_TYPES = {*PLAIN, *np.sctypeDict.values()} - {np.generic}
OF_DERIVED = ("N",)  # the tag of named tuples


class Refused(Error):
    """A value cannot be encoded.

    Attributes
    ----------
    kind : str
        The name of its type.
    why : str
        The reason, as the end of a sentence that begins with the value.
    where : str
        Its position in the whole value, such as "['a'][2]".
    """

    def __init__(self, kind: str, why: str, where: str = ""):
        super().__init__(kind, why, where)
        self.kind, self.why, self.where = kind, why, where


class Encoder:
    """Encodes one value, and counts its parts and bytes.

    Parameters
    ----------
    bounds : Bounds
    end : ends.End, optional
        Stores functions, which stay there. Without it, functions are refused.
    """

    def __init__(self, bounds, end=None):
        self.bounds, self.end = bounds, end
        self._anew = False
        self.bytes, self.parts = bounds.size, parts(bounds.size)

    def encode(self, value: object, depth: int = 0) -> object:
        """Encode a value, or a part of one.

        Parameters
        ----------
        value : object
        depth : int
            How many levels below the whole value this part is.

        Returns
        -------
        object
            Plain data.

        Raises
        ------
        Refused
        """
        kind = type(value)
        self.spend(kind, 1)
        if depth > self.bounds.depth:
            raise Refused(name_of(kind), "lies too many levels deep")
        write = WRITERS.get(kind)
        return write(self, value, depth) if write else self._tried(kind, value, depth)

    def content(self, value: object) -> object:
        """Encode what is in an object that both ends have."""
        self._anew = True
        return self.encode(value)

    def known(self, value: object, depth: int) -> int | None:
        """Return the number of an object that the other end has, and spend what it takes there."""
        if self.end is None or (self._anew and depth == 0):
            return None
        number = self.end.shared.number(value)
        if number is not None:
            try:
                self.spend(type(value), weight(value, self.bounds.size))
            except ValueError:
                raise Refused(name_of(type(value)), "is too large") from None
        return number

    def learn(self, value: object, depth: int) -> None:
        """Share an object with the other end from now on."""
        if self.end is not None and type(value) in KINDS and not (self._anew and depth == 0):
            self.end.shared.add(value)

    def _tried(self, kind, value, depth):
        """Encode a value whose exact type has no codec; `__class__` is ignored, as it can lie.

        A type that is derived from one of Python's or NumPy's own may do anything else than that:
        it is refused, and never taken for something that is merely wrong.
        """
        derived = issubclass(kind, PLAIN) and kind not in PLAIN_TYPES
        for codec in codecs():
            if derived and isinstance(codec, BuiltIn) and codec.tag not in OF_DERIVED:
                continue
            if codec.fits(kind, value):
                written = codec.encode(self, value, depth)
                if written is not NotImplemented:
                    return written
        raise Refused(name_of(kind), "cannot be marked")

    def claimed(self, value: object, depth: int) -> object:
        """Encode a value with a course's codec that claims it; None where none does."""
        for codec in claiming(value):
            written = codec.encode(self, value, depth)
            if written is not NotImplemented:
                return written
        return None

    def plain(self, value: object, depth: int) -> object:
        """Encode the data of a course's own kind; functions in it are refused."""
        end, self.end = self.end, None
        try:
            return self.encode(value, depth)
        finally:
            self.end = end

    def spend(self, kind: type, size: int, count: int = 1) -> None:
        """Count bytes and parts, and refuse a value that is too large before it is encoded.

        Parameters
        ----------
        kind : type
            The type of the value, for the error.
        size : int
            Bytes that will be written.
        count : int
            Parts that will be written.

        Raises
        ------
        Refused
        """
        self.bytes, self.parts = self.bytes - size, self.parts - count
        if self.bytes < 0 or self.parts < 0:
            raise Refused(name_of(kind), "is too large")

    def inside(self, value: object, depth: int, key: object) -> object:
        """Encode a part of a value; if it is refused, add its key to the error's `where`."""
        try:
            return self.encode(value, depth + 1)
        except Refused as refused:
            refused.where = f"[{_shown(key)}]{refused.where}"[:200]
            raise


def name_of(kind: type) -> str:
    """Return a type's real name, even if its metaclass overrides `__name__`."""
    return clean(str.__str__(type.__dict__["__name__"].__get__(kind)))


def _shown(key):
    return repr(key)[:40] if type(key) in (str, int, float, bool) else "..."
