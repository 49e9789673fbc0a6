"""A traced derivation as a sheet, a row a line: as text, and typeset for notebooks."""

from html import escape
from textwrap import wrap

from sigmoid_course.tutor.notation.writer import to_latex, to_text

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
_CELL = 'style="text-align: left; vertical-align: top; padding: 0.3em 0.8em"'


def summary(trace):
    """The verdict on the whole derivation in a sentence."""
    if trace.verdict == "sound":
        count = len(trace.steps)
        return f"Sound: {count} step{'s' * (count > 1)}, each true." if count else ALONE
    words = {"broken": "Broken", "undecided": "Undecided", "unreadable": "Unreadable"}
    return f"{words[trace.verdict]} at line {trace.line}."


def as_text(trace):
    """A trace as text of at most 80 columns.

    Parameters
    ----------
    trace : Trace
        A traced derivation.

    Returns
    -------
    str
        A row a line, what is said of it below where it does not simply follow, and the verdict.
    """
    lines = []
    for link, step in _rows(trace):
        lines += [*_text_row(link, step), *_said(step)]
    if trace.chain.unreadable:
        lines += trace.steps[-1].message.splitlines()
    return "\n".join([*lines, summary(trace)])


def _rows(trace):
    """Each expression that could be read, with the step that led to it (none to the first)."""
    links = trace.chain.links
    return zip(links, [None, *trace.steps][: len(links)], strict=True)


def _said(step):
    """What there is to say of a step beyond that it follows, in lines that fit."""
    if step is None or (step.verdict == "follows" and "(" not in step.message):
        return []
    return [" " * 6 + part for part in wrap(f"{step.verdict}: {step.message}", WIDTH - 6)]


def _text_row(link, step):
    prefix = f"{link.line:>3} {MARKS[step.verdict] if step else ' '} {'= ' if step else ''}"
    body = wrap(to_text(link.node), WIDTH - len(prefix), break_on_hyphens=False)
    return [prefix + body[0], *(" " * len(prefix) + part for part in body[1:])]


def as_html(trace):
    """A trace as a table, typeset by the notebook.

    Parameters
    ----------
    trace : Trace
        A traced derivation.

    Returns
    -------
    str
        HTML with LaTeX between dollar signs; the same words as the text form.
    """
    rows = "".join(_html_row(*row) for row in _rows(trace))
    if trace.chain.unreadable:
        said = escape(trace.steps[-1].message)
        rows += f'<tr><td colspan="4" {_CELL}><pre>{said}</pre></td></tr>'
    titles = ("line", "mark", "expression", "verdict")
    head = "".join(f'<th scope="col" {_CELL}>{title}</th>' for title in titles)
    caption = f'<caption style="caption-side: bottom; text-align: left">{summary(trace)}</caption>'
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _html_row(link, step):
    said = step.verdict if step else "start"
    if _said(step):
        said = f"<b>{step.verdict}</b>: {escape(step.message)}"
    formula = f"${'= ' if step else ''}\\displaystyle {to_latex(link.node)}$"
    cells = (link.line, MARKS[step.verdict] if step else "", formula, said)
    return f"<tr>{''.join(f'<td {_CELL}>{cell}</td>' for cell in cells)}</tr>"
