"""Makes the course's notebooks and pages into a book, `python -m book`, which Sphinx renders."""
