"""Chooses of a student's notebooks for a unit the one that counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from nbapart.delivery.account import Collected
from nbapart.delivery.layout import Piece
from nbapart.delivery.platforms import Owner


@dataclass(frozen=True)
class Notebook:
    """A notebook of a delivery, whose student and unit are known."""

    piece: Piece
    owner: Owner
    student: str
    unit: str
    digest: str
    as_released: bool

    @property
    def name(self) -> str:
        """Its path in the delivery."""
        return self.piece.entry.name


def chosen(notebooks: Sequence[Notebook], result: Collected) -> list[Notebook]:
    """Return for each student and unit the notebook that counts.

    Of several attempts the newest does. Where nothing tells which that is, it is the only one that
    is not as it was released, or none.

    Parameters
    ----------
    notebooks : sequence of Notebook
    result : Collected
        Takes what becomes of the others.

    Returns
    -------
    list of Notebook
    """
    groups: dict[tuple[str, str], list[Notebook]] = {}
    for one in notebooks:
        groups.setdefault((one.student, one.unit), []).append(one)
    counting = [_newest(group, result) for group in groups.values()]
    return [one for one in counting if one]


def _newest(group: list[Notebook], result: Collected) -> Notebook | None:
    student, unit = group[0].student, group[0].unit
    if len({one.owner.key for one in group}) > 1:
        whose = " and ".join(sorted({str(one.owner) for one in group}))
        return _none_of(group, f"{whose} would both be {student}", result)
    newest = _latest(group)
    newest = [one for one in newest if not one.as_released] or newest
    if len({one.digest for one in newest}) > 1:
        names = " and ".join(one.name for one in newest)
        why = f"several notebooks are {student}'s for {unit}: {names}; none was taken"
        return _none_of(group, why, result)
    for one in group:
        if one.digest == newest[0].digest and one is not newest[0]:
            result.account(one.name, "same", f"{student}/{unit}")
        elif one.digest != newest[0].digest:
            result.account(one.name, "superseded", f"{student}/{unit}: {newest[0].name} counts")
    return newest[0]


def _none_of(group, why, result):
    for one in group:
        result.account(one.name, "not placed", why)


def _latest(group: list[Notebook]) -> list[Notebook]:
    """Return the newest of a student's notebooks, as far as times or numbers of uploads tell."""
    if all(one.piece.time for one in group):
        last = max(one.piece.time for one in group if one.piece.time)
        return [one for one in group if one.piece.time == last]
    uploads = [one.piece.upload or 0 for one in group]
    if all(uploads) and len({_title(one) for one in group}) == 1:
        return [one for one in group if one.piece.upload == max(uploads)]
    return group


def _title(one: Notebook) -> str:
    """Return a file's name without the -1, -2 that Canvas gives to later ones of the same name."""
    stem = PurePosixPath(one.piece.file).stem
    return stem if stem == one.unit else re.sub(r"-\d{1,2}$", "", stem)
