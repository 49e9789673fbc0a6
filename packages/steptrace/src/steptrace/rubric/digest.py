"""Digests of lines: two lines with a digest in common are written alike.

A released sheet holds the digests of the lines that it asks for in place of the lines, so that
the check in it knows them and does not show them.
"""

from hashlib import sha256

from steptrace.context import Context
from steptrace.errors import TooLarge
from steptrace.expression import Node
from steptrace.form import written
from steptrace.form.unevaluated import canonical

# The sides of a line: one expression, or both sides of an equation.
Sides = tuple[Node, ...]
# No line of the notation begins with this character, which starts a comment.
MARK = "#"
DIGITS = 8


def of_form(sides: Sides, context: Context) -> str:
    """Return the digest of the written form of a line.

    Parameters
    ----------
    sides : tuple of Node
        One expression, or both sides of an equation, in either order.
    context : Context
        What is known about the names; given names are put in.

    Returns
    -------
    str
    """
    return _hashed(repr(written.written(side, context.given)) for side in _plain(sides, context))


def of_line(sides: Sides, context: Context) -> frozenset[str]:
    """Return all digests by which a line may meet a form.

    Parameters
    ----------
    sides : tuple of Node
        One expression, or both sides of an equation, in either order.
    context : Context
        What is known about the names; given names are put in.

    Returns
    -------
    frozenset of str
        Of its written form, of that with derivatives by given names worked out, and of the line as
        it stands.
    """
    keys = {of_form(sides, context), as_it_stands(sides, context)}
    worked = _worked(sides, context)
    return frozenset(keys | {_hashed(repr(written.written(side)) for side in worked)})


def as_it_stands(sides: Sides, context: Context) -> str:
    """Return the digest of a line in which nothing is worked out.

    Parameters
    ----------
    sides : tuple of Node
        One expression, or both sides of an equation, in either order.
    context : Context
        What is known about the names; given names are put in.

    Returns
    -------
    str
    """
    forms = (written.as_it_stands(side, context.given) for side in _plain(sides, context))
    return _hashed(["as it stands", *map(repr, forms)])


def is_digest(text: str) -> bool:
    """Return whether a text is a digest and not a line.

    Examples
    --------
    >>> is_digest("#01234567"), is_digest("2x")
    (True, False)
    """
    return text.startswith(MARK)


def _plain(sides, context):
    return [canonical(side, context) for side in sides]


def _worked(sides, context):
    """The sides with derivatives by given names worked out, as far as they can be."""
    try:
        return [context.put(side) for side in _plain(sides, context)]
    except TooLarge:
        return sides


def _hashed(sides):
    return MARK + sha256("\n".join(sorted(sides)).encode()).hexdigest()[:DIGITS]
