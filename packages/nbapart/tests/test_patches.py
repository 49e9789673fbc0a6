"""Each patch of another library has its effect, and the library is still as the patch takes it.

Where a test here fails after an update, the message says which patch has to be mended.
"""

import contextlib
import inspect
import os
import sqlite3
import subprocess
import sys
from types import SimpleNamespace

import pytest
from ipykernel import ipkernel
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.connect import ConnectionFileMixin
from jupyter_client.manager import KernelManager
from nbapart import patches
from nbapart.patches import share_gradebook_engine
from nbapart_helpers.fresh import loaded
from nbapart_helpers.kernels import say, started
from nbgrader import api
from nbgrader.api import Gradebook
from sqlalchemy import event
from sqlalchemy.exc import StatementError

# nbgrader's own way to add a submission makes SQLAlchemy warn.
pytestmark = pytest.mark.filterwarnings("ignore:Object of type <Submitted")

SLOW = "rfc3987_syntax.syntax_helpers"
SKIPPED = "from nbapart import patches; patches.skip_address_grammar()"


def test_no_grammar_of_addresses_is_built():
    """Does jsonschema build a grammar when it is on its own, and none with the patch?"""
    assert loaded("import nbgrader.converters", SLOW) == {SLOW}, (
        "jsonschema builds no grammar of addresses any more: skip_address_grammar can go"
    )
    assert loaded(f"{SKIPPED}\nimport nbgrader.converters", SLOW) == set(), (
        "jsonschema builds its grammar of addresses by another module: mend skip_address_grammar"
    )


def test_no_debugger():
    """Does ipykernel do without its debugger where debugpy cannot be imported?"""
    program = (
        "from nbapart import patches; patches.forget_debugger()\n"
        "from ipykernel import debugger; print(debugger._is_debugpy_available)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.stdout == "False\n", (
        f"ipykernel finds out by other means whether there is a debugger: {ran.stderr}"
    )


def test_no_modules_are_listed():
    """Does a kernel list modules by the name that is replaced, and find `sys` again after it?"""
    assert "sys.modules.copy()" in inspect.getsource(ipkernel.IPythonKernel.__init__), (
        "ipykernel lists modules for its debugger by other means: mend list_no_modules"
    )
    with patches.list_no_modules():
        assert (ipkernel.sys.modules, ipkernel.sys.platform) == ({}, sys.platform)
    assert ipkernel.sys is sys


@pytest.mark.parametrize(
    ("base", "name", "parameters"),
    [
        (ipkernel.IPythonKernel, "start", ["self"]),
        (ipkernel.IPythonKernel, "_publish_execute_input", ["code", "parent", "execution_count"]),
        (ipkernel.IPythonKernel, "_publish_status", ["self", "status", "channel", "parent"]),
        (IPKernelApp, "init_control", ["self", "context"]),
        (IPKernelApp, "init_heartbeat", ["self"]),
    ],
)
def test_a_kernel_is_made_by_the_methods_that_are_overridden(base, name, parameters):
    """Does ipykernel still have the methods that a marked kernel replaces?"""
    found = list(inspect.signature(getattr(base, name)).parameters)
    assert found[-len(parameters) :] == parameters, f"ipykernel has changed `{name}`"


def test_a_kernel_asks_whether_it_has_several_shells():
    """Does ipykernel ask by the name that is replaced, and for the thread that it is given?"""
    asked = inspect.getsource(ipkernel.Kernel.dispatch_shell)
    assert "self._supports_kernel_subshells" in asked, "mend OneShell"
    asked = inspect.getsource(ipkernel.IPythonKernel.do_execute)
    assert "self.shell_channel_thread.parent_thread" in asked, "mend OneShell"


def test_no_command_line_is_parsed():
    """Does a kernel parse its command line by the method that is replaced?"""
    source = inspect.getsource(inspect.unwrap(IPKernelApp.initialize))
    base = inspect.getsource(IPKernelApp.__mro__[1].initialize)
    assert "parse_command_line(" in source + base, (
        "ipykernel's application parses its command line elsewhere: mend skip_command_line"
    )
    app = IPKernelApp()
    patches.skip_command_line(app)
    assert app.parse_command_line(["--no-such-option"]) is None


