"""Matches a submission's cells to the unit's, counts them and puts them in order.

The unit's cells are searched for in the source's order, by the signs that `identify` knows. The
match for a cell is the first cell of the submission that is found for it, is of the right kind and
comes after the previous match; for an answer or a text, failing that, the first one before it. All
other cells become ordinary cells, and what was odd is reported. A test cell, a manually graded
answer or code of the instructor's that has no match is inserted from the source, after the previous
match. No test comes behind code of the instructor's that follows it in the source and defines a
name that it tests, so that an exercise cannot be solved by a later one.
"""

import re
from collections.abc import Collection
from functools import lru_cache

import nbformat

from nbapart import way
from nbapart.marker import test_cell
from nbapart.preprocessors import identify, written
from nbapart.preprocessors.expected import Expected
from nbapart.preprocessors.identify import plain

# The key in a notebook's metadata for what the marker has to report.
NOTES = "nbapart"
IDENTITY = re.compile(r"[\w-]{1,64}", re.ASCII)
FENCED = re.compile(r"\s*+```\w*+\n(.*)```\s*", re.DOTALL)  # code as texts show it
NOWHERE = 10**9  # behind every cell

# What is said of one odd cell, and of several.
FOUND = (
    "the cell {} had lost its metadata; it was found by other signs",
    "cells had lost their metadata; they were found by other signs: {}",
)
MISSING = (
    "the cell {} was missing; it was put back",
    "the cells {} were missing; they were put back",
)
MOVED = (
    "the cell {} was changed or moved; it was put back",
    "the cells {} were changed or moved; they were put back",
)
CHANGED = (
    "the read-only cell {} was changed; it was put back",
    "the read-only cells {} were changed; they were put back",
)
ELSEWHERE = (
    "the answer {} was given in another cell, and is marked there",
    "the answers {} were given in other cells, and are marked there",
)
BESIDE = (
    "the answer {} was written outside of its cell; it was put there, for a person to read",
    "the answers {} were written outside of their cells; they were put there, for a person to read",
)
FOREIGN = (
    "the cell {} does not belong to this unit",
    "the cells {} do not belong to this unit",
)


def match_cells(
    notebook: nbformat.NotebookNode, expected: list[Expected], given: Collection[str] = ()
) -> list[str]:
    """Match a submission's cells to the unit's, and change the notebook in place.

    Afterwards each cell that is marked occurs once, tests are in the source's order and have the
    instructor's text, and no cell has metadata other than the unit's.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
    expected : list of Expected
        The unit's cells that have a `grade_id`, in the source's order.
    given : collection of str
        The texts of the source's other cells.

    Returns
    -------
    list of str
        The irregularities found, one sentence each.
    """
    labelled, unit = identify.by_metadata(notebook.cells), {want.name for want in expected}
    named = {name: places for name, places in labelled.items() if name in unit}
    found = identify.without_metadata(notebook.cells, expected, named)
    chosen, coming, odd = _matched(notebook.cells, expected, named, found)
    recognised = {number for numbers in found.values() for number in numbers}
    foreign = labelled.keys() - unit
    odd[FOREIGN] = sorted(name for name in foreign if not recognised.issuperset(labelled[name]))
    odd[CHANGED] = [w.name for index, w in chosen.items() if _is_changed(notebook.cells[index], w)]
    _put(notebook, chosen, coming, written.tasks(expected))
    odd[BESIDE] = written.gather(notebook, expected, given)
    for number, cell in enumerate(notebook.cells):
        cell.id = _identity(cell, number)
    return [_note(words, names) for words, names in odd.items() if names]


def _matched(cells, expected, named, found):
    """Return the cells that count, those to insert behind others, and the odd ones by what is."""
    chosen, coming, odd, place = {}, {}, {FOUND: list(found)}, -1
    taken = {number for numbers in (*named.values(), *found.values()) for number in numbers}
    own = [number for number in range(len(cells)) if number not in taken]
    for want in expected:
        copies, fence = named.get(want.name, []), _fence(want, expected, named | found)
        index = _choose(cells, copies, found.get(want.name, []), want, place, fence)
        if words := _words(want, copies, index):
            odd.setdefault(words, []).append(want.name)
        if _is_code(want) and _is_untouched(cells, index, want):
            other = identify.pasted(cells, want, own)
            if other is not None:
                cells[index].source = ""  # it would undo an answer that was given above it
                index = other
                odd.setdefault(ELSEWHERE, []).append(want.name)
        if index is not None:
            chosen[index] = want
            place = max(place, index)
        elif want.grade or want.is_given:
            coming.setdefault(min(place, fence - 1), []).append(want)
    return chosen, coming, odd


