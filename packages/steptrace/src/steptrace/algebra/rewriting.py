"""The rules for steps that work out no derivative, and how to tell which one a step uses."""

from enum import StrEnum
from typing import NamedTuple

from steptrace.algebra.buggy import COMPLEMENT, REFLECTED, SIGN
from steptrace.algebra.kinds import kind_of
from steptrace.context import Context
from steptrace.expression import Call, Node, walk
from steptrace.form.tidy import tidy
from steptrace.functions import FUNCTIONS, is_taught_by_rule
from steptrace.rules.known import KNOWN_DERIVATIVE
from steptrace.rules.rule import Example, Rule

ALGEBRA = Rule(
    name="algebra",
    sentence="The line is rewritten; its value stays the same.",
    example=Example("x (1 + x)", "x + x^2"),
    spoken="algebra",
    buggy=(SIGN, REFLECTED, COMPLEMENT),
)
CHANGE_OF_BASE = Rule(
    name="change of base",
    sentence="log_b(x) = ln(x)/ln(b).",
    example=Example("log_2(x)", "ln(x)/ln(2)"),
    spoken="a change of base",
)
DEFINITION = Rule(
    name="definition",
    sentence="A function is written out by its definition, or put in for that.",
    example=Example("1/(1 + e^-x)", "sigma(x)"),
    spoken="definition",
)
SUBSTITUTION = Rule(
    name="substitution",
    sentence="What a name was given to stand for is put in for it, or the name for that.",
    example=Example("let u = 1 + x\n1/u", "1/(1 + x)"),
    spoken="substitution",
)


class Rewriting(StrEnum):
    """What is done in a step that rewrites a line by other means than a kind of algebra."""

    KNOWN = "putting in what is known"
    GIVEN = "putting in what was given"
    BASE = "changing the base"
    FUNCTIONS = "putting functions in"
    WRITTEN_OUT = "writing a function out"
    IDENTITY = "a known identity"
    RESTATED = "another way of writing"


class Found(NamedTuple):
    """How a line was rewritten.

    Attributes
    ----------
    rules : tuple of str
        The rules used.
    also : tuple of str
        Other rules that fit too.
    kind : str
        A member of `Rewriting` or the name of a `Kind`.
    functions : tuple of str
        The functions that were put in, if any.
    """

    rules: tuple[str, ...]
    also: tuple[str, ...]
    kind: str
    functions: tuple[str, ...] = ()


def name(before: Node, after: Node, context: Context) -> Found:
    """Find the rule for a step that works out no derivative.

    Parameters
    ----------
    before, after : Node
        Two lines that are equal with their derivatives unevaluated.
    context : Context
        Which names were given.

    Returns
    -------
    Found
        The rule, other rules that fit, and what was done.
    """
    ours, theirs = _calls(before), _calls(after)
    if _primes(before) > _primes(after):
        return Found((KNOWN_DERIVATIVE.name,), (ALGEBRA.name,), Rewriting.KNOWN)
    if _bases(before) != _bases(after):
        return Found((CHANGE_OF_BASE.name,), (ALGEBRA.name,), Rewriting.BASE)
    if _given(before, context) != _given(after, context):
        return Found((SUBSTITUTION.name,), (ALGEBRA.name,), Rewriting.GIVEN)
    changed = _changed(before, after, context)
    if ours != theirs and any(map(_calls, changed)):
        also = (SUBSTITUTION.name, ALGEBRA.name)
        return Found((DEFINITION.name,), also, *_defining(ours, theirs))
    return Found((ALGEBRA.name,), (), kind_of(*changed).name)


def _defining(ours, theirs):
    """What is done if the functions in two lines differ, and the functions that are put in."""
    before, after = ({function for function, _ in calls} for calls in (ours, theirs))
    new = after - before or ({f for f, _ in theirs - ours} if len(theirs) > len(ours) else ())
    if new:
        return Rewriting.FUNCTIONS, tuple(sorted(new))
    written_out = any(FUNCTIONS[function].definition for function in before - after)
    return Rewriting.WRITTEN_OUT if written_out else Rewriting.IDENTITY, ()


def restated(before: Node, after: Node, context: Context) -> Found:
    """Find the rule for a step that only changes notation, such as sigma'(x) for d/dx sigma(x).

    Parameters
    ----------
    before, after : Node
        Two lines as written that have the same unevaluated derivatives.
    context : Context
        Which names were given.

    Returns
    -------
    Found
        As from `name`.
    """
    if before == after or _given(before, context) != _given(after, context):
        return name(before, after, context)
    return Found((DEFINITION.name,), (ALGEBRA.name,), Rewriting.RESTATED)


def _calls(node):
    return {
        (part.function, tidy(part.arg))
        for part in walk(node)
        if isinstance(part, Call) and not is_taught_by_rule(part.function)
    }


def _primes(node):
    return sum(isinstance(part, Call) and part.order > 0 for part in walk(node))


def _given(node, context):
    return node.names & set(context.given)


def _bases(node):
    return {part.base for part in walk(node) if isinstance(part, Call) and part.base is not None}


def _changed(before, after, context):
    """The smallest parts in which two lines differ, if all around them is the same."""
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
