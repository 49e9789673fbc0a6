"""Displays a traced derivation as a table with a row for each line, as text or as HTML."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from textwrap import wrap
from typing import Protocol

from steptrace.expression import Name, Node
from steptrace.messages import parsing
from steptrace.messages.english import ENGLISH
from steptrace.messages.trace import domain, explanation, kind, misspelt
from steptrace.messages.vocabulary import Vocabulary
from steptrace.notation.derivation import Derivation
from steptrace.notation.printer import to_latex, to_text
from steptrace.step import Step

MAX_COLUMNS = 80  # of the text form
MARKS = {
    "follows": "✓",
    "leap": "»",
    "misnamed": "~",
    "recovers": "↩",
    "breaks": "✗",
    "undecided": "?",
    "unreadable": "✗",
}
COLUMNS = ("line", "verdict", "expression", "margin")

# JupyterLab keeps only inline styles, and centres tables and cells by default.
_TABLE = "table-layout: auto; width: 100%; margin: 0"
_CAPTION = "caption-side: top; text-align: left; font-weight: bold; padding: 0.3em 0.6em"
_CELL = "text-align: left; vertical-align: baseline; padding: 0.2em 0.6em"
_WORD = f"{_CELL}; white-space: nowrap"
# A formula that is too long for its column breaks between its terms; a part that cannot break
# scrolls inside its cell. A cell that is likely to scroll can be reached by keyboard.
_FORMULA = f"{_CELL}; width: 73%; max-width: 0"
_SCROLL = "overflow-x: auto; padding: 0.2em 0"
_MIN_LONG_FORMULA = 60  # characters of a formula's text above which it is likely to scroll
_MARGIN = f"{_CELL}; width: 27%"
# A row that breaks has a bar at its edge and its word in bold, in the colour of the text: its mark
# and its word show the verdict, so that no colour is needed.
_BREAKS = ("breaks", "unreadable")
_BAR = "; border-left: 0.4em solid"
_BOLD = "; font-weight: bold"


@dataclass(frozen=True)
class Row:
    """What is shown for one line: number, verdict, formula, rule, domain, and the note below it."""

    label: str
    verdict: str
    word: str
    sides: tuple = ()
    margin: str = ""
    domain: str = ""
    note: str = ""
    excerpt: str = ""

    @property
    def is_long(self) -> bool:
        """Whether the formula is likely to be wider than its column."""
        return len(self.formula(to_text)) > _MIN_LONG_FORMULA

    def formula(self, write: Callable[[Node], str]) -> str:
        """Return the formula, with each expression written by `write`."""
        return " ".join(side if side == "=" else write(side) for side in self.sides)


class Traced(Protocol):
    """What is displayed: a `Trace` of `steptrace.result`, which uses this module."""

    @property
    def verdict(self) -> str: ...
    @property
    def line(self) -> int | None: ...
    @property
    def steps(self) -> tuple[Step, ...]: ...
    @property
    def derivation(self) -> Derivation: ...


def summary(trace: Traced, words: Vocabulary = ENGLISH) -> str:
    """Return the verdict on the whole derivation in a sentence.

    Parameters
    ----------
    trace : Trace
        A traced derivation.
    words : Vocabulary
        The language.

    Returns
    -------
    str
    """
    if trace.verdict != "sound":
        return words.say("summary", trace.verdict, line=trace.line)
    count = len(trace.steps)
    name = {0: "alone", 1: "one step"}.get(count, "sound")
    return words.say("summary", name, count=count)


def rows(trace: Traced, words: Vocabulary = ENGLISH) -> list[Row]:
    """Return the rows for meanings, for lines with their steps, and for a line that is unreadable.

    Parameters
    ----------
    trace : Trace
        A traced derivation.
    words : Vocabulary
        The language.

    Returns
    -------
    list of Row
    """
    lines = trace.derivation.lines
    given, given_at = trace.derivation.definitions, trace.derivation.given_at
    made = [
        _row(given_at[name], "let", words, (Name(name), "=", node)) for name, node in given.items()
    ]
    made += [_given_again(step, words) for step in trace.steps if step.given]
    made += [_row(line.number, "start", words, _sides(line, line.left)) for line in lines[:1]]
    made += [_judged(*pair, words) for pair in zip(lines[1:], trace.steps, strict=False)]
    made.sort(key=lambda row: int(row.label))
    for reading in trace.derivation.products:
        _note_product(made, *reading, words)
    return [*made, _refused(trace.steps[-1], words)] if trace.derivation.unreadable else made


def _note_product(rows, number, run, product, words):
    """Say below the first row of a line how letters side by side in it were read."""
    said = words.say("remark", "product", run=run, product=product)
    for position, row in enumerate(rows):
        if row.label == str(number):
            rows[position] = replace(row, note=f"{row.note} {said}".strip())
            return


def _row(number, verdict, words, sides=(), **said):
    word = f"{MARKS.get(verdict, ' ')} {words.say('verdict', verdict)}"
    return Row(str(number), verdict, word, sides, **said)


def _sides(line, goes_on):
    left = (line.left,) if line.left else ()
    return (*left, "=", line.node) if goes_on else (line.node,)


def _judged(line, step, words):
    said = {"margin": margin(step, words), "note": note(step, words)}
    said["domain"] = domain(step, words)
    return _row(line.number, step.verdict, words, _sides(line, goes_on=True), **said)


def _given_again(step, words):
    """The row for a name that is given a second meaning."""
    meaning = (Name(step.given), "=", step.after)
    return _row(step.line, step.verdict, words, meaning, note=note(step, words))


def _refused(step, words):
    """The row for a line that is unreadable: the problem, and the line with a caret below it."""
    note = " ".join(parsing.said(step.problem, words))
    excerpt = "\n".join(parsing.excerpt(step.problem))
    return _row(step.line, step.verdict, words, note=note, excerpt=excerpt)


def margin(step: Step, words: Vocabulary = ENGLISH) -> str:
    """Return what is shown beside a step: its rule or its slip.

    Parameters
    ----------
    step : Step
        A judged line.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        The rule (if several fit, the one that the student named) with the kind of algebra; or the
        slip; or nothing.
    """
    if step.verdict == "breaks":
        slips = _names("slip", [step.slip] if step.slip else step.together, words)
        return slips and words.say("margin", "slip", slips=slips)
    if step.verdict == "leap":
        return ""
    rules = _names("rule", [step.claim] if step.claim in step.also else step.rules, words)
    if step.kind and step.rules in (("algebra",), ("definition",)) and step.claim not in step.also:
        return words.say("margin", "kind", rule=rules, kind=kind(step, words))
    return rules


def _names(group, names, words):
    return " + ".join(words.say(group, name) for name in names)


def note(step: Step, words: Vocabulary = ENGLISH) -> str:
    """Return what is said about a step below it, beyond its rule and its domain.

    Parameters
    ----------
    step : Step
        A judged line.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        Empty if the step follows and there is nothing to remark.
    """
    if step.verdict == "follows":
        return misspelt(step, words)
    return explanation(step, words)


def as_text(trace: Traced, words: Vocabulary = ENGLISH) -> str:
    """Format a trace as text of at most 80 columns.

    Parameters
    ----------
    trace : Trace
        A traced derivation.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        The verdict and the definitions, then a row for each line, with its rule in the margin and
        where it is not valid, and a note below it where there is something to say.
    """
    shown = rows(trace, words)
    width = max(len(row.word) for row in shown)
    lines = (line for row in shown for line in _text_row(row, width))
    return "\n".join([summary(trace, words), *lines])


def _text_row(row, width):
    prefix = f"{row.label:>3} {row.word:<{width}} "
    options = {"width": MAX_COLUMNS - len(prefix), "break_on_hyphens": False}
    body = wrap(row.formula(to_text), subsequent_indent="  ", **options) or [""]
    lines = [prefix + body[0], *(" " * len(prefix) + part for part in body[1:])]
    for beside in filter(None, (row.margin, row.domain)):
        if len(lines[-1]) + len(beside) + 2 <= MAX_COLUMNS:
            lines[-1] = lines[-1].ljust(MAX_COLUMNS - len(beside)) + beside
        else:
            lines.append(beside.rjust(MAX_COLUMNS))
    said = [" " * 6 + part for part in wrap(row.note, MAX_COLUMNS - 6)]
    return [line.rstrip() for line in (*lines, *said, *row.excerpt.splitlines())]


def as_html(trace: Traced, words: Vocabulary = ENGLISH) -> str:
    """Format a trace as an HTML table with formulas in LaTeX.

    Parameters
    ----------
    trace : Trace
        A traced derivation.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        HTML with LaTeX between dollar signs; the same words in the same order as the text form.
    """
    titles = "".join(_title(words.say("title", column)) for column in COLUMNS)
    caption = f'<caption style="{_CAPTION}">{summary(trace, words)}</caption>'
    body = "".join(map(_html_row, rows(trace, words)))
    return f'<table style="{_TABLE}">{caption}<thead><tr>{titles}</tr></thead>{body}</table>'


def _title(word):
    return f'<th scope="col" style="{_CELL}">{word}</th>'


def _html_row(row):
    """A line as a group of table rows: its own, and one for the note below it."""
    below = _html_said(row)
    span = ' rowspan="2"' if below else ""
    focus = ' tabindex="0"' if row.is_long else ""
    latex = row.formula(to_latex)
    pieces = _pieces(latex) if row.is_long else [latex]
    formula = " ".join(f"$\\displaystyle {piece}$" for piece in pieces if row.sides)
    bar, bold = (_BAR, _BOLD) if row.verdict in _BREAKS else ("", "")
    beside = row.margin + (f"<div>{row.domain}</div>" if row.domain else "")
    return (
        f'<tbody><tr><th scope="row"{span} style="{_CELL}{bar}">{row.label}</th>'
        f'<td style="{_WORD}{bold}">{row.word.strip()}</td>'
        f'<td style="{_FORMULA}"><div{focus} style="{_SCROLL}">{formula}</div></td>'
        f'<td style="{_MARGIN}">{beside}</td></tr>{below}</tbody>'
    )


def _pieces(latex):
    """Split LaTeX before the signs between its terms, so that the formula can break there."""
    pieces, depth = [""], 0
    for token in re.split(r"(\\left|\\right|[{}]| [-+] )", latex):
        depth += (token in ("{", r"\left")) - (token in ("}", r"\right"))
        if depth == 0 and token in (" + ", " - "):
            pieces.append("{}")  # An empty term before the sign keeps the space around it.
        pieces[-1] += token
    return pieces


def _html_said(row):
    content = escape(row.note)
    if row.excerpt:
        content += f'<pre style="overflow-x: auto">{escape(row.excerpt)}</pre>'
    return f'<tr><td colspan="3" style="{_CELL}">{content}</td></tr>' if content else ""
