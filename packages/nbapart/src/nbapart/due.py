"""Keeps due dates and extensions in one file of the course, with the zone that they are in."""

import json
import os
import re
import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from nbapart.course import Course
from nbapart.errors import CourseError

FILE = "due.toml"
HEAD = """\
# Until when each unit is to be handed in, and who has longer. `course due` writes this file;
# it may be changed by hand as well. All times are of this zone.
"""
EXAMPLES = "2026-11-20, 2026-11-20 23:59, or 2026-11-20 23:59 Europe/Berlin"
# Names of months that dateutil does not know, in the worksheets of sites in other languages.
MONTHS = [
    *(("Januar", "janvier", "enero"), ("Februar", "février", "febrero"), ("März", "mars", "marzo")),
    *(("avril", "abril"), ("Mai", "mayo"), ("Juni", "juin", "junio"), ("Juli", "juillet", "julio")),
    *(("août", "agosto"), ("septembre", "septiembre"), ("Oktober", "octobre", "octubre")),
    *(("novembre", "noviembre"), ("Dezember", "décembre", "diciembre")),
]


@dataclass(frozen=True)
class Due:
    """The due dates of a course.

    Attributes
    ----------
    zone : str
        The zone's name, such as Europe/Berlin.
    units : dict
        The due date of each unit that has one, in UTC.
    students : dict
        The date for one student, in UTC, by unit and student.
    """

    zone: str
    units: Mapping[str, datetime] = field(default_factory=dict)
    students: Mapping[tuple[str, str], datetime] = field(default_factory=dict)

    def date(self, unit: str, student: str) -> datetime | None:
        """Return until when a student may hand in a unit; None where there is no date."""
        return self.students.get((unit, student), self.units.get(unit))


def read(course: Course) -> Due:
    """Read the dates.

    Parameters
    ----------
    course : Course

    Returns
    -------
    Due
        Without dates, in this machine's zone, where there is no file.

    Raises
    ------
    CourseError
        The file cannot be read, or one of its dates; the message says which.
    """
    path = course.root / FILE
    if not path.exists():
        return Due(_of_machine())
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise CourseError(f"{path} cannot be read: {error}") from None
    zone = raw.pop("zone", None)
    if not isinstance(zone, str):
        raise CourseError(f'{path} names no zone: expected a line such as zone = "Europe/Berlin".')
    return _due(path, zone, raw)


def _due(path, zone, raw):
    units, students = {}, {}
    for unit, dates in raw.items():
        if not isinstance(dates, dict) or dates.keys() - {"due", "students"}:
            raise CourseError(f"{path}: expected due and students below [{unit}], nothing else.")
        if "due" in dates:
            units[unit] = _date(path, dates["due"], zone)
        for student, date in dates.get("students", {}).items():
            students[unit, student] = _date(path, date, zone)
    return Due(zone, units, students)


def _date(path, date, zone):
    try:
        return moment(str(date), zone)
    except CourseError as error:
        raise CourseError(f"{path}: {error}") from None


def moment(text: str, zone: str) -> datetime:
    """Return the moment that a date names, in UTC.

    Parameters
    ----------
    text : str
        A date, with a time and a zone if wanted; without a time the day's last minute.
    zone : str
        Of a date that names none.

    Returns
    -------
    datetime.datetime

    Raises
    ------
    CourseError
        It is no date.

    Examples
    --------
    >>> str(moment("2026-11-20 23:59", "Europe/Berlin"))
    '2026-11-20 22:59:00+00:00'
    """
    words = text.split()
    if len(words) > 1 and words[-1][0].isalpha():
        *words, zone = words
    try:
        found = datetime.fromisoformat(" ".join(words))
    except ValueError:
        raise CourseError(f"{text!r} is not a date; expected one such as {EXAMPLES}.") from None
    if len(words[0]) <= len("2026-11-20") and len(words) == 1:
        found = found.replace(hour=23, minute=59)
    return (found if found.tzinfo else found.replace(tzinfo=known_zone(zone))).astimezone(UTC)


