"""Rewrites a right derivation honestly: as other people write the same lines."""

import re
from dataclasses import dataclass

from steptrace.expression import Add, Mul, rewrite
from steptrace.notation.parser import read
from steptrace.notation.printer import to_latex, to_text

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
GREEK = {"sigma": "σ", "alpha": "α", "beta": "β"}
ALIGNED = "\\begin{{align*}}\n{}\n\\end{{align*}}"
REMARKS = ("chain rule?", "see above", "from the table", "so far so good", "by the way: x = x")


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
        lines = tuple(tuple(map(change, line)) for line in self.lines)
        return Derivation(self.meanings, lines)

    def text(self, arrow="=> "):
        """The text that a student would hand in."""
        sign = arrow if len(self.lines[0]) > 1 else "= "
        rows = [" = ".join(line) for line in self.lines]
        return "\n".join([*self.meanings, rows[0], *(sign + row for row in rows[1:])])


def rewritings(exercise, rng):
    """Yield the kind of a rewriting, and the text."""
    derivation = Derivation.of(exercise.reference)
    yield "order", derivation.changed(lambda side: _shuffled(side, rng)).text()
    yield "order, twice", derivation.changed(lambda side: _shuffled(side, rng)).text("")
    yield "lines repeated", _repeated(derivation, rng).text()
    yield "lines added", _added(derivation, rng).text()
    yield "steps joined", _joined(derivation, exercise, rng).text()
    yield "unicode", _in_unicode(derivation.text())
    yield "python powers", _python_powers(derivation.text())
    yield "spacing", _spaced(derivation.text(), rng)
    yield "remarks", _remarked(derivation.text(), rng)
    yield "an own name", _named(derivation, rng).text()
    yield "LaTeX", _in_latex(derivation, "{}", " \\\\\n")
    yield (
        "LaTeX, aligned",
        _in_latex(derivation, "\\begin{{align*}}\n{}\n\\end{{align*}}", " \\\\\n&"),
    )
    yield "LaTeX, display", _in_latex(derivation, "$$\n{}\n$$", " \\\\\n")


def _shuffled(side, rng):
    """A line with its terms and factors in another order."""

    def shuffle(part):
        if isinstance(part, Add | Mul):
            return part.rebuild(rng.sample(part.parts, len(part.parts)))
        return part

    return to_text(rewrite(_read(side), shuffle))


def _repeated(derivation, rng):
    lines = [line for line in derivation.lines for _ in range(rng.choice((1, 1, 2)))]
    return Derivation(derivation.meanings, tuple(lines))


def _added(derivation, rng):
    """A line with a zero or a one before some of the lines."""
    lines = list(derivation.lines[:1])
    for line in derivation.lines[1:]:
        padded = (*line[:-1], rng.choice(("{} + 0", "({}) * 1", "0 + {}")).format(line[-1]))
        lines += [padded, line] if rng.random() < 0.5 else [line]
    return Derivation(derivation.meanings, tuple(lines))


def _joined(derivation, exercise, rng):
    """One line left out that is not asked for, and is not the only one that shows the way."""
    asked = {*exercise.printed, *exercise.described}
    ways = [line for line in derivation.lines if " = ".join(line) not in asked]
    if len(ways) < 2 and not exercise.described:
        return derivation
    gone = rng.choice(ways) if ways else None
    return Derivation(derivation.meanings, tuple(line for line in derivation.lines if line != gone))


def _in_unicode(text):
    text = re.sub(r"\^(-?\d)(?![\d.(])", lambda power: power[1].translate(SUPERSCRIPTS), text)
    for name, letter in GREEK.items():
        text = re.sub(rf"(?<![a-z]){name}(?![a-z])", letter, text)
    return text.replace(" * ", " · ").replace("-", "−")


def _python_powers(text):
    """Powers as in Python; the order of a derivative, as in d^2/dz^2, is none."""
    return re.sub(r"(?<=[^d])(?<!dz)\^", "**", text)


def _spaced(text, rng):
    rows = (rng.choice(("", "  ", "\t")) + row + rng.choice(("", "  ")) for row in text.split("\n"))
    return "\n" + "\n\n".join(rows).replace(" + ", "+").replace(" = ", rng.choice(("=", "  =  ")))


def _remarked(text, rng):
    rows = text.split("\n")
    return "\n".join(row + rng.choice(("", f"   # {rng.choice(REMARKS)}")) for row in rows)


def _named(derivation, rng):
    """A bracket that stands in several lines, given a name where it is not differentiated."""
    text = derivation.text()
    pieces = sorted(set(re.findall(r"\((\w[^()\[\]]*[+-][^()\[\]]*)\)", text)))
    if not pieces or "let" in text or len(derivation.lines[0]) > 1:
        return derivation
    piece = rng.choice(pieces)

    def change(side):
        return side if "d/d" in side or "'" in side else side.replace(f"({piece})", "q")

    first, *others = derivation.lines
    named = Derivation(derivation.meanings, tuple(others)).changed(change).lines
    return Derivation((*derivation.meanings, f"let q = {piece}"), (first, *named))


def _in_latex(derivation, around, line_end):
    meanings = [f"let {_latex(row.removeprefix('let '))}" for row in derivation.meanings]
    rows = [" = ".join(map(_latex_side, line)) for line in derivation.lines]
    sign = r"\Rightarrow " if len(derivation.lines[0]) > 1 else "= "
    body = line_end.join([rows[0], *(sign + row for row in rows[1:])])
    return "\n".join([*meanings, around.format(body)])


def _latex(row):
    return " = ".join(map(_latex_side, row.split("=")))


def _latex_side(side):
    return to_latex(_read(side))


def _read(side):
    """A line's side; a prime is by x, as in the sheets."""
    return read(side.replace("y'", "dy/dx"))
