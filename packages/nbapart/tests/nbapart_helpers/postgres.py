"""A PostgreSQL server of its own, in a temporary folder; root starts it as nobody."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


def program(name):
    """The path of one of PostgreSQL's programs, which Debian keeps out of PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name) or name


def _run(name, *words):
    """Run a program of PostgreSQL's as the user who may."""
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run([program(name), *words], check=True, stdout=subprocess.DEVNULL, cwd="/", **who)


@contextmanager
def server():
    """The address of a running server, on a socket that only this machine reaches."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        data = f"{folder}/data"
        _run("initdb", "--no-sync", "--auth=trust", "--username=course", "-D", data)
        options = f"-c listen_addresses= -c fsync=off -k {folder}"
        _run("pg_ctl", "-D", data, "-o", options, "-l", f"{folder}/log", "-w", "start")
        try:
            yield f"postgresql+psycopg://course@/postgres?host={folder}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
