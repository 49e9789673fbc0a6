"""The kinds of values that cross between a student's kernel and the marker: one entry for each.

An entry says which values it is for, how they are written and how they are read. nbapart's own
stand in `kinds`; a course registers more of them in its extensions. An entry that is incomplete, or
whose tag is taken, fails where it is defined.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Codec:
    """A kind of value: how it becomes plain data, and a value again.

    Parameters
    ----------
    tag : str
        What its data begin with: a letter is one of nbapart's own, a course takes a word.
    about : str
        What it is, in a few words, for the table of kinds.
    write : callable
        Runs in the student's kernel. Given a value, it returns plain data: a value of kinds that
        can cross, without functions. NotImplemented says that this value is none of its kind.
    read : callable
        Runs in the marker. Given these data, or what somebody has forged in their place, it returns
        the value; whatever it raises, the data are refused.
    types : tuple of type or str
        Values of these types, and of derived ones, are of this kind. A text, "pandas:DataFrame",
        is a type of a module that need not be loaded: until it is, no value can be of that type.
    claims : callable, optional
        Given any value that is no number or text, whether it is of this kind: for what types alone
        do not tell, such as a list of pictures. It must be quick, and call no method of the value.

    Raises
    ------
    ValueError
        Something is missing; the message says what.

    Examples
    --------
    >>> Codec("span", "a span of time", write=list, read=tuple)
    Traceback (most recent call last):
    ValueError: the codec 'span' has neither types nor claims: no value would be written by it
    """

    tag: str
    about: str
    write: Callable
    read: Callable
    types: tuple = ()
    claims: Callable[[object], bool] | None = None

    def __post_init__(self):
        name = f"the codec {self.tag!r}"
        for part in ("tag", "about"):
            if not isinstance(getattr(self, part), str):
                raise ValueError(f"{name} has no {part}: expected a text")
        for part in ("write", "read"):
            if not callable(getattr(self, part)):
                raise ValueError(f"{name} has no {part}: expected a function")
        if not self.about:
            raise ValueError(f"{name} does not say what it is about")
        if not self.types and self.claims is None:
            raise ValueError(
                f"{name} has neither types nor claims: no value would be written by it"
            )

    def encode(self, encoder: Any, value: object, depth: int) -> object:
        """Write a value: the tag, and its plain data."""
        plain = self.write(value)
        return plain if plain is NotImplemented else [self.tag, encoder.plain(plain, depth + 1)]

    def decode(self, decoder: Any, depth: int, *parts: object) -> object:
        """Make a value of the parts that stand behind the tag."""
        (data,) = parts
        return self.read(decoder.plain(data, depth + 1))

    def fits(self, kind: type, value: object) -> bool:
        """Say whether a value of this type is one of its kind."""
        if any(issubclass(kind, base) for base in map(_loaded, self.types) if base):
            return True
        return self.claims is not None and self.claims(value)


class BuiltIn(Codec):
    """A kind of nbapart's own.

    Its `write` is given the encoder, the value and the depth, and returns all of what is written;
    its `read` is given the decoder, the depth and what stands behind the tag. Without a tag, it is
    something for which JSON has a form of its own.
    """

    @property
    def encode(self) -> Callable:
        """Write a value."""
        return self.write

    @property
    def decode(self) -> Callable:
        """Make a value."""
        return self.read


_course_codecs: list[Codec] = []
_built_in_codecs: list[Codec] = []
# What the encoder and the decoder look up for each part of a value.
WRITERS: dict[type, Callable] = {}  # of nbapart's own types: most values are of one of them itself
READERS: dict[str, Callable] = {}  # by tag
UNTAGGED_READERS: dict[type, Callable] = {}  # by the type of what JSON has read


def register(codec: Codec) -> Codec:
    """Let values of a kind cross, in this process.

    An extension of a course calls it, so that it is done in the marker and in each kernel.

    Parameters
    ----------
    codec : Codec

    Returns
    -------
    Codec
        The same.

    Raises
    ------
    ValueError
        It has no tag, or its tag or one of its types is taken.

    Examples
    --------
    >>> import nbapart.transfer.codec
    >>> register(Codec("l", "a second list", write=list, read=list, types=("array:array",)))
    Traceback (most recent call last):
    ValueError: the codec 'l' is there twice: for list, and for a second list
    """
    _refuse_twice(codec)
    if isinstance(codec, BuiltIn):
        _built_in_codecs.append(codec)
        WRITERS.update({kind: codec.write for kind in codec.types if isinstance(kind, type)})
    else:
        _course_codecs.append(codec)
    if codec.tag:
        READERS[codec.tag] = codec.decode
    else:
        UNTAGGED_READERS.update(dict.fromkeys(codec.types, codec.decode))
    return codec


def _refuse_twice(codec: Codec) -> None:
    if not codec.tag and not isinstance(codec, BuiltIn):
        raise ValueError(f"the codec for {codec.about} has no tag")
    for other in codecs():
        if codec.tag and codec.tag == other.tag:
            both = f"for {other.about}, and for {codec.about}"
            raise ValueError(f"the codec {codec.tag!r} is there twice: {both}")
        if shared := {*codec.types} & {*other.types}:
            both = f"{other.about}, and {codec.about}"
            raise ValueError(f"{shared.pop()} is of two kinds: {both}")


def codecs() -> list[Codec]:
    """All kinds, in the order in which a value is tried for them: the course's own first."""
    return [*_course_codecs, *_built_in_codecs]


def claiming(value: object) -> Iterator[Codec]:
    """The course's kinds that claim a value, whatever its type."""
    return (codec for codec in _course_codecs if codec.claims and codec.claims(value))


def table() -> list[tuple[str, str]]:
    """Tag and description of each kind, in the order in which a value is tried for them.

    Examples
    --------
    >>> import nbapart.transfer.codec
    >>> dict(table())["c"]
    'complex: its bits'
    """
    return [(codec.tag, codec.about) for codec in codecs()]


def _loaded(kind: type | str) -> type | None:
    """A type; None for one that is named and whose module is not loaded."""
    if isinstance(kind, type):
        return kind
    module, _, name = kind.partition(":")
    found = getattr(sys.modules.get(module), name, None)
    return found if isinstance(found, type) else None
