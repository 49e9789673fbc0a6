"""Gathers what the book is made of into one folder, where everything has the place it has here.

So the links between notebooks and pages hold as they are.
"""

from collections.abc import Iterator
from pathlib import Path

from book import notebook, reference, rules

PAGES = ("README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE")
FOLDERS = {
    "docs": "*.md",
    "packages": "*/README.md",
    "release": "*/*.ipynb",
    ".github/pictures": "*.png",
}


def gather(root: Path, folder: Path) -> None:
    """Gather the book's sources.

    Parameters
    ----------
    root : Path
        The repository.
    folder : Path
        Where they go; it is made.
    """
    for path in _as_they_are(root):
        _put(folder / path.relative_to(root), path.read_bytes())
    for path in sorted((root / "docs/book/pages").iterdir()):
        _put(folder / path.name, path.read_bytes())
    for path in sorted((root / "notebooks").glob("[0-9]*.ipynb")):
        _put(folder / "notebooks" / path.name, notebook.shown(path.read_text("utf-8")).encode())
    for name, text in {**rules.pages(root / "answers"), **reference.pages()}.items():
        _put(folder / f"{name}.md", text.encode())


def _as_they_are(root: Path) -> Iterator[Path]:
    yield from (root / name for name in PAGES)
    for name, pattern in FOLDERS.items():
        yield from sorted((root / name).glob(pattern))


def _put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
