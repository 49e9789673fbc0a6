"""The command `course`."""

import click


@click.group()
def main():
    """Mark the course, and trace derivations."""
