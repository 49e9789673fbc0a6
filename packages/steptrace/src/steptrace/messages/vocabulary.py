"""The words in which results are shown: one vocabulary for each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

Entries = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Vocabulary:
    """What is said, by group and name, each a sentence or a template for `str.format`.

    A second language is a second vocabulary: `steptrace.messages.english.ENGLISH.translated(…)`.

    Attributes
    ----------
    entries : mapping of str to mapping of str to str
        From each group, such as "rule" or "problem", to its names and what is said for them.

    Examples
    --------
    >>> greeting = Vocabulary({"greeting": {"morning": "Good morning, {name}."}})
    >>> greeting.say("greeting", "morning", name="Ada")
    'Good morning, Ada.'
    >>> german = greeting.translated({"greeting": {"morning": "Guten Morgen, {name}."}})
    >>> german.say("greeting", "morning", name="Ada")
    'Guten Morgen, Ada.'
    """

    entries: Entries

    def say(self, group: str, name: str, /, **details: object) -> str:
        """What is said for a name, with the details that its template asks for."""
        return self.entries[group][name].format(**details)

    def translated(self, entries: Entries) -> "Vocabulary":
        """The vocabulary of another language, which must hold all that this one holds.

        Parameters
        ----------
        entries : mapping of str to mapping of str to str
            As `Vocabulary.entries`.

        Returns
        -------
        Vocabulary

        Raises
        ------
        ValueError
            Something is missing, unknown here, or asks for a detail that is not given; the
            message names all of it.
        """
        missing = [key for key in _keys(self.entries) if key not in set(_keys(entries))]
        _refuse("Missing words", missing)
        return self.changed(entries)

    def changed(self, entries: Entries) -> "Vocabulary":
        """This vocabulary with other words for some of its names.

        Parameters
        ----------
        entries : mapping of str to mapping of str to str
            As `Vocabulary.entries`, as much of it as is to be changed.

        Returns
        -------
        Vocabulary

        Raises
        ------
        ValueError
            Something is unknown here, or asks for a detail that is not given.
        """
        known = set(_keys(self.entries))
        _refuse("Unknown words", [key for key in _keys(entries) if key not in known])
        _refuse("Unknown details", [key for key in _keys(entries) if self._asks_more(entries, key)])
        groups = {name: {**group, **entries.get(name, {})} for name, group in self.entries.items()}
        return Vocabulary(groups)

    def _asks_more(self, entries, key):
        return bool(_details(entries, key) - _details(self.entries, key))


def _keys(entries: Entries) -> Iterator[tuple[str, str]]:
    return ((group, name) for group, names in entries.items() for name in names)


def _details(entries, key):
    """The details that a template asks for."""
    group, name = key
    return {field for _, field, _, _ in Formatter().parse(entries[group][name]) if field}


def _refuse(what, keys):
    if keys:
        raise ValueError(f"{what}: {'; '.join(': '.join(key) for key in keys)}")
