"""The zygote itself: one thread, a read-only interpreter, an end with its marker."""

import os
import threading

import pytest
from nbapart.sandbox.warm import zygote
from nbapart.sandbox.warm.client import Zygote
from nbapart_helpers.forks import holder
from nbapart_helpers.users import needs_bubblewrap


@needs_bubblewrap
def test_life():
    """Has a zygote one thread once it is ready, and does it end when its socket is closed?"""
    with holder() as box:
        one = Zygote(box.pid)
        assert len(os.listdir(f"/proc/{one.process.pid}/task")) == 1
        one.close()
        assert one.process.returncode == 0


def test_threads():
    """Does it refuse to fork with two threads?"""
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    with pytest.raises(AssertionError, match="several threads"):
        zygote.fork(None, {"draws": False}, [], None)
    stop.set()
    other.join()


def test_writable_interpreter():
    """Does it refuse an interpreter whose file can be written?"""
    with pytest.raises(SystemExit, match="read-only mount"):
        zygote.refuse_writable_interpreter()
