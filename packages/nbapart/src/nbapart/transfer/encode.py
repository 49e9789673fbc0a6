"""Encodes values as plain data, within bounds; the codec of each kind says how."""

from nbapart.errors import Error
from nbapart.transfer.codec import WRITERS, claiming, codecs
from nbapart.transfer.framing import parts
from nbapart.transfer.untrusted import clean


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
    keep : callable, optional
        Stores a function and returns the number by which it can be called.
    """

    def __init__(self, bounds, keep=None):
        self.bounds, self.keep = bounds, keep
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

    def _tried(self, kind, value, depth):
        """Encode a value whose exact type has no codec; `__class__` is ignored, as it can lie."""
        for codec in codecs():
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
        keep, self.keep = self.keep, None
        try:
            return self.encode(value, depth)
        finally:
            self.keep = keep

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
