"""What may cross between a student's kernel and the marker, as plain data that JSON can write.

None, truth values, whole numbers, finite floats and text stand for themselves. All else is a list
that begins with the tag of its kind: `kinds` has nbapart's own, and a course registers more.
"""

from collections.abc import Callable
from typing import NamedTuple

from nbapart.errors import Error
from nbapart.transfer import kinds  # noqa: F401 - nbapart's own kinds are registered by it
from nbapart.transfer.decode import Decoder
from nbapart.transfer.encode import Encoder, Refused

__all__ = ["Bounds", "Malformed", "Refused", "pack", "unpack"]


class Bounds(NamedTuple):
    """How large a value may be: in bytes as it is sent, and in lists inside of lists."""

    size: int = 4_000_000
    depth: int = 20


class Malformed(Error):
    """What came is nothing that `pack` writes."""


def pack(
    value: object,
    bounds: Bounds = Bounds(),  # noqa: B008 - it cannot change
    keep: Callable[[object], int] | None = None,
) -> object:
    """Write a value as plain data.

    Parameters
    ----------
    value : object
    bounds : Bounds
    keep : callable, optional
        Given a function, keeps it and returns its number. Without it functions are refused.

    Returns
    -------
    object
        What JSON can write; `["x", name of its type]` for what has no form in which it crosses.

    Raises
    ------
    Refused
        It is too large or too deep, or something inside of it has no plain form.

    Examples
    --------
    >>> pack({"a": (1, 2.5), "b": float("inf")})
    ['d', 'a', ['t', 1, 2.5], 'b', ['f', '000000000000f07f']]
    >>> pack(iter([]))
    ['x', 'list_iterator']
    """
    return Encoder(bounds, keep).encode(value)


def unpack(
    packed: object,
    bounds: Bounds = Bounds(),  # noqa: B008 - it cannot change
    ask: Callable[..., object] | None = None,
) -> object:
    """Make the value that `pack` wrote, taking it for hostile.

    Parameters
    ----------
    packed : object
        What JSON has read.
    bounds : Bounds
    ask : callable, optional
        What a function that stays behind calls with itself, its arguments and keyword arguments.

    Returns
    -------
    object

    Raises
    ------
    Malformed
        `pack` writes no such thing.

    Examples
    --------
    >>> unpack(["t", 1, 2.5, ["s", "a"]])
    (1, 2.5, {'a'})
    >>> unpack(["a", "O", [1], "C", True, ""])
    Traceback (most recent call last):
    nbapart.transfer.codec.Malformed: ValueError: a dtype
    """
    try:
        return Decoder(bounds, ask).decode(packed)
    # Whatever goes wrong here, the data are not what `pack` writes.
    except Exception as error:
        raise Malformed(f"{type(error).__name__}: {str(error)[:200]}") from None
