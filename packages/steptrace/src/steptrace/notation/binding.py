"""Name binding: finds the variable of each prime, and what each name of a derivation stands for."""

from collections.abc import Set
from dataclasses import replace
from itertools import takewhile

from steptrace.expression import Derivative, Name, rewrite, walk
from steptrace.notation.definitions import check_written_out, reached
from steptrace.notation.derivation import Derivation
from steptrace.notation.errors import Unreadable


def bind(derivation: Derivation, constants: Set[str] = frozenset()) -> Derivation:
    """Find the variable of each prime, and what each name stands for.

    Parameters
    ----------
    derivation : Derivation
        A derivation as parsed.
    constants : set of str
        Names to treat as constants, even where they are differentiated.

    Returns
    -------
    Derivation
        With the variables of primes filled in, and with the names that are functions. Leading
        equations that only give names a meaning become definitions, and a definition of the
        variable becomes a line.
    """
    primed = _names(derivation, lambda part: not part.by)
    derivation = _with_leading_definitions(derivation)
    by = {part.by for part in _held(derivation) if part.by} - derivation.let
    usual = _variable_of(primed, derivation)
    by = by or (usual if primed else set())
    derivation = _without_own_variable(derivation, by)
    derivation = _with_variables(derivation, by, primed, usual)
    derivation = _with_functions(derivation, primed, constants)
    only = next(iter(by), "x") if len(by) < 2 else "x"
    return _without_unknown_start(replace(derivation, by=only))


def _variable_of(primed, derivation):
    """The variable where only primes are written: x, or the only letter if x stands nowhere.

    pi is a number to whoever writes primes.
    """
    sides = [*derivation.sides(), *derivation.definitions.values()]
    names = (
        frozenset().union(*(side.names for side in sides)) - primed - set(derivation.definitions)
    ) - {"pi"}
    return names if len(names) == 1 else {"x"}


def _with_variables(derivation, by, primed, usual):
    """Fill in the variables of primes, up to the first line where the variable is not clear."""
    lines, definitions, problem = [], {}, derivation.unreadable
    try:
        for name, meaning in derivation.definitions.items():
            number, text = derivation.given_at[name], name
            meaning = _with_variable(meaning, by, primed, usual)
            if name in reached(meaning, definitions):
                raise Unreadable("let-name", name=name)
            definitions[name] = meaning
        for line in derivation.lines:
            number, text = line.number, line.text
            node, left = (
                _with_variable(side, by, primed, usual) for side in (line.node, line.left)
            )
            lines.append(replace(line, node=node, left=left))
    except Unreadable as found:
        problem = found
        problem.line, problem.text, problem.column = number, text, 0
    return replace(derivation, lines=tuple(lines), definitions=definitions, unreadable=problem)


def _with_functions(derivation, primed, constants):
    """Add the names that are functions, and which of these are unsure or unknown."""
    alone = _names(derivation, lambda part: part.arg.name != part.by) - set(derivation.definitions)
    said = primed | derivation.slopes | derivation.named
    if not derivation.equations:
        alone -= _partial_names(derivation) - said
    functions = frozenset(alone - constants)
    unsure = frozenset() if derivation.equations else functions - said
    unknown = functions - _used_names(derivation)
    return replace(derivation, functions=functions, unsure=unsure, unknown=unknown)


def _used_names(derivation):
    """The names that are used other than in a derivative of the name alone, such as dL/dz."""
    sides = [*derivation.sides(), *derivation.definitions.values()]
    return frozenset().union(*map(_outside_derivatives, sides))


def _outside_derivatives(node):
    if isinstance(node, Derivative) and isinstance(node.arg, Name):
        return frozenset()
    if isinstance(node, Name):
        return node.names
    return frozenset().union(*map(_outside_derivatives, node.parts))


def _partial_names(derivation):
    """The names that are only differentiated by the same letter with another index."""
    pairs = {(part.arg.name, part.by) for part in _held(derivation) if isinstance(part.arg, Name)}
    others = {name for name, by in pairs if name != by and not _differ_in_index(name, by)}
    return {name for name, by in pairs if _differ_in_index(name, by)} - others


def _differ_in_index(name, other):
    """Whether two names are the same letter with different indices, such as w_0 and w_1."""
    (letter, index, _), (same, another, _) = name.partition("_"), other.partition("_")
    return name != other and letter == same and bool(index and another)


def _with_leading_definitions(derivation):
    """Make definitions of leading equations that give names a meaning, if these are differentiated.

    In `L = (p - t)^2`, `p = sigma(z)`, `dL/dz = dL/dp dp/dz`, the first two mean the same as `let`.
    """
    if derivation.equations and _gives_a_function(derivation):
        return _with_functions_given(derivation)
    leading = _leading(derivation)
    others = derivation.lines[len(leading) :]
    given = {**derivation.definitions, **{line.left.name: line.node for line in leading}}
    if not derivation.equations or not others:
        return derivation
    if _is_a_curve(leading, others, derivation) or not _are_meanings(leading, others, given):
        return derivation
    begun = replace(others[0], node=others[0].left, left=None, claim="")
    return replace(
        derivation,
        lines=(begun, replace(others[0], left=None), *others[1:]),
        definitions=given,
        given_at={**derivation.given_at, **{line.left.name: line.number for line in leading}},
        let=derivation.let | {line.left.name for line in leading},
        equations=False,
    )


