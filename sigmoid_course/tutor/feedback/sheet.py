"""A traced derivation as a sheet, a row a line: as text, and typeset for notebooks."""

from html import escape
from textwrap import wrap

from sigmoid_course.tutor.notation.expression import Name
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
        What was given, a row a line with its rule in the margin, what is said of it below where
        it does not simply follow, and the verdict.
    """
    lines = [f"{'':>6}let {name} = {to_text(node)}" for name, node in _given(trace)]
    for link, step in _rows(trace):
        lines += [*_text_row(link, step), *_said(step)]
    if trace.chain.unreadable:
        lines += trace.steps[-1].message.splitlines()
    return "\n".join([*lines, summary(trace)])


def _given(trace):
    return trace.chain.definitions.items()


def _rows(trace):
    """Each expression that could be read, with the step that led to it (none to the first)."""
    links = trace.chain.links
    return zip(links, [None, *trace.steps][: len(links)], strict=True)


def margin(step):
    """What stands beside a true step: the rule, or the kind of algebra."""
    if step is None or not step.rules:
        return ""
    if step.kind and step.rules == ("algebra",):
        return f"algebra: {step.kind}"
    return " + ".join(step.rules)


def note(step):
    """What there is to say of a step beyond its rule."""
    if step is None:
        return ""
    if step.verdict == "follows":
        return step.message.partition("(")[2].rstrip(")") if "(" in step.message else ""
    return f"{step.verdict}: {step.message}"


def _said(step):
    return [" " * 6 + part for part in wrap(note(step), WIDTH - 6)]


def _text_row(link, step):
    left = f"{to_text(link.left)} " if link.left else ""
    equals = "= " if step or left else ""
    prefix = f"{link.line:>3} {MARKS[step.verdict] if step else ' '} "
    body = wrap(left + equals + to_text(link.node), WIDTH - len(prefix), break_on_hyphens=False)
    rows = [prefix + body[0], *(" " * len(prefix) + part for part in body[1:])]
    beside = margin(step)
    if not beside:
        return rows
    if len(rows[-1]) + len(beside) + 2 <= WIDTH:
        rows[-1] = rows[-1].ljust(WIDTH - len(beside)) + beside
        return rows
    return [*rows, beside.rjust(WIDTH)]


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
    rows = "".join(_html_given(name, node) for name, node in _given(trace))
    rows += "".join(_html_row(*row) for row in _rows(trace))
    if trace.chain.unreadable:
        rows += _html_wide(f"<pre>{escape(trace.steps[-1].message)}</pre>")
    titles = ("line", "verdict", "expression", "rule")
    head = "".join(f'<th scope="col" {_CELL}>{title}</th>' for title in titles)
    caption = f'<caption style="caption-side: bottom; text-align: left">{summary(trace)}</caption>'
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _html_given(name, node):
    formula = f"${to_latex(Name(name))} = {to_latex(node)}$"
    return f'<tr><td {_CELL}></td><td {_CELL}>let</td><td {_CELL} colspan="2">{formula}</td></tr>'


def _html_row(link, step):
    left = f"{to_latex(link.left)} " if link.left else ""
    equals = "= " if step or left else ""
    formula = f"${left}{equals}\\displaystyle {to_latex(link.node)}$"
    verdict = f"{MARKS[step.verdict]} {step.verdict}" if step else "start"
    cells = (link.line, verdict, formula, margin(step))
    row = "".join(f"<td {_CELL}>{cell}</td>" for cell in cells)
    return f"<tr>{row}</tr>" + (_html_wide(escape(note(step))) if note(step) else "")


def _html_wide(content):
    """A row below a line: what is said of it, beside nothing else."""
    return f'<tr><td {_CELL}></td><td colspan="3" {_CELL}>{content}</td></tr>'
