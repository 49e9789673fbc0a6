"""The rubric of an exercise: its milestones in order, and the lines of the way between them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from steptrace.context import Context
from steptrace.errors import Misused
from steptrace.expression import Derivative, Node, rewrite
from steptrace.notation.parser import read
from steptrace.notation.reader import read_derivation
from steptrace.rubric import digest
from steptrace.rubric.digest import Sides

# A line that the sheet prints, or what the sheet says about a line and then its accepted forms.
Asked = str | Sequence[str]
# Names that have their meaning everywhere, besides e, which cannot be given.
CONSTANTS = frozenset(["pi"])


@dataclass(frozen=True)
class Milestone:
    """A line that an exercise asks for.

    Attributes
    ----------
    words : str
        What the sheet says about the line; the line itself if the sheet prints it.
    printed : bool
        Whether the sheet prints the line.
    keys : frozenset of str
        The digests of its accepted forms.
    forms : tuple of tuple of Node
        The accepted forms, as far as they are known as lines.
    """

    words: str
    printed: bool
    keys: frozenset[str]
    forms: tuple[Sides, ...] = ()


@dataclass(frozen=True)
class Way:
    """Lines that lead from one milestone to the next.

    Attributes
    ----------
    keys : frozenset of str
        Their digests.
    forms : tuple of tuple of Node
        The lines themselves, as far as they are known.
    """

    keys: frozenset[str] = frozenset()
    forms: tuple[Sides, ...] = ()


@dataclass(frozen=True)
class Rubric:
    """What an exercise asks for.

    Attributes
    ----------
    milestones : tuple of Milestone
        In order, from the start to the end.
    ways : tuple of Way
        The lines of the way on each leg, which leads from one milestone to the next.
    by : tuple of str
        Rules that some step must use.
    context : Context
        What the sheet says about its names.
    letters : frozenset of str
        The names of the exercise that a student may not give a meaning.
    alternatives : tuple of Rubric
        Other true ways.
    """

    milestones: tuple[Milestone, ...]
    ways: tuple[Way, ...] = ()
    by: tuple[str, ...] = ()
    context: Context = field(default_factory=Context)
    letters: frozenset[str] = frozenset()
    alternatives: tuple["Rubric", ...] = ()

    @classmethod
    def read(
        cls,
        start: str,
        end: str,
        through: Iterable[Asked] = (),
        *,
        between: Iterable[Iterable[str]] = (),
        alternatives: Iterable[Iterable[Asked]] = (),
        given: Iterable[str] = (),
        by: Iterable[str] = (),
        constants: Iterable[str] = (),
    ) -> "Rubric":
        """Read a rubric; see `check_derivation` for the parameters.

        Returns
        -------
        Rubric

        Raises
        ------
        Misused
            A form is written like a line that the sheet prints, or the sheet prints all lines, so
            that copying them would be an answer; or `between` has not one list for each leg.

        Examples
        --------
        >>> rubric = Rubric.read("d/dx x^3", "3x^2", [("the power rule", "3x^(3 - 1)")])
        >>> [milestone.words for milestone in rubric.milestones]
        ['d/dx x^3', 'the power rule', '3x^2']
        """
        parts = map(_frozen, (through, between, alternatives, given, by, constants))
        return _rubric(start, end, *parts)


def _frozen(parts):
    """Texts within lists as texts within tuples."""
    return parts if isinstance(parts, str) else tuple(map(_frozen, parts))


# All answers to an exercise are held against one rubric.
@lru_cache(maxsize=128)
def _rubric(start, end, through, between, alternatives, given, by, constants):
    _refuse(through, between)
    reader = _Reader.of(start, end, through, given, constants)
    asked = [reader.milestone(item) for item in through]
    others = [[reader.milestone(item) for item in way] for way in alternatives]
    return Rubric(
        reader.from_start_to_end(asked),
        tuple(map(reader.way, between)),
        by,
        reader.context,
        reader.letters(),
        tuple(Rubric(reader.from_start_to_end(way), context=reader.context) for way in others),
    )


def _refuse(through, between):
    """Refuse an exercise in which a line of the way has no place, or every line is printed."""
    if not any(between) and all(isinstance(item, str) for item in through):
        raise Misused("Give between= some lines of the way: the sheet prints all the others.")
    legs = len(through) + 1
    if (between and len(between) != legs) or any(isinstance(lines, str) for lines in between):
        raise Misused(f"Give between= a list of lines for each of the {legs} legs.")


@dataclass(frozen=True)
class _Reader:
    """Reads the lines of one exercise."""

    printed: tuple[Milestone, ...]
    context: Context
    by: str

    @classmethod
    def of(cls, start, end, through, given, constants):
        printed = [start, *(item for item in through if isinstance(item, str)), end]
        meanings = [f"let {meaning}" for meaning in given]
        sheet = read_derivation("\n".join([*meanings, printed[0]]), constants=tuple(constants))
        context = Context.of(sheet)
        return cls(tuple(_printed(line, context, sheet.by) for line in printed), context, sheet.by)

    def milestone(self, item):
        """Read a line that is asked for."""
        if isinstance(item, str):
            return _printed(item, self.context, self.by)
        words, *forms = item
        return Milestone(words, False, frozenset(map(self.key, forms)), self.forms(forms))

    def way(self, lines):
        """Read the lines of a leg."""
        return Way(frozenset(map(self.key, lines)), self.forms(lines))

    def forms(self, forms):
        """The forms that are given as lines."""
        lines = (form for form in forms if not digest.is_digest(form))
        return tuple(sides(form, self.by) for form in lines)

    def key(self, form):
        """The digest of a form; as it stands if it is written like a line that is printed."""
        if digest.is_digest(form):
            return form
        read_form = sides(form, self.by)
        key = digest.of_form(read_form, self.context)
        like = [line for line in self.printed if key in line.keys]
        if not like:
            return key
        key = digest.as_it_stands(read_form, self.context)
        if key in (digest.as_it_stands(line.forms[0], self.context) for line in like):
            raise Misused(f"{form} is written like {like[0].words}, and shows nothing.")
        return key

    def from_start_to_end(self, asked):
        return (self.printed[0], *asked, self.printed[-1])

    def letters(self):
        """The names that the sheet uses and gives no meaning."""
        lines = [side for part in self.printed for form in part.forms for side in form]
        names = {name for line in (*lines, *self.context.given.values()) for name in line.names}
        return frozenset(names | CONSTANTS) - set(self.context.given)


def key_reader(
    start: str,
    end: str,
    through: Iterable[Asked] = (),
    given: Iterable[str] = (),
    constants: Iterable[str] = (),
) -> Callable[[str], str]:
    """Return the function that gives the digest of a form in a rubric with these lines.

    Parameters
    ----------
    start, end, through, given, constants
        As in `check_derivation`.

    Returns
    -------
    callable
        Maps a form to its digest, and a digest to itself.

    Examples
    --------
    >>> key = key_reader("d/dx x^3", "3x^2")
    >>> key("x^2 * 3 * 1 * x") == key("3x^3"), key(key("3x^3")) == key("3x^3")
    (True, True)
    """
    return _Reader.of(start, end, list(through), given, constants).key


def _printed(line, context, by):
    form = sides(line, by)
    return Milestone(line, True, frozenset([digest.of_form(form, context)]), (form,))


def sides(line: str, by: str = "x") -> Sides:
    """Read the sides of a line, which is an expression or an equation.

    Parameters
    ----------
    line : str
        In the notation, with or without an equals sign.
    by : str
        The variable of its primes.

    Returns
    -------
    tuple of Node
        One side or two.
    """

    def primed(part: Node) -> Node:
        plain = isinstance(part, Derivative) and not part.by
        return Derivative(part.arg, by, part.order) if plain else part  # type: ignore[attr-defined]

    return tuple(rewrite(read(side), primed) for side in line.split("="))
