"""A context manager that defines a function for the duration of a test."""

from contextlib import contextmanager

from steptrace.functions import define, withdraw


@contextmanager
def defined(function):
    """Define a function, and take it away again.

    Caches know functions by their names: give each test's function a name of its own.
    """
    define(function)
    try:
        yield function
    finally:
        withdraw(function)
