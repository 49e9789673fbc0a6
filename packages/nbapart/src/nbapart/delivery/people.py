"""Decides which student of the course a platform's student is.

A key decides where it is known, then a roster, then a name that nobody else has. What none of these
decides is kept apart, and said.
"""

from collections.abc import Iterable, Sequence

from nbapart.delivery.identities import Identity, folded, student_id
from nbapart.delivery.platforms import FOLDERS, Owner, Platform
from nbapart.delivery.roster import Roster


class People:
    """The students of a delivery.

    Parameters
    ----------
    platform : Platform
    known : iterable of Identity
        The table of what was collected before.
    owners : iterable of Owner
        All of the delivery.
    roster : Roster
        May be empty.
    """

    def __init__(
        self,
        platform: Platform,
        known: Iterable[Identity],
        owners: Iterable[Owner],
        roster: Roster,
    ) -> None:
        self.platform, self.roster = platform, roster
        self.known = list(known)
        self.before = tuple(self.known)
        self.taken = {one.student for one in self.known}
        self.rivals: dict[str, set[Owner]] = {}
        for owner in owners:
            self.rivals.setdefault(student_id(owner.name), set()).add(owner)
        self.apart: dict[str, set[str]] = {}

    def student(self, owner: Owner, unit: str) -> str:
        """Return the name of a student's folder.

        Parameters
        ----------
        owner : Owner
        unit : str

        Returns
        -------
        str

        Raises
        ------
        NotTaken
            There is a roster, and nobody or more than one in it fits.
        """
        known = next((one.student for one in self.known if self._is_key(one, owner, unit)), None)
        found = known or self._of_roster(owner) or self._by_name(owner, unit)
        if not known:
            self._learn(owner, unit, found)
        return found

    def _learn(self, owner, unit, student):
        self.taken.add(student)
        self.known.append(
            Identity(student, unit, self.platform.name, owner.key, owner.name, path="")
        )

    def _is_key(self, one, owner, unit):
        if one.platform != self.platform.name or one.key != owner.key:
            return False
        # A number of one assignment may be somebody else's in another of the same unit.
        return self.platform.lasting or (one.unit == unit and one.name == owner.name)

    def _of_roster(self, owner):
        return self.roster.find(owner) if self.roster else None

    def _by_name(self, owner: Owner, unit: str) -> str:
        base = student_id(owner.name)
        alone = bool(base) and len(self.rivals[base]) == 1
        same = self._of_name(owner)
        if alone and len(same) == 1 and not self._is_other(same[0], owner, unit):
            return same[0]
        if alone and not same and base not in self.taken:
            return base
        made = self._unused(base or self.platform.name, student_id(owner.key))
        if base:
            others = [
                f"{one.name} ({one.key} in {one.unit})"
                for one in self.before
                if one.student in same
            ]
            self.apart.setdefault(owner.name, set()).update(others)
            self.apart[owner.name].add(f"{owner} as {made}")
        return made

    def _of_name(self, owner: Owner) -> list[str]:
        """Return the students that are known by the same name."""
        if not owner.name:
            return []
        found = {one.student for one in self.known if folded(one.name) == folded(owner.name)}
        if self.platform is FOLDERS and owner.key in self.taken:
            found.add(owner.key)
        return sorted(found)

    def _is_other(self, student, owner, unit):
        """Return whether the platform knows a student by another key, so that it is another one."""
        return any(
            one.key != owner.key
            for one in self.known
            if one.student == student
            and one.platform == self.platform.name
            and (self.platform.lasting or one.unit == unit)
        )

    def _unused(self, base: str, key: str) -> str:
        first = base if base.endswith(f"-{key}") or base == key else f"{base}-{key}"
        names = [first, *(f"{first}-{number}" for number in range(2, len(self.taken) + 3))]
        return next(name for name in names if name not in self.taken)

    def notices(self) -> Sequence[str]:
        """Say of whom it is not known whether they are one."""
        return [
            f"{len(found)} are called {name}: {'; '.join(sorted(found))}. Nothing tells who is who "
            "in other units: a roster or --worksheet does."
            for name, found in sorted(self.apart.items())
        ]
