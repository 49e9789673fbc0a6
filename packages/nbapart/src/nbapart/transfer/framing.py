"""Messages on a socket: a length of four bytes, then that many bytes of JSON."""

import json
import socket
import time

# The environment variable that tells a kernel the descriptor of its end of the socket.
BRIDGE = "NBAPART_BRIDGE"
LENGTH_BYTES = 4
CHUNK_BYTES = 1 << 18  # received by one call
# Three bytes of JSON can become a list of seventy bytes, so the number of parts is limited too: to
# one for each 32 bytes that a value may have, but never to fewer than 10,000.
BYTES_PER_PART, PARTS_ALWAYS_ALLOWED = 32, 10_000
# Text with non-ASCII characters takes four bytes a character once parsed, and more during parsing.
MAX_ESCAPED_MESSAGE_BYTES = 1_000_000
LATE, ENDED = "there was no answer in time", "the kernel had ended by itself"


class Gone(BaseException):
    """The other end cannot be used any more: it ended, timed out, or sent an invalid message.

    It is not an Exception, so that a check which catches the errors of a student's function does
    not catch this and carry on.
    """


def encode(message: dict) -> bytes:
    """Encode a message as bytes.

    Parameters
    ----------
    message : dict
        Data that JSON can represent.

    Returns
    -------
    bytes
        ASCII only, so that each byte is one character.

    Examples
    --------
    >>> encode({"do": "take", "name": "σ"})
    b'{"do":"take","name":"\\\\u03c3"}'
    """
    return _write(message).encode("ascii")


def decode(data: bytes | bytearray, most: int) -> dict:
    """Decode a message that may be hostile.

    Parameters
    ----------
    data : bytes
    most : int
        The maximum size in bytes; it limits the number of parts too.

    Returns
    -------
    dict

    Raises
    ------
    Gone
        The bytes are not a message, or it is too large.

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
    """Return whether an encoded message stays within the memory allowed once it is parsed.

    Parameters
    ----------
    data : bytes
    most : int
        The maximum size in bytes.

    Returns
    -------
    bool
    """
    written = most if b"\\" not in data else min(most, MAX_ESCAPED_MESSAGE_BYTES)
    count = sum(map(data.count, (b"[", b"{", b",")))
    return len(data) <= written and count <= parts(most)


def parts(most: int) -> int:
    """Return how many parts a value of up to `most` bytes may have."""
    return max(PARTS_ALWAYS_ALLOWED, most // BYTES_PER_PART)


def send(sock: socket.socket, message: bytes, until: float | None = None) -> None:
    """Send an encoded message.

    Parameters
    ----------
    sock : socket.socket
    message : bytes
    until : float, optional
        The deadline, on the clock of `time.monotonic`.

    Raises
    ------
    Gone
        The other end is closed, or the deadline has passed.
    """
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
        The maximum length in bytes. A message that announces more is not read.
    until : float, optional
        The deadline, on the clock of `time.monotonic`.

    Returns
    -------
    bytearray

    Raises
    ------
    Gone
        The other end is closed, the deadline has passed, or the message is too long.

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
    nbapart.transfer.framing.Gone: the kernel had ended by itself
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
            got = sock.recv(min(length - len(data), CHUNK_BYTES))
        except OSError as error:
            raise _gone(error) from None
        if not got:
            raise Gone(ENDED)
        data += got
    return data


def _wait(sock, until):
    """Set the socket's timeout to the time left, so that sending byte by byte gains no time."""
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