def _gives_a_function(derivation):
    """Whether a leading equation, or let, gives a function with its argument its meaning."""
    leading = takewhile(lambda line: isinstance(line.left, Name), derivation.lines)
    names = {line.left.name for line in leading} | derivation.definitions.keys()
    return bool(derivation.named & names)


def _with_functions_given(derivation):
    """Make definitions of leading equations, and statements of the others: each has its own sides.

    In `f(x) = x^2`, `f'(x) = 2x`, the second line is true by itself, not because of the first.
    """
    given, given_at, lines = (
        dict(derivation.definitions),
        dict(derivation.given_at),
        derivation.lines,
    )
    while lines and _is_fresh(lines[0], given):
        first, *others = lines
        given[first.left.name], given_at[first.left.name] = first.node, first.number
        if not others or others[0].left in (None, first.left):
            break
        lines = tuple(others)
    let = derivation.let | given.keys()
    known = replace(derivation, definitions=given, given_at=given_at, let=let, lines=lines)
    unknown = {part.arg.name for part in _held(known) if isinstance(part.arg, Name)} - given.keys()
    if unknown & _used_names(known) or not lines:
        return known
    return replace(known, lines=_begun(lines, given), equations=False)


def _is_fresh(line, given):
    """Whether a line gives a name its first meaning, in which it does not stand itself."""
    name = getattr(line.left, "name", None)
    return bool(name) and name not in {"e", *given} and name not in reached(line.node, given)


def _begun(lines, given):
    """The lines of statements; the first begins with its left-hand side, or with a meaning."""
    first, *others = lines
    if isinstance(first.left, Name) and given.get(first.left.name) == first.node:
        return lines
    begun = replace(first, node=first.left, left=None, claim="")
    return (begun, replace(first, left=None), *others)


def _leading(derivation):
    """The first equations that give names their meanings, each name once."""
    found = []
    for line in takewhile(lambda line: _is_meaning(line, derivation), derivation.lines):
        if line.left in [given.left for given in found]:
            break
        found.append(line)
    return tuple(found)


def _is_a_curve(leading, others, derivation):
    """Whether the leading equation is a curve y = f(x) that the other equations are about."""
    if len(leading) != 1 or len({part.by for part in _held(derivation)}) != 1:
        return False
    name = leading[0].left.name
    stands = any(name in _outside_derivatives(side) for line in others for side in line.sides())
    return not getattr(others[0].left, "by", None) or stands


def _are_meanings(leading, others, given):
    """Whether each name has a usable meaning, and the next lines are about these names."""
    names = {line.left.name for line in leading}
    goes_round = any(name in reached(given[name], given) for name in names)
    if goes_round or not _are_about(others, given):
        return False
    try:
        check_written_out([side for line in others for side in line.sides()], given)
    except Unreadable:
        return False
    return True


def _are_about(lines, given):
    """Whether a given name is differentiated next, or said anew and then differentiated by one."""
    by_given = any(
        part.by in given for line in lines for side in line.sides() for part in _slopes(side)
    )
    anew = getattr(lines[0].left, "name", None) in given and by_given
    return anew or _is_slope_of(lines[0].left, given)


def _is_meaning(line, derivation):
    """Whether a line may give a new name its meaning."""
    left = line.left
    return isinstance(left, Name) and left.name not in {"e", *derivation.definitions}


def _is_slope_of(node, given):
    """Whether an expression is the derivative of one of the given names."""
    return isinstance(node, Derivative) and isinstance(node.arg, Name) and node.arg.name in given


def _without_unknown_start(derivation):
    """Begin a derivation `dL/dz = …` with its right-hand side if the meaning of L is unknown."""
    first, *others = derivation.lines or [None]
    if derivation.equations or not others or others[0].row != first.row:
        return derivation
    if not _is_slope_of(first.node, derivation.functions):
        return derivation
    return replace(derivation, lines=(replace(others[0], left=first.node), *others[1:]))


def _with_variable(node, by, primed, usual):
    return node and rewrite(node, lambda part: _primed(part, by, primed, usual))


def _held(derivation):
    return [part for part in derivation.parts() if isinstance(part, Derivative)]


def _slopes(node):
    return [part for part in walk(node) if isinstance(part, Derivative)]


def _names(derivation, wanted):
    """The names that are differentiated in a derivation, such as y in y' and dy/dx."""
    named = (part for part in _held(derivation) if isinstance(part.arg, Name))
    return {part.arg.name for part in named if wanted(part)} - {"e"}


def _without_own_variable(derivation, variables):
    """Make a line of what looked like a definition if the name is the variable."""
    for name in set(derivation.definitions) & variables - derivation.let:
        first = replace(derivation.lines[0], text=name, node=Name(name), claim="")
        given = {key: node for key, node in derivation.definitions.items() if key != name}
        derivation = replace(derivation, lines=(first, *derivation.lines), definitions=given)
    return derivation


def _primed(part, by, primed, usual):
    """Fill in the variable of a prime."""
    if not isinstance(part, Derivative) or part.by:
        return part
    names = part.arg.names
    common = next(iter(by)) if len(by) == 1 else "x"
    if isinstance(part.arg, Name) or (len(by) < 2 and names & primed):
        return Derivative(part.arg, common, part.order)
    if not names:
        return Derivative(part.arg, next(iter(by if len(by) == 1 else usual)), part.order)
    choice = (names & by if len(by) == 1 else names) or names or by
    if len(choice) != 1:
        raise Unreadable("prime-of-what", names=sorted(names))
    return Derivative(part.arg, next(iter(choice)), part.order)
