"""The hints of the released sheets, a file for each unit; `course release` makes them."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from steptrace.rubric.hints import Hint

FOLDER = Path(__file__).parent / "unit_hints"


@cache
def hints(name: str) -> tuple[Hint, ...]:
    """Return the hints of an answer; the check of a released sheet asks for them.

    Parameters
    ----------
    name : str
        The unit and the name of the answer.

    Returns
    -------
    tuple of Hint
        Empty where there are none, as for a sheet that is newer than the course installed here.

    Examples
    --------
    >>> hints("2-derivative/cube")[0].levels[0]
    'comes a rule of differentiation.'
    """
    unit, _, answer = name.partition("/")
    path = FOLDER / f"{unit}.json"
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return tuple(Hint(place, tuple(levels)) for place, *levels in known.get(answer, ()))


def store(path: Path, of_answers: Mapping[str, Iterable[Hint]]) -> None:
    """Write the hints of a unit.

    Parameters
    ----------
    path : pathlib.Path
        The file, which may be there.
    of_answers : dict of str to iterable of Hint
        The hints of each answer, by its name.
    """
    known = {name: [[h.place, *h.levels] for h in given] for name, given in of_answers.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", "utf-8")
