"""Helpers for tests of LaTeX: the trees that it is read as, and the problem that stops it."""

from steptrace.messages.parsing import located
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.parser import to_notation
from steptrace.notation.parser import read
from steptrace.notation.reader import read_derivation


def nodes(text):
    """The expressions of a derivation, each line read by the notation's own reader."""
    derivation = read_derivation("\n".join(line.text for line in to_notation(text)))
    assert derivation.unreadable is None, located(derivation.unreadable)
    return [line.node for line in derivation.lines]


def refusal(text):
    """What stops the reading of a text, None where nothing does."""
    try:
        for line in to_notation(text):
            for side in line.text.partition("#")[0].split("="):
                _read_at(line, side)
    except Unreadable as found:
        return found
    return None


def _read_at(line, side):
    try:
        if side.strip(" >"):
            read(side)
    except Unreadable as found:
        found.column += line.text.index(side)
        raise line.locate(found) from None