def _choose(cells, copies, found, want, place, fence):
    """Return the index of the copy that counts, or None."""
    fitting = [index for index in copies if _fits(cells[index], want)] + found
    if want.solution:
        touched = [index for index in fitting if not _is_untouched(cells, index, want)]
        fitting = touched or fitting
    behind = [index for index in fitting if index > place]
    if want.is_test:
        return next((index for index in behind if index < fence), None)
    return next(iter(behind or fitting), None)


def _fence(want, expected, known):
    """Return the place of the first code behind a test that defines a name which it uses."""
    if not want.is_test:
        return NOWHERE
    try:
        used = set(test_cell.prepare(want.source).names)
    except SyntaxError:
        return NOWHERE
    later = expected[expected.index(want) + 1 :]
    defining = [one for one in later if one.is_given and used & identify.names(one.source)]
    return min((known[one.name][-1] for one in defining if one.name in known), default=NOWHERE)


def _is_untouched(cells, index, want):
    return index is not None and plain(cells[index].source) == plain(want.released)


def _fits(cell, want):
    """Return whether a cell is of the right kind; an answer may be in a cell of any type."""
    kind = cell.metadata["nbgrader"]
    if want.is_test:
        flags = bool(kind.get("grade")), bool(kind.get("solution"))
        return cell.cell_type == want.cell_type and flags == (True, False)
    return bool(kind.get("solution")) == want.solution


def _is_code(want):
    return want.solution and not want.grade and want.cell_type == "code"


def _words(want, copies, index):
    """Say what is odd about a cell of the unit; None where nothing is."""
    if len(copies) > 1:
        counts = f"number {copies.index(index) + 1} of them" if index in copies else "none of them"
        words = f"is there {len(copies)} times; {counts} counts"
        return f"the cell {{}} {words}", f"each of the cells {{}} {words}"
    if copies and index is None:
        return MOVED
    if (want.grade or want.is_given) and index is None:
        return MISSING
    return None


def _note(words, names):
    """Write a sentence about one cell or several."""
    one, many = words
    return (one if len(names) == 1 else many).format(", ".join(names))


def _is_changed(cell, want):
    return (want.locked or want.is_test) and plain(cell.source) not in _texts(want)


@lru_cache(maxsize=1024)
def _texts(want):
    """Return the texts that an unchanged cell has, the same for all submissions of a unit."""
    return plain(want.source), plain(way.unstamped(want.source)), plain(want.released)


def _put(notebook, chosen, coming, tasks):
    """Rebuild the list of cells: matches get the unit's metadata, all other cells get none."""
    cells = [want.cell() for want in coming.get(-1, [])]
    for index, cell in enumerate(notebook.cells):
        cell.metadata = nbformat.NotebookNode()
        before, after = [], []
        if index in chosen:
            want = chosen[index]
            before, after = _code_added(cell, want), written.added(cell, want, tasks)
            _conform(cell, want)
        cells += [*before, cell, *after, *(want.cell() for want in coming.get(index, []))]
    notebook.cells, notebook.nbformat_minor = cells, 5


def _code_added(cell, want):
    """Return a cell with the code that a student has added to a read-only one: it is run too."""
    if not (_is_changed(cell, want) and want.cell_type == "code" == cell.cell_type):
        return []
    adds = identify.brings(cell.source) - identify.brings(want.released)
    return [nbformat.from_dict({**cell})] if adds else []


def _identity(cell, number):
    """Return a cell's id: its name if it belongs to the unit, otherwise its position."""
    name = cell.metadata.get("nbgrader", {}).get("grade_id", "")
    return name if IDENTITY.fullmatch(name) else f"-{number}-"


def _conform(cell, want):
    cell.metadata = nbformat.from_dict(want.metadata())
    if want.locked or want.is_test:
        cell.source = want.source
    if cell.cell_type != want.cell_type:
        _change_type(cell, want.cell_type)


def _change_type(cell, cell_type):
    cell.cell_type = cell_type
    if cell_type == "code":
        fenced = FENCED.fullmatch(cell.source)
        cell.source = fenced[1] if fenced else cell.source
        cell.update(execution_count=None, outputs=[])
        cell.pop("attachments", None)
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)
