"""Finds out which cells of a submission are which of the unit's.

A cell is known by its `grade_id`; where that is gone, by its id; where that is gone too, by its
text and its place among the others, and an answer by the names that it defines. A later sign is
looked for only where no earlier one is there, and never changes which of the instructor's tests
are run.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from nbformat import NotebookNode

from nbapart.preprocessors.expected import Expected

ALIKE = 0.5  # share of the words that two versions of a cell have in common
# Names that a statement at the start of a line binds; and those that an import does.
BINDS = re.compile(
    r"^(?:(?:async[ \t]++)?(?:def|class)[ \t]++(\w++)"
    r"|(\w++(?:[ \t]*+,[ \t]*+\w++)*+)[ \t]*+=(?!=))",
    re.MULTILINE,
)
IMPORTS = re.compile(r"^(?:from[ \t]++[\w.]++[ \t]++)?import[ \t]++(.++)", re.MULTILINE)

Places = dict[str, list[int]]


def names(source: str) -> set[str]:
    """Return the names that a cell defines, as far as they stand at the start of a line.

    Examples
    --------
    >>> sorted(names("a, b = 1, 2\\nif a == b:\\n    c = 3\\ndef f(x):\\n    y = 1"))
    ['a', 'b', 'f']
    """
    found = (one[0] or one[1] for one in BINDS.findall(source))
    return {name.strip() for group in found for name in group.split(",")}


def brings(source: str) -> set[str]:
    """Return what a cell defines, and what it imports."""
    return names(source) | {one.strip() for one in IMPORTS.findall(source)}


def plain(source: str) -> str:
    """Return a text without what editors change in it: blank lines, blanks at the end of lines."""
    return "\n".join(line.rstrip() for line in source.splitlines() if line.strip())


def by_metadata(cells: Sequence[NotebookNode]) -> Places:
    """Return for each `grade_id` in the metadata the numbers of the cells that have it."""
    places: Places = {}
    for number, cell in enumerate(cells):
        kind = cell.metadata.get("nbgrader")
        name = kind.get("grade_id") if isinstance(kind, dict) else None
        if isinstance(name, str):
            places.setdefault(name, []).append(number)
    return places


def surely(cells: Sequence[NotebookNode], expected: Sequence[Expected]) -> bool:
    """Return whether any answer or test of a unit is known by its metadata or its id."""
    ours = {name for want in expected if want.grade or want.solution for name in _labels(want)}
    return not ours.isdisjoint({*by_metadata(cells), *(cell.id for cell in cells)})


def perhaps(cells: Sequence[NotebookNode], expected: Sequence[Expected]) -> bool:
    """Return whether any answer or test of a unit is known by any sign."""
    found = without_metadata(cells, expected, {})
    return any(want.name in found for want in expected if want.grade or want.solution)


def _labels(want):
    return {want.name, want.id} - {""}


def without_metadata(
    cells: Sequence[NotebookNode], expected: Sequence[Expected], known: Places
) -> Places:
    """Find cells whose metadata are gone.

    Parameters
    ----------
    cells : sequence of nbformat.NotebookNode
    expected : sequence of Expected
        The unit's cells, in the source's order.
    known : dict
        What `by_metadata` has found.

    Returns
    -------
    dict
        Numbers of cells by `grade_id`, for cells of the unit that are not in `known`.
    """
    taken = {number for numbers in known.values() for number in numbers}
    found: Places = {}
    for search in (_by_id, _by_text, _by_text_elsewhere, _by_words, _by_names):
        wanted = [want for want in expected if want.name not in known | found]
        if not wanted:
            break
        free = {n: cell for n, cell in enumerate(cells) if n not in taken}
        for name, number in search(free, wanted, expected, known | found):
            found[name] = [number]
            taken.add(number)
    return found


def _by_id(free, wanted, *_):
    numbers = {cell.id: number for number, cell in free.items()}
    for want in wanted:
        if want.id in numbers and _may_be(free[numbers[want.id]], want):
            yield want.name, numbers[want.id]


def _by_text(free, wanted, *_):
    """Find cells with exactly the released text, in the same order."""
    numbers = list(free)
    theirs = [(free[number].cell_type, plain(free[number].source)) for number in numbers]
    ours = [(want.cell_type, plain(want.released)) for want in wanted]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    for start, other, size in blocks:
        for step in range(size):
            if theirs[other + step][1]:
                yield wanted[start + step].name, numbers[other + step]


def _by_text_elsewhere(free, wanted, *_):
    """Find cells with exactly the released text that were moved."""
    numbers = {}
    for number, cell in reversed(free.items()):
        numbers.setdefault((cell.cell_type, plain(cell.source)), []).append(number)
    for want in wanted:
        text = plain(want.released)
        if text and (places := numbers.get((want.cell_type, text))):
            yield want.name, places.pop()


def _by_words(free, wanted, expected, known):
    """Find read-only cells of which another version was released, or which were changed."""
    bags = {number: set(re.findall(r"\w+", cell.source)) for number, cell in free.items()}
    for want in wanted:
        ours = set(re.findall(r"\w+", want.released))
        if not ours or not (want.locked or want.is_test):
            continue
        between = _between(expected, known, want)
        shares = {
            number: len(ours & bag) / len(ours | bag)
            for number, bag in bags.items()
            if number in between and _may_replace(free[number], want)
        }
        best = max(shares, key=lambda number: shares[number], default=None)
        if best is not None and shares[best] >= ALIKE:
            yield want.name, best
            del bags[best]


def _by_names(free, wanted, expected, known):
    """Find answers: code by the names that it defines, first in its place and then anywhere."""
    free = dict(free)
    for want in wanted:
        ours = names(want.released)
        if not want.solution or want.cell_type != "code" or not ours:
            continue
        between = _between(expected, known, want)
        fitting = [number for number, cell in free.items() if ours <= _defined(cell)]
        near = [number for number in fitting if number in between]
        if near or fitting:
            yield want.name, (near or fitting)[-1]
            del free[(near or fitting)[-1]]


def pasted(cells: Sequence[NotebookNode], want: Expected, unnamed: Iterable[int]) -> int | None:
    """Find the answer of a student who has left its own cell as released and written another.

    Parameters
    ----------
    cells : sequence of nbformat.NotebookNode
    want : Expected
        An answer in code.
    unnamed : iterable of int
        The numbers of cells that are not the unit's.

    Returns
    -------
    int or None
        The number of the last cell that defines all of the answer's names.
    """
    ours = names(want.released)
    fitting = [number for number in unnamed if ours and ours <= _defined(cells[number])]
    return fitting[-1] if fitting else None


def _defined(cell):
    return names(cell.source) if cell.cell_type == "code" else set()


def _between(expected, known, want):
    """Return the range of numbers between the cells before and after one that were found."""
    index = expected.index(want)
    before = [known[one.name][0] for one in expected[:index] if one.name in known]
    after = [known[one.name][0] for one in expected[index + 1 :] if one.name in known]
    low = max(before, default=-1)
    return range(low + 1, min((number for number in after if number > low), default=10**9))


def _may_replace(cell, want):
    """Return whether a cell is of a read-only one's type, and code defines what that defines."""
    if cell.cell_type != want.cell_type:
        return False
    return cell.cell_type != "code" or names(want.released) <= names(cell.source)


def _may_be(cell, want):
    return cell.cell_type == want.cell_type or want.solution
