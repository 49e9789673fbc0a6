"""Writes the tables of docs/notation.md from the code, and from a bank of answers.

``python -m steptrace.reference PAGE ANSWERS``, where ANSWERS is a folder with a file for each
answer, ``UNIT/EXERCISE/ANSWER.py``. The slip of a wrong one stands in its first lines, as in
``# slip: sign``.
"""

import sys
from pathlib import Path

from steptrace.algebra.kinds import KINDS
from steptrace.benchmark.case import header
from steptrace.equality.differentiate import MAX_ORDER
from steptrace.expression import Name
from steptrace.functions import FUNCTIONS
from steptrace.markdown import filled, table
from steptrace.notation.limits import (
    MAX_BRACKET_DEPTH,
    MAX_CHARACTERS,
    MAX_DEFINITIONS,
    MAX_DIGITS,
    MAX_LINE_LENGTH,
    MAX_LINES,
    MAX_TREE_HEIGHT,
)
from steptrace.notation.printer import to_text
from steptrace.practice.patterns import SLIPS as PRACTISED
from steptrace.registry import RULES, SLIPS, beside
from steptrace.rules.rule import Example
from steptrace.tracer import MAX_BROKEN_LINES


def written(page: str, answers: Path) -> str:
    """Bring the tables of a page up to date.

    Parameters
    ----------
    page : str
        Markdown, with a comment before and after each table.
    answers : Path
        The folder of the bank of answers.

    Returns
    -------
    str
        The page with everything between these comments replaced.

    Raises
    ------
    ValueError
        A comment names a table that does not exist.
    """
    return filled(page, {**_TABLES, "slips": lambda: _slips(exercises_by_slip(answers))})


def exercises_by_slip(answers: Path) -> dict[str, list[str]]:
    """Find the exercises that train each slip: those with a wrong answer that makes it.

    Parameters
    ----------
    answers : Path
        The folder of the bank of answers.

    Returns
    -------
    dict
        From the name of each slip that occurs to the exercises, as in "2-derivative/chain".
    """
    found: dict[str, dict[str, None]] = {}
    for path in sorted(answers.glob("*/*/*.py")):
        slip = header(path.read_text("utf-8")).get("slip")
        exercise = path.parent.relative_to(answers).as_posix()
        if slip:
            found.setdefault(slip, {})[exercise] = None
    return {slip: list(exercises) for slip, exercises in found.items()}


def _step(example: Example) -> str:
    """Format an example for one cell of a table."""
    lines = [*example.before.splitlines(), example.text.splitlines()[-1]]
    return "<br>".join(f"`{line}`" for line in lines)


def _functions() -> str:
    rows = ([_spelled(f), f.domain, _slope(f), f.rule] for f in FUNCTIONS.values())
    return table(["function", "defined for", "derivative", "by the rule"], rows)


def _spelled(function):
    based = [f"{function.based}_b"] if function.based else []
    return ", ".join(f"`{name}(x)`" for name in (*function.spellings, *based))


def _slope(function):
    return f"`{to_text(function.derivative(Name('x')))}`" if function.derivative else ""


def _rules() -> str:
    rows = ([name, rule.sentence, _step(rule.example)] for name, rule in RULES.items())
    return table(["rule", "what it says", "example"], rows)


def _kinds() -> str:
    rows = ([name, _step(kind.example)] for name, kind in KINDS.items())
    return table(["kind", "example"], rows)


def _slips(trained: dict[str, list[str]]) -> str:
    rows = (
        [
            f"`{name}`",
            slip.sentence,
            _step(slip.example),
            ", ".join(beside(slip)),
            ", ".join([*trained.get(name, []), *(["practice"] if name in PRACTISED else [])]),
        ]
        for name, slip in SLIPS.items()
    )
    return table(["slip", "what is said", "example", "beside", "trained in"], rows)


def _limits() -> str:
    rows = [
        ("lines of a derivation", MAX_LINES),
        ("characters of a derivation", MAX_CHARACTERS),
        ("names that are given a meaning", MAX_DEFINITIONS),
        ("characters of a line", MAX_LINE_LENGTH),
        ("parts of an expression, the given names written out", MAX_LINE_LENGTH),
        ("digits of a number", MAX_DIGITS),
        ("open brackets at one place", MAX_BRACKET_DEPTH),
        ("levels of an expression, as of x^x^x", MAX_TREE_HEIGHT),
        ("order of a derivative that is worked out", MAX_ORDER),
        ("broken lines, before the rest is not judged", MAX_BROKEN_LINES),
    ]
    return table(["what", "at most"], ([what, f"{most:,}"] for what, most in rows))


_TABLES = {
    "functions": _functions,
    "rules": _rules,
    "kinds": _kinds,
    "limits": _limits,
}


def main() -> None:
    """Update the tables in the page that is named on the command line, before the answers."""
    page, answers = map(Path, sys.argv[1:])
    page.write_text(written(page.read_text("utf-8"), answers), encoding="utf-8")


if __name__ == "__main__":
    main()
