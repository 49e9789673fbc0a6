"""Whether two answers to an exercise are the same, measured without the course's own checks.

Functions are called at many inputs, texts in the notation are worked out by SymPy, numbers are
compared as numbers. Some exercises have many right answers; those have an oracle of their own.
"""

import inspect
import warnings
from dataclasses import dataclass
from functools import cache

import numpy as np
import sympy
from helpers import oracles
from steptrace.expression import Derivative, Name
from steptrace.notation.reader import read_derivation
from steptrace_helpers import trees

# Each tier asks for its own range.
LOGITS = {
    "correct": np.array([-9.6, -5.1, -2.3, -1.2, -0.4, 0.0, 0.6, 1.7, 2.9, 5.2, 7.3, 10.0]),
    "stable": np.array([-745.0, -40.0, -9.6, -2.3, -0.4, 0.0, 0.6, 1.7, 5.2, 10.0, 37.0, 710.0]),
}
SHAPES = (lambda v: v, lambda v: v[3], lambda v: v[:0], lambda v: v.reshape(2, -1), np.float32)


def alike(exercise, right, mutant, names, tier):
    """Say whether two namespaces hold the same answer, or the second another right one.

    Parameters
    ----------
    exercise : str
        Such as "1-sigmoid/plot".
    right, mutant : dict
        The names that the reference and its mutant have set.
    names : iterable of str
        The names that are marked.
    tier : {"correct", "stable"}
        How far out functions must work.
    """
    same = Same(tuple(oracles.curves(exercise).items()), LOGITS[tier])
    judges = oracles.oracles(exercise)
    return all(
        judges[name](mutant) if name in judges else same.values(right[name], mutant[name])
        for name in names
    )


@dataclass(frozen=True)
class Same:
    """How two values are compared: with some names given, at some logits."""

    given: tuple
    logits: np.ndarray

    def values(self, one, other):
        """Compare two values of any kind that an answer holds."""
        if type(one) is not type(other):
            return False
        if callable(one):
            return self.calls(one, other)
        if isinstance(one, str):
            return one == other or _worked_out(one, self.given) == _worked_out(other, self.given)
        if isinstance(one, dict):
            return one.keys() == other.keys() and all(self.values(one[k], other[k]) for k in one)
        if isinstance(one, (list, tuple)):
            pairs = zip(one, other, strict=False)
            return len(one) == len(other) and all(self.values(*pair) for pair in pairs)
        return one == other or bool(np.all(np.isclose(one, other, 1e-9, equal_nan=True)))

    def calls(self, one, other):
        """Compare two functions by what comes of calls."""
        names = tuple(inspect.signature(one).parameters)
        return all(_agree(one, other, args) for args in self.inputs(names))

    def inputs(self, names):
        """Arguments for a function by its parameters: elementwise ones, or tables of examples."""
        if {"X", "features"} & set(names):
            for n, d in ((5, 2), (8, 1), (3, 2), (1, 3)):
                yield tuple(_examples(n, d)[name] for name in names)
            return
        p, t = (np.arange(12) + 0.5) / 13, np.arange(12) % 3 / 2
        columns = {"x": self.logits, "z": self.logits, "p": p, "t": t}
        for shape in SHAPES:
            yield tuple(shape(columns[name]) for name in names)


def _examples(n, d):
    """n examples of d features: X with its ones, weights w and targets t."""
    rng = np.random.default_rng(n * d)
    features, w, t = rng.normal(size=(n, d)), rng.normal(size=d + 1), (np.arange(n) % 3) / 2
    return {"features": features, "X": np.insert(features, 0, 1, axis=1), "w": w, "t": t}


def _agree(one, other, args):
    """Whether a call brings the same shape, values and kind of warning, or the same exception."""
    (value, error, warned), (value_too, error_too, warned_too) = (
        _outcome(function, args) for function in (one, other)
    )
    if (type(error), warned, np.shape(value)) != (type(error_too), warned_too, np.shape(value_too)):
        return False
    digits = 1e-2 if np.result_type(*args) == np.float32 else 1e-9
    return error is not None or np.allclose(value, value_too, digits, 1e-12, equal_nan=True)


def _outcome(function, args):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            return np.asarray(function(*args), float), None, len(caught) > 0
        except Exception as error:
            return None, error, False


@cache
def _worked_out(text, given):
    """The values of a text's lines at two points; of a line that is an equation, whether it holds.

    What cannot be read is worth what it is.
    """
    derivation = read_derivation(text)
    if derivation.unreadable:
        return text
    known = derivation.definitions | {
        name: read_derivation(curve).lines[0].node for name, curve in given
    }
    sides = [(_sympy(line.left, known), _sympy(line.node, known)) for line in derivation.lines]
    return tuple(_value(left, node) for left, node in sides)


def _value(left, node):
    if left is None:
        return tuple(f"{number:.20e}" for number in _numbers(node))
    return all(abs(number) < 1e-30 for number in _numbers(left - node))


def _numbers(expression):
    names = sorted(expression.free_symbols, key=str)
    for shift in (3, 4):
        point = {s: sympy.Rational(_number(str(s)) % 61 + 9, 73 + shift) for s in names}
        yield sympy.N(expression.subs(point), 40)


def _number(name):
    """A number for a name, the same in each run."""
    return sum(ord(letter) * 31**place for place, letter in enumerate(name))


def _sympy(node, known):
    """A line as SymPy's, with what is given put in."""
    return None if node is None else _put_in(_resolved(node, known), known, ())


def _resolved(node, known):
    """A line as SymPy's, where a derivative by a name that was given takes that for a variable."""
    if not any(isinstance(part, Derivative) for part in trees.walk(node)):
        return trees.oracle(node)
    if isinstance(node, Derivative):
        inside = _put_in(_resolved(node.arg, known), known, (node.by,))
        return sympy.diff(inside, sympy.Symbol(node.by, real=True), node.order)
    parts = [_resolved(part, known) for part in node.parts]
    names = [f"part_{place}" for place in range(len(parts))]
    outside = trees.oracle(node.rebuild(tuple(map(Name, names))))
    symbols = [sympy.Symbol(name, real=True) for name in names]
    return outside.subs(dict(zip(symbols, parts, strict=True)), simultaneous=True)


def _put_in(expression, known, kept):
    """Put in what is given, but for the names that are kept."""
    names = [name for name in known if name not in kept]
    given = {sympy.Symbol(name, real=True): trees.oracle(known[name]) for name in names}
    for _ in given:
        expression = expression.subs(given)
    return expression
