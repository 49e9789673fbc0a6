"""A student's kernel that is lost is lost for a reason, and that is the reason given."""

import pytest
from nbapart.kernel.zmtp import Ended
from nbapart_helpers import users
from nbapart_helpers.kernels import say, started

pytestmark = users.needs_bubblewrap


def raising(error, cause=None):
    """A function that fails as a wire or a bridge does."""

    def fail(*_, **__):
        raise error from cause

    return fail


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        (TimeoutError("timed out"), "the kernel did not take what it was sent"),
        (BrokenPipeError("broken pipe"), "the kernel had ended by itself"),
        (None, "the kernel had ended by itself"),
    ],
)
def test_a_deaf_kernel_has_not_ended(monkeypatch, cause, reason):
    """Is a kernel that lives and takes nothing told from one that has ended?"""
    with started() as (_, kernel):
        monkeypatch.setattr(kernel._client, "execute", raising(Ended("x"), cause))
        assert "KernelStopped" in say(kernel, "1")
        assert kernel.stopped == reason


def test_a_kernel_that_gives_no_answer():
    """Is a kernel whose bridge has failed stopped for that, and not said to have ended?"""
    with started() as (_, kernel):
        kernel.lose("there was no answer in time")
        assert "KernelStopped" in say(kernel, "1")
        assert kernel.stopped == "there was no answer in time"
