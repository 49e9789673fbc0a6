"""Finds the rules that lead from a line to the next line, which is equal to it."""

import dataclasses
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, product

from steptrace.algebra import rewriting
from steptrace.builders import plus
from steptrace.context import Context
from steptrace.expression import (
    ZERO,
    Add,
    Call,
    Derivative,
    Mul,
    Name,
    Node,
    replace,
    walk,
)
from steptrace.form.similarity import similarity, tidied
from steptrace.form.tidy import tidy
from steptrace.form.unevaluated import canonical, innermost, key, outermost
from steptrace.functions import FUNCTIONS
from steptrace.rules.families import INNERMOST_FIRST, LINEAR, NAMED
from steptrace.rules.products import PRODUCT, whole_product
from steptrace.rules.sums import CONSTANT, CONSTANT_MULTIPLE, SUM
from steptrace.search.budget import within
from steptrace.search.free import is_free, is_linear, work_out_free
from steptrace.search.naming import free_names, free_told, names_of, rules_used

# Forms of a correct next line in which slips of algebra are searched for. One derivative has up to
# ten forms, and two in a line have a hundred; the slips in the bank are found in the first two.
MAX_FORMS = 20
# Rules inside rules that are named for a leap.
MAX_DEPTH = 12
# Added to the similarity of a form that has the preferred name. It only decides between equally
# similar forms: other similarities differ by more, even in lines of a hundred nodes.
FIRST_NAME_BONUS = 1e-6
_LINEAR_NAMES = [rule.name for rule in (*LINEAR, CONSTANT)]


@dataclass(frozen=True)
class Explanation:
    """How a true step was made.

    Attributes
    ----------
    rules : tuple of str
        The rules used, judging by the written form.
    also : tuple of str
        Other rules that fit too.
    kind : str or None
        The kind of algebra or of rewriting, such as "cancelling".
    functions : tuple of str
        The functions that were put in, if that is what was done.
    leap : bool
        Whether the step takes more than one idea; `rules` then has all that it takes, from the
        outermost operation inwards.
    """

    rules: tuple[str, ...]
    also: tuple[str, ...] = ()
    kind: str | None = None
    functions: tuple[str, ...] = ()
    leap: bool = False


@dataclass(frozen=True)
class _Use:
    """A rule applied to one derivative.

    It has all names that fit, the preferred one first, those that are told, and the result.
    """

    names: tuple[str, ...]
    told: tuple[str, ...]
    free: bool
    node: Node


@lru_cache(maxsize=1_000)
def explain(before: Node, after: Node, context: Context) -> Explanation:
    """Find the rules that lead from one line to the next.

    Parameters
    ----------
    before, after : Node
        Two lines that are equal.
    context : Context
        Which names vary.

    Returns
    -------
    Explanation
        The rules of one idea, or a leap.
    """
    written, (before, after) = (before, after), (canonical(n, context) for n in (before, after))
    if before == after:
        return Explanation(*rewriting.restated(*written, context))
    if tidy(context.spelled(before)) == tidy(context.spelled(after)):
        return Explanation(*rewriting.name(before, after, context))
    kept = {key(held) for held in outermost(after)}
    worked = [held for held in outermost(before) if key(held) not in kept]
    new = [held for held in outermost(after) if key(held) not in set(map(key, outermost(before)))]
    if _held_alike(before, after, worked, new, context):
        return Explanation(*rewriting.name(before, after, context))
    if not worked and not new:
        return Explanation(*rewriting.name(before, after, context))
    if not worked:
        return explain(after, before, context)
    by_rules = _by_rules(before, after, worked, context)
    return by_rules or _leap([*_primed(before, after), *worked], kept, context)


def _held_alike(before, after, worked, new, context):
    """Whether the lines are equal with all derivatives unevaluated: nothing was worked out."""
    if len(set(map(key, worked))) != len(set(map(key, new))):
        return False
    names = {}
    for held in new:
        match = next((w for w in worked if _are_same(w, held, context)), None)
        if match is None:
            return False
        names[key(match)] = names[key(held)] = key(held)
    symbols = {}

    def hold(held):
        same = names.get(key(held), key(held))
        return symbols.setdefault(same, Name(f"held_{len(symbols)}"))

    left, right = (
        replace(line, {held: hold(held) for held in outermost(line)}) for line in (before, after)
    )
    return context.equal(left, right)


def _are_same(held, other, context):
    same = (held.by, held.order) == (other.by, other.order)
    return same and context.equal(held.arg, other.arg)


