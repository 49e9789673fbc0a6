"""Tries whether a sandbox holds."""
