"""A sandbox shows Python, its packages and the submission's files, and nothing else."""

import os
from contextlib import closing
from pathlib import Path

import nbapart
import pytest
from nbapart.errors import SandboxError
from nbapart.limits import Limits
from nbapart.sandbox import bubblewrap
from nbapart.sandbox.process import SandboxProcess
from nbapart_helpers import kernels, users
from nbapart_helpers.users import needs_bubblewrap

# What a kernel says about paths, one on each line, as a set.
SEEN = """
import os
print([path for path in {paths!r} if os.path.lexists(path)])
"""

LOOK = """
from nbapart_helpers import kernels
print(kernels.run({cell!r})[0])
"""


@needs_bubblewrap
@pytest.mark.parametrize("user", users.USERS)
def test_what_is_seen_of_the_host(user, tmp_path):
    """Does a kernel see neither the course's files, nor other people's, nor the machine's?"""
    course = [users.ROOT / name for name in ("source", "release", "gradebook.db", "tests", ".git")]
    machine = ["/etc/passwd", "/etc/shadow", "/etc/hosts", "/var", "/home", "/sys", "/boot", "/opt"]
    machine += ["/usr/src", "/usr/include", "/usr/etc"]
    folders = [Path.home() / ".bashrc", Path.home() / ".profile", tmp_path, "/usr/local/bin"]
    paths = [str(path) for path in (*course, *machine, *folders)]
    cell = SEEN.format(paths=[*paths, "/usr/bin", bubblewrap.SCRATCH])
    seen = users.run(user, LOOK.format(cell=cell)).strip()
    needed = [
        path for path in paths if any(p.startswith(path) for p in bubblewrap.python_folders())
    ]
    assert seen == str([*needed, "/usr/bin", bubblewrap.SCRATCH])


OWNED = """
import os, sys
print(os.getuid(), os.getgid(), len(os.listdir("/proc/self/task")) > 0)
print(sorted(os.environ.items()))
places = ("/", "/usr", "/etc", "/dev", f"{sys.prefix}/lib")
print([path for path in places if os.access(path, os.W_OK)])
for path, mode in (("/dev/null", 0o600), ("/usr/bin/env", 0o777)):
    try:
        os.chmod(path, mode)
    except OSError:
        continue
    print("changed", path)
try:
    open("/proc/sys/kernel/core_pattern", "w")
    print("a setting of the machine")
except OSError:
    pass
open("/dev/null", "w").write("x")
"""


@needs_bubblewrap
@pytest.mark.parametrize("user", users.USERS)
@pytest.mark.parametrize("start", ["cold", "warm"])
def test_nothing_can_be_changed(user, start, monkeypatch):
    """Is nothing but scratch folders to be written, and is nothing of the environment there?"""
    monkeypatch.setenv("SECRET_OF_THE_MARKER", "1")
    program = (
        f"from nbapart_helpers import kernels; print(kernels.run({OWNED!r}, start={start!r})[0])"
    )
    first, environment, *rest = users.run(user, program).strip().split("\n")
    assert first == "1000 1000 True"
    assert "SECRET" not in environment
    assert "nobody" not in environment
    assert "NBAPART_BRIDGE" in environment
    assert rest == ["[]"]


def submission(folder):
    """A folder as nbgrader leaves it: what the student brought, and what must not go in."""
    for name in ("data.csv", "helper.py", "sub/more.txt"):
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text("ANSWER = 42\n")
    for name in ("unit.ipynb", "OTHER.IPYNB", ".marked", "__pycache__/helper.pyc", ".git/config"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("hidden tests")
    return folder


def test_files_that_are_brought(tmp_path):
    """Are plain files brought, and no notebooks and hidden files?"""
    assert bubblewrap.files(submission(tmp_path), Limits()) == [
        "data.csv",
        "helper.py",
        "sub/more.txt",
    ]


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: (folder / "odd").symlink_to("/etc/passwd"),
        lambda folder: (folder / "sub/odd").symlink_to("/"),
        lambda folder: os.link(folder / "unit.ipynb", folder / "odd"),
        lambda folder: os.mkfifo(folder / "odd"),
    ],
    ids=["link", "link to a folder", "second name", "pipe"],
)
def test_files_that_are_none(tmp_path, make):
    """Is a submission refused that has something else than plain files?"""
    make(submission(tmp_path))
    with pytest.raises(SandboxError, match=" is a link"):
        bubblewrap.bwrap_arguments(Limits(), tmp_path)


