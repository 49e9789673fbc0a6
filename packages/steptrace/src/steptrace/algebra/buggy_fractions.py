"""The slips of fractions, each with the wrong expressions that it leads to."""

from collections.abc import Iterator
from itertools import combinations, product

from steptrace.algebra.buggy import opposite, termwise, value_of
from steptrace.algebra.features import terms, unsigned
from steptrace.builders import plus, times
from steptrace.expression import EULER, ONE, Add, Div, Mul, Neg, Node, Pow, number
from steptrace.rules.composition import exponent_of
from steptrace.rules.rule import BuggyForm, Example, Slip

MAX_CANCELLED_TERMS = 4  # of a sum, in which a factor is cancelled


def _split(node: Node) -> Iterator[Node]:
    """w/(a + b) as w/a + w/b, and vice versa."""
    if isinstance(node, Div) and isinstance(node.den, Add):
        yield termwise(node.den, lambda t: Div(node.num, t))
    if isinstance(node, Pow) and isinstance(node.base, Add) and isinstance(node.exponent, Neg):
        yield termwise(node.base, lambda t: Pow(t, node.exponent))
    fractions = [term for term in node.parts if isinstance(term, Div)]
    if isinstance(node, Add) and len(fractions) == len(node.terms):
        top = fractions[0].num
        if all(fraction.num == top for fraction in fractions):
            yield Div(top, Add(tuple(fraction.den for fraction in fractions)))


def _cancelled(node: Node) -> Iterator[Node]:
    """A fraction with a factor of some terms cancelled, such as (a + b)/a as b or 1 + b."""
    if isinstance(node, Div) and (isinstance(node.num, Add) or isinstance(node.den, Add)):
        for factor in dict.fromkeys(_factors_below(node)):
            for num, den in product(_without(node.num, factor), _without(node.den, factor)):
                yield num if den == ONE else Div(num, den)


def _factors_below(fraction):
    """Yield the factors of each term of the denominator, those of a power as well."""
    for term in terms(fraction.den):
        for factor in _factors(term):
            yield factor
            if isinstance(factor, Pow):
                yield factor.base


def _factors(term):
    inside = unsigned(term)
    return inside.factors if isinstance(inside, Mul) else (inside,)


def _without(node, factor):
    """The expressions with a factor taken out: of a product, or of some terms of a sum, not all.

    A term that is the factor itself becomes 1 or is left out.
    """
    if not isinstance(node, Add):
        left = _divided(node, factor)
        return [] if left is None else [left]
    divided = {place: _divided(term, factor) for place, term in enumerate(node.terms)}
    places = [place for place, left in divided.items() if left is not None][:MAX_CANCELLED_TERMS]
    return [
        made
        for count in range(1, min(len(places), len(node.terms) - 1) + 1)
        for some in combinations(places, count)
        for made in _with_changed(node.terms, {place: divided[place] for place in some})
    ]


def _with_changed(terms, changed):
    """Yield a sum with some terms changed, and without those that became 1."""
    yield plus(*(changed.get(place, term) for place, term in enumerate(terms)))
    ones = [place for place, term in changed.items() if unsigned(term) == ONE]
    left = [changed.get(p, term) for p, term in enumerate(terms) if p not in ones]
    if ones:
        yield plus(*left)


def _divided(node, factor):
    """A term divided by one of its factors, else None."""
    if isinstance(node, Neg):
        left = _divided(node.arg, factor)
        return left and Neg(left)
    factors = _factors(node)
    for place, own in enumerate(factors):
        left = _lowered(own, factor)
        if left:
            return times(*factors[:place], left, *factors[place + 1 :])
    return None


def _lowered(power, factor):
    """A factor, or a power of it, divided by the factor; None for anything else."""
    if power == factor:
        return ONE
    exponent = value_of(power.exponent) if isinstance(power, Pow) else None
    if exponent is None or power.base != factor or exponent <= 1:
        return None
    return factor if exponent == 2 else Pow(factor, number(exponent - 1))


def _expanded(node: Node) -> Iterator[Node]:
    """A fraction with a new factor above or below alone."""
    if isinstance(node, Div):
        for factor in dict.fromkeys(_expanding(node)):
            if not _has_exponential(node.num):
                yield Div(times(factor, node.num), node.den)
            yield Div(node.num, times(factor, node.den))


def _has_exponential(term):
    """Whether a factor is an exponential, with which e^x would be put together."""
    return any(exponent_of(factor) is not None for factor in _factors(term))


def _expanding(fraction):
    """Yield what a fraction may be multiplied by: e^x, if its denominator has a term with e^-x."""
    for term in terms(fraction.den):
        for factor in _factors(term):
            exponent = exponent_of(factor)
            if exponent is not None:
                yield Pow(EULER, opposite(exponent))


def _above_and_below(term):
    """The numerator of a term, with its sign, and the denominator."""
    factors = _factors(term)
    num = times(*(factor.num if isinstance(factor, Div) else factor for factor in factors))
    den = times(*(factor.den for factor in factors if isinstance(factor, Div)))
    return (Neg(num), den) if isinstance(term, Neg) else (num, den)


def _joined(node: Node) -> Iterator[Node]:
    """Two fractions over their common denominator, with a numerator left as it was."""
    if not isinstance(node, Add) or len(node.terms) != 2:
        return
    (a, b), (c, d) = map(_above_and_below, node.terms)
    if isinstance(d, Pow) and d.base == b:
        yield Div(plus(a, c), d)
    elif isinstance(b, Pow) and b.base == d:
        yield Div(plus(a, c), b)
    elif b != d:
        for above in (plus(a, c), plus(times(a, d), c), plus(a, times(c, b))):
            yield Div(above, times(b, d))


ONE_PART_MULTIPLIED = Slip(
    name="one-part-multiplied",
    sentence="Numerator and denominator are to be multiplied by the same; here only one is.",
    example=Example("1/(1 + e^-x)", "e^x/(1 + e^-x)"),
    tempting="The multiplication is done where it helps, in one part, and the other part is left "
    "for later.",
    telltale="What a fraction is multiplied by must be worth 1. Write it as a fraction with the "
    "same above and below.",
)
FRACTION_SPLIT = BuggyForm(
    Slip(
        name="fraction-split",
        sentence="1/(a + b) is not 1/a + 1/b.",
        example=Example("1/(x + 3)", "1/x + 1/3"),
        tempting="A sum above the line may be split, so a sum below it looks as if it might be.",
        telltale="Take 1/(1 + 1). It is one half, but 1/1 + 1/1 is 2.",
    ),
    _split,
)
CANCELLING_THROUGH_SUM = BuggyForm(
    Slip(
        name="cancelling-through-sum",
        sentence="Only a factor of the whole numerator and of the whole denominator cancels.",
        example=Example("(x + 3)/x", "3"),
        tempting="The same letter stands above and below, and crossing out is quick.",
        telltale="Put in a number: (1 + 3)/1 is 4, and not 3. Write the numerator as a product "
        "first; only its factors cancel.",
    ),
    _cancelled,
)
ONE_PART_EXPANDED = BuggyForm(ONE_PART_MULTIPLIED, _expanded)
ONE_PART_JOINED = BuggyForm(ONE_PART_MULTIPLIED, _joined)
