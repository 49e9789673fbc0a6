"""Which levels of a hint are open: each opens after a changed answer was checked."""

from typing import Any


class Levels:
    """The hints of a kernel's answers.

    A hint has a place, which says what it is about, and texts, the `levels`.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> hint, opened = SimpleNamespace(place="line 2", levels=("Algebra.", "Cancel.")), Levels()
    >>> opened.note("steps", "x/x", hint)
    >>> opened.texts("steps"), opened.texts("steps")
    (('Algebra.',), ('Algebra.',))
    >>> opened.note("steps", "x/x + 0", hint)
    >>> opened.texts("steps")
    ('Algebra.', 'Cancel.')
    """

    def __init__(self) -> None:
        self._checked: dict[str, tuple[str, Any]] = {}
        self._hinted: dict[tuple[str, str], set[str]] = {}

    def note(self, answer: str, value: Any, hint: Any) -> None:
        """Note what a check has looked at.

        Parameters
        ----------
        answer : str
            The name of the answer.
        value : object
            What it is; space in it does not count as a change.
        hint : Hint or None
            What can be said of what comes next.
        """
        self._checked[answer] = "".join(str(value).split()), hint

    def texts(self, answer: str) -> tuple[str, ...]:
        """Return what is open for an answer, with a level more if it is new to the hint.

        Parameters
        ----------
        answer : str
            The name of the answer.

        Returns
        -------
        tuple of str
            From the first level on; none where there is no hint.
        """
        text, hint = self._checked.get(answer, ("", None))
        if hint is None:
            return ()
        hinted = self._hinted.setdefault((answer, hint.place), set())
        hinted.add(text)
        return hint.levels[: len(hinted)]
