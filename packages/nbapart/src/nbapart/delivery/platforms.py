"""How learning platforms name the files that they deliver: whose each is, and since when.

A pattern matches a file's whole path. What a student has named comes last in it, so that nothing in
it can name another student: of all ways to read a path the first counts.
"""

import re
from dataclasses import dataclass
from datetime import datetime

# How a date stands in Blackboard's file names, and in Brightspace's.
TIMES = ("%Y-%m-%d-%H-%M-%S", "%b %d, %Y %I%M %p")


@dataclass(frozen=True)
class Platform:
    """One way in which a class's files are delivered.

    Attributes
    ----------
    name : str
        As it is typed after --as.
    title : str
        As it is shown.
    pattern : re.Pattern
        With the groups `name` (as people read it), `key` (the platform's own for a student) and
        `file`; perhaps `time`, `late`, and `upload`, a number that is larger the later it was.
    lasting : bool
        Whether a student keeps the key from one unit to the next.
    own : re.Pattern
        Matches what the platform adds to the students' files.
    """

    name: str
    title: str
    pattern: re.Pattern[str]
    lasting: bool
    own: re.Pattern[str] = re.compile(r"(?!)")

    def match(self, path: str) -> re.Match[str] | None:
        """Match the path of a student's file."""
        return self.pattern.fullmatch(path)


@dataclass(frozen=True)
class Owner:
    """Whose a file is, as the platform says it.

    Attributes
    ----------
    key : str
        The platform's own number or code, exactly as it stands in the path.
    name : str
        The name shown; "" where there is none, or one for all.
    """

    key: str
    name: str

    def __str__(self) -> str:
        """Return the name with the key behind it, for messages."""
        return self.name if self.name == self.key else f"{self.name} ({self.key})".strip()


# Jane Doe_123_assignsubmission_file_/unit.ipynb, or the same without folders. A team that has no
# group has no number.
MOODLE = Platform(
    "moodle",
    "Moodle",
    re.compile(
        r"(?P<name>[^/]*?)(?:_(?P<key>\d+))?_assignsubmission_[a-z]+(?:_/|/|_)(?P<file>.+)",
        re.DOTALL,
    ),
    lasting=False,
)
# doejane_LATE_123_456_unit.ipynb; text and links that were typed have no second number
CANVAS = Platform(
    "canvas",
    "Canvas",
    re.compile(
        r"(?!anon_)(?P<name>\w*?)_(?:(?P<late>LATE)_)?(?P<key>\d+)"
        r"_(?:(?P<upload>\d+)_(?P<file>.+)|(?:text|link)\.html)",
        re.DOTALL,
    ),
    lasting=True,
)
# LATE_anon_a1b2C_456_unit.ipynb
ANONYMOUS = Platform(
    "canvas-anonymous",
    "Canvas, marked anonymously",
    re.compile(
        r"(?P<name>)(?:(?P<late>LATE)_)?anon_(?P<key>[^\W_]+)"
        r"_(?:(?P<upload>\d+)_(?P<file>.+)|(?:text|link)\.html)",
        re.DOTALL,
    ),
    lasting=False,
)
# Unit 1_jdoe_attempt_2026-11-20-10-02-03_unit.ipynb; the same with .txt tells who jdoe is
BLACKBOARD = Platform(
    "blackboard",
    "Blackboard",
    re.compile(
        r"(?:[^/]*?_)?(?P<name>(?P<key>[^/_]+))_attempt_(?P<time>\d{4}(?:-\d\d){5})_(?P<file>.+)",
        re.DOTALL,
    ),
    lasting=True,
    own=re.compile(r"(?P<head>[^/]+?)_attempt_\d{4}(?:-\d\d){5}\.txt"),
)
# 13394-80551 - Jane Doe - Nov 20, 2026 1205 PM/unit.ipynb, or with " - " in place of the slash
BRIGHTSPACE = Platform(
    "brightspace",
    "Brightspace",
    re.compile(
        r"(?P<key>\d+-\d+) - (?P<name>[^/]*?) - (?P<time>[A-Z][a-z]{2} \d\d?, \d{4} \d{3,4} [AP]M)"
        r"(?:/| - )(?P<file>.+)",
        re.DOTALL,
    ),
    lasting=False,
    own=re.compile(r"index\.html"),
)
# Exercise/Abgaben/Doe_Jane_jdoe_4711/unit.ipynb, for teams with a folder more; the second folder in
# the site's language
ILIAS = Platform(
    "ilias",
    "ILIAS",
    re.compile(
        r"(?:[^/]+/(?:Abgaben|Submissions|Remises|Entregas|Consegne|Inzendingen|Soumissions)/)?"
        r"(?:Team \d+/)?(?P<name>[^/_]+_[^/]+_[^/]+)_(?P<key>\d+)/(?P<file>.+)",
        re.DOTALL,
    ),
    lasting=True,
    own=re.compile(r"(?:[^/]+/){0,2}[^/]+\.(?:xlsx?|csv)"),
)
# Jane Doe - unit.ipynb: there is no key, and students can change the names of their files
CLASSROOM = Platform(
    "classroom",
    "Google Classroom",
    re.compile(r"(?!\d+-\d+ - )(?P<name>(?P<key>[^/]+?)) - (?P<file>[^/]+\.\w.*)", re.DOTALL),
    lasting=True,
)
# jane/unit.ipynb, jane/unit/unit.ipynb
FOLDERS = Platform(
    "folders",
    "a folder a student",
    re.compile(r"(?P<name>(?P<key>[^/]+))/(?P<file>.*)", re.DOTALL),
    lasting=True,
)
PLATFORMS = (MOODLE, CANVAS, ANONYMOUS, BLACKBOARD, BRIGHTSPACE, ILIAS, CLASSROOM, FOLDERS)
# The word for everybody's name where Moodle marks blindly, in several languages.
NOBODY = {
    *("participant", "teilnehmer", "teilnehmer/in", "teilnehmerin", "teilnehmende", "deelnemer"),
    *("participante", "partecipante", "deltager", "deltagare", "deltaker", "osallistuja"),
    *("uczestnik", "účastník", "participantă", "katılımcı", "参加者", "参与者", "участник"),
}


