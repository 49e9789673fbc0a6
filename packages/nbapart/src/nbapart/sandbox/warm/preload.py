"""Says what a zygote imports before any kernel starts, and what it must not import."""

import io
import os
import sys
import tempfile
import threading
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec

from nbapart import extensions, patches

# What most notebooks import, and what these modules import on first use; then what a kernel imports
# when it starts, and for its first traceback. Importing these has no side effects: none of them
# starts a thread or looks for a running shell.
MODULES = (
    "numpy",
    "numpy.random",
    "ipykernel.debugger",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "IPython.utils.wildcard",
    "faulthandler",
    "tornado.locks",
    "tornado.platform.asyncio",
    "tornado.queues",
    "pygments.formatters.terminal256",
    "pygments.styles",
    "stack_data",
    "nbapart.sandbox.marked",
    "nbapart.transfer.kernel_end",
)

# What a notebook with figures needs in addition. It takes as long again, and most have none.
DRAWING = (
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "PIL.BmpImagePlugin",
    "PIL.GifImagePlugin",
    "PIL.JpegImagePlugin",
    "PIL.PngImagePlugin",
    "PIL.PpmImagePlugin",
)

# These look for the running shell when they are imported. If they are imported too early they find
# none, and no plot is displayed.
FORBIDDEN = ("matplotlib_inline", "matplotlib_inline.backend_inline")


def load(names: Iterable[str] = ()) -> None:
    """Import what every notebook needs, and what extensions preload.

    Parameters
    ----------
    names : iterable of str
        Names of the extensions' modules.
    """
    patches.forget_debugger()
    for name in MODULES:
        import_module(name)
    extensions.use(names)
    extensions.load()
    import_module("nbapart.sandbox.marked").make_shell()


def load_drawing() -> None:
    """Import what figures need, and draw one, with a temporary folder for Matplotlib's files."""
    if find_spec(DRAWING[0].partition(".")[0]) is None:
        return
    with tempfile.TemporaryDirectory(prefix="nbapart-") as os.environ["MPLCONFIGDIR"]:
        for name in DRAWING:
            import_module(name)
        draw()
    patches.close_font_files()
    for thread in {*threading.enumerate()} - {threading.current_thread()}:
        thread.join()  # Matplotlib's cancelled timer for a warning that the font search is slow
    early = [name for name in FORBIDDEN if name in sys.modules]
    assert not early, f"Imported too early: {', '.join(early)}."


def draw() -> None:
    """Draw a small figure, so that Matplotlib searches for fonts and builds its formula parser."""
    from matplotlib.figure import Figure

    figure = Figure()
    axes = figure.subplots()
    axes.plot([0, 1], label="$x_1$")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png")


def reseed() -> None:
    """Reseed random states, since a fork inherits its parent's, as every other student's does."""
    import random

    import numpy

    random.seed()
    numpy.random.seed()
