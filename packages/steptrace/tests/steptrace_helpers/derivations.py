"""The bank of derivations, for use in several tests."""

from pathlib import Path

ROOT = Path(__file__).parents[4]
FOLDER = ROOT / "tests" / "derivations"
