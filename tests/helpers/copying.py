"""What a student can copy out of a reading: derivations, expressions and functions."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from textwrap import indent

from helpers import readings, units
from steptrace.notation.reader import read_derivation

FENCED = re.compile(r"```\w*\n(.*?)```", re.DOTALL)
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$]+?)\$|`([^`\n]+)`", re.DOTALL)
# Formulas that are no longer are names and numbers.
LEAST = 5


@dataclass(frozen=True)
class Mark:
    """A part of an exercise that is marked: its cell, the check, and the names it looks at."""

    unit: str
    cell: str
    check: str
    names: tuple[str, ...]

    def earned(self, answer):
        """The share of the points that an answer earns, given to each of the names."""
        cell = next(c for c in units.source(self.unit).cells if c.id == self.cell)
        ran = units.run(cell.source, dict.fromkeys(self.names, answer))
        return units.earned(cell, ran) / cell.metadata.nbgrader.points


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
    return units.run_cells(units.reading(unit))[1]


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
