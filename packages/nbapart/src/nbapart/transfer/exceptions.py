"""Exceptions and warnings on their way from a student's function to the check that called it."""

import builtins
import traceback

import numpy as np

MESSAGE_CHARACTERS = 2_000
# What a check may compare by its type, apart from Python's own.
KNOWN = {"numpy.linalg.LinAlgError": np.linalg.LinAlgError}
KNOWN |= {f"numpy.exceptions.{name}": getattr(np.exceptions, name) for name in ("AxisError",)}


def dump(error: BaseException) -> list[str]:
    """Write an exception: the name of its type and its message, as Python would show them.

    Parameters
    ----------
    error : BaseException

    Returns
    -------
    list of str

    Examples
    --------
    >>> dump(KeyError("a"))
    ['KeyError', "'a'"]
    """
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    try:
        shown = "".join(traceback.format_exception_only(error)).strip()
        # With the hints that only Python's own report has, such as "Did you mean: 'exp'?".
        message = shown[len(name) + 2 :] if shown.startswith(name) else str(error)
    except Exception:
        message = ""
    return [name[:MESSAGE_CHARACTERS], message[:MESSAGE_CHARACTERS]]


def load(name: str, message: str) -> Exception:
    """Make an exception of this name and message.

    Parameters
    ----------
    name, message : str

    Returns
    -------
    Exception
        Of the type itself where it is one of Python's errors; else of a type of that name. None
        is made that would stop the marker, such as KeyboardInterrupt.

    Examples
    --------
    >>> load("ZeroDivisionError", "division by zero")
    ZeroDivisionError('division by zero')
    >>> load("KeyError", "'a'")
    KeyError('a')
    >>> isinstance(load("KeyboardInterrupt", ""), Exception)
    True
    """
    kind = KNOWN.get(name) or getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception):
        made = _make(kind, message)
        if made is not None:
            return made
    return _stand_in(name[:MESSAGE_CHARACTERS])(message)


def category(name: str) -> type[Warning]:
    """Return the type of a warning by its name; one that is not known is a UserWarning.

    Examples
    --------
    >>> category("RuntimeWarning"), category("print")
    (<class 'RuntimeWarning'>, <class 'UserWarning'>)
    """
    kind = getattr(builtins, name, None)
    return kind if isinstance(kind, type) and issubclass(kind, Warning) else UserWarning


def base(kind: type) -> str:
    """Return the name of the nearest of Python's own types that a warning is derived from."""
    return next((one.__name__ for one in kind.__mro__ if one.__module__ == "builtins"), "Warning")


class _Said(str):
    """A message that is its own representation: KeyError shows its argument so."""

    __slots__ = ()
    __repr__ = str.__str__


def _make(kind, message):
    """Make an exception that shows just this message; None where that type cannot."""
    given = () if not message else (_Said(message) if kind is KeyError else message,)
    try:
        made = kind(*given)
        return made if str(made) == message else None
    except Exception:
        return None


def _stand_in(name):
    text = name if name.isprintable() else "Exception"
    members = {"__module__": "__main__", "__qualname__": text, "student": True}
    return type(text.rpartition(".")[2], (Exception,), members)
