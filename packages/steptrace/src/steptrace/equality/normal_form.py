"""A normal form of expressions in which a test for zero is a proof.

Every expression is written in terms of generators: names, exponentials of monomials, logarithms of
irreducible factors, fractional powers of these, and functions that have no definition in terms of
others. An element is a polynomial divided by powers of primitive polynomials. Two expressions are
the same function if the numerator of their difference is zero. The generators satisfy no polynomial
relation, except for the functions without a definition: of these only parity and squares are
known, so a difference that has them may be zero without being recognised as zero.
"""

from collections import Counter
from fractions import Fraction
from functools import reduce
from math import floor

from steptrace.equality import polynomial as poly
from steptrace.equality.factor import factors, prime_powers
from steptrace.equality.quotients import Element, Field, alone
from steptrace.errors import TooLarge, Undefined
from steptrace.expression import (
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Name,
    Neg,
    Node,
    Num,
    Pow,
)
from steptrace.functions import FUNCTIONS, Function

ONE = Element(poly.constant(1))


class Normal(Field):
    """Normal forms of expressions in one common set of generators."""

    def __init__(self, signs: dict[tuple, int]) -> None:
        super().__init__(signs)
        self.known: dict[Node, Element] = {}

    def form(self, node: Node) -> Element:
        """Return the normal form of an expression.

        Parameters
        ----------
        node : Node
            An expression whose derivatives are worked out.

        Returns
        -------
        Element
            Cached, as expressions have parts in common.

        Raises
        ------
        Undefined
            A part divides by zero or takes the logarithm of zero.
        TooLarge
            The normal form needs too many operations.
        """
        if node not in self.known:
            self.known[node] = self._form(node)
        return self.known[node]

    def _form(self, node):
        match node:
            case Num():
                return Element(poly.constant(node.value))
            case Name(name="e"):
                return self.exp(ONE)
            case Name():
                return Element(poly.single(self.generator("name", node.name)))
            case Derivative():
                return Element(poly.single(self.generator("held", node)))
            case Neg():
                return self.scale(self.form(node.arg), -1)
            case Add():
                return reduce(self.add, map(self.form, node.terms))
            case Mul():
                return reduce(self.multiply, map(self.form, node.factors))
            case Div():
                return self.multiply(self.form(node.num), self.inverse(self.form(node.den)))
            case Pow():
                return self.power(node.base, self.cancel(self.form(node.exponent)))
            case Call():
                return self.call(node)

    def power(self, base: Node, exponent: Element) -> Element:
        """Return the normal form of a power.

        Parameters
        ----------
        base : Node
            The base.
        exponent : Element
            The normal form of the exponent.

        Returns
        -------
        Element
            A product if the exponent is whole, otherwise e^(exponent * ln base).
        """
        whole = self.whole(exponent)
        if base == Name("e"):
            return self.exp(exponent)
        if whole is not None:
            return self.integer_power(self.form(base), whole)
        return self.general_power(self.form(base), exponent)

    def general_power(self, base: Element, exponent: Element) -> Element:
        """Return e^(exponent * ln base), or 0 if the base is 0 and the exponent is positive."""
        positive = set(exponent.num) == {poly.UNIT} and exponent.num[poly.UNIT] > 0
        if positive and not exponent.den and self.is_zero(base):
            return Element({})
        return self.exp(self.multiply(exponent, self.log(base)))

    def whole(self, element: Element) -> int | None:
        """Return the value of an element that is a whole number.

        Parameters
        ----------
        element : Element
            Any element.

        Returns
        -------
        int or None
            None if the element is not a whole number.

        Raises
        ------
        TooLarge
            The element is a number whose modulus is above a million.
        """
        if element.den or any(key != poly.UNIT for key in element.num):
            return None
        value = element.num.get(poly.UNIT, Fraction(0))
        if abs(value) > 10**6:
            raise TooLarge
        return int(value) if value.denominator == 1 else None

    def call(self, node: Call) -> Element:
        """Return the normal form of a function at an argument.

        Parameters
        ----------
        node : Call
            A function or its derivative.

        Returns
        -------
        Element
            By the function's definition if it has one, otherwise by `undefined_call`.
        """
        if node.function == "log":
            result = self.log(self.form(node.arg))
            if node.base is None:
                return result
            return self.multiply(result, self.inverse(self.log(self.form(node.base))))
        function = FUNCTIONS[node.function]
        if node.order or function.definition is None:
            return self.undefined_call(node, function)
        return self.form(function.definition(node.arg))

    def undefined_call(self, node: Call, function: Function) -> Element:
        """Return the normal form of a function without a definition, which is a generator.

        Parameters
        ----------
        node : Call
            The function at an argument.
        function : Function
            Its entry: the value at 0, the parity and the square are used.

        Returns
        -------
        Element
        """
        u = self.form(node.arg)
        u = self.cancel(Element(self.reduce(u.num), u.den))
        if not u.num and not node.order and function.at_zero is not None:
            return self.form(function.at_zero)
        sign = 1
        if u.num and not node.order and function.parity and poly.split(u.num)[0] < 0:
            u, sign = self.scale(u, -1), function.parity
        argument = tuple(sorted(u.num.items())), tuple(sorted(u.den.items()))
        g = self.generator("call", node.function, node.order, *argument)
        if function.square and not node.order and g not in self.squares:
            self.squares[g] = self.form(function.square(node.arg)).num
        return self.scale(Element(poly.single(g)), sign)

    def exp(self, element: Element) -> Element:
        """Return e to the power of an element, as a product over the terms of the exponent.

        A quotient is first split into a polynomial and a proper fraction.
        """
        element = self.cancel(Element(self.reduce(element.num), element.den))
        below = self._over(Element(poly.constant(1)), element.den)
        whole, rest = poly.divide(element.num, below, self.budget)
        den = tuple(sorted(element.den.items()))
        terms = [self._exp_term(key, value, ()) for key, value in sorted(whole.items())]
        terms += [self._exp_term(key, value, den) for key, value in sorted(rest.items())]
        return reduce(self.multiply, terms, ONE)

    def _exp_term(self, monomial, coefficient, den):
        if not den and len(monomial) == 1 and monomial[0][1] == 1:
            key = self.keys[monomial[0][0]]
            if key[0] == "ln":
                return self._exp_of_log(key[1], coefficient)
        return Element(poly.single(self.generator("exp", monomial, den), coefficient))

    def _exp_of_log(self, factor, coefficient):
        """|factor| to a rational power; the modulus is resolved where the domain fixes the sign."""
        whole = floor(coefficient)
        result = self.integer_power(Element(self.modulus(factor)), whole)
        if coefficient == whole:
            return result
        root = poly.single(self.generator("root", factor), coefficient - whole)
        return self.multiply(result, Element(root))

    def log(self, element: Element) -> Element:
        """Return the logarithm of an element, and learn from it that the element is positive.

        Parameters
        ----------
        element : Element
            The argument.

        Returns
        -------
        Element
            A sum of the logarithms of the irreducible factors' moduli.

        Raises
        ------
        Undefined
            The argument is zero.
        """
        element = self.cancel(Element(self.reduce(element.num), element.den))
        if not element.num:
            raise Undefined
        self.note_unsure(element.num)
        content, powers, odd, exponent = self._factors(element)
        self._learn(content, odd)
        powers.update(self._primes(abs(content)))
        total = exponent
        for factor, power in powers.items():
            if power:
                term = poly.single(self.generator("ln", factor))
                total = self.add(total, self.scale(Element(term), power))
        return total

    def _factors(self, element):
        """Content, {irreducible factor: power}, the factors of odd sign, and the exponent of e.

        A root is positive, so it has no effect on the sign; |f|/f has the sign of f and the
        logarithm 0.
        """
        content, monomial, rest = poly.split(element.num)
        powers, signs, exponent = Counter(), Counter(), Element({})
        for g, power in monomial:
            kind, *key = self.keys[g]
            if kind == "exp":
                exponent = self.add(exponent, Element({key[0]: power}, dict(key[1])))
            elif kind == "root":
                powers[key[0]] += power
            elif kind == "sign":
                signs[key[0]] += power
            else:
                powers[alone(g)] += power
                signs[alone(g)] += power
        for part, power in [(rest, 1), *((den, -power) for den, power in element.den.items())]:
            sign, irreducible = self._irreducible(part)
            content *= sign if power % 2 else 1
            for factor, times in irreducible:
                powers[factor] += power * times
                signs[factor] += power * times
        return content, powers, [factor for factor, power in signs.items() if power % 2], exponent

    def _irreducible(self, part):
        """The sign of a primitive part, and its irreducible factors with their powers."""
        if not part:
            return 1, []
        if all(sum(abs(exponent) for _, exponent in monomial) <= 1 for monomial, _ in part):
            return 1, [(part, 1)]
        return factors(part)

    def _learn(self, content, odd):
        """Learn a sign from a logarithm: the argument is positive, which fixes one unknown sign."""
        unknown = [factor for factor in odd if not self.sign(factor)]
        negative = sum(self.sign(factor) == -1 for factor in odd)
        if len(unknown) == 1:
            self.signs[self.named(unknown[0])] = (1 if content > 0 else -1) * (-1) ** negative

    def _primes(self, content):
        powers = Counter()
        for value, sign in ((content.numerator, 1), (content.denominator, -1)):
            for prime, power in prime_powers(value):
                powers[((poly.UNIT, Fraction(prime)),)] = sign * power
        return powers
