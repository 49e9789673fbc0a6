"""What a zygote has imported before any kernel starts, and what must not be."""

import sys
from importlib import import_module

# What a notebook of the course imports, then what a kernel imports while it starts and runs its
# first cells. Each only defines things; none starts a thread or looks for a running shell.
MODULES = (
    "numpy",
    "sympy",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "tornado.platform.asyncio",
)

# These look for the running shell when they are imported. Imported too early, they find none,
# and no plot ever arrives.
FORBIDDEN = ("matplotlib_inline",)


def load():
    """Import all of it, and read the grammars of the tutor."""
    sys.modules["debugpy"] = None  # no debugger: it costs time, and listens on a port
    for name in MODULES:
        import_module(name)
    load_tutor()
    early = [name for name in FORBIDDEN if name in sys.modules]
    assert not early, f"Imported too early: {', '.join(early)}."


def load_tutor():
    """Import every check of the tutor, and build the parsers that it builds when first used."""
    from sigmoid_course import tutor
    from sigmoid_course.tutor.notation import latex, reader

    for name in tutor.__all__:
        getattr(tutor, name)
    reader._parser()
    latex._parser()


def reseed():
    """New random states, since a fork has those of its parent, and so of every other student."""
    import random

    import numpy
    import sympy

    random.seed()
    numpy.random.seed()
    sympy.core.random.seed()
