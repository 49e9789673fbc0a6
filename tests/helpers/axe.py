"""What axe-core finds on a page in a browser."""

import pytest


def faults(page, scheme):
    """The faults of the open page, in light or dark: name, and the parts that have it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.emulate_media(color_scheme=scheme)
    found = axe.run(page).response["violations"]
    return {one["id"]: [node["html"] for node in one["nodes"]] for one in found}
