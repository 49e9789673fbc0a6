"""Remembers which cells of a notebook stopped, so that a check can say why a name is missing.

`tutor` starts it in the kernel that imports it. Where there is no kernel, it does nothing.
"""

import re
from difflib import get_close_matches
from types import TracebackType
from typing import Any

from steptrace.checks.cell import kernel_shell

from sigmoid_course.defined import defined
from sigmoid_course.levels import Levels
from sigmoid_course.stop import Stop

CHECK = re.compile(r"\btutor\.check_\w+\(\s*(\w*)")
MISSING = object()
# An answer of one of these checks is a text, and one that begins with no quote is none.
TEXT_CHECK = r"\btutor\.check_(?:derivation|expression)\(\s*{}\b"
UNQUOTED = r"^{}[ \t]*=[ \t]*(?![rRuU]?[\"'])[^\s=(\"']"
NOT_RUN = "not run yet"


def outcomes(answers: list[str], error: BaseException | None) -> dict[str, str]:
    """Tell from how a cell with checks ended what each of them says.

    Parameters
    ----------
    answers : list of str
        The names of the answers that the checks look at, in order.
    error : BaseException or None
        What ended the cell; its message begins with the name of the answer at fault.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> outcomes(["table", "inverse"], AssertionError("inverse: a number is missing."))
    {'table': 'content', 'inverse': 'not yet: a number is missing.'}
    """
    if error is None:
        return dict.fromkeys(answers, "content")
    said = re.sub(r"(?<=\.) [^.]*:$", "", str(error).partition("\n")[0])  # what the list below is
    at = next((i for i, name in enumerate(answers) if re.match(rf"{name}\b", said)), 0)
    reached = dict.fromkeys(answers[:at], "content")
    unreached = dict.fromkeys(answers[at + 1 :], NOT_RUN)
    fault = {name: f"not yet: {said.removeprefix(f'{name}: ')}" for name in answers[at : at + 1]}
    return unreached | reached | fault


