"""The argument of a function that is written without brackets, as in ln 2x or sin x^2."""

from collections.abc import Sequence

from steptrace.expression import Call, Mul, Name, Node, Num, Pow
from steptrace.notation.errors import Unreadable
from steptrace.notation.product import Piece, Shape

_SHAPES = {Name: Shape.NAME, Num: Shape.NUMBER}


def argument_of(call: Piece, column: int) -> Piece:
    """Return the argument of a function without brackets, for what is written behind it.

    Parameters
    ----------
    call : Piece
        The function at its argument.
    column : int
        Where what stands behind begins.

    Returns
    -------
    Piece

    Raises
    ------
    Unreadable
        The argument is more than a name or a number, or it is not touched, or the function is a
        root, whose bar does not show how far it reaches.
    """
    node = _called(call.node).arg
    if type(node) not in _SHAPES or call.end != column or _is_root(call):
        raise Unreadable("bare-argument", call.start)
    return Piece(node, _SHAPES[type(node)], call.start, call.end)


def with_argument(call: Piece, argument: Piece) -> Piece:
    """Return a function without brackets at another argument.

    Parameters
    ----------
    call : Piece
        The function at its argument.
    argument : Piece
        What it is to be at; the function ends where this ends.

    Returns
    -------
    Piece
    """
    node = _at(call.node, argument.node)
    ends_in_number = argument.ends_in_number
    return Piece(node, call.shape, call.start, argument.end, ends_in_number=ends_in_number)


def with_arguments(parts: Sequence) -> list:
    """Let each function without brackets take what touches its argument.

    Parameters
    ----------
    parts : sequence
        Alternately a piece with the operators before it, and what stands between two.

    Returns
    -------
    list
        The same, with the pieces that are taken left out.
    """
    taken = list(parts[:1])
    for joint, (operators, piece) in zip(parts[1::2], parts[2::2], strict=True):
        before, call = taken[-1]
        if joint or operators or not _takes(call, piece):
            taken += [joint, (operators, piece)]
            continue
        product = Mul((_called(call.node).arg, piece.node))
        ends_in_number = piece.ends_in_number
        argument = Piece(product, Shape.PRODUCT, 0, piece.end, ends_in_number=ends_in_number)
        taken[-1] = (before, with_argument(call, argument))
    return taken


def _takes(call, piece):
    if call.shape is not Shape.BARE_CALL or call.end != piece.start:
        return False
    product = piece.stem is Shape.NAME and not isinstance(_called(call.node).arg, Call | Pow)
    return product and not _is_root(call)


def _is_root(call):
    return _called(call.node).function == "sqrt"


def _called(node: Node) -> Call:
    """The function itself, of which a power may be written, as in sin^2 x."""
    return node.base if isinstance(node, Pow) else node  # type: ignore[return-value]


def _at(node, argument):
    called = _called(node).rebuild((argument, *_called(node).parts[1:]))
    return Pow(called, node.exponent) if isinstance(node, Pow) else called