def test_too_many_files(tmp_path):
    """Is a submission with very many files refused in words?"""
    for number in range(6):
        (tmp_path / str(number)).touch()
    assert len(bubblewrap.files(tmp_path, Limits(files=6))) == 6
    with pytest.raises(SandboxError, match="more than 5 files"):
        bubblewrap.files(tmp_path, Limits(files=5))


def test_too_deep_folders(tmp_path):
    """Is a submission refused whose folders lie in each other without end?"""
    Path(tmp_path, *"a" * 600).mkdir(parents=True)
    with pytest.raises(SandboxError, match="too deep in each other"):
        bubblewrap.files(tmp_path, Limits())


def test_too_large_files(tmp_path):
    """Is a submission refused whose files do not fit, though they take no room here?"""
    with open(tmp_path / "huge", "wb") as file:
        file.truncate(10 << 30)
    with pytest.raises(SandboxError, match="larger than 64 MiB"):
        bubblewrap.bwrap_arguments(Limits(), tmp_path)


@needs_bubblewrap
def test_odd_names(tmp_path):
    """Are files brought whose names have lines and blanks in them, or look like options?"""
    names = ["two\nlines and \u2028.csv", "--help"]
    for name in names:
        (tmp_path / name).touch()
    assert kernels.run("import os; print(sorted(os.listdir()))", folder=tmp_path) == [
        str(sorted([*names, *_mounted()]))
    ]


def _mounted():
    """What a working folder holds by itself: the way to what is shown of a checkout below it."""
    seen = [Path(path) for _, path in bubblewrap.interpreter()]
    below = [path for path in seen if path.is_relative_to(bubblewrap.SCRATCH)]
    return {path.relative_to(bubblewrap.SCRATCH).parts[0] for path in below}


@needs_bubblewrap
def test_work_on_copies(tmp_path):
    """Can a submission's files be read, imported and changed, without a change on the host?"""
    cells = (
        "import helper, os; print(helper.ANSWER, sorted(n for n in os.listdir() if n[0] in 'dhs'))",
        "open('data.csv', 'w').write('x'); open('sub/new', 'w'); print(open('data.csv').read())",
        "b = open('large', 'wb')\nfor _ in range(9): b.write(bytes(4 << 20))",
    )
    said = kernels.run(*cells, folder=submission(tmp_path), scratch=32)
    assert said == ["42 ['data.csv', 'helper.py', 'sub']", "x", "OSError"]
    assert (tmp_path / "data.csv").read_text() == "ANSWER = 42\n"
    assert os.listdir(tmp_path / "sub") == ["more.txt"]


def test_a_submission_in_a_folder_that_is_shown(tmp_path):
    """Is nothing marked where other submissions lie in what every sandbox shows?"""
    bubblewrap.bwrap_arguments(Limits(), tmp_path)
    (tmp_path / "link").symlink_to("/usr/share")
    with pytest.raises(SandboxError, match="can read /usr/share: move the course"):
        bubblewrap.bwrap_arguments(Limits(), tmp_path / "link" / "course")


@needs_bubblewrap
def test_python_in_usr_local(monkeypatch):
    """Is of /usr/local seen what a Python there needs, and nothing else?"""
    monkeypatch.setattr(bubblewrap.sys, "base_prefix", "/usr/local")
    look = "test -d /usr/local/bin && test -d /usr/local/lib && test ! -e /usr/local/etc"
    with closing(
        SandboxProcess(bubblewrap.bwrap_arguments(Limits())[0], ["sh", "-c", look])
    ) as box:
        assert box.wait() == 0


def test_no_folder_as_a_whole():
    """Is of an environment shown what belongs to it, even where it is the course's own folder?"""
    seen = {Path(seen) for _, seen in bubblewrap.interpreter()}
    homes = {Path(home) for home in bubblewrap.python_folders()[:2]}
    assert seen
    assert not seen & homes
    assert users.ROOT not in seen
    assert Path(nbapart.__file__).parent in seen
