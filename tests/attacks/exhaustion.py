"""Attacks that use up the machine, or leave the kernel dead, deaf or busy."""

from attacks.attack import Attack

WRONG = {"number": "number = 0.5", "curve": "def curve(x):\n    return 0 * x"}
START = "import os, signal, subprocess, sys, threading, time\nword = 'beta'\n"


def use(name, tries, code, says=None, waits=(), **cells):
    """An attack in the second exercise; the first was marked before it."""
    return Attack(name, tries, {"word": START + code} | WRONG | cells, says=says, waits=waits)


STOPPED = "The kernel was stopped"

ATTACKS = [
    use("fork-bomb", "to fork for ever", "while True:\n    os.fork()"),
    use(
        "thread-bomb",
        "to start threads for ever",
        """
threads = 0
try:
    while True:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        threads += 1
except RuntimeError:
    print("no more threads:", threads < 100)
""",
        says="no more threads: True",
    ),
    use(
        "memory-alone",
        "to take 8 GB of memory",
        "try:\n    data = b'1' * (8 << 30)\nexcept MemoryError:\n    print('no more memory')",
        says="no more memory",
    ),
    use(
        "memory-slowly",
        "to take 8 GB of memory bit by bit",
        """
kept = []
try:
    for _ in range(512):
        kept.append(b"1" * (16 << 20))
except MemoryError:
    kept.clear()
""",
    ),
    use(
        "memory-by-children",
        "to take 8 GB of memory by many children, each of which takes little",
        """
children = []
for _ in range(64):
    try:
        child = os.fork()
    except OSError:
        break
    if child == 0:
        data = b"1" * (128 << 20)
        signal.pause()
    children.append(child)
for child in children:
    os.kill(child, 9)
""",
    ),
    use(
        "memory-by-files",
        "to take 8 GB of memory by files that are kept in memory",
        """
full = 0
for folder in ("/work", "/tmp", "/dev/shm", "/run"):
    try:
        for number in range(40):
            with open(f"{folder}/{number}", "wb") as file:
                file.write(bytes(32 << 20))
    except OSError:
        full += 1
print("full:", full)
""",
        says="full: 4",
    ),
    use(
        "large-file",
        "to write a file of 10 GB",
        """
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with open("large", "wb") as file:
        for _ in range(10 << 10):
            file.write(bytes(1 << 20))
except OSError as error:
    print("no larger:", error.errno in (27, 28))
""",
        says="no larger: True",
    ),
    use(
        "many-files",
        "to make 100,000 files",
        """
os.makedirs("many")
try:
    for number in range(100_000):
        os.close(os.open(f"many/{number}", os.O_CREAT | os.O_WRONLY))
except OSError:
    print("no more files")
""",
    ),
    use("endless-loop", "to run for ever", "while True:\n    pass", says="3 seconds"),
    use(
        "ignored-interrupt",
        "to run for ever, and to let no interrupt stop it",
        """
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
while True:
    try:
        time.sleep(100)
    except BaseException:
        pass
""",
    ),
    use(
        "endless-function",
        "to let the test wait for ever",
        "",
        number="def number():\n    pass",
        curve="def curve(x):\n    while True:\n        pass",
    ),
    use(
        "slow-function",
        "to let the test wait long, a little in each call",
        "",
        curve="import time\ndef curve(x):\n    time.sleep(1.5)\n    return 0 * x",
    ),
    use("exit", "to end the kernel at once", "os._exit(0)"),
    use(
        "exit-in-test",
        "to end the kernel while a test asks it",
        "",
        curve="def curve(x):\n    os._exit(0)",
    ),
    use("segfault", "to crash the kernel", "import ctypes\nctypes.string_at(0)"),
    use(
        "closed-descriptors",
        "to close all that the kernel has open",
        "os.closerange(0, 256)",
    ),
    use(
        "kill-all",
        "to end every process that it may end",
        "os.kill(-1, signal.SIGKILL)",
    ),
    use("stops-itself", "to stop the kernel", "os.kill(os.getpid(), signal.SIGSTOP)"),
    use(
        "ends-its-init",
        "to end the first process of its sandbox",
        "for number in (9, 15, 2, 19):\n    os.kill(1, number)\nos.kill(-1, signal.SIGSTOP)",
    ),
    use(
        "large-output",
        "to print 1 GB at once",
        "print('x' * 10**9)",
    ),
    use(
        "large-message",
        "to send 1 GB in one message, made of nothing",
        """
kernel = get_ipython().kernel
content = {"name": "stdout", "text": "a"}
parent = kernel.get_parent()
for _ in range(2):
    try:
        nothing = memoryview(bytes(5 << 26))
        kernel.session.send(kernel.iopub_socket, "stream", content, parent, buffers=[nothing] * 3)
    except MemoryError:
        print("no memory")
""",
    ),
    use(
        "much-output",
        "to print 1 GB, in many messages",
        "for _ in range(1000):\n    print('x' * 10**6, flush=True)",
    ),
    use(
        "many-pictures",
        "to show 10,000 pictures",
        """
import base64
from IPython.display import display
start = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptV"
text = start + "AAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
for _ in range(10_000):
    display({"image/png": text}, raw=True)
""",
    ),
    use(
        "many-errors",
        "to shout on the kernel's own standard output and error",
        "for number in (1, 2):\n    for _ in range(64):\n        os.write(number, b'x' * 10**6)",
    ),
    use(
        "many-updates",
        "to make one large output many, by the id under which it is shown",
        """
from IPython.display import display
for _ in range(250):
    display({"text/plain": "a"}, raw=True, display_id="b")
display({"text/plain": "x" * 3_000_000}, raw=True, display_id="b", update=True)
""",
    ),
    use(
        "large-pages",
        "to make its page large, deep and slow: tags, colours, formulas",
        """
from IPython.display import HTML, Latex, Markdown, display
display(HTML("<b>" * 300_000), Markdown("> " * 100_000), Markdown("\\\\(" * 100_000))
display(Latex("$" * 100_000), HTML("<table>" + "<tr><td>" * 100_000))
print("\x1b[31ma\x1b[1mb" * 50_000)
""",
    ),
    use(
        "long-error",
        "to raise an error with a message of 100 MB",
        "raise ValueError('x' * 10**8)",
    ),
    use(
        "orphans",
        "to leave processes behind, in a session of their own, twice forked",
        """
for _ in range(4):
    command = [sys.executable, "-c", "import time; time.sleep(1000)", "sigmoid-orphan"]
    subprocess.Popen(command, start_new_session=True, stdin=-3, stdout=-3, stderr=-3)
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in range(1, 65):
            if number not in (9, 19, 32, 33):
                signal.signal(number, signal.SIG_IGN)
        os.closerange(0, 256)
        while True:
            time.sleep(1000)
    os._exit(0)
print("orphans live")
""",
        says="orphans live",
    ),
    use(
        "large-values",
        "to give the test values of great size, depth and cost",
        "word = 's' * 10**8",
        waits=("curve", "number", "word"),
        number="""
number = []
for _ in range(100_000):
    number = [number]
""",
        curve="import numpy as np\ndef curve(x):\n    return np.zeros(10**7)",
    ),
    use(
        "endless-values",
        "to give the test values that have no end",
        "word = ['s']\nword.append(word)",
        waits=("curve", "number", "word"),
        number="number = 10 ** 10**6",
        curve="""
import itertools
class Endless(list):
    def __iter__(self): return itertools.count()
    def __len__(self): return 2**40
def curve(x):
    return Endless([1])
""",
    ),
    use(
        "object-without-end",
        "to fill the marker by an object that has ever more items",
        "class Thing:\n    def __len__(self): return 4\n"
        "    def __getitem__(self, place): return 'a' * 3_000_000\nword = Thing()",
        waits=("number",),
        number="""
class Thing:
    def __iter__(self):
        while True:
            yield "a" * 3_000_000
    def __next__(self): return "a" * 3_000_000
    def __getitem__(self, place): return "a" * 3_000_000
    def __len__(self): return 10 ** 5
number = Thing()
""",
        curve="def curve(x):\n    return Thing()",
    ),
    use(
        "broadcast-values",
        "to give the test an array that is small here and large there",
        "import numpy as np\nword = range(10**18)",
        waits=("curve", "number", "word"),
        number="number = np.broadcast_to(0.25, (10**6, 10**6))",
        curve="def curve(x):\n    return np.broadcast_to(0.5, (10**9,))",
    ),
    use(
        "colliding-values",
        "to give the test values that make it slow",
        "word = {n * (2**61 - 1): 1 for n in range(20_000)}",
        number="number = '9' * 1_000_000",
        curve="def curve(x):\n    return {n * (2**61 - 1) for n in range(20_000)}",
    ),
    use(
        "busy-in-c",
        "to compute in one long step that no interrupt breaks",
        "x = pow(3, 10**9)",
    ),
]
