"""Quotients of polynomials over a growing set of generators, as far as a zero test needs them."""

from collections.abc import Hashable
from fractions import Fraction
from math import floor

from steptrace.equality import polynomial as poly
from steptrace.errors import Undefined


class Element:
    """A quotient: a polynomial over a dict from primitive polynomial to power."""

    def __init__(self, num: poly.Polynomial, den: dict[poly.Items, int] | None = None) -> None:
        self.num, self.den = num, den or {}


class Field:
    """Elements over one common set of generators.

    A generator is known by its key: ("name", n), ("held", derivative), ("exp", monomial, den),
    ("ln", factor), ("root", factor) for a power between 0 and 1, ("sign", factor) for |f|/f,
    ("call", function, order, num, den) for a function without a definition.

    Parameters
    ----------
    signs : dict
        What the domain says, from factor to 1 or -1: a logarithm or a fractional power that is
        written fixes the sign of the only factor that could change its own.

    Attributes
    ----------
    squares : dict
        From a generator to the polynomial that its square equals, where that is known.
    unsure : bool
        Whether something was divided by, or its logarithm taken, that may be zero everywhere: a
        sum with functions without a definition, of which not all relations are known.
    """

    def __init__(self, signs: dict[tuple, int]) -> None:
        self.signs = signs
        self.budget = poly.Budget()
        self.keys: list[tuple] = []
        self.numbers: dict[tuple, int] = {}
        self.squares: dict[int, poly.Polynomial] = {}
        self.unsure = False

    def generator(self, *key: Hashable) -> int:
        """The number of a generator, a new one where the key is new."""
        if key not in self.numbers:
            self.numbers[key] = len(self.keys)
            self.keys.append(key)
        return self.numbers[key]

    def scale(self, element: Element, factor: Fraction | int) -> Element:
        """An element times a number."""
        return Element({key: value * factor for key, value in element.num.items()}, element.den)

    def multiply(self, left: Element, right: Element) -> Element:
        """The product of two elements."""
        den = dict(left.den)
        for factor, power in right.den.items():
            den[factor] = den.get(factor, 0) + power
        return Element(poly.multiply(left.num, right.num, self.budget), den)

    def add(self, left: Element, right: Element) -> Element:
        """The sum of two elements."""
        den = {
            factor: max(left.den.get(factor, 0), right.den.get(factor, 0))
            for factor in {**left.den, **right.den}
        }
        return Element(poly.add(self._over(left, den), self._over(right, den)), den)

    def _over(self, element, den):
        """The numerator of an element when it is written over a larger denominator."""
        num = element.num
        for factor, power in den.items():
            missing = power - element.den.get(factor, 0)
            expanded = poly.power(dict(factor), missing, self.budget)
            num = poly.multiply(num, expanded, self.budget)
        return num

    def inverse(self, element: Element) -> Element:
        """One over an element."""
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
        """Remember where a polynomial that must not be zero is not surely none."""
        if len(num) > 1 and any(self.keys[g][0] == "call" for key in num for g, _ in key):
            self.unsure = True

    def _inverse_generator(self, g, exponent):
        """A generator to the power -exponent; a root keeps a power between 0 and 1."""
        if self.keys[g][0] != "root":
            return Element(poly.single(g, -exponent))
        whole = floor(-exponent)
        base = self.integer_power(Element(self.modulus(self.keys[g][1])), whole)
        return self.multiply(base, Element(poly.single(g, -exponent - whole)))

    def integer_power(self, element: Element, exponent: int) -> Element:
        """A whole power of an element."""
        if exponent < 0:
            return self.integer_power(self.inverse(element), -exponent)
        den = {factor: power * exponent for factor, power in element.den.items()}
        return Element(poly.power(element.num, exponent, self.budget), den if exponent else {})

    def cancel(self, element: Element) -> Element:
        """The element without denominators that divide its numerator."""
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
        """A numerator with every root's power in [0, 1), every sign's 0 or 1, no known square."""
        for g, key in reversed(self._kind("root")):  # a root may stand under a later one
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
        """1 or -1 where the sign of a primitive factor is known, else None."""
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
        """A factor by the keys of its generators, the same in every set of generators."""
        return tuple(
            sorted(
                (tuple((repr(self.keys[g]), exponent) for g, exponent in monomial), value)
                for monomial, value in factor
            )
        )

    def modulus(self, factor: poly.Items) -> poly.Polynomial:
        """The polynomial |factor|: its sign is a number where the domain fixes it."""
        sign = self.sign(factor)
        unit = {poly.UNIT: Fraction(sign)} if sign else poly.single(self.generator("sign", factor))
        return poly.multiply(dict(factor), unit, self.budget)

    def is_zero(self, element: Element) -> bool:
        """Whether an element is the zero function."""
        return not self.reduce(self._without_divisors(element.num))

    def _without_divisors(self, num):
        """A numerator times what makes it free of negative powers that a known square hides."""
        for g in self.squares:
            lowest = min((dict(monomial).get(g, 0) for monomial in num), default=0)
            if lowest < 0:
                num = poly.multiply(num, poly.single(g, -lowest), self.budget)
        return num


def alone(g: int) -> poly.Items:
    """A single generator as a primitive factor."""
    return ((((g, Fraction(1)),), Fraction(1)),)
