"""Words for a judged step: the verdict on it, and what explains it."""

from collections.abc import Iterable
from functools import reduce

from steptrace.equality.compare import Witness
from steptrace.messages import parsing
from steptrace.messages.english import ENGLISH
from steptrace.messages.vocabulary import Vocabulary
from steptrace.notation.printer import to_text
from steptrace.step import TRUE, Step


def sentence(step: Step, words: Vocabulary = ENGLISH) -> str:
    """Put the verdict on a step into words.

    Parameters
    ----------
    step : Step
        A judged line.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        What was done and by which rule, or what is wrong and where this shows; then where the step
        is not valid. An unreadable line is shown below the sentence, with a caret.
    """
    return " ".join(filter(None, [explanation(step, words), domain(step, words)]))


def explanation(step: Step, words: Vocabulary = ENGLISH) -> str:
    """Put into words what `sentence` says of a step, without where it is valid.

    Parameters
    ----------
    step : Step
        A judged line.
    words : Vocabulary
        The language.

    Returns
    -------
    str
    """
    return _SENTENCES[step.verdict](step, words)


def domain(step: Step, words: Vocabulary = ENGLISH) -> str:
    """Say that a step is not valid at all points at which the line before it has a value.

    Parameters
    ----------
    step : Step
        A judged line.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        A sentence; empty if no points are lost or gained.
    """
    noted = {"domain": step.domain, "divides": step.divides}
    return next((words.say("remark", name) for name, holds in noted.items() if holds), "")


def _follows(step, words):
    return _with_meant(_how(step, words), step, words)


def _misnamed(step, words):
    return _with_meant(f"{_not_by_claim(step, words)} {_how(step, words)}", step, words)


def _not_by_claim(step, words):
    return words.say("step", "misnamed", rule=words.say("by rule", step.claim))


def _leap(step, words):
    names = ("leap", "leap from", "leap by")
    rules = [words.say("the rule", name) for name in step.rules]
    said = words.say("step", names[min(2, len(rules))], rules=rules and joined(rules, words))
    if is_misnamed(step):
        said = f"{_not_by_claim(step, words)} {said}"
    return _with_meant(said, step, words)


def is_misnamed(step: Step) -> bool:
    """Return whether a true step is made by other rules than the one that the student named.

    Parameters
    ----------
    step : Step
        A true step.

    Returns
    -------
    bool
        False if the student named no rule.
    """
    rules = (*step.rules, *step.also)
    return bool(step.claim and rules) and step.claim not in rules


def _how(step, words):
    """How a true step was made."""
    if step.equation:
        return words.say("step", "equation", kind=kind(step, words))
    if step.kind and step.rules == ("algebra",):
        return words.say("step", "algebra", kind=kind(step, words))
    rules = _capital(_by(step.rules, words))
    if step.rules[0] in ("definition", "change of base"):
        return words.say("step", "kind", rules=rules, kind=kind(step, words))
    return " ".join([words.say("step", "rules", rules=rules), *_lessons(step, words)])


def kind(step: Step, words: Vocabulary = ENGLISH) -> str:
    """Return the kind of a step as part of a sentence.

    Parameters
    ----------
    step : Step
        A true step that has a kind.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        Such as "cancelling" or "putting sigma in".
    """
    functions = joined(step.functions, words) if step.functions else ""
    return words.say("kind", str(step.kind), functions=functions)


def _lessons(step, words):
    """Yield what the rules of a step say."""
    known = words.entries["rule says"]
    yield from (words.say("rule says", name) for name in known if name in step.rules)


def _by(rules, words):
    return joined((words.say("by rule", name) for name in rules), words)


def joined(phrases: Iterable[str], words: Vocabulary = ENGLISH) -> str:
    """Join phrases to a list within a sentence, such as "the sum rule, the power rule and algebra".

    Parameters
    ----------
    phrases : iterable of str
        One or more phrases.
    words : Vocabulary
        The language.

    Returns
    -------
    str
    """
    *front, last = phrases
    if not front:
        return last
    one = reduce(lambda one, other: words.say("phrase", "list", one=one, other=other), front)
    return words.say("phrase", "and", one=one, other=last)


def _capital(text):
    return text[:1].upper() + text[1:]


def _with_meant(said, step, words):
    return f"{said} {misspelt(step, words)}".strip()


