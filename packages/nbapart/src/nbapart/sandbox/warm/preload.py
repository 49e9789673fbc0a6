"""What a zygote has imported before any kernel starts, and what must not be."""

import io
import os
import sys
import tempfile
import threading
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec

from nbapart import extensions, patches

# What most notebooks import, and what these modules import when they are first used; then what
# a kernel imports while it starts, and for its first traceback. Each only defines things: none
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
    "nbapart.transfer.kernel_end",
)

# What a notebook with pictures needs as well: as much again, and most notebooks have none.
DRAWING = (
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "PIL.BmpImagePlugin",
    "PIL.GifImagePlugin",
    "PIL.JpegImagePlugin",
    "PIL.PngImagePlugin",
    "PIL.PpmImagePlugin",
)

# They look for the running shell when they are imported. Imported too early, they find none, and
# no plot ever arrives.
FORBIDDEN = ("matplotlib_inline", "matplotlib_inline.backend_inline")


def load(names: Iterable[str] = ()) -> None:
    """Import what every notebook needs, and what the extensions of these names preload."""
    patches.forget_debugger()
    for name in MODULES:
        import_module(name)
    extensions.use(names)
    extensions.load()


def load_drawing() -> None:
    """Import what pictures need, and draw one; what Matplotlib writes meanwhile is not kept."""
    if find_spec(DRAWING[0].partition(".")[0]) is None:
        return
    with tempfile.TemporaryDirectory(prefix="nbapart-") as os.environ["MPLCONFIGDIR"]:
        for name in DRAWING:
            import_module(name)
        draw()
    patches.close_font_files()
    for thread in {*threading.enumerate()} - {threading.current_thread()}:
        thread.join()  # Matplotlib's, told to stop: it would have warned had fonts taken long
    early = [name for name in FORBIDDEN if name in sys.modules]
    assert not early, f"Imported too early: {', '.join(early)}."


def draw() -> None:
    """Draw a small picture: Matplotlib looks for fonts, and builds its parser of formulas."""
    from matplotlib.figure import Figure

    figure = Figure()
    axes = figure.subplots()
    axes.plot([0, 1], label="$x_1$")
    axes.legend()
    figure.savefig(io.BytesIO(), format="png")


def reseed() -> None:
    """New random states, since a fork has those of its parent, and so of every other student."""
    import random

    import numpy

    random.seed()
    numpy.random.seed()
