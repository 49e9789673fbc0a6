"""Makes derivations without merit: by somebody who knows the rules and does no mathematics.

They know what a sheet prints, lines of other exercises, and ways to write a line differently. They
never write a line that the sheet only describes, except by chance.
"""

import re
from collections import Counter

# Ways to write a line differently that work nothing out. In `steps` an exponential may not be
# multiplied above and below, since that is the way.
PADDINGS = (
    "{} + 0",
    "({}) * 1",
    "{} + ln(1)",
    "{} + x - x",
    "({}) * (x + 5)/(x + 5)",
    "{} + 7 - 7",
    "-(-({}))",
    "2 ({})/2",
    "({})^1",
    "({})^3/({})^2",
    "ln(e^({}))",
    "{} + tanh(x)^2 - tanh(x)^2",
    "{} + 0 sinh(x)",
    "({}) (x^2 - 1)/((x - 1) (x + 1))",
    "{} + (x + 1)^2 - x^2 - 2x - 1",
    "({}) * sqrt(9)/3",
    "1/(1/({}))",
    "{} + ln(x^2 + 1) - ln(1 + x^2)",
    "({}) * e^0",
    "{} + d/dx[5]",
    "({}) d/dx[x]",
)
FALSE = ("5", "0", "x", "sigma(x)", "2 - sigma(x)", "e^x", "ln(x)", "x^2 + 1", "tanh(x/2)", "-1")
LETS = ("x = 0", "x = 1", "t = sigma(z)", "t = yhat", "z = 0", "e = 1", "u = {}", "a = 5", "y = {}")
PIECE = re.compile(r"\(([^()]+)\)|\[([^\[\]]+)\]|[\w^-]+")
TOKEN = re.compile(r"[A-Za-z_]\w*|\d+|[-+*/^\[\]]")


def text(exercise, others, rng):
    """A derivation without merit.

    Parameters
    ----------
    exercise : Exercise
        What it pretends to answer.
    others : list of Exercise
        Where other lines come from.
    rng : random.Random
    """
    kind = rng.choice((_copied, _disguised, _mixed, _pieces, _foreign, _followed))
    lines = [line for line in kind(exercise, others, rng) if line]
    relation = "\n=> " if "=" in exercise.marked["start"] else "\n= "
    letting = list(exercise.letting)
    if rng.random() < 0.25:
        letting.insert(rng.randrange(len(letting) + 1), "let " + _let(exercise, rng))
    return "\n".join([*letting, relation.join(lines)])


def _let(exercise, rng):
    return rng.choice(LETS).format(rng.choice(_all_pieces(exercise)))


def _copied(exercise, _, rng):
    """What the sheet prints, padded or not, some lines twice."""
    for line in exercise.printed:
        for _ in range(rng.choice((1, 1, 2))):
            yield _padded(line, rng) if rng.random() < 0.4 and line != exercise.printed[0] else line


def _disguised(exercise, _, rng):
    """From the start to the end in one disguise after the other."""
    yield exercise.printed[0]
    for _ in range(rng.randint(1, 5)):
        yield _padded(rng.choice(exercise.printed[1:]), rng)
    yield exercise.printed[-1]


def _mixed(exercise, _, rng):
    """True and false lines without an order, the end last."""
    yield exercise.printed[0]
    for _ in range(rng.randint(1, 6)):
        line = _sided(rng.choice([*exercise.printed, *FALSE]), exercise, rng)
        yield _padded(line, rng) if rng.random() < 0.6 else line
    yield exercise.printed[-1]


def _pieces(exercise, _, rng):
    """Pieces of the lines asked for, put together in some way."""
    pieces = _all_pieces(exercise)
    yield exercise.printed[0]
    for _ in range(rng.randint(1, 5)):
        sign, one, other = rng.choice("+*-/"), rng.choice(pieces), rng.choice(pieces)
        yield _sided(f"({one}) {sign} ({other})", exercise, rng)
    yield exercise.printed[-1]


def _followed(exercise, _, rng):
    """A slip, made in all the lines that the sheet prints as if it were followed through."""
    slip = rng.choice(("-({})", "1 - ({})", "2 ({})", "({})^2", "({}) + x", "1/({})"))
    yield exercise.printed[0]
    for line in exercise.printed[1:]:
        left, equals, right = line.rpartition("=")
        wrong = f"{left}{equals}{slip.format(right)}"
        yield from (_padded(wrong, rng) for _ in range(rng.randint(0, 2)))
        yield wrong


def _foreign(exercise, others, rng):
    """Lines of another exercise between this one's start and end."""
    yield exercise.printed[0]
    other = rng.choice([one for one in others if set(one.printed).isdisjoint(exercise.printed)])
    for line in rng.sample(other.printed, min(2, len(other.printed))):
        yield _sided(line, exercise, rng)
    yield exercise.printed[-1]


def _sided(line, exercise, rng):
    """A line with as many sides as the exercise has."""
    if "=" in exercise.marked["start"] and "=" not in line:
        return f"{rng.choice(('y', 'e^y', 'y y', '0', '1', line))} = {line}"
    return line if "=" in exercise.marked["start"] else line.partition("=")[2] or line


def _padded(line, rng):
    """A line written differently, one of its sides if it has two."""
    left, equals, right = line.rpartition("=")
    for _ in range(rng.randint(1, 2)):
        right = rng.choice(PADDINGS).replace("{}", right.strip())
    return f"{left}{equals}{right}"


def _all_pieces(exercise):
    """Parts of the lines that the exercise prints or describes, none of them a whole line."""
    whole = {_tokens(line) for line in _forms(exercise)}
    found = (match for line in _forms(exercise) for match in PIECE.finditer(line))
    pieces = {next(filter(None, (*match.groups(), match.group()))) for match in found}
    return sorted(piece for piece in pieces if "=" not in piece and _tokens(piece) not in whole)


def _forms(exercise):
    return [*exercise.printed, *exercise.described, *exercise.marked.get("between", ())]


def has_merit(exercise, answer):
    """Whether a line is, sign for sign in any order, one that the sheet does not print.

    It compares the symbols of lines alone, without reading them, and so shares nothing with the
    rubric. Such an answer is set aside: somebody may have written it by mathematics.
    """
    forms = {_tokens(form) for form in (*exercise.described, *exercise.marked.get("between", ()))}
    return any(_tokens(line.lstrip("=> ")) in forms for line in answer.splitlines())


def _tokens(line):
    return frozenset(Counter(TOKEN.findall(line)).items())