def _by_rules(before, after, worked, context):
    """The rules that give the next line up to tidying, by the most similar written form."""
    goal = tidied(context.spelled(after))
    for targets in (worked, _inner_targets(before, after)):
        distinct = list(dict.fromkeys(targets))
        groups = [_grouped(held, after, context) for held in distinct]
        for chosen in within(product(*groups), lambda _: before.size):
            whole = dict(zip(distinct, (uses[0].node for uses in chosen), strict=True))
            if tidied(context.spelled(replace(before, whole))) == goal and _ideas(chosen):
                return _best_explanation(before, after, distinct, chosen)
    return None


def _grouped(held, after, context):
    """The uses of all rules on a derivative, grouped by their tidied results."""
    kept = {key(left) for left in (*outermost(after), *innermost(after))}
    groups = {}
    for use in (*_uses(held, kept, context), *_product_with_zero(held, kept, after, context)):
        groups.setdefault(tidied(use.node), []).append(use)
    return list(groups.values())


def _product_with_zero(held, kept, after, context):
    """Yield the product rule on constant and varying factors, if the product with 0 is shown."""
    if not isinstance(held.arg, Mul) or held.order > 1:
        return
    slopes = [Derivative(factor, held.by) for factor in held.arg.factors]
    moving = [one for one in slopes if context.varies(one.arg, held.by)]
    fixed = [one for one in slopes if one not in moving]
    shown = ZERO in walk(after) or any(key(one) in kept for one in fixed)
    if len(moving) != 1 or not fixed or not shown:
        return
    line = whole_product(held)
    for names, form in [((), moving[0]), *_by_each(moving[0], kept, context)]:
        node = work_out_free(replace(line, {moving[0]: form}), kept, context)
        if node is not None:
            every = tuple(dict.fromkeys((PRODUCT.name, *names)))
            yield _Use(every, every[:1], False, node)


def _by_each(held, kept, context):
    """Yield the results of each rule on a derivative, with the rule's names."""
    for rule in INNERMOST_FIRST:
        for form in rule.apply(held, context):
            yield names_of(rule, held, kept, context), form


def _ideas(chosen):
    """The names under which all the uses are one idea; free uses fit with any idea."""
    names = [{n for use in uses for n in use.names} for uses in chosen if not uses[0].free]
    if not names:
        return {name for uses in chosen for use in uses for name in use.names}
    return set.intersection(*names)


def _best_explanation(before, after, targets, chosen):
    """The explanation by the rules of the most similar written form, with all others that fit."""
    best, found = -1.0, ()
    for idea in sorted(_ideas(chosen), key=list(NAMED).index):
        uses = [
            _most_similar(group, idea, held, before, after)
            for held, group in zip(targets, chosen, strict=True)
        ]
        line = replace(before, {t: use.node for t, use in zip(targets, uses, strict=True)})
        alike = similarity(line, after) + (uses[0].names[0] == idea) * FIRST_NAME_BONUS
        if alike > best:
            best, found = alike, uses
    rules = _names(found)
    every = [name for group in chosen for use in group for name in use.names]
    return Explanation(rules, tuple(name for name in dict.fromkeys(every) if name not in rules))


def _most_similar(group, idea, held, before, after):
    """Of some uses with the same result, the one for an idea that is most like the next line."""
    fitting = [use for use in group if idea in use.names] or group
    return max(
        fitting,
        key=lambda use: (
            similarity(replace(before, {held: use.node}), after)
            + (use.names[0] == idea) * FIRST_NAME_BONUS
        ),
    )


def _inner_targets(before, after):
    left = {key(held) for held in innermost(after)}
    return [held for held in innermost(before) if key(held) not in left]


def forms(before: Node, worked: list[Derivative], kept: Set, context: Context) -> Iterator[Node]:
    """Yield the correct next line in every form that the rules give.

    Parameters
    ----------
    before : Node
        A line.
    worked : list of Derivative
        The derivatives in it to work out.
    kept : set
        The keys of the derivatives that stay unevaluated.
    context : Context
        Which names vary.

    Yields
    ------
    Node
        At most `MAX_FORMS` lines.
    """
    options = [
        [*(use.node for use in _uses(held, kept, context)), context.worked(held)] for held in worked
    ]
    for nodes in islice(product(*options), MAX_FORMS):
        yield replace(before, dict(zip(worked, nodes, strict=True)))


def _uses(held, kept, context):
    """Yield the uses of every rule on a derivative, as it is and with constants put in front."""
    if held.order > 1:
        for use in _uses(Derivative(held.arg, held.by), kept, context):
            yield dataclasses.replace(use, node=Derivative(use.node, held.by, held.order - 1))
        yield from _termwise(held, kept, context)
        return
    free = is_free(held.arg, held.by, context)
    beside = tuple(free_names(held, context)) if free else ()
    for names, besides, node in _worked(held, kept, context):
        every = tuple(dict.fromkeys((*names, *beside)))
        told = free_told(every[0], held, node, context) if free else (every[0], *besides)
        yield _Use(every, told, free, node)


