"""What a call does besides returning a value: recorded in the kernel, repeated in the marker."""

import contextlib
import io
import sys
import warnings
from collections.abc import Callable, Iterator

import numpy as np

from nbapart import extensions
from nbapart.transfer import exceptions

MAX_WARNINGS = 50  # that are sent, and issued again
MAX_PRINTED_CHARACTERS = 100_000  # that are sent; a test's output is cut much earlier
# The file in which repeated warnings seem to be: a test that does not look for them shows none.
STUDENT = "<student>"


class Recorded:
    """What a call in the kernel printed, warned of and was observed doing."""

    def __init__(self):
        self.printed: list[list[str]] = []
        self._left = MAX_PRINTED_CHARACTERS
        self._caught, self._observed = [], {}

    @contextlib.contextmanager
    def recording(self) -> Iterator[None]:
        """Record in the block, NumPy's warnings included; nothing is shown."""
        with (
            contextlib.redirect_stdout(_Recorder("stdout", self._print)),
            contextlib.redirect_stderr(_Recorder("stderr", self._print)),
            np.errstate(over="warn", invalid="warn", divide="warn", under="ignore"),
            warnings.catch_warnings(record=True) as self._caught,
            contextlib.ExitStack() as stack,
        ):
            warnings.simplefilter("always")
            records = ((name, one.record()) for name, one in extensions.observers.items())
            self._observed = {name: stack.enter_context(record) for name, record in records}
            yield

    def plain(self) -> dict:
        """Return it as data: each distinct warning once, and texts that were observed, sorted."""
        pairs = (
            (exceptions.base(one.category), str(one.message)[: exceptions.MAX_MESSAGE_CHARACTERS])
            for one in self._caught
        )
        return {
            "printed": self.printed,
            "warnings": [list(pair) for pair in dict.fromkeys(pairs)][:MAX_WARNINGS],
            "observed": {name: sorted(texts) for name, texts in self._observed.items()},
        }

    def _print(self, name, text):
        text = text[: self._left]
        self._left -= len(text)
        if self.printed and self.printed[-1][0] == name:
            self.printed[-1][1] += text
        elif text:
            self.printed.append([name, text])


class _Recorder(io.TextIOBase):
    """A text stream that passes on what is written to it."""

    def __init__(self, name, note):
        self._name, self._note = name, note

    def write(self, text):
        self._note(self._name, str(text))
        return len(text)


def repeat(reply: dict, texts: Callable[..., list[str]], end: Callable) -> None:
    """Print, warn of and note in the marker what a call did in the kernel.

    Parameters
    ----------
    reply : dict
        What `Recorded.plain` returned; not trusted.
    texts : callable
        Checks that data are so many strings.
    end : callable
        Called with a reason where the reply is not as it must be.
    """
    _print(reply.get("printed", []), texts, end)
    _warn(reply.get("warnings"), texts, end)
    _note(reply.get("observed", {}), texts, end)


def _print(printed, texts, end):
    if type(printed) is not list:
        end("the kernel did not say what was printed")
    for pair in printed:
        name, text = texts(pair, 2, MAX_PRINTED_CHARACTERS)
        stream = sys.stderr if name == "stderr" else sys.stdout
        stream.write(text.encode("utf-8", "replace").decode("utf-8"))


def _warn(pairs, texts, end):
    if type(pairs) is not list:
        end("the kernel did not say what it warned of")
    for pair in pairs[:MAX_WARNINGS]:
        name, message = texts(pair, 2)
        warnings.warn_explicit(message, exceptions.category(name), STUDENT, 1)


def _note(observed, texts, end):
    """Give the extensions' observers what the kernel says of the call."""
    for name, observer in extensions.observers.items():
        said = observed.get(name, []) if type(observed) is dict else None
        if type(said) is not list:
            end("the kernel did not say what was observed")
        observer.note(texts(said, len(said)))
