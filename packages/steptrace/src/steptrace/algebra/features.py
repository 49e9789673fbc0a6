"""Features of the written form, by which two lines are compared to tell what was done."""

from collections import Counter

from steptrace.expression import ONE, ZERO, Add, Call, Div, Mul, Neg, Node, Pow, signed, walk
from steptrace.form.similarity import tidied
from steptrace.form.tidy import Tidied, tidy


def are_alike(before: Node, after: Node) -> bool:
    """Return whether two lines are the same after tidying, so that only the notation differs."""
    return tidied(before) == tidied(after)


def unsigned(node: Node) -> Node:
    """Return an expression without the minus sign in front of it, if it has one."""
    return node.arg if isinstance(node, Neg) else node


def negative_powers(node: Node) -> int:
    """Count the powers whose exponent is a negative number."""
    return sum(isinstance(part, Pow) and (signed(part.exponent) or 0) < 0 for part in walk(node))


def fractions(node: Node) -> int:
    """Count the fractions."""
    return sum(isinstance(part, Div) for part in walk(node))


def divides_by_fraction(node: Node) -> bool:
    """Return whether the denominator of some fraction is itself a fraction."""
    parts = (part for part in walk(node) if isinstance(part, Div))
    return any(isinstance(unsigned(part.den), Div) for part in parts)


def products(node: Node) -> int:
    """Count the products."""
    return sum(isinstance(part, Mul) for part in walk(node))


def powers(node: Node) -> int:
    """Count the powers."""
    return sum(isinstance(part, Pow) for part in walk(node))


def logarithms(node: Node) -> set[Tidied]:
    """Return the tidied arguments of all logarithms."""
    parts = (part for part in walk(node) if isinstance(part, Call) and part.function == "log")
    return {tidy(part.arg) for part in parts}


def zeros(node: Node) -> int:
    """Count the sums, products and fractions from which a zero could be left out, unlike e^0."""
    return sum(_has_zero(part) for part in walk(node))


def _has_zero(part):
    if isinstance(part, Div):
        return part.num == ZERO
    return isinstance(part, Add | Mul) and ZERO in part.parts


def leaves(node: Node) -> Counter[Node]:
    """Count the names and numbers in an expression, except the number 1."""
    return Counter(part for part in walk(node) if not part.parts and part != ONE)


def products_with_sums(node: Node) -> int:
    """Count the products that have a sum as a factor."""
    parts = (part for part in walk(node) if isinstance(part, Mul))
    return sum(any(isinstance(unsigned(factor), Add) for factor in part.factors) for part in parts)


def terms(node: Node) -> list[Node]:
    """Return the terms of a sum, nested sums flattened; any other expression is one term."""
    if not isinstance(node, Add):
        return [node]
    return [term for part in node.terms for term in terms(part)]


def count_terms(node: Node) -> int:
    """Count the terms of all sums; the terms of a nested sum count for both sums."""
    return sum(len(terms(part)) for part in walk(node) if isinstance(part, Add))


def adds_and_subtracts(before: Node, after: Node) -> bool:
    """Return whether the second line has at least two more terms, and two terms that cancel."""
    return count_terms(after) >= count_terms(before) + 2 and any(
        _has_opposites(part) for part in walk(after) if isinstance(part, Add)
    )


def _has_opposites(node):
    found = terms(node)
    return any(Neg(term) in found for term in found)


def splits(whole: Node, parts: Node) -> bool:
    """Return whether a fraction with a sum as its numerator becomes a sum of fractions."""
    fraction = unsigned(whole)
    return (
        isinstance(parts, Add)
        and any(isinstance(unsigned(term), Div) for term in parts.terms)
        and isinstance(fraction, Div)
        and isinstance(fraction.num, Add)
    )


def joins(parts: Node, whole: Node) -> bool:
    """Return whether a sum of several fractions becomes one fraction."""
    several = isinstance(parts, Add) and sum(isinstance(unsigned(t), Div) for t in parts.terms) > 1
    return several and isinstance(unsigned(whole), Div)


def expands(before: Node, after: Node) -> bool:
    """Return whether both lines are fractions and the second is larger, as after expanding."""
    return (
        isinstance(unsigned(after), Div)
        and isinstance(unsigned(before), Div)
        and after.size > before.size
    )


def takes_apart(before: Node, after: Node) -> bool:
    """Return whether the number of fractions grows, or a fraction becomes a product with one."""
    more = fractions(after) - fractions(before)
    return more > 0 or (more == 0 and isinstance(before, Div) and isinstance(after, Mul))
