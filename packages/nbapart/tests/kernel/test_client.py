"""A real kernel runs code, is interrupted, says too much, and ends, and each is noticed."""

import time
from types import SimpleNamespace

import pytest
from jupyter_client.manager import KernelManager
from nbapart.kernel.client import FLOOD, DeadlinePassed, Flooded, KernelClient
from nbapart.kernel.zmtp import Ended


@pytest.fixture
def kernel():
    """A kernel as Jupyter starts it."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel()
    yield manager
    manager.shutdown_kernel(now=True)


@pytest.fixture
def talk(kernel):
    """A conversation with it, with limits of its own."""
    made = KernelClient(kernel, SimpleNamespace(output=200_000, messages=20))
    yield made
    made.close()


def said(talk, source, seconds=60.0):
    """What a cell puts out: types and contents, the reply at the end."""
    return list(talk.outputs(talk.execute(source), time.monotonic() + seconds))


def test_outputs_and_reply(talk):
    """Do prints, results and errors come in order, and the reply after them?"""
    kinds = [kind for kind, _ in said(talk, "print(1)\n2")]
    assert sorted(kinds) == ["execute_result", "reply", "stream"]
    found = dict(said(talk, "1/0"))
    assert found["error"]["ename"] == "ZeroDivisionError"
    assert found["reply"]["status"] == "error"


def test_a_kernel_that_did_not_greet_is_asked(kernel, monkeypatch):
    """Is a subscription noticed whose greeting ipykernel has missed?"""
    read = KernelClient._read

    def ungreeted(client, found):
        messages = read(client, found)
        return ((m, size) for m, size in messages if m["msg_type"] != "iopub_welcome")

    monkeypatch.setattr(KernelClient, "_read", ungreeted)
    made = KernelClient(kernel, SimpleNamespace(output=200_000, messages=20))
    assert [kind for kind, _ in said(made, "pass")] == ["reply"]
    made.close()


def test_outputs_of_others_are_skipped(talk):
    """Is what belongs to another request not taken for this one's?"""
    talk.execute("print('earlier')")
    assert [content for kind, content in said(talk, "pass") if kind == "stream"] == []


def test_a_cell_is_interrupted(talk):
    """Does a cell that runs on end when it is asked to, and the next one run?"""
    request = talk.execute("print('on', flush=True)\nwhile True: pass")
    outputs = talk.outputs(request, time.monotonic() + 60)
    assert next(outputs)[0] == "stream"
    with pytest.raises(DeadlinePassed):
        list(talk.outputs(request, time.monotonic()))
    talk.interrupt()
    rest = list(talk.outputs(request, time.monotonic() + 60))
    assert [content["ename"] for kind, content in rest if kind == "error"] == ["KeyboardInterrupt"]
    assert [kind for kind, _ in said(talk, "pass")] == ["reply"]


LITTLE = "for _ in range({}): display(1)"
LARGE = "print('x' * {})"
MUCH = "for _ in range({}): print('x' * 50_000, flush=True)"


@pytest.mark.parametrize("source", [LITTLE.format(30), LARGE.format(300_000), MUCH.format(6)])
def test_too_much_output_is_cut(talk, source):
    """Is output left out that is too much, in one message and in many, and does the cell end?"""
    kinds = [kind for kind, _ in said(talk, source)]
    assert kinds.count("reply") == 1
    assert "cut" in kinds
    assert len(kinds) - kinds.count("cut") <= 21
    assert "reply" in [kind for kind, _ in said(talk, "print(1)")]


@pytest.mark.parametrize(
    "source",
    [
        f"{LITTLE.format(30 * FLOOD)}\nwhile True: pass",
        f"{MUCH.format(6 * FLOOD)}\nwhile True: pass",
        f"{LARGE.format(3_000_000)}\nwhile True: pass",
    ],
)
def test_a_flood_is_noticed(talk, source):
    """Is a cell that sends without an end told from one that sends too much?"""
    with pytest.raises(Flooded):
        said(talk, source)


def test_messages_that_are_none(talk):
    """Are forged messages passed over: a wrong signature, no JSON, no header?"""
    forge = """\
socket = get_ipython().kernel.iopub_socket
for parts in ([b"a"], [b"<IDS|MSG>", b"", b"{", b"{}", b"{}", b"{}"], [b"<IDS|MSG>"], []):
    socket.send_multipart(parts or [b""])
print("still here")"""
    streams = [content["text"] for kind, content in said(talk, forge) if kind == "stream"]
    assert "".join(streams) == "still here\n"


def test_the_end_of_a_kernel(talk, kernel):
    """Is a kernel that ends in a cell seen to be gone, and one that is not there too?"""
    with pytest.raises(Ended):
        said(talk, "import os\nos._exit(0)")
    with pytest.raises(Ended):
        KernelClient(kernel, talk.limits, patience=0.05)
