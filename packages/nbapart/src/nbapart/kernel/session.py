"""A submission's kernel, and the next one where a cell or a call has lost it.

A cell that ends its kernel, or does not let itself be stopped, loses nothing but what it would have
made: a new kernel runs the cells before it again, without it, and the rest go on there.
"""

import socket
from collections.abc import Callable

from nbformat import NotebookNode

from nbapart.kernel.clock import Clock
from nbapart.kernel.kernel import Kernel
from nbapart.kernel.outputs import error


class Session:
    """Runs the cells of one submission.

    Parameters
    ----------
    start : callable
        Starts a kernel.
    clock : Clock
        When the submission's time is up nothing runs any more.

    Attributes
    ----------
    started : {"warm", "cold", "open"}
        How the kernels are started.
    """

    def __init__(self, start: Callable[[], Kernel], clock: Clock):
        self._start, self._clock = start, clock
        self._ran: list[str] = []  # the cells that a new kernel runs again
        self._kernel = start()
        self.started = self._kernel.started
        self._ended = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._kernel.close()

    @property
    def ended(self) -> bool:
        """Whether one of the kernels had ended by itself."""
        return self._ended or self._kernel.ended

    @property
    def lost(self) -> str | None:
        """Why the kernel that ran last was lost; None while it runs."""
        over = self._kernel.stopped and self._clock.is_over()
        return self._over() if over else self._kernel.stopped

    def run(self, source: str) -> list[NotebookNode]:
        """Run one of the student's cells.

        Parameters
        ----------
        source : str

        Returns
        -------
        list of nbformat.NotebookNode
            The cell's outputs; if it was not run or did not end, the last one says why.
        """
        if reason := self.renew():
            return [error("KernelStopped", f"This cell was not run: {reason}.")]
        outputs = self._kernel.run(source)
        if not (self._kernel.stopped or self._kernel.interrupted):
            self._ran.append(source)
        return outputs

    @property
    def bridge(self) -> socket.socket | str:
        """The marker's end of the bridge to the kernel, or why there is none."""
        if self._clock.is_over():
            return self._over()
        return self._kernel.stopped or self._kernel.bridge

    def lose(self, reason: str) -> None:
        """Stop the kernel, since the bridge to it has failed."""
        self._kernel.lose(reason)

    def renew(self) -> str | None:
        """Start a new kernel where the last one was lost; return why nothing runs any more."""
        while self.lost and not self._clock.is_over():
            self._ended = self.ended
            self._kernel.close()
            self._kernel = self._start()
            self._run_again()
        return self._over() if self._clock.is_over() else None

    def _run_again(self):
        """Run the cells before again; one that loses the kernel this time is left out from now."""
        for source in list(self._ran):
            self._kernel.run(source)
            if self._kernel.stopped:
                self._ran.remove(source)
                return

    def _over(self):
        return f"the submission took more than {self._clock.wall:g} seconds altogether"
