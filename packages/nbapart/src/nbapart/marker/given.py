"""What the instructor's cells of a unit define, and which names are the student's to give.

The unit's source decides this, never a submission: whatever a student's cells define, a test uses
the instructor's own helpers.
"""

import ast
import re
import symtable
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import CodeType

from nbapart import way
from nbapart.way import Way

SOLUTION = re.compile(
    r"^[^\n]*### BEGIN SOLUTION.*?(?:### END SOLUTION[^\n]*|\Z)", re.DOTALL | re.MULTILINE
)
# Lines of IPython's own, which are not Python; cells with %% are in another language, or timed.
MAGIC = re.compile(r"^([ \t]*+)(?:[%!?][^\n]*+|[\w.]++\?++[ \t]*+)$", re.MULTILINE)
TIMED = re.compile(r"\A\s*+%%(?:time|capture)\b[^\n]*+\n")
DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Step:
    """What a cell of the source that runs in the kernel does to the names of the tests.

    Attributes
    ----------
    defines : tuple of code
        The instructor's imports and functions, one statement each.
    frees : frozenset of str
        Names that are taken from the student's kernel from here on, for the cell binds them there.
    mentions : frozenset of str
        Global names that the cell reads and does not import.
    modules : dict
        Names that the cell's solution imports as modules, and the modules' own names.
    """

    defines: tuple[CodeType, ...] = ()
    frees: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    modules: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """The code cells of a unit's source.

    Attributes
    ----------
    steps : tuple of Step
        One for each cell that runs in the kernel, in order.
    before : dict
        For each test, by its `grade_id`, the number of steps before it.
    """

    steps: tuple[Step, ...] = ()
    before: Mapping[str, int] = field(default_factory=dict)


def of_cells(cells: Sequence[Mapping]) -> Given:
    """Say what the cells of a source do to the names of its tests.

    Parameters
    ----------
    cells : sequence of dict
        All of them the instructor's.

    Returns
    -------
    Given

    Examples
    --------
    >>> answer = {"nbgrader": {"solution": True}}
    >>> test = {"nbgrader": {"grade": True, "grade_id": "a-test"}}
    >>> given = of_cells(
    ...     [
    ...         {"cell_type": "code", "metadata": {}, "source": "import math\\nlimit = 3"},
    ...         {"cell_type": "code", "metadata": answer, "source": "a = limit - 1"},
    ...         {"cell_type": "code", "metadata": test, "source": "assert math.isclose(a, 2)"},
    ...     ]
    ... )
    >>> [sorted(step.frees) for step in given.steps], given.before
    ([['limit'], ['a']], {'a-test': 2})
    """
    steps, before = [], {}
    for cell in cells:
        kind, source = cell["metadata"].get("nbgrader", {}), "".join(cell["source"])
        if cell["cell_type"] != "code":
            continue
        is_test = kind.get("grade") and not kind.get("solution")
        if is_test:
            before[kind["grade_id"]] = len(steps)
        if not is_test or way.of(source) == Way.INSIDE:
            steps.append(_step(source, bool(kind.get("solution"))))
    return Given(tuple(steps), before)


def python(source: str) -> str:
    """Return a cell's text without IPython's own lines; "" for a cell in another language.

    Examples
    --------
    >>> python("%matplotlib inline\\nimport math")
    'pass\\nimport math'
    >>> python("%%bash\\nls")
    ''
    """
    source = TIMED.sub("", source)
    return "" if source.lstrip().startswith("%%") else MAGIC.sub(r"\1pass", source)


def _step(source, is_answer):
    try:
        tree = ast.parse(python(source))
        binds = bound(python(source))
    except SyntaxError:
        return Step()
    kept = _kept(source, tree, is_answer)
    names = {name for statement in kept for name in bound(ast.unparse(statement))}
    modules = _modules(tree) if is_answer else {}
    used = frozenset(read_globally(python(source)) - _imported(tree))
    return Step(tuple(map(_compiled, kept)), frozenset(binds - names), used, modules)


def _kept(source, tree, is_answer):
    """Return the statements that define names for tests: of an answer, those around its solution.

    A cell with an answer but without a marked region is all solution.
    """
    if not is_answer:
        return [one for one in tree.body if isinstance(one, DEFINITIONS)]
    if not SOLUTION.search(source):
        return []
    try:
        around = ast.parse(python(SOLUTION.sub("", source)))
    except SyntaxError:  # without its solution, a function has no body
        return []
    return [one for one in around.body if isinstance(one, DEFINITIONS[:2])]


def _compiled(statement):
    module = ast.Module([statement], type_ignores=[])
    return compile(module, "<given>", "exec", dont_inherit=True)


def bound(source: str) -> set[str]:
    """Return the global names that code binds.

    Examples
    --------
    >>> sorted(bound("import os.path as p\\nfor i in x:\\n    def f(): y = 1"))
    ['f', 'i', 'p']
    """
    return {symbol.get_name() for symbol in _globals(source) if _is_bound(symbol)}


def read_globally(source: str) -> set[str]:
    """Return the global names that code reads.

    Examples
    --------
    >>> sorted(read_globally("a = b\\ndef f(c): d = e; return c + d"))
    ['b', 'e']
    """
    return {symbol.get_name() for symbol in _globals(source) if symbol.is_referenced()}


def _globals(source):
    tables = [top := symtable.symtable(source, "<cell>", "exec")]
    while tables:
        scope = tables.pop()
        tables += scope.get_children()
        yield from (one for one in scope.get_symbols() if scope is top or one.is_global())


def _is_bound(symbol):
    return symbol.is_assigned() or symbol.is_imported()


def _imported(tree):
    kinds = (ast.Import, ast.ImportFrom)
    aliases = [one for node in ast.walk(tree) if isinstance(node, kinds) for one in node.names]
    return {one.asname or one.name.partition(".")[0] for one in aliases}


def _modules(tree):
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    aliases = [alias for node in imports for alias in node.names]
    return {one.asname or one.name.partition(".")[0]: _named(one) for one in aliases}


def _named(alias):
    return alias.name if alias.asname else alias.name.partition(".")[0]
