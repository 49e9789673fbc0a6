"""What is counted in two lines, to tell what was done between them."""

from collections import Counter

from steptrace.expression import ONE, ZERO, Add, Call, Div, Mul, Neg, Node, Pow, signed, walk
from steptrace.form.similarity import tidied
from steptrace.form.tidy import Tidied, tidy


def are_alike(before: Node, after: Node) -> bool:
    """Whether tidying brings two lines together: only the way of writing differs."""
    return tidied(before) == tidied(after)


def unsigned(node: Node) -> Node:
    """An expression without a minus in front."""
    return node.arg if isinstance(node, Neg) else node


def negative_powers(node: Node) -> int:
    """How many powers have a negative number as their exponent."""
    return sum(isinstance(part, Pow) and (signed(part.exponent) or 0) < 0 for part in walk(node))


def fractions(node: Node) -> int:
    """How many fractions there are."""
    return sum(isinstance(part, Div) for part in walk(node))


def divides_by_fraction(node: Node) -> bool:
    """Whether a fraction stands below the line of another one."""
    parts = (part for part in walk(node) if isinstance(part, Div))
    return any(isinstance(unsigned(part.den), Div) for part in parts)


def products(node: Node) -> int:
    """How many products there are."""
    return sum(isinstance(part, Mul) for part in walk(node))


def powers(node: Node) -> int:
    """How many powers there are."""
    return sum(isinstance(part, Pow) for part in walk(node))


def logarithms(node: Node) -> set[Tidied]:
    """The arguments of the logarithms, up to tidying."""
    parts = (part for part in walk(node) if isinstance(part, Call) and part.function == "log")
    return {tidy(part.arg) for part in parts}


def zeros(node: Node) -> int:
    """How many sums, products and fractions have a zero in them: that of e^0 is not left out."""
    return sum(_has_zero(part) for part in walk(node))


def _has_zero(part):
    if isinstance(part, Div):
        return part.num == ZERO
    return isinstance(part, Add | Mul) and ZERO in part.parts


def leaves(node: Node) -> Counter[Node]:
    """The names and numbers in an expression, ones left out, as often as they stand there."""
    return Counter(part for part in walk(node) if not part.parts and part != ONE)


def products_with_sums(node: Node) -> int:
    """How many products have a sum as a factor."""
    parts = (part for part in walk(node) if isinstance(part, Mul))
    return sum(any(isinstance(unsigned(factor), Add) for factor in part.factors) for part in parts)


def terms(node: Node) -> list[Node]:
    """The terms of a sum, those of sums in it among them; all else is one term."""
    if not isinstance(node, Add):
        return [node]
    return [term for part in node.terms for term in terms(part)]


def count_terms(node: Node) -> int:
    """How many terms all sums have together, those of a sum in a sum counted with both."""
    return sum(len(terms(part)) for part in walk(node) if isinstance(part, Add))


def adds_and_subtracts(before: Node, after: Node) -> bool:
    """Whether the second line has two more terms that cancel, somewhere in it."""
    return count_terms(after) >= count_terms(before) + 2 and any(
        _has_opposites(part) for part in walk(after) if isinstance(part, Add)
    )


def _has_opposites(node):
    found = terms(node)
    return any(Neg(term) in found for term in found)


def splits(whole: Node, parts: Node) -> bool:
    """Whether a fraction with a sum above becomes a sum of fractions."""
    fraction = unsigned(whole)
    return (
        isinstance(parts, Add)
        and any(isinstance(unsigned(term), Div) for term in parts.terms)
        and isinstance(fraction, Div)
        and isinstance(fraction.num, Add)
    )


def joins(parts: Node, whole: Node) -> bool:
    """Whether several fractions that are added become one."""
    several = isinstance(parts, Add) and sum(isinstance(unsigned(t), Div) for t in parts.terms) > 1
    return several and isinstance(unsigned(whole), Div)


def expands(before: Node, after: Node) -> bool:
    """Whether a factor came to both parts of a fraction."""
    return (
        isinstance(unsigned(after), Div)
        and isinstance(unsigned(before), Div)
        and after.size > before.size
    )


def takes_apart(before: Node, after: Node) -> bool:
    """Whether a fraction becomes a product with a fraction in it, or with more of them."""
    more = fractions(after) - fractions(before)
    return more > 0 or (more == 0 and isinstance(before, Div) and isinstance(after, Mul))
