"""Takes runs of letters apart: which are products of names and functions, and which are words."""

import re
from collections.abc import Iterator
from string import ascii_uppercase

from steptrace.functions import SPELLINGS
from steptrace.notation.elsewhere import elsewhere, elsewhere_in, inverse_in
from steptrace.notation.errors import Unreadable
from steptrace.notation.names import LETTERS, Names

# Letters that usually stand for numbers, of which two side by side are a product.
USUAL = frozenset("abckmnpqrstuvwxyz")
_COORDINATES = frozenset("xyz")
# Letters that usually stand in front of an exponential or a sine, as in Ae^(-kt).
_AMPLITUDES = frozenset(ascii_uppercase)
# Words of which each letter could be a factor, but that are hardly ever a product.
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "am an and any are as at buy but by can cut for get has is its let may max min my not now"
        " one pay put ray run say see set sub sum tax the try two up us use was way yes",
    )
)
# What may be the inverse of a function of the notation, or the product of a and that function.
_INVERSES = frozenset(["asin", "acos", "asinh", "acosh", "atanh"])
MAX_RUN = 12
_VOWELS = frozenset("aeiouy")


def parts_of(run: str, names: Names, follows: str = "") -> list[str]:
    """Take a run of letters apart that is neither a name nor a function.

    Parameters
    ----------
    run : str
        The letters, without an index.
    names : Names
        What the derivation says about its names.
    follows : str
        The type of the token right after the run.

    Returns
    -------
    list of str
        The names and functions side by side, in order.

    Raises
    ------
    Unreadable
        The run is no product, or could be taken apart in two ways.

    Examples
    --------
    >>> parts_of("xy", Names()), parts_of("xln", Names(), "LPAR")
    (['x', 'y'], ['x', 'ln'])
    """
    called = follows == "LPAR"
    ways = []
    inverse = inverse_in(run)
    if inverse:
        raise elsewhere(inverse)
    if len(run) <= MAX_RUN and run.lower() not in _COMMON:
        power = follows in ("CARET", "SUPER")
        ways = [way for way in _split(run, names, called) if _is_product(way, names, power)]
    if len(ways) == 1 and not (called and run in _INVERSES):
        return ways[0]
    raise _problem(run, called, ways)


def _split(run: str, names: Names, called: bool) -> Iterator[list[str]]:
    """All rows of names and at most one function that make up a run.

    The function stands last before a bracket, and else before the last name.
    """
    for end in range(1, len(run) + 1):
        part, rest = run[:end], run[end:]
        if _is_one(part) or part in names.functions:
            others = _split(rest, names, called) if rest else [[]]
            yield from ([part, *other] for other in others)
        elif part in SPELLINGS and (not rest if called else _is_one(rest)):
            yield [part, rest] if rest else [part]


def _is_product(way, names, power):
    """Whether all factors are names that are used or usual, and e has a power."""
    factors = [part for part in way if part not in SPELLINGS]
    exponential = power and factors[-1:] == ["e"]
    if exponential:
        factors = factors[:-1]
    with_function = len(factors) < len(way)
    usual = len(factors) <= 2 or with_function or _is_monomial(factors)
    known = names.alone | names.functions.keys() | (USUAL if usual else set())
    if len(factors) <= 2 and (with_function or exponential):
        known |= _AMPLITUDES
    greek = LETTERS.keys() | set(LETTERS.values())
    return "e" not in factors and all(part in known or part in greek for part in factors)


def _is_monomial(factors):
    """Whether letters are coordinates, or two constants and one, as in abx."""
    coordinates = _COORDINATES.intersection(factors)
    return coordinates.issuperset(factors) or (len(factors) == 3 and bool(coordinates))


def _is_one(text):
    return len(text) == 1 or text in LETTERS.values()


def _problem(run, called, ways):
    function = next(
        (word for word in sorted(SPELLINGS, key=len, reverse=True) if run.startswith(word)), ""
    )
    if called and run in _INVERSES:
        return Unreadable("inverse-word", text=run, apart=f"{run[0]} * {run[1:]}(…)")
    unread = elsewhere_in(run)
    if unread:
        return elsewhere(unread)
    if len(ways) > 1:
        return Unreadable("two-products", ways=[" * ".join(way) for way in ways[:2]])
    if len(function) > 1 and len(run) <= len(function) + 2 and not called:
        return Unreadable("function-run", name=function, rest=run[len(function) :])
    spoken = run.lower() in _COMMON or (len(run) > 2 and _VOWELS.intersection(run.lower()))
    short = len(run) <= 3 and not spoken
    return Unreadable("letters" if short else "word", text=run)
