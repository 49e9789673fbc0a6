"""Messages on a socket, whole, broken, and without end."""

import contextlib
import socket
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbapart.transfer.framing import Gone, decode, encode, parts, receive, send
from nbapart_helpers.fresh import weighed

MOST = 1_000_000
BOMBS = {
    "nested lists": b"[" * MOST,
    "nested dicts": b'{"a":' * (MOST // 5),
    "empty lists": b'{"a":[' + b"[]," * (MOST // 4) + b"0]}",
    "empty dicts": b'{"a":[' + b"{}," * (MOST // 4) + b"0]}",
    "a long number": b'{"a":' + b"9" * MOST + b"}",
    "many keys": b"{" + b'"a":0,' * (MOST // 7) + b"}",
}
NONSENSE = {
    "a list": b"[1]",
    "nan": b'{"a": NaN}',
    "infinity": b'{"a": -Infinity}',
    "a key twice": b'{"a": 1, "a": 2}',
    "two messages": b"{}{}",
    "UTF-8": '{"a": "σ"}'.encode(),
    "no text": b"\xff\x00",
    "nothing": b"",
}


@pytest.fixture
def pair():
    """Two ends of a socket."""
    here, there = socket.socketpair()
    with here, there:
        yield here, there


def test_a_message_comes_as_it_was_sent(pair):
    """Does a message larger than what fits the socket come through, and the next one too?"""
    here, there = pair
    messages = [{"text": "ab" * 1_000_000}, {}]
    sender = threading.Thread(target=lambda: [send(there, encode(m)) for m in messages])
    sender.start()
    assert [decode(bytes(receive(here, 10**8)), 10**8) for _ in messages] == messages
    sender.join()


@pytest.mark.parametrize("data", NONSENSE.values(), ids=NONSENSE)
def test_what_is_no_message_ends_it(data):
    """Is everything but a dict of plain JSON refused?"""
    with pytest.raises(Gone, match="no message"):
        decode(data, MOST)


@pytest.mark.parametrize("data", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_in_little_memory(data):
    """Does a message that would be large in memory stay small?"""
    with weighed() as found, pytest.raises(Gone):
        decode(data, MOST)
    assert found.peak < 5 * MOST


@given(st.binary(max_size=300))
def test_random_bytes_are_a_message_or_refused(data):
    """Does nothing but `Gone` come of random bytes?"""
    with contextlib.suppress(Gone):
        assert type(decode(data, MOST)) is dict


@pytest.mark.parametrize("text", ["σ" * 200_000, "\n" * 500_000], ids=["signs", "lines"])
def test_a_large_text_is_of_plain_signs(text):
    """Is a megabyte of text refused where it would be many times that in memory?"""
    with pytest.raises(Gone, match="too large"):
        decode(encode({"text": text}), 10**8)


def test_text_with_commas_has_room():
    """May a text of a student's size have a comma in every second place?"""
    message = {"text": "a," * (parts(MOST) // 2)}
    assert decode(encode(message), MOST) == message


def test_a_message_that_is_too_long_is_not_read(pair):
    """Is the length believed and the rest left alone?"""
    here, there = pair
    there.sendall(b"\xff\xff\xff\xff")
    with pytest.raises(Gone, match="more than 1,000,000 bytes"):
        receive(here, MOST)


@pytest.mark.parametrize("sent", [b"", b"\0", b"\0\0\0\5{}"], ids=["none", "length", "part"])
def test_an_end_in_the_middle_is_an_end(pair, sent):
    """Is a kernel that ends before its message does gone?"""
    here, there = pair
    there.sendall(sent)
    there.close()
    with pytest.raises(Gone, match="had ended"):
        receive(here, MOST)


@pytest.mark.parametrize("sent", [b"", b"\0\0\0\5{}"], ids=["silence", "part"])
def test_waiting_has_an_end(pair, sent):
    """Is a kernel gone that does not say all of it in time?"""
    here, there = pair
    there.sendall(sent)
    with pytest.raises(Gone, match="in time"):
        receive(here, MOST, time.monotonic())


def test_time_runs_out_byte_by_byte(pair, monkeypatch):
    """Is a kernel given up that always has one more byte to say?"""
    here, there = pair
    there.sendall(b"\0\0\1\0" + b" " * 256)
    moments = iter(range(100))
    monkeypatch.setattr("nbapart.transfer.framing.CHUNK_BYTES", 1)
    monkeypatch.setattr(time, "monotonic", lambda: next(moments))
    with pytest.raises(Gone, match="in time"):
        receive(here, MOST, 50)


def test_sending_has_an_end(pair):
    """Is a kernel gone that does not listen?"""
    with pytest.raises(Gone, match="in time"):
        send(pair[0], b"a" * 10**7, time.monotonic())


def test_sending_to_nobody_ends_it(pair):
    """Is a kernel gone that has closed its end?"""
    here, there = pair
    there.close()
    with pytest.raises(Gone, match="had ended"):
        send(here, b"{}")
