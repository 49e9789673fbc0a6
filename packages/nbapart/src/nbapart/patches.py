"""All code that patches other libraries or uses their private parts; no other module does.

Each function says why it is needed. `test_patches` has a test for each, which says what broke when
a library changes; pyproject.toml caps the versions of these libraries. They are imported where they
are used: a kernel must not load what only the marker needs.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from ipykernel.kernelapp import IPKernelApp
    from ipykernel.zmqshell import ZMQInteractiveShell
    from jupyter_client.manager import KernelManager
    from nbgrader.api import Gradebook
    from sympy import Float

INLINE = "matplotlib_inline.backend_inline"  # Matplotlib's backend in every kernel
GRADEBOOK_SECONDS = 60  # that other programs may hold the gradebook
# Identifies the place of each gradebook that was opened, by its URL and course.
_known_places: dict[tuple[str, str], tuple[int, int] | None] = {}
SERVER = (0, 0)  # the place of a database that is no file
# Keeps others from writing marks until a transaction ends; they can read meanwhile.
LOCKS = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "LOCK TABLE grade, comment IN SHARE ROW EXCLUSIVE MODE",
}


def skip_address_grammar() -> None:
    """jsonschema: skip building a grammar of IRIs (RFC 3987), which no notebook needs.

    Building it takes longer than everything else that nbgrader imports. jsonschema skips it if the
    module cannot be imported, so call this before the first import of nbformat.
    """
    sys.modules.setdefault("rfc3987_syntax", None)


def share_gradebook_engine() -> None:
    """nbgrader: share one engine for each database among all gradebooks of this process.

    An engine caches the table metadata and the compiled queries. nbgrader creates a new one each
    time it opens the gradebook, eight times for a submission, and each time it verifies that the
    tables and the course exist. SQLite's engines wait longer for others to let go of the gradebook.
    """
    from nbgrader import api

    if hasattr(api.create_engine, "cache_info"):
        return
    original_create = api.create_engine

    @lru_cache(maxsize=8)
    def create_once(url, **options):
        waits = {"connect_args": {"timeout": GRADEBOOK_SECONDS}} if "sqlite" in url else {}
        return original_create(url, **{**options, **waits})

    api.create_engine = create_once
    original_init = api.Gradebook.__init__

    def open_shared(book, db_url, course_id="default_course", authenticator=None):
        engine = api.create_engine(db_url, echo=False, future=True)
        place = _place(engine)
        if place is None or _known_places.get((db_url, course_id)) != place:
            original_init(book, db_url, course_id, authenticator)
            _known_places[db_url, course_id] = _place(engine)
            return
        book.engine = engine
        book.db = api.scoped_session(api.sessionmaker(autoflush=True, bind=engine, future=True))
        book.course_id, book.authenticator = course_id, authenticator

    api.Gradebook.__init__ = open_shared


def _place(engine):
    """Return device and inode of a database's file; None where it is missing or empty."""
    if engine.dialect.name != "sqlite":
        return SERVER
    try:
        found = os.stat(engine.url.database or "")
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_size else None


def forget_debugger() -> None:
    """ipykernel: disable the debugger, which takes a quarter of the start and opens a port."""
    sys.modules["debugpy"] = None


@contextmanager
def list_no_modules() -> Iterator[None]:
    """ipykernel: list no modules while a kernel is made; only its debugger would use the list.

    Making it looks at every module, whose memory a forked kernel then shares no longer.
    """
    from ipykernel import ipkernel

    ipkernel.sys = SimpleNamespace(**vars(sys) | {"modules": {}})
    try:
        yield
    finally:
        ipkernel.sys = sys


def skip_command_line(app: "IPKernelApp") -> None:
    """ipykernel: skip parsing a command line; building the parser takes a sixth of the start.

    Parameters
    ----------
    app : ipykernel.kernelapp.IPKernelApp
        Its settings are already complete.
    """
    app.parse_command_line = lambda _: None


def stay(loop: "AbstractEventLoop") -> None:
    """ipykernel, asyncio and os: keep a kernel running that one of a student's cells tells to end.

    `exit()`, `quit()` and a restart stop its loop a moment later, so that it would be chance which
    cells still run. `os._exit` ends a cell as `sys.exit` does; in a forked process it ends that.

    Parameters
    ----------
    loop : asyncio.AbstractEventLoop
        The kernel's own, which is killed and never stopped.
    """
    loop.stop = lambda: None
    kernel, leave = os.getpid(), os._exit

    def leave_unless_kernel(status: int = 0) -> None:
        if os.getpid() == kernel:
            raise SystemExit(status)
        leave(status)

    os._exit = leave_unless_kernel


