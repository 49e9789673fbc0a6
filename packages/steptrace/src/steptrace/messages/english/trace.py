"""What is said about a traced derivation and each of its steps."""

from steptrace.algebra.kinds import KINDS
from steptrace.algebra.rewriting import Rewriting
from steptrace.implicit.moves import Move
from steptrace.registry import RULES, SLIPS
from steptrace.rules.families import INNERMOST_FIRST

TRACE = {
    "verdict": {
        "follows": "follows",
        "leap": "leap",
        "misnamed": "misnamed",
        "recovers": "recovers",
        "breaks": "breaks",
        "undecided": "undecided",
        "unreadable": "unreadable",
        "let": "let",
        "start": "start",
    },
    "title": {
        "line": "line",
        "verdict": "verdict",
        "expression": "expression",
        "margin": "rule or slip",
    },
    "summary": {
        "alone": "One line alone: nothing to judge yet.",
        "one step": "Sound: 1 step, each true.",
        "sound": "Sound: {count} steps, each true.",
        "broken": "Broken at line {line}.",
        "undecided": "Undecided at line {line}.",
        "unreadable": "Unreadable at line {line}.",
    },
    "margin": {"kind": "{rule}: {kind}", "slip": "slip: {slips}"},
    "step": {
        "algebra": "Algebra: {kind}.",
        "kind": "{rules}: {kind}.",
        "rules": "{rules}.",
        "equation": "By {kind}.",
        "misnamed": "True, but not {rule}.",
        "leap": "True, but more than one idea at once. Write the line in between.",
        "leap from": (
            "True, but more than one idea at once: {rules} would come first. "
            "Write the line in between."
        ),
        "leap by": "True, but more than one idea at once: {rules}. Write the lines in between.",
        "recovers": ("Differs from the wrong line before it, but agrees with the last sound one."),
        "breaks": "Does not follow. The line before is {before}, this line is {after}.",
        "breaks at": (
            "Does not follow. At {point} the line before is {before}, this line is {after}."
        ),
        "fails": "Does not follow. Its left side is {before}, its right side {after}.",
        "fails at": (
            "Does not follow. At {point} its left side is {before}, its right side {after}."
        ),
        "two slips": "More than one thing went wrong here. {slips}",
        "place": "Look at {parts}: the rest of the line is right.",
        "given twice": (
            "{name} has two meanings: {first} in line {line}, and {second} here. "
            "A name keeps its meaning; take another name for the second."
        ),
        "undecided": "Not decided: {reason}. A person should look at this step.",
        "not given": (
            "Not decided: what {name} stands for is not given. "
            "Give it in a line above this one: let {name} = …"
        ),
        "many broken": "Not judged: too many lines before it are broken. Mend those first.",
        "at line": "Line {line}: {said}",
    },
    "unreadable": {"place": "Not readable at line {line}, column {column}: {problem}"},
    "reason": {
        "no common point": "no point was found where both lines have a value",
        "too large": "the expressions grow too large to compare",
        "no proof": "no difference was found for sure, but that is not a proof",
    },
    "remark": {
        "domain": "The two lines are not defined at quite the same points.",
        "divides": "Points where the factor is zero are left out.",
        "otherwise": (
            "{typed} was not read as {instead}. With that this line would follow: "
            "write it so if you mean it."
        ),
        "product": "{run} was read as {product}.",
        "meant": "What stands after # names no rule. Did you mean {rule}?",
    },
    "phrase": {
        "and": "{one} and {other}",
        "list": "{one}, {other}",
        "not quite": "not quite {value}",
        "an expression": "An expression",
        "an operator": "An operator or the end",
        "power": ". For a power write e^{exponent}",
        "or": " or ",
        "no name": "no name",
    },
    "rule": {name: name for name in RULES},
    "the rule": {name: rule.noun for name, rule in RULES.items()},
    "by rule": {name: f"by {rule.noun}" for name, rule in RULES.items()},
    "rule says": {rule.name: rule.sentence for rule in INNERMOST_FIRST},
    "kind": {
        **{name: name for name in (*KINDS, *Rewriting, *Move)},
        Rewriting.FUNCTIONS: "putting {functions} in",
    },
    "slip": {name: name for name in SLIPS},
    "slip says": {name: slip.sentence for name, slip in SLIPS.items()},
}
