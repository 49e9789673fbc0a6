"""A traced derivation as a sheet, a row a line: as text, and typeset for notebooks."""

import re
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from steptrace.expression import Name
from steptrace.messages import parsing
from steptrace.messages.trace import remarks, sentence
from steptrace.notation.printer import to_latex, to_text

WIDTH = 80
ALONE = "One line alone: nothing to judge yet."
MARKS = {
    "follows": "✓",
    "leap": "»",
    "misnamed": "~",
    "recovers": "↩",
    "breaks": "✗",
    "undecided": "?",
    "unreadable": "✗",
}
TITLES = ("line", "verdict", "expression", "rule or slip")
_LET = "let"
_START = "start"

# JupyterLab keeps styles only where they stand in the tag, and centres tables and cells by itself.
_TABLE = "table-layout: auto; width: 100%; max-width: 64em; margin: 0"
_CAPTION = "caption-side: top; text-align: left; font-weight: bold; padding: 0.3em 0.6em"
_CELL = "text-align: left; vertical-align: baseline; padding: 0.2em 0.6em"
_WORD = f"{_CELL}; white-space: nowrap"
# A formula too long for its column breaks between its terms; what cannot break scrolls inside its
# cell, and takes the keyboard where it is likely to.
_FORMULA = f"{_CELL}; width: 73%; max-width: 0"
_SCROLL = "overflow-x: auto; padding: 0.2em 0"
_LONG = 60
_MARGIN = f"{_CELL}; width: 27%"


@dataclass(frozen=True)
class _Row:
    """What is shown of a line: its number, verdict, formula, rule, and what is said below it."""

    label: str
    verdict: str = ""
    sides: tuple = ()
    margin: str = ""
    note: str = ""
    excerpt: str = ""

    @property
    def word(self):
        """The verdict with its mark."""
        return f"{MARKS.get(self.verdict, ' ')} {self.verdict}"

    def formula(self, write):
        """The formula, as `write` writes expressions."""
        return " ".join(side if side == "=" else write(side) for side in self.sides)


def summary(trace):
    """The verdict on the whole derivation in a sentence."""
    if trace.verdict == "sound":
        count = len(trace.steps)
        return f"Sound: {count} step{'s' * (count > 1)}, each true." if count else ALONE
    words = {"broken": "Broken", "undecided": "Undecided", "unreadable": "Unreadable"}
    return f"{words[trace.verdict]} at line {trace.line}."


def _rows(trace):
    """What was given, the lines with the steps that led to them, and what could not be read."""
    lines = trace.derivation.lines
    given, given_at = trace.derivation.definitions, trace.derivation.given_at
    rows = [
        _Row(str(given_at[name]), _LET, (Name(name), "=", node)) for name, node in given.items()
    ]
    rows += [_Row(str(line.number), _START, _sides(line, line.left)) for line in lines[:1]]
    rows += [_judged(*pair) for pair in zip(lines[1:], trace.steps, strict=False)]
    return [*rows, _refused(trace.steps[-1])] if trace.derivation.unreadable else rows


def _sides(line, goes_on):
    left = (line.left,) if line.left else ()
    return (*left, "=", line.node) if goes_on else (line.node,)


def _judged(line, step):
    sides = _sides(line, goes_on=True)
    return _Row(str(line.number), step.verdict, sides, margin(step), note(step))


def _refused(step):
    """A line that could not be read: the problem, and the line as typed with a caret below."""
    said, excerpt = parsing.said(step.problem), parsing.excerpt(step.problem)
    return _Row(str(step.line), step.verdict, note=" ".join(said), excerpt="\n".join(excerpt))


