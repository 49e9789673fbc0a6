"""The kinds of algebra, recognised by the written form of the parts in which two lines differ."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from steptrace.algebra import features as of
from steptrace.algebra.buggy import (
    EXPONENT_ARITHMETIC,
    LOG_OF_PRODUCT,
    LOG_OF_SUM,
    NEGATIVE_EXPONENT,
    POWER_OVER_SUM,
)
from steptrace.algebra.buggy_fractions import (
    CANCELLING_THROUGH_SUM,
    FRACTION_SPLIT,
    ONE_PART_EXPANDED,
    ONE_PART_JOINED,
)
from steptrace.expression import Add, Mul, Node
from steptrace.form.tidy import gathered
from steptrace.rules.rule import BuggyForm, Entry, Example, by_name


@dataclass(frozen=True, kw_only=True)
class Kind(Entry):
    """A kind of algebra.

    Attributes
    ----------
    name : str
        What was done, as a message to the student names it.
    example : Example
        A step of this kind.
    buggy : tuple of BuggyForm
        What a student writes who makes a slip in such a step.
    """

    buggy: tuple[BuggyForm, ...] = ()


REPEATING = Kind(name="repeating the line before", example=Example("x^2 + 1", "x^2 + 1"))
LEAVING_ZERO_OUT = Kind(name="leaving out a zero", example=Example("0 ln(x) + 1/x", "1/x"))
ADD_AND_SUBTRACT = Kind(
    name="add and subtract", example=Example("e^-x/(1 + e^-x)", "(1 + e^-x - 1)/(1 + e^-x)")
)
LOGARITHMS = Kind(
    name="rules of logarithms",
    example=Example("ln(a x)", "ln(a) + ln(x)"),
    buggy=(LOG_OF_SUM, LOG_OF_PRODUCT),
)
WRITING_AS_POWER = Kind(name="writing as a power", example=Example("1/(1 + x)^2", "(1 + x)^-2"))
SPLITTING = Kind(
    name="splitting a fraction",
    example=Example("(x + 1)/y", "x/y + 1/y"),
    buggy=(FRACTION_SPLIT,),
)
COMMON_DENOMINATOR = Kind(
    name="common denominator",
    example=Example("1/a + 1/b", "(b + a)/(a b)"),
    buggy=(ONE_PART_JOINED,),
)
WRITING_AS_PRODUCT = Kind(
    name="writing as a product", example=Example("x/(1 + x)", "x [1/(1 + x)]")
)
WRITING_AS_FRACTION = Kind(name="writing as a fraction", example=Example("e^-x", "1/e^x"))
DIVIDING = Kind(
    name="dividing by a fraction", example=Example("1/((e^x + 1)/e^x)", "e^x/(e^x + 1)")
)
PUTTING_TOGETHER = Kind(name="putting factors together", example=Example("3x^2 * 2x", "6x^3"))
EXPANDING = Kind(
    name="expanding the fraction",
    example=Example("1/(1 + e^-x)", "e^x/(e^x (1 + e^-x))"),
    buggy=(ONE_PART_EXPANDED,),
)
CANCELLING = Kind(
    name="cancelling",
    example=Example("x (x + 1)/(x + 1)", "x"),
    buggy=(CANCELLING_THROUGH_SUM,),
)
POWERS = Kind(
    name="rules of powers",
    example=Example("e^(2x)", "(e^x)^2"),
    buggy=(POWER_OVER_SUM, EXPONENT_ARITHMETIC, NEGATIVE_EXPONENT),
)
REORDERING = Kind(name="reordering", example=Example("a + b x", "x b + a"))
COLLECTING = Kind(name="collecting terms", example=Example("2x + 3 - x", "x + 3"))
FACTORING = Kind(name="factoring", example=Example("x - x^2", "x (1 - x)"))
MULTIPLYING_OUT = Kind(name="multiplying out", example=Example("x (x + 1)", "x^2 + x"))
REARRANGING = Kind(name="rearranging", example=Example("(e^-x + (1 - 1))/y", "((1 + e^-x) - 1)/y"))


class _Test(NamedTuple):
    """A test for one kind, on the parts that differ; `alike` ones need parts that tidy alike."""

    kind: Kind
    fits: Callable[[Node, Node], bool]
    alike: bool = False


# The first test that fits decides, so a specific test must come before more general ones that would
# fit the same steps. A kind that can be recognised in several ways has several tests.
_TESTS = (
    # Almost nothing was done.
    _Test(REPEATING, lambda a, b: a == b),
    _Test(LEAVING_ZERO_OUT, lambda a, b: of.zeros(b) < of.zeros(a), alike=True),
    # Ideas that can be recognised whatever else was done in the step.
    _Test(ADD_AND_SUBTRACT, of.adds_and_subtracts),
    _Test(LOGARITHMS, lambda a, b: of.logarithms(a) != of.logarithms(b)),
    # A change of notation, before fractions are counted, as it changes their number.
    _Test(WRITING_AS_POWER, lambda a, b: of.negative_powers(b) > of.negative_powers(a), alike=True),
    _Test(
        WRITING_AS_FRACTION, lambda a, b: of.negative_powers(b) < of.negative_powers(a), alike=True
    ),
    # A sum of fractions and one fraction, before the tests for fractions in products.
    _Test(SPLITTING, of.splits),
    _Test(COMMON_DENOMINATOR, lambda a, b: of.splits(b, a) or of.joins(a, b)),
    # More fractions than before, then fewer; tests that require the same factors come first.
    _Test(
        WRITING_AS_PRODUCT,
        lambda a, b: of.takes_apart(a, b) and of.products(b) > of.products(a),
        alike=True,
    ),
    _Test(WRITING_AS_FRACTION, of.takes_apart, alike=True),
    _Test(
        DIVIDING,
        lambda a, b: of.divides_by_fraction(a) and not of.divides_by_fraction(b),
        alike=True,
    ),
    _Test(
        PUTTING_TOGETHER,
        lambda a, b: of.fractions(b) < of.fractions(a) and of.leaves(a) == of.leaves(b),
        alike=True,
    ),
    _Test(CANCELLING, lambda a, b: of.fractions(b) < of.fractions(a), alike=True),
    # As many fractions as before: a fraction has a factor more or less.
    _Test(EXPANDING, of.expands, alike=True),
    _Test(CANCELLING, lambda a, b: of.expands(b, a), alike=True),
    # No fraction changed: powers, then products; otherwise only the order changed.
    _Test(POWERS, lambda a, b: of.powers(a) != of.powers(b), alike=True),
    _Test(PUTTING_TOGETHER, lambda a, b: b.size < a.size, alike=True),
    _Test(REORDERING, lambda a, b: True, alike=True),
    # From here on the parts differ after tidying. Fractions first, as above.
    _Test(EXPANDING, of.expands),
    _Test(CANCELLING, lambda a, b: of.fractions(b) < of.fractions(a) or of.expands(b, a)),
    # Sums: the same terms, then terms collected, then sums factored and products multiplied out.
    _Test(
        REARRANGING,
        lambda a, b: isinstance(a, Add) and Counter(of.terms(a)) == Counter(of.terms(b)),
    ),
    _Test(COLLECTING, lambda a, b: isinstance(a, Add) and gathered(a) == gathered(b)),
    _Test(FACTORING, lambda a, b: isinstance(a, Add) and isinstance(b, Mul)),
    _Test(MULTIPLYING_OUT, lambda a, b: isinstance(a, Mul) and isinstance(b, Add)),
    # The same in nested parts.
    _Test(MULTIPLYING_OUT, lambda a, b: of.products_with_sums(b) < of.products_with_sums(a)),
    _Test(FACTORING, lambda a, b: of.products_with_sums(b) > of.products_with_sums(a)),
    _Test(COLLECTING, lambda a, b: of.count_terms(b) < of.count_terms(a)),
    _Test(REARRANGING, lambda a, b: True),
)
KINDS: dict[str, Kind] = by_name(test.kind for test in _TESTS)


def kind_of(before: Node, after: Node) -> Kind:
    """Find the kind of algebra by the parts that differ.

    Parameters
    ----------
    before, after : Node
        The parts in which two lines differ.

    Returns
    -------
    Kind
        The kind of the first test that fits.

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> kind_of(read("x (x + 1)"), read("x^2 + x")).name
    'multiplying out'
    """
    before, after = of.unsigned(before), of.unsigned(after)
    alike = of.are_alike(before, after)
    return next(
        test.kind for test in _TESTS if (alike or not test.alike) and test.fits(before, after)
    )
