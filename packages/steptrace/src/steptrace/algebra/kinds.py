"""The kinds of algebra: what is done to a line in which nothing is differentiated."""

from collections import Counter

from steptrace.expression import ONE, ZERO, Add, Call, Div, Mul, Neg, Pow, signed, walk
from steptrace.form.similarity import tidied
from steptrace.form.tidy import gathered, tidy

DEFINED = ("sigma", "softplus", "logit", "tanh", "sinh", "cosh")


def name(before, after, context):
    """The rule for a step of algebra, others that fit, and its kind.

    Parameters
    ----------
    before, after : Node
        Two lines that are equal with their derivatives held.
    context : Context
        What was given.

    Returns
    -------
    tuple of (tuple of str, tuple of str, str)
        Rules, also, and the kind in words.
    """
    ours, theirs = _calls(before), _calls(after)
    if _primes(before) > _primes(after):
        return ("known derivative",), ("algebra",), "putting in what is known"
    if _bases(before) != _bases(after):
        return ("change of base",), ("algebra",), "changing the base"
    if _given(before, context) != _given(after, context):
        return ("substitution",), ("algebra",), "putting in what was given"
    changed = _changed(before, after, context)
    if ours != theirs and any(map(_calls, changed)):
        return ("definition",), ("substitution", "algebra"), _defining(ours, theirs)
    return ("algebra",), (), _kind(*changed)


def _defining(ours, theirs):
    """What is done where the known functions of two lines differ."""
    before, after = ({function for function, _ in calls} for calls in (ours, theirs))
    new = after - before or ({f for f, _ in theirs - ours} if len(theirs) > len(ours) else ())
    if new:
        return f"putting {' and '.join(sorted(new))} in"
    return "a known identity" if before == after else "writing a function out"


def restated(before, after, context):
    """The rule for a step that says the same in another way, as sigma'(x) for d/dx sigma(x)."""
    if before == after or _given(before, context) != _given(after, context):
        return name(before, after, context)
    return ("definition",), ("algebra",), "another way of writing"


def _calls(node):
    return {
        (part.function, tidy(part.arg))
        for part in walk(node)
        if isinstance(part, Call) and part.function in DEFINED
    }


def _primes(node):
    return sum(isinstance(part, Call) and part.order > 0 for part in walk(node))


def _given(node, context):
    return node.names & set(context.given)


def _bases(node):
    return {part.base for part in walk(node) if isinstance(part, Call) and part.base is not None}


def _changed(before, after, context):
    """The smallest parts in which two lines differ, the same around them."""
    while type(before) is type(after) and len(before.parts) == len(after.parts):
        differing = [
            (ours, theirs)
            for ours, theirs in zip(before.parts, after.parts, strict=True)
            if ours != theirs
        ]
        if len(differing) != 1 or before.rebuild(after.parts) != after:
            break
        if not context.equal(*differing[0]):
            break
        ((before, after),) = differing
    return before, after


def _kind(before, after):
    """What was done, by the forms of the parts that differ."""
    for kind, fits in KINDS:
        if fits(_unsigned(before), _unsigned(after)):
            return kind
    return "rearranging"


def _alike(before, after):
    return tidied(before) == tidied(after)


def _unsigned(node):
    return node.arg if isinstance(node, Neg) else node


def _negative_powers(node):
    return sum(isinstance(part, Pow) and (signed(part.exponent) or 0) < 0 for part in walk(node))


def _fractions(node):
    return sum(isinstance(part, Div) for part in walk(node))


def _divides(node):
    """Whether a fraction stands below the line of another one."""
    parts = (part for part in walk(node) if isinstance(part, Div))
    return any(isinstance(_unsigned(part.den), Div) for part in parts)


def _products(node):
    return sum(isinstance(part, Mul) for part in walk(node))


def _powers(node):
    return sum(isinstance(part, Pow) for part in walk(node))


def _logarithms(node):
    parts = (part for part in walk(node) if isinstance(part, Call) and part.function == "log")
    return {tidy(part.arg) for part in parts}


def _zeros(node):
    """The sums, products and fractions with a zero in them: that of e^0 is not left out."""
    return sum(_has_zero(part) for part in walk(node))


def _has_zero(part):
    if isinstance(part, Div):
        return part.num == ZERO
    return isinstance(part, Add | Mul) and ZERO in part.parts


def _leaves(node):
    """The names and numbers in an expression, ones left out, as often as they stand there."""
    parts = (part for part in walk(node) if not part.parts and part != ONE)
    return Counter(parts)


