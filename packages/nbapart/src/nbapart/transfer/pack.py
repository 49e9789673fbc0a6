"""What may cross between a student's kernel and the marker, as plain data that JSON can write.

None, booleans, integers, finite floats and strings are encoded as themselves. Everything else is
a list that begins with the tag of its kind: `kinds` defines nbapart's own, and a course can
register more.
"""

from collections.abc import Callable
from typing import NamedTuple

from nbapart.errors import Error
from nbapart.transfer import kinds  # noqa: F401 - importing it registers nbapart's own kinds
from nbapart.transfer.decode import Decoder
from nbapart.transfer.encode import Encoder, Refused

__all__ = ["Bounds", "Malformed", "Refused", "pack", "unpack"]


class Bounds(NamedTuple):
    """How large a value may be: its size in bytes when encoded, and its levels of nesting."""

    size: int = 4_000_000
    depth: int = 20


class Malformed(Error):
    """The data are not valid output of `pack`."""


def pack(
    value: object,
    bounds: Bounds = Bounds(),  # noqa: B008 - it is immutable
    keep: Callable[[object], int] | None = None,
) -> object:
    """Encode a value as plain data.

    Parameters
    ----------
    value : object
    bounds : Bounds
    keep : callable, optional
        Stores a function and returns the number by which it can be called. Without it, functions
        are refused.

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
    return Encoder(bounds, keep).encode(value)


def unpack(
    packed: object,
    bounds: Bounds = Bounds(),  # noqa: B008 - it is immutable
    ask: Callable[..., object] | None = None,
) -> object:
    """Decode a value from the output of `pack`, which is treated as hostile.

    Parameters
    ----------
    packed : object
        Data as parsed from JSON.
    bounds : Bounds
    ask : callable, optional
        What a function's proxy calls with itself, its arguments and its keyword arguments.

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
        return Decoder(bounds, ask).decode(packed)
    # Whatever fails here, the cause is data that `pack` did not write.
    except Exception as error:
        raise Malformed(f"{type(error).__name__}: {str(error)[:200]}") from None
