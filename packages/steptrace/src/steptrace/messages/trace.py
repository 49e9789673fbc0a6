"""A judged step in words."""

from collections.abc import Iterable
from functools import reduce

from steptrace.equality.compare import Witness
from steptrace.messages import parsing
from steptrace.messages.english import ENGLISH
from steptrace.messages.vocabulary import Vocabulary
from steptrace.rules.families import NAMED
from steptrace.step import Step


def sentence(step: Step, words: Vocabulary = ENGLISH) -> str:
    """The verdict on a step in a sentence.

    Parameters
    ----------
    step : Step
        A judged line.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        What was done, by which rule; or what is wrong, and where it shows. A line that cannot be
        read is shown below it, with a caret.
    """
    return _SENTENCES[step.verdict](step, words)


def _follows(step, words):
    return _with_remarks(_how(step, words), step, words)


def _misnamed(step, words):
    rule = words.say("by rule", step.claim)
    said = f"{words.say('step', 'misnamed', rule=rule)} {_how(step, words)}"
    return _with_remarks(said, step, words)


def _leap(step, words):
    if not step.rules:
        return _with_remarks(words.say("step", "leap"), step, words)
    first = words.say("the rule", step.rules[0])
    return _with_remarks(words.say("step", "leap from", rule=first), step, words)


def _how(step, words):
    """How a true step comes about."""
    if step.equation:
        return words.say("step", "equation", kind=kind(step, words))
    if step.kind and step.rules == ("algebra",):
        return words.say("step", "algebra", kind=kind(step, words))
    rules = _capital(_by(step.rules, words))
    if step.rules[0] in ("definition", "change of base"):
        return words.say("step", "kind", rules=rules, kind=kind(step, words))
    return " ".join([words.say("step", "rules", rules=rules), *_lessons(step, words)])


def kind(step: Step, words: Vocabulary = ENGLISH) -> str:
    """The kind of a step as part of a sentence, as "cancelling" or "putting sigma in"."""
    functions = joined(step.functions, words) if step.functions else ""
    return words.say("kind", str(step.kind), functions=functions)


def _lessons(step, words):
    """What the rules of a step say; of a sum also the rules by which its terms are worked."""
    known = words.entries["rule says"]
    yield from (words.say("rule says", name) for name in known if name in step.rules)
    terms = [name for name in step.also if name in NAMED and NAMED[name].works_on_functions]
    if terms and step.rules == ("sum rule",):
        yield words.say("step", "terms", rules=_by(terms, words))


def _by(rules, words):
    return joined((words.say("by rule", name) for name in rules), words)


def joined(phrases: Iterable[str], words: Vocabulary = ENGLISH) -> str:
    """Phrases as a list within a sentence."""
    return reduce(lambda one, other: words.say("phrase", "and", one=one, other=other), phrases)


def _capital(text):
    return text[:1].upper() + text[1:]


def _with_remarks(said, step, words):
    domain = f" ({words.say('remark', 'domain')})" if step.domain else ""
    divides = f" {words.say('remark', 'divides')}" if step.divides else ""
    return f"{said}{domain}{divides}"


def remarks(step: Step, words: Vocabulary = ENGLISH) -> list[str]:
    """What is noted of a true step beside its rule: points that get lost on the way."""
    noted = {"domain": step.domain, "divides": step.divides}
    return [words.say("remark", name) for name, holds in noted.items() if holds]


def _recovers(_, words):
    return words.say("step", "recovers")


def _undecided(step, words):
    if step.reason == "not given":
        return words.say("step", "not given", name=step.unknown)
    if step.reason == "many broken":
        return words.say("step", "many broken")
    return undecided(step.reason, words)


def undecided(ground: str, words: Vocabulary = ENGLISH) -> str:
    """What is neither shown nor refuted, and on what ground."""
    return words.say("step", "undecided", reason=words.say("reason", ground))


def _breaks(step, words):
    """A line that does not follow: the point that shows it, and the slip."""
    said = differing("step", "fails" if step.equation else "breaks", step.witness, words)
    slip = _slip(step, words)
    return f"{said} {slip}" if slip else said


def differing(
    group: str, name: str, witness: Witness, words: Vocabulary = ENGLISH, **details: object
) -> str:
    """What is said of two values that differ, with the point where they do if there is one."""
    before, after = digits(witness.left, witness.right, words)
    details |= {"before": before, "after": after}
    if not witness.point:
        return words.say(group, name, **details)
    return words.say(group, f"{name} at", point=point(witness), **details)


def _slip(step, words):
    """What went wrong in a line, as far as it is recognised."""
    if step.slip:
        return words.say("slip says", step.slip)
    slips = " ".join(words.say("slip says", name) for name in step.together)
    return slips and words.say("step", "two slips", slips=slips)


def point(witness: Witness) -> str:
    """The point of a witness, as in ``x = 1, t = 0.5``."""
    return ", ".join(f"{name} = {float(value):.6g}" for name, value in witness.point.items())


def digits(one: float, other: float, words: Vocabulary = ENGLISH) -> tuple[str, str]:
    """Two different values with as many digits as it takes to see that they differ."""
    for places in (6, 9, 12, 15, 17):
        shown = f"{one:.{places}g}", f"{other:.{places}g}"
        if shown[0] != shown[1]:
            return shown
    return shown[0], words.say("phrase", "not quite", value=shown[1])


def _unreadable(step, words):
    return parsing.located(step.problem, words)


_SENTENCES = {
    "follows": _follows,
    "leap": _leap,
    "misnamed": _misnamed,
    "recovers": _recovers,
    "breaks": _breaks,
    "undecided": _undecided,
    "unreadable": _unreadable,
}


def located(step: Step, words: Vocabulary = ENGLISH) -> str:
    """The verdict on a step with its line, for where the step stands alone."""
    if step.verdict == "unreadable":
        return sentence(step, words)
    return words.say("step", "at line", line=step.line, said=sentence(step, words))
