"""Groups what tests found in a class: how often, where, and in which forms."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from nbapart.class_report.gather import Entry
from nbapart.meanings import Meaning, meaning

# How many of the students' forms of one mistake, or sentences about it, are shown.
MAX_SHOWN = 6


@dataclass(frozen=True)
class Place:
    """Where a mistake was made.

    Attributes
    ----------
    unit, exercise : str
    lines : tuple of int
        The lines of the answers, sorted; empty for answers without lines.
    students : int
        How many students made it there.
    """

    unit: str
    exercise: str
    lines: tuple[int, ...]
    students: int


@dataclass(frozen=True)
class Mistake:
    """One thing that tests found in answers of a class.

    Attributes
    ----------
    name : str
    meaning : Meaning or None
        What the course says about it.
    times : int
        How often it was found.
    students : int
        In the work of how many students.
    places : tuple of Place
        The most frequent first.
    forms : tuple of str
        How students wrote it, the most frequent first.
    said : tuple of str
        What the checks said where there is no form, the most frequent first.
    """

    name: str
    meaning: Meaning | None
    times: int
    students: int
    places: tuple[Place, ...]
    forms: tuple[str, ...]
    said: tuple[str, ...]

    @property
    def is_of_a_rule(self) -> bool:
        """Whether the course names a rule that it belongs to."""
        return bool(self.meaning and self.meaning.beside)

    @property
    def title(self) -> str:
        """Its name, or the sentence about it where it belongs to no rule."""
        return self.name if self.is_of_a_rule or not self.meaning else self.meaning.says[:-1]


def mistakes(entries: Iterable[Entry]) -> list[Mistake]:
    """Group what tests found by its name.

    Parameters
    ----------
    entries : iterable of Entry

    Returns
    -------
    list of Mistake
        Those that belong to a rule come first, of these those that most students made. What waits
        for a person is left out.

    Examples
    --------
    >>> from nbapart.findings import Finding
    >>> slip = "chain", Finding("sign", 3, "= 2x")
    >>> one, other = Entry("ada", "1", found=(slip,)), Entry("ben", "1", found=(slip, slip))
    >>> [(found.name, found.times, found.students) for found in mistakes([one, other])]
    [('sign', 3, 2)]
    """
    groups = defaultdict(list)
    for entry in entries:
        for exercise, finding in entry.found:
            if not finding.needs_person:
                groups[finding.name].append((entry, exercise, finding))
    found = [_mistake(name, rows) for name, rows in groups.items()]
    return sorted(
        found, key=lambda one: (not one.is_of_a_rule, -one.students, -one.times, one.name)
    )


def _mistake(name, rows):
    return Mistake(
        name,
        meaning(name),
        times=len(rows),
        students=len({entry.student for entry, _, _ in rows}),
        places=_places(rows),
        forms=_most(finding.form for _, _, finding in rows),
        said=_most(finding.sentence for _, _, finding in rows if not finding.form),
    )


def _most(texts):
    """The most frequent of some texts, without empty ones."""
    return tuple(text for text, _ in Counter(filter(None, texts)).most_common(MAX_SHOWN))


def _places(rows):
    groups = defaultdict(list)
    for entry, exercise, finding in rows:
        groups[entry.unit, exercise].append((entry.student, finding.line))
    places = (
        Place(
            *key,
            lines=tuple(sorted({line for _, line in found if line is not None})),
            students=len({student for student, _ in found}),
        )
        for key, found in groups.items()
    )
    return tuple(sorted(places, key=lambda one: (-one.students, one.unit, one.exercise)))
