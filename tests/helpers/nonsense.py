"""Makes derivations without merit: by somebody who knows the rules and does no mathematics.

They know what a sheet prints, lines of other exercises, and ways to write a line differently. They
never write a line that the sheet only describes, except by chance.
"""

import re
from dataclasses import dataclass

from helpers.values import is_true

# Ways to write a line differently that work nothing out.
IDLE = (
    "{} + 0",
    "({}) * 1",
    "{} + ln(1)",
    "{} + x - x",
    "{} + 7 - 7",
    "-(-({}))",
    "(-1) * (-({}))",
    "(-1) * (-1) ({})",
    "2 ({})/2",
    "({})^1",
    "ln(e^({}))",
    "e^(ln({}))",
    "{} + tanh(x)^2 - tanh(x)^2",
    "{} + 0 sinh(x)",
    "({}) (x^2 - 1)/((x - 1) (x + 1))",
    "{} + (x + 1)^2 - x^2 - 2x - 1",
    "({}) * sqrt(9)/3",
    "1/(1/({}))",
    "{} + ln(x^2 + 1) - ln(1 + x^2)",
    "({}) * e^0",
    "{} + d/dx[5]",
    "({}) d/dx[x]",
    "d/dw[w ({})]",
    "({})/2 + ({})/2",
    "3 ({}) - 2 ({})",
    "sqrt(({})^2)",
    "({}) (cosh(x)^2 - sinh(x)^2)",
    "({}) * (1 - 3 + 3)",
)
# By what a line is multiplied above and below, besides parts of the exercise.
FACTORS = ("x + 5", "x^2 + 1", "e^x", "e^-x", "1 + e^x", "sigma(x)", "cosh(x)", "7", "ln(3 + x^2)")
FALSE = ("5", "0", "x", "sigma(x)", "2 - sigma(x)", "e^x", "ln(x)", "x^2 + 1", "tanh(x/2)", "-1")
LETS = ("x = 0", "x = 1", "t = sigma(z)", "t = yhat", "z = 0", "e = 1", "u = {}", "a = 5", "y = {}")
PIECE = re.compile(r"\(([^()]+)\)|\[([^\[\]]+)\]|[\w^-]+")
TOKEN = re.compile(r"[A-Za-z_]\w*|\d+|[-+*/^\[\]]")


@dataclass(frozen=True)
class Nonsense:
    """A text, and those of its lines that are more than a printed line in an idle disguise."""

    text: str
    made: tuple[str, ...]

    def true_lines(self, exercise):
        """The number of made lines that happen to be true: by numbers, not by the rubric."""
        start, given = exercise.marked["start"], exercise.marked.get("given", ())
        return len({line for line in self.made if is_true(line, start, given)})


def nonsense(exercise, others, rng):
    """A derivation without merit.

    Parameters
    ----------
    exercise : Exercise
        What it pretends to answer.
    others : list of Exercise
        Where other lines come from.
    rng : random.Random

    Returns
    -------
    Nonsense
    """
    writer = _Writer(exercise, others, rng)
    kind = rng.choice((*[writer.copied, writer.disguised] * 2, *writer.others))
    lines = [exercise.printed[0], *kind(), *rng.choice(([], [exercise.printed[-1]] * 2))]
    relation = "\n=> " if writer.equations else "\n= "
    return Nonsense("\n".join([*writer.letting(), relation.join(lines)]), tuple(writer.made))


