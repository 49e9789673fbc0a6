"""Bytes from a kernel's socket become messages, and no more of them than is allowed."""

import contextlib
import select
import socket
import threading

import pytest
import zmq
from nbapart.kernel.zmtp import GREETING, MAX_SKIPPED_BYTES, Connection, Ended, TooLarge

READY = b"\x04\x06\x05READY"


@pytest.fixture
def kernel():
    """Make a listener with ZeroMQ's own sockets: its port, and the socket."""
    with contextlib.ExitStack() as ends:

        def make(kind):
            context = ends.enter_context(zmq.Context())
            end = ends.enter_context(context.socket(kind))
            end.linger = 0
            end.rcvtimeo = 10_000
            return f"tcp://127.0.0.1:{end.bind_to_random_port('tcp://127.0.0.1')}", end

        yield make


@pytest.fixture
def forged():
    """Make a listener that says whatever it is told to: its URL."""
    with contextlib.ExitStack() as ends:

        def make(*said):
            server = ends.enter_context(socket.create_server(("127.0.0.1", 0)))

            def speak():
                connection, _ = server.accept()
                with connection, contextlib.suppress(OSError):
                    connection.sendall(b"".join(said))
                    connection.shutdown(socket.SHUT_WR)
                    while connection.recv(4096):
                        pass

            thread = threading.Thread(target=speak)
            thread.start()
            ends.callback(thread.join)
            return f"tcp://127.0.0.1:{server.getsockname()[1]}"

        yield make


@pytest.fixture
def reach():
    """Make a wire that is closed at the end."""
    with contextlib.ExitStack() as ends:

        def make(url, kind="DEALER", largest=1_000_000, patience=10.0):
            wire = Connection(url, kind, largest, patience)
            ends.callback(wire.close)
            return wire

        yield make


def next_messages(wire):
    """Wait for complete messages."""
    while not (found := wire.read()):
        assert select.select([wire], [], [], 10.0)[0]
    return found


def read_on(wire):
    """Read until something stops it."""
    while True:
        next_messages(wire)


def test_requests_and_replies(kernel, reach):
    """Do messages go both ways whole, short and long parts alike?"""
    url, router = kernel(zmq.ROUTER)
    wire = reach(url)
    parts = [b"", b"a" * 255, b"b" * 256, b"c" * 300_000]
    wire.send(parts)
    sender, *received = router.recv_multipart()
    assert received == parts
    router.send_multipart([sender, *parts])
    router.send_multipart([sender, b"more"])
    found = next_messages(wire)
    while len(found) < 2:
        found += next_messages(wire)
    assert found == [parts, [b"more"]]
    assert wire.skipped == 0


def test_a_subscription_to_everything(kernel, reach):
    """Does a publisher learn that all it says is wanted?"""
    url, publisher = kernel(zmq.XPUB)
    wire = reach(url, "SUB")
    assert publisher.recv() == b"\x01"
    publisher.send_multipart([b"topic", b"said"])
    assert next_messages(wire) == [[b"topic", b"said"]]


@pytest.mark.parametrize(
    "flood",
    [
        [b"\x02" + (1 << 40).to_bytes(8)],
        [b"\x02" + (MAX_SKIPPED_BYTES + 1).to_bytes(8)],
        [b"\x01\x64" + b"x" * 100] * 1002,
        [b"\x01\x64" + b"x" * 100, b"\x04\x05\x04PING"] * 1002,
        [b"\x01\x00"] * 2000,
    ],
)
def test_what_has_no_end_is_refused(forged, reach, flood):
    """Is a message refused by its size, in one part or in many that never end?"""
    wire = reach(forged(GREETING, READY, *flood), largest=200)
    with pytest.raises(TooLarge):
        read_on(wire)


@pytest.mark.parametrize(
    "large",
    [
        [b"\x00\xff" + b"x" * 255],
        [b"\x01\x64" + b"x" * 100] * 3 + [b"\x00\x00"],
        [b"\x01\x64" + b"x" * 100, b"\x02" + (1500).to_bytes(8) + b"x" * 1500],
    ],
)
def test_what_is_too_large_is_skipped(forged, reach, large):
    """Is a message left out that is too large, and the one after it read?"""
    wire = reach(forged(GREETING, READY, *large, b"\x00\x02ab"), largest=200)
    assert next_messages(wire) == [[b"ab"]]
    assert wire.skipped > 200


def test_the_end_of_a_kernel_shows_at_once(forged, reach):
    """Is a kernel that ends after some messages seen to be gone?"""
    wire = reach(forged(GREETING, READY, b"\x00\x02ab"))
    assert next_messages(wire) == [[b"ab"]]
    with pytest.raises(Ended, match="ended"):
        next_messages(wire)


def test_commands_are_no_messages(forged, reach):
    """Are commands of the protocol passed over?"""
    wire = reach(forged(GREETING, READY, b"\x04\x05\x04PING", b"\x00\x01a"))
    assert next_messages(wire) == [[b"a"]]


@pytest.mark.parametrize(
    "said", [[b"HTTP/1.1 400" + bytes(60)], [GREETING, b"\x00\x01"], [b"\xff"]]
)
def test_what_is_no_kernel_is_refused(forged, reach, said):
    """Is a stranger at the other end named, without waiting for more?"""
    with pytest.raises(Ended):
        reach(forged(*said))


def test_nobody_there(reach):
    """Is it said when nobody listens until patience ends?"""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Ended, match="does not listen"):
        reach(f"tcp://127.0.0.1:{port}", patience=0.05)
