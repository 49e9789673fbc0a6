"""The command ``python -m steptrace.benchmark``: measures a system on a set of derivations."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from steptrace.benchmark.case import read_cases
from steptrace.benchmark.measure import Measures, Pair, disagreements
from steptrace.benchmark.prediction import Prediction, predict, read_predictions
from steptrace.markdown import filled, table

_TITLES = (
    "cases",
    "verdicts",
    "precision",
    "recall",
    "F1",
    "slips named",
    "misnamed",
    "rules",
    "rows read",
    "undecided",
    "median ms",
    "worst ms",
)
_NOTHING = Prediction("undecided")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure a system, print the tables, and write them into a page if one is given.

    Parameters
    ----------
    arguments : sequence of str, optional
        The command-line arguments; by default those of the process.

    Raises
    ------
    SystemExit
        The arguments are not valid.
    """
    options = _parser().parse_args(arguments)
    said = read_predictions(options.predictions) if options.predictions else None
    pairs = [
        (case, said.get(case.name, _NOTHING) if said is not None else predict(case))
        for case in read_cases(options.folder)
    ]
    tables = {"measures": lambda: measures(pairs), "disagreements": lambda: listed(pairs)}
    print("\n\n".join(made() for made in tables.values()))
    if options.page:
        page = options.page.read_text("utf-8")
        options.page.write_text(filled(page, tables), encoding="utf-8")


def _parser():
    parser = argparse.ArgumentParser("python -m steptrace.benchmark", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the cases lie")
    parser.add_argument("--predictions", type=Path, help="what another system says, in JSON lines")
    parser.add_argument("--page", type=Path, help="a page in Markdown to write the tables into")
    return parser


def measures(pairs: Sequence[Pair]) -> str:
    """Write the measures of all cases, of some groups of them, and of each source.

    Parameters
    ----------
    pairs : sequence of (Case, Prediction)
        The cases, each with what the system says of it.

    Returns
    -------
    str
        A table in Markdown with a row for each group that has a case.
    """
    rows = [_row(name, Measures(group)) for name, group in _groups(pairs) if group]
    return table(["set", *_TITLES], rows)


def _groups(pairs: Sequence[Pair]) -> Iterable[tuple[str, list[Pair]]]:
    yield "all", list(pairs)
    yield "judged before", [pair for pair in pairs if pair[0].judged_before]
    yield "held out", [pair for pair in pairs if pair[0].held_out]
    yield "in LaTeX", [pair for pair in pairs if pair[0].latex]
    places = sorted({case.place for case, _ in pairs})
    for place in places:
        yield place, [pair for pair in pairs if pair[0].place == place]


def _row(name, found):
    times = [f"{1000 * seconds:.0f}" for seconds in found.times] if found.times else ["-", "-"]
    lines = (found.precision.percent, found.recall.percent, found.f1.percent)
    slips = (str(found.slips_named), str(found.slips_misnamed))
    counts = (str(found.rules), str(found.rows), str(found.undecided))
    return [name, str(len(found.pairs)), str(found.verdicts), *lines, *slips, *counts, *times]


def listed(pairs: Iterable[Pair]) -> str:
    """List the cases in which the system and the judgement disagree.

    Parameters
    ----------
    pairs : iterable of (Case, Prediction)
        The cases, each with what the system says of it.

    Returns
    -------
    str
        A list in Markdown; a word in its place if it is empty.
    """
    return "\n".join(f"- {line}" for line in disagreements(pairs)) or "None."


if __name__ == "__main__":
    main()
