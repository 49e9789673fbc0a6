"""Messages on a socket: four bytes for the length, then JSON of that length."""

import json
import socket
import time

# In the environment of a kernel: the number of its end of the socket.
BRIDGE = "NBAPART_BRIDGE"
LENGTH_BYTES = 4
RECEIVED_BYTES = 1 << 18  # at a time
# An empty list of three bytes takes seventy once it is read, so the number of parts is bounded.
BYTES_A_PART, FEWEST_PARTS = 32, 10_000
# Text with signs beyond ASCII takes four bytes a character once it is read, and more on the way.
ESCAPED_BYTES = 1_000_000
LATE, ENDED = "there was no answer in time", "the kernel has ended"


class Gone(BaseException):
    """The other side is of no more use: it ended, is too slow, or says what cannot be read.

    No subclass of Exception: a check that goes on after a student's function has failed must not
    go on after this.
    """


def encode(message: dict) -> bytes:
    """Write a message as bytes.

    Parameters
    ----------
    message : dict
        Of what JSON can write.

    Returns
    -------
    bytes
        ASCII alone, so that a byte is a character.

    Examples
    --------
    >>> encode({"do": "take", "name": "σ"})
    b'{"do":"take","name":"\\\\u03c3"}'
    """
    return _write(message).encode("ascii")


def decode(data: bytes | bytearray, most: int) -> dict:
    """Read a message, and take it for hostile.

    Parameters
    ----------
    data : bytes
    most : int
        Bytes that one value may have; the number of its parts is bounded by it too.

    Returns
    -------
    dict

    Raises
    ------
    Gone
        This is no message.

    Examples
    --------
    >>> decode(b'{"stopped": true}', 1000)
    {'stopped': True}
    >>> decode(b'[[[[', 1000)
    Traceback (most recent call last):
    nbapart.transfer.framing.Gone: the kernel sent what is no message
    """
    if not fits(data, most):
        raise Gone("the kernel sent a message that is too large")
    try:
        message = _read(str(data, "ascii"))
    except (ValueError, RecursionError):
        message = None
    if type(message) is not dict:
        raise Gone("the kernel sent what is no message")
    return message


def fits(data: bytes | bytearray, most: int) -> bool:
    """Say whether an encoded message takes little enough memory once it is read."""
    written = most if b"\\" not in data else min(most, ESCAPED_BYTES)
    count = sum(map(data.count, (b"[", b"{", b",")))
    return len(data) <= written and count <= parts(most)


def parts(most: int) -> int:
    """Say how many parts a value of so many bytes may have."""
    return max(FEWEST_PARTS, most // BYTES_A_PART)


def send(sock: socket.socket, message: bytes, until: float | None = None) -> None:
    """Send an encoded message, by a moment of `time.monotonic` at the latest."""
    _wait(sock, until)
    try:
        sock.sendall(len(message).to_bytes(LENGTH_BYTES, "big") + message)
    except OSError as error:
        raise _gone(error) from None


def receive(sock: socket.socket, most: int, until: float | None = None) -> bytearray:
    """Receive the bytes of one message.

    Parameters
    ----------
    sock : socket.socket
    most : int
        A message that says it is longer is not read.
    until : float, optional
        When to give up, in seconds of `time.monotonic`.

    Returns
    -------
    bytearray

    Raises
    ------
    Gone
        The other side ended, was too slow, or has too much to say.

    Examples
    --------
    >>> import socket
    >>> here, there = socket.socketpair()
    >>> send(there, b"{}")
    >>> receive(here, 1000)
    bytearray(b'{}')
    >>> there.close()
    >>> receive(here, 1000)
    Traceback (most recent call last):
    nbapart.transfer.framing.Gone: the kernel has ended
    >>> here.close()
    """
    length = int.from_bytes(_exactly(sock, LENGTH_BYTES, until), "big")
    if length > most:
        raise Gone(f"the kernel sent a message of more than {most:,} bytes")
    return _exactly(sock, length, until)


def _exactly(sock, length, until):
    data = bytearray()
    while len(data) < length:
        _wait(sock, until)
        try:
            got = sock.recv(min(length - len(data), RECEIVED_BYTES))
        except OSError as error:
            raise _gone(error) from None
        if not got:
            raise Gone(ENDED)
        data += got
    return data


def _wait(sock, until):
    """Give the next step on the socket what is left of the time; byte by byte it runs out too."""
    if until is not None:
        left = until - time.monotonic()
        if left <= 0:
            raise Gone(LATE)
        sock.settimeout(left)


def _gone(error):
    return Gone(LATE if isinstance(error, TimeoutError) else ENDED)


def _once(pairs):
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key twice")
    return made


def _no_constant(name):
    raise ValueError(name)


_write = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode
_read = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_constant).decode
