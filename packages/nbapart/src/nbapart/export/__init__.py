"""Sends marks and feedback back to the learning platforms that the work came from."""
