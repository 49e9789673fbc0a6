"""Columns of doubles: by NumPy, and in plain Python where NumPy is missing, as in a browser."""

try:
    from steptrace.columns import by_numpy as backend
except ImportError:
    from steptrace.columns import plain as backend  # type: ignore[no-redef]

Column = backend.Column
