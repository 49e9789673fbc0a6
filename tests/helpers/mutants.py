"""Mutants of an answer: its code with one small slip in it, each slip in turn.

A mutant of Python code has one node of its syntax tree changed; a text in it, such as a
derivation, has one of its signs, digits, functions or words changed.
"""

import ast
import re

OPERATORS = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.BitOr: (ast.BitAnd,),
}
COMPARISONS = {
    ast.Lt: (ast.Gt, ast.LtE),
    ast.Gt: (ast.Lt, ast.GtE),
    ast.LtE: (ast.GtE,),
    ast.GtE: (ast.LtE,),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
# Names that are confused with each other, in NumPy and in the course.
CONFUSED = (
    ("exp", "expm1"),
    ("log", "log1p"),
    ("exp", "log"),
    ("maximum", "minimum"),
    ("mean", "sum"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("logaddexp", "maximum"),
    ("sigmoid", "log_sigmoid"),
    ("softplus", "log_sigmoid"),
    ("column_stack", "vstack"),
    ("True", "False"),
)
# The same for the words of a derivation, and for answers that are chosen from a list.
WORDS = (
    ("sigma", "tanh"),
    ("ln", "exp"),
    ("softplus", "sigma"),
    ("alpha", "beta"),
    ("quotient", "product"),
    ("chain", "power"),
    ("sum rule", "product rule"),
    ("yhat", "t"),
)


def mutants(code):
    """Return (what was done, the code with it), for each single slip in what is the solution.

    Examples
    --------
    >>> [found for _, found in mutants("a = x + 2")]
    ['pass', 'a = x - 2', 'a = x', 'a = 2', 'a = x + 3', 'a = x + -2']
    """
    tree = ast.parse(code)
    lines = _solution(code)
    found = []
    for put, node in list(_places(tree)):
        if getattr(node, "lineno", None) in lines:
            for new in _variants(node):
                put(new)
                found.append((_told(node, new), ast.unparse(tree)))
            put(node)
    return found


def _solution(code):
    """The numbers of the lines of the solutions; of all lines where none is marked."""
    lines = list(enumerate(code.splitlines(), 1))
    marks = [number for number, line in lines if re.search("### .* SOLUTION", line)]
    marks = marks or [0, len(lines) + 1]
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return {number for first, last in pairs for number in range(first, last)}


def _told(old, new):
    """What was done: the code before and after, of a text only the line that changed."""
    texts = [getattr(node, "value", None) for node in (old, new)]
    if all(isinstance(text, str) for text in texts):
        pairs = zip(*(text.splitlines() for text in texts), strict=False)
        return next(f"{before} -> {after}" for before, after in pairs if before != after)
    return " -> ".join(" ".join(ast.unparse(node).split())[:60] for node in (old, new))


def _places(tree):
    """Each node, with a function that puts another one in its place."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if isinstance(value, ast.AST):
                yield _setter(parent, field), value
            for index, one in enumerate(value if isinstance(value, list) else ()):
                if isinstance(one, ast.AST):
                    yield _item(value, index), one


def _setter(parent, field):
    return lambda new: setattr(parent, field, new)


def _item(nodes, index):
    return lambda new: nodes.__setitem__(index, new)


def _variants(node):
    """The slips that can be made at one node."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return []
        case ast.Expr() | ast.Assign() | ast.AugAssign():
            return [ast.Pass()]
        case ast.Return(value=ast.expr() as value):
            return [ast.Return(new) for new in _reshaped(value)]
        case ast.BinOp(left=left, op=op, right=right):
            return _operations(left, op, right)
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return [ast.Compare(left, [new()], [right]) for new in COMPARISONS.get(type(op), ())]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return [operand]
        case ast.Attribute(value=value, attr="T"):
            return [value]
        case ast.Attribute(value=value, attr=name):
            return [ast.Attribute(value, other) for other in _others(name)]
        case ast.Name(id=name, ctx=ast.Load()):
            return [ast.Name(other) for other in _others(name)]
        case ast.Call():
            return _calls(node)
        case ast.Constant(value=value):
            return [ast.Constant(new) for new in _constants(value)]
    return []


def _reshaped(value):
    """What is returned, summed up, or as a column."""
    column = ast.Tuple([ast.Constant(...), ast.Constant(None)])
    summed = ast.Call(ast.parse("np.sum", mode="eval").body, [value], [])
    return [ast.Subscript(value, column), summed]


def _operations(left, op, right):
    swapped = [ast.BinOp(left, new(), right) for new in OPERATORS.get(type(op), ())]
    if isinstance(op, ast.Sub | ast.Div | ast.Pow | ast.MatMult):
        swapped.append(ast.BinOp(right, op, left))
    return [*swapped, left, right]


def _calls(node):
    """The function left out, two arguments swapped, and each keyword left out."""
    found = [node.args[0]] if node.args else []
    if isinstance(node.func, ast.Attribute) and not node.args:
        found = [node.func.value]  # x.mean() -> x
    if len(node.args) > 1:
        first, second, *others = node.args
        found.append(ast.Call(node.func, [second, first, *others], node.keywords))
    for keyword in node.keywords:
        kept = [one for one in node.keywords if one is not keyword]
        found.append(ast.Call(node.func, node.args, kept))
    return found


def _others(name):
    pairs = [pair for pair in CONFUSED if name in pair]
    return [second if name == first else first for first, second in pairs]


def _constants(value):
    match value:
        case bool():
            return [not value]
        case int() | float():
            return [value + 1, -value] if value else [value + 1]
        case str():
            return list(dict.fromkeys(slips(value)))
    return []


def slips(text):
    """Yield a text with one sign, digit, function or word changed, each in turn.

    Examples
    --------
    >>> list(slips("2 - x"))
    ['3 - x', '2 + x']
    >>> list(slips("B"))
    ['C']
    """
    if re.fullmatch("[A-Z]", text):
        yield chr(ord(text) + 1)
        return
    bare = re.sub("#.*", lambda comment: " " * len(comment[0]), text)
    for sign in re.finditer(r"[(^]-|[-+*]|/(?!d)|\d+", bare):
        for new in _signs(sign[0], bare[: sign.start()]):
            yield text[: sign.start()] + new + text[sign.end() :]
    for pair in WORDS:
        for word, new in (pair, pair[::-1]):
            for place in re.finditer(rf"(?<![a-z]){word}(?![a-z])", bare):
                yield text[: place.start()] + new + text[place.end() :]


def _signs(sign, before):
    if sign.isdigit():
        return [str(int(sign) + 1)]
    if len(sign) == 2:
        return [sign[0]]
    unary = not before.strip(" ") or before.rstrip(" ")[-1] in "=(*/[^\n{,"
    if sign == "-" and unary:
        return [""]
    return {"-": "+", "+": "-", "*": "/", "/": "*"}[sign]
