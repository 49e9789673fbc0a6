"""How long Validate waits for the cells of a notebook: those that never end share one limit."""

from traitlets.config import Config

LATE = "CellTimeoutError"  # what nbgrader writes below a cell that it has stopped


def share_timeout(c: Config, seconds: int, later: int) -> None:
    """Limit the time of a cell under Validate. Call this in a course's nbgrader_config.py.

    Parameters
    ----------
    c : traitlets.config.Config
        What `get_config()` returns in a configuration file.
    seconds : int
        How long a cell may take.
    later : int
        How long each further answer may take after a cell that did not end in time.

    Examples
    --------
    >>> c = Config()
    >>> share_timeout(c, 15, later=2)
    >>> c.Execute.timeout_func({"metadata": {}})
    15
    """
    begun: list[dict] = []

    def begin(cell: dict, cell_index: int) -> None:
        if cell_index == 0:
            begun.clear()
        begun.append(cell)

    def timeout(cell: dict) -> int:
        is_answer = cell["metadata"].get("nbgrader", {}).get("solution")
        outputs = (output for one in begun for output in one.get("outputs", []))
        return later if is_answer and any(out.get("ename") == LATE for out in outputs) else seconds

    # Functions, not methods: settings are copied in depth, and these keep what they share.
    c.Execute.on_cell_start = begin
    c.Execute.timeout_func = timeout
