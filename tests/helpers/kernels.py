"""Kernels in sandboxes, for tests."""

import asyncio
from contextlib import asynccontextmanager

from sigmoid_course.grading.sandbox.limits import Limits
from sigmoid_course.grading.sandbox.manager import Manager


@asynccontextmanager
async def started(start="cold", folder=None, **limits):
    """A manager and a client of a kernel, which is ended afterwards."""
    manager = Manager(start=start, limits=Limits(**limits))
    await manager.start_kernel(cwd=folder)
    client = manager.client()
    client.start_channels()
    try:
        await client.wait_for_ready(60)
        yield manager, client
    finally:
        client.stop_channels()
        await manager.shutdown_kernel(now=True)
        client.context.term()


async def say(client, code):
    """What a cell prints; its error's name where it ends in one."""
    said = []

    def hear(message):
        said.append(message["content"].get("text") or message["content"].get("ename") or "")

    await client.execute_interactive(code, output_hook=hear, allow_stdin=False, timeout=60)
    return "".join(said).strip()


def run(*cells, **options):
    """What each cell prints in a kernel of its own; options as `started` takes them."""

    async def ran():
        async with started(**options) as (_, client):
            return [await say(client, cell) for cell in cells]

    return asyncio.run(ran())
