"""Keeps who has sent what cannot be marked: they are not among those who sent nothing."""

from collections.abc import Collection, Iterable, Iterator

from nbapart.course import Course
from nbapart.delivery import identities
from nbapart.delivery.account import Collected
from nbapart.delivery.archive import NotTaken
from nbapart.delivery.identities import Identity
from nbapart.delivery.layout import Piece, is_left_behind
from nbapart.delivery.people import People
from nbapart.delivery.units import is_called


def keep(
    course: Course,
    pieces: Iterable[Piece],
    people: People,
    units: Collection[str],
    result: Collected,
) -> None:
    """Write into the table of identities of whom nothing was placed, and what they have sent.

    Parameters
    ----------
    course : Course
    pieces : iterable of Piece
        Those of students of whom nothing was placed.
    people : People
    units : collection of str
        The units that the delivery may be of.
    result : Collected
        Takes their names.
    """
    found: dict[tuple[str, str], Identity] = {}
    for one in _sent(course, pieces, people, units):
        found.setdefault((one.student, one.unit), one)
    new = {key: one for key, one in found.items() if not identities.is_placed(course, one)}
    if not new:
        return
    table = {(one.student, one.unit): one for one in identities.read(course)} | new
    identities.write(course, table.values())
    named = identities.instead(course)
    for student, unit in new:
        result.instead.setdefault(unit, {})[student] = named[student, unit]


def _sent(
    course: Course, pieces: Iterable[Piece], people: People, units: Collection[str]
) -> Iterator[Identity]:
    for piece in pieces:
        owner, unit = piece.owner, _unit(course, piece, units)
        if owner is None or unit is None or is_left_behind(piece.entry.name):
            continue
        try:
            student = people.student(owner, unit)
        except NotTaken:
            continue  # a stranger, who is named as one
        when = piece.time.isoformat(" ") if piece.time else ""
        late = "late" if piece.late else ""
        path, platform = piece.entry.name, people.platform.name
        yield Identity(student, unit, platform, owner.key, owner.name, path, when, late)


def _unit(course, piece, units):
    """Return the unit that a file is of: the one it is called like, or the delivery's only one."""
    called = [unit for unit in course.units if is_called(piece.file, unit)]
    fitting = [unit for unit in called if unit in units] or list(units) or called
    return piece.unit or (fitting[0] if len(fitting) == 1 else None)
