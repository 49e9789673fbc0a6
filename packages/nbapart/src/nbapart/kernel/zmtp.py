"""A connection to one of a kernel's sockets, on which no more is kept than is allowed.

ZeroMQ's own library does not do: its option ZMQ_MAXMSGSIZE bounds each part of a message, and not
how many parts it has. Against a limit of 1 MB, with a queue of one message (ZMQ_RCVHWM), a peer
that sends parts of 50 kB and never the last one fills the listener's memory: by 405 MiB in three
seconds with libzmq 4.3.5, before there is anything to receive. This reads the same protocol (ZMTP
3.0, as in https://rfc.zeromq.org/spec/23/), counts a message's parts together, and refuses it by
the sizes that it announces. A kernel that is gone shows at once, as the end of the connection.
"""

import contextlib
import socket
import struct
import time
from collections.abc import Iterator

from nbapart.errors import Error

GREETING = b"\xff" + bytes(8) + b"\x7f" + b"\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32)
MORE, LONG, COMMAND = 1, 2, 4
READ_BYTES = 1 << 18  # at a time
MESSAGE_PARTS = 1000  # a kernel's message has about ten
RETRY_SECONDS = 0.01  # seconds between two attempts to reach a kernel that is about to listen


class Ended(Error):
    """The kernel has ended, or does not take what it is sent."""


class TooLarge(Error):
    """A message is larger than is allowed."""


class Wire:
    """A connection to a socket of a kernel.

    Parameters
    ----------
    url : str
        Such as ``tcp://127.0.0.1:5000`` or ``ipc:///run/s-1``.
    kind : {"DEALER", "SUB"}
        What the kernel takes this end for; "SUB" subscribes to everything.
    largest : int
        Bytes of the largest message that is let in.
    patience : float
        Seconds until the kernel must listen, and for each message to be taken.
    """

    def __init__(self, url: str, kind: str, largest: int, patience: float = 60.0):
        self.largest = largest
        self.received = 0
        self._pending = bytearray()
        self._parts: list[bytes] = []
        self._size = 0
        self._socket = _connect(url, time.monotonic() + patience)
        self._socket.settimeout(patience)
        try:
            self._shake_hands(kind)
        except OSError as error:
            self.close()
            raise Ended(str(error)) from error

    def fileno(self) -> int:
        """The descriptor, to wait for."""
        return self._socket.fileno()

    def close(self) -> None:
        """End the connection."""
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
        """Read what is there, without waiting; once more for the rest.

        Returns
        -------
        list of list of bytes
            The messages that are complete.

        Raises
        ------
        Ended
        TooLarge
        """
        try:
            chunk = self._socket.recv(READ_BYTES, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return []
        except OSError:
            chunk = b""
        if not chunk:
            raise Ended("the kernel has ended")
        self.received += len(chunk)
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
            self._size += len(body)
            if not flags & MORE:
                yield self._parts
                self._parts, self._size = [], 0

    def _next_frame(self):
        """Flags and body of the next frame; None where it has not come in whole."""
        pending = self._pending
        head = 9 if pending and pending[0] & LONG else 2
        if len(pending) < head:
            return None
        size = int.from_bytes(pending[1:head])
        if self._size + size > self.largest or len(self._parts) > MESSAGE_PARTS:
            raise TooLarge(f"a message of more than {self.largest} bytes")
        if len(pending) < head + size:
            return None
        flags, body = pending[0], bytes(pending[head : head + size])
        del pending[: head + size]
        return flags, body


def _frame(flags, body):
    if len(body) < 256:
        return bytes([flags, len(body)]) + body
    return struct.pack(">BQ", flags | LONG, len(body)) + body


def _connect(url, deadline):
    """Reach a kernel that may not listen yet."""
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
