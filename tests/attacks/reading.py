"""Attacks that read what is not theirs, or write to it."""

from attacks.attack import Attack

# The word that gives things away is put together here, so that no source has it.
LOOK = """
import os, pathlib
SECRET = ("canary" + "-of-").encode()
def holds(path):
    try:
        with open(path, "rb") as file:
            return SECRET in file.read(1 << 20)
    except OSError:
        return False
def show(found):
    found = [str(one) for one in found]
    print("reached:", found)
    return "sigma" if found else "beta"
"""
WALK = """
def walk(*roots, endings=(".ipynb", ".db", ".txt", ".py")):
    for root in roots:
        for folder, names, files in os.walk(root):
            names[:] = [n for n in names if n not in ("proc", "sys", "usr", "lib", "lib64", "bin")]
            yield from (os.path.join(folder, f) for f in files if f.endswith(endings))
"""


def looking(name, tries, code):
    """An attack that has reached nothing when all is well."""
    return Attack(name, tries, {"word": LOOK + WALK + code}, says="reached: []")


ATTACKS = [
    looking(
        "reads-solutions",
        "to read the solutions, by their paths and by a search of the disk",
        'near = ["@COURSE@/source", "../../../source", "/work/../source"]\n'
        'word = show(filter(holds, walk(*near, "/")))',
    ),
    looking(
        "reads-submissions",
        "to read what another student has handed in",
        "near = ['@COURSE@/submitted/zoe/1-first', '../../zoe/1-first', '../zoe']\n"
        "word = show(p for n in near for p in pathlib.Path(n).glob('*'))",
    ),
    looking(
        "reads-gradebook",
        "to read the gradebook, by its path and by a search of the disk",
        """
import sqlite3
found = []
for path in ["@COURSE@/gradebook.db", *walk("/", endings=(".db",))]:
    try:
        rows = sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("select * from grade")
        found += rows.fetchall()
    except sqlite3.Error:
        pass
word = show(found)
""",
    ),
    looking(
        "writes-gradebook",
        "to give itself points in the gradebook",
        """
import sqlite3
found = []
for path in ["@COURSE@/gradebook.db", "../../../gradebook.db"]:
    try:
        with sqlite3.connect(f"file:{path}?mode=rw", uri=True) as book:
            found.append(book.execute("update grade set manual_score = 3").rowcount)
    except sqlite3.Error:
        pass
word = show(found)
""",
    ),
    Attack(
        "reads-hidden-tests",
        "to read the test that calls its function: frames, memory, history, sources",
        {
            "double": LOOK
            + """
import gc, sys
found = []
def double(x):
    frame = sys._getframe()
    while frame is not None:
        for value in [*frame.f_locals.values(), *frame.f_globals.values(), frame.f_code.co_consts]:
            if SECRET.decode() in str(value)[:100_000]:
                found.append(frame.f_code.co_name)
        frame = frame.f_back
    return x + x
""",
            "word": """
texts = [text for text in gc.get_objects() if isinstance(text, (str, bytes, tuple))]
found += [text for text in map(str, texts) if "hidden-tests" in text and len(text) < 99]
found += [text for text in In if "hidden-" + "tests" in text]
found = [text for text in found if SECRET.decode() in text]
word = show(found)
""",
        },
        says="reached: []",
    ),
    looking(
        "reads-memory",
        "to find the test in its own memory",
        """
import ctypes
found = []
needle = ("canary" + "-of-hidden").encode()
for line in open("/proc/self/maps").read().splitlines():
    first, last = (int(n, 16) for n in line.split()[0].split("-"))
    if "rw" in line and last - first < 1 << 26:
        found += [line] * ctypes.string_at(first, last - first).count(needle + b"-tests")
word = show(found)
""",
    ),
    looking(
        "reads-environment",
        "to read the marker's environment",
        """
values = [f"{key}={value}" for key, value in os.environ.items()]
found = [value for value in values if SECRET.decode() in value]
word = show(found + [p for p in pathlib.Path("/proc").glob("[0-9]*/environ") if holds(p)])
""",
    ),
    looking(
        "reads-host-files",
        "to read files that everybody on the machine can read, and some that root can",
        """
near = ["@HOST@", "/etc/passwd", "/etc/shadow", "/etc/hostname", "/root/.bashrc", "/home"]
near += ["@COURSE@/nbgrader_config.py", "/var/lib/dpkg/status", "/sys/kernel", "/boot"]
near += ["/usr/local/bin", "/usr/src", "/proc/1/root@HOST@", "/proc/self/root/..@HOST@"]
there = [path for path in near if os.path.exists(path)]
word = show(path for path in there if not os.path.isdir(path) or os.listdir(path))
""",
    ),
    looking(
        "reads-host-processes",
        "to see the processes of the machine, and what they were started with",
        """
pids = [int(path.name) for path in pathlib.Path("/proc").glob("[0-9]*")]
found = [path for path in pathlib.Path("/proc").glob("[0-9]*/cmdline") if holds(path)]
found += [path for path in pathlib.Path("/proc").glob("[0-9]*/cmdline")
          if b"@COURSE@"[:-1] in path.read_bytes()]
word = show(found + (pids if len(pids) > 5 else []))
""",
    ),
    looking(
        "reads-open-files",
        "to reach the host by files that were left open",
        """
found = []
for link in pathlib.Path("/proc").glob("[0-9]*/fd/*"):
    try:
        target = os.readlink(link)
    except OSError:
        continue
    inside = ("/dev/", "socket:", "pipe:", "anon_inode:", "/memfd:", "/proc/", "/work", "/tmp")
    found += [] if target.startswith(inside) else [target]
word = show(found)
""",
    ),
    looking(
        "writes-host-files",
        "to write into folders of the host, the package and the interpreter among them",
        """
import sys, numpy, sigmoid_course
folders = ["/", "/etc", "/usr/bin", "/var/tmp", "@COURSE@", "@COURSE@/source"]
folders += [sys.prefix + "/bin", sys.prefix + "/lib"]
folders += [os.path.dirname(m.__file__) for m in (os, numpy, sigmoid_course)]
found = []
for folder in folders:
    try:
        open(folder + "/sigmoid-attack", "w").close()
        found.append(folder)
    except OSError:
        pass
for path in (sigmoid_course.__file__, os.path.realpath(sys.executable), "/proc/self/exe"):
    try:
        open(path, "r+b").close()
        found.append(path)
    except OSError:
        pass
word = show(found)
""",
    ),
    looking(
        "changes-the-machine",
        "to mount, to trace, to load, to become root, to change settings of the machine",
        """
import ctypes, signal
libc = ctypes.CDLL(None, use_errno=True)
tries = {
    "mount": lambda: libc.mount(b"none", b"/work", b"tmpfs", 0, None),
    "unshare": lambda: libc.unshare(0x10000000),
    "trace": lambda: libc.ptrace(16, 1, 0, 0),
    "chroot": lambda: libc.chroot(b"/tmp"),
    "root": lambda: libc.setuid(0),
    "keys": lambda: libc.syscall(250, 0, -3, 1),
    "setting": lambda: -(not os.access("/proc/sys/kernel/core_pattern", os.W_OK)),
    "signal": lambda: libc.kill(ctypes.c_int(os.getppid()), 9) if os.getppid() > 1 else -1,
    "nice": lambda: libc.nice(-5),
}
word = show(name for name, attempt in tries.items() if attempt() != -1)
""",
    ),
]
