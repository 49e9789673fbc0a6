"""What may cross between a student's kernel and the marker, and how it is written.

None, truth values, whole numbers, finite floats and text stand for themselves in JSON. All else is
a list that begins with a letter:

=====  ===================================  =====  ===================================
``f``  float, nan or infinite: its bits     ``a``  NumPy array, see `arrays`
``c``  complex: its bits                    ``o``  NumPy array of objects: shape, parts
``b``  bytes                                ``n``  NumPy scalar: dtype, bytes
``l``  list                                 ``u``  NumPy text
``w``  list of floats: their bits           ``y``  SymPy expression, see `formulas`
``t``  tuple                                ``m``  mpmath's mpf
``d``  dict: key, value, key, value, …      ``q``  Fraction
``s``  set                                  ``g``  figure without axes
``z``  frozenset                            ``h``  function that stays in the kernel
``r``  range                                ``x``  anything else: the name of its type
``e``  Ellipsis
=====  ===================================  =====  ===================================

A figure crosses as its record, a thing of a derived type as the type it is derived from.
"""

from typing import NamedTuple

from nbapart.transfer.decode import Unpacker
from nbapart.transfer.encode import Packer, Refused

__all__ = ["Bounds", "Malformed", "Refused", "pack", "unpack"]


class Bounds(NamedTuple):
    """How large a value may be: in bytes as it is sent, and in lists inside of lists."""

    size: int = 4_000_000
    depth: int = 20


class Malformed(Exception):
    """What came is nothing that `pack` writes."""


def pack(value, bounds=Bounds(), keep=None):  # noqa: B008 - it cannot change
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
    return Packer(bounds, keep).pack(value)


def unpack(packed, bounds=Bounds(), ask=None):  # noqa: B008 - it cannot change
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
        return Unpacker(bounds, ask).unpack(packed)
    # Whatever goes wrong while hostile data are read, it is the data's fault.
    except Exception as error:
        raise Malformed(f"{type(error).__name__}: {str(error)[:200]}") from None
