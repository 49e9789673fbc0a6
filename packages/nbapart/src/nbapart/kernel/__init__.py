"""Runs an untrusted Jupyter kernel."""
