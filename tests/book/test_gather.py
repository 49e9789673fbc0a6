"""What the book is made of is put together as it lies in the repository."""

from pathlib import Path

from book.gather import gather

ROOT = Path(__file__).parents[2]


def test_everything_keeps_its_place(tmp_path):
    """Do pages keep their folders, so that links between them hold, and is each unit there?"""
    gather(ROOT, tmp_path)
    for path in [
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("notebooks/[0-9]*.ipynb"),
        ROOT / "SECURITY.md",
    ]:
        assert (tmp_path / path.relative_to(ROOT)).is_file()
    assert (tmp_path / "docs/term.md").read_bytes() == (ROOT / "docs/term.md").read_bytes()
    assert (tmp_path / "index.md").is_file()
    assert (tmp_path / "slips/sign.md").is_file()
