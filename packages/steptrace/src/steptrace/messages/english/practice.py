"""What tasks to practise ask for, and what is said of answers to them."""

PRACTICE = {
    "goal": {
        "worked": "Differentiate until no derivative is left.",
        "gathered": "Put the numbers together: no product and no sum has two of them.",
        "one fraction": "Write it as one fraction, without a negative exponent.",
        "no fraction": "Write it without a fraction.",
        "multiplied out": "Multiply out until no bracket is left.",
        "one power": "Write it as one power.",
        "one logarithm": "Write it as one logarithm.",
        "logarithms apart": "Take it apart: no logarithm is left of a product or a quotient.",
        "natural": "Write it with the natural logarithm alone.",
        "written out": "Write out each function, with powers of e.",
        "in x": "Write it in x alone.",
        "solved": "Find y': the last equation begins with y' =, and no derivative is on its right.",
    },
    "practice": {
        "begin": "Begin with {start}.",
        "not the end": "All is true so far. Line {line} is not the end yet. {asked}",
        "undecided": (
            "Line {line} could be neither proved nor refuted. Write the lines in between, "
            "or take another way."
        ),
        "level": "There are the levels 1, 2 and 3, not {level!r}.",
        "unknown": "There is no rule and no slip called {name!r}.",
        "meant": "There is no rule and no slip called {name!r}. Did you mean {meant!r}?",
        "due": "{sentence} That came twice, so this task trains just that.",
    },
}
