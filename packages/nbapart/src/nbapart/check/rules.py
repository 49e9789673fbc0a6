"""What a test must not name if it is to run apart: names, attributes, modules, by their reason."""

import re

from nbapart.check import reasons
from nbapart.check.reasons import Reason


def _table(*rows: tuple[Reason, str]) -> dict[str, Reason]:
    return {name: reason for reason, names in rows for name in names.split()}


# Names that a test reads and does not bind.
NAMES = _table(
    (reasons.IDENTITY, "id"),
    (reasons.ATTRIBUTES, "vars"),
    (reasons.NAMES, "dir globals locals eval exec compile __import__"),
    (reasons.TEXT, "help"),
    (reasons.HISTORY, "In Out get_ipython _ __ ___ _i _ii _iii _ih _oh _dh"),
    (reasons.PATCHED, "setattr delattr"),
    (reasons.PRINTED, "capsys"),
    (reasons.FILES, "open input"),
)
NUMBERED = re.compile(r"_i?\d+")  # a cell of the history

# Attributes and functions, whatever they belong to.
ATTRIBUTES = _table(
    (reasons.IDENTITY, "base flags strides shares_memory may_share_memory"),
    (reasons.IDENTITY, "assertIs assertIsNot"),
    (reasons.PRINTED, "capture_output assertLogs assertNoLogs"),
    (reasons.RANDOM, "seed set_state setstate"),
    (reasons.PATCHED, "patch monkeypatch MagicMock Mock"),
    (reasons.SETTING, "seterr errstate seterrcall rcParams set_printoptions printoptions"),
    (reasons.SETTING, "getcontext setcontext localcontext set_option option_context setlocale"),
    (reasons.FILES, "loadtxt genfromtxt savetxt fromfile tofile imread to_csv to_json to_excel"),
    (reasons.FILES, "read_csv read_json read_excel read_table read_pickle read_parquet"),
    (reasons.TEXT, "getsource getdoc signature getfullargspec getsourcelines get_type_hints"),
)

# Modules, those inside of them too.
MODULES = _table(
    (reasons.TEXT, "inspect ast dis tokenize doctest linecache symtable pydoc"),
    (reasons.IDENTITY, "gc weakref ctypes"),
    (reasons.PRINTED, "IPython logging capturer"),
    (reasons.PATCHED, "unittest.mock mock builtins"),
    (reasons.FILES, "sys os pathlib io shutil tempfile glob fileinput subprocess importlib"),
    (reasons.FILES, "sqlite3 zipfile pickle shelve socket urllib requests http platform"),
    (reasons.FILES, "threading multiprocessing asyncio concurrent signal runpy pkgutil"),
    (reasons.TIME, "time timeit tracemalloc resource cProfile profile pstats psutil"),
    (reasons.FIGURES, "matplotlib seaborn plotly PIL bokeh altair plotchecker"),
)
# Of these modules, what tells nothing of the student's code.
HARMLESS = {
    "sys": {
        *("float_info", "maxsize", "int_info", "version_info", "version"),
        *("stdout", "stderr", "__stdout__", "__stderr__"),
    },
    "io": {"StringIO"},
    "os": {"sep", "linesep", "pi"},
    "time": {"struct_time"},
}

# What a call prints is printed again by the marker, wherever a test has its streams then.
STREAMS = ("stdout", "stderr")

# Methods that change what they belong to: of arrays, which may be parts of others, and all of them.
ARRAY_MUTATORS = {"sort", "fill", "resize", "itemset", "put", "partition", "setfield"}
MUTATORS = ARRAY_MUTATORS | {
    *("append", "extend", "insert", "pop", "remove", "clear", "reverse", "update", "add"),
    *("discard", "setdefault", "popitem"),
}
