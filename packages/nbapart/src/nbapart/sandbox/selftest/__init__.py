"""Tests whether a sandbox on this machine isolates what runs in it."""
