"""The command `steptrace`, which traces derivations from files or standard input."""

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
        The command-line arguments without the command's name; by default those of the process.

    Returns
    -------
    int
        The exit status: that of the worst file.

    Raises
    ------
    SystemExit
        With status 0 if the arguments ask for help, with status 2 if they are not valid.
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
    """Trace the derivations in some files and print the results.

    Parameters
    ----------
    names : sequence of str
        Paths; ``-`` is standard input. A file that cannot be read is reported on standard error,
        and the others are still traced.
    as_json : bool
        Whether to print one JSON object for each file instead of text.

    Returns
    -------
    int
        0 if all are sound; 1 if one is broken, undecided or unreadable; 2 if a file cannot be
        read.
    """
    return max(_trace_file(name, as_json, several=len(names) > 1) for name in names)


def _trace_file(name, as_json, several):
    """Trace one file, print the result and return the exit status."""
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
