"""A client for an untrusted kernel: it runs code, and limits what the kernel may send."""

import contextlib
import select
import time
from collections.abc import Iterator
from typing import NamedTuple

from nbapart.errors import Error
from nbapart.kernel.zmtp import Connection, Ended, TooLarge
from nbapart.limits import Limits
from nbapart.patches import url

OUTPUT_TYPES = {"stream", "display_data", "execute_result", "error", "update_display_data"}
# A cell is interrupted when it has sent this many times what is kept of a submission's output.
FLOOD = 5
# How long outputs may arrive after the reply that they belong to.
OUTPUT_DELAY_SECONDS = 4.0
# How long a kernel has to greet before it is asked again.
NUDGE_SECONDS = 1.0


class DeadlinePassed(Error):
    """The deadline has passed, and the kernel is still busy."""


class Flooded(Error):
    """A cell sends so much output that it should be interrupted."""


class KernelClient:
    """A client of one kernel.

    Parameters
    ----------
    manager : jupyter_client.KernelManager
        Its kernel is running.
    limits : limits.Limits
        `output` and `messages` limit what is kept of the output of all cells together.
    patience : float
        Seconds to wait until the kernel accepts connections.

    Raises
    ------
    Ended
        The kernel does not answer.
    """

    def __init__(self, manager, limits, patience=60.0):
        self.limits = limits
        self.session = manager.session
        self.session.digest_history_size = 0  # no check for replayed messages, which are harmless
        self._connections = {}
        self._kept = Amount()
        try:
            for channel, kind in (("iopub", "SUB"), ("shell", "DEALER"), ("control", "DEALER")):
                where = url(manager, channel)
                self._connections[channel] = Connection(where, kind, limits.output, patience)
            self._await_welcome(time.monotonic() + patience)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the connections; the kernel goes on running."""
        for connection in self._connections.values():
            connection.close()

    def send(self, channel: str, kind: str, content: dict) -> str:
        """Send a request.

        Parameters
        ----------
        channel : {"shell", "control"}
        kind : str
            The message type.
        content : dict

        Returns
        -------
        str
            The id of the message.

        Raises
        ------
        Ended
        """
        message = self.session.msg(kind, content)
        self._connections[channel].send(self.session.serialize(message))
        return message["header"]["msg_id"]

    def execute(self, source: str) -> str:
        """Ask the kernel to run a cell; return the id of the request."""
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
        """Ask the kernel to interrupt the running cell, which it may ignore."""
        self.send("control", "interrupt_request", {})

    def outputs(self, request: str, deadline: float) -> Iterator[tuple[str, dict]]:
        """Yield the outputs of a cell until the kernel has finished it.

        Parameters
        ----------
        request : str
            The id that `execute` returned.
        deadline : float
            On the clock of `time.monotonic`.

        Yields
        ------
        type, content : str, dict
            A message with an output, "clear_output", "cut" where output is left out because the
            submission has sent too much, or "reply" when the cell has ended.

        Raises
        ------
        DeadlinePassed
        Flooded
        Ended
        """
        replied, idle = False, False
        sent, skipped = Amount(), self._connections["iopub"].skipped
        while not (replied and idle):
            try:
                found = self._wait(deadline)
            except DeadlinePassed:
                if not replied:
                    raise
                return
            if more := self._connections["iopub"].skipped - skipped:
                skipped, sent = skipped + more, sent.more(more)
                yield "cut", {}
            for message, size in found:
                kind, content = message["msg_type"], message["content"]
                if message["parent_header"].get("msg_id") != request:
                    continue
                if kind == "execute_reply":
                    replied = True
                    deadline = min(deadline, time.monotonic() + OUTPUT_DELAY_SECONDS)
                    yield "reply", content
                elif kind == "status":
                    idle = idle or content.get("execution_state") == "idle"
                elif kind == "clear_output":
                    yield kind, content
                elif kind in OUTPUT_TYPES:
                    sent = sent.more(size)
                    kept = self._kept.more(size)
                    if kept.exceeds(self.limits):
                        yield "cut", {}
                    else:
                        self._kept = kept
                        yield kind, content
            if sent.exceeds(self.limits, FLOOD) and not replied:
                raise Flooded

    def _await_welcome(self, deadline):
        """Wait until the kernel has registered the subscription: earlier outputs would be lost.

        ipykernel does not greet when the subscription arrives just as it publishes something. Then
        what it publishes while it answers a question shows that it has registered it.
        """
        while True:
            try:
                kinds = {m["msg_type"] for m, _ in self._wait(time.monotonic() + NUDGE_SECONDS)}
            except DeadlinePassed as error:
                if time.monotonic() > deadline:
                    raise Ended("the kernel does not answer") from error
                self.send("control", "kernel_info_request", {})
                continue
            if kinds & {"iopub_welcome", "status"}:
                return

    def _wait(self, deadline):
        """Wait for messages, and return an iterator over those that have arrived, with sizes."""
        connections = [self._connections["iopub"], self._connections["shell"]]
        patience = deadline - time.monotonic()
        ready = select.select(connections, [], [], patience)[0] if patience > 0 else []
        if not ready:
            raise DeadlinePassed
        found, ended = [], None
        for connection in ready:
            try:
                found += connection.read()
            except (Ended, TooLarge) as error:
                ended = error
        if ended and not found:  # messages from before the end are handled first
            raise ended
        return self._read(found)

    def _read(self, found):
        """Yield messages as dicts, skipping invalid ones, and their sizes in bytes."""
        for parts in found:
            with contextlib.suppress(Exception):  # a kernel can send anything
                size, parts = sum(map(len, parts)), self.session.feed_identities(parts)[1]
                yield _plain(self.session.deserialize(parts)), size


class Amount(NamedTuple):
    """An amount of output.

    Examples
    --------
    >>> from nbapart.limits import Limits
    >>> Amount().more(900).more(101).exceeds(Limits(output=1000))
    True
    """

    messages: int = 0
    size: int = 0

    def more(self, size: int) -> "Amount":
        """Add a message of so many bytes."""
        return Amount(self.messages + 1, self.size + size)

    def exceeds(self, limits: Limits, times: int = 1) -> bool:
        """Return whether it is more than a submission may send, or so many times that."""
        return self.messages > times * limits.messages or self.size > times * limits.output


def _plain(message):
    """Return the message if each part that is used later has the right type."""
    for part in ("parent_header", "content"):
        if not isinstance(message[part], dict):
            raise TypeError(part)
    return message
