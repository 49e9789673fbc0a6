"""The pages on the rules and on the slips, one for each."""

from collections.abc import Sequence
from pathlib import Path

from nbapart import typeset
from steptrace.practice.patterns import SLIPS as PRACTISED
from steptrace.reference import exercises_by_slip
from steptrace.registry import RULES, SLIPS, beside
from steptrace.rules.rule import Example, Rule, Slip
from steptrace.show import as_html
from steptrace.tracer import trace

from book import live

DEPTH = 1  # they lie in a folder of the book
RULES_SAID = (
    "Rules",
    "A step follows if its value stays the same. These are the names of the ways in which it may.",
)
SLIPS_SAID = (
    "Slips",
    "A step that breaks is given the name of its slip, where it is one that many people make.",
)


def pages(answers: Path) -> dict[str, str]:
    """Return the pages.

    Parameters
    ----------
    answers : Path
        The folder of the bank of answers, which says what trains a slip.

    Returns
    -------
    dict
        From each page's name, without its ending, to its Markdown.
    """
    trained = exercises_by_slip(answers)
    made = {_page(rule.name): of_rule(rule) for rule in RULES.values()}
    made |= {
        f"slips/{slip.name}": of_slip(slip, trained.get(slip.name, ())) for slip in SLIPS.values()
    }
    return made | {
        "rules/index": _index(RULES_SAID, RULES),
        "slips/index": _index(SLIPS_SAID, SLIPS),
    }


def of_rule(rule: Rule) -> str:
    """Return the page on a rule."""
    slips = [f"- [{one.name}](../slips/{one.name}.md): {one.sentence}" for one in _slips(rule)]
    return _together(
        f"# The {rule.name}" if rule.noun == f"the {rule.name}" else f"# {rule.name.capitalize()}",
        f"`{rule.sentence}`" if "=" in rule.sentence else rule.sentence,
        "## A step by it",
        _traced(rule.example),
        *(["## Slips beside it", "\n".join(slips)] if slips else []),
    )


def of_slip(slip: Slip, exercises: Sequence[str]) -> str:
    """Return the page on a slip, with the exercises that train it."""
    training = list(map(_exercise, exercises))
    if slip.name in PRACTISED:
        training.append(f'- `tutor.practice("{slip.name}")` makes tasks to practise on.')
    return _together(
        f"# {slip.name}",
        f"**{slip.sentence}** It happens beside {_listed(map(_beside, beside(slip)))}.",
        "## What it looks like",
        _traced(slip.example),
        "## Why it is tempting",
        slip.tempting,
        "## How to see it",
        slip.telltale,
        *(["## Where it is trained", "\n".join(training)] if training else []),
    )


def _together(*parts):
    return "\n\n".join(parts) + "\n"


def _page(name):
    return f"rules/{name.replace(' ', '-')}"


def _slips(rule):
    return dict.fromkeys(form.slip for form in rule.buggy)


def _beside(name):
    return f"[{RULES[name].noun}](../{_page(name)}.md)" if name in RULES else name


def _listed(names):
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _exercise(name):
    unit, exercise = name.split("/")
    return f"- [Unit {unit[0]}](../notebooks/{unit}.ipynb), exercise `{exercise}`."


def _traced(example: Example) -> str:
    """Return a traced step as HTML within Markdown, with its link to the live page."""
    table = typeset.in_html(as_html(trace(example.text)))
    return f"```{{raw}} html\n{table}\n{live.offer(example.text, DEPTH)}\n```"


def _index(said, entries):
    """Return the page that lists all rules, or all slips."""
    title, sentence = said
    names = [_page(name) if entries is RULES else f"slips/{name}" for name in entries]
    rows = [
        f"- [{name}]({page.partition('/')[2]}.md): {entry.sentence}"
        for page, (name, entry) in zip(names, entries.items(), strict=True)
    ]
    inside = "\n".join(page.partition("/")[2] for page in names)
    tree = f"```{{toctree}}\n:hidden:\n\n{inside}\n```"
    return _together(f"# {title}", sentence, "\n".join(rows), tree)
