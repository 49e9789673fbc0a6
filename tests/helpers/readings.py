"""What tests of the reading notebooks share: what came of running them, and what stands in them."""

import re
from dataclasses import dataclass
from functools import cache
from inspect import signature

import mpmath
import pytest
from helpers import units

from sigmoid_course import tutor

IMAGE = re.compile(r"<img\b[^>]*>", re.DOTALL)
ALTERNATIVE = re.compile(r"""\balt=(["'])\s*\S.*?\1""", re.DOTALL)


@dataclass
class Reading:
    """What came of a reading notebook: its cells and names, and what the tutor's calls were given.

    Each call in `figures`, `sliders` and `traces` is what it was given: parameter -> value.
    """

    cells: dict[str, units.Ran]
    names: dict
    figures: list
    sliders: list
    traces: list
    digits: int  # those that mpmath is left with

    @property
    def checks(self):
        """The values of the cells that check something: cell -> value."""
        return {slug: ran.value for slug, ran in self.cells.items() if slug.endswith("-check")}

    @property
    def traced(self):
        """The derivations: cell -> what the tracer made of it."""
        values = {slug: ran.value for slug, ran in self.cells.items()}
        return {slug: value for slug, value in values.items() if hasattr(value, "verdict")}

    def breaks(self, slug):
        """Where a derivation breaks: the lines, each with its slip."""
        steps = self.traced[slug].steps
        return [(step.line, step.slip) for step in steps if step.verdict == "breaks"]

    def rules(self, slug, line):
        """The rules of the one step of a derivation that leads to a line, which follows."""
        (step,) = (step for step in self.traced[slug].steps if step.line == line)
        assert step.verdict == "follows", step
        return (*step.rules, *step.also)


@cache
def read(unit):
    """Run a reading notebook, once in a process, at the digits that mpmath has in a kernel."""
    figures, sliders, traces = [], [], []
    with pytest.MonkeyPatch.context() as patch, mpmath.workdps(15):
        for name, noted in (("show", figures), ("slider", sliders), ("trace", traces)):
            patch.setattr(tutor, name, _noting(getattr(tutor, name), noted))
        ran, names = units.run_reading(unit)
        digits = mpmath.mp.dps
    cells = {cell.id: found for cell, found in ran}
    return Reading(cells, names, figures, sliders, traces, digits)


def _noting(call, noted):
    """Make a call that notes what it is given, and does what it did."""

    def noting(*given, **named):
        noted.append(signature(call).bind(*given, **named).arguments)
        return call(*given, **named)

    return noting


def prose(unit):
    """Give the text of a reading notebook, without its code."""
    cells = units.reading(unit).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def broken_links(unit):
    """List the relative links and pictures of a reading notebook that lead nowhere."""
    folder = units.ROOT / "notebooks"
    text = prose(unit)
    links = re.findall(r"\]\(([^)\s#]+)", text) + re.findall(r"""(?:src|href)="([^"#]+)""", text)
    inside = [link for link in links if not re.match(r"[a-z]+:", link)]
    return [link for link in inside if not (folder / link).exists()]


def unchecked_formulas(notebook):
    """List the displayed formulas that no code cell of their section follows."""
    waiting, unchecked = [], []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            waiting = []
        else:
            before, *after = re.split(r"^## ", cell.source, flags=re.MULTILINE)
            waiting += _displayed(before)
            for section in after:
                unchecked += waiting
                waiting = _displayed(section)
    return unchecked + waiting


def _displayed(text):
    return [formula.strip() for formula in re.findall(r"\$\$(.+?)\$\$", text, re.DOTALL)]


def proved(formula):
    """Whether the tracer finds a displayed formula true, each side for the next."""
    block = formula if formula.startswith(r"\begin") else rf"\begin{{align}}{formula}\end{{align}}"
    return tutor.trace(block).verdict == "sound"


def code_lengths(notebook):
    """Count the lines of each code cell, blank ones left out."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [sum(bool(line.strip()) for line in cell.source.splitlines()) for cell in cells]


def pictures(notebook):
    """List the pictures in the stored outputs: `img` tags, and data that carries no text."""
    found = []
    for output in (out for cell in notebook.cells for out in cell.get("outputs", ())):
        data = output.get("data", {})
        found += [kind for kind in data if kind.startswith("image/")]
        found += IMAGE.findall(data.get("text/html", ""))
    return found


def without_alternative(notebook):
    """List the beginnings of those pictures that have no text alternative."""
    return [picture[:80] for picture in pictures(notebook) if not ALTERNATIVE.search(picture)]
