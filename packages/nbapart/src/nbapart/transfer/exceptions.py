"""Carries exceptions and warnings from a student's function to the check that called it."""

import builtins
import traceback

import numpy as np

MAX_MESSAGE_CHARACTERS = 2_000
# Exception types that a check may test for, apart from the built-in ones.
KNOWN = {"numpy.linalg.LinAlgError": np.linalg.LinAlgError}
KNOWN |= {f"numpy.exceptions.{name}": getattr(np.exceptions, name) for name in ("AxisError",)}


def dump(error: BaseException) -> list[str]:
    """Encode an exception.

    Parameters
    ----------
    error : BaseException

    Returns
    -------
    list of str
        The name of its type and its message, as a traceback would show them, and the name of the
        nearest of Python's own types.

    Examples
    --------
    >>> dump(KeyError("a"))
    ['KeyError', "'a'", 'KeyError']
    """
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    try:
        shown = "".join(traceback.format_exception_only(error)).strip()
        # Unlike str(error), it includes Python's hints, such as "Did you mean: 'exp'?".
        message = shown[len(name) + 2 :] if shown.startswith(name) else str(error)
    except Exception:
        message = ""
    return [name[:MAX_MESSAGE_CHARACTERS], message[:MAX_MESSAGE_CHARACTERS], base(kind)]


def load(name: str, message: str, ancestor: str = "Exception") -> Exception:
    """Create an exception with this type name and message.

    Parameters
    ----------
    name, message, ancestor : str
        What `dump` returned; not trusted.

    Returns
    -------
    Exception
        An instance of the type itself if it is built in or in `KNOWN`, else of a substitute type
        of the same name, which is derived from the same type of Python's own. It is always an
        Exception, so that it cannot stop the marker as a KeyboardInterrupt would.

    Examples
    --------
    >>> load("ZeroDivisionError", "division by zero")
    ZeroDivisionError('division by zero')
    >>> load("KeyError", "'a'")
    KeyError('a')
    >>> load("TooLow", "it is -1", "ValueError").__class__.__mro__[:2]
    (<class '__main__.TooLow'>, <class 'ValueError'>)
    >>> isinstance(load("KeyboardInterrupt", ""), Exception)
    True
    """
    kind = KNOWN.get(name) or getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception):
        made = _make(kind, message)
        if made is not None:
            return made
    return _substitute(name[:MAX_MESSAGE_CHARACTERS], ancestor, message)


def category(name: str) -> type[Warning]:
    """Return the category of a warning by its name.

    Parameters
    ----------
    name : str
        Not trusted.

    Returns
    -------
    type
        UserWarning where the name is not that of a built-in warning.

    Examples
    --------
    >>> category("RuntimeWarning"), category("print")
    (<class 'RuntimeWarning'>, <class 'UserWarning'>)
    """
    kind = getattr(builtins, name, None)
    return kind if isinstance(kind, type) and issubclass(kind, Warning) else UserWarning


def base(kind: type) -> str:
    """Return the name of the nearest built-in base class of a warning's category."""
    return next((one.__name__ for one in kind.__mro__ if one.__module__ == "builtins"), "Warning")


class _Verbatim(str):
    """A message whose repr is the message itself, since str(KeyError) shows the argument's repr."""

    __slots__ = ()
    __repr__ = str.__str__


def _make(kind, message):
    """Create an exception whose str is this message; None where the type does not allow it."""
    verbatim = issubclass(kind, KeyError)
    given = () if not message else (_Verbatim(message) if verbatim else message,)
    try:
        made = kind(*given)
        return made if str(made) == message else None
    except Exception:
        return None


def _substitute(name, ancestor, message):
    """Create an exception of a new type, whose ancestor is Exception where no other will do."""
    found = getattr(builtins, ancestor, None)
    of = found if isinstance(found, type) and issubclass(found, Exception) else Exception
    text = name if name.isprintable() else "Exception"
    members = {"__module__": "__main__", "__qualname__": text, "student": True}
    kinds = (type(text.rpartition(".")[2], (one,), members) for one in (of, Exception))
    derived, plain = kinds
    return _make(derived, message) or plain(message)
