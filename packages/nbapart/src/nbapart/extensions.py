"""What a course adds to nbapart: modules that the marker and each student's kernel import.

Such a module registers codecs for the course's own kinds of values (`nbapart.register`), and says
what a kernel finds loaded when it starts (`preload`) and which packages it must be able to import
(`show`). Students import it in their own sandboxed kernels alone, where its files cannot be
written; what they change of it there does not reach the marker.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

_names: list[str] = []
_packages: list[str] = []
_loaders: list[Callable[[], object]] = []


def use(modules: Iterable[str]) -> None:
    """Import extensions, each once in a process.

    Parameters
    ----------
    modules : iterable of str
        Names of modules, "sigmoid_course.marking". They must be installed: a kernel finds no module
        of the course's folder.
    """
    for name in modules:
        if name not in _names:
            import_module(name)
            _names.append(name)
            show(name.partition(".")[0])


def names() -> tuple[str, ...]:
    """The extensions that are in use in this process."""
    return tuple(_names)


def preload(load: Callable[[], object]) -> None:
    """Have something loaded once, in the process from which students' kernels are forked.

    Parameters
    ----------
    load : callable
        Called without arguments. What it leaves behind is there in each kernel: modules, caches,
        but no thread, no open file and no random state that all students would share.
    """
    _loaders.append(load)


def load() -> None:
    """Load all that extensions want to be there when a kernel starts."""
    for loader in _loaders:
        loader()


def show(*packages: str) -> None:
    """Let students' kernels import packages that need not lie where Python's others are.

    The package of an extension is shown without asking; this is for those that it needs, where they
    may be installed in editable mode. A sandbox shows them read-only.

    Parameters
    ----------
    *packages : str
        Names of top-level packages.
    """
    _packages.extend(name for name in packages if name not in _packages)


def packages() -> tuple[str, ...]:
    """Names of all packages that are shown, nbapart's own among them."""
    return ("nbapart", *_packages)


def folders() -> list[Path]:
    """Folders of these packages. A module that is no package lies among Python's others.

    Examples
    --------
    >>> [folder.name for folder in folders()][:1]
    ['nbapart']
    """
    specs = (find_spec(name) for name in packages())
    return [Path(path) for spec in specs if spec for path in spec.submodule_search_locations or ()]
