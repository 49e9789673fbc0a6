"""Tasks made fresh from patterns, without end."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from random import Random

from steptrace.errors import SteptraceError
from steptrace.expression import Node
from steptrace.form.unevaluated import holds_derivative
from steptrace.messages.english import ENGLISH
from steptrace.notation.parser import read
from steptrace.notation.printer import to_latex
from steptrace.notation.reader import read_derivation
from steptrace.practice.goals import WORKED
from steptrace.practice.patterns import CONSTANTS, RULES, SLIPS, Pattern, filled

say = ENGLISH.say

LEVELS = (1, 2, 3)
# How similar a name must be to the one that was meant, from 0 to 1: "chain" is "chain rule".
MIN_LIKENESS = 0.6


class Unknown(SteptraceError, ValueError):
    """There is nothing to practise by that name; the message says what may be meant."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows instead of a traceback, which would not help the student."""
        return [str(self)]


@dataclass(frozen=True)
class Task:
    """A task to practise on.

    Attributes
    ----------
    about : str
        The rule or slip that it trains.
    start : str
        What an answer begins with: a line, below the meanings of the names in it.
    pattern : Pattern
        What it was made from.

    Examples
    --------
    >>> task = Task("substitution", "let u = 2x\\nu^3", RULES["substitution"][0][0])
    >>> task.asked
    'Write it in x alone.'
    >>> task.latex
    'u = 2 \\\\, x, \\\\qquad u^{3}'
    """

    about: str
    start: str
    pattern: Pattern

    @property
    def asked(self) -> str:
        """What is to be done, in one sentence or two."""
        held = any(map(holds_derivative, self.sides))
        named = dict.fromkeys([*([WORKED.name] if held else []), self.pattern.goal.name])
        return " ".join(say("goal", name) for name in named)

    @property
    def sides(self) -> list[Node]:
        """The expression that an answer begins with, or both sides of the equation."""
        return [read(side) for side in self.start.splitlines()[-1].split("=")]

    @property
    def constants(self) -> tuple[str, ...]:
        """The names in the start that are constants."""
        return tuple(name for name in CONSTANTS if any(name in side.names for side in self.sides))

    @property
    def latex(self) -> str:
        """What an answer begins with, in LaTeX."""
        given = read_derivation(self.start).definitions.items()
        meanings = [f"{name} = {to_latex(node)}" for name, node in given]
        return r", \qquad ".join([*meanings, " = ".join(map(to_latex, self.sides))])


def tasks(about: str, level: int = 1, seed: int | None = None) -> Iterator[Task]:
    """Make tasks without end; two that follow on each other never have the same pattern.

    Parameters
    ----------
    about : str
        The name of a rule or a slip.
    level : int
        For a rule, 1 for the rule alone, 2 with a simplification, 3 with another rule. The tasks of
        a slip are the same at each level.
    seed : int, optional
        The same seed makes the same tasks.

    Returns
    -------
    iterator of Task

    Raises
    ------
    Unknown
        There is no such rule, slip or level.

    Examples
    --------
    >>> made = tasks("chain rule", seed=1)
    >>> next(made).start, next(made).start
    ('d/dx[(x^2 - 3)^5]', 'd/dx[(5x - 8)^2]')
    """
    name = _known(about)
    return _made(name, _patterns(name, level), Random(seed))


def _made(about, patterns, random):
    last = None
    while True:
        last = random.choice([pattern for pattern in patterns if pattern != last])
        yield Task(about, filled(last.text, random), last)


def _known(about):
    """The name as docs/notation.md has it."""
    names = {_plain(name): name for name in (*RULES, *SLIPS)}
    if _plain(about) not in names:
        raise Unknown(_unknown(about, names))
    return names[_plain(about)]


def _patterns(name, level):
    if level not in LEVELS:
        raise Unknown(say("practice", "level", level=level))
    return RULES[name][level - 1] if name in RULES else SLIPS[name]


def _unknown(about, names):
    meant = get_close_matches(_plain(about), names, 1, MIN_LIKENESS)
    if not meant:
        return say("practice", "unknown", name=about)
    return say("practice", "meant", name=about, meant=names[meant[0]])


def _plain(name):
    return " ".join(str(name).lower().replace("-", " ").replace("_", " ").split())
