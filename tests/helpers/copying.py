"""What a student can copy out of a reading: mathematics, functions, numbers and figures."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from textwrap import indent

import numpy as np
from helpers import readings, units
from steptrace.notation.reader import read_derivation

FENCED = re.compile(r"```\w*\n(.*?)```", re.DOTALL)
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$]+?)\$|`([^`\n]+)`", re.DOTALL)
# Formulas that are no longer are names and numbers.
LEAST = 5
NUMBER = re.compile(r"(?<![\w.^])[-−]?\d[\d,]*\.?\d*(?:e[-+]?\d+)?")
TAG = re.compile(r"<[^>]*>")
# Numbers with fewer digits are guessed, not copied.
DIGITS = 3


@dataclass(frozen=True)
class Mark:
    """A part of an exercise that is marked: its cell, the check, and the names it looks at."""

    unit: str
    cell: str
    check: str
    names: tuple[str, ...]

    def earned(self, answer):
        """The share of the points that an answer earns, given to each of the names."""
        return self.earned_by(dict.fromkeys(self.names, answer))

    def earned_by(self, answers):
        """The share of the points that the answers of all names earn."""
        cell = cells(self.unit)[self.cell]
        return units.earned(cell, units.run(cell.source, answers)) / cell.metadata.nbgrader.points

    def filled(self, value):
        """The dicts that are asked for, each with one value throughout: name -> dict."""
        solved = units.solved(self.unit)
        return {name: dict.fromkeys(solved[name], value) for name in self.names}


@cache
def cells(unit):
    """The cells of a sheet with its solutions: id -> cell."""
    return {cell.id: cell for cell in units.source(unit).cells}


@cache
def marks():
    """All parts of all sheets that are marked by machine."""
    return [
        Mark(unit, cell.id, checks[0][0], tuple(name for _, name in checks))
        for unit in units.UNITS
        for cell in units.source(unit).cells
        if (checks := re.findall(r"tutor\.(check_\w+)\(\s*(\w+)", cell.source))
        and "BEGIN HIDDEN TESTS" in cell.source
    ]


def texts(unit):
    """All mathematics in a reading: its derivations, formulas, and what its sliders draw."""
    traced = [given["text"] for given in readings.read(unit).traces]
    drawn = [
        text
        for given in readings.read(unit).sliders
        for _, text in (*given["curves"], *given.get("readings", ()))
    ]
    return list(dict.fromkeys([*traced, *written(readings.prose(unit)), *drawn]))


def written(prose):
    """The blocks of a text, its displayed formulas, and those within its lines."""
    blocks = [block.strip() for block in FENCED.findall(prose)]
    formulas = FORMULA.findall(FENCED.sub("", prose))
    return blocks + [text for found in formulas if len(text := "".join(found).strip()) > LEAST]


def numbers(text):
    """The numbers in a text that have three digits or more, with either sign: number -> text."""
    found = {}
    for written in NUMBER.findall(text):
        plain = written.replace("−", "-").replace(",", "")
        if len(re.sub(r"e.*|\D", "", plain).strip("0")) >= DIGITS:
            found |= {sign * float(plain): written for sign in (1, -1)}
    return found


def shown(unit):
    """All that stands in a reading: its prose and code, and what its outputs say."""
    said = []
    for cell in units.reading(unit).cells:
        outputs = cell.get("outputs", ())
        data = [output.get("data", {}) for output in outputs]
        said += [cell.source, *(output.get("text", "") for output in outputs)]
        said += [
            TAG.sub(" ", one.get(f"text/{kind}", "")) for one in data for kind in ("html", "plain")
        ]
    return "\n".join(said)


def arrays(unit):
    """The rows of numbers that a reading's names hold, those of tables among them."""
    for name, value in ran(unit).items():
        held = np.asarray(value) if isinstance(value, list | tuple | np.ndarray) else np.empty(0)
        if held.dtype.kind in "if" and 0 < held.ndim < 3:
            yield from ((f"{name}[{at}]", row) for at, row in enumerate(np.atleast_2d(held)))


def dicts(unit):
    """The dicts that a reading's names hold."""
    return [(name, value) for name, value in ran(unit).items() if isinstance(value, dict)]


@cache
def expressions(text):
    """The expressions of a text, as written; none where it cannot be read."""
    return tuple(line.text for line in read_derivation(text).lines)


def answer(exercise, text):
    """The derivation that holds a text between the lines that the sheet prints."""
    if text.startswith(r"\begin"):
        return text
    lines = [line.strip() for line in text.strip().splitlines()] or [""]
    given = tuple(f"let {meaning.split()[0]} " for meaning in exercise.marked.get("given", ()))
    lets = [line for line in lines if line.startswith("let ") and not line.startswith(given)]
    first, *rest = [line for line in lines if not line.startswith("let ")] or [""]
    sign = "" if "=" in exercise.marked["start"] else "= "
    within = [exercise.marked["start"], sign + first.removeprefix("= "), *rest]
    return "\n".join([*exercise.letting, *lets, *within, sign + exercise.marked["end"]])


@cache
def ran(unit):
    """The names that a reading sets, from a run of its own: what is copied may draw into it."""
    return units.run_reading(unit)[1]


def functions(unit, parameters):
    """The functions that a reading's code gives, by their source: its own, and what it computes."""
    names = ran(unit)
    for tree in (ast.parse(c.source) for c in units.reading(unit).cells if c.cell_type == "code"):
        defined = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        yield from ((f"{node.name}()", names[node.name]) for node in defined if node.name in names)
        for body in [_assigned(tree), *([node] for node in ast.walk(tree))]:
            if body and _names(body) >= set(parameters):
                yield from _made(body, parameters, names)


def _assigned(tree):
    """The assignments of a cell, and last the name that it sets last."""
    simple = [node for node in tree.body if isinstance(node, ast.Assign)]
    simple = [node for node in simple if isinstance(node.targets[0], ast.Name)]
    return [*simple, ast.Expr(simple[-1].targets[0])] if simple else []


def _names(body):
    return {n.id for node in body for n in ast.walk(node) if isinstance(n, ast.Name)}


def _made(body, parameters, names):
    """A function that computes what statements or an expression compute."""
    *before, last = body
    if isinstance(last, ast.Expr | ast.BinOp | ast.UnaryOp | ast.Call | ast.Compare | ast.Lambda):
        lines = [*map(ast.unparse, before), f"return {ast.unparse(last)}"]
        source = f"def made({', '.join(parameters)}):\n" + indent("\n".join(lines), "    ")
        made = dict(names)
        exec(source, made)
        yield source, made["made"]
