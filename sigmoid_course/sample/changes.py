"""Builds an answer from the reference answer of its exercise and the statements that differ."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise


class CannotChange(ValueError):
    """A statement cannot be applied to the reference.

    Parameters
    ----------
    line : int
        The statement's line.
    problem : str
        What is wrong with it, and what was expected.
    """

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


@dataclass(frozen=True, order=True)
class _Edit:
    """Replaces bytes `start` to `end` of the reference by `new`, from a line of the changes."""

    start: int
    end: int
    new: bytes
    line: int


def change(reference: str, changes: str) -> str:
    """Apply the statements of an answer to the reference.

    Each statement replaces its counterpart: an assignment to the same name, a function of the same
    name, a call of the same function, or a loop over the same name. ``name["key"] = value`` changes
    the value of that key in the dict display of the reference.

    Parameters
    ----------
    reference : str
        The code of the whole reference answer.
    changes : str
        The statements that differ, in any order.

    Returns
    -------
    str
        The code of the whole answer.

    Raises
    ------
    CannotChange
        A statement has no counterpart, or the code cannot be parsed.

    Examples
    --------
    >>> change('a = 1\\nb = {"x": 2, "y": 3}', 'b["y"] = -3')
    'a = 1\\nb = {"x": 2, "y": -3}'
    """
    places = _places(reference)
    edits = sorted(_edit(places, changes, *found) for found in _statements(changes))
    for one, next_one in pairwise(edits):
        if next_one.start < one.end:
            raise CannotChange(next_one.line, "this place is changed twice")
    text = reference.encode()
    for edit in reversed(edits):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text.decode()


def _edit(places: dict[str, tuple[int, int]], changes: str, node: ast.stmt, text: str) -> _Edit:
    place = _place(node)
    if place is None or place not in places:
        expected = ", ".join(places)
        raise CannotChange(
            node.lineno,
            f"{place or 'a statement of another kind'} has no counterpart in the reference, "
            f"which has {expected}; an answer of another shape says '# whole'",
        )
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
        text = ast.get_source_segment(changes, node.value) or ""
    start, end = places[place]
    return _Edit(start, end, text.encode(), node.lineno)


def _statements(code: str) -> Iterator[tuple[ast.stmt, str]]:
    """Yield each statement of the code with its text, including the comments above it."""
    lines, done = code.splitlines(), 0
    for node in _parsed(code):
        yield node, "\n".join(lines[done : node.end_lineno]).strip("\n")
        done = node.end_lineno or 0


def _parsed(code: str) -> list[ast.stmt]:
    try:
        return ast.parse(code).body
    except SyntaxError as error:
        problem = f"{error.msg}; an answer that is not Python says '# whole'"
        raise CannotChange(error.lineno or 1, problem) from None


def _places(reference: str) -> dict[str, tuple[int, int]]:
    """Return the span in bytes of each statement, and of each value in a dict display."""
    spans: dict[str, tuple[int, int]] = {}
    # The ast module counts columns in bytes.
    starts = [0, *accumulate(len(line) for line in reference.encode().splitlines(keepends=True))]
    for node in ast.parse(reference).body:
        for place, part in _parts(node):
            if place in spans:
                raise ValueError(f"the reference has {place} twice, so no answer can change it")
            last, column = part.end_lineno or 0, part.end_col_offset or 0
            spans[place] = starts[part.lineno - 1] + part.col_offset, starts[last - 1] + column
    return spans


def _parts(node: ast.stmt) -> Iterator[tuple[str, ast.stmt | ast.expr]]:
    """Yield the names by which changes refer to a statement and the values of its dict display."""
    place = _place(node)
    match node:
        case ast.Assign(targets=[ast.Subscript()], value=value) if place:
            yield place, value
        case _ if place:
            yield place, node
    match node:
        case (
            ast.Assign(targets=[target], value=ast.Dict(keys=keys, values=values))
            | ast.AugAssign(target=target, value=ast.Dict(keys=keys, values=values))
        ):
            for key, value in zip(keys, values, strict=True):
                if key:
                    yield f"{ast.unparse(target)}[{ast.unparse(key)}]", value


def _place(node: ast.stmt) -> str | None:
    match node:
        case ast.FunctionDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name() | ast.Subscript() as target]):
            return ast.unparse(target)
        case ast.Expr(value=ast.Call(func=function)):
            return f"{ast.unparse(function)}(...)"
        case ast.For(target=target):
            return f"for {ast.unparse(target)}"
    return None
