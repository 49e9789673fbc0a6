"""Marks nbgrader courses safely: students' code runs in a sandbox, tests outside of it.

A course calls `configure` in its nbgrader_config.py. It can add extensions, modules that call
`register`, `observe`, `preload`, `show` and `explain`.
"""

from importlib import import_module

_MODULES = {
    "Codec": "nbapart.transfer.codec",
    "configure": "nbapart.config",
    "explain": "nbapart.meanings",
    "observe": "nbapart.extensions",
    "preload": "nbapart.extensions",
    "register": "nbapart.transfer.codec",
    "share_timeout": "nbapart.timeout",
    "show": "nbapart.extensions",
}

__all__ = sorted(_MODULES)


def __getattr__(name):
    """Import a function's module on first use: a kernel must not import nbgrader."""
    if name not in _MODULES:
        raise AttributeError(f"nbapart has no {name}; it has {', '.join(__all__)}")
    return getattr(import_module(_MODULES[name]), name)


def __dir__():
    return __all__
