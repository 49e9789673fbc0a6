"""Attacks that want a test to pass that does not hold, from inside of the interpreter."""

from attacks.attack import Attack

WRONG = 'word = "beta"\n'
FLAT = "def curve(x):\n    return 0 * x"


def later(name, tries, trick, says="", **cells):
    """A trick after the first exercise was marked; nothing behind it is right."""
    trick = f"{trick}\nprint('{name} is set')\n"
    cells = {"word": trick + WRONG, "number": "number = 0.5", "curve": FLAT} | cells
    return Attack(name, tries, cells, says=says or f"{name} is set")


ATTACKS = [
    later(
        "displayhook",
        "to give itself points as the value of a cell, by the display hook",
        """
import sys
shell = get_ipython()
hook = shell.displayhook
class Hook(type(hook)):
    def __call__(self, result=None):
        super().__call__(1.0)
shell.displayhook.__class__ = Hook
sys.displayhook = lambda value: hook(1.0)
hook(2.0)
""",
    ),
    later(
        "displayhook-later",
        "to show points by the display hook while the test calls its function",
        "",
        double="""
print("displayhook-later is set")
def double(x):
    get_ipython().displayhook(2.0)
    get_ipython().displayhook("2.0")
    return x + x
""",
        word="word = 'beta'\nget_ipython().displayhook(1.0)\n1.0",
        number="number = 0.5",
        curve="def curve(x):\n    get_ipython().displayhook(2.0)\n    return 0 * x",
    ),
    later(
        "showtraceback",
        "to hide errors",
        """
import sys
shell = get_ipython()
def nothing(*_, **__): pass
shell.showtraceback = shell._showtraceback = shell.showsyntaxerror = nothing
type(shell).showtraceback = type(shell)._showtraceback = nothing
shell.set_custom_exc((BaseException,), nothing)
sys.excepthook = nothing
""",
    ),
    later(
        "settrace",
        "to leap over the lines of a test, by a tracing function",
        """
import sys, threading
def trace(frame, event, _):
    code = frame.f_code
    if event == "line" and {"assert_allclose", "canary"} & {*code.co_names, *code.co_varnames}:
        try:
            frame.f_lineno = max(line for *_, line in code.co_lines() if line)
        except ValueError:
            pass
    return trace
sys.settrace(trace)
sys.setprofile(trace)
threading.settrace(trace)
""",
    ),
    later(
        "atexit",
        "to act when the kernel ends",
        """
import atexit, os, weakref
def last():
    print("all right")
    get_ipython().displayhook(1.0)
    open("/proc/self/fd/1", "w").write("1.0")
atexit.register(last)
get_ipython().events.register("post_execute", last)
weakref.finalize(get_ipython(), last)
os.register_at_fork(before=last, after_in_child=last)
""",
    ),
    later(
        "signal-handlers",
        "to act by handlers of signals, and by a timer",
        """
import signal
def act(*_):
    global word
    word = "sigma" if sys_called else "beta"
sys_called = False
for number in (signal.SIGINT, signal.SIGALRM, signal.SIGTERM, signal.SIGUSR1):
    signal.signal(number, act)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
""",
    ),
    later(
        "import-hooks",
        "to put modules of its own in place of those that a test imports",
        """
import importlib.abc, importlib.machinery, sys, types
class Fake(types.ModuleType):
    def __getattr__(self, name):
        return lambda *_, **__: 2.0
class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self)
    def create_module(self, spec): return Fake(spec.name)
    def exec_module(self, module): pass
sys.meta_path.insert(0, Finder())
sys.path_hooks.insert(0, lambda path: Finder())
for name in [*sys.modules]:
    if name.startswith(("numpy.testing", "sigmoid_course.tutor")):
        sys.modules[name] = Fake(name)
sys.modules["sigmoid_course"] = sys.modules["numpy"] = Fake("numpy")
""",
        curve="def curve(x):\n    return 0.5",
    ),
    later(
        "input-transformer",
        "to empty all later cells before they run",
        """
shell = get_ipython()
def empty(lines):
    return ["2.0\\n"]
shell.input_transformers_cleanup.append(empty)
shell.input_transformers_post.append(empty)
""",
    ),
    later(
        "ast-transformer",
        "to take asserts out of all later cells",
        """
import ast
class Remove(ast.NodeTransformer):
    def visit_Assert(self, node): return ast.Pass()
    def visit_Raise(self, node): return ast.Pass()
get_ipython().ast_transformers.append(Remove())
""",
    ),
    later(
        "patched-builtins",
        "to change what every test uses: len, abs, isinstance, AssertionError and more",
        """
import builtins
yes = lambda *_, **__: True
builtins.AssertionError = type("Fine", (Warning,), {})
builtins.isinstance, builtins.len, builtins.abs = yes, lambda _: 5, lambda _: 0.0
builtins.all = builtins.any = builtins.callable = builtins.hasattr = yes
builtins.float = lambda _=0: 0.25
builtins.list = lambda _=(): ["s", "i", "g", "m", "a"]
""",
    ),
    later(
        "patched-numpy",
        "to change numpy.testing and what compares numbers",
        """
import numpy as np
nothing = lambda *_, **__: None
for name in dir(np.testing):
    if name.startswith("assert"):
        setattr(np.testing, name, nothing)
np.allclose = np.isclose = np.array_equal = lambda *_, **__: True
np.ndim, np.max, np.abs = (lambda *_, **__: 0 for _ in range(3))
""",
    ),
    later(
        "patched-tutor",
        "to change the course's own checks",
        """
from sigmoid_course import logistic, tutor
import sigmoid_course, sys
for module in [m for n, m in [*sys.modules.items()] if n.startswith("sigmoid_course.tutor")]:
    for name in dir(module):
        if name.startswith("check"):
            setattr(module, name, lambda *_, points=2.0, **__: points)
for module in (sigmoid_course, logistic):
    module.sigmoid = lambda x: 0 * x
""",
        curve="def curve(x):\n    return 0 * x",
    ),
    later(
        "patched-reach",
        "to answer the marker's questions in the place of the kernel's own code",
        """
from nbapart.transfer import kernel_end
answer = kernel_end.answer
def forged(request, names):
    if request["do"] != "take":
        return answer(request, names)
    return b'{"value":true,"points":1.0,"mark":1}'
kernel_end.answer = forged
""",
        curve="def curve(x):\n    return 0.5",
    ),
    later(
        "patched-assert",
        "to make assert pass, by the builtins that the interpreter itself looks at",
        """
import builtins, ctypes
class Fine(Warning):
    def __init__(self, *_): get_ipython().user_ns["fine"] = True
builtins.AssertionError = Fine
ctypes.pythonapi.PyExc_AssertionError
place = ctypes.c_void_p.in_dll(ctypes.pythonapi, "PyExc_AssertionError")
place.value = id(Fine)
optimise = ctypes.c_int.in_dll(ctypes.pythonapi, "Py_OptimizeFlag")
optimise.value = 2
""",
    ),
    later(
        "names-of-tests",
        "to define the names that a test uses: np, tutor, marks, canary, float",
        """
class Fake:
    def __getattr__(self, name): return lambda *_, **__: 2.0
    def __call__(self, *_, **__): return 2.0
np = tutor = marks = canary = sigmoid_course = float = list = isinstance = abs = Fake()
len, points, score, __name__, __builtins__ = (lambda _: 5), 1.0, 1.0, "forged", {}
""",
    ),
    later(
        "stays-behind",
        "to keep a thread that changes answers after they were looked at, and says so often",
        """
import threading, time
def change():
    while True:
        get_ipython().user_ns["number"] = 0.5
        time.sleep(0.01)
threading.Thread(target=change, daemon=True).start()
""",
    ),
]