class _Writer:
    """Writes the lines of one text, and remembers those that might have merit."""

    def __init__(self, exercise, others, rng):
        self.exercise, self.siblings, self.rng = exercise, others, rng
        self.equations = "=" in exercise.marked["start"]
        self.made = []
        self.others = (self.mixed, self.pieces, self.foreign, self.followed)

    def letting(self):
        """The meanings of the sheet, and sometimes one that nobody asked for."""
        letting = list(self.exercise.letting)
        if self.rng.random() < 0.2:
            name = self.rng.choice(LETS).format(self.rng.choice(self.parts()))
            letting.insert(self.rng.randrange(len(letting) + 1), f"let {name}")
        return letting

    def copied(self):
        """What the sheet prints, in order, padded or not, some lines twice."""
        for line in self.exercise.printed[1:]:
            for _ in range(self.rng.choice((1, 1, 2))):
                yield self.padded(line) if self.rng.random() < 0.5 else line

    def disguised(self):
        """The lines that the sheet prints in one disguise after the other, in order or not."""
        lines = self.rng.choices(self.exercise.printed, k=self.rng.randint(2, 5))
        if self.rng.random() < 0.7:
            lines.sort(key=self.exercise.printed.index)
        yield from map(self.padded, lines)
        yield self.exercise.printed[-1]

    def mixed(self):
        """True and false lines without an order."""
        for _ in range(self.rng.randint(1, 5)):
            line = self.sided(self.rng.choice([*self.exercise.printed, *FALSE]))
            yield self.padded(line) if self.rng.random() < 0.5 else line

    def pieces(self):
        """Parts of the lines asked for, put together in some way."""
        for _ in range(self.rng.randint(1, 4)):
            sign, (one, other) = self.rng.choice("+*-/"), self.rng.choices(self.parts(), k=2)
            yield self.make(self.sided(f"({one}) {sign} ({other})"))

    def foreign(self):
        """Lines that other exercises print, and this one's between them."""
        other = self.rng.choice([one for one in self.siblings if one.name != self.exercise.name])
        for line in self.rng.sample(other.printed, min(3, len(other.printed))):
            yield self.make(self.sided(line))
            yield from self.rng.choices(self.exercise.printed[1:], k=self.rng.randint(0, 1))

    def followed(self):
        """A slip, made in all the lines that the sheet prints as if it were followed through."""
        slip = self.rng.choice(("-({})", "1 - ({})", "2 ({})", "({})^2", "({}) + x", "1/({})"))
        for line in self.exercise.printed[1:]:
            left, equals, right = line.rpartition("=")
            wrong = f"{left}{equals}{slip.format(right)}"
            yield from (self.padded(wrong) for _ in range(self.rng.randint(0, 2)))
            yield wrong

    def make(self, line):
        """Note a line that might have merit."""
        self.made.append(line)
        return line

    def sided(self, line):
        """A line with as many sides as the exercise has."""
        if self.equations and "=" not in line:
            return f"{self.rng.choice(('y', 'e^y', 'y y', '0', '1', line))} = {line}"
        return line if self.equations else line.partition("=")[2] or line

    def padded(self, line):
        """A line written differently, one of its sides if it has two."""
        left, equals, right = line.rpartition("=")
        for _ in range(self.rng.randint(1, 2)):
            right, made = self.wrapped(right.strip())
            line = f"{left}{equals} {right}" if equals else right
            if made:
                self.make(line)
        return line

    def wrapped(self, side):
        """A side in a disguise, and whether that could be a step of the exercise.

        What multiplies above and below is sometimes a part of the exercise, and then it could.
        """
        if self.rng.random() < 0.7:
            return self.rng.choice(IDLE).replace("{}", side), False
        factor = self.rng.choice([*FACTORS, *self.parts()])
        return self.rng.choice(("({0}) * ({1})/({1})", "(({0}) ({1}))/({1})")).format(
            side, factor
        ), True

    def parts(self):
        """Parts of the lines that the exercise prints or describes, none of them a whole line."""
        forms = [*self.exercise.printed, *self.exercise.described, *self.exercise.way]
        whole = {_tokens(form) for form in forms}
        found = (match for form in forms for match in PIECE.finditer(form))
        parts = {next(filter(None, (*match.groups(), match.group()))) for match in found}
        return sorted(part for part in parts if "=" not in part and _tokens(part) not in whole)


def _tokens(line):
    return tuple(sorted(TOKEN.findall(line)))
