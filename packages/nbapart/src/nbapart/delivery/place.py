"""Puts notebooks into `submitted/`, each with the time at which it was handed in."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from nbapart.course import Course
from nbapart.delivery import identities
from nbapart.delivery.account import Collected
from nbapart.delivery.archive import NotTaken
from nbapart.delivery.choose import Notebook
from nbapart.delivery.identities import Identity
from nbapart.delivery.platforms import Platform, upload
from nbapart.submission_files import TIME


def place(
    course: Course,
    chosen: Iterable[Notebook],
    platform: Platform,
    known: Iterable[Identity],
    replace: bool,
    result: Collected,
) -> None:
    """Put notebooks into `submitted/`, and where they came from into the table of identities.

    Parameters
    ----------
    course : Course
    chosen : iterable of Notebook
    platform : Platform
    known : iterable of Identity
        The table so far.
    replace : bool
        Whether a notebook replaces a different one of the same student.
    result : Collected
        Takes what becomes of them.
    """
    # Of a new submission the table is written first: a kill between the two leaves nobody's work
    # without a name. A newer notebook is put first: the next run finds the same, and notes it.
    table = {(one.student, one.unit): one for one in known}
    new, before = [], dict(table)
    for one in chosen:
        key = one.student, one.unit
        with result.refusing(one.name):
            state = _state(course, one, table.get(key), platform, replace)
            if _target(course, one).is_file():
                _carry_out(course, one, state, result)
            else:
                new.append(one)
            if state != "superseded":
                table[key] = _identity(one, platform, table.get(key) if state == "same" else None)
    if table != before:
        identities.write(course, table.values())
    for one in new:
        with result.refusing(one.name):
            _carry_out(course, one, "placed", result)


def _carry_out(course, one, state, result):
    time = _target(course, one).with_name(TIME)
    if state == "placed":
        # First: a kill must not give the new notebook the time of the old one.
        result.notices += _taken_away(one, time)
        _put(course, one)
    if state != "superseded" and one.piece.time:
        _write(time, f"{one.piece.time:%Y-%m-%d %H:%M:%S} UTC\n".encode())
    result.account(one.name, state, f"{one.student}/{one.unit}")


def _taken_away(one: Notebook, time: Path) -> Iterator[str]:
    """Take the time of the notebook before away, and say so where no new one follows."""
    if time.is_file() and not one.piece.time:
        was = time.read_text("utf-8", "replace").strip()
        yield f"{one.student}/{one.unit}: {was} was the time of the notebook before; it is removed."
    time.unlink(missing_ok=True)


def _identity(one: Notebook, platform: Platform, before: Identity | None) -> Identity:
    """Return where a notebook came from; `before` is what is known of the same file."""
    known = before.submitted if before else ""
    when = one.piece.time.isoformat(" ") if one.piece.time else known
    late = "late" if one.piece.late else ""
    key, name = one.owner.key, one.owner.name
    return Identity(one.student, one.unit, platform.name, key, name, one.name, when, late)


def _state(
    course: Course, one: Notebook, before: Identity | None, platform: Platform, replace: bool
) -> str:
    """Return what is to become of a notebook."""
    target = _target(course, one)
    if not target.is_file():
        return "placed"
    if hashlib.sha256(target.read_bytes()).hexdigest() == one.digest:
        return "same"
    newer = _is_newer(one, before, platform) if before else None
    if newer is not None:
        return "placed" if newer else "superseded"
    if not replace:
        raise NotTaken(
            f"{one.student} has handed in another {one.unit} before; "
            "--replace takes this one instead"
        )
    return "placed"


def _is_newer(one: Notebook, before: Identity, platform: Platform) -> bool | None:
    """Return whether a notebook came after the one before it; None where nothing tells."""
    was = datetime.fromisoformat(before.submitted) if before.submitted else None
    if was and one.piece.time and one.piece.time != was:
        return one.piece.time > was
    number = upload(platform.match(before.path)) if before.platform == platform.name else None
    if number and one.piece.upload and one.piece.upload != number:
        return one.piece.upload > number
    return None


def _target(course, one):
    return course.folder("submitted", one.student, one.unit) / f"{one.unit}.ipynb"


def _put(course: Course, one: Notebook) -> None:
    assert one.piece.entry.read
    target = _target(course, one)
    target.parent.mkdir(parents=True, exist_ok=True)
    _write(target, one.piece.entry.read())


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(content)
    os.replace(temporary, path)
