"""Factors numbers and polynomials into irreducible factors, with SymPy."""

from fractions import Fraction
from functools import lru_cache
from math import lcm

from steptrace.equality import polynomial as poly
from steptrace.errors import TooLarge

MAX_FACTORED_NUMBER = 10**12


@lru_cache(maxsize=1000)
def prime_powers(value: int) -> list[tuple[int, int]]:
    """Factor a natural number into primes.

    Parameters
    ----------
    value : int
        At least 1.

    Returns
    -------
    list of (int, int)
        Each prime with its power, in order.

    Raises
    ------
    TooLarge
        The number is larger than `MAX_FACTORED_NUMBER`.
    """
    if value == 1:
        return []
    if value > MAX_FACTORED_NUMBER:
        raise TooLarge
    from sympy import factorint  # late: SymPy takes longer to load than all else together

    return sorted(factorint(value).items())


@lru_cache(maxsize=1000)
def factors(part: poly.Items) -> tuple[int, list[tuple[poly.Items, int]]]:
    """Factor a primitive polynomial.

    Parameters
    ----------
    part : tuple
        The items of the polynomial.

    Returns
    -------
    sign : int
        1 or -1.
    factors : list of (tuple, int)
        The items of each irreducible factor, with its power.

    Raises
    ------
    TooLarge
        The degree, with fractional powers made whole, is more than twice `poly.MAX_POWER`.
    """
    from sympy import Poly, Symbol, factor_list, total_degree

    generators = sorted({g for monomial, _ in part for g, _ in monomial})
    scale = {
        g: lcm(*(dict(monomial).get(g, Fraction(0)).denominator for monomial, _ in part))
        for g in generators
    }
    terms = {
        tuple(int(dict(monomial).get(g, 0) * scale[g]) for g in generators): value
        for monomial, value in part
    }
    symbols = [Symbol(f"g{g}") for g in generators]
    whole = Poly({key: _rational(value) for key, value in terms.items()}, *symbols)
    if total_degree(whole.as_expr()) > 2 * poly.MAX_POWER:
        raise TooLarge
    number, found = factor_list(whole)
    sign, pairs = (1 if number > 0 else -1), []
    for item, power in found:
        content, factor = _back(item, generators, scale)
        sign *= (1 if content > 0 else -1) ** power
        pairs.append((factor, power))
    return sign, pairs


def _rational(value):
    from sympy import Rational

    return Rational(value.numerator, value.denominator)


def _back(item, generators, scale):
    """Convert a factor of SymPy to its content and its primitive part."""
    polynomial = {
        tuple(
            (g, Fraction(exponent, scale[g]))
            for g, exponent in zip(generators, exponents, strict=True)
            if exponent
        ): Fraction(int(value.p), int(value.q))
        for exponents, value in item.terms()
    }
    content, _, rest = poly.split(polynomial)
    return content, rest
