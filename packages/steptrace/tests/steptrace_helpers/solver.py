"""Solves a task to practise: derivatives by the rules, the form of the end by SymPy."""

import re

import sympy
from steptrace.expression import replace
from steptrace.form.unevaluated import holds_derivative, outermost
from steptrace.notation.printer import to_text
from steptrace.rules.families import OUTERMOST_FIRST
from steptrace.tracer import trace
from steptrace_helpers.trees import oracle

X, Y = sympy.Symbol("x", real=True), sympy.Symbol("y", real=True)
CURVE = sympy.Function("y")(X)


def in_logs(value):
    """Write a value as one logarithm."""
    return sympy.logcombine(value, force=True).replace(sympy.log, lambda u: sympy.log(u.cancel()))


def as_fraction(value):
    """Write a value as one fraction."""
    above, below = sympy.fraction(sympy.cancel(value))
    return f"({above})/({below})"


FORMS = {
    "one fraction": as_fraction,
    "one power": sympy.powsimp,
    "no fraction": lambda value: sympy.expand(sympy.cancel(value)),
    "multiplied out": sympy.expand,
    "one logarithm": in_logs,
    "logarithms apart": lambda value: sympy.expand_log(value, force=True),
    "written out": lambda value: value.rewrite(sympy.exp),
}


def solution(task):
    """A derivation from the start of a task to the form asked for."""
    given = task.start.splitlines()[:-1]
    if len(task.sides) > 1:
        return "\n".join([task.start, *_equations(task)])
    lines = [to_text(node) for node in worked_out(task)]
    end = FORMS.get(task.pattern.goal.name, lambda value: value)(_value(task))
    return "\n".join([*given, "\n= ".join([*lines, *([] if given else [written(end)])])])


def worked_out(task):
    """Given names written out, then one rule after another, each with its inner derivative left."""
    context = trace(task.start, task.constants).context
    lines = list(dict.fromkeys([task.sides[0], context.spelled(task.sides[0])]))
    while holds_derivative(lines[-1]):
        held = outermost(lines[-1])[0]
        lines.append(replace(lines[-1], {held: _applied(held, context)}))
    return lines


def _applied(held, context):
    """The result of the outermost rule that applies."""
    return next(form for rule in OUTERMOST_FIRST for form in rule.apply(held, context))


def _value(task):
    return oracle(task.sides[0])


def _equations(task):
    """Both sides differentiated, and the equation solved for y'."""
    left, right = (oracle(side) for side in task.sides)
    slopes = [sympy.diff(side.subs(Y, CURVE), X) for side in (left, right)]
    yield " = ".join(map(written, slopes))
    yield f"y' = {written(sympy.idiff(left - right, Y, X))}"


def written(value):
    """SymPy's expression in the notation."""
    text = str(value).replace("Derivative(y(x), x)", "y'").replace("y(x)", "y")
    return re.sub(r"\blog\(", "ln(", text).replace("**", "^")