def in_words(text: str, zone: tzinfo) -> datetime | None:
    """Return the moment that a date in words names, in UTC; None where it cannot be read.

    Examples
    --------
    >>> str(in_words("Freitag, 20. März 2026, 10:02", ZoneInfo("Europe/Berlin")))
    '2026-03-20 09:02:00+00:00'
    """
    from dateutil import parser

    known = {name.casefold(): n for n, names in enumerate(MONTHS, 1) for name in names}
    english = parser.parserinfo.MONTHS
    words = [
        english[known[word.casefold()] - 1][0] if word.casefold() in known else word
        for word in text.replace(",", " ").replace(". ", " ").split()
        if word != "de"
    ]
    words = words[1:] if words and words[0].isalpha() else words  # the day of the week
    if not re.search(r"\b\d{4}\b", text):
        return None  # dateutil would take what is missing from today
    try:
        found = parser.parse(" ".join(words), dayfirst=not words[0][:4].isdigit())
    except (ValueError, OverflowError):
        return None
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


def known_zone(name: str) -> ZoneInfo:
    """Return a zone by its name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CourseError(f"{name} is no zone; expected one such as Europe/Berlin.") from None


def _of_machine() -> str:
    """Return the name of this machine's zone; UTC where it has none."""
    named = os.environ.get("TZ") or _linked(Path("/etc/localtime"))
    try:
        return ZoneInfo(named).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC" if not time.timezone else f"Etc/GMT{time.timezone // 3600:+d}"


def _linked(path):
    """Return the zone that a link into the system's list of zones names."""
    return os.path.realpath(path).partition("zoneinfo/")[2] or "?"


def change(
    course: Course, unit: str | None, date: str, student: str | None, zone: str | None, clear: bool
) -> None:
    """Set or clear the date of a unit, for all or for one student.

    Parameters
    ----------
    course : Course
    unit : str or None
        None where the zone alone changes.
    date : str
        As `moment` takes it.
    student, zone : str or None
    clear : bool

    Raises
    ------
    CourseError
        The date or the zone is none.
    """
    old = read(course)
    zone = known_zone(zone or old.zone).key
    units, students = dict(old.units), dict(old.students)
    if clear and unit:
        units.pop(unit, None) if student is None else students.pop((unit, student), None)
    elif unit and date:
        new = moment(date, zone)
        units, students = (
            (units | {unit: new}, students)
            if student is None
            else (units, students | {(unit, student): new})
        )
    write(course, Due(zone, units, students))


def lines(due: Due, unit: str | None = None) -> list[str]:
    """Return the dates, or those of one unit, a line each.

    Examples
    --------
    >>> lines(Due("UTC", {"1-first": datetime(2026, 11, 20, 23, 59, tzinfo=UTC)}))
    ['1-first: 2026-11-20 23:59 UTC']
    """
    found = [(of, "", date) for of, date in due.units.items()]
    found += [(of, f", {who}", date) for (of, who), date in due.students.items()]
    wanted = sorted(one for one in found if unit in (None, one[0]))
    dates = [f"{of}{who}: {shown(date, due.zone)} {due.zone}" for of, who, date in wanted]
    return dates or ["No due date is set."]


def write(course: Course, due: Due) -> None:
    """Write the dates, at once or not at all.

    Parameters
    ----------
    course : Course
    due : Due

    Raises
    ------
    CourseError
        The file cannot be written; the one before stays.
    """
    temporary = course.root / f"{FILE}.new"
    try:
        temporary.write_text(_text(due), encoding="utf-8")
        os.replace(temporary, course.root / FILE)
    except OSError as error:
        raise CourseError(f"{temporary} cannot be written: {error.strerror}.") from None


def _text(due):
    lines = [f"{HEAD}zone = {_toml(due.zone)}"]
    for unit in sorted({*due.units, *(unit for unit, _ in due.students)}):
        lines += ["", f"[{_toml(unit)}]"]
        if unit in due.units:
            lines.append(f"due = {_toml(shown(due.units[unit], due.zone))}")
        own = sorted((who, date) for (of, who), date in due.students.items() if of == unit)
        if own:
            lines.append(f"[{_toml(unit)}.students]")
        lines += [f"{_toml(who)} = {_toml(shown(date, due.zone))}" for who, date in own]
    return "\n".join(lines) + "\n"


def shown(date: datetime, zone: str) -> str:
    """Write a date in a zone.

    Examples
    --------
    >>> shown(datetime(2026, 11, 20, 22, 59, tzinfo=UTC), "Europe/Berlin")
    '2026-11-20 23:59'
    """
    local = date.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return local.isoformat(" ", "seconds" if local.second else "minutes")


def _toml(text):
    return json.dumps(text, ensure_ascii=False)
