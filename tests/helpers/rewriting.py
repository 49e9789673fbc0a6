"""Rewrites a right derivation honestly: as other people write the same lines."""

import re
from dataclasses import dataclass, replace

from steptrace.expression import Add, Mul, rewrite
from steptrace.notation.parser import read
from steptrace.notation.printer import to_latex, to_text

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
GREEK = {"sigma": "σ", "alpha": "α", "beta": "β"}
REMARKS = ("chain rule?", "see above", "from the table", "so far so good", "by the way: x = x")
NAMES = ("q", "v", "k", "gamma", "m_1", "h")
AROUND = (
    "{}",
    "$$\n{}\n$$",
    "\\[\n{}\n\\]",
    "\\begin{{align*}}\n{}\n\\end{{align*}}",
    "\\begin{{aligned}}\n{}\n\\end{{aligned}}",
    "$$\\begin{{split}}\n{}\n\\end{{split}}$$",
)


@dataclass(frozen=True)
class Derivation:
    """The meanings, and the lines by their sides, of a right derivation."""

    meanings: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text):
        """Read a reference, whose lines are written plainly."""
        rows = [row.strip() for row in text.strip().splitlines()]
        meanings = tuple(row for row in rows if row.startswith("let "))
        lines = (row.lstrip("=> ") for row in rows[len(meanings) :])
        return cls(meanings, tuple(tuple(map(str.strip, line.split("="))) for line in lines))

    def changed(self, change):
        """The same with each side of each line changed."""
        return replace(self, lines=tuple(tuple(map(change, line)) for line in self.lines))

    @property
    def sign(self):
        """What stands before each line but the first."""
        return "=> " if len(self.lines[0]) > 1 else "= "

    def text(self):
        """The text that a student would hand in."""
        rows = [" = ".join(line) for line in self.lines]
        return "\n".join([*self.meanings, rows[0], *(self.sign + row for row in rows[1:])])


def rewritings(exercise, rng, count):
    """Different texts of one reference.

    Parameters
    ----------
    exercise : Exercise
        Whose reference is rewritten.
    rng : random.Random
    count : int
        The number of texts.

    Returns
    -------
    dict of str to str
        The kinds of changes by the text.
    """
    reference, texts = Derivation.of(exercise.reference), {}
    while len(texts) < count:
        changes = rng.sample(CHANGES, rng.randint(0, 3))
        # A line that is asked for is known by its text, so lines are left out first.
        changes.sort(key=lambda change: change is not _steps_joined)
        layout = rng.choice(LAYOUTS)
        derivation = reference
        for change in changes:
            derivation = change(derivation, exercise, rng)
        kinds = ", ".join(part.__name__.strip("_") for part in (*changes, layout))
        texts[layout(derivation, rng)] = kinds
    return texts


def _order(derivation, _, rng):
    """Terms and factors in another order."""

    def shuffle(part):
        if isinstance(part, Add | Mul):
            return part.rebuild(rng.sample(part.parts, len(part.parts)))
        return part

    return derivation.changed(lambda side: to_text(rewrite(_read(side), shuffle)))


def _sides_exchanged(derivation, _, rng):
    """Equations read from the right, but for the last one."""
    *lines, last = derivation.lines
    turned = (line[::-1] if rng.random() < 0.5 else line for line in lines[1:])
    return replace(derivation, lines=(lines[0], *turned, last))


def _lines_repeated(derivation, _, rng):
    lines = [line for line in derivation.lines for _ in range(rng.choice((1, 1, 2)))]
    return replace(derivation, lines=tuple(lines))


def _lines_added(derivation, _, rng):
    """A line with a zero or a one before some of the lines."""
    lines = list(derivation.lines[:1])
    for line in derivation.lines[1:]:
        padded = (*line[:-1], rng.choice(("{} + 0", "({}) * 1", "0 + {}")).format(line[-1]))
        lines += [padded, line] if rng.random() < 0.5 else [line]
    return replace(derivation, lines=tuple(lines))


def _steps_joined(derivation, exercise, rng):
    """One line left out that is not asked for, and is not the only one that shows the way."""
    asked = {_tokens(line) for line in (*exercise.printed, *exercise.described)}
    ways = [line for line in derivation.lines if _tokens(" = ".join(line)) not in asked]
    if not ways or not exercise.described:
        return derivation
    gone = rng.choice(ways)
    return replace(derivation, lines=tuple(line for line in derivation.lines if line != gone))


