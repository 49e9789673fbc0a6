"""Attacks by what a kernel sends: messages, replies, frames on the bridge."""

from attacks.attack import Attack

KERNEL = """
import json, os, socket, struct
kernel = get_ipython().kernel
def say(kind, content, parent=None, times=1):
    for _ in range(times):
        kernel.session.send(kernel.iopub_socket, kind, content, parent or kernel.get_parent())
POINTS = {"data": {"text/plain": "1.0"}, "metadata": {}, "execution_count": 1}
"""
BRIDGE = """
import os, socket, struct
bridge = socket.socket(fileno=int(os.environ["NBAPART_BRIDGE"]))
def frame(data):
    bridge.sendall(struct.pack(">I", len(data)) + data)
"""
WRONG = {"number": "number = 0.5", "curve": "def curve(x):\n    return 0 * x"}


def by_bridge(name, tries, code, **more):
    """An attack on the way for values, after `double` was marked."""
    return Attack(name, tries, {"word": BRIDGE + code + "\nword = 'beta'"} | WRONG, **more)


ATTACKS = [
    Attack(
        "forged-results",
        "to publish points as results, for its own cells and for all that came before",
        {
            "word": KERNEL
            + """
word = "beta"
parents = [None, {"header": {"msg_id": ""}}, {"header": {"msg_id": "0_1_2"}}, kernel.get_parent()]
for parent in parents:
    say("execute_result", POINTS, parent)
    say("display_data", POINTS, parent)
    say("status", {"execution_state": "idle"}, parent)
""",
            "number": "number = 0.5\nsay('execute_result', POINTS)",
            "curve": """
def curve(x):
    say("execute_result", POINTS)
    say("execute_result", {"data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": 7})
    return 0 * x
""",
        },
    ),
    Attack(
        "forged-replies",
        "to answer requests before they were made, on the shell and control sockets",
        {
            "word": KERNEL
            + """
import zmq
word = "beta"
reply = {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}
idents = get_ipython().kernel._parent_ident
for stream in (kernel.shell_stream, kernel.control_stream, kernel.stdin_socket):
    for ident in [*idents.values(), [b""], b""]:
        for number in range(20):
            parent = {"msg_id": f"{kernel.session.session}_{os.getpid()}_{number}"}
            try:
                kernel.session.send(stream, "execute_reply", reply, {"header": parent}, ident)
            except Exception:
                pass
print("forged-replies are sent")
""",
            **WRONG,
        },
        says="forged-replies are sent",
    ),
    Attack(
        "odd-messages",
        "to send what is no message: no signature, wrong types, endless nesting, no text",
        {
            "word": KERNEL
            + """
import zmq
word = "beta"
deep = b'{"a":' * 50_000 + b"1" + b"}" * 50_000
parts = [b"stream", b"<IDS|MSG>", b"", b"{}", b"{}", b"{}", b"{}"]
kernel.iopub_thread._really_send if False else None
for message in (parts[:1], parts[:3], parts, parts[:5] + [deep, deep], [b"\\xff" * 99] * 5):
    kernel.iopub_socket.send_multipart(message)
for kind in ("stream", "error", "execute_result", "update_display_data", "clear_output"):
    for content in ({}, {"data": 5, "metadata": []}, {"text": None, "name": 3}, {"name": "stdout",
                    "text": ["a"]}, {"traceback": 5, "ename": {}, "evalue": []}, {"wait": {}}):
        say(kind, content)
print("odd-messages are sent")
""",
            **WRONG,
        },
        says="odd-messages are sent",
    ),
    Attack(
        "comms-and-widgets",
        "to reach the marker by comms and widgets",
        {
            "word": KERNEL
            + """
word = "beta"
for target in ("jupyter.widget", "nbgrader", "x" * 10_000):
    say("comm_open", {"comm_id": "1", "target_name": target, "data": {"state": POINTS}})
    say("comm_msg", {"comm_id": "1", "data": {"method": "update", "state": {"outputs": [POINTS]}}})
say("input_request", {"prompt": "Points?", "password": False})
VIEW = {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}}
say("display_data", {"data": VIEW, "metadata": {}})
print("comms are open")
""",
            **WRONG,
        },
        says="comms are open",
    ),
    Attack(
        "changes-shown-outputs",
        "to change outputs of other cells by display ids, and to clear them",
        {
            "word": KERNEL
            + """
word = "beta"
for name in ("double-marks", "a", "1", ""):
    shown = POINTS | {"transient": {"display_id": name}}
    say("execute_result", shown)
    say("update_display_data", shown)
say("clear_output", {"wait": True})
print("outputs are changed")
""",
            "number": "number = 0.5\nfrom IPython.display import clear_output\nclear_output()",
            "curve": "def curve(x):\n    say('clear_output', {'wait': False})\n    return 0 * x",
        },
        says="outputs are changed",
    ),
    Attack(
        "active-feedback",
        "to have scripts, remote pictures and the host's files in its feedback page",
        {
            "word": """
from IPython.display import HTML, Javascript, Markdown, SVG, display
file = "@HOST@"
display(HTML(f'<p>shown</p><script>steal()</script><img src=x onerror="steal()">'
             f'<iframe src="file://{file}"></iframe><a href="javascript:steal()">a</a>'))
display(Markdown(f"[a](javascript:steal()) ![]({file}) <svg onload=steal()>"))
display(Javascript("steal()"))
display(SVG('<svg xmlns="http://www.w3.org/2000/svg"><script>steal()</script></svg>'))
display(HTML('<link rel="stylesheet" href="https://steal.example/a.css">'))
"""
        },
        change=lambda notebook: notebook.cells[-1].update(
            source='<img src="@HOST@"> ![](../../../gradebook.db) <script>steal()</script>'
        ),
        says="shown",
        # The text to be read by a person was changed, so one has to look.
    ),
    by_bridge(
        "bridge-noise", "to send noise to the marker", "frame(b'\\xff\\x00noise')\nframe(b'5')"
    ),
    by_bridge(
        "bridge-forged",
        "to send values before they are asked for",
        """
for value in (b'{"value":"sigma"}', b'{"value":0.25}', b'{"value":["h",0]}', b'{"points":9}'):
    frame(value)
""",
        # A forged answer is an answer: a value that the student could have given at once.
        earns={"double": 2.0, "word": 1.0, "number": 1.0},
    ),
    by_bridge(
        "bridge-large",
        "to announce 4 GB, and to send what it can of it",
        """
bridge.settimeout(1)
try:
    bridge.sendall(struct.pack(">I", 2**32 - 1) + bytes(64 << 20))
except OSError:
    pass
""",
    ),
    by_bridge(
        "bridge-deep",
        "to send a value that is nested without end",
        """
from nbapart.transfer import kernel_end
packed = b"[" * 100_000 + b"]" * 100_000
kernel_end.answer = lambda *_: b'{"value":' + packed + b"}"
""",
    ),
    by_bridge(
        "bridge-functions",
        "to have SymPy make a class of each of forty thousand names in the marker",
        """
import json
from nbapart.transfer import kernel_end
trees = [["Tuple", *(["apply", f"f{n}_{k}"] for k in range(400))] for n in range(100)]
packed = json.dumps(["l", *(["y", tree] for tree in trees)]).encode()
kernel_end.answer = lambda *_: b'{"value":' + packed + b"}"
""",
    ),
    by_bridge(
        "bridge-code",
        "to have something of its own unpickled, evaluated or called by the marker",
        """
import pickle
from nbapart.transfer import kernel_end
class Run:
    def __reduce__(self): return (eval, ("open('@COURSE@/sigmoid-attack', 'w')",))
bad = pickle.dumps(Run())
tags = [b'"a"', b'"c"', b'"h"', b'"x"', b'"s"', b'"S"', b'"f"', b'"e"', b'"m"', b'"F"', b'"o"']
turn = iter(range(10**6))
def answer(*_):
    tag = tags[next(turn) % len(tags)]
    return b'{"value":[' + tag + b',"__import__(\\'os\\').abort()","|O",[1],["os.system"]]}'
kernel_end.answer = answer
""",
    ),
    by_bridge("bridge-closed", "to close the way for values", "bridge.close()"),
    by_bridge(
        "bridge-silent",
        "to let the marker wait for an answer for ever",
        """
import threading
from nbapart.transfer import kernel_end
kernel_end.answer = lambda *_: threading.Event().wait()
""",
    ),
    by_bridge(
        "bridge-slow",
        "to answer byte by byte",
        """
import time
from nbapart.transfer import kernel_end
def slowly(end, data):
    for number in range(10_000):
        end.send(b"\\0" if number == 0 else b"1")
        time.sleep(0.05)
kernel_end.send = slowly
""",
    ),
    Attack(
        "sockets-replaced",
        "to put links and other sockets in the place of the kernel's own",
        {
            "word": """
import os, pathlib, socket
word = "beta"
for path in [*pathlib.Path("/run").glob("*")]:
    try:
        path.unlink()
        os.symlink("@COURSE@/gradebook.db", path)
    except OSError:
        pass
    try:
        path.unlink()
        socket.socket(socket.AF_UNIX).bind(str(path))
    except OSError:
        pass
print("sockets are replaced")
""",
            **WRONG,
        },
        says="sockets are replaced",
    ),
]
