"""The written form of an expression: tells whether two lines are written alike.

It ignores the order of terms and factors, brackets, signs, a number drawn to the front, and what
adds nothing: `+ 0`, `* 1`, `ln(1)`, `e^0`. Equal bases are gathered and a fraction below a fraction
is turned over. Unlike `tidy` it cancels nothing: powers of one base are merged only where their
exponents have the same sign, so that `e^x e^-x` stays.

A written sum is a sorted tuple of (coefficient, factors), empty for 0; factors are a sorted tuple
of (base, exponent), where the exponent is a written sum again.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache, reduce
from typing import Any

from steptrace.expression import (
    EULER,
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
    signed,
)
from steptrace.form.signs import without_double_signs
from steptrace.form.similarity import spelled_out

Written = tuple[Any, ...]  # exponents are Written again, which the type cannot express

ZERO: Written = ()
UNIT: Written = ((Fraction(1), ()),)
# A power with a larger whole exponent, such as x^(10^9), is kept as it is.
MAX_NUMERIC_POWER = 1000


def written(node: Node, given: Mapping[str, Node] | None = None, exact: bool = False) -> Written:
    """Return the written form of an expression.

    Parameters
    ----------
    node : Node
        An expression as read.
    given : mapping of str to Node, optional
        The meaning of each given name, which is put in. A derivative by a given name is one by
        its meaning.
    exact : bool
        Whether sigma, products of numbers, exponents such as 3 - 1, `ln(1)` and `e^0` count as
        written; otherwise sigma is written out and all others are worked out.

    Returns
    -------
    tuple
        The same for two expressions that are written alike.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> def alike(one, other, **options):
    ...     return written(read(one), **options) == written(read(other), **options)
    >>> alike("(1 + u) (1 + u) + 0", "(u + 1)^2"), alike("u (u + 1)/u", "u + 1")
    (True, False)
    >>> alike("2 * 3 sigma(x)", "6/(1 + e^-x)"), alike("2 * 3u", "6u", exact=True)
    (True, False)
    """
    return _written(node, tuple((given or {}).items()), exact, turned=True)


def as_it_stands(node: Node, given: Mapping[str, Node] | None = None) -> Written:
    """Return the written form in which nothing is worked out, but for factors of one.

    Parameters
    ----------
    node : Node
        An expression as read.
    given : mapping of str to Node, optional
        The meaning of each given name, which is put in.

    Returns
    -------
    tuple
        Lines that differ by a fraction below a fraction, by two minus signs on their factors, by a
        zero, or by `e^0`, have different ones.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> one, other = read("1/(1/u)"), read("u")
    >>> written(one) == written(other), as_it_stands(one) == as_it_stands(other)
    (True, False)
    """
    spelled = without_double_signs(spelled_out(node))
    return _written(spelled, tuple((given or {}).items()), exact=True, turned=False)


# A rubric asks for the same few lines with every answer, and for each line more than once.
@lru_cache(maxsize=4096)
def _written(node, given, exact, turned):
    return _whole(_Writer(dict(given), exact, turned).write(node if exact else spelled_out(node)))


@dataclass(frozen=True)
class _Writer:
    """Writes the parts of one expression."""

    given: Mapping[str, Node]
    exact: bool
    turned: bool = True

    @property
    def spells(self):
        """Whether sigma is written out."""
        return not (self.exact and self.turned)

    def write(self, node):
        match node:
            case Num():
                return self._number(node.value)
            case Name():
                return self._name(node)
            case Neg():
                return self._negative(self.write(node.arg))
            case Add():
                return self._sum([self.write(term) for term in node.terms])
            case Mul():
                return reduce(_product, map(self.write, node.factors))
            case Div():
                return _product(self.write(node.num), self._power(node.den, _number(-1)))
            case Pow():
                return self._raised(node)
            case Call():
                return self._call(node)
            case Derivative():
                return self._derivative(node)
        raise TypeError(f"There is no written form of {type(node).__name__}.")

    def _number(self, value):
        if (self.exact and value not in (0, 1)) or (value == 0 and not self.turned):
            return _single(("number", value))
        return _number(value)

    def _negative(self, terms):
        return _scaled(terms, -1) if self.turned else _product(_single("minus"), terms)

    def _name(self, node):
        if node.name in self.given:
            return self.write(self._meanings[node.name])
        return _single(("name", node.name))

    @cached_property
    def _meanings(self):
        spell = spelled_out if self.spells else lambda meaning: meaning
        return {name: spell(meaning) for name, meaning in self.given.items()}

    def _sum(self, parts):
        terms = [term for part in parts for term in part]
        if not self.exact and all(factors == () for _, factors in terms):
            return _number(sum(coefficient for coefficient, _ in terms))
        return _sorted(terms)

    def _raised(self, node):
        exponent = _Writer(self.given, exact=False).write(node.exponent)
        if self.exact and _is_sum_of_numbers(node.exponent):
            return _single(("to a sum", self.write(node.base), exponent))
        return self._power(node.base, exponent)

    def _power(self, base, exponent):
        if self.exact and not exponent:
            return _single(("to the zero", self.write(base)))
        form = self.write(base)
        if not self.turned and exponent and _falls(exponent) and _is_product(form):
            return _collected(Fraction(1), [(("product", form), exponent)])
        return _power(form, exponent)

    def _call(self, node):
        if node.function == "exp" and not node.order:
            return self._raised(Pow(EULER, node.arg))
        argument = _whole(self.write(node.arg))
        if node.function == "sqrt" and not node.order:
            return _power(argument, _number(Fraction(1, 2)))
        if node.function in ("ln", "log") and argument == UNIT and not self.exact:
            return ZERO
        base = None if node.base is None else _whole(self.write(node.base))
        return _single(("call", node.function, node.order, argument, base))

    def _derivative(self, node):
        coefficient, factors = _monomial(self.write(node.arg))
        by = _whole(self.write(Name(node.by)))
        inside = _whole(((Fraction(1), factors),))
        return ((coefficient, ((("derivative", inside, by, node.order), UNIT),)),)


def has_cancelling_factors(node: Node) -> bool:
    """Return whether an expression is a product that has one base above and below, as written.

    Parameters
    ----------
    node : Node
        An expression as read.

    Returns
    -------
    bool

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> has_cancelling_factors(read("x (x + 1)/x")), has_cancelling_factors(read("x^2/(x + 1)"))
    (True, False)
    """
    bases = [base for base, _ in _monomial(written(node, exact=True))[1]]
    return len(set(bases)) < len(bases)


def _is_sum_of_numbers(node):
    return isinstance(node, Add) and all(signed(term) is not None for term in node.terms)


def _number(value):
    return ((Fraction(value), ()),) if value else ZERO


def _single(base):
    return ((Fraction(1), ((base, UNIT),)),)


def _sorted(terms):
    terms = tuple(terms)
    return terms if len(terms) < 2 else tuple(sorted(terms, key=repr))


def _scaled(terms, number):
    """A sum times a number: only a sign goes into the terms."""
    if len(terms) < 2 or abs(number) == 1:
        return _sorted((coefficient * number, factors) for coefficient, factors in terms)
    content, factors = _monomial(terms)
    return ((content * number, factors),)


def _whole(terms):
    """A sum with its number drawn out, as `3 (1 + x)` for `3 + 3x`."""
    if len(terms) < 2:
        return terms
    content, factors = _monomial(terms)
    return terms if abs(content) == 1 else ((content, factors),)


def _monomial(terms):
    """Write a sum as a coefficient and factors; with several terms it becomes one factor."""
    if not terms:
        return Fraction(0), ()
    if len(terms) == 1:
        return terms[0]
    content = min(terms, key=_factors)[0]  # the same one whatever the signs
    inside = _sorted((coefficient / content, factors) for coefficient, factors in terms)
    return content, ((("sum", inside), UNIT),)


def _factors(term):
    return repr(term[1])


def _value(terms):
    """The value of a number, else None."""
    if not terms:
        return Fraction(0)
    return terms[0][0] if len(terms) == 1 and terms[0][1] == () else None


def _falls(exponent):
    """Whether an exponent has a minus sign in front, as in `e^-x`."""
    return min(exponent, key=_factors)[0] < 0


def _is_product(terms):
    """Whether there is more below a fraction bar than one power."""
    _, factors = _monomial(terms)
    return len(factors) > 1 or any(_falls(exponent) for _, exponent in factors)


def _product(left, right):
    if not left or not right:
        return ZERO
    (a, left_factors), (b, right_factors) = _monomial(left), _monomial(right)
    merged = {(base, _falls(exponent)): exponent for base, exponent in left_factors}
    for base, exponent in right_factors:
        key = base, _falls(exponent)
        merged[key] = _gathered(merged[key], exponent) if key in merged else exponent
    return _collected(a * b, ((base, exponent) for (base, _), exponent in merged.items()))


def _collected(coefficient, factors):
    """A product of a number and powers; a sum with a sign in front is that sum again."""
    kept = _sorted((base, exponent) for base, exponent in factors if exponent)
    if len(kept) == 1 and kept[0][0][0] == "sum" and kept[0][1] == UNIT:
        return _scaled(kept[0][0][1], coefficient)
    return ((coefficient, kept),)


def _gathered(one, other):
    """Add two exponents and collect their like terms: e^x e^x is e^(2x)."""
    total = Counter()
    for coefficient, factors in (*one, *other):
        total[factors] += coefficient
    return _sorted((number, factors) for factors, number in total.items() if number)


def _power(base, exponent):
    if not exponent:
        return UNIT
    if not base:
        return ZERO if not _falls(exponent) else _single(("reciprocal of zero",))
    whole = _value(exponent)
    coefficient, factors = _monomial(base)
    if whole is not None and whole.denominator == 1 and abs(whole) <= MAX_NUMERIC_POWER:
        raised = ((part, _product(inner, exponent)) for part, inner in factors)
        return _collected(coefficient ** int(whole), raised)
    if coefficient == 1 and len(factors) == 1:
        ((part, inner),) = factors
        if part == ("name", "e") or inner == UNIT:
            return _collected(Fraction(1), [(part, _product(inner, exponent))])
    return _collected(Fraction(1), [(("sum", base), exponent)])
