"""The shape of a line: how it is built, without its names and numbers."""

import re

from steptrace.context import Context
from steptrace.expression import EULER, Call, Derivative, Name, Node, Num, Pow, rewrite
from steptrace.notation.printer import to_text
from steptrace.rubric import digest
from steptrace.rubric.digest import Sides

BOX = Name("□")


def shape(sides: Sides, context: Context, by: str = "x") -> str:
    """Print a line with a box for each name, each number and each power of e.

    Where one thing put into all boxes would give the line, functions become boxes too.

    Parameters
    ----------
    sides : tuple of Node
        One expression, or both sides of an equation.
    context : Context
        What is known about the names.
    by : str
        The variable of the exercise: derivatives by it say so.

    Returns
    -------
    str

    Examples
    --------
    >>> from steptrace.notation.parser import read
    >>> shape((read("-(1 + e^-x)^-2 * d/dx[1 + e^-x]"),), Context())
    '-(□ + □)^-□ * d/dx[□ + □]'
    >>> shape((read("sigma'(x)/sigma(x)"),), Context())
    '□/□'
    """
    tries = ([_boxed(side, by, kept) for side in sides] for kept in ((), (Call,), (Node,)))
    boxed = next(one for one in tries if not _is_read_off(one, sides, context))
    # The printer writes the derivative of a name as a fraction.
    return re.sub(r"d□/(d\w+|d□)", r"d/\1[□]", " = ".join(map(to_text, boxed)))


def _boxed(node, by, also):
    """The tree with boxes, in which nodes of the types `also` are boxes as well."""
    if _is_atom(node) or isinstance(node, also):
        return BOX
    parts = [_boxed(part, by, also) for part in node.parts]
    if isinstance(node, Derivative):
        return Derivative(*parts, node.by if node.by == by else BOX.name, node.order)
    return node.rebuild(parts)


def _is_atom(node):
    return isinstance(node, Name | Num) or (isinstance(node, Pow) and node.base == EULER)


def _is_read_off(boxed, sides, context):
    """Whether one thing of the line put into all boxes gives the line."""
    line = digest.of_form(sides, context)
    atoms = {atom for side in sides for atom in _atoms(side)}
    filled = (tuple(_filled(side, atom) for side in boxed) for atom in atoms)
    return boxed != [BOX] and any(digest.of_form(one, context) == line for one in filled)


def _atoms(node):
    """Yield the parts of a line that boxes stand for."""
    if _is_atom(node):
        yield node
    for part in node.parts:
        yield from _atoms(part)


def _filled(node, atom):
    def fill(part: Node) -> Node:
        if part == BOX:
            return atom
        if isinstance(part, Derivative) and part.by == BOX.name and isinstance(atom, Name):
            return Derivative(part.arg, atom.name, part.order)
        return part

    return rewrite(node, fill)
