"""What the names of a chain are: the variable of a prime, functions, constants, and meanings."""

from contextlib import suppress
from dataclasses import replace
from itertools import takewhile

from steptrace.expression import Derivative, Name, rewrite
from steptrace.notation.definitions import check_written_out, reached
from steptrace.notation.product import Unreadable


def settle(chain, constants=frozenset()):
    """Give each prime its variable and each name its part.

    Parameters
    ----------
    chain : Chain
        As read, changed in place.
    constants : set of str
        Names that do not vary, whatever is differentiated.

    Returns
    -------
    Chain
        The same one.
    """
    primed = _names(chain, lambda part: not part.by)
    _take_definitions(chain)
    by = {part.by for part in _held(chain) if part.by} - chain.let
    _take_back(chain, by or ({"x"} if primed else set()))
    _give_variables(chain, by, primed)
    _find_functions(chain, primed, constants)
    chain.by = next(iter(by), "x") if len(by) < 2 else "x"
    _begin_behind(chain)
    return chain


def _give_variables(chain, by, primed):
    """Write each prime as a derivative by its variable, as far as it is known which."""
    links, chain.links = chain.links, []
    definitions, chain.definitions = chain.definitions, {}
    try:
        for name, meaning in definitions.items():
            line, text = chain.given_at.get(name, 1), name
            meaning = _with_variable(meaning, by, primed)
            if name in reached(meaning, chain.definitions):
                raise Unreadable("let-name", name=name)
            chain.definitions[name] = meaning
        for link in links:
            line, text = link.line, link.text
            sides = [_with_variable(side, by, primed) for side in (link.node, link.left)]
            chain.links.append(replace(link, node=sides[0], left=sides[1]))
    except Unreadable as problem:
        problem.line, problem.text, problem.column = line, text, 0
        chain.unreadable = problem


def _find_functions(chain, primed, constants):
    """The names that are functions, and those of them that nothing else says it of."""
    alone = _names(chain, lambda part: part.arg.name != part.by) - set(chain.definitions)
    said = primed | chain.slopes
    if not chain.equations:
        alone -= _partial(chain) - said
    chain.functions = frozenset(alone - set(constants))
    chain.unsure = frozenset() if chain.equations else chain.functions - said
    chain.unknown = frozenset(chain.functions - _standing(chain))


def _standing(chain):
    """The names that stand in a chain otherwise than alone in a derivative, as L in dL/dz."""
    sides = [*chain.sides(), *chain.definitions.values()]
    return frozenset().union(*map(_loose, sides))


def _loose(node):
    if isinstance(node, Derivative) and isinstance(node.arg, Name):
        return frozenset()
    if isinstance(node, Name):
        return node.names
    return frozenset().union(*map(_loose, node.parts))


def _partial(chain):
    """The names that are differentiated by the same letter with another index alone."""
    pairs = {(part.arg.name, part.by) for part in _held(chain) if isinstance(part.arg, Name)}
    others = {name for name, by in pairs if name != by and not _are_siblings(name, by)}
    return {name for name, by in pairs if _are_siblings(name, by)} - others


def _are_siblings(name, other):
    """Whether two names are one letter with two indices, as w_0 and w_1."""
    (letter, index, _), (same, another, _) = name.partition("_"), other.partition("_")
    return name != other and letter == same and bool(index and another)


def _take_definitions(chain):
    """Equations that begin with the meanings of names which are then differentiated.

    `L = (p - t)^2`, `p = sigma(z)`, `dL/dz = dL/dp dp/dz`: the first ones are as good as `let`.
    """
    count = len(list(takewhile(lambda link: _is_meaning(link, chain), chain.links)))
    leading, others = chain.links[:count], chain.links[count:]
    names = [link.left.name for link in leading]
    if not chain.equations or not others or len(set(names)) < count or not leading:
        return
    if count == 1 and len({part.by for part in _held(chain)}) == 1:
        sides = [side for link in others for side in (link.left, link.node) if side]
        if not getattr(others[0].left, "by", None) or any(names[0] in _loose(s) for s in sides):
            return
    given = {**chain.definitions, **{link.left.name: link.node for link in leading}}
    goes_round = any(name in reached(given[name], given) for name in names)
    if goes_round or not _is_slope_of(others[0].left, given):
        return
    with suppress(Unreadable):
        check_written_out(
            [side for link in others for side in (link.left, link.node) if side], given
        )
        first = replace(others[0], node=others[0].left, left=None, claim="")
        chain.links = [first, replace(others[0], left=None), *others[1:]]
        chain.definitions, chain.equations = given, False
        chain.let |= set(names)
        chain.given_at.update({link.left.name: link.line for link in leading})


def _is_meaning(link, chain):
    """Whether a line may give a fresh name its meaning."""
    left = link.left
    return isinstance(left, Name) and left.name not in {"e", *chain.definitions}


def _is_slope_of(node, given):
    """Whether a side is the derivative of a name that was given."""
    return isinstance(node, Derivative) and isinstance(node.arg, Name) and node.arg.name in given


def _begin_behind(chain):
    """A chain `dL/dz = …` of which L is not known begins with the right-hand side."""
    first, *others = chain.links or [None]
    if chain.equations or not others or others[0].line != first.line:
        return
    if _is_slope_of(first.node, chain.functions):
        chain.links = [replace(others[0], left=first.node), *others[1:]]


def _with_variable(node, by, primed):
    return node and rewrite(node, lambda part: _primed(part, by, primed))


def _held(chain):
    return [part for part in chain.parts() if isinstance(part, Derivative)]


def _names(chain, wanted):
    """The names whose derivatives stand in a chain, as y in y' and dy/dx."""
    named = (part for part in _held(chain) if isinstance(part.arg, Name))
    return {part.arg.name for part in named if wanted(part)} - {"e"}


def _take_back(chain, variables):
    """What looked like a definition, of a name that is the variable, is a first step."""
    for name in set(chain.definitions) & variables - chain.let:
        del chain.definitions[name]
        chain.links.insert(0, replace(chain.links[0], text=name, node=Name(name), claim=""))


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
        raise Unreadable("prime-of-what", names=", ".join(sorted(names)) or "no name")
    return Derivative(part.arg, next(iter(choice)), part.order)
