"""Kernels forked from a process that has imported their libraries."""