def _products_with_sums(node):
    parts = (part for part in walk(node) if isinstance(part, Mul))
    return sum(any(isinstance(_unsigned(factor), Add) for factor in part.factors) for part in parts)


def _adds_and_subtracts(before, after):
    """Whether the second has two more terms that cancel, somewhere in it."""
    return _count_terms(after) >= _count_terms(before) + 2 and any(
        _cancels(part) for part in walk(after) if isinstance(part, Add)
    )


def _count_terms(node):
    return sum(len(_flat(part)) for part in walk(node) if isinstance(part, Add))


def _flat(node):
    if not isinstance(node, Add):
        return [node]
    return [term for part in node.terms for term in _flat(part)]


def _cancels(node):
    terms = _flat(node)
    return any(Neg(term) in terms for term in terms)


def _splits(whole, parts):
    """Whether a fraction with a sum above becomes a sum of fractions."""
    return (
        isinstance(parts, Add)
        and any(isinstance(_unsigned(term), Div) for term in parts.terms)
        and isinstance(_unsigned(whole), Div)
        and isinstance(_unsigned(whole).num, Add)
    )


def _joins(parts, whole):
    """Whether several fractions that are added become one."""
    several = isinstance(parts, Add) and sum(isinstance(_unsigned(t), Div) for t in parts.terms) > 1
    return several and isinstance(_unsigned(whole), Div)


def _expands(before, after):
    """Whether a factor came to both parts of a fraction."""
    return (
        isinstance(_unsigned(after), Div)
        and isinstance(_unsigned(before), Div)
        and after.size > before.size
    )


def _takes_apart(before, after):
    """Whether a fraction becomes a product with a fraction in it, or with more of them."""
    more = _fractions(after) - _fractions(before)
    return more > 0 or (more == 0 and isinstance(before, Div) and isinstance(after, Mul))


def _cancels_in_fraction(before, after):
    return _fractions(after) < _fractions(before) or _expands(after, before)


KINDS = (
    ("repeating the line before", lambda a, b: a == b),
    ("leaving out a zero", lambda a, b: _alike(a, b) and _zeros(b) < _zeros(a)),
    ("add and subtract", _adds_and_subtracts),
    ("rules of logarithms", lambda a, b: _logarithms(a) != _logarithms(b)),
    ("writing as a power", lambda a, b: _alike(a, b) and _negative_powers(b) > _negative_powers(a)),
    (
        "writing as a fraction",
        lambda a, b: _alike(a, b) and _negative_powers(b) < _negative_powers(a),
    ),
    ("splitting a fraction", _splits),
    ("common denominator", lambda a, b: _splits(b, a) or _joins(a, b)),
    (
        "writing as a product",
        lambda a, b: _alike(a, b) and _takes_apart(a, b) and _products(b) > _products(a),
    ),
    ("writing as a fraction", lambda a, b: _alike(a, b) and _takes_apart(a, b)),
    ("dividing by a fraction", lambda a, b: _alike(a, b) and _divides(a) and not _divides(b)),
    (
        "putting factors together",
        lambda a, b: _alike(a, b) and _fractions(b) < _fractions(a) and _leaves(a) == _leaves(b),
    ),
    ("cancelling", lambda a, b: _alike(a, b) and _fractions(b) < _fractions(a)),
    ("expanding the fraction", lambda a, b: _alike(a, b) and _expands(a, b)),
    ("cancelling", lambda a, b: _alike(a, b) and _expands(b, a)),
    ("rules of powers", lambda a, b: _alike(a, b) and _powers(a) != _powers(b)),
    ("putting factors together", lambda a, b: _alike(a, b) and b.size < a.size),
    ("reordering", lambda a, b: _alike(a, b)),
    ("expanding the fraction", _expands),
    ("cancelling", _cancels_in_fraction),
    ("rearranging", lambda a, b: isinstance(a, Add) and Counter(_flat(a)) == Counter(_flat(b))),
    ("collecting terms", lambda a, b: isinstance(a, Add) and gathered(a) == gathered(b)),
    ("factoring", lambda a, b: isinstance(a, Add) and isinstance(b, Mul)),
    ("multiplying out", lambda a, b: isinstance(a, Mul) and isinstance(b, Add)),
    ("multiplying out", lambda a, b: _products_with_sums(b) < _products_with_sums(a)),
    ("factoring", lambda a, b: _products_with_sums(b) > _products_with_sums(a)),
    ("collecting terms", lambda a, b: _count_terms(b) < _count_terms(a)),
)
