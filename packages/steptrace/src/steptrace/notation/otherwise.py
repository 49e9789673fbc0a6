"""Other readings of what is read in one way, to tell a writer how their line was read."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from steptrace.expression import Derivative, Node, walk
from steptrace.notation.errors import Unreadable
from steptrace.notation.names import NAME, Names
from steptrace.notation.parser import read

# What is typed, and what would be written for the other reading.
_OTHERS = (
    (re.compile(rf"([d∂]\s*/\s*[d∂]{NAME})\s+(?![\s(\[])(.*\S)\s*$"), r"\1[\2]"),
    (re.compile(rf"^[d∂]{NAME}\s*/\s*([d∂]{NAME})\s*[(\[](.*)[)\]]\s*$"), r"d/\1[\2]"),
    (re.compile(r"(?<![A-Za-z])e\s*(\([^()]*\))"), r"e^\1"),
    (re.compile(r"(?<![A-Za-z^])e\s*[-−–]\s*([0-9]*[A-Za-z])(?![A-Za-z])"), r"e^(-\1)"),
    (re.compile(r"(?<![A-Za-z])(?!e\()([A-Za-z])\([A-Za-z]\)"), r"\1"),
)


@dataclass(frozen=True)
class Otherwise:
    """Another reading of a line.

    Attributes
    ----------
    typed, instead : str
        The part that was typed, and what would be written for the other reading.
    node : Node
        The line as it would be read then.
    """

    typed: str
    instead: str
    node: Node


def others(text: str, names: Names) -> Iterator[Otherwise]:
    """Yield other readings of an expression that can be read.

    Parameters
    ----------
    text : str
        An expression in the notation.
    names : Names
        What the derivation around it says about its names.

    Yields
    ------
    Otherwise
        Readings in which d/dx reaches further, dy/dx before a bracket is d/dx, or e or a letter
        before a bracket is a function.

    Examples
    --------
    >>> [other.instead for other in others("d/dx x^2 + 1", Names())]
    ['d/dx[x^2 + 1]']
    """
    for pattern, template in _OTHERS:
        found = pattern.search(text)
        if found:
            instead = found.expand(template)
            yield from _read(pattern.sub(template, text), found.group(), instead, names)


def _read(text, typed, instead, names):
    """The reading of a text, if it can be read and says what its primes go by."""
    with suppress(Unreadable):
        node = read(text, names)
        if not any(isinstance(part, Derivative) and not part.by for part in walk(node)):
            yield Otherwise(typed, instead, node)
