"""Starts kernels by forking a process that has already imported their libraries."""
