"""Recognises by which platform a delivery was made, and whose each of its files is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from nbapart.delivery.archive import Entry, NotTaken
from nbapart.delivery.platforms import (
    BLACKBOARD,
    FOLDERS,
    ILIAS,
    PLATFORMS,
    Owner,
    Platform,
    local_time,
    owner,
    upload,
)
from nbapart.errors import CourseError

# What systems leave behind in folders and zip files.
LEFT_FOLDERS = {"__MACOSX", ".ipynb_checkpoints", "__pycache__", ".git"}
LEFT_FILES = re.compile(r"\..*|Thumbs\.db|desktop\.ini|~\$.*", re.IGNORECASE)
MAX_NOTE_BYTES = 20_000  # of Blackboard's text file about an attempt
CHOOSE = (
    "Give its inner folder with --inside, say what it is with --as NAME "
    f"({', '.join(platform.name for platform in PLATFORMS)}), or where names stand with --pattern."
)


@dataclass(frozen=True)
class Piece:
    """A file of a delivery, and what its path says of it.

    Attributes
    ----------
    entry : Entry
    owner : Owner or None
        None where the path names nobody.
    file : str
        The part of its path that the student has named.
    time : datetime.datetime or None
        When it was handed in, on the platform's own clock.
    late : bool
        Whether the platform says that it was late.
    upload : int or None
        The platform's number of the upload: a larger one came later.
    unit : str or None
        The unit that the path names, by an instructor's own pattern.
    """

    entry: Entry
    owner: Owner | None = None
    file: str = ""
    time: datetime | None = None
    late: bool = False
    upload: int | None = None
    unit: str | None = None


def is_left_behind(name: str) -> bool:
    """Return whether a system or program, not a student, has left a file.

    Examples
    --------
    >>> is_left_behind("ada/.DS_Store"), is_left_behind("ada/1-first.ipynb")
    (True, False)
    """
    parts = PurePosixPath(name).parts
    return bool(LEFT_FOLDERS & set(parts)) or bool(LEFT_FILES.fullmatch(parts[-1]))


def recognised(entries: Iterable[Entry], students: Iterable[str] = ()) -> Platform:
    """Return the platform by which a delivery was made.

    Parameters
    ----------
    entries : iterable of Entry
    students : iterable of str
        Names of the folders of students that are known.

    Returns
    -------
    Platform
        The only one that all notebooks fit.

    Raises
    ------
    CourseError
        None does, or several do.
    """
    sound = [one.name for one in entries if not (one.problem or is_left_behind(one.name))]
    telling = [name for name in sound if "/" in name or name.endswith(".ipynb")] or sound
    fitting = [one for one in PLATFORMS if all(_fits(one, name) for name in telling)]
    known = [one for one in fitting if one is not FOLDERS] or fitting
    if not telling:
        return FOLDERS
    if len(known) != 1:
        raise CourseError(_untold(telling, known))
    if _is_wrapped(known[0], telling, set(students)):
        tops = " and ".join(sorted({name.partition("/")[0] for name in telling})[:2])
        raise CourseError(f"Is {tops} one student's folder, or the class's? {CHOOSE}")
    return known[0]


def _fits(platform, name):
    return platform.match(name) or platform.own.fullmatch(name)


def _untold(names, fitting):
    if fitting:
        titles = " and ".join(one.title for one in fitting)
        return f"Its files could be of {titles}: say which with --as NAME."
    some = [one for one in PLATFORMS if any(map(one.match, names))]
    if not some:
        return f"No student's name stands in its files' names. {CHOOSE}"
    best = max(some, key=lambda one: len(list(filter(one.match, names))))
    other = next(name for name in names if not best.match(name))
    return (
        f"It looks like {best.title}, but {other} does not: --as {best.name} takes the others, and "
        f"names those that are not like them."
    )


def _is_wrapped(platform, names, students):
    """Return whether it is uncertain that the first folder is, or is not, one student's."""
    tops = {name.partition("/")[0] for name in names}
    if platform is ILIAS:
        owners = {match["key"] for match in map(ILIAS.match, names) if match}
        around = not any(re.match(r"[^/]+_[^/]+_\d+/", name) for name in names)
        return around and len(tops) == 1 and (len(owners) == 1 or bool(tops & students))
    if platform is not FOLDERS or tops <= students:
        return False
    inner = [name.partition("/")[2] for name in names]
    folders = {name.partition("/")[0] for name in inner if "/" in name}
    alike = any(all(map(one.match, inner)) for one in PLATFORMS if one is not FOLDERS)
    return alike or (len(tops) == 1 and len(folders) > 1)


def pieces(entries: Sequence[Entry], platform: Platform) -> list[Piece]:
    """Return the files of a delivery, each with what its path says.

    Parameters
    ----------
    entries : sequence of Entry
    platform : Platform

    Returns
    -------
    list of Piece
        Without what the platform has added itself.
    """
    names = _usernames(entries) if platform is BLACKBOARD else {}
    others = [entry for entry in entries if not platform.own.fullmatch(entry.name)]
    return [_piece(entry, platform, names) for entry in others]


def _piece(entry, platform, names):
    match = platform.match(entry.name)
    if match is None or is_left_behind(PurePosixPath(entry.name).parts[0]):
        return Piece(entry)
    groups = match.groupdict()
    whose = owner(match)
    head = entry.name[: match.start("time") - len("_attempt_")] if names else ""
    if head in names:
        whose = names[head]
    file, late = groups.get("file") or entry.name, bool(groups.get("late"))
    return Piece(entry, whose, file, local_time(match), late, upload(match), groups.get("unit"))


def _usernames(entries):
    """Read in Blackboard's text files who it is: a username may have an underscore in it."""
    found = {}
    for entry in entries:
        match = BLACKBOARD.own.fullmatch(entry.name)
        if match and (whose := _from_note(entry, match["head"])):
            found[match["head"]] = whose
    return found


def _from_note(entry, head):
    try:
        text = entry.read()[:MAX_NOTE_BYTES].decode("utf-8", "replace") if entry.read else ""
    except NotTaken:
        return None
    first = text.lstrip("\ufeff").partition("\n")[0].rstrip()
    said = re.fullmatch(r"[^:]+: *(?P<name>.*?) *\((?P<key>[^()]+)\)", first)
    if said is None or not (head == said["key"] or head.endswith(f"_{said['key']}")):
        return None
    return Owner(said["key"], said["name"])
