"""Builds the book: `python -m book FOLDER`, where FOLDER is what is made, without a network."""

import shutil
import sys
from pathlib import Path

from book import finish, font, gather

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def main(folder: Path) -> int:
    """Build the book.

    Parameters
    ----------
    folder : Path
        Its pages; what was there before is taken away.

    Returns
    -------
    int
        The status: 0 where Sphinx had nothing to warn of.
    """
    from sphinx.cmd.build import build_main

    work = folder.parent / f"{folder.name}.work"
    for old in (folder, work):
        shutil.rmtree(old, ignore_errors=True)
    gather.gather(ROOT, work / "source")
    options = ["-q", "-W", "--keep-going", "-b", "html", "-d", str(work / "doctrees")]
    status = build_main([*options, "-c", str(HERE), str(work / "source"), str(folder)])
    pages = list(finish.pages(folder))
    shutil.copy(ROOT / font.NOTICE, folder / "_static")
    font.write(font.characters(pages), folder / "_static" / font.FILE)
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
