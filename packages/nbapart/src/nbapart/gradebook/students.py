"""The students of the gradebook, which are the course's roster."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from nbapart.delivery.students import Person
from nbapart.gradebook.read import gradebook

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader

LOCAL = "sqlite:///"


def people(app: "NbGrader") -> list[Person]:
    """Return the students of whom more is known than an id.

    nbgrader itself adds whoever has handed in, by the id alone: those are no roster.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader

    Returns
    -------
    list of Person
    """
    path = app.coursedir.db_url.removeprefix(LOCAL)
    if path != app.coursedir.db_url and not Path(path).exists():
        return []  # there is no gradebook yet, and a look at it would make one
    with gradebook(app) as book:
        found = [_person(one) for one in book.students]
    return [one for one in found if one != Person(one.id)]


def _person(one):
    return Person(
        one.id, one.first_name or "", one.last_name or "", one.email or "", one.lms_user_id or ""
    )


def add(app: "NbGrader", roster: Iterable[Person]) -> None:
    """Write a roster into the gradebook; students who are there already are completed.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
    roster : iterable of Person
    """
    with gradebook(app) as book:
        for one in roster:
            names = {"first_name": one.first, "last_name": one.last or one.id, "email": one.email}
            names |= {"lms_user_id": one.lms}
            kept = {name: text for name, text in names.items() if text}
            book.update_or_create_student(one.id, **kept)
