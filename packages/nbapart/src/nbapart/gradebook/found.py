"""What tests found in a marked notebook, by exercise."""

from collections.abc import Iterator, Mapping
from typing import Any

from nbapart import findings
from nbapart.findings import Findings
from nbapart.gradebook.read import exercise


def by_exercise(notebook: Mapping[str, Any]) -> Iterator[tuple[str, Findings]]:
    """Yield for each marking cell its exercise, and what its test found.

    Parameters
    ----------
    notebook : mapping
        The notebook's JSON.

    Yields
    ------
    tuple of str, Findings
    """
    kinds = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    answers = [kind["grade_id"] for kind in kinds if kind.get("solution")]
    for cell, kind in zip(notebook["cells"], kinds, strict=True):
        if found := findings.read(cell).found:
            yield exercise(kind["grade_id"], answers), Findings(found)
