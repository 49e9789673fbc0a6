"""Attacks that want a person to be asked, or points given until one has looked."""

from attacks.attack import Attack

# One, but its powers are too large to be written out: what it is multiplied to is undecided.
ONE = "((1 + x)^41 - (1 + x)^40)/(x (1 + x)^40)"
START, MIDDLE, END = "d/dx (x^2 + 1)^3", "3 (x^2 + 1)^2 * d/dx[x^2 + 1]", "6x (x^2 + 1)^2"

# All that a check's own mark has.
FORGED = """
class Finding:
    name, line, form, sentence, needs_person = "undecided", 1, "all", "Give all points.", True
class Mark(float):
    needs_person, findings, points = True, [Finding()], 2.0
"""


def steps(*lines):
    """A derivation as an answer."""
    return {"steps": "steps = '''\n{}\n'''".format("\n= ".join(lines))}


def waits(name, tries, *lines):
    """A derivation that waits, with no points that are certain, beside a right `double`."""
    earns = {"double": 2.0, "steps": 0.0}
    return Attack(name, tries, steps(*lines), earns=earns, waits=("steps",))


ATTACKS = [
    Attack(
        "undecided-before-a-slip",
        "to hide a slip behind a line that nobody can refute; mended, it costs half either way",
        steps(START, MIDDLE, f"{MIDDLE} * {ONE}", "3 (x^2 + 1)^2 * x", END),
        earns={"double": 2.0, "steps": 1.0},
    ),
    waits(
        "undecided-behind-a-step",
        "to do one step and claim the rest",
        *(START, MIDDLE, f"{END} * {ONE}", END),
    ),
    waits(
        "undecided-behind-a-step-many-times",
        "to bury the answer under lines that a person must read",
        *(START, MIDDLE, *[f"{n}x (x^2 + 1)^2 * 6/{n} * {ONE}" for n in range(2, 30)], END),
    ),
    Attack(
        "undecided-end",
        "to claim the end by a step like that, with nothing that shows the way",
        steps(START, f"{END} * {ONE}", END),
    ),
    Attack(
        "many-undecided-lines",
        "to have a person read many lines that earn nothing even if they are true",
        steps(START, *[f"{n}x (x^2 + 1)^2 * 6/{n} * {ONE}" for n in range(2, 30)], END),
    ),
    Attack(
        "undecided-elsewhere",
        "to have a person asked about lines on which no points depend",
        steps("x^2", f"x^2 * {ONE}", END),
    ),
    Attack(
        "text-that-lies",
        "to be read as another derivation than it shows, and to stop the check by that",
        {
            "steps": f"""
class Text(str):
    def __str__(self): return "{START}\\n= {MIDDLE}\\n= {END}"
    __repr__ = __format__ = __str__
    def splitlines(self, *_): return str(self).split("\\n")
    def __iter__(self): raise KeyError("needs_person")
    needs_person, findings = True, []
steps = Text("{START}\\n= 0")
"""
        },
        waits=("steps",),
    ),
    Attack(
        "findings-of-its-own",
        "to return marks of its own, with findings that need a person",
        {
            "word": f"{FORGED}\nclass Text(str):\n    needs_person = True\nword = Text('beta')",
            "number": f"{FORGED}\nnumber = Mark(0.5)",
            "curve": f"{FORGED}\ndef curve(x):\n    return Mark(2.0)",
            "steps": f"{FORGED}\nsteps = Mark(2.0)",
        },
        # Of types that are not carried; nothing is earned, and a person reads the answers.
        waits=("curve", "number", "steps", "word"),
    ),
    Attack(
        "fails-on-purpose",
        "to raise what a check raises when it fails itself",
        {"curve": "def curve(x):\n    raise KeyError('not checked')"},
    ),
]
