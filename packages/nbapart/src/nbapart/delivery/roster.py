"""Who is in the course, and who of them a platform's student is."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from nbapart.delivery.archive import NotTaken
from nbapart.delivery.identities import student_id
from nbapart.delivery.platforms import Owner
from nbapart.delivery.students import Person
from nbapart.delivery.worksheet import Participant


@dataclass
class Roster:
    """Who is in the course, and who of them has which number in one unit.

    Attributes
    ----------
    people : list of Person
    worksheet : dict
        Of one unit: the `Participant` of each number.
    lasting : bool
        Whether the platform's own key may be one of a person's.
    """

    people: list[Person] = field(default_factory=list)
    worksheet: dict[str, Participant] = field(default_factory=dict)
    lasting: bool = False

    def __bool__(self) -> bool:
        """Return whether anything is known."""
        return bool(self.people or self.worksheet)

    def find(self, owner: Owner) -> str | None:
        """Return the id of the person that a platform's student is.

        Parameters
        ----------
        owner : Owner

        Returns
        -------
        str or None
            None where there is a worksheet alone, and no lasting key in it.

        Raises
        ------
        NotTaken
            Nobody fits, or more than one does.
        """
        if self.worksheet and owner.key not in self.worksheet:
            raise NotTaken(f"{owner} is not in the worksheet")
        keys = list(self.worksheet[owner.key].keys) if self.worksheet else []
        keys += [owner.key] if self.lasting else []
        if not self.people:
            return student_id(keys[0].partition("@")[0]) if keys else None
        fitting = self._fitting(owner, keys)
        if not fitting:
            raise NotTaken(f"{owner} is not in the roster")
        if len(fitting) > 1:
            ids = " and ".join(one.id for one in fitting)
            raise NotTaken(f"{owner} may be {ids}: nothing tells who; for Moodle, --worksheet does")
        return fitting[0].id

    def _fitting(self, owner, keys):
        by_key = [one for one in self.people if any(map(one.has_key, keys))]
        return by_key or [one for one in self.people if owner.name and one.is_called(owner.name)]


def missing(people: Iterable[Person], here: Iterable[str]) -> list[str]:
    """Return the ids of those who have handed nothing in.

    Examples
    --------
    >>> missing([Person("ada"), Person("ben")], ["ada"])
    ['ben']
    """
    return sorted({person.id for person in people} - set(here))
