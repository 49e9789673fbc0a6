"""Which of nbgrader's steps run in workers and which in the writer, and their settings as data."""

from collections.abc import Iterable, Mapping
from inspect import isroutine
from typing import TYPE_CHECKING, NamedTuple

from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from traitlets.config import Config, LazyConfigValue
from traitlets.utils.importstring import import_item

from nbapart import extensions
from nbapart.limits import Limits

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader


class Steps(NamedTuple):
    """The names of the preprocessors that mark a notebook.

    Attributes
    ----------
    executed : tuple of str
        Run by workers, without a gradebook.
    recorded : tuple of str
        Run by the writer: the one that saves marks, and those after it.
    """

    executed: tuple[str, ...]
    recorded: tuple[str, ...]


def autograde(app: "NbGrader") -> Autograde:
    """Return nbgrader's autograder with the settings of a course."""
    return Autograde(coursedir=app.coursedir, parent=app)


def steps(converter: Autograde) -> Steps:
    """Divide nbgrader's steps into those that workers run and those that the writer runs.

    Parameters
    ----------
    converter : nbgrader.converters.Autograde

    Returns
    -------
    Steps

    Examples
    --------
    >>> [name.rpartition(".")[2] for name in steps(Autograde()).recorded][:2]
    ['SaveAutoGrades', 'AssignLatePenalties']
    """
    found = [*converter.sanitize_preprocessors, *converter.autograde_preprocessors]
    saves = [issubclass(loaded(step), SaveAutoGrades) for step in found]
    first = saves.index(True) if True in saves else len(found)
    names = tuple(map(name, found))
    return Steps(names[:first], names[first:])


def loaded(step: str | type) -> type:
    """Return the class of a preprocessor that is listed by its name or as a class."""
    return import_item(step) if isinstance(step, str) else step


def name(step: str | type) -> str:
    """Return the name of a preprocessor that is listed by its name or as a class."""
    return step if isinstance(step, str) else f"{step.__module__}.{step.__qualname__}"


def sections(config: Config, names: Iterable[str]) -> dict[str, object]:
    """Return the settings of preprocessors as plain data, which travel and can be compared.

    Parameters
    ----------
    config : traitlets.config.Config
    names : iterable of str
        The preprocessors.

    Returns
    -------
    dict
        Settings by the names of the classes that have them.

    Examples
    --------
    >>> sections(Config(Limits=Config(memory=512), Exchange=Config(root="/x")), [])
    {'Limits': {'memory': 512}}
    """
    classes = [Limits, *map(import_item, names)]
    wanted = {name for kind in classes for name in _section_names(kind)}
    return {name: _plain(config[name]) for name in sorted(wanted) if name in config}


def of_marks(app: "NbGrader") -> str:
    """Return the settings that marks depend on, as one text, without those for late work.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader

    Returns
    -------
    str
    """
    converter = autograde(app)
    names = [
        name
        for name in (*steps(converter).executed, *steps(converter).recorded)
        if not issubclass(loaded(name), AssignLatePenalties)
    ]
    found = sections(converter.config, names)
    own = _plain(converter.config.get("Autograde", {}))
    return repr((names, found, own, extensions.names()))


def _section_names(kind):
    return [base.__name__ for base in kind.mro()]


def _plain(value: object) -> object:
    if isinstance(value, LazyConfigValue):
        return value.to_dict()
    if isinstance(value, Mapping):
        # Functions neither travel nor can be compared.
        return {name: _plain(inner) for name, inner in value.items() if not isroutine(inner)}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
