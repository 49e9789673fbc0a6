"""Finds names that are given a second meaning, which contradicts the first."""

from collections.abc import Iterator

from steptrace.context import Context
from steptrace.notation.derivation import Derivation, Given
from steptrace.step import Step


def contradictions(derivation: Derivation, context: Context) -> Iterator[Step]:
    """Yield a step for each name that is given again with a meaning that is not surely the same.

    Parameters
    ----------
    derivation : Derivation
        A derivation as read.
    context : Context
        What it says about its names; of a name that is given again, the first meaning.

    Yields
    ------
    Step
        It breaks, or is undecided if the meanings are neither proved equal nor refuted.
    """
    for given in derivation.given_again:
        step = _judged(given, derivation, context)
        if step:
            yield step


def _judged(given: Given, derivation: Derivation, context: Context) -> Step | None:
    first = derivation.definitions[given.name]
    found = context.compare(first, given.node)
    if found.verdict == "equal":
        return None
    verdict = "breaks" if found.verdict == "different" else "undecided"
    return Step(
        given.number,
        verdict,
        given.text,
        first,
        given.node,
        given=given.name,
        given_at=derivation.given_at[given.name],
        reason=found.ground if verdict == "undecided" else None,
        witness=found.witness,
    )
