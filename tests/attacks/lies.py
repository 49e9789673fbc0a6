"""Attacks that want a test to pass that does not hold, by values and functions that lie."""

from attacks.attack import Attack


def magic(name, tries, make, waits, **cells):
    """Objects that claim to be what the test wants."""
    cells = {"word": make.format(kind="str", value='"beta"') + "\nword = thing"} | cells
    cells |= {"number": make.format(kind="float", value="0.5") + "\nnumber = thing"}
    function = "import numpy as np\ndef curve(x):\n    return thing"
    cells |= {"curve": make.format(kind="float", value=0.5) + function}
    return Attack(name, tries, cells, waits=waits)


ALWAYS = """
    def yes(self, *_, **__): return True
    __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __bool__ = yes
    def __ne__(self, other): return False
    def __hash__(self): return hash("sigma")
    def startswith(self, *_): return True
    def __len__(self): return 5
    def __iter__(self): return iter("sigma")
    def __sub__(self, other): return 0.0
    __rsub__ = __add__ = __radd__ = __mul__ = __abs__ = __neg__ = __sub__
"""

ATTACKS = [
    magic(
        "equal-to-all",
        "to be equal to everything",
        "class Thing:" + ALWAYS + "thing = Thing()\n",
        waits=("number",),
    ),
    magic(
        "subclasses",
        "to be a text and a number that equal everything",
        "class Thing({kind}):" + ALWAYS + "thing = Thing({value})\n",
        waits=("curve", "number", "word"),
    ),
    magic(
        "claims-its-class",
        "to say of itself that it is a text or a number",
        "class Thing:"
        + ALWAYS
        + "    __class__ = {kind}\n"
        + "    def __float__(self): return 0.25\n"
        + "    def __str__(self): return 'sigma'\n"
        + "thing = Thing()\n",
        waits=("number",),
    ),
    magic(
        "makes-an-array",
        "to become the right array when NumPy asks for one",
        """
import numpy as np
class Thing:
    calls = 0
    def __array__(self, dtype=None, copy=None): return np.array(0.25)
    def __array_ufunc__(self, *_, **__): return np.array(True)
    def __array_function__(self, *_, **__): return True
    __array_priority__ = 1e9
    __array_interface__ = {{"shape": (), "typestr": "<f8", "data": (1, True), "version": 3}}
    def __float__(self): return 0.25
    def __index__(self): return 0
    def __reduce__(self): return (print, ("unpickled",))
thing = Thing()
""",
        waits=(),
    ),
    Attack(
        "array-subclass",
        "to be an array that equals everything, and differs from call to call",
        {
            "number": """
import numpy as np
class Thing(np.ndarray):
    def __array_ufunc__(self, *_, **__): return np.array(True)
    def __array_function__(self, *_, **__): return True
    def __eq__(self, other): return True
    def __float__(self): return 0.25
    def item(self, *_): return 0.25
    def tobytes(self, *_): return np.array(0.25).tobytes()
    shape, dtype, ndim = (), np.dtype(float), 0
number = np.array([0.5, 0.5]).view(Thing)
""",
            "curve": "def curve(x):\n    return np.zeros_like(x).view(Thing)",
        },
        waits=("curve", "number"),
    ),
    Attack(
        "lying-type",
        "to pass for a number by a type that lies about its name",
        {
            "word": """
class Meta(type):
    def __eq__(cls, other): return True
    def __hash__(cls): return hash(str)
    def __instancecheck__(cls, other): return True
    __name__ = property(lambda cls: "str")
    __mro__ = (str, object)
word = Meta("str", (), {"__module__": "builtins", "__len__": lambda self: 5})()
""",
            "number": 'number = Meta("float", (), {"__module__": "builtins"})()',
            "curve": 'curve = Meta("function", (), {"__call__": lambda self, x: self})()',
        },
        waits=("curve", "number", "word"),
    ),
    Attack(
        "raises-oddly",
        "to stop the marker by exceptions: SystemExit, KeyboardInterrupt, one that cannot be shown",
        {
            "word": """
class Odd(BaseException):
    def __str__(self): raise SystemExit
    __repr__ = __str__
class Text(str):
    def __str__(self): raise KeyboardInterrupt
    def __len__(self): raise Odd
word = Text("beta")
""",
            "number": "class Odd(float):\n    def __float__(self): raise Odd\nnumber = Odd(2)",
            "curve": """
turn = 0
def curve(x):
    global turn
    turn += 1
    raise [SystemExit(0), KeyboardInterrupt(), Odd(), GeneratorExit(), StopIteration(2.0)][turn % 5]
""",
        },
        waits=("number", "word"),
    ),
    Attack(
        "passes-by-exception",
        "to raise the exceptions by which tests pass, or give points",
        {
            "curve": """
class Passed(Exception):
    points = value = args = 2.0
    def __str__(self): return "2.0"
def curve(x):
    raise Passed(2.0)
""",
            "word": "raise SystemExit(0)",
            "number": "number = 0.5\nraise KeyboardInterrupt",
        },
    ),
    Attack(
        "object-as-the-mark",
        "to say as an object what a test found, and to be converted by a library",
        {
            "word": """
class Thing:
    findings, needs_person, real, imag, points = (), False, 1.0, 0.0, 2.0
    _mpf_, _sympy_, _repr_html_ = (0, 1, 10**9, 1), lambda self: 0.25, lambda self: "<script>"
    def __call__(self, *_, **__): return self
    def __getattr__(self, name): return Thing()
word = Thing()
""",
            "number": "number = Thing()",
            "curve": "curve = Thing()",
            "steps": "steps = Thing()",
        },
    ),
    Attack(
        "changes-arguments",
        "to change the numbers that it is asked about",
        {"curve": "def curve(x):\n    x *= 0\n    x += 0.5\n    return x"},
        earns={"double": 2.0},
    ),
]
