"""nbgrader's exchange, with rights that keep students out of each other's work.

Stock nbgrader relies on names that nobody guesses: its folders for work that was handed in may be
read and changed by all who know their name, and it collects whatever calls itself a student's.
"""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from nbgrader.exchange import default
from nbgrader.utils import ignore_patterns

from nbapart.exchange_rights import apply
from nbapart.submission_files import TIME, unsafe

if sys.platform != "win32":  # where nbgrader has no exchange either
    import pwd

SECRET = "submission_secret.txt"  # by whose digest a student's feedback is called
BY_PLATFORM = (
    "No feedback through the exchange for %s: handed in by a learning platform, or by hand."
)


class ReleaseAssignment(default.ExchangeReleaseAssignment):
    """Releases an assignment, and sets the rights of the exchange's folders."""

    def init_dest(self) -> None:
        """Make the folders that are missing."""
        super().init_dest()
        if not self.coursedir.groupshared:  # with several instructors an admin sets the rights
            apply(Path(self.root), self.coursedir.course_id)


class Submit(default.ExchangeSubmit):
    """Submits an assignment so that only its student and the instructor can read it.

    The exchange's folder gives its group, the instructor's, to what is made in it.
    """

    def copy_files(self) -> None:
        """Copy the files, and take everybody else's rights away."""
        before = os.umask(0o077)
        try:
            super().copy_files()
        finally:
            os.umask(before)
        _close(Path(self.inbound_path, self.assignment_filename), 0o770, 0o640)
        _close(Path(self.cache_path), 0o700, 0o600)

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """Copy the files into a folder that gives its group to what nbgrader adds later.

        A copy of a folder takes over the rights of the original, and loses that.
        """
        os.mkdir(dest)
        copy = Path(dest, ".copy")
        super().do_copy(src, str(copy), log)
        for path in copy.iterdir():
            path.rename(Path(dest, path.name))
        copy.rmdir()

    def set_perms(self, dest: str, fileperms: int, dirperms: int) -> None:
        """Set no rights that others would have for a moment."""


def _close(folder, of_folders, of_files):
    for parent, _, files in os.walk(folder):
        os.chmod(parent, of_folders)
        for name in files:
            os.chmod(Path(parent, name), of_files)


class Collect(default.ExchangeCollect):
    """Collects what students submitted themselves, and follows no link out of it."""

    def init_src(self) -> None:
        """Find the newest submission of each student; those in another's name are left out."""
        inbound = Path(self.root, self.coursedir.course_id, "inbound")
        pattern = f"*+{self.coursedir.assignment_id}+*"
        self.refused = {path.name: why for path in inbound.glob(pattern) if (why := _forged(path))}
        for name, why in sorted(self.refused.items()):
            self.log.error("Not collected: %s: %s", name, why)
        super().init_src()

    def _path_to_record(self, path):
        record = super()._path_to_record(path)
        if record["filename"] in self.refused:
            record["username"] = None
        return record

    def copy_files(self) -> None:
        """Copy what is the student's own."""
        self.src_records: list[dict] = [one for one in self.src_records if one["username"]]
        super().copy_files()

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        """Copy files, and links as links: marking refuses them."""
        ignored = ignore_patterns(
            exclude=self.coursedir.ignore,
            include=self.coursedir.include,
            max_file_size=self.coursedir.max_file_size,
            log=self.log,
        )
        shutil.copytree(src, dest, symlinks=True, ignore=ignored)


def _forged(path):
    """Return why a folder is not what its name says."""
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return "it is not a folder"
    claimed, owner = path.name.rsplit("+", 3)[0], _user(found.st_uid)
    if owner != claimed:
        return f"it says that it is {claimed}'s, and {owner} made it"
    return unsafe(path)


def _user(number):
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"user {number}"


class ReleaseFeedback(default.ExchangeReleaseFeedback):
    """Releases feedback, and names the students whom it does not reach by the exchange."""

    def copy_files(self) -> None:
        """Copy the pages of those who submitted by the exchange."""
        others = sorted(self._others())
        known = self.coursedir.student_id_exclude
        self.coursedir.student_id_exclude = ",".join(filter(None, (known, *others)))
        try:
            super().copy_files()
        finally:
            self.coursedir.student_id_exclude = known
        for page in Path(self.dest_path).glob("*.html"):
            page.chmod(0o644)
        if others:
            self.log.warning(BY_PLATFORM, ", ".join(others))

    def _others(self) -> Iterator[str]:
        """Yield the students whose feedback has no secret, by which it would be called."""
        unit = self.coursedir.assignment_id
        whose = self.coursedir.student_id or "*"
        for folder in Path(self.coursedir.root, self.coursedir.feedback_directory).glob(
            f"{whose}/{unit}"
        ):
            if not all((folder / name).is_file() for name in (SECRET, TIME)):
                yield folder.parent.name
