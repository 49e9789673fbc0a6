"""Hints in levels, for a student who asks."""

from sigmoid_course.cells import NOT_RUN, Cells, watching

NO_CHECK = "{name}: no check has looked at it yet. Run the check below the answer, then ask again."
CONTENT = "{name}: its check is content, so there is nothing to hint at."
ASKED = "{name}: its check says: {said}"
MORE = "Change the answer and run its check again, and you can ask for more."


def hint(name: str) -> None:
    """Print a hint for what an answer lacks; ask again after a changed answer was checked.

    For a derivation it begins with what kind of thing comes next. For other answers it is what the
    check has said. A hint costs nothing, and nobody sees that you asked.

    Parameters
    ----------
    name : str
        The name of the answer, or of the exercise.

    Examples
    --------
    >>> hint("steps")
    steps: no check has looked at it yet. Run the check below the answer, then ask again.
    """
    cells = watching()
    print(_said(name, cells) if cells else NO_CHECK.format(name=name))


def _said(name: str, cells: Cells) -> str:
    answer = cells.waiting(name)
    outcome = cells.checked.get(answer, NOT_RUN)
    if outcome == NOT_RUN:
        return NO_CHECK.format(name=name)
    if outcome == "content":
        return CONTENT.format(name=name)
    texts = cells.levels.texts(answer)
    if not texts:
        return ASKED.format(name=answer, said=outcome.removeprefix("not yet: "))
    return "\n".join([f"{answer}: {texts[0]}", *texts[1:], MORE])