def named(pattern: str | re.Pattern[str]) -> Platform:
    """Return the platform of an instructor's own pattern, with a group `student`."""
    return Platform("pattern", "--pattern", re.compile(pattern), lasting=True)


def owner(match: re.Match[str]) -> Owner | None:
    """Return whose a matched file is; None where the path says it of nobody.

    Examples
    --------
    >>> owner(MOODLE.match("Jane Doe_12_assignsubmission_file_/1-first.ipynb"))
    Owner(key='12', name='Jane Doe')
    """
    groups = match.groupdict()
    if "student" in groups:
        name = groups["student"] or ""
        return Owner(name, name) if name.strip() else None
    if not groups["key"]:
        return None
    name = " ".join(groups["name"].split())
    return Owner(groups["key"], "" if name.casefold() in NOBODY else name)


def local_time(match: re.Match[str]) -> datetime | None:
    """Return when a matched file was handed in, on the platform's own clock.

    Examples
    --------
    >>> local_time(BLACKBOARD.match("1_jd_attempt_2026-11-20-10-02-03_1-first.ipynb"))
    datetime.datetime(2026, 11, 20, 10, 2, 3)
    """
    text = match.groupdict().get("time")
    for form in TIMES if text else ():
        try:
            return datetime.strptime(_padded(text), form)
        except ValueError:
            continue
    return None


def upload(match: re.Match[str] | None) -> int | None:
    """Return the number of an upload, which grows with time; None where the path tells none.

    Examples
    --------
    >>> upload(CANVAS.match("doejane_12_345_1-first.ipynb"))
    345
    """
    number = match.groupdict().get("upload") if match else None
    return int(number) if number else None


def _padded(text):
    """Write an hour of one digit with two, as in 905 PM."""
    return re.sub(r" (\d{3}) ", r" 0\1 ", text)
