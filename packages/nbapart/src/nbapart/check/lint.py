"""Finds what a test looks at that cannot be seen from outside of the student's kernel.

A right answer does not always show it: `f(a) is not a` holds of every copy. Where a test may do
such a thing, it runs inside.
"""

import ast
import builtins
import itertools
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from nbapart.check import reasons, rules, syntax
from nbapart.check.reasons import Reason

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
# These matter only to the answers that a test calls.
SETTINGS = (reasons.RANDOM, reasons.SETTING, reasons.TIME)
BUILTINS = frozenset(dir(builtins))
COMPARING = re.compile(r"(.*\.)?(assert\w*|array_equal|allclose|array_equiv)$")
DUNDER = re.compile(r"__\w+__")
# What makes objects that both ends know as the same, apart from displays and NumPy's functions.
MAKERS = {"list", "dict", "set", "sorted", "deque", "Counter", "OrderedDict", "defaultdict"}
DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
# Libraries whose values are copied on their way, so that a change of one end stays there.
COPIED = ("pandas",)


@dataclass(frozen=True)
class Doubt:
    """Something in a test by which it cannot run apart.

    Attributes
    ----------
    line : int
        The line of the cell, from 1.
    what : str
        What stands there.
    reason : Reason
    """

    line: int
    what: str
    reason: Reason


@dataclass(frozen=True)
class Around:
    """What the other cells of a sheet define.

    Attributes
    ----------
    theirs : frozenset of str
        Names that the answers define, but for modules.
    helpers : dict
        The instructor's functions and classes, by name.
    imports : dict
        What is imported, by the name under which it is used.
    classes : frozenset of str
        Those of `theirs` that are classes, of which a test sees the objects themselves.
    """

    theirs: frozenset[str] = frozenset()
    helpers: Mapping[str, ast.stmt] = field(default_factory=dict)
    imports: Mapping[str, str] = field(default_factory=dict)
    classes: frozenset[str] = frozenset()


def doubts(source: str, around: Around = Around()) -> list[Doubt]:
    """Find everything by which a test cannot run apart.

    Parameters
    ----------
    source : str
        The test cell, without IPython's own lines.
    around : Around

    Returns
    -------
    list of Doubt
        In the order of their lines; those in a helper stand where the test names it.

    Examples
    --------
    >>> [(one.line, one.what) for one in doubts("a = f(1)\\nassert f(a) is not a")]
    [(2, 'is not')]
    """
    try:
        tree = _parsed(source)
    except SyntaxError as error:
        return [Doubt(error.lineno or 1, (error.text or source).strip()[:60], reasons.LANGUAGE)]
    found = list(_Reader(tree, around).found())
    own = {one.name for one in tree.body if isinstance(one, DEFINITIONS)}
    helpers = {name: one for name, one in around.helpers.items() if name not in own}
    for line, name, helper in _used(tree, helpers):
        inside = _Reader(ast.Module([helper], type_ignores=[]), around, calls=True).found()
        found += [Doubt(line, f"{one.what} in {name}", one.reason) for one in inside]
    return sorted(found, key=lambda one: one.line)


def _parsed(source):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python warns of some that are found here
        compile(source, "<test>", "exec", dont_inherit=True)
        return ast.parse(source)


def _used(tree, helpers):
    """Yield each helper that a test needs, others' helpers too, with the line that needs it."""
    waiting = [(name.lineno, name.id, tree) for name in syntax.names(tree) if name.id in helpers]
    seen: set[str] = set()
    while waiting:
        line, name, _ = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield line, name, helpers[name]
        inner = [one.id for one in syntax.names(helpers[name]) if one.id in helpers]
        waiting += [(line, one, None) for one in inner]


