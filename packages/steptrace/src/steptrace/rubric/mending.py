"""What the correction of a printed line with a slip is worth: the mended line counts."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from steptrace.context import Context
from steptrace.equality.compare import Comparison, compare
from steptrace.equality.differentiate import resolve
from steptrace.errors import Misused
from steptrace.expression import Node, walk
from steptrace.form.similarity import flat, mismatches, similarity
from steptrace.form.tidy import gathered, tidy
from steptrace.form.unevaluated import alike, canonical, holds_derivative, key, outermost
from steptrace.form.written import written
from steptrace.notation.derivation import Line
from steptrace.notation.parser import read
from steptrace.notation.printer import to_text
from steptrace.notation.reader import read_derivation
from steptrace.rubric.lines import LIKE
from steptrace.step import Step
from steptrace.tracer import judge

# What a true line is worth in which more was changed than what was wrong.
OTHER_LINE = 0.5
# How similar a wrong correction must be to the mended line. What other exercises print is below
# 0.75; the mended line with a bracket, a sign, a factor or a denominator lost is above 0.8.
TRY = 0.8
SYMBOL = re.compile(r"\w+|\S")


@lru_cache(maxsize=32)
def traced(derivations: tuple[str, ...]) -> tuple[int, tuple[Line, ...], Step]:
    """Trace derivations with lines numbered through; cached, as each check of a sheet needs it.

    Parameters
    ----------
    derivations : tuple of str
        The derivations shown, one of them with a slip.

    Returns
    -------
    last : int
        The number of the last line.
    lines : tuple of Line
        All lines.
    broken : Step
        The step that breaks.

    Examples
    --------
    >>> traced(("d/dx x^2\\n= 2x", "d/dx x^3\\n= 3x"))[2].line
    4
    """
    first, lines, steps = 1, [], []
    for text in derivations:
        derivation = read_derivation(text, first)
        lines += derivation.lines
        steps += judge(derivation).steps
        first += len(text.splitlines())
    broken = next(step for step in steps if step.verdict == "breaks")
    return first - 1, tuple(lines), broken


@dataclass(frozen=True)
class Sheet:
    """The derivations of an exercise, with lines numbered through, and the step that breaks.

    Attributes
    ----------
    last : int
        The number of the last line.
    lines : tuple of Line
        The lines that are printed.
    step : Step
        The step that breaks.
    forms : tuple of Node
        The accepted forms of the mended line, first the one in which the least is changed.
    """

    last: int
    lines: tuple[Line, ...]
    step: Step
    forms: tuple[Node, ...]

    @classmethod
    def of(cls, derivations: tuple[str, ...], correction: tuple[str, ...] = ()) -> "Sheet":
        """Trace the derivations and read the mended line.

        Parameters
        ----------
        derivations : tuple of str
            The derivations shown, one of them with a slip.
        correction : tuple of str
            The accepted forms of the mended line.

        Returns
        -------
        Sheet

        Raises
        ------
        Misused
            A form does not follow from the line before the slip, has a derivative left, or is
            written like a line that is printed.

        Examples
        --------
        >>> Sheet.of(("d/dx x^3\\n= 3x",), ("3x^2",)).step.line
        2
        """
        sheet = cls(*traced(derivations), tuple(map(read, correction)))
        for form, node in zip(correction, sheet.forms, strict=True):
            sheet._check(form, node)
        return sheet

    def _check(self, form, node):
        if holds_derivative(node) or not self.is_true(node):
            raise Misused(f"{form} is not what the line before the slip makes, worked out.")
        like = [line.number for line in self.lines if written(line.node) == written(node)]
        if like:
            raise Misused(f"{form} is written like line {like[0]}, and shows nothing.")

    def is_true(self, node: Node) -> bool:
        """Return whether an expression is proved to follow from the line before the slip."""
        return compare(self.step.before, node).verdict == "equal"

    @cached_property
    def untrue(self) -> list[Node]:
        """The printed lines of another value than the line before the slip."""
        return [line.node for line in self.lines if not self.is_true(line.node)]

    @cached_property
    def prints_value(self) -> bool:
        """Whether a line that is printed has the mended line's value, with nothing left to do."""
        worked = (line.node for line in self.lines if not holds_derivative(line.node))
        return any(map(self.is_true, worked))


