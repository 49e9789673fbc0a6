"""What the names of a chain are: the variable of a prime, functions, constants, and meanings."""

from contextlib import suppress
from dataclasses import replace
from itertools import takewhile

from steptrace.expression import Derivative, Name, rewrite
from steptrace.notation.definitions import check_written_out, reached
from steptrace.notation.errors import Unreadable


def settle(derivation, constants=frozenset()):
    """Give each prime its variable and each name its part.

    Parameters
    ----------
    derivation : Derivation
        As read, changed in place.
    constants : set of str
        Names that do not vary, whatever is differentiated.

    Returns
    -------
    Derivation
        The same one.
    """
    primed = _names(derivation, lambda part: not part.by)
    _take_definitions(derivation)
    by = {part.by for part in _held(derivation) if part.by} - derivation.let
    _take_back(derivation, by or ({"x"} if primed else set()))
    _give_variables(derivation, by, primed)
    _find_functions(derivation, primed, constants)
    derivation.by = next(iter(by), "x") if len(by) < 2 else "x"
    _begin_behind(derivation)
    return derivation


def _give_variables(derivation, by, primed):
    """Write each prime as a derivative by its variable, as far as it is known which."""
    lines, derivation.lines = derivation.lines, []
    definitions, derivation.definitions = derivation.definitions, {}
    try:
        for name, meaning in definitions.items():
            number, text = derivation.given_at.get(name, 1), name
            meaning = _with_variable(meaning, by, primed)
            if name in reached(meaning, derivation.definitions):
                raise Unreadable("let-name", name=name)
            derivation.definitions[name] = meaning
        for line in lines:
            number, text = line.number, line.text
            sides = [_with_variable(side, by, primed) for side in (line.node, line.left)]
            derivation.lines.append(replace(line, node=sides[0], left=sides[1]))
    except Unreadable as problem:
        problem.line, problem.text, problem.column = number, text, 0
        derivation.unreadable = problem


def _find_functions(derivation, primed, constants):
    """The names that are functions, and those of them that nothing else says it of."""
    alone = _names(derivation, lambda part: part.arg.name != part.by) - set(derivation.definitions)
    said = primed | derivation.slopes
    if not derivation.equations:
        alone -= _partial(derivation) - said
    derivation.functions = frozenset(alone - set(constants))
    derivation.unsure = frozenset() if derivation.equations else derivation.functions - said
    derivation.unknown = frozenset(derivation.functions - _standing(derivation))


def _standing(derivation):
    """The names that stand in a chain otherwise than alone in a derivative, as L in dL/dz."""
    sides = [*derivation.sides(), *derivation.definitions.values()]
    return frozenset().union(*map(_loose, sides))


def _loose(node):
    if isinstance(node, Derivative) and isinstance(node.arg, Name):
        return frozenset()
    if isinstance(node, Name):
        return node.names
    return frozenset().union(*map(_loose, node.parts))


def _partial(derivation):
    """The names that are differentiated by the same letter with another index alone."""
    pairs = {(part.arg.name, part.by) for part in _held(derivation) if isinstance(part.arg, Name)}
    others = {name for name, by in pairs if name != by and not _are_siblings(name, by)}
    return {name for name, by in pairs if _are_siblings(name, by)} - others


def _are_siblings(name, other):
    """Whether two names are one letter with two indices, as w_0 and w_1."""
    (letter, index, _), (same, another, _) = name.partition("_"), other.partition("_")
    return name != other and letter == same and bool(index and another)


def _take_definitions(derivation):
    """Equations that begin with the meanings of names which are then differentiated.

    `L = (p - t)^2`, `p = sigma(z)`, `dL/dz = dL/dp dp/dz`: the first ones are as good as `let`.
    """
    count = len(list(takewhile(lambda line: _is_meaning(line, derivation), derivation.lines)))
    leading, others = derivation.lines[:count], derivation.lines[count:]
    names = [line.left.name for line in leading]
    if not derivation.equations or not others or len(set(names)) < count or not leading:
        return
    if count == 1 and len({part.by for part in _held(derivation)}) == 1:
        sides = [side for line in others for side in (line.left, line.node) if side]
        if not getattr(others[0].left, "by", None) or any(names[0] in _loose(s) for s in sides):
            return
    given = {**derivation.definitions, **{line.left.name: line.node for line in leading}}
    goes_round = any(name in reached(given[name], given) for name in names)
    if goes_round or not _is_slope_of(others[0].left, given):
        return
    with suppress(Unreadable):
        check_written_out(
            [side for line in others for side in (line.left, line.node) if side], given
        )
        first = replace(others[0], node=others[0].left, left=None, claim="")
        derivation.lines = [first, replace(others[0], left=None), *others[1:]]
        derivation.definitions, derivation.equations = given, False
        derivation.let |= set(names)
        derivation.given_at.update({line.left.name: line.number for line in leading})


def _is_meaning(line, derivation):
    """Whether a line may give a fresh name its meaning."""
    left = line.left
    return isinstance(left, Name) and left.name not in {"e", *derivation.definitions}


def _is_slope_of(node, given):
    """Whether a side is the derivative of a name that was given."""
    return isinstance(node, Derivative) and isinstance(node.arg, Name) and node.arg.name in given


def _begin_behind(derivation):
    """A chain `dL/dz = …` of which L is not known begins with the right-hand side."""
    first, *others = derivation.lines or [None]
    if derivation.equations or not others or others[0].number != first.number:
        return
    if _is_slope_of(first.node, derivation.functions):
        derivation.lines = [replace(others[0], left=first.node), *others[1:]]


def _with_variable(node, by, primed):
    return node and rewrite(node, lambda part: _primed(part, by, primed))


def _held(derivation):
    return [part for part in derivation.parts() if isinstance(part, Derivative)]


def _names(derivation, wanted):
    """The names whose derivatives stand in a chain, as y in y' and dy/dx."""
    named = (part for part in _held(derivation) if isinstance(part.arg, Name))
    return {part.arg.name for part in named if wanted(part)} - {"e"}


def _take_back(derivation, variables):
    """What looked like a definition, of a name that is the variable, is a first step."""
    for name in set(derivation.definitions) & variables - derivation.let:
        del derivation.definitions[name]
        derivation.lines.insert(
            0, replace(derivation.lines[0], text=name, node=Name(name), claim="")
        )


def _primed(part, by, primed):
    """A prime as a derivative by the variable that it goes by."""
    if not isinstance(part, Derivative) or part.by:
        return part
    names = part.arg.names
    common = next(iter(by)) if len(by) == 1 else "x"
    if isinstance(part.arg, Name) or (len(by) < 2 and names & primed):
        return Derivative(part.arg, common, part.order)
    choice = (names & by if len(by) == 1 else names) or names or by
    if len(choice) != 1:
        raise Unreadable("prime-of-what", names=sorted(names))
    return Derivative(part.arg, next(iter(choice)), part.order)
