r"""Answers a page that runs the tracer in the browser: a question and its answer are JSON.

A question is ``{"trace": TEXT}``, with ``"task"`` if it answers one, or ``{"practise": TASK}``. A
TASK is the ``about``, ``level`` and ``seed`` of a task to make.
"""

import importlib
import json
import pkgutil

import steptrace
from steptrace import show
from steptrace.messages.english import ENGLISH
from steptrace.notation.mathml import formula
from steptrace.notation.printer import to_latex, to_text
from steptrace.practice.judgement import judge
from steptrace.practice.task import Task, tasks
from steptrace.registry import RULES
from steptrace.result import Trace
from steptrace.tracer import trace

_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "#$%&_{}"} | {"\\": r"\textbackslash{}"})
_NOT_THE_PAGES = {"__main__", "by_numpy", "benchmark", "checks", "cli", "reference", "rubric"}
# What makes the tracer read all that it reads late.
_WARMING = (
    "d/dx ln(sigma(x))\n= 1 - sigma(x)\n= 2 + sigma(x)",
    "\\frac{d}{dx} x^2\n= 2 x",
    "e^y = x\n=> y' e^y = 1",
    "x <",
)


def answered(question: str) -> str:
    """Answer a question of the page.

    Parameters
    ----------
    question : str
        JSON, as above.

    Returns
    -------
    str
        JSON: a trace as `_shown` has it, or a task.

    Examples
    --------
    >>> json.loads(answered('{"trace": "x + x\\\\n= 2x"}'))["summary"]
    'Sound: 1 step, each true.'
    """
    asked = json.loads(question)
    made = _task(asked["practise"]) if "practise" in asked else _traced(**asked)
    return json.dumps(made, ensure_ascii=False)


def _traced(trace: str, task: dict | None = None) -> dict:
    if task is None:
        return _shown(steptrace.trace(trace))
    judgement = judge(_made(task), trace)
    return _shown(judgement.traced) | {"said": judgement.said}


def _shown(traced: Trace) -> dict:
    """A trace as data: what stands in each row, and all of it as text and as LaTeX."""
    titles = [ENGLISH.say("title", column) for column in show.COLUMNS]
    shown = {"summary": show.summary(traced), "verdict": traced.verdict, "titles": titles}
    rows = show.rows(traced)
    return shown | {"rows": [*map(_row, rows)], "text": str(traced), "latex": _latex(rows)}


def _row(row: show.Row) -> dict:
    said = {name: getattr(row, name) for name in ("label", "verdict", "margin", "domain", "note")}
    text = row.formula(to_text)
    math = formula(row.sides, breaks=row.is_long) if row.sides else ""
    return said | {
        "word": row.word.strip(),
        "excerpt": row.excerpt,
        "math": math,
        "text": text,
        "long": row.is_long,
    }


def _latex(rows: list[show.Row]) -> str:
    lines = [rf"{_aligned(row)} && \text{{{_plain(row)}}}" for row in rows]
    return "\\begin{align*}\n" + " \\\\\n".join(lines) + "\n\\end{align*}"


def _aligned(row):
    """A formula with the sign at which it is aligned; a line that cannot be read as it is typed."""
    if not row.sides:
        return rf"& \text{{{row.excerpt.partition(chr(10))[0].strip().translate(_SPECIAL)}}}"
    latex = row.formula(to_latex)
    return latex.replace("=", "&=", 1) if "=" in row.sides else f"& {latex}"


def _plain(row):
    beside = "; ".join(filter(None, (row.margin, row.domain)))
    return f"{row.label} {row.word[1:].strip()}{beside and f': {beside}'}".translate(_SPECIAL)


def _made(asked: dict) -> Task:
    return next(tasks(asked["about"], asked["level"], asked["seed"]))


def _task(asked: dict) -> dict:
    """A task as data, with the question that made it, by which its answers are judged."""
    task = _made(asked)
    level = f", level {asked['level']}" if task.about in RULES else ""
    sides = [each for side in task.sides for each in ("=", side)][1:]
    begun = "" if len(task.sides) > 1 else "\n= "
    shown = {"title": task.about + level, "asked": task.asked, "math": formula(sides)}
    return {"task": shown | {"start": task.start + begun, "question": asked}}


def warm() -> None:
    """Import and read all that a trace may need, for a picture of the memory that holds it."""
    for module in pkgutil.walk_packages(steptrace.__path__, "steptrace."):
        if not _NOT_THE_PAGES & {*module.name.split(".")}:
            importlib.import_module(module.name)
    for text in _WARMING:
        _shown(trace(text))
    _task({"about": "chain rule", "level": 1, "seed": 1})