def _worked(held, kept, context):
    """Yield the names of every rule, those for free terms beside it, and the result.

    Rules are applied to the derivative as it is, and with constants put in front.
    """
    for front, inner in _with_constants_in_front(held, context):
        fixed = () if front is None else (CONSTANT_MULTIPLE.name,)
        for rule in INNERMOST_FIRST:
            for form in rule.apply(inner, context):
                whole = form if front is None else replace(front, {inner: form})
                node = work_out_free(whole, kept, context, split=rule is not CONSTANT_MULTIPLE)
                if node is not None:
                    yield (*names_of(rule, inner, kept, context), *fixed), (), node
        for names, besides, form in _beside_free(inner, kept, context):
            whole = form if front is None else replace(front, {inner: form})
            yield (*names, *fixed), besides, whole


def _beside_free(held, kept, context):
    """Yield the same for the only term of a sum that is not free, with the others worked out.

    There is nothing to yield if the next line holds the derivative of that term.
    """
    terms = held.arg.terms if isinstance(held.arg, Add) else ()
    others = [term for term in terms if is_free(term, held.by, context)]
    if len(others) != len(terms) - 1:
        return
    (left,) = (Derivative(term, held.by) for term in terms if term not in others)
    if any(key(inner) in kept for _, inner in _with_constants_in_front(left, context)):
        return
    besides = tuple(name for term in others for name in rules_used(term, held.by, context))
    worked = [context.worked(Derivative(term, held.by)) for term in others]
    for names, _, node in _worked(left, kept, context):
        yield (*names, SUM.name, *besides), besides, plus(node, *worked)


def _termwise(held, kept, context):
    """Yield the linear rules on a derivative of higher order."""
    for rule in LINEAR:
        for form in rule.apply(Derivative(held.arg, held.by), context):
            inner = {one: Derivative(one.arg, held.by, held.order) for one in outermost(form)}
            node = work_out_free(replace(form, inner), kept, context)
            if node is not None:
                every = (rule.name, *(one.name for one in LINEAR if one != rule))
                yield _Use(every, every[:1], False, node)


def _with_constants_in_front(held, context):
    """Yield a derivative as it is, and with its constant factors in front of what is left."""
    yield None, held
    for form in CONSTANT_MULTIPLE.apply(held, context):
        for front in [form, *_behind_sign(form, context)]:
            for inner in outermost(front):  # there is none if a factor is zero
                yield front, inner


def _behind_sign(front, context):
    """Put constants that follow a minus sign in front, too."""
    return [
        replace(front, {inner: form})
        for inner in outermost(front)
        for form in CONSTANT_MULTIPLE.apply(inner, context)
    ]


def _names(uses):
    """The preferred names of the uses; free uses count only if there are no others."""
    ideas = [use for use in uses if not use.free]
    if len(ideas) > 1:
        shared = set.intersection(*(set(use.names) for use in ideas))
        if shared:
            return (next(name for name in ideas[0].names if name in shared),)
    return tuple(dict.fromkeys(name for use in ideas or uses for name in use.told))


def _primed(before, after):
    """The calls such as sigma'(u) in a line that are gone in the next line."""
    calls = (part for part in walk(before) if isinstance(part, Call) and part.order)
    return [call for call in calls if call not in walk(after)]


def _leap(worked, kept, context):
    """A leap by all rules that work out the derivatives, those for sums only if they come first.

    They are named as well if there is no more than one other rule.
    """
    names = dict.fromkeys(chain.from_iterable(_rules_for(one, kept, context) for one in worked))
    inner = (name for name in list(names)[1:] if name not in _LINEAR_NAMES)
    told = (*list(names)[:1], *inner)
    return Explanation(told if len(told) > 1 else tuple(names), leap=True)


def _rules_for(worked, kept, context):
    """The names of the rules that work out a derivative or a primed call."""
    if isinstance(worked, Call):
        return [FUNCTIONS[worked.function].rule]
    taken = list(_taken(worked, kept, context))
    return taken or rules_used(worked.arg, worked.by, context)


def _taken(held, kept, context, depth=0):
    """Yield the names of the rules that work out a derivative, from the outermost one inwards."""
    once = Derivative(held.arg, held.by)
    fitting = [rule for rule in INNERMOST_FIRST if rule.apply(once, context)]
    if not fitting or depth > MAX_DEPTH:
        return
    if fitting[-1] is not SUM or _varying_terms(held, context) > 1:
        yield names_of(fitting[-1], once, kept, context)[0]
    for inner in outermost(canonical(fitting[-1].apply(once, context)[0], context)):
        if key(inner) not in kept and not is_linear(inner.arg, inner.by, context):
            yield from _taken(inner, kept, context, depth + 1)


def _varying_terms(held, context):
    return sum(context.varies(term, held.by) for term in held.arg.parts)
