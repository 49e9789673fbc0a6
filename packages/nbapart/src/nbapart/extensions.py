"""Extensions: modules of a course that the marker and each student's kernel import.

An extension registers codecs for the course's own kinds of values (`nbapart.register`), says what
is loaded before a kernel starts (`preload`), which packages kernels can import (`show`), and what a
test is told of a call besides its value (`observe`). A student's code can change an extension only
in the memory of its own kernel: the files are read-only there, and the marker has its own copy.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

_names: list[str] = []
_packages: list[str] = []
_loaders: list[Callable[[], object]] = []


@dataclass(frozen=True)
class Observer:
    """What an extension wants to know of each call of a student's function.

    Attributes
    ----------
    record : callable
        Runs in the student's kernel. It returns a context manager that is entered for the time of
        the call and gives a collection of str, which is sent to the marker when the call has ended.
    note : callable
        Runs in the marker. It takes these texts, which may be forged.
    """

    record: Callable[[], AbstractContextManager[Iterable[str]]]
    note: Callable[[list[str]], object]


observers: dict[str, Observer] = {}  # by the name under which the texts are sent


def observe(
    name: str,
    record: Callable[[], AbstractContextManager[Iterable[str]]],
    note: Callable[[list[str]], object],
) -> None:
    """Observe each call that the marker makes of a student's function.

    Parameters
    ----------
    name : str
        A name of its own.
    record, note : callable
        As in `Observer`.
    """
    observers[name] = Observer(record, note)


def use(modules: Iterable[str]) -> None:
    """Import extensions, each once in a process.

    Parameters
    ----------
    modules : iterable of str
        Names of modules, such as "my_course.marking". They must be installed: a kernel cannot
        import modules from the course's folder.
    """
    for name in modules:
        if name not in _names:
            import_module(name)
            _names.append(name)
            show(name.partition(".")[0])


def names() -> tuple[str, ...]:
    """Return the names of the extensions that are in use in this process."""
    return tuple(_names)


def preload(load: Callable[[], object]) -> None:
    """Register a function to run once, in the process from which students' kernels are forked.

    Parameters
    ----------
    load : callable
        Called without arguments. Each kernel inherits the modules and caches that it loads. It must
        leave no thread, open file, or random state behind, which all kernels would share.
    """
    _loaders.append(load)


def load() -> None:
    """Run the functions that extensions registered with `preload`."""
    for loader in _loaders:
        loader()


def show(*shown: str) -> None:
    """Make packages outside of site-packages importable in students' kernels.

    An extension's own package is always importable. This is for packages that it needs, which may
    be installed in editable mode. They are mounted read-only in a sandbox.

    Parameters
    ----------
    *shown : str
        Names of top-level packages.
    """
    _packages.extend(name for name in shown if name not in packages())


def packages() -> tuple[str, ...]:
    """Return the names of all packages that are shown, including nbapart itself."""
    return ("nbapart", *_packages)


def folders() -> list[Path]:
    """Return the folders of the packages that are shown.

    Returns
    -------
    list of pathlib.Path
        A single-file module has none.

    Examples
    --------
    >>> [folder.name for folder in folders()][:1]
    ['nbapart']
    """
    specs = (find_spec(name) for name in packages())
    return [Path(path) for spec in specs if spec for path in spec.submodule_search_locations or ()]
