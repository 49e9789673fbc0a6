"""The codecs of Python's own library: decimal numbers, dates, and kinds of dicts and tuples."""

import builtins
import re
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from nbapart.transfer.codec import BuiltIn, register
from nbapart.transfer.encode import Refused, name_of
from nbapart.transfer.kinds import keys, shared, sharing
from nbapart.transfer.untrusted import MAX_NAME_CHARACTERS, expect

DECIMAL = re.compile(r"[+-]?(\d{1,4000}(\.\d{0,4000})?(E[+-]?\d{1,5})?|Infinity|s?NaN\d{0,20})")
FACTORIES = ("int", "float", "str", "list", "dict", "set", "tuple", "bool")
MAX_FIELDS = 64


def _write_decimal(encoder, value, depth):
    written = str(value)
    if not DECIMAL.fullmatch(written):
        raise Refused("Decimal", "has too many digits")
    encoder.spend(Decimal, len(written))
    return ["D", written]


def _read_decimal(decoder, depth, written):
    expect(type(written) is str and DECIMAL.fullmatch(written) is not None, "no decimal number")
    return Decimal(written)


register(BuiltIn("D", "Decimal", _write_decimal, _read_decimal, (Decimal,)))


def _write_time(encoder, value, depth):
    if type(value) is datetime and value.tzinfo is not None:
        raise Refused("datetime", "has a time zone")
    if type(value) is timedelta:
        return ["T", "timedelta", value.days, value.seconds, value.microseconds]
    return ["T", type(value).__name__, value.isoformat()]


def _read_time(decoder, depth, kind, *parts):
    if kind == "timedelta":
        expect(len(parts) == 3 and {*map(type, parts)} == {int}, "no span of time")
        return timedelta(*parts)
    (written,) = parts
    found = {"date": date, "datetime": datetime}[kind].fromisoformat(written)
    expect(getattr(found, "tzinfo", None) is None, "a time zone")
    return found


register(
    BuiltIn(
        "T", "date, time and span of time", _write_time, _read_time, (date, datetime, timedelta)
    )
)


def _write_dict(encoder, value, depth):
    kind, more = type(value), []
    if kind is defaultdict:
        factory = value.default_factory
        name = next((n for n in FACTORIES if factory is getattr(builtins, n)), "")
        if factory is not None and not name:
            raise Refused("defaultdict", "has a function of its own")
        more = [name]
    items = [(encoder.inside(k, depth, k), encoder.inside(v, depth, k)) for k, v in value.items()]
    return ["C", kind.__name__, *more, *chain(*items)]


def _read_dict(decoder, depth, kind, *parts):
    made = {"OrderedDict": OrderedDict, "Counter": Counter, "defaultdict": defaultdict}[kind]()
    if kind == "defaultdict":
        factory, *parts = parts
        expect(factory in ("", *FACTORIES), "no factory")
        made.default_factory = getattr(builtins, factory) if factory else None
    found = keys(decoder.all(parts[::2], depth))
    for key, item in zip(found, decoder.all(parts[1::2], depth), strict=True):
        made[key] = item
    expect(len(made) == len(found), "a key twice")
    return made


register(
    BuiltIn(
        "C",
        "Counter, OrderedDict, defaultdict: its type, key, value, …",
        sharing(_write_dict),
        shared(_read_dict),
        (Counter, OrderedDict, defaultdict),
    )
)


def _write_deque(encoder, value, depth):
    items = [encoder.inside(item, depth, place) for place, item in enumerate(value)]
    return ["Q", value.maxlen, *items]


def _read_deque(decoder, depth, most, *items):
    expect(most is None or (type(most) is int and most >= len(items)), "no length")
    return deque(decoder.all(items, depth), most)


register(BuiltIn("Q", "deque", sharing(_write_deque), shared(_read_deque), (deque,)))


def _is_named_tuple(value):
    """Return whether the type of a value was made by `namedtuple`, and nothing added to it."""
    kind = type(value)
    members = type.__dict__["__dict__"].__get__(kind)
    fields = members.get("_fields")
    if kind.__bases__ != (tuple,) or type(fields) is not tuple or len(fields) > MAX_FIELDS:
        return False
    return all(type(one) is str for one in fields) and {*members} - {*fields} <= _MEMBERS


_MEMBERS = {*vars(namedtuple("one", "a"))} - {"a"}


def _write_named_tuple(encoder, value, depth):
    items = [encoder.inside(item, depth, place) for place, item in enumerate(tuple(value))]
    return ["N", name_of(type(value)), list(type(value)._fields), *items]


def _read_named_tuple(decoder, depth, name, fields, *items):
    expect(len(fields) == len(items) <= MAX_FIELDS, "other fields")
    for one in (name, *fields):
        expect(type(one) is str and len(one) <= MAX_NAME_CHARACTERS, "no name")
    return _named_tuple(name, tuple(fields))(*decoder.all(items, depth))


@lru_cache(maxsize=64)
def _named_tuple(name, fields):
    return namedtuple(name, fields)


register(
    BuiltIn(
        "N",
        "named tuple: its type, fields, items",
        _write_named_tuple,
        _read_named_tuple,
        claims=lambda value: issubclass(type(value), tuple) and _is_named_tuple(value),
    )
)