@dataclass(frozen=True)
class Correction:
    """What somebody would put in the place of the line that breaks.

    Attributes
    ----------
    sheet : Sheet
        What is printed, and the mended line.
    node : Node
        The correction as read.

    Examples
    --------
    >>> sheet = Sheet.of(("d/dx (x^2 + 1)^3\\n= 3 (x^2 + 1)^2",), ("3 (x^2 + 1)^2 * 2x",))
    >>> for text in ("(x^2 + 1)^2 * 6x", "6x^5 + 12x^3 + 6x", "3 (x^2 + 1)^2 * x", "x"):
    ...     correction = Correction(sheet, read(text))
    ...     print(correction.verdict, correction.share, correction.works)
    mended 1.0 True
    other 0.5 True
    different 0.0 True
    different 0.0 False
    """

    sheet: Sheet
    node: Node

    @cached_property
    def verdict(self) -> str:
        """What it is.

        "mended", "different" (not true), "copied", "not worked" (a derivative is left), "other"
        (not the mended line, though it may be true) or "undecided".
        """
        if self._is_mended:
            return "mended"
        if self.comparison.verdict == "different":
            return "different"
        if self.copied is not None:
            return "copied"
        if holds_derivative(self.node):
            return "not worked"
        undecided = self.comparison.verdict == "undecided" and not self.sheet.prints_value
        return "undecided" if undecided else "other"

    @property
    def share(self) -> float:
        """The share of the points for the correction, as far as it is certain.

        A true line in which more is changed than what is wrong earns half; nothing where such a
        line could be copied.
        """
        if self.verdict == "mended":
            return 1.0
        earns = self.verdict == "other" and not self.sheet.prints_value
        return OTHER_LINE if earns else 0.0

    @cached_property
    def works(self) -> bool:
        """Whether it works on the line, right or wrong, so that it shows where the slip is.

        It does so if it earns something, or is nearer to the mended line than to all that is
        printed. Where derivatives are left, it has to be true and to begin with working them out.
        What has the value of an untrue line that is printed does not work on the line.
        """
        if self.share:
            return True
        if self.verdict == "copied":
            return False
        if holds_derivative(self.node):
            return self._has_begun and self._is_near(LIKE)
        repeats = any(compare(line, self.node).verdict == "equal" for line in self.sheet.untrue)
        return not repeats and (self._is_near(TRY) or self._has_one_slip_throughout)

    @cached_property
    def comparison(self) -> Comparison:
        """How its value compares with that of the line before the slip."""
        return compare(self.sheet.step.before, self.node)

    @cached_property
    def copied(self) -> int | None:
        """The number of the printed line that it repeats, up to tidying; else None."""
        lines = self.sheet.lines
        return next((line.number for line in lines if _repeats(self.node, line.node)), None)

    @cached_property
    def _is_mended(self):
        form = written(self.node)
        return any(form == written(accepted) for accepted in self.sheet.forms)

    def _is_near(self, least):
        """Whether it is like the mended line, and more like it than any line that is printed.

        Its parts may tell so in any order, or its symbols in their order. A line with a letter that
        the mended line does not have is another exercise's.
        """
        form, *_ = self.sheet.forms
        if self.node.names - form.names or similarity(self._worked, form) < least:
            return False
        printed = [line.node for line in self.sheet.lines]
        return any(
            measure(self._worked, form) > max(measure(self._worked, line) for line in printed)
            for measure in (similarity, _similarity_in_order)
        )

    @cached_property
    def _worked(self):
        """The correction with the derivatives worked out that are left."""
        return resolve(self.node) if self._has_begun else self.node

    @property
    def _has_one_slip_throughout(self):
        """Whether one and the same part of the mended line is wrong, in several places."""
        pairs = (mismatches(flat(self.node), flat(form)) for form in self.sheet.forms)
        return any(len(places) > 1 and len(set(places)) == 1 for places in pairs)

    @cached_property
    def _has_begun(self):
        """Whether it is true, and its derivatives are a part of those of the line before."""
        if self.comparison.verdict != "equal":
            return False
        before, left = map(_derivatives, (self.sheet.step.before, self.node))
        inside = {tidy(part) for held in before for part in walk(held.arg)}
        postponed = set(map(key, before)) <= set(map(key, left))
        return not postponed and all(tidy(held.arg) in inside for held in left)


def _similarity_in_order(node, other):
    symbols = (SYMBOL.findall(to_text(line)) for line in (node, other))
    return SequenceMatcher(None, *symbols, autojunk=False).ratio()


def _derivatives(node):
    return outermost(canonical(node, Context()))


def _repeats(node, line):
    return alike(node, line) or gathered(node) == gathered(line)
