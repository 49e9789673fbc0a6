"""What a zygote has imported: all that is slow, nothing that starts anything."""

import json
import subprocess
import sys

import pytest
from nbapart.sandbox import bubblewrap
from nbapart.sandbox.warm import preload

LOADED = """
import gc, json, os, random, sys, tempfile
from nbapart.sandbox.warm import preload
preload.load()
early = [*sys.modules]
preload.load_drawing()
gc.collect()
files = [os.path.realpath(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd")]
generators = [one for one in gc.get_objects() if type(one) is random.Random]
# That of temporary names is a new one in each process by itself.
generators.remove(tempfile._get_candidate_names()._rng)
before = [one.getstate() for one in generators]
preload.reseed()
after = [one.getstate() for one in generators]
print(json.dumps({
    "threads": len(os.listdir("/proc/self/task")),
    "files": [file for file in files if file.startswith(sys.prefix)],
    "modules": sorted(sys.modules),
    "drawing": sorted({*sys.modules} - {*early}),
    "generators": len(generators),
    "same": sum(old == new for old, new in zip(before, after)),
    "debugger": sys.modules["debugpy"],
    "context": __import__("zmq").Context._instance,
    "app": __import__("ipykernel.kernelapp").kernelapp.IPKernelApp.initialized(),
}))
"""


@pytest.fixture(scope="module")
def loaded():
    """The state of a process that has loaded everything."""
    command = [sys.executable, "-I", "-c", LOADED]
    ran = subprocess.run(command, env=bubblewrap.environment(), capture_output=True, check=True)
    return json.loads(ran.stdout)


def test_threads(loaded):
    """Is there one thread, so that forking is safe?"""
    assert loaded["threads"] == 1


def test_files(loaded):
    """Is no file left open, which a kernel would close under a module's feet?"""
    assert loaded["files"] == []


def test_modules(loaded):
    """Is all there, Matplotlib only when asked for, no SymPy, and nothing that seeks a shell?"""
    assert {*preload.MODULES, *preload.DRAWING} <= set(loaded["modules"])
    assert "matplotlib" in loaded["drawing"]
    assert "sympy" not in loaded["modules"]
    assert not set(preload.FORBIDDEN) & set(loaded["modules"])


def test_random(loaded):
    """Does reseeding change every generator?"""
    assert (loaded["same"], loaded["generators"] > 0) == (0, True)


def test_nothing_runs(loaded):
    """Is there neither a debugger nor a context of sockets nor a kernel?"""
    assert (loaded["debugger"], loaded["context"], loaded["app"]) == (None, None, False)