def misspelt(step: Step, words: Vocabulary = ENGLISH) -> str:
    """Ask which rule is meant by a name after ``#`` that is misspelt.

    Parameters
    ----------
    step : Step
        A true step.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        A question; empty if no name is misspelt.
    """
    return words.say("remark", "meant", rule=step.meant) if step.meant else ""


def claims(steps: Iterable[Step], words: Vocabulary = ENGLISH) -> list[str]:
    """Return what there is to say about the rules that a student named after ``#``.

    Parameters
    ----------
    steps : iterable of Step
        Judged lines.
    words : Vocabulary
        The language.

    Returns
    -------
    list of str
        A sentence with its line for each true step that is made by another rule than the one named,
        or whose rule is misspelt.
    """
    true = [step for step in steps if step.verdict in TRUE]
    return [located(step, words) for step in true if is_misnamed(step) or step.meant]


def _recovers(_, words):
    return words.say("step", "recovers")


def _undecided(step, words):
    if step.reason == "not given":
        said = (words.say("step", "not given", name=step.unknown), _otherwise(step, words))
        return " ".join(filter(None, said))
    if step.reason == "many broken":
        return words.say("step", "many broken")
    return undecided(step.reason, words)


def undecided(ground: str, words: Vocabulary = ENGLISH) -> str:
    """Say that something is undecided, and why.

    Parameters
    ----------
    ground : str
        The ground of an undecided `Comparison`.
    words : Vocabulary
        The language.

    Returns
    -------
    str
    """
    return words.say("step", "undecided", reason=words.say("reason", ground))


def _breaks(step, words):
    """Say that a line does not follow, at which point this shows, and by which slip."""
    if step.given:
        return _given_twice(step, words)
    said = differing("step", "fails" if step.equation else "breaks", step.witness, words)
    further = (_slip(step, words), _place(step, words), _otherwise(step, words))
    return " ".join(filter(None, [said, *further]))


def _place(step, words):
    """Say which parts of a line are wrong; empty if it is wrong as a whole."""
    parts = list(map(to_text, step.place))
    return words.say("step", "place", parts=joined(parts, words)) if parts else ""


def _otherwise(step, words):
    """Say how a line was read, if it would follow in another reading; empty if not."""
    other = step.otherwise
    if not other:
        return ""
    return words.say("remark", "otherwise", typed=other.typed, instead=other.instead)


def _given_twice(step, words):
    """Say that a name was given another meaning before, and show both."""
    meanings = {"first": to_text(step.before), "second": to_text(step.after)}
    return words.say("step", "given twice", name=step.given, line=step.given_at, **meanings)


def differing(
    group: str, name: str, witness: Witness, words: Vocabulary = ENGLISH, **details: object
) -> str:
    """Say that two values differ, and at which point.

    Parameters
    ----------
    group, name : str
        The sentence in the vocabulary; the one for a given point is called ``"NAME at"``.
    witness : Witness
        The point, which may have no names, and the two values.
    words : Vocabulary
        The language.
    **details : object
        Other details that the sentence needs.

    Returns
    -------
    str
    """
    before, after = digits(witness.left, witness.right, words)
    details |= {"before": before, "after": after}
    if not witness.point:
        return words.say(group, name, **details)
    return words.say(group, f"{name} at", point=point(witness), **details)


def _slip(step, words):
    """The sentences for the slips in a line, empty if none was recognised."""
    if step.slip:
        return words.say("slip says", step.slip)
    slips = " ".join(words.say("slip says", name) for name in step.together)
    return slips and words.say("step", "two slips", slips=slips)


def point(witness: Witness) -> str:
    """Write the point of a witness, as in ``x = 1, t = 0.5``."""
    return ", ".join(f"{name} = {float(value):.6g}" for name, value in witness.point.items())


def digits(one: float, other: float, words: Vocabulary = ENGLISH) -> tuple[str, str]:
    """Write two different values with as many digits as are needed to see that they differ.

    Parameters
    ----------
    one, other : float
        Two values.
    words : Vocabulary
        The language.

    Returns
    -------
    tuple of (str, str)
        If doubles cannot show the difference, the second one says "not quite" that value.

    Examples
    --------
    >>> digits(0.5, 0.50000001)
    ('0.5', '0.50000001')
    """
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
    """Put the verdict on a step into words, with the number of its line.

    Parameters
    ----------
    step : Step
        A judged line.
    words : Vocabulary
        The language.

    Returns
    -------
    str
    """
    if step.verdict == "unreadable":
        return sentence(step, words)
    return words.say("step", "at line", line=step.line, said=sentence(step, words))
