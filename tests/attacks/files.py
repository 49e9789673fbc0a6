"""Attacks by files: what lies in a submission's folder."""

import os
import socket
import stat
from contextlib import chdir

from attacks.attack import HONEST, PROSE, UNIT, WORTH, Attack

NOTEBOOK = f"{UNIT}.ipynb"
ALL = {name: worth for name, worth in WORTH.items() if name != PROSE}
WRONG = {"word": 'word = "beta"'}


def host(folder):
    """A file of the host's, outside of the course."""
    return folder.parents[3] / "host.txt"


def linked_notebook(folder):
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).symlink_to(folder.parents[2] / "source" / UNIT / NOTEBOOK)


def linked_file(folder):
    (folder / "notes.txt").symlink_to(host(folder))


def linked_folder(folder):
    (folder / "more").symlink_to(folder.parents[2])


def linked_submission(folder):
    (folder / NOTEBOOK).unlink()
    folder.rmdir()
    folder.symlink_to(folder.parents[1] / HONEST / UNIT)


def dangling_link(folder):
    (folder / "data.csv").symlink_to("/nowhere/at/all")


def endless_link(folder):
    (folder / "loop").symlink_to(".")


def hard_linked(folder):
    os.link(folder.parents[2] / "source" / UNIT / NOTEBOOK, folder / "notes.txt")


def fifo(folder):
    os.mkfifo(folder / "data.csv")


def fifo_notebook(folder):
    (folder / NOTEBOOK).unlink()
    os.mkfifo(folder / NOTEBOOK)


def device(folder):
    """A device that has no end; a socket where only root may make one."""
    try:
        os.mknod(folder / "data.csv", stat.S_IFCHR | 0o666, os.makedev(1, 5))
    except PermissionError:
        unix_socket(folder)


def unix_socket(folder):
    with chdir(folder), socket.socket(socket.AF_UNIX) as server:
        server.bind("data.csv")


def folder_for_notebook(folder):
    (folder / NOTEBOOK).unlink()
    (folder / NOTEBOOK).mkdir()


def shadowing(folder):
    """Modules that Python, the kernel and the tests import, and settings that they read."""
    loud = "raise SystemExit('shadowed')\n"
    for name in ("numpy", "json", "ipykernel", "zmq", "sitecustomize", "usercustomize", "_ssl"):
        (folder / f"{name}.py").write_text(loud)
    package = folder / "sigmoid_course"
    package.mkdir()
    (package / "__init__.py").write_text(loud)
    (folder / "x.pth").write_text("import shadowed\n")
    (folder / "ipython_config.py").write_text(loud)
    (folder / "nbgrader_config.py").write_text(loud)
    (folder / "helper.py").write_text("VALUE = 'beta'\n")


def odd_file_names(folder):
    """Names as in archives that write elsewhere, options, patterns."""
    names = ["..\\..\\gradebook.db", "%2e%2e%2fsource", "C:\\a.txt", "--file", "a;rm -rf x", "*?[]"]
    names += ["a\nb.txt", "{student_id}", "con", "\u202egpj.exe", "x" * 250, "~", "$HOME", "..."]
    for name in names:
        (folder / name).write_text("harmless")


def no_text_as_name(folder):
    """A name that is no text."""
    with open(os.path.join(os.fsencode(folder), b"\xff\xfe.txt"), "w") as file:
        file.write("harmless")


def deep_folders(folder):
    """Folders inside of folders, so that the path is longer than a path may be."""
    with chdir(folder):
        for _ in range(60):
            os.mkdir("d" * 100)
            os.chdir("d" * 100)


def archive(folder):
    """A zip file whose names lead out of it, and which is no notebook."""
    import zipfile

    with zipfile.ZipFile(folder / "1-first.zip", "w") as packed:
        for name in ("../../zoe/1-first/1-first.ipynb", "/tmp/sigmoid-attack", "a\\..\\b"):
            packed.writestr(name, "{}")


