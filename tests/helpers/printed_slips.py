"""The find-the-slip exercises: what each prints, and answers that know no more than the tutor.

Such an answer has the right line and the right rule, and a correction that mends nothing.
"""

import ast
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate

import mpmath
from helpers import units
from helpers.derivations import exercises
from helpers.nonsense import IDLE
from helpers.values import places, value

PARTS = ("line", "rule", "correction")
EMPTY = (None, "", "x", "0", "plus instead of minus")
SYMBOL = re.compile(r"[A-Za-z_]\w*|\d+|\S")
SIGNS = ("+", "-", "*", "/", "")


@dataclass(frozen=True)
class PrintedSlip:
    """An exercise that prints a line with a slip.

    `lines` are all that it prints, `forms` the accepted forms of the mended line, `answer` is the
    reference, and `cells` are the marking cells by part.
    """

    unit: str
    name: str
    lines: tuple
    forms: tuple
    answer: dict
    cells: dict

    @property
    def broken(self):
        """The line with the slip."""
        return self.lines[self.answer["line"] - 1]

    def marked(self, correction):
        """The points for each part, for the right line and rule with a correction."""
        names = {self.name: self.answer | {"correction": correction}}
        cells = self.cells.values()
        return [units.earned(cell, units.run(cell.source, dict(names))) for cell in cells]

    @property
    def points(self):
        """The points that each part is worth."""
        return [cell.metadata.nbgrader.points for cell in self.cells.values()]

    def earned(self, correction):
        """The share of all points, for the right line and rule with a correction."""
        return sum(self.marked(correction)) / sum(self.points)


@cache
def printed_slips():
    """All exercises of all sheets that print a line with a slip."""
    return [one for unit in units.UNITS for one in _of_unit(unit)]


def _of_unit(unit):
    cells = {cell.id: cell for cell in units.source(unit).cells}
    for slug in cells:
        if slug.endswith("-correction"):
            name = slug.removesuffix("-correction")
            marking = {part: cells[f"{name}-{part}"] for part in PARTS}
            names = {}
            units.run(cells[name].source, names)
            units.run(cells[slug].source, names)
            lines = "\n".join(names[title] for title in _given(cells[slug].source)).split("\n")
            lines = tuple(line.removeprefix("= ") for line in lines)
            yield PrintedSlip(unit, name, lines, tuple(names["mended"]), names[name], marking)


def _given(source):
    """The names of the derivations in a call of the check."""
    call = next(c for c in ast.walk(ast.parse(source)) if isinstance(c, ast.Call))
    return [argument.id for argument in call.args[1:]]


def without_merit(slip, rng):
    """A correction that mends nothing but by chance: copied, padded, changed or foreign."""
    kind = rng.choice((_empty, _copied, _padded, _changed, _changed, _foreign))
    return kind(slip, rng)


def _empty(_, rng):
    return rng.choice(EMPTY)


def _copied(slip, rng):
    return rng.choice(slip.lines)


def _padded(slip, rng):
    line = rng.choice(slip.lines)
    for _ in range(rng.randint(1, 2)):
        line = rng.choice(IDLE).replace("{}", line)
    return line


def _foreign(slip, rng):
    """A line that is printed in another exercise of the course, padded or not."""
    lines = [line for one in printed_slips() if one != slip for line in one.lines]
    lines += [line for other in exercises() for line in other.printed]
    line = rng.choice(lines)
    return rng.choice(IDLE).replace("{}", line) if rng.random() < 0.3 else line


def _changed(slip, rng):
    """The line with the slip, in which one symbol or one pair of brackets is another."""
    line = slip.broken
    found = rng.choice([m for m in SYMBOL.finditer(line) if m[0] not in ")]^"])
    names = sorted({one for one in SYMBOL.findall(line) if one.isalpha()})
    if found[0] in "([":
        return line[: found.start()] + _bracket(line[found.start() :], rng)
    others = "0123" if found[0].isdigit() else (*names, "2", "")
    choices = SIGNS if found[0] in SIGNS else others
    new = rng.choice([one for one in choices if one != found[0]])
    return line[: found.start()] + new + line[found.end() :]


def _bracket(text, rng):
    """A text that begins with a bracket, with another pair or none in its place."""
    depths = accumulate((sign in "([") - (sign in ")]") for sign in text)
    end = next(place for place, depth in enumerate(depths) if not depth)
    inside, after = text[1:end], text[end + 1 :]
    return rng.choice((" {} ", "", "-({})", "2 ({})", "({})^2", "1/({})")).format(inside) + after


def has_merit(slip, text):
    """Whether a correction may come from somebody who has found the slip.

    Without the tracer: its symbols are those of a mended line but for one slip, or it has the right
    value up to its sign, which no line has that is printed with nothing left to work out.
    """
    if not isinstance(text, str):
        return False
    return _one_slip(slip, text) or _is_right(slip, text)


def _one_slip(slip, text):
    """Whether symbols differ from those of a mended line in one way, in one or more places."""
    ours = SYMBOL.findall(text)
    if ours == SYMBOL.findall(slip.broken):
        return False
    return any(_differ_once(ours, SYMBOL.findall(form)) for form in slip.forms)


def _differ_once(ours, theirs):
    """Whether a symbol is another, or a run of symbols is lost or put in, and no more."""
    codes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    ways = {(*ours[a:b], "->", *theirs[c:d]) for tag, a, b, c, d in codes if tag != "equal"}
    sizes = {(b - a, d - c) for tag, a, b, c, d in codes if tag != "equal"}
    return len(ways) <= 1 and all(0 in size or size == (1, 1) for size in sizes)


def _is_right(slip, text):
    right = _values(slip.forms[0])
    printed = (_values(line) for line in slip.lines if "d/d" not in line)
    return _agree(_values(text), right) and not any(_agree(ours, right) for ours in printed)


def _agree(ours, right):
    """Whether values agree, all of them or all but for their sign."""
    return None not in ours and any(
        all(mpmath.almosteq(a, sign * b, 1e-9) for a, b in zip(ours, right, strict=True))
        for sign in (1, -1)
    )


@cache
def _values(line):
    return [value(line, names) for names in places()]
