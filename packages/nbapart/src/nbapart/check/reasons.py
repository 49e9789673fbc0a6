"""Why a test cannot run apart: what it looks at, and how to write it so that it can."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """One kind of thing that a test cannot see from outside of the student's kernel.

    Attributes
    ----------
    why : str
        What the test does, as the end of "this test ...".
    rewrite : str
        How to write it so that it can run apart, as a request.
    """

    why: str
    rewrite: str


IDENTITY = Reason(
    "asks whether two objects are the same one, and apart it gets copies",
    "compare values by ==, and look at the argument itself after the call",
)
OBJECTS = Reason(
    "compares objects of a student's class, whose class may say what is equal",
    "compare their attributes",
)
ATTRIBUTES = Reason(
    "looks at which attributes an object has or lacks",
    "call the method or read the attribute, and compare the value",
)
NAMES = Reason(
    "looks through the names of the student's notebook",
    "use the name itself: one that is not defined raises NameError",
)
TEXT = Reason(
    "looks at the text, the documentation or the signature of code",
    "call the function, and compare what it returns",
)
HISTORY = Reason(
    "looks at the notebook's history or its shell",
    "ask for the answer under a name, and compare its value",
)
PRINTED = Reason(
    "looks at what is printed or shown",
    "ask for a function that returns the text, and compare that",
)
FILES = Reason(
    "works with files, or with Python itself",
    "ask for a function that takes and returns the content",
)
PATCHED = Reason(
    "changes something that the student's code uses",
    "pass what is to be used as an argument",
)
SETTING = Reason(
    "changes a setting that the student's code works under",
    "ask for a function that makes the setting itself",
)
RANDOM = Reason(
    "sets the state of random numbers",
    "have the seed set, or the generator made, in the function that is asked for",
)
TIME = Reason(
    "measures time or memory",
    "count calls of a function that the test passes",
)
CHANGED = Reason(
    "changes a value of the student's in place",
    "ask for a function, and change what the test passes to it",
)
ARGUMENT = Reason(
    "looks at what it has passed to a function after the call",
    "have the function return what it makes of it",
)
SHARED = Reason(
    "looks at what one call returned after another call, which may have changed it",
    "compare the first value before the second call",
)
FIGURES = Reason(
    "looks at pictures that were drawn",
    "ask for the numbers that are drawn, and compare these",
)
LANGUAGE = Reason(
    "is not plain Python, as a line of IPython's own is not",
    "write it in Python alone",
)
