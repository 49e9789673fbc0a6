"""A connection to one of a kernel's sockets that limits the size of whole messages.

libzmq cannot do this: its option ZMQ_MAXMSGSIZE limits each part of a message, but not the number
of parts. With a limit of 1 MB and a queue of one message (ZMQ_RCVHWM), a peer that keeps sending
parts of 50 kB, and never a last one, still fills the receiver's memory: by 405 MiB in three seconds
with libzmq 4.3.5, before there is anything to receive. This module implements the same protocol
(ZMTP 3.0, https://rfc.zeromq.org/spec/23/) and adds up the sizes of a message's parts. A message
that is too large is skipped as it arrives, and one that announces very much more ends the
connection. When the kernel ends, the connection closes at once.
"""

import contextlib
import socket
import struct
import time
from collections.abc import Iterator

from nbapart.errors import Error

GREETING = b"\xff" + bytes(8) + b"\x7f" + b"\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32)
MORE, LONG, COMMAND = 1, 2, 4
CHUNK_BYTES = 1 << 18  # received by one call
MAX_MESSAGE_PARTS = 1000  # a kernel's message has about ten
MAX_SKIPPED_BYTES = 1 << 30  # a message with more cannot have been made inside the sandbox
RETRY_SECONDS = 0.01  # between attempts to connect to a kernel that is starting


class Ended(Error):
    """The kernel has ended, or does not receive what it is sent."""


class TooLarge(Error):
    """A message is so much larger than allowed that it is not even skipped."""


class Connection:
    """A connection to a socket of a kernel.

    Parameters
    ----------
    url : str
        Such as ``tcp://127.0.0.1:5000`` or ``ipc:///run/s-1``.
    kind : {"DEALER", "SUB"}
        The socket type to announce; "SUB" subscribes to all messages.
    largest : int
        The maximum size of a message in bytes; a larger one is skipped.
    patience : float
        Seconds to wait until the kernel accepts the connection, and until it receives a message.

    Attributes
    ----------
    skipped : int
        Bytes of the messages skipped so far.
    """

    def __init__(self, url: str, kind: str, largest: int, patience: float = 60.0):
        self.largest = largest
        self.skipped = 0
        self._pending = bytearray()
        self._parts: list[bytes] = []
        self._size = 0
        self._to_skip = 0  # bytes of the current frame that are still to come
        self._socket = _connect(url, time.monotonic() + patience)
        self._socket.settimeout(patience)
        try:
            self._shake_hands(kind)
        except OSError as error:
            self.close()
            raise Ended(str(error)) from error

    def fileno(self) -> int:
        """Return the file descriptor, so that `select` can wait for this connection."""
        return self._socket.fileno()

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def send(self, parts: list[bytes]) -> None:
        """Send a message.

        Parameters
        ----------
        parts : list of bytes

        Raises
        ------
        Ended
        """
        flags = [MORE] * (len(parts) - 1) + [0]
        frames = [_frame(flag, part) for flag, part in zip(flags, parts, strict=True)]
        try:
            self._socket.sendall(b"".join(frames))
        except OSError as error:
            raise Ended(str(error)) from error

    def read(self) -> list[list[bytes]]:
        """Read one chunk of what has arrived, without waiting.

        Returns
        -------
        list of list of bytes
            The messages that are complete now, each as a list of its parts.

        Raises
        ------
        Ended
        TooLarge
        """
        try:
            chunk = self._socket.recv(CHUNK_BYTES, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return []
        except OSError:
            chunk = b""
        if not chunk:
            raise Ended("the kernel has ended")
        self._pending += chunk
        return list(self._messages())

    def _shake_hands(self, kind):
        name, kind_ = b"\x0bSocket-Type", kind.encode()
        ready = b"\x05READY" + name + struct.pack(">I", len(kind_)) + kind_
        self._socket.sendall(GREETING + bytes([COMMAND, len(ready)]) + ready)
        if self._exactly(len(GREETING))[:1] != GREETING[:1]:
            raise OSError("it is not a kernel that answers")
        flags, size = self._exactly(2)
        if flags != COMMAND:
            raise OSError("the kernel's answer is not understood")
        self._exactly(size)
        if kind == "SUB":
            self._socket.sendall(_frame(0, b"\x01"))

    def _exactly(self, size):
        data = b""
        while len(data) < size:
            more = self._socket.recv(size - len(data))
            if not more:
                raise OSError("the kernel has ended")
            data += more
        return data

    def _messages(self) -> Iterator[list[bytes]]:
        while (frame := self._next_frame()) is not None:
            flags, body = frame
            if flags & COMMAND:
                continue
            self._parts.append(body)
            if not flags & MORE:
                if self._size <= self.largest:
                    yield self._parts
                else:
                    self.skipped += self._size
                self._parts, self._size = [], 0

    def _next_frame(self):
        """Return flags and body of the next frame; None where it has not arrived completely.

        The body of a frame that makes its message too large is empty, and is skipped as it arrives.
        """
        pending = self._pending
        dropped = min(self._to_skip, len(pending))
        del pending[:dropped]
        self._to_skip -= dropped
        head = 9 if pending and pending[0] & LONG else 2
        if len(pending) < head:
            return None
        size = int.from_bytes(pending[1:head])
        total = self._size + size
        if total > MAX_SKIPPED_BYTES or len(self._parts) > MAX_MESSAGE_PARTS:
            raise TooLarge("a message without an end")
        if total <= self.largest and len(pending) < head + size:
            return None
        flags = pending[0]
        body = bytes(pending[head : head + size]) if total <= self.largest else b""
        self._to_skip = size - len(body)
        self._size = self._size if flags & COMMAND else total
        del pending[: head + len(body)]
        return flags, body


def _frame(flags, body):
    if len(body) < 256:
        return bytes([flags, len(body)]) + body
    return struct.pack(">BQ", flags | LONG, len(body)) + body


def _connect(url, deadline):
    """Connect to a kernel, retrying while it does not listen yet."""
    kind, _, where = url.partition("://")
    host, _, port = where.rpartition(":")
    family = socket.AF_UNIX if kind == "ipc" else socket.AF_INET
    address = where if kind == "ipc" else (host, int(port))
    while True:
        connection = socket.socket(family, socket.SOCK_STREAM)
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            if time.monotonic() > deadline:
                raise Ended(f"the kernel does not listen: {error}") from error
            time.sleep(RETRY_SECONDS)
            continue
        if kind == "tcp":
            with contextlib.suppress(OSError):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection
