"""Reads the text alternatives of a notebook's figures from a file beside the notebook.

In the cell itself such a text would stand above the figure, where it gives away what a reader is
asked to predict.
"""

import tomllib
from pathlib import Path


def text_alternatives(path: str | Path) -> dict[str, str]:
    """Read the text alternatives of a notebook's figures.

    Parameters
    ----------
    path : str or pathlib.Path
        A TOML file that maps the id of each cell with a figure to the text.

    Returns
    -------
    dict of str to str

    Raises
    ------
    FileNotFoundError
        There is no such file where the notebook runs.

    Examples
    --------
    >>> text_alternatives("notebooks/alt/1-sigmoid.toml")["falling-picture"][:22]
    'A curve that falls fro'
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise FileNotFoundError(
            f"{path}: no such file in {Path.cwd()}. Keep a notebook in the folder it came in."
        ) from None
    return tomllib.loads(text)
