"""Measures how well a system judges derivations: ``python -m steptrace.benchmark FOLDER``."""
