"""Words for unreadable text: what is wrong and where, and the line with a caret below it."""

from textwrap import wrap

from steptrace.messages.english import ENGLISH
from steptrace.messages.vocabulary import Vocabulary
from steptrace.notation.errors import Unreadable

MAX_COLUMNS = 80
MAX_BEFORE_CARET = 60  # characters of a long line that are shown before the problem's column


def problem(unreadable: Unreadable, words: Vocabulary = ENGLISH) -> str:
    """Return the sentence for a problem.

    Parameters
    ----------
    unreadable : Unreadable
        Why the text cannot be read.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        What is wrong, and what was expected.
    """
    details = dict(unreadable.details)
    worded = _DETAILS.get(unreadable.kind)
    if worded:
        details |= worded(details, words)
    return words.say("problem", unreadable.kind, **details)


def _of_token(details, words):
    name = "an operator" if details["ready"] else "an expression"
    return {"expected": words.say("phrase", name)}


def _of_letters(details, words):
    text = details["text"]
    is_power = text[0] == "e" and len(text) == 2
    hint = words.say("phrase", "power", exponent=text[1]) if is_power else ""
    return {"apart": " ".join(text), "hint": hint}


def _of_products(details, words):
    return {"ways": words.say("phrase", "or").join(details["ways"])}


def _of_character(details, _):
    character = details["character"]
    return {"character": character if character.isprintable() else f"U+{ord(character):04X}"}


def _of_prime(details, words):
    return {"names": ", ".join(details["names"]) or words.say("phrase", "no name")}


# For problems whose details are not shown as they are: how they are put into words.
_DETAILS = {
    "token": _of_token,
    "letters": _of_letters,
    "two-products": _of_products,
    "square-needed": _of_products,
    "character": _of_character,
    "prime-of-what": _of_prime,
}


def located(unreadable: Unreadable, words: Vocabulary = ENGLISH) -> str:
    """Return a problem with its place, and the line with a caret below it.

    Parameters
    ----------
    unreadable : Unreadable
        With the line's number and text.
    words : Vocabulary
        The language.

    Returns
    -------
    str
        The place and the problem in lines of at most 80 characters, the line as typed, and a line
        with the caret.
    """
    return "\n".join([*said(unreadable, words), *excerpt(unreadable)])


def said(unreadable: Unreadable, words: Vocabulary = ENGLISH) -> list[str]:
    """Return a problem with its place, without the line that it is in.

    Parameters
    ----------
    unreadable : Unreadable
        With the line's number and text.
    words : Vocabulary
        The language.

    Returns
    -------
    list of str
        Lines of at most 80 characters.
    """
    sentence = problem(unreadable, words)
    if unreadable.kind == "nothing":
        return [sentence]
    place = {"line": unreadable.line, "column": unreadable.column + 1}
    return wrap(words.say("unreadable", "place", **place, problem=sentence), MAX_COLUMNS)


def excerpt(unreadable: Unreadable) -> list[str]:
    """Return the line that a problem is in, and a caret below its column.

    Parameters
    ----------
    unreadable : Unreadable
        With the line's text.

    Returns
    -------
    list of str
        Two lines; a long line is cut around the caret. None at all if there was nothing to read.
    """
    if unreadable.kind == "nothing":
        return []
    text, column = unreadable.text, unreadable.column
    start = max(0, column - MAX_BEFORE_CARET)
    shown = "".join(c if c.isprintable() else "?" for c in text[start : start + MAX_COLUMNS - 4])
    return [f"    {shown}", " " * (4 + column - start) + "^"]