class Inline(MetaPathFinder):
    """Matplotlib: finds its inline backend in place of those that open windows or run in a browser.

    A kernel in a sandbox has neither, so that choosing one of them would end a cell in an error.
    """

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Return the spec of the inline backend for the module of an interactive one."""
        if not name.startswith("matplotlib.backends.backend_"):
            return None
        from matplotlib.backends.registry import BackendFilter, backend_registry

        interactive = backend_registry.list_builtin(BackendFilter.INTERACTIVE)
        backend = name.removeprefix("matplotlib.backends.backend_")
        return ModuleSpec(name, self) if backend in map(str.lower, interactive) else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the inline backend."""
        return import_module(INLINE)

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: the backend has been imported."""


class OneShell:
    """ipykernel: a mixin for a kernel with one client, which asks one thing after the other.

    ipykernel passes each request through a thread and a pair of sockets, for the case that a client
    opens another shell, and tells all clients what each has sent and when the kernel begins with
    it; both together take a third of the time of a short cell. List it before `IPythonKernel`.
    """

    _supports_kernel_subshells = False

    def start(self) -> None:
        """Answer requests in this thread."""
        super().start()
        # A cell with `await` asks which thread it is in.
        self.shell_channel_thread = SimpleNamespace(parent_thread=threading.current_thread())

    def _publish_execute_input(self, *_):
        """Do not tell the client what it has sent."""

    def _publish_status(self, status, *others):
        """Tell when a request is done, and not when it begins."""
        if status != "busy":
            super()._publish_status(status, *others)


def draw_inline(shell: "ZMQInteractiveShell") -> None:
    """IPython and Matplotlib: have figures shown inline whatever backend a cell asks for.

    Parameters
    ----------
    shell : ipykernel.zmqshell.ZMQInteractiveShell
        The kernel's own.
    """
    sys.meta_path.insert(0, Inline())
    enable = shell.enable_matplotlib
    shell.enable_matplotlib = lambda gui=None: enable("inline")
    shell.enable_gui = lambda gui=None: None


class HeldSockets:
    """jupyter_client: a mixin for a kernel manager that holds its kernel's sockets as descriptors.

    List it before `jupyter_client.KernelManager` among the base classes.
    """

    def _make_url(self, channel):
        """Return the address of the open descriptor, not of the path, which may be replaced."""
        if self.transport != "ipc":
            return super()._make_url(channel)
        return f"ipc://{self.ip}/{getattr(self, f'{channel}_port')}"

    def _connect_control_socket(self):
        """Open no ZeroMQ socket, which would buffer everything that a kernel sends."""


class RenderedOnce:
    """nbconvert: a mixin for an HTML exporter that leaves its page as the template has made it.

    nbconvert parses each page again, to add attributes that nbgrader's template makes no use of and
    texts for images; that takes longer than to make the page. List it before `HTMLExporter`.
    """

    def from_notebook_node(
        self, nb: Any, resources: dict | None = None, **options: Any
    ) -> tuple[str, dict]:
        """Export a notebook."""
        from nbconvert.exporters import HTMLExporter
        from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter

        resources = self._init_resources(resources)
        chosen = WidgetsDataTypeFilter(
            notebook_metadata=self._nb_metadata, parent=self, resources=resources
        )
        self.register_filter("filter_data_type", chosen)
        return super(HTMLExporter, self).from_notebook_node(nb, resources, **options)


def url(manager: "KernelManager", channel: str) -> str:
    """jupyter_client: return the address of a kernel's socket; no public method gives it.

    Parameters
    ----------
    manager : jupyter_client.KernelManager
    channel : str

    Returns
    -------
    str
    """
    return manager._make_url(channel)


def close_font_files() -> None:
    """Matplotlib: close cached font files, since a forked kernel closes inherited descriptors."""
    from matplotlib import font_manager, mathtext

    font_manager._get_font.cache_clear()
    mathtext.MathTextParser._parse_cached.cache_clear()


def mpf_tuple(number: Any) -> tuple:
    """mpmath and SymPy: return the exact sign, mantissa, exponent and bit count of a float."""
    return number._mpf_


def float_precision(number: Any) -> int:
    """SymPy: return the precision of a Float in bits; the public attribute is decimal digits."""
    return int(number._prec)


def sympy_float(mpf: tuple, precision: int) -> "Float":
    """SymPy: create a Float with exactly this mantissa and precision, without rounding."""
    from sympy import Float

    return Float._new(mpf, precision, zero=False)


def symbol_assumptions(symbol: Any) -> dict:
    """SymPy: return the assumptions that a Symbol was created with, without derived ones."""
    return symbol._assumptions_orig


def function_assumptions(kind: Any) -> dict:
    """SymPy: return the assumptions that an undefined function was created with."""
    return kind._kwargs


@contextmanager
def one_transaction(db_url: str, course_id: str) -> Iterator["Gradebook"]:
    """nbgrader: write all that it writes to the gradebook inside the block together, or not at all.

    nbgrader opens the gradebook seven times for a submission, and commits four times. Here each
    opening gets the same session, and a commit only sends what has changed. In SQLite others can
    read meanwhile, and wait to write: wait for nothing else inside.

    Parameters
    ----------
    db_url, course_id : str
        As nbgrader's `CourseDirectory` has them.

    Yields
    ------
    nbgrader.api.Gradebook
    """
    from nbgrader.api import Gradebook

    book = Gradebook(db_url, course_id)
    session = book.db()
    opened, closed, commit = Gradebook.__init__, Gradebook.close, session.commit

    def open_again(again, db_url, course_id="default_course", authenticator=None):
        again.engine, again.db = book.engine, book.db
        again.course_id, again.authenticator = book.course_id, authenticator

    Gradebook.__init__, Gradebook.close = open_again, lambda again: None
    session.commit = session.flush
    try:
        # Nobody must change what was read before it is written.
        session.connection().exec_driver_sql(LOCKS[book.engine.dialect.name])
        yield book
        commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        del session.commit
        Gradebook.__init__, Gradebook.close = opened, closed
        book.close()