def case_colliding(folder):
    """Notebooks whose names are the same where case is not told apart."""
    for name in (NOTEBOOK.upper(), NOTEBOOK.title(), "1-first.IPYNB"):
        (folder / name).write_text("{}")


def case_colliding_unit(folder):
    folder.rename(folder.with_name("1-First"))
    (folder.parent / UNIT).symlink_to("1-First")


def more_notebooks(folder):
    """Notebooks that are no part of the unit, one of them broken, one of another unit's name."""
    (folder / "2-second.ipynb").write_text("{")
    (folder / "scratch.ipynb").write_text((folder / NOTEBOOK).read_text())


def many_files(folder):
    for number in range(300):
        (folder / f"{number}.txt").touch()


def large_file(folder):
    with open(folder / "data.bin", "wb") as file:
        file.truncate(1 << 30)


def marked_already(folder):
    """What the marker itself leaves behind when a submission was marked."""
    (folder / ".marked").write_text('{"content": "x", "feedback": "y"}')
    (folder / "gradebook.db").write_text("")


def no_date(folder):
    (folder / "timestamp.txt").write_text("no date at all")


def long_date(folder):
    """A date that takes whoever reads it minutes."""
    (folder / "timestamp.txt").write_text("12:" * 2_000_000)


def by_files(name, tries, files, **more):
    """An attack by files beside a notebook of which the first exercise is right."""
    return Attack(name, tries, WRONG, files=files, **more)


LINK = "is a link or a special file"

ATTACKS = [
    by_files("link-to-source", "to hand in a link to the source", linked_notebook, reason=LINK),
    by_files("link-to-host", "to bring a link to a file of the host", linked_file, reason=LINK),
    by_files("link-to-course", "to bring a link to the course", linked_folder, reason=LINK),
    by_files(
        "link-to-zoe", "to hand in another's folder by a link", linked_submission, reason=LINK
    ),
    by_files("link-to-nowhere", "to bring a link to nothing", dangling_link, reason=LINK),
    by_files("link-to-itself", "to bring a folder without end", endless_link, reason=LINK),
    by_files("hard-link", "to bring the source by another name", hard_linked, reason="link"),
    by_files("fifo", "to let the marker wait at a pipe", fifo, reason=LINK),
    by_files("fifo-notebook", "to hand in a pipe as notebook", fifo_notebook, reason=LINK),
    by_files("device", "to let the marker read a device without end", device, reason=LINK),
    by_files("unix-socket", "to bring a socket", unix_socket, reason=LINK),
    by_files("folder-notebook", "to hand in a folder", folder_for_notebook, reason="is missing"),
    Attack(
        "shadowing-files",
        "to bring modules and settings that the kernel or the marker would load",
        {"word": "import numpy, helper\nword = helper.VALUE\nprint('shadowing', helper.VALUE)"},
        files=shadowing,
        says="shadowing beta",
    ),
    by_files("odd-file-names", "to bring files whose names lead elsewhere", odd_file_names),
    by_files("no-text-as-name", "to bring odd bytes as name", no_text_as_name, reason="UTF-8"),
    by_files("deep-folders", "to bring endless folders", deep_folders, reason="too deep"),
    by_files("archive", "to bring a zip file that writes elsewhere", archive),
    by_files("case-colliding", "to bring notebooks that differ in case alone", case_colliding),
    by_files("more-notebooks", "to bring notebooks that are not asked for", more_notebooks),
    by_files("many-small-files", "to bring 300 files", many_files, reason="200 files"),
    by_files("sparse-file", "to bring a file of 1 GB that is empty", large_file, reason="64 M"),
    by_files("no-date", "to be handed in at no time", no_date, reason="not a date"),
    by_files("long-date", "to be handed in at 6 MB", long_date, reason="not a date"),
    by_files("marked-already", "to pass for a submission that was marked", marked_already),
]
