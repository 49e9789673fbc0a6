"""The pages on the packages' public names, whose docstrings Sphinx puts in."""

from importlib import import_module

# What each page is of, and what is said of it.
MODULES = {
    "steptrace": "Traces derivations. It needs no Jupyter.",
    "nbapart": "Marks nbgrader courses safely.",
    "sigmoid_course.tutor": "What students and the sheets' tests call; the rest is `steptrace`'s.",
    "sigmoid_course": "The functions of the course, with which answers are compared.",
}


def pages() -> dict[str, str]:
    """Return the pages: from each one's name, without its ending, to its Markdown."""
    return {f"api/{name}": _page(name, said) for name, said in MODULES.items()}


def _page(name, said):
    module = import_module(name)
    public = {one: getattr(module, one) for one in sorted(module.__all__)}
    entries = "\n".join(
        f".. auto{'class' if isinstance(value, type) else 'function'}:: {name}.{one}"
        for one, value in public.items()
        if name == "steptrace" or not value.__module__.startswith("steptrace")
    )
    return f"# Reference: {name}\n\n{said}\n\n```{{eval-rst}}\n{entries}\n```\n"
