"""Practice in a notebook: tasks without end, and the slips that come in them.

What is remembered is in the kernel alone: nothing is written to disk, and nothing is marked.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from steptrace.checks.cell import show
from steptrace.messages.english import ENGLISH
from steptrace.practice.judgement import judge
from steptrace.practice.task import Task, tasks
from steptrace.registry import RULES

# What each unit trains: the names of rules and slips in docs/notation.md.
UNITS = {
    "1-sigmoid": ("algebra", "definition", "reflected", "complement"),
    "2-derivative": ("chain rule", "quotient rule", "reciprocal rule", "exponential rule"),
    "3-log-sigmoid": (
        "logarithm rule",
        "chain rule",
        "substitution",
        "change of base",
        "differentiate both sides",
    ),
    "4-cross-entropy": ("logarithm rule", "known derivative", "sum rule", "log-of-product"),
    "5-numerics": ("definition", "one-part-multiplied", "negative-exponent"),
    "6-logistic-regression": ("chain rule", "variable-as-constant", "known derivative"),
}
UNIT = re.compile(r"(?:unit\s*)?([1-6])(?:\D.*)?", re.IGNORECASE)
# A slip that came this often gets a task of its own.
OFTEN = 2


@dataclass
class Memory:
    """What a kernel remembers of the tasks that it has shown.

    Attributes
    ----------
    last : Task or None
        The last task.
    slips : Counter of str
        How often each slip came since it was trained.
    seen : set of (str, str)
        The answers that were looked at, each with the start of its task.
    """

    last: Task | None = None
    slips: Counter[str] = field(default_factory=Counter)
    seen: set[tuple[str, str]] = field(default_factory=set)

    def note(self, start: str, answer: object, slips: tuple[str, ...]) -> None:
        """Count the slips in an answer, once however often its cell runs.

        Parameters
        ----------
        start : str
            The start of the task.
        answer : object
            The answer.
        slips : tuple of str
            The slips in it.
        """
        if (start, str(answer)) not in self.seen:
            self.seen.add((start, str(answer)))
            self.slips.update(slips)

    def due(self) -> str | None:
        """Return a slip that came often, and begin to count it anew; None if there is none."""
        for slip, count in self.slips.most_common(1):
            if count >= OFTEN:
                del self.slips[slip]
                return slip
        return None


MEMORY = Memory()


@dataclass(frozen=True)
class Exercise:
    """A task in a notebook.

    Attributes
    ----------
    task : Task
        What is asked.
    """

    task: Task

    def check(self, answer: str) -> None:
        """Say whether an answer is sound and leads to the end; show the trace where it does not.

        Parameters
        ----------
        answer : str
            A derivation in the notation, that begins with the line that the task shows.
        """
        judgement = judge(self.task, answer)
        MEMORY.note(self.task.start, answer, judgement.slips)
        if not judgement.done and len(judgement.traced.derivation.lines) > 1:
            show(judgement.traced)
        print(judgement.said)

    def __repr__(self) -> str:
        return self.task.start


@dataclass(frozen=True)
class Sheet:
    """A task as it is shown: typeset in a notebook, as text elsewhere.

    Attributes
    ----------
    title : str
        What the task trains.
    task : Task
        The task.
    """

    title: str
    task: Task

    @property
    def _call(self):
        """The cell that a student copies and goes on with."""
        begun = "" if len(self.task.sides) > 1 else "="
        return f'task.check(r"""\n{self.task.start}\n{begun}\n""")'

    def __str__(self) -> str:
        return f"{self.title}\n{self.task.asked}\n\n{self._call}"

    __repr__ = __str__

    def _repr_markdown_(self) -> str:
        typeset = f"$${self.task.latex}$$"
        return f"**{self.title}**\n\n{self.task.asked}\n\n{typeset}\n\n```python\n{self._call}\n```"


def practice(about: str | int, level: int = 1, seed: int | None = None) -> Exercise:
    """Show a fresh task to practise on, whose answers `check` of what is returned looks at.

    Any sound way from the start to the form asked for is right. After a slip that came twice, the
    next task trains that slip, unless a seed is given.

    Parameters
    ----------
    about : str or int
        The name of a rule or a slip, or a unit, such as 2 or "2-derivative".
    level : int
        1 for the rule alone, 2 with a simplification, 3 with another rule.
    seed : int, optional
        The same seed gives the same task.

    Returns
    -------
    Exercise

    Raises
    ------
    Unknown
        There is no such rule, slip, unit or level.

    Examples
    --------
    >>> task = practice("chain rule", seed=5)
    chain rule, level 1
    Differentiate until no derivative is left.
    <BLANKLINE>
    task.check(r\"\"\"
    d/dx[sqrt(x^2 + 7)]
    =
    \"\"\")
    >>> task.check("d/dx[sqrt(x^2 + 7)]\\n= 2x/(2 sqrt(x^2 + 7))")
    Sound, from start to end.
    """
    name = _chosen(about, Random(seed))
    made = tasks(name, level, seed)
    slip = MEMORY.due() if seed is None else None
    if slip:
        print(_due(slip))
        made = tasks(slip)
    task = next(each for each in made if seed is not None or _is_new(each))
    MEMORY.last = task
    show(Sheet(_title(task, level), task))
    return Exercise(task)


def _chosen(about, random):
    """The rule or slip to train; of a unit, one of its own."""
    unit = UNIT.fullmatch(str(about).strip())
    if unit is None:
        return about
    return random.choice(list(UNITS.values())[int(unit[1]) - 1])


def _is_new(task):
    return MEMORY.last is None or task.pattern.text != MEMORY.last.pattern.text


def _due(slip):
    return ENGLISH.say("practice", "due", sentence=ENGLISH.say("slip says", slip))


def _title(task, level):
    return f"{task.about}, level {level}" if task.about in RULES else task.about
