"""Where the source of the notebook lies that a preprocessor works on."""

import json
from pathlib import Path

from nbgrader.preprocessors import NbGraderPreprocessor

SOURCE = "nbapart-source"  # in the resources, where none of nbgrader's converters runs


def source(preprocessor: NbGraderPreprocessor, resources: dict) -> tuple[list[dict], Path] | None:
    """Return the cells of a unit's source notebook, and its folder.

    Parameters
    ----------
    preprocessor : nbgrader.preprocessors.NbGraderPreprocessor
    resources : dict
        What nbgrader says of the submission.

    Returns
    -------
    cells, folder : list of dict, pathlib.Path
        None where the preprocessor is not run by one of nbgrader's converters.
    """
    if given := resources.get(SOURCE):
        return given
    about = resources.get("nbgrader")
    if not about or getattr(preprocessor.parent, "parent", None) is None:
        return None
    coursedir = preprocessor.parent.parent.coursedir
    folder = Path(coursedir.format_path(coursedir.source_directory, ".", about["assignment"]))
    path = folder / f"{about['notebook']}.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))["cells"], folder.absolute()
