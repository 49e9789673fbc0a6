"""The reference names everything that is public, once."""

from importlib import import_module

from book.reference import MODULES, pages


def test_each_public_name_stands_once():
    """Is each name of `__all__` on its page, and what comes from steptrace only on that one's?"""
    made = pages()
    for name in MODULES:
        for one in import_module(name).__all__:
            times = sum(page.count(f":: {name}.{one}\n") for page in made.values())
            there = getattr(import_module(name), one).__module__.startswith("steptrace")
            assert times == (0 if there and name != "steptrace" else 1)
