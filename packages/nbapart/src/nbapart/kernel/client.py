"""A client for a kernel that is not trusted: it runs code, and bounds what comes back."""

import contextlib
import select
import time
from collections.abc import Iterator

from nbapart.errors import Error
from nbapart.kernel.zmtp import Ended, TooLarge, Wire
from nbapart.patches import url

SAYING = {"stream", "display_data", "execute_result", "error", "update_display_data"}
# Seconds that outputs may take longer than the reply to which they belong.
TRAIL_SECONDS = 4.0


class Late(Error):
    """The time is over, and the kernel still works."""


class OverBudget(Error):
    """The kernel has put out more than a submission may."""


class Talk:
    """A conversation with a kernel.

    Parameters
    ----------
    manager : jupyter_client.KernelManager
        Of a kernel that was started.
    limits : sandbox.limits.Limits
        `output` and `messages` bound what the kernel may put out, all cells together.
    patience : float
        Seconds until the kernel must listen.
    """

    def __init__(self, manager, limits, patience=60.0):
        self.limits = limits
        self.session = manager.session
        self.session.digest_history_size = 0  # replayed messages do no harm here
        self._count = 0
        self._wires = {}
        try:
            for channel, kind in (("iopub", "SUB"), ("shell", "DEALER"), ("control", "DEALER")):
                where = url(manager, channel)
                self._wires[channel] = Wire(where, kind, limits.output, patience)
            self._await_welcome(time.monotonic() + patience)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the conversation; the kernel goes on."""
        for wire in self._wires.values():
            wire.close()

    def send(self, channel: str, kind: str, content: dict) -> str:
        """Send a request; its number.

        Raises
        ------
        Ended
        """
        message = self.session.msg(kind, content)
        self._wires[channel].send(self.session.serialize(message))
        return message["header"]["msg_id"]

    def execute(self, source: str) -> str:
        """Ask the kernel to run a cell; the request's number."""
        content = {
            "code": source,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": False,
        }
        return self.send("shell", "execute_request", content)

    def interrupt(self) -> None:
        """Ask the kernel to stop what it is at; it may not listen."""
        self.send("control", "interrupt_request", {})

    def outputs(self, request: str, deadline: float) -> Iterator[tuple[str, dict]]:
        """Give what a cell puts out, until the kernel has done with it.

        Parameters
        ----------
        request : str
            As `execute` returned it.
        deadline : float
            On the clock of `time.monotonic`.

        Yields
        ------
        type, content : str, dict
            A message that says something, or clears what was said; at the end "reply".

        Raises
        ------
        Late
        OverBudget
        Ended
        """
        replied, idle = False, False
        while not (replied and idle):
            try:
                found = self._wait(deadline)
            except Late:
                if not replied:
                    raise
                return
            for message in found:
                kind, content = message["msg_type"], message["content"]
                if message["parent_header"].get("msg_id") != request:
                    continue
                if kind == "execute_reply":
                    replied = True
                    deadline = min(deadline, time.monotonic() + TRAIL_SECONDS)
                    yield "reply", content
                elif kind == "status":
                    idle = idle or content.get("execution_state") == "idle"
                elif kind in SAYING or kind == "clear_output":
                    yield kind, content

    def _await_welcome(self, deadline):
        """Wait until the kernel knows who listens: outputs that come before are lost."""
        welcome = False
        while not welcome:
            try:
                kinds = [message["msg_type"] for message in self._wait(deadline)]
            except Late as error:
                raise Ended("the kernel does not answer") from error
            welcome = "iopub_welcome" in kinds

    def _wait(self, deadline):
        """Iterate over messages that have come in; waits for the first."""
        wires = [self._wires["iopub"], self._wires["shell"]]
        patience = deadline - time.monotonic()
        ready = select.select(wires, [], [], patience)[0] if patience > 0 else []
        if not ready:
            raise Late
        found, ended = [], None
        for wire in ready:
            try:
                found += wire.read()
            except TooLarge as error:
                raise OverBudget(str(error)) from error
            except Ended as error:
                ended = error
        if ended and not found:  # what was said before the end is heard first
            raise ended
        return self._counted(found)

    def _counted(self, found):
        """Messages as dicts, as many as the budget allows; what is not one is left out."""
        for parts in found:
            with contextlib.suppress(Exception):  # a kernel can send anything
                parts = self.session.feed_identities(parts)[1]
                message = _plain(self.session.deserialize(parts))
                self._count += message["msg_type"] in SAYING
                if self._count > self.limits.messages:
                    break
                yield message
        if self._count > self.limits.messages:
            raise OverBudget(f"more than {self.limits.messages} outputs")
        if sum(wire.received for wire in self._wires.values()) > self.limits.output:
            raise OverBudget(f"more than {self.limits.output} bytes of outputs")


def _plain(message):
    """A message of which each part that is looked at is of the right type."""
    for part in ("parent_header", "content"):
        if not isinstance(message[part], dict):
            raise TypeError(part)
    return message