class _Reader:
    """Reads one syntax tree."""

    def __init__(self, tree, around, calls=False):
        self._tree, self._theirs, self._classes = tree, around.theirs, around.classes
        self._bound = {
            *(one.id for one in syntax.names(tree) if not isinstance(one.ctx, ast.Load)),
            *(one.arg for one in ast.walk(tree) if isinstance(one, ast.arg)),
            *(one.name for one in ast.walk(tree) if isinstance(one, DEFINITIONS)),
        }
        self._local = {one.arg for one in ast.walk(tree) if isinstance(one, ast.arg)}
        outer = {name: name for name in rules.MODULES} | dict(around.imports)
        outer = {name: one for name, one in outer.items() if name not in self._bound}
        self._modules = outer | dict(syntax.imports(tree))
        self._bound |= dict(syntax.imports(tree)).keys()
        modules = (*around.imports.values(), *self._modules.values())
        self._is_copied = any(one.partition(".")[0] in COPIED for one in modules)
        self._same = self._surely_shared()
        self._objects: set[str] = set()
        self._calls = calls or any(map(self._is_theirs, ast.walk(tree)))
        # Not a number or a text that is written out, nor what a loop goes over.
        self._mutable = {
            name.id
            for one in ast.walk(tree)
            if isinstance(one, ast.Assign) and not isinstance(one.value, ast.Constant)
            for name in one.targets
            if isinstance(name, ast.Name)
        }
        self._objects = {
            name.id
            for one in ast.walk(tree)
            if isinstance(one, ast.Assign) and self._is_object(one.value)
            for name in one.targets
            if isinstance(name, ast.Name)
        }
        self._harmless = {
            one.value
            for one in ast.walk(tree)
            if isinstance(one, ast.Attribute)
            and one.attr in rules.HARMLESS.get(self._modules.get(syntax.root(one), ""), ())
        }

    def found(self) -> Iterator[Doubt]:
        """Yield everything that is in doubt."""
        looks = {
            ast.Compare: self._compared,
            ast.Name: self._named,
            ast.Attribute: self._attribute,
            ast.Subscript: self._subscript,
            ast.Call: self._called_on,
            ast.AugAssign: self._added_to,
        }
        for node in ast.walk(self._tree):
            if look := looks.get(type(node)):
                seen = [pair for pair in look(node) if self._calls or pair[1] not in SETTINGS]
                line = getattr(node, "lineno", 1)
                yield from (Doubt(line, what, reason) for what, reason in seen)
        yield from self._kept_over_calls()

    def _surely_shared(self):
        """Return names that hold nothing but new lists, dicts, sets or arrays."""
        assigned = [one for one in ast.walk(self._tree) if isinstance(one, ast.Assign)]
        pairs = [(n, one.value) for one in assigned for n in one.targets if isinstance(n, ast.Name)]
        known = {name for name, value in pairs if self._makes_shared(value)}
        stored = [n for n in syntax.names(self._tree) if not isinstance(n.ctx, ast.Load)]
        return {name.id for name in known} - {name.id for name in stored if name not in known}

    def _makes_shared(self, value):
        if isinstance(value, ast.Call):
            is_array = self._modules.get(syntax.root(value.func), "").partition(".")[0] == "numpy"
            return is_array or (isinstance(value.func, ast.Name) and value.func.id in MAKERS)
        return isinstance(value, DISPLAYS)

    def _compared(self, node):
        sides = [node.left, *node.comparators]
        for operator, pair in zip(node.ops, itertools.pairwise(sides), strict=True):
            is_identity = isinstance(operator, ast.Is | ast.IsNot)
            if is_identity and not any(map(self._is_known, pair)):
                yield ("is" if isinstance(operator, ast.Is) else "is not"), reasons.IDENTITY
        yield from ((ast.unparse(one), reasons.OBJECTS) for one in sides if self._is_object(one))

    def _is_known(self, node):
        """Return whether both ends know whether something else is this same object."""
        shared = isinstance(node, ast.Name) and node.id in self._same
        return shared or syntax.is_one_of_a_kind(node)

    def _is_object(self, node):
        """Return whether it is surely an object of a student's class."""
        is_new = isinstance(node, ast.Call) and syntax.root(node.func) in self._classes
        return is_new or (isinstance(node, ast.Name) and node.id in self._objects)

    def _named(self, node):
        name = node.id
        if isinstance(node.ctx, ast.Load):
            if name in self._modules:
                yield from self._module(node)
            elif name not in self._bound:
                reason = rules.NAMES.get(name)
                reason = reasons.HISTORY if rules.NUMBERED.fullmatch(name) else reason
                if reason and name not in self._theirs:
                    yield name, reason
        elif name in BUILTINS and name not in self._local:
            yield f"{name} =", reasons.PATCHED

    def _module(self, node):
        module = self._modules[node.id]
        prefixes = [".".join(module.split(".")[:count]) for count in range(1, 5)]
        reason = next((rules.MODULES[one] for one in prefixes if one in rules.MODULES), None)
        of, _, last = module.rpartition(".")
        reason = reason or rules.ATTRIBUTES.get(last)
        if last in rules.HARMLESS.get(of, ()):
            return
        if reason and node not in self._harmless:
            yield node.id, reason

    def _attribute(self, node):
        name = node.attr
        root = syntax.root(node)
        if not isinstance(node.ctx, ast.Load):
            is_stream = self._modules.get(root) == "sys" and name in rules.STREAMS
            if root not in self._local and not is_stream:
                yield f".{name} =", reasons.PATCHED
        elif name in rules.ATTRIBUTES:
            yield f".{name}", rules.ATTRIBUTES[name]
        elif DUNDER.fullmatch(name) and not syntax.is_plain_dunder(node, root in self._modules):
            yield f".{name}", reasons.TEXT

    def _subscript(self, node):
        if not isinstance(node.ctx, ast.Load) and syntax.root(node) in self._theirs:
            yield f"{syntax.root(node)}[...] =", reasons.CHANGED

    def _called_on(self, node):
        function = node.func
        if isinstance(function, ast.Attribute) and function.attr in self._mutators:
            root = syntax.root(function)
            if root in self._theirs - self._bound:
                yield f"{root}.{function.attr}()", reasons.CHANGED
        name = function.id if isinstance(function, ast.Name) else ""
        is_asked = name in {"hasattr", "getattr"} - self._bound
        if is_asked and not syntax.is_plain_attribute(node.args):
            yield name, reasons.ATTRIBUTES

    @property
    def _mutators(self):
        """Methods by which one value may change another that the marker has a copy of."""
        return rules.MUTATORS if self._is_copied else rules.ARRAY_MUTATORS

    def _added_to(self, node):
        if isinstance(node.target, ast.Name) and node.target.id in self._theirs:
            yield f"{node.target.id} +=", reasons.CHANGED

    def _kept_over_calls(self):
        """Yield what a test reads again after a call that may have changed it."""
        for block in syntax.blocks(self._tree):
            results: dict[str, bool] = {}  # names bound to what calls returned; was there another?
            passed: set[str] = set()
            for statement in block:
                yield from self._read_again(statement, results, passed)
                calls = [node for node in ast.walk(statement) if self._is_theirs(node)]
                results |= dict.fromkeys(results, True) if calls else {}
                passed |= {one.id for call in calls for one in _arguments(call)} & self._mutable
                if isinstance(statement, ast.Assign) and self._gives_data(statement.value):
                    made = {one.id for one in statement.targets if isinstance(one, ast.Name)}
                    results |= dict.fromkeys(made, False)

    def _read_again(self, statement, results, passed):
        for name in syntax.names(statement):
            if self._is_copied and isinstance(name.ctx, ast.Load) and results.get(name.id):
                yield Doubt(name.lineno, name.id, reasons.SHARED)
                del results[name.id]
        for name in _compared(statement):
            if self._is_copied and name.id in passed:
                yield Doubt(name.lineno, name.id, reasons.ARGUMENT)
        for name in _changed(statement, self._mutators):
            if name.id in results:
                yield Doubt(name.lineno, name.id, reasons.CHANGED)

    def _gives_data(self, value):
        return self._is_theirs(value) and syntax.root(value.func) not in self._classes

    def _is_theirs(self, value):
        return isinstance(value, ast.Call) and syntax.root(value.func) in self._theirs - self._bound


def _arguments(call):
    """Return the names that are passed to a call, by themselves or in a list of them."""
    given = [*call.args, *(one.value for one in call.keywords)]
    return [node for one in given for node in ast.walk(one) if isinstance(node, ast.Name)]


def _compared(statement):
    """Yield names that are compared as a whole, by an operator or by an assertion of a library."""
    for node in ast.walk(statement):
        sides = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and COMPARING.match(ast.unparse(node.func)):
            sides = node.args
        whole = [one.value if isinstance(one, ast.Subscript) else one for one in sides]
        yield from (one for one in whole if isinstance(one, ast.Name))


def _changed(statement, mutators):
    """Yield names whose values a statement changes in place."""
    for node in ast.walk(statement):
        changes = isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load)
        mutates = isinstance(node, ast.Attribute) and node.attr in mutators
        if changes or mutates:
            yield from (one for one in [syntax.root_name(node)] if one)
