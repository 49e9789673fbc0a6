"""All that replaces or reaches into private parts of other libraries; no other module does.

Each function says why. `test_patches` has a test for each, which says what broke when a library
moves; until it is mended, the versions are capped in pyproject.toml. Libraries are imported where
they are used: a kernel must not load what only the marker needs.
"""

import os
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ipykernel.kernelapp import IPKernelApp
    from jupyter_client.manager import KernelManager
    from sympy import Float

# The file of each gradebook that was opened, by its address and course.
_known_files: dict[tuple[str, str], tuple[int, int] | None] = {}


def skip_address_grammar() -> None:
    """jsonschema: build no grammar of addresses (RFC 3987), which no notebook has to check.

    Building it takes longer than all else that nbgrader imports. jsonschema does without where the
    module cannot be imported; so this comes before the first import of nbformat.
    """
    sys.modules.setdefault("rfc3987_syntax", None)


def share_gradebook_engine() -> None:
    """nbgrader: let all gradebooks of this process share one engine for each database.

    An engine keeps what it has learnt of the tables, and the queries that it has compiled. nbgrader
    makes a new one for each look into the gradebook, eight for a submission, and makes sure each
    time that the tables are there and the course is known.
    """
    from nbgrader import api

    if hasattr(api.create_engine, "cache_info"):
        return
    api.create_engine = lru_cache(maxsize=8)(api.create_engine)
    open_anew = api.Gradebook.__init__

    def open_again(book, db_url, course_id="default_course", authenticator=None):
        engine = api.create_engine(db_url, echo=False, future=True)
        file = _file(engine)
        if file is None or _known_files.get((db_url, course_id)) != file:
            open_anew(book, db_url, course_id, authenticator)
            _known_files[db_url, course_id] = _file(engine)
            return
        book.engine = engine
        book.db = api.scoped_session(api.sessionmaker(autoflush=True, bind=engine, future=True))
        book.course_id, book.authenticator = course_id, authenticator

    api.Gradebook.__init__ = open_again


def _file(engine):
    """What tells a database's file from another in its place; None where it is gone or empty."""
    try:
        found = os.stat(engine.url.database or "")
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_size else None


def forget_debugger() -> None:
    """ipykernel: no debugger, which takes a quarter of a kernel's start and listens on a port."""
    sys.modules["debugpy"] = None


def skip_command_line(app: "IPKernelApp") -> None:
    """ipykernel: parse no command line; the parser takes a sixth of a kernel's start to make.

    Parameters
    ----------
    app : ipykernel.kernelapp.IPKernelApp
        It has its settings already.
    """
    app.parse_command_line = lambda _: None


class HeldSockets:
    """jupyter_client: a kernel manager whose kernel's sockets are held open as descriptors.

    Its methods come before those of `jupyter_client.KernelManager`.
    """

    def _make_url(self, channel):
        """A socket that is held open, whatever now stands at its path in the sandbox."""
        if self.transport != "ipc":
            return super()._make_url(channel)
        return f"ipc://{self.ip}/{getattr(self, f'{channel}_port')}"

    def _connect_control_socket(self):
        """Open no socket of ZeroMQ's, which would keep whatever a kernel sends."""


def url(manager: "KernelManager", channel: str) -> str:
    """jupyter_client: where a kernel's socket is; its own clients alone can ask for that."""
    return manager._make_url(channel)


def close_font_files() -> None:
    """Matplotlib: let go of the fonts' files, since a forked kernel closes what it inherits."""
    from matplotlib import font_manager, mathtext

    font_manager._get_font.cache_clear()
    mathtext.MathTextParser._parse_cached.cache_clear()


def mpf_tuple(number: Any) -> tuple:
    """mpmath and SymPy: sign, mantissa, exponent and bits of a float, exactly as it is kept."""
    return number._mpf_


def float_precision(number: Any) -> int:
    """SymPy: the bits of precision of a Float; its public form is rounded to decimal digits."""
    return int(number._prec)


def sympy_float(mpf: tuple, precision: int) -> "Float":
    """SymPy: a Float of just this mantissa and precision, without rounding it anew."""
    from sympy import Float

    return Float._new(mpf, precision, zero=False)


def symbol_assumptions(symbol: Any) -> dict:
    """SymPy: the assumptions that a Symbol was made with, without those that follow from them."""
    return symbol._assumptions_orig


def function_assumptions(kind: Any) -> dict:
    """SymPy: the assumptions that an undefined function was made with."""
    return kind._kwargs