@pytest.mark.parametrize(
    ("base", "name", "parameters"),
    [
        (ConnectionFileMixin, "_make_url", ["self", "channel"]),
        (KernelManager, "_connect_control_socket", ["self"]),
    ],
)
def test_sockets_are_made_by_the_methods_that_are_overridden(base, name, parameters):
    """Has jupyter_client both methods, with these parameters, and does it call them itself?"""
    found = getattr(base, name, None)
    message = f"jupyter_client's {base.__name__}.{name} has changed: mend patches.HeldSockets"
    assert found is not None, message
    assert list(inspect.signature(found).parameters) == parameters, message
    module = inspect.getsource(sys.modules[base.__module__])
    assert f"self.{name}(" in module, message


def test_fonts_are_closed():
    """Has Matplotlib the two caches that hold the fonts' files, and are they empty afterwards?"""
    from matplotlib import font_manager, mathtext

    caches = [font_manager._get_font, mathtext.MathTextParser._parse_cached]
    assert all(hasattr(cache, "cache_clear") for cache in caches), (
        "Matplotlib keeps fonts elsewhere: mend close_font_files"
    )
    font_manager.get_font(font_manager.findfont("DejaVu Sans"))
    assert caches[0].cache_info().currsize
    patches.close_font_files()
    assert [cache.cache_info().currsize for cache in caches] == [0, 0]


def test_floats_keep_their_bits():
    """Is a SymPy float made of what it was taken apart into, and mpmath's kept in the same form?"""
    import mpmath
    from sympy import Float

    number = Float("0.1", 30)
    taken = patches.mpf_tuple(number), patches.float_precision(number)
    assert [len(taken[0]), taken[1]] == [4, 103], "SymPy keeps floats otherwise: mend mpf_tuple"
    made = patches.sympy_float(*taken)
    assert (made, patches.mpf_tuple(made)) == (number, taken[0]), "mend sympy_float"
    assert patches.mpf_tuple(mpmath.mpf(-1.5)) == (1, 3, -1, 2), (
        "mpmath keeps floats otherwise: mend mpf_tuple"
    )


def test_assumptions_are_those_that_were_given():
    """Does SymPy keep what a symbol and a function were made with, apart from what follows?"""
    from sympy import Function, Symbol

    assert patches.symbol_assumptions(Symbol("x", positive=True)) == {"positive": True}, (
        "SymPy keeps a symbol's assumptions elsewhere: mend symbol_assumptions"
    )
    kinds = [type(Function("f", **given)(1)) for given in ({}, {"real": True})]
    assert [bool(patches.function_assumptions(kind)) for kind in kinds] == [False, True], (
        "SymPy keeps a function's assumptions elsewhere: mend function_assumptions"
    )


@pytest.fixture
def page(tmp_path, monkeypatch):
    """Makes the address of a gradebook with a student in it, of its name."""
    monkeypatch.setattr(api, "create_engine", api.create_engine)  # put back afterwards
    monkeypatch.setattr(Gradebook, "__init__", Gradebook.__init__)
    monkeypatch.setattr(api, "get_alembic_version", lambda: "test")

    def made(name):
        url = f"sqlite:///{tmp_path / name}.db"
        with Gradebook(url) as book:
            book.add_student("ada")
        return url, None

    return made


def test_a_gradebook_opens_as_it_did(page):
    """Does nbgrader's own opening take and set what the patch does in its place?"""
    message = "nbgrader's Gradebook.__init__ has changed: mend share_gradebook_engine"
    share_gradebook_engine()
    url, _ = page("one")
    opened = []
    for _ in range(2):
        with Gradebook(url) as book:
            opened.append(set(vars(book)))
    # The first was opened by nbgrader's own method, since its file was new; the second was not.
    expected = {"engine", "db", "course_id", "authenticator"}
    assert opened == [expected, expected], message


def test_one_engine_serves_all_gradebooks(page):
    """Do two gradebooks of one database share an engine, and those of two databases not?"""
    share_gradebook_engine()
    share_gradebook_engine()
    (one, _), (other, _) = page("one"), page("other")
    with Gradebook(one) as first, Gradebook(one) as again, Gradebook(other) as second:
        assert first.engine is again.engine
        assert first.engine is not second.engine


def queries(engine):
    """A list that grows with each query to a database."""
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    return asked


