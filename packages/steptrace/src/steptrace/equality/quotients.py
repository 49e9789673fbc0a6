"""Quotients of polynomials in a growing set of generators, as far as a test for zero needs them."""

from collections.abc import Hashable
from fractions import Fraction
from math import floor

from steptrace.equality import polynomial as poly
from steptrace.errors import Undefined


class Element:
    """A quotient: `num` is a polynomial, and `den` maps primitive polynomials to their powers."""

    def __init__(self, num: poly.Polynomial, den: dict[poly.Items, int] | None = None) -> None:
        self.num, self.den = num, den or {}


class Field:
    """Elements in one common set of generators.

    A generator is identified by its key: ("name", n), ("held", derivative), ("exp", monomial, den),
    ("ln", factor), ("root", factor) for a power between 0 and 1, ("sign", factor) for |f|/f, or
    ("call", function, order, num, den) for a function without a definition.

    Parameters
    ----------
    signs : dict
        Maps factors to 1 or -1, as far as the domain fixes their signs: a logarithm or a fractional
        power has a positive argument, so it fixes the sign of a factor if all others are known.

    Attributes
    ----------
    squares : dict
        Maps a generator to the polynomial that equals its square, if that is known.
    unsure : bool
        Whether an element was inverted, or its logarithm taken, that may be zero everywhere: a sum
        that has functions without a definition, of which not all relations are known.
    """

    def __init__(self, signs: dict[tuple, int]) -> None:
        self.signs = signs
        self.budget = poly.Budget()
        self.keys: list[tuple] = []
        self.numbers: dict[tuple, int] = {}
        self.squares: dict[int, poly.Polynomial] = {}
        self.unsure = False

    def generator(self, *key: Hashable) -> int:
        """Return the number of a generator, a new one if the key is new."""
        if key not in self.numbers:
            self.numbers[key] = len(self.keys)
            self.keys.append(key)
        return self.numbers[key]

    def scale(self, element: Element, factor: Fraction | int) -> Element:
        """Multiply an element by a number."""
        return Element({key: value * factor for key, value in element.num.items()}, element.den)

    def multiply(self, left: Element, right: Element) -> Element:
        """Multiply two elements."""
        den = dict(left.den)
        for factor, power in right.den.items():
            den[factor] = den.get(factor, 0) + power
        return Element(poly.multiply(left.num, right.num, self.budget), den)

    def add(self, left: Element, right: Element) -> Element:
        """Add two elements."""
        den = {
            factor: max(left.den.get(factor, 0), right.den.get(factor, 0))
            for factor in {**left.den, **right.den}
        }
        return Element(poly.add(self._over(left, den), self._over(right, den)), den)

    def _over(self, element, den):
        """The numerator of an element over a given multiple of its denominator."""
        num = element.num
        for factor, power in den.items():
            missing = power - element.den.get(factor, 0)
            expanded = poly.power(dict(factor), missing, self.budget)
            num = poly.multiply(num, expanded, self.budget)
        return num

    def inverse(self, element: Element) -> Element:
        """Return 1 divided by an element.

        Parameters
        ----------
        element : Element
            Any element.

        Returns
        -------
        Element

        Raises
        ------
        Undefined
            The element is zero.
        """
        num = self.reduce(element.num)
        if not num:
            raise Undefined
        self.note_unsure(num)
        content, monomial, rest = poly.split(num)
        result = Element(self._over(Element(poly.constant(1 / content)), element.den))
        result = Element(result.num, {rest: 1} if rest else {})
        for g, exponent in monomial:
            result = self.multiply(result, self._inverse_generator(g, exponent))
        return result

    def note_unsure(self, num: poly.Polynomial) -> None:
        """Set `unsure` if a polynomial that must not be zero might be zero everywhere."""
        if len(num) > 1 and any(self.keys[g][0] == "call" for key in num for g, _ in key):
            self.unsure = True

    def _inverse_generator(self, g, exponent):
        """A generator to the power -exponent; the exponent of a root stays between 0 and 1."""
        if self.keys[g][0] != "root":
            return Element(poly.single(g, -exponent))
        whole = floor(-exponent)
        base = self.integer_power(Element(self.modulus(self.keys[g][1])), whole)
        return self.multiply(base, Element(poly.single(g, -exponent - whole)))

    def integer_power(self, element: Element, exponent: int) -> Element:
        """Raise an element to a whole power."""
        if exponent < 0:
            return self.integer_power(self.inverse(element), -exponent)
        den = {factor: power * exponent for factor, power in element.den.items()}
        return Element(poly.power(element.num, exponent, self.budget), den if exponent else {})

    def cancel(self, element: Element) -> Element:
        """Cancel the factors of the denominator that divide the numerator."""
        num, den = element.num, dict(element.den)
        for factor in element.den:
            while num and den.get(factor):
                content, monomial, rest = poly.split(num)
                quotient, remainder = poly.divide(dict(rest), dict(factor), self.budget)
                if remainder or not rest:
                    break
                num = poly.multiply({monomial: content}, quotient, self.budget)
                den[factor] -= 1
        return Element(num, {factor: power for factor, power in den.items() if power})

    def reduce(self, num: poly.Polynomial) -> poly.Polynomial:
        """Reduce a numerator: powers of roots to [0, 1), of signs to 0 or 1, and known squares."""
        for g, key in reversed(self._kind("root")):  # a later root may contain an earlier one
            num = self._reduce_root(num, g, self.modulus(key[1]))
        for g, _ in self._kind("sign"):
            num = self._reduce_sign(num, g)
        for g, square in self.squares.items():
            num = self._reduce_square(num, g, square)
        return num

    def _kind(self, kind):
        return [(g, key) for g, key in enumerate(self.keys) if key[0] == kind]

    def _reduce_root(self, num, g, base):
        total = {}
        for monomial, value in num.items():
            whole = floor(dict(monomial).get(g, 0))
            lowered = {poly.merge(monomial, ((g, Fraction(-whole)),)): value}
            factor = poly.power(base, whole, self.budget)
            total = poly.add(total, poly.multiply(lowered, factor, self.budget))
        return total

    def _reduce_sign(self, num, g):
        total = {}
        for monomial, value in num.items():
            pairs = dict(monomial).get(g, 0) // 2 * 2
            total = poly.add(total, {poly.merge(monomial, ((g, Fraction(-pairs)),)): value})
        return total

    def _reduce_square(self, num, g, square):
        if all(dict(monomial).get(g, 0) < 2 for monomial in num):
            return num
        total = {}
        for monomial, value in num.items():
            pairs = max(0, dict(monomial).get(g, 0) // 2)
            lowered = {poly.merge(monomial, ((g, Fraction(-2 * pairs)),)): value}
            factor = poly.power(square, pairs, self.budget)
            total = poly.add(total, poly.multiply(lowered, factor, self.budget))
        return total

    def sign(self, factor: poly.Items) -> int | None:
        """Return the sign of a primitive factor, 1 or -1, or None if it is not known."""
        if all(value > 0 and self._positive(key) for key, value in factor):
            return 1
        return self.signs.get(self.named(factor))

    def _positive(self, monomial):
        return all(
            self.keys[g][0] in ("exp", "root")
            or exponent % 2 == 0
            or self.signs.get(self.named(alone(g))) == 1
            for g, exponent in monomial
        )

    def named(self, factor: poly.Items) -> tuple:
        """Return a factor in terms of its generators' keys, the same in every set of generators."""
        return tuple(
            sorted(
                (tuple((repr(self.keys[g]), exponent) for g, exponent in monomial), value)
                for monomial, value in factor
            )
        )

    def modulus(self, factor: poly.Items) -> poly.Polynomial:
        """Return |factor|: the factor times its sign, as a number if known, else as a generator."""
        sign = self.sign(factor)
        unit = {poly.UNIT: Fraction(sign)} if sign else poly.single(self.generator("sign", factor))
        return poly.multiply(dict(factor), unit, self.budget)

    def is_zero(self, element: Element) -> bool:
        """Return whether an element is recognised as zero."""
        return not self.reduce(self._without_divisors(element.num))

    def _without_divisors(self, num):
        """Multiply a numerator so that generators with a known square have no negative powers."""
        for g in self.squares:
            lowest = min((dict(monomial).get(g, 0) for monomial in num), default=0)
            if lowest < 0:
                num = poly.multiply(num, poly.single(g, -lowest), self.budget)
        return num


def alone(g: int) -> poly.Items:
    """Return a single generator as a primitive factor."""
    return ((((g, Fraction(1)),), Fraction(1)),)