def margin(step):
    """What stands beside a step.

    Parameters
    ----------
    step : Step
        A judged line.

    Returns
    -------
    str
        The rule, the one that its writer named where several fit; the kind of algebra; the slip.
    """
    if step.verdict == "breaks":
        named = [step.slip] if step.slip else step.together
        return f"slip: {' + '.join(named)}" if named else ""
    if step.verdict == "leap" or not step.rules:
        return ""
    if step.claim in step.also:
        return step.claim
    if step.kind and step.rules in (("algebra",), ("definition",)):
        return f"{step.rules[0]}: {step.kind}"
    return " + ".join(step.rules)


def note(step):
    """What there is to say of a step beyond its rule."""
    return " ".join(remarks(step)) if step.verdict == "follows" else sentence(step)


def as_text(trace):
    """A trace as text of at most 80 columns.

    Parameters
    ----------
    trace : Trace
        A traced derivation.

    Returns
    -------
    str
        The verdict; what was given; then a row a line with its rule in the margin, and what is
        said of it below where it does not simply follow.
    """
    rows = _rows(trace)
    width = max(len(row.word) for row in rows)
    return "\n".join([summary(trace), *(line for row in rows for line in _text_row(row, width))])


def _text_row(row, width):
    prefix = f"{row.label:>3} {row.word:<{width}} "
    room = {"width": WIDTH - len(prefix), "break_on_hyphens": False}
    body = wrap(row.formula(to_text), subsequent_indent="  ", **room) or [""]
    lines = [prefix + body[0], *(" " * len(prefix) + part for part in body[1:])]
    if row.margin and len(lines[-1]) + len(row.margin) + 2 <= WIDTH:
        lines[-1] = lines[-1].ljust(WIDTH - len(row.margin)) + row.margin
    elif row.margin:
        lines.append(row.margin.rjust(WIDTH))
    said = [" " * 6 + part for part in wrap(row.note, WIDTH - 6)]
    return [line.rstrip() for line in (*lines, *said, *row.excerpt.splitlines())]


def as_html(trace):
    """A trace as a table, typeset by the notebook.

    Parameters
    ----------
    trace : Trace
        A traced derivation.

    Returns
    -------
    str
        HTML with LaTeX between dollar signs; the same words in the same order as the text form.
    """
    titles = "".join(f'<th scope="col" style="{_CELL}">{title}</th>' for title in TITLES)
    caption = f'<caption style="{_CAPTION}">{summary(trace)}</caption>'
    body = "".join(map(_html_row, _rows(trace)))
    return f'<table style="{_TABLE}">{caption}<thead><tr>{titles}</tr></thead>{body}</table>'


def _html_row(row):
    """A line as a group of rows: its own, and below it what is said of it."""
    below = _html_said(row)
    span = ' rowspan="2"' if below else ""
    long = len(row.formula(to_text)) > _LONG
    focus = ' tabindex="0"' if long else ""
    latex = row.formula(to_latex)
    pieces = _pieces(latex) if long else [latex]
    formula = " ".join(f"$\\displaystyle {piece}$" for piece in pieces if row.sides)
    return (
        f'<tbody><tr><th scope="row"{span} style="{_CELL}">{row.label}</th>'
        f'<td style="{_WORD}">{row.word.strip()}</td>'
        f'<td style="{_FORMULA}"><div{focus} style="{_SCROLL}">{formula}</div></td>'
        f'<td style="{_MARGIN}">{row.margin}</td></tr>{below}</tbody>'
    )


def _pieces(latex):
    """LaTeX cut before the signs between its terms, so that a line can break there."""
    pieces, depth = [""], 0
    for token in re.split(r"(\\left|\\right|[{}]| [-+] )", latex):
        depth += (token in ("{", r"\left")) - (token in ("}", r"\right"))
        if depth == 0 and token in (" + ", " - "):
            pieces.append("{}")  # The sign has a term on both sides, and so its space.
        pieces[-1] += token
    return pieces


def _html_said(row):
    content = escape(row.note)
    if row.excerpt:
        content += f'<pre style="overflow-x: auto">{escape(row.excerpt)}</pre>'
    return f'<tr><td colspan="3" style="{_CELL}">{content}</td></tr>' if content else ""
