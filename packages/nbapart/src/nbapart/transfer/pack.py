"""What may cross between a student's kernel and the marker, as plain data that JSON can write.

None, booleans, integers, finite floats and strings are encoded as themselves. Everything else is
a list that begins with the tag of its kind: `kinds` defines nbapart's own, and a course can
register more.
"""

from typing import Any, NamedTuple

from nbapart.errors import Error
from nbapart.transfer import kinds_kept  # noqa: F401 - importing it registers all kinds
from nbapart.transfer.decode import Decoder
from nbapart.transfer.encode import Encoder, Refused
from nbapart.transfer.ends import End
from nbapart.transfer.shared import put, weight

__all__ = ["Bounds", "Malformed", "Refused", "pack", "pack_changes", "unpack", "unpack_changes"]


class Bounds(NamedTuple):
    """How large a value may be: its size in bytes when encoded, and its levels of nesting."""

    size: int = 4_000_000
    depth: int = 20


class Malformed(Error):
    """The data are not valid output of `pack`."""


def pack(
    value: object,
    bounds: Bounds = Bounds(),  # noqa: B008 - it is immutable
    end: End | None = None,
) -> object:
    """Encode a value as plain data.

    Parameters
    ----------
    value : object
    bounds : Bounds
    end : End, optional
        Where functions stay. Without it, functions are refused.

    Returns
    -------
    object
        Data that JSON can represent; `["x", type name]` for a value that no codec encodes.

    Raises
    ------
    Refused
        The value is too large or nested too deeply, or contains something that cannot be encoded.

    Examples
    --------
    >>> pack({"a": (1, 2.5), "b": float("inf")})
    ['d', 'a', ['t', 1, 2.5], 'b', ['f', '000000000000f07f']]
    >>> pack(iter([]))
    ['x', 'list_iterator']
    """
    return Encoder(bounds, end).encode(value)


def unpack(
    packed: object,
    bounds: Bounds = Bounds(),  # noqa: B008 - it is immutable
    end: End | None = None,
) -> object:
    """Decode a value from the output of `pack`, which is treated as hostile.

    Parameters
    ----------
    packed : object
        Data as parsed from JSON.
    bounds : Bounds
    end : End, optional
        Where functions are called and found. Without it, functions are refused.

    Returns
    -------
    object

    Raises
    ------
    Malformed
        The data are not valid output of `pack`.

    Examples
    --------
    >>> unpack(["t", 1, 2.5, ["s", "a"]])
    (1, 2.5, {'a'})
    >>> unpack(["a", "O", [1], "C", True, ""])
    Traceback (most recent call last):
    nbapart.transfer.pack.Malformed: ValueError: a dtype
    """
    try:
        return Decoder(bounds, end).decode(packed)
    # Whatever fails here, the cause is data that `pack` did not write.
    except Exception as error:
        raise Malformed(f"{type(error).__name__}: {str(error)[:200]}") from None


def pack_changes(bounds: Bounds, end: End) -> list:
    """Encode what has changed in the objects that both ends have.

    Parameters
    ----------
    bounds : Bounds
    end : End

    Returns
    -------
    list of list
        Numbers and contents.
    """
    changed = list(end.shared.changed())
    return [[number, Encoder(bounds, end).content(value)] for number, value in changed]


def unpack_changes(changes: Any, bounds: Bounds, end: End) -> None:
    """Change objects that both ends have, as `pack_changes` has said at the other end.

    Parameters
    ----------
    changes : object
        Treated as hostile.
    bounds : Bounds
    end : End

    Raises
    ------
    Malformed
        Nothing has been changed, or what would have become too large is empty.
    """
    try:
        pairs = [(number, Decoder(bounds, end).content(one)) for number, one in list(changes)]
        mine = [(end.shared.find(number), new) for number, new in pairs]
        for value, new in mine:
            put(value, new)
        _stay_small([value for value, _ in mine], bounds.size)
        for number, _ in pairs:
            end.shared.see(number)
    except Exception as error:
        raise Malformed(f"{type(error).__name__}: {str(error)[:200]}") from None


def _stay_small(values, most):
    try:
        for value in values:
            weight(value, most)
    except ValueError:
        for value in values:
            if hasattr(value, "clear"):
                value.clear()
        raise
