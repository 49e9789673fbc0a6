"""Executed notebooks are kept whole or not at all, and not without bound."""

import os

import pytest
from nbapart.engine.store import Store


@pytest.fixture
def store(tmp_path):
    """A store that holds few bytes."""
    return Store(tmp_path / "results", limit=1000)


def test_what_was_put_is_there(store, tmp_path):
    """Is it found again, also by another run?"""
    store.put("1234", b"executed")
    assert store.get("1234") == b"executed"
    assert Store(tmp_path / "results").get("1234") == b"executed"
    assert store.get("5678") is None


@pytest.mark.parametrize("left", [0, 5, -1])
def test_half_a_file_is_nothing(store, left):
    """Is a file that was not written to its end not there?"""
    store.put("1234", b"executed")
    [path] = store.files()
    path.write_bytes(path.read_bytes()[:left])
    assert store.get("1234") is None


def test_the_oldest_go(store):
    """Do the files that were written first make room, and no more of them than need be?"""
    for number in range(20):
        store.put(f"{number:04}", os.urandom(100))
        os.utime(store.files()[-1], (number, number))
    kept = [number for number in range(20) if store.get(f"{number:04}")]
    assert kept == list(range(20 - len(kept), 20))
    assert 5 < len(kept) < 10
    assert store.size <= 1000


def test_a_full_disk_leaves_nothing_behind(store, tmp_path, monkeypatch):
    """Is a file that cannot be written completely taken away?"""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        store.put("1234", b"executed")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_it_can_be_cleared(store):
    """Is it empty then, and can be used on?"""
    store.put("1234", b"executed")
    store.clear()
    assert (store.size, store.files()) == (0, [])
    store.put("1234", b"executed")
    assert store.get("1234") == b"executed"
