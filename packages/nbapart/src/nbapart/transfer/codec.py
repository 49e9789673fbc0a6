"""The registry of codecs: one for each kind of value that crosses between kernel and marker.

A codec says which values it is for, and how they are encoded and decoded. nbapart's own are defined
in `kinds`, and a course registers more in its extensions. A codec that is incomplete, or whose tag
is taken, fails when it is defined.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Codec:
    """How values of one kind are encoded as plain data and decoded again.

    Parameters
    ----------
    tag : str
        The first item of the encoded data. nbapart's own tags are letters; a course uses a word.
    about : str
        A short description of the kind, for the table of kinds.
    write : callable
        Runs in the student's kernel. It takes a value and returns plain data: a value whose parts
        can all cross, without functions. It returns NotImplemented for a value not of this kind.
    read : callable
        Runs in the marker. It takes these data, which may be forged, and returns the value. If it
        raises any exception, the data are refused.
    types : tuple of type or str
        Instances of these types and their subclasses are of this kind. A string such as
        "pandas:DataFrame" names a type whose module need not be loaded.
    claims : callable, optional
        Takes any value that is not a number or string, and returns whether it is of this kind. It
        is for kinds that the type alone does not identify, such as a list of figures. It must be
        fast, and must not call a method of the value.

    Raises
    ------
    ValueError
        A part is missing; the message says which.

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
        """Encode a value as its tag and plain data.

        Parameters
        ----------
        encoder : encode.Encoder
        value : object
        depth : int
            How many levels below the whole value this one is.

        Returns
        -------
        list
            Or NotImplemented, where the value is not of this kind.
        """
        plain = self.write(value)
        return plain if plain is NotImplemented else [self.tag, encoder.plain(plain, depth + 1)]

    def decode(self, decoder: Any, depth: int, *parts: object) -> object:
        """Decode a value.

        Parameters
        ----------
        decoder : decode.Decoder
        depth : int
            How many levels below the whole value this one is.
        *parts : object
            The items after the tag; not trusted.

        Returns
        -------
        object
        """
        (data,) = parts
        return self.read(decoder.plain(data, depth + 1))

    def fits(self, kind: type, value: object) -> bool:
        """Return whether a value, whose exact type is `kind`, is of this codec's kind."""
        if any(issubclass(kind, base) for base in map(_loaded, self.types) if base):
            return True
        return self.claims is not None and self.claims(value)


class BuiltIn(Codec):
    """A codec of nbapart's own.

    Its `write` takes the encoder, the value and the depth, and returns the encoded value including
    the tag. Its `read` takes the decoder, the depth and the items after the tag. Without a tag, it
    is for values that JSON represents directly.
    """

    @property
    def encode(self) -> Callable:
        """Encode a value, as `write` does."""
        return self.write

    @property
    def decode(self) -> Callable:
        """Decode a value, as `read` does."""
        return self.read


_course_codecs: list[Codec] = []
_built_in_codecs: list[Codec] = []
# What the encoder and the decoder look up for each part of a value.
WRITERS: dict[type, Callable] = {}  # by exact type, for nbapart's own: fast for most values
READERS: dict[str, Callable] = {}  # by tag
UNTAGGED_READERS: dict[type, Callable] = {}  # by the type that JSON parses to


def register(codec: Codec) -> Codec:
    """Register a codec in this process.

    A course calls it in an extension, which is imported by the marker and by each kernel.

    Parameters
    ----------
    codec : Codec

    Returns
    -------
    Codec
        The codec that was passed.

    Raises
    ------
    ValueError
        The codec has no tag, or its tag or one of its types is taken.

    Examples
    --------
    >>> import nbapart.transfer.pack
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
    """Return all codecs in the order in which they are tried: the course's own first."""
    return [*_course_codecs, *_built_in_codecs]


def claiming(value: object) -> Iterator[Codec]:
    """Yield the course's codecs that claim a value, whatever its type."""
    return (codec for codec in _course_codecs if codec.claims and codec.claims(value))


def table() -> list[tuple[str, str]]:
    """Return tag and description of each kind, in the order in which the codecs are tried.

    Returns
    -------
    list of tuple of str

    Examples
    --------
    >>> import nbapart.transfer.pack
    >>> dict(table())["c"]
    'complex: its bits'
    """
    return [(codec.tag, codec.about) for codec in codecs()]


def _loaded(kind: type | str) -> type | None:
    """Return a type, given itself or as a name; None where its module is not loaded."""
    if isinstance(kind, type):
        return kind
    module, _, name = kind.partition(":")
    found = getattr(sys.modules.get(module), name, None)
    return found if isinstance(found, type) else None