class Cells:
    """The cells that ran in a kernel.

    Parameters
    ----------
    shell : IPython.InteractiveShell
        The shell of the kernel.

    Attributes
    ----------
    stopped : dict of str to Stop
        Maps each name that a cell should have defined last to how that cell stopped.
    unfinished : dict of str to Stop
        The same for each name that the cell had defined before it stopped.
    checked : dict of str to str
        Maps the name of each answer that a check has looked at to what the check says.
    levels : Levels
        The hints for these answers.
    changes : int
        How often a cell was another one than when it ran before.
    """

    def __init__(self, shell: Any) -> None:
        self.stopped: dict[str, Stop] = {}
        self.unfinished: dict[str, Stop] = {}
        self.checked: dict[str, str] = {}
        self.levels = Levels()
        self.changes = 0
        self._sources: dict[str, str] = {}
        self._answers: dict[str, list[str]] = {}
        self._exercise = ""
        self._shell = shell
        self._before: dict[str, Any] = {}
        self._hidden: dict[str, Any] = {}
        self._source = shell.user_ns.get("In", [""])[-1]  # the cell that imports tutor

    def begin(self, info: Any) -> None:
        """Note what a cell is about to define; hide from a check what is left from an earlier run.

        Parameters
        ----------
        info : IPython.core.interactiveshell.ExecutionInfo
        """
        names, self._source = self._shell.user_ns, info.raw_cell
        self._count_change(info)
        # A cell of a sheet is called after its exercise, as in steps-check.
        self._exercise = str(info.cell_id or "").partition("-")[0]
        self._before = {name: names.get(name, MISSING) for name in defined(info.raw_cell)}
        if CHECK.search(info.raw_cell):
            self._hidden = {name: names.pop(name) for name in self.stopped if name in names}

    def _count_change(self, info):
        """Count a change where a cell runs that was another one before."""
        if info.cell_id:  # a notebook that is run as a whole, as Validate does, tells none
            before = self._sources.get(info.cell_id, info.raw_cell)
            self.changes += before != info.raw_cell
            self._sources[info.cell_id] = info.raw_cell

    def end(self, result: Any) -> None:
        """Note which names a cell has left undefined, and why.

        Parameters
        ----------
        result : IPython.core.interactiveshell.ExecutionResult
        """
        names = self._shell.user_ns
        names |= self._hidden
        self._hidden = {}
        error = result.error_before_exec or result.error_in_exec
        for name, before in self._before.items():
            self.stopped.pop(name, None)
            self.unfinished.pop(name, None)
            if error is not None:
                is_left = names.get(name, MISSING) is before
                found = self.stopped if is_left else self.unfinished
                found[name] = Stop.of(error, names, self._source)
        self._note(list(dict.fromkeys(CHECK.findall(self._source))), error)

    def _note(self, answers, error):
        """Note what the checks in a cell have said."""
        said = outcomes(answers, error)
        self.checked |= said
        if answers:
            self._answers[self._exercise] = answers
        for name in answers:
            if said[name].startswith("not yet"):
                value = self._shell.user_ns.get(name)
                self.levels.note(name, value, getattr(error, "hint", None))

    def waiting(self, name: str) -> str:
        """Return the first answer of an exercise with which its check is not content yet.

        Parameters
        ----------
        name : str
            The name of an exercise, or of an answer.

        Returns
        -------
        str
            The name of an answer; `name` if no check of such an exercise was run.
        """
        answers = [] if name in self.checked else self._answers.get(name, [])
        open_ = (answer for answer in answers if self.checked[answer] != "content")
        return next(open_, answers[-1] if answers else name)

    def about(self, name: str) -> str:
        """Say why a name that a check looks for is not defined, or not as it should be.

        Parameters
        ----------
        name : str

        Returns
        -------
        str
        """
        stop = self.stopped.get(name) or self.unfinished.get(name)
        if stop is None:
            return f"{name}: no cell that was run defines it. {self._near(name)}"
        return f"{name}: the cell that should define {name} {stop}{self._unquoted(name, stop)}"

    def _unquoted(self, name, stop):
        """What to do where a derivation was written as if it were Python."""
        is_text = re.search(TEXT_CHECK.format(name), self._source)
        if is_text and re.search(UNQUOTED.format(name), stop.source, re.M):
            return "\nThis answer is a text: write it between quotes."
        return ""

    def _near(self, name):
        """What to do about a name that no cell defines: it may be spelled otherwise."""
        own = [other for other in self._shell.user_ns if not other.startswith("_")]
        for other in get_close_matches(name, own, n=1, cutoff=0.8):
            return f"There is {other}: is that your answer?"
        return f"Run the cell with your answer, with the name {name} in it."

    def explain(
        self, shell: Any, kind: type, error: Exception, trace: TracebackType, tb_offset: Any = None
    ) -> None:
        """Show an error; in a check, with the reason in the cell of the answer if that has stopped.

        Parameters
        ----------
        shell, kind, error, trace, tb_offset
            As IPython gives them to a handler of exceptions.
        """
        if CHECK.search(self._source) and (name := self._at_fault(error)):
            said = self.about(name)
            error.args = (said,)
            error._render_traceback_ = lambda: [f"Not yet: {said}"]  # type: ignore[attr-defined]
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset, running_compiled_code=True)

    def _at_fault(self, error):
        """The name that a check did not find, or the answer of a cell that stopped, else None."""
        if isinstance(error, NameError):
            return None if error.name in self._shell.user_ns else error.name
        name = str(error).partition(":")[0]
        return name if name in self.unfinished else None


def watched(answer: str) -> str:
    """Return what the check of an answer has said in this kernel.

    Parameters
    ----------
    answer : str
        The name of the answer.

    Returns
    -------
    str
    """
    cells = watching()
    return cells.checked.get(answer, NOT_RUN) if cells else NOT_RUN


def watching() -> Cells | None:
    """Return the cells of this kernel, if there is one in which they are watched.

    Returns
    -------
    Cells or None
    """
    return getattr(kernel_shell(), "sigmoid_course", None)


def watch() -> None:
    """Start to remember the cells of this kernel, if there is one and it is not done yet."""
    shell = kernel_shell()
    if shell is None or hasattr(shell, "sigmoid_course"):
        return
    shell.sigmoid_course = cells = Cells(shell)
    shell.events.register("pre_run_cell", cells.begin)
    shell.events.register("post_run_cell", cells.end)
    shell.set_custom_exc((NameError, AssertionError), cells.explain)
