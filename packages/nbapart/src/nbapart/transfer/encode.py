"""Writes values as plain data, within bounds; how each kind is written stands in its codec."""

from nbapart.errors import Error
from nbapart.transfer.framing import parts
from nbapart.transfer.registry import WRITERS, claiming, codecs
from nbapart.transfer.untrusted import clean


class Refused(Error):
    """A value cannot cross.

    Attributes
    ----------
    kind : str
        The name of its type.
    why : str
        What is in the way, as the end of a sentence that begins with the value.
    where : str
        Its place in what should have crossed, as in "['a'][2]".
    """

    def __init__(self, kind: str, why: str, where: str = ""):
        super().__init__(kind, why, where)
        self.kind, self.why, self.where = kind, why, where


class Encoder:
    """Writes one value, and counts its parts and bytes.

    Parameters
    ----------
    bounds : Bounds
    keep : callable, optional
        Given a function, keeps it and returns its number.
    """

    def __init__(self, bounds, keep=None):
        self.bounds, self.keep = bounds, keep
        self.bytes, self.parts = bounds.size, parts(bounds.size)

    def encode(self, value: object, depth: int = 0) -> object:
        """Write a value, or a part of it that stands so many levels down."""
        kind = type(value)
        self.spend(kind, 1)
        if depth > self.bounds.depth:
            raise Refused(name_of(kind), "lies too many levels deep")
        write = WRITERS.get(kind)
        return write(self, value, depth) if write else self._tried(kind, value, depth)

    def _tried(self, kind, value, depth):
        """Write a value of any other type; only what the type really is counts."""
        for codec in codecs():
            if codec.fits(kind, value):
                written = codec.encode(self, value, depth)
                if written is not NotImplemented:
                    return written
        raise Refused(name_of(kind), "cannot be marked")

    def claimed(self, value: object, depth: int) -> object:
        """Write a value as a course's kind that claims it; None where none does."""
        for codec in claiming(value):
            written = codec.encode(self, value, depth)
            if written is not NotImplemented:
                return written
        return None

    def plain(self, value: object, depth: int) -> object:
        """Write the data of a course's kind, which hold no functions."""
        keep, self.keep = self.keep, None
        try:
            return self.encode(value, depth)
        finally:
            self.keep = keep

    def spend(self, kind: type, size: int, count: int = 1) -> None:
        """Count what is written; a value that is too large is refused before it is written."""
        self.bytes, self.parts = self.bytes - size, self.parts - count
        if self.bytes < 0 or self.parts < 0:
            raise Refused(name_of(kind), "is too large")

    def inside(self, value: object, depth: int, key: object) -> object:
        """Write a part of a value; where it is refused, say where it stands."""
        try:
            return self.encode(value, depth + 1)
        except Refused as refused:
            refused.where = f"[{_shown(key)}]{refused.where}"[:200]
            raise


def name_of(kind: type) -> str:
    """Return a type's own name, whatever its metaclass says."""
    return clean(str.__str__(type.__dict__["__name__"].__get__(kind)))


def _shown(key):
    return repr(key)[:40] if type(key) in (str, int, float, bool) else "..."
