"""How far a system agrees with the judgements of some cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from steptrace.benchmark.case import Case
from steptrace.benchmark.prediction import Prediction

Pair = tuple[Case, Prediction]

_NO_RULE = ("breaks", "leap", "recovers", "undecided", "unreadable")


@dataclass(frozen=True)
class Share:
    """So many of so many; shown as both, or as percent of them.

    Examples
    --------
    >>> str(Share(3, 4)), Share(3, 4).percent, Share(0, 0).percent
    ('3/4', '75.0', '-')
    """

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{self.part}/{self.whole}"

    @property
    def percent(self) -> str:
        """The share in percent, a dash if there is nothing to share."""
        return f"{100 * self.part / self.whole:.1f}" if self.whole else "-"


class Measures:
    """The measures of some cases and what was said of them.

    Parameters
    ----------
    pairs : iterable of (Case, Prediction)
        The cases, each with what the system says of it.
    """

    def __init__(self, pairs: Iterable[Pair]):
        self.pairs = list(pairs)

    @property
    def verdicts(self) -> Share:
        """The cases whose verdict is the judged one, whatever the line."""
        return self._share(case.verdict == said.verdict for case, said in self.pairs)

    @property
    def precision(self) -> Share:
        """Of the first wrong lines that the system names, those that are the judged ones."""
        return self._share(_line_agrees(*pair) for pair in self.pairs if _is_broken(pair[1]))

    @property
    def recall(self) -> Share:
        """Of the judged first wrong lines, those that the system names."""
        return self._share(_line_agrees(*pair) for pair in self.pairs if _is_broken(pair[0]))

    @property
    def f1(self) -> Share:
        """The harmonic mean of precision and recall, as a share of the lines of both."""
        both = self.precision.whole + self.recall.whole
        return Share(2 * self.recall.part, both)

    @property
    def slips_named(self) -> Share:
        """Of the judged slips that have a name, those that the system calls so."""
        named = ((judged, said) for judged, said in self._slips() if judged != {"none"})
        return self._share(said in judged for judged, said in named)

    @property
    def slips_misnamed(self) -> Share:
        """Of the judged wrong lines, those for which the system names another slip."""
        return self._share(said not in {*judged, "none"} for judged, said in self._slips())

    def _slips(self):
        """Yield the names that fit and the one that the system says, for each judged wrong line."""
        for case, said in self.pairs:
            for line, slips in case.slips.items():
                yield set(slips.split(" or ")), said.slips.get(line, "none")

    @property
    def rules(self) -> Share:
        """Of the lines whose rule is judged, those for which the system names it."""
        return self._share(
            _rule_agrees(words, said.rules.get(line, frozenset()))
            for case, said in self.pairs
            for line, words in case.rules
            if words not in _NO_RULE
        )

    @property
    def rows(self) -> Share:
        """The rows that were read, of the systems and cases that tell."""
        told = [(said.rows_read, len(case.rows)) for case, said in self.pairs]
        counted = [(read, rows) for read, rows in told if read is not None]
        return Share(sum(read for read, _ in counted), sum(rows for _, rows in counted))

    @property
    def undecided(self) -> int:
        """How many cases the system leaves undecided and a person does not."""
        return sum(said.verdict == "undecided" != case.verdict for case, said in self.pairs)

    @property
    def times(self) -> tuple[float, float] | None:
        """The median and the longest time of a case in seconds, None if no system tells."""
        times = [said.seconds for _, said in self.pairs if said.seconds is not None]
        return (median(times), max(times)) if times else None

    @staticmethod
    def _share(agreements) -> Share:
        found = list(agreements)
        return Share(sum(found), len(found))


def _is_broken(judgement):
    return judgement.verdict == "broken"


def _line_agrees(case, said):
    return _is_broken(case) and _is_broken(said) and case.line == said.line


def _rule_agrees(words, named):
    """Whether the named rules hold one of the judged alternatives, each of which may be a sum."""
    alternatives = words.removeprefix("misnamed ").split(" or ")
    return any(set(rules.split(" + ")) <= named for rules in alternatives)


def disagreements(pairs: Iterable[Pair]) -> Iterable[str]:
    """Yield a line for each case in which verdict, first wrong line or slip is not as judged.

    Parameters
    ----------
    pairs : iterable of (Case, Prediction)
        The cases, each with what the system says of it.

    Yields
    ------
    str
        Name of the case, what is judged, and what the system says.
    """
    for case, said in pairs:
        judged = [_worded(case, name) for name in _slip(case, case.line).split(" or ")]
        found = _worded(said, _slip(said, case.line))
        if found not in judged:
            yield f"`{case.name}`: {_worded(case, _slip(case, case.line))}; the system says {found}"


def _slip(judgement, line):
    """The slip of a line if that is the first wrong one."""
    return judgement.slips.get(line, "") if judgement.line == line else ""


def _worded(judgement, slip):
    """Word a verdict, with a slip if there is one."""
    place = f" at {judgement.line}" if judgement.line else ""
    return judgement.verdict + place + (f", {slip}" if slip else "")
