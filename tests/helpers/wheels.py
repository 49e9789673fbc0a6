"""The three parts as wheels, and environments that hold what a wheel asks for and nothing else.

An environment is filled from the one that runs the tests, with the files of each package that the
wheel requires, directly or not. So versions are the pinned ones, no network is needed,
and it takes a second or two.
"""

import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, EntryPoint, distribution, distributions
from importlib.util import cache_from_source
from pathlib import Path

from helpers.units import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDERS = [ROOT / "packages/steptrace", ROOT / "packages/nbapart", ROOT]


def build(folder: Path) -> dict[str, Path]:
    """Build the three wheels into a folder; give the path of each by its name."""
    _pip("wheel", "--no-deps", "--no-build-isolation", "-w", folder, *FOLDERS)
    return {canonicalize_name(path.name.split("-")[0]): path for path in folder.glob("*.whl")}


class Environment:
    """A virtual environment with a wheel of ours, and with what it requires."""

    def __init__(self, folder: Path, wheels: dict[str, Path], requirement: str):
        folder.chmod(0o755)  # root's sandboxes run as another user
        venv.create(folder, symlinks=os.name != "nt", with_pip=False)
        self.folder = folder
        self.packages = _closure(requirement, wheels)
        self._bin = folder / ("Scripts" if os.name == "nt" else "bin")
        site = Path(self.run("-c", "import site; print(site.getsitepackages()[-1])").strip())
        for package in map(distribution, self.packages - wheels.keys()):
            for source, target in _files(package, site):
                self._take(source, target)
            for script in package.entry_points.select(group="console_scripts"):
                self._write(script)
        ours = [path for name, path in wheels.items() if name in self.packages]
        _pip("--python", self._bin / "python", "install", "--no-deps", "--no-index", *ours)

    def run(self, *args, program: str = "python", cwd: Path | None = None) -> str:
        """Run a program of the environment, which must end well; give what it printed."""
        apart = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST"))}
        return _run([self._bin / program, *args], env=apart, cwd=cwd or self.folder)

    def _take(self, source: Path, target: Path) -> None:
        """Take a file, as a link where that is possible; a sandbox shows no symbolic one's end."""
        if source.exists() and not target.exists() and target.parent != self._bin:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, target)
            except OSError:  # it lies on another disk
                shutil.copy2(source, target)

    def _write(self, script: EntryPoint) -> None:
        """Write a script that starts this environment's Python, not the one it was taken from."""
        path = self._bin / script.name
        path.write_text(
            f"#!{self._bin / 'python'}\nfrom {script.module} import {script.attr} as main\nmain()\n"
        )
        path.chmod(0o755)


def _files(package: Distribution, site: Path) -> Iterator[tuple[Path, Path]]:
    """A package's files, and what Python has compiled of them, each with its place in `site`."""
    for file in package.files or []:
        source, target = Path(str(package.locate_file(file))), Path(os.path.normpath(site / file))
        yield source, target
        if target.suffix == ".py":
            yield tuple(Path(cache_from_source(str(path))) for path in (source, target))


def _closure(requirement: str, wheels: dict[str, Path]) -> set[str]:
    """The names of all packages that a requirement needs in the end, itself among them."""
    seen, waiting = set(), [Requirement(requirement)]
    while waiting:
        wanted = waiting.pop()
        key = (canonicalize_name(wanted.name), frozenset(wanted.extras))
        if key not in seen:
            seen.add(key)
            waiting += _needs(wanted, wheels)
    return {name for name, _ in seen}


def _needs(wanted: Requirement, wheels: dict[str, Path]) -> Iterator[Requirement]:
    name = canonicalize_name(wanted.name)
    found = _read(wheels[name]) if name in wheels else distribution(name)
    for need in map(Requirement, found.requires or []):
        extras = ("", *wanted.extras)
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in extras):
            yield need


def _read(wheel: Path) -> Distribution:
    return next(iter(distributions(path=[str(wheel)])))


def _pip(*args) -> None:
    _run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *args])


def _run(command: list, **settings) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        **settings,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