def test_a_gradebook_is_checked_once(page):
    """Is a gradebook opened without a query from the second time on, for each course by itself?"""
    share_gradebook_engine()
    url, _ = page("one")
    with Gradebook(url) as book:
        asked = queries(book.engine)
    with Gradebook(url) as book:
        assert asked == []
        assert book.find_student("ada").id == "ada"
    with Gradebook(url, "another") as book:
        assert book.course_id == "another"
    with Gradebook(url) as book:
        assert {course.id for course in book.db.query(api.Course)} == {"default_course", "another"}


@pytest.mark.parametrize("left", [None, b""], ids=["gone", "empty"])
def test_a_gradebook_in_the_place_of_another_gets_its_tables(page, tmp_path, left):
    """Is a gradebook made anew where the instructor has taken the old one away?"""
    share_gradebook_engine()
    url, _ = page("one")
    path = tmp_path / "one.db"
    path.unlink()
    if left is not None:
        path.write_bytes(left)
    with Gradebook(url) as book:
        assert book.students == []


def test_a_kernel_stays(monkeypatch):
    """Does os._exit end a cell alone, and nothing stop the loop of a kernel?"""
    ended = []
    monkeypatch.setattr(os, "_exit", ended.append)
    patches.stay(SimpleNamespace())
    with pytest.raises(SystemExit):
        os._exit(3)
    assert ended == []
    with started(start="open") as (_, kernel):
        for cell in ("exit()", "import asyncio\nasyncio.get_event_loop().stop()"):
            kernel.run(cell)
            # ipykernel stops its loop a tenth of a second later: before this cell ends.
            kernel.run("import asyncio\nawait asyncio.sleep(0.3)")
            assert say(kernel, "print(1)") == "1", "a loop ends by other means: mend stay"


BACKENDS = ["%matplotlib {}", "import matplotlib\nmatplotlib.use('{}')"]
BACKENDS += ["import matplotlib.pyplot as plt\nplt.switch_backend('{}')"]
BACKENDS += ["import matplotlib.pyplot as plt\nimport matplotlib\nmatplotlib.use('{}')"]
ASKED = [(BACKENDS[0], name) for name in ("widget", "notebook", "qt", "tk", "gtk3", "osx", "wx")]
ASKED += [(how, name) for how in BACKENDS[1:] for name in ("TkAgg", "Qt5Agg", "nbAgg", "MacOSX")]
DRAWN = """
import matplotlib.pyplot as plt
figure, axes = plt.subplots()
axes.plot([1, 2])
plt.show()
plt.get_fignums()"""


def test_every_backend_is_inline():
    """Is a figure shown inline, once, whichever backend a cell has asked for?"""
    with started(start="open") as (_, kernel):
        for how, name in ASKED:
            outputs = kernel.run(how.format(name) + DRAWN)
            kinds = [sorted(output.get("data", output)) for output in outputs]
            assert kinds == [["image/png", "text/plain"], ["text/plain"]], (how, name, outputs)


def test_one_transaction_writes_all_or_nothing(page):
    """Does nbgrader write within it what it writes, and nothing where something fails?"""
    url, _ = page("one")

    def students():
        with Gradebook(url) as book:
            return {student.id for student in book.students}

    def add(*names):
        for name in names:
            with Gradebook(url) as book:
                book.update_or_create_student(name)

    before = students()
    with patches.one_transaction(url, "default_course") as book:
        add("yara", "zoe")
        assert {student.id for student in book.students} == before | {"yara", "zoe"}
    assert students() == before | {"yara", "zoe"}
    with (
        pytest.raises(StatementError, match="not supported"),
        patches.one_transaction(url, "default_course"),
    ):
        add("xaver", {"no": "name"})
    assert students() == before | {"yara", "zoe"}, "nbgrader commits otherwise: mend it"


def test_one_transaction_keeps_others_from_writing(page):
    """Is what was read there not changed by others before it is written?"""
    url, _ = page("one")
    with (
        patches.one_transaction(url, "default_course"),
        contextlib.closing(sqlite3.connect(url.removeprefix("sqlite:///"), timeout=0)) as other,
    ):
        assert other.execute("select id from course").fetchall() == [("default_course",)]
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("insert into student (id) values ('eve')")
