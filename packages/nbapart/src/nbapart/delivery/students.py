"""The students of a course by name and by every key that is known of them, and lists of them."""

import re
from dataclasses import dataclass
from pathlib import Path

from nbapart.delivery import tables
from nbapart.delivery.identities import folded, student_id
from nbapart.delivery.platforms import NOBODY
from nbapart.errors import CourseError

# What columns are called, in small letters, in the files of several platforms and languages.
HEADERS = {
    "id": (
        *("id", "student id", "student_id", "username", "user name", "anmeldename", "benutzername"),
        *("login", "sis login id", "orgdefinedid", "id number", "id-nummer", "matrikelnummer"),
        *("numéro d'identification", "número de id", "sis user id"),
    ),
    "first": ("first_name", "first name", "firstname", "vorname", "prénom", "nombre", "given name"),
    "last": (
        *("last_name", "last name", "lastname", "surname", "nachname", "nom", "nom de famille"),
        *("apellido(s)", "apellidos", "family name"),
    ),
    "name": (
        *("student", "full name", "name", "vollständiger name", "nom complet"),
        *("nombre completo", "lastname,firstname", "student name"),
    ),
    "email": (
        *("email", "e-mail", "email address", "e-mail-adresse", "adresse de courriel"),
        *("dirección de correo", "mail"),
    ),
    "lms": ("lms_user_id", "canvas user id", "usr_id", "user_id"),
}
# Rows of a Canvas gradebook that are no student's.
NO_STUDENT = re.compile(r"points possible|student, test|test student", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """A student of the course.

    Attributes
    ----------
    id : str
        The name of their folder, and their id in the gradebook.
    first, last, email : str
    lms : str
        Their key in the learning platform.
    """

    id: str
    first: str = ""
    last: str = ""
    email: str = ""
    lms: str = ""

    def has_key(self, key: str) -> bool:
        """Return whether a key is theirs: a login, a number or an e-mail address."""
        own = {self.id, self.email, self.email.partition("@")[0], self.lms} - {""}
        return key.casefold() in {one.casefold() for one in own}

    def is_called(self, name: str) -> bool:
        """Return whether a name is theirs, in any order and as Canvas and ILIAS write it.

        Examples
        --------
        >>> jane = Person("jd", "Jane", "van Doe")
        >>> [jane.is_called(n) for n in ("van Doe, Jane", "vandoejane", "van Doe_Jane_jd", "Jane")]
        [True, True, True, False]
        """
        orders = (f"{self.first} {self.last}", f"{self.last} {self.first}")
        said, folder = folded(name), folded(f"{self.last}_{self.first}_")
        if not folded(orders[0]):
            return False
        return (
            said.replace(",", "") in map(folded, orders)
            or said == _squeezed(orders[1])
            or (len(folder) > 2 and said.startswith(folder))
        )


def _squeezed(name):
    return re.sub(r"\W", "", folded(name))


def read(path: Path) -> list[Person]:
    """Read a list of students, as nbgrader, Moodle, Canvas and others write it.

    Parameters
    ----------
    path : pathlib.Path
        A CSV file with a header.

    Returns
    -------
    list of Person

    Raises
    ------
    CourseError
        It has no column that names students, or two rows are of one.
    """
    rows = [row for row in tables.read(path) if not _is_no_student(row)]
    found: dict[str, int] = {}
    people = []
    for row in rows:
        person = _person(path, row)
        if person.id in found:
            raise CourseError(
                f"{path}, line {row.line}: {person.id} stands in line {found[person.id]} already."
            )
        found[person.id] = row.line
        people.append(person)
    return people


def _is_no_student(row):
    return any(NO_STUDENT.fullmatch(cell.strip()) for cell in list(row.cells.values())[:2])


def _person(path, row):
    cells = {name.casefold(): text for name, text in row.cells.items() if name}
    if _is_number_of_one_unit(next(iter(row.cells.values()))):
        cells.pop(next(iter(cells)))  # a German worksheet calls it ID
    got = {part: _first(cells, names) for part, names in HEADERS.items()}
    if {"student", "section"} <= cells.keys():  # a Canvas gradebook: its ID is Canvas' own
        got["lms"] = cells.get("id", "")
        got["id"] = _first(cells, ("sis login id", "sis user id"))
    if got["name"] and not got["last"]:
        got["first"], got["last"] = _parted(got["name"])
    own = got["id"] or got["email"].partition("@")[0] or student_id(got["name"])
    if not own or not re.fullmatch(r"[^./\\*?\[\]\s+][^/\\*?\[\]\s+]*", own):
        raise CourseError(
            f"{path}, line {row.line}: {own or 'nothing'} cannot be a student's id: expected a "
            "column id, Username, ID number or SIS Login ID, without blanks and slashes."
        )
    return Person(own, got["first"], got["last"], got["email"], got["lms"])


def _is_number_of_one_unit(text):
    """Return whether a cell is like Participant 123, in the site's language."""
    match = re.fullmatch(r"(\D+?)\s*\d+", text)
    return bool(match and match[1].casefold() in NOBODY)


def _first(cells, names):
    return next((cells[name] for name in names if cells.get(name)), "")


def _parted(name):
    """Return first and last name."""
    if "," in name:
        last, _, first = name.partition(",")
    else:
        first, _, last = name.rpartition(" ")
    return first.strip(), last.strip()