def _tokens(line):
    return tuple(sorted(re.findall(r"[A-Za-z_]\w*|\d+|[-+*/^=]", line)))


def _own_name(derivation, _, rng):
    """A bracket that stands in several lines, given a name where it is not differentiated."""
    text = derivation.text()
    pieces = sorted(set(re.findall(r"\((\w[^()\[\]]*[+-][^()\[\]]*)\)", text)))
    if not pieces or "let" in text or len(derivation.lines[0]) > 1:
        return derivation
    piece, name = rng.choice(pieces), rng.choice(NAMES)

    def change(side):
        return (
            side
            if "d/d" in side or "'" in side
            else re.sub(rf"(?<![a-z])\({re.escape(piece)}\)", f" {name} ", side)
        )

    first, *others, last = derivation.lines
    named = replace(derivation, lines=tuple(others)).changed(change).lines
    meanings = (*derivation.meanings, f"let {name} = {piece}")
    return Derivation(meanings, (first, *named, last))


def _exp_for_e(derivation, _, rng):
    """`exp(x)` for `e^x`."""
    return derivation.changed(lambda side: re.sub(r"\be\^(-?[a-z])\b(?!\()", r"exp(\1)", side))


def _square_brackets(derivation, _, rng):
    """Square brackets in place of round ones around a sum, where nothing is differentiated."""
    pattern = re.compile(r"(?<![\w)\]])\(([^()\[\]]+)\)")
    return derivation.changed(lambda side: side if "d/d" in side else pattern.sub(r"[\1]", side))


def _plain(derivation, _):
    return derivation.text()


def _unicode(derivation, _):
    text = re.sub(
        r"\^(-?\d)(?![\d.(])", lambda power: power[1].translate(SUPERSCRIPTS), derivation.text()
    )
    for name, letter in GREEK.items():
        text = re.sub(rf"(?<![a-z]){name}(?![a-z])", letter, text)
    return text.replace(" * ", " · ").replace("-", "−")


def _python_powers(derivation, _):
    """Powers as in Python; the order of a derivative, as in d^2/dz^2, is none."""
    return re.sub(r"(?<=[^d])(?<!dz)\^", "**", derivation.text())


def _spacing(derivation, rng):
    rows = derivation.text().split("\n")
    spaced = (rng.choice(("", "  ", "\t")) + row + rng.choice(("", "  ")) for row in rows)
    text = "\n" + rng.choice(("\n", "\n\n")).join(spaced).replace(" + ", "+")
    return text.replace(" = ", rng.choice(("=", "  =  ")))


def _remarks(derivation, rng):
    rows = derivation.text().split("\n")
    return "\n".join(row + rng.choice(("", f"   # {rng.choice(REMARKS)}")) for row in rows)


def _latex(derivation, rng):
    meanings = [f"let {_latex_line(row.removeprefix('let '))}" for row in derivation.meanings]
    rows = [" = ".join(map(_latex_side, line)) for line in derivation.lines]
    sign = r"\Rightarrow " if len(derivation.lines[0]) > 1 else "= "
    around = rng.choice(AROUND)
    mark = rng.choice(("&", "& ")) if "begin" in around else ""
    body = " \\\\\n".join([rows[0], *(mark + sign + row for row in rows[1:])])
    return "\n".join([*meanings, around.format(body)])


def _latex_line(row):
    return " = ".join(map(_latex_side, row.split("=")))


def _latex_side(side):
    latex = to_latex(_read(side))
    return latex if "y'" not in side else re.sub(r"\\frac\{dy\}\{dx\}", "y'", latex)


def _read(side):
    """A line's side; a prime is by x, as in the sheets."""
    return read(side.replace("y'", "dy/dx"))


CHANGES = (
    _order,
    _order,
    _sides_exchanged,
    _lines_repeated,
    _lines_added,
    _steps_joined,
    _own_name,
    _exp_for_e,
    _square_brackets,
)
LAYOUTS = (_plain, _unicode, _python_powers, _spacing, _remarks, _latex, _latex)
