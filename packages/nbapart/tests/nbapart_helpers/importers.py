"""How Moodle and Canvas read what is uploaded, written from descriptions of their formats."""

import csv
import io
import zipfile


class Refused(Exception):
    """The platform refuses a file."""


class Moodle:
    """One assignment of a Moodle site.

    `word` is the site's word before a participant's number; `titles` are what its language calls
    identifier, grade, and the time of the grade.
    """

    def __init__(self, grades, maximum, word="Participant ", titles=None):
        self.grades, self.maximum, self.word = dict(grades), maximum, word
        self.titles = titles or ("Identifier", "Grade", "Last modified (grade)")

    def upload(self, text, separator=","):
        """Read a grading worksheet; return the numbers of those whose mark has changed."""
        header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        if not set(self.titles) <= set(header):
            raise Refused("a column is missing")
        identifier, grade, _ = (header.index(title) for title in self.titles)
        return [n for row in rows if (n := self._row(row[identifier], row[grade]))]

    def _row(self, identifier, grade):
        number = int(identifier[len(self.word) :])
        if number not in self.grades:
            raise Refused(f"nobody is {number}")
        if not grade.strip():
            return None
        value = float(grade.replace(" ", "").replace(",", "."))
        if not 0 <= value <= self.maximum or value == self.grades[number]:
            return None
        self.grades[number] = value
        return number

    def feedback(self, path):
        """Read a zip of feedback: the number of each participant -> file names -> content."""
        found = {}
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                *folders, file = name.split("/")
                for part in folders:
                    pieces = part.split("_")
                    if len(pieces) >= 4 and pieces[-2:] == ["assignsubmission", "file"]:
                        number = int(pieces[1])
                        if number not in self.grades:
                            raise Refused(f"nobody is {number}")
                        found.setdefault(number, {})[file] = archive.read(name).decode()
        return found


class Canvas:
    """A Canvas course: assignments by number, and students by id."""

    READ_ONLY = "(read only)"

    def __init__(self, students, assignments, files=()):
        self.students, self.assignments = set(students), dict(assignments)
        self.files = dict(files)  # the id of a file -> the id of who handed it in
        self.marks = {}
        self.new = []

    def upload(self, text):
        """Read a gradebook; return pairs of a student's id and a title whose mark has changed."""
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        if header[:2] != ["Student", "ID"] or "Section" not in header:
            raise Refused("Student and ID come first, and Section after them")
        changed = []
        for place in range(header.index("Section") + 1, len(header)):
            key = self._assignment(header[place])
            changed += [
                (row[1], key)
                for row in rows
                if "Points Possible" not in row[0] and row[0] and self._put(row, key, row[place])
            ]
        return changed

    def _assignment(self, title):
        for number, name in self.assignments.items():
            if title in (name, f"{name} ({number})"):
                return number
        self.new.append(title)
        return title

    def _put(self, row, key, text):
        if row[1] not in self.students:
            raise Refused(f"who is {row[0]} ({row[1]})?")
        value = None if text.strip() in ("", "N/A", "EX") else round(float(text), 2)
        if self.marks.get((row[1], key)) == value:
            return False
        self.marks[row[1], key] = value
        return True

    def feedback(self, path):
        """Read a zip of marked files: who gets which page, by the two numbers in its name."""
        found = {}
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                numbers = [part for part in name.split("/")[-1].split("_") if part.isdigit()]
                whose, file = numbers[:2]
                if self.files.get(file) != whose:
                    raise Refused(f"{name} was not handed in")
                found[whose] = archive.read(name).decode()
        return found
