"""The command `steptrace`: traces derivations from files or standard input."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

HELP = """Trace the derivation in each FILE, line by line; - is standard input.

Exit status: 0 sound; 1 broken, undecided or unreadable; 2 bad usage.
"""
EXAMPLES = """Examples:
  steptrace answer.txt
  echo "sigma(-x) = 1 - sigma(x)" | steptrace -
  steptrace --json *.txt
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    arguments : sequence of str, optional
        What stands after the command's name; by default what the process was called with.

    Returns
    -------
    int
        The exit status: that of the worst file.

    Raises
    ------
    SystemExit
        The arguments ask for help, with status 0, or are not understood, with status 2.
    """
    options = _parser().parse_args(arguments)
    return trace_files(options.files, as_json=options.json)


def _parser():
    parser = argparse.ArgumentParser(
        "steptrace",
        description=HELP,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print one JSON object a file")
    return parser


def trace_files(names: Sequence[str], as_json: bool = False) -> int:
    """Trace the derivations in some files and print what is found.

    Parameters
    ----------
    names : sequence of str
        Paths; ``-`` is standard input. A file that cannot be read is named on standard error, and
        the others are traced all the same.
    as_json : bool
        Whether to print one JSON object a file in place of text.

    Returns
    -------
    int
        0 where all are sound; 1 where one is broken, undecided or not in the notation; 2 where a
        file cannot be read.
    """
    return max(_trace_file(name, as_json, several=len(names) > 1) for name in names)


def _trace_file(name, as_json, several):
    """Trace one file and print what was found; its exit status."""
    try:
        text = _read(name)
    except (OSError, UnicodeDecodeError) as error:
        print(f"Error: {name}: {_why(error)}", file=sys.stderr)
        return 2
    from steptrace.tracer import trace  # loads SymPy, which the command's help does without

    traced = trace(text)
    if as_json:
        found = ({"file": name} if several else {}) | traced.as_dict()
        print(json.dumps(found, ensure_ascii=False))
    else:
        print((f"{name}:\n" if several else "") + str(traced))
    return 0 if traced.verdict == "sound" else 1


def _read(name):
    content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return content.decode("utf-8-sig")


def _why(error):
    if isinstance(error, OSError):
        return error.strerror
    line = error.object.count(b"\n", 0, error.start) + 1
    return f"line {line} is not text in UTF-8; save the file as UTF-8 and try again"
