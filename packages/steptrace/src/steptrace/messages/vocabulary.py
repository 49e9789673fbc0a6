"""Vocabularies: all the sentences in which results are shown, one vocabulary for each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

Entries = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Vocabulary:
    """All the sentences of one language, by group and name; each is a template for `str.format`.

    To add a language, use `steptrace.messages.english.ENGLISH.translated(…)`.

    Attributes
    ----------
    entries : mapping of str to mapping of str to str
        Maps each group, such as "rule" or "problem", to its names and their templates.

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
        """Return the sentence for a name.

        Parameters
        ----------
        group, name : str
            Which template.
        **details : object
            The fields that the template needs.

        Returns
        -------
        str
        """
        return self.entries[group][name].format(**details)

    def translated(self, entries: Entries) -> "Vocabulary":
        """Make the vocabulary of another language, which must have all names that this one has.

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
            A name is missing or unknown, or a template has a field that this one does not have.
            The message lists all of them.
        """
        missing = [key for key in _keys(self.entries) if key not in set(_keys(entries))]
        _refuse("Missing words", missing)
        return self.changed(entries)

    def changed(self, entries: Entries) -> "Vocabulary":
        """Make a vocabulary with other templates for some of the names.

        Parameters
        ----------
        entries : mapping of str to mapping of str to str
            As `Vocabulary.entries`, with the templates to change.

        Returns
        -------
        Vocabulary

        Raises
        ------
        ValueError
            A name is unknown, or a template has a field that this one does not have.
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
    """The fields of a template."""
    group, name = key
    return {field for _, field, _, _ in Formatter().parse(entries[group][name]) if field}


def _refuse(what, keys):
    if keys:
        raise ValueError(f"{what}: {'; '.join(': '.join(key) for key in keys)}")
