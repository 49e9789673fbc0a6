"""Goals: the forms in which a task asks for the end of a derivation."""

from collections.abc import Callable
from dataclasses import dataclass

from steptrace.expression import Add, Call, Derivative, Div, Mul, Name, Neg, Node, Num, Pow, walk
from steptrace.form.unevaluated import holds_derivative
from steptrace.functions import is_taught_by_rule


@dataclass(frozen=True)
class Goal:
    """A form for the end of a derivation.

    Attributes
    ----------
    name : str
        Its name in the vocabulary, which says what is to be done.
    has_form : callable
        Tells from the last line's expression, with its derivatives worked out, whether it has the
        form.
    solved : bool
        Whether the last line must be an equation that begins with y'.
    """

    name: str
    has_form: Callable[[Node], bool] = lambda node: True
    solved: bool = False

    def reached(self, left: Node | None, right: Node) -> bool:
        """Return whether a line has the form.

        Parameters
        ----------
        left : Node or None
            The left-hand side, where the derivation is one of equations.
        right : Node
            The expression, or the right-hand side.

        Returns
        -------
        bool

        Examples
        --------
        >>> from steptrace.notation.parser import read
        >>> WORKED.reached(None, read("2 d/dx[x]")), WORKED.reached(None, read("2"))
        (False, True)
        """
        if self.solved and not (isinstance(left, Derivative) and isinstance(left.arg, Name)):
            return False
        return not holds_derivative(right) and self.has_form(right)


def _numbers(parts):
    """How many of the parts of a sum or product are numbers."""
    bare = (part.arg if isinstance(part, Neg) else part for part in parts)
    return sum(isinstance(part, Num) for part in bare)


def _factors(node):
    """The factors of a product, those of products within it too."""
    if not isinstance(node, Mul):
        return [node]
    return [factor for part in node.factors for factor in _factors(part)]


def _are_numbers_gathered(node):
    return all(
        _numbers(_factors(part) if isinstance(part, Mul) else part.parts) < 2
        for part in walk(node)
        if isinstance(part, Mul | Add)
    )


def _is_flat(node):
    """Whether no fraction and no negative exponent is in an expression."""
    return not any(
        isinstance(part, Div) or (isinstance(part, Pow) and isinstance(part.exponent, Neg))
        for part in walk(node)
    )


def _is_one_fraction(node):
    bare = node.arg if isinstance(node, Neg) else node
    return isinstance(bare, Div) and all(map(_is_flat, bare.parts))


def _is_multiplied_out(node):
    inside = {Mul: lambda part: part.factors, Neg: lambda part: part.parts}
    inside[Pow] = lambda part: (part.base,)
    return not any(
        isinstance(inner, Add)
        for part in walk(node)
        if type(part) in inside
        for inner in inside[type(part)](part)
    )


def _is_one_power(node):
    if isinstance(node, Call):
        return node.function == "exp"
    return isinstance(node, Pow) and isinstance(node.base, Name)


def _is_log(node):
    return isinstance(node, Call) and node.function == "log"


def _are_logs_apart(node):
    return not any(isinstance(part.arg, Mul | Div | Pow) for part in walk(node) if _is_log(part))


def _are_logs_natural(node):
    return all(part.base is None for part in walk(node) if _is_log(part))


def _is_written_out(node):
    calls = (part for part in walk(node) if isinstance(part, Call))
    return all(is_taught_by_rule(part.function) for part in calls)


WORKED = Goal("worked")
GATHERED = Goal("gathered", _are_numbers_gathered)
ONE_FRACTION = Goal("one fraction", _is_one_fraction)
NO_FRACTION = Goal("no fraction", _is_flat)
MULTIPLIED_OUT = Goal("multiplied out", _is_multiplied_out)
ONE_POWER = Goal("one power", _is_one_power)
ONE_LOGARITHM = Goal("one logarithm", _is_log)
LOGARITHMS_APART = Goal("logarithms apart", _are_logs_apart)
NATURAL = Goal("natural", _are_logs_natural)
WRITTEN_OUT = Goal("written out", _is_written_out)
IN_X = Goal("in x", lambda node: node.names <= {"x"})
SOLVED = Goal("solved", solved=True)
