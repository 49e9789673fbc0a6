"""The command `results`: how large is what marking keeps, and away with it."""

import click

from nbapart.command import Command
from nbapart.course import find


@click.command(cls=Command)
@click.option("--clear", is_flag=True, help="Take it away.")
def results(clear: bool) -> None:
    """Say how much marking keeps of what it has run.

    PROGRAM grade keeps each submission as it was run, in .nbapart/ in the course's folder, so that
    a run that was stopped goes on where it was. The oldest go when there is more than 1 GiB of
    them. Marks, feedback and submissions are elsewhere, and stay.

    \b
    Examples:
      PROGRAM results
      PROGRAM results --clear
    """
    from nbapart.engine.store import Store
    from nbapart.limits import MIB

    store = Store(find().results)
    count, size = len(store.files()), store.size / MIB
    if clear:
        store.clear()
    said = "were taken away" if clear else "are kept"
    click.echo(f"{count} submissions as they were run {said}: {size:.1f} MiB.")
