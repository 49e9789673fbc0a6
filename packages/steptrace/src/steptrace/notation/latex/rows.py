"""Cuts pasted LaTeX into rows: one for each ``\\\\`` in a block, and one for each other line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from steptrace.functions import is_function_word
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.annotations import without_annotations
from steptrace.notation.limits import MAX_LINE_LENGTH, MAX_ROW_LENGTH

MAX_TEXT_LENGTH = 50 * MAX_LINE_LENGTH
MAX_ROWS = 300
BLOCKS = (
    *("align", "aligned", "alignat", "alignedat", "flalign", "array", "eqnarray", "equation"),
    *("gather", "gathered", "split", "multline", "math", "displaymath"),
)

_TOKENS = re.compile(
    r"""
      (?P<remark>   %.* )
    | (?P<claim>    \#(?:(?!\\\\).)* )
    | (?P<end>      \\\\\*?(?:\[\s*-?[0-9.]+\s*[a-z]{2}\s*\])?(?:\s*\#.*)? )
    | (?P<block>    \\begin\s*\{\s*(?:array|alignat\*?|alignedat)\s*\}(?:\[[tbc]\])?\s*\{[^{}]*\}
                  | \\(?:begin|end)\s*\{[^{}]*\}(?:\s*\[[tbc]\])? )
    | (?P<display>  \$\$|\\\[|\\\] )
    | (?P<implies>  =>|[⇒⟹∴⇔]|\\(?:Rightarrow|Longrightarrow|implies|therefore|iff
                    |Leftrightarrow|Longleftrightarrow)(?![A-Za-z]) )
    | (?P<because>  (?:(?:\\left\s*)?[(\[]\s*)?(?:\\because(?![A-Za-z])|∵)
                    (?:\\(?:WORDS)\s*\{GROUP\}|(?!\\\\|\\end|\\\]|\$).)* )
    | (?P<comma>    ,(?=[\s\\$&~]) )
    | (?P<words>    (?:\\left\s*)?[(\[]\s*\\WORDS\s*\{GROUP\}\s*(?:\\right\s*)?[)\]]
                  | \\WORDS\s*\{GROUP\}(?:\s*\\q?quad(?![A-Za-z]))? )
    | (?P<drop>     \$|~|\\[,;:!>()\s]|\\$|\\(?:LAYOUT)(?![A-Za-z])
                  | \\(?:left|right|[bB]igg?[lmr]?)\s*\.
                  | \\q?quad\s*\([0-9]+\)\s*(?=$|\$|\\\\|\\end)
                  | \\(?:tag\*?|label|(?:short)?intertext|[hv]space\*?|[hv]?phantom|color|textcolor)
                    \s*\{GROUP\} )
    | (?P<math>     \\[A-Za-z]+|\\.|[^\\\#%$=⇒⟹∴⇔∵(\[~,]+|. )
    """.replace("WORDS", "(?:text|textrm|textnormal|textit|textbf|mbox)")
    .replace("GROUP", r"(?:[^{}]|\{[^{}]*\})*")
    .replace(
        "LAYOUT",
        "thinspace|medspace|thickspace|negthinspace|enspace|displaystyle|textstyle|scriptstyle"
        "|nonumber|notag|limits|nolimits|mathstrut|strut|smash|hfill|noindent|centering|hline"
        "|tiny|scriptsize|footnotesize|small|normalsize|[lL]arge|LARGE|[hH]uge|rm|bf|it|mit"
        "|qed|qedhere|square|blacksquare|Box|allowbreak|newline|protect",
    ),
    re.VERBOSE,
)
_ARGUMENT = re.compile(r"['′’]*\s*(?:\\left\s*)?\(\s*\\?[A-Za-z]+\s*(?:\\right\s*)?\)")
# What stands between two formulas of a line, and an equation with a left-hand side.
_GAPS = re.compile(
    r"(?:[\s&~$,]|\\[,;:!\s]|\\q?quad(?![A-Za-z])|\\(?:text\w*|mbox)\s*\{[^{}]*\})*+"
)
_EQUATION = re.compile(rf"{_GAPS.pattern}[^\s=,][^=,]*+=(?!>)")
# A row that begins with a sign and has no equals sign.
_CONTINUED = re.compile(
    r"(?:[\s&~]|\\[,;:!]|\\q?quad(?![A-Za-z])|\{\}|\\[hv]?(?:space|phantom)\*?\s*\{[^{}]*\})*+"
    r"[+\-−–](?:(?!\\\\|\\end)[^=])*+(?:\\\\|\\end|\Z)"
)
_MARKUP = re.compile(r"(?:\\because|∵|\\left|\\right|\\q?quad)|\\(?:text\w*|mbox)\s*\{([^{}]*)\}")
_MARKS = re.compile(r"[\\$&%]")
_LATEX = re.compile(r"^[^#\n]*(?:\\|\$)", re.MULTILINE)


@dataclass
class Row:
    """One row of a derivation.

    Attributes
    ----------
    text : str
        The LaTeX without commands that only affect the layout.
    places : list of tuple of int
        For each character of `text`, its line and its column, both from 0.
    claim : str
        The comment after ``#``, or the words at the end of the row.
    plain : bool
        Whether `text` is a line of the text notation as typed, including its comment.
    """

    text: str = ""
    places: list = field(default_factory=list)
    claim: str = ""
    plain: bool = False

    def add(self, text: str, line: int, column: int, spread: bool = True) -> None:
        """Append characters.

        Parameters
        ----------
        text : str
            The characters.
        line, column : int
            Where they were typed, from 0.
        spread : bool
            Whether each character has its own column; otherwise all have the first one.

        Raises
        ------
        Unreadable
            The row grows longer than `MAX_ROW_LENGTH`.
        """
        if len(self.text) + len(text) > MAX_ROW_LENGTH:
            raise at(Unreadable("long", most=MAX_ROW_LENGTH), (line, column))
        self.text += text
        self.places += [(line, column + step * spread) for step in range(len(text))]

    def close(self) -> "Row":
        """Remove the spaces around the row and the punctuation after it, and return the row."""
        start = len(self.text) - len(self.text.lstrip())
        self.text = self.text.strip().rstrip(" .,;")
        self.places = self.places[start : start + len(self.text)]
        return self


def is_latex(text: str) -> bool:
    r"""Return whether a text is LaTeX: it has a backslash or a dollar sign outside of comments.

    Examples
    --------
    >>> is_latex(r"\frac{1}{2}"), is_latex("1/2 # half")
    (True, False)
    """
    return bool(_LATEX.search(text))


def cut(lines: Sequence[str]) -> Iterator[Row]:
    r"""Cut LaTeX into rows.

    In a block or a display, a line break is a space, unless the next line begins with another
    ``=``. Elsewhere, a line without LaTeX is a line of the text notation.

    Parameters
    ----------
    lines : list of str
        The lines of the text.

    Yields
    ------
    Row
        Each row that is not empty, in order.

    Raises
    ------
    Unreadable
        The text or a row is too long, there are too many rows, a block is of an unknown kind, or
        a formula continues after words; `line` and `column` say where, both from 0.

    Examples
    --------
    >>> [row.text for row in cut([r"\begin{align} y &= x \\ &= 2 \tag{1} \end{align}"])]
    ['y &= x', '&= 2']
    """
    if sum(map(len, lines)) > MAX_TEXT_LENGTH:
        raise at(Unreadable("latex-long", most=MAX_TEXT_LENGTH), (0, 0))
    cutter = _Cutter(lines)
    for line in range(len(lines)):
        yield from cutter.cut_line(line)
    yield from cutter.flush()


def at(problem: Unreadable, place: tuple[int, int]) -> Unreadable:
    """Set the line and the column of a problem, and return it."""
    problem.line, problem.column = place
    return problem


class _Cutter:
    def __init__(self, lines):
        self.plain = [not _MARKS.search(line) for line in lines]
        self.lines, self.row, self.rows, self.depth = without_annotations(lines), Row(), 0, 0

    def cut_line(self, line: int) -> Iterator[Row]:
        if self.plain[line] and not (self.depth or self.row.text):
            self.row.add(self.lines[line], line, 0)
            self.row.plain = True
            return self.flush()
        return self._cut_latex(line)

    def _cut_latex(self, line):
        for match in _TOKENS.finditer(self.lines[line]):
            yield from getattr(self, f"on_{match.lastgroup}")(match.group(), line, match.start())
        if self.depth and not self._goes_on_with_equals(line + 1):
            self.row.add(" ", line, len(self.lines[line]))
        else:
            yield from self.flush()

    def flush(self) -> Iterator[Row]:
        row = self.row if self.row.plain else self.row.close()
        if row.text == "=>" and not row.plain:
            return
        self.row = Row()
        if row.text.strip(" {}"):  # Braces alone stand around a block, as in \Large{…}.
            yield self._counted(row)

    def _counted(self, row):
        self.rows += 1
        if self.rows > MAX_ROWS:
            raise at(Unreadable("many", most=MAX_ROWS), row.places[0])
        return row

    def _goes_on_with_equals(self, line):
        following = self.lines[line] if line < len(self.lines) else ""
        return "=" in self.row.text and re.match(r"\s*&?\s*=", following)

    def _ends(self, following):
        """Whether the row is an equation, and the line goes on with another one."""
        whole = "=" in self.row.text and self.row.text.count("{") == self.row.text.count("}")
        return whole and _EQUATION.match(following)

    def on_comma(self, text: str, line: int, column: int) -> Iterable[Row]:
        following = self.lines[line][column + 1 :]
        if self._ends(following):
            return self.flush()
        self.row.add(text if _GAPS.sub("", following) else " ", line, column)
        return ()

    def _name(self, claim):
        if self.row.text.strip(" &"):
            self.row.claim = self.row.claim or claim.strip()
        return ()

    def on_remark(self, text: str, line: int, column: int) -> Iterable[Row]:
        return ()

    def on_claim(self, text: str, line: int, column: int) -> Iterable[Row]:
        return self._name(text[1:])

    def on_because(self, text: str, line: int, column: int) -> Iterable[Row]:
        remark = _MARKUP.sub(r"\1", text).strip()
        return self._name(remark[1:-1] if remark.startswith(("(", "[")) else remark)

    def on_end(self, text: str, line: int, column: int) -> Iterable[Row]:
        _, _, claim = text.partition("#")
        self._name(claim)
        following = "\n".join([self.lines[line][column + len(text) :], *self.lines[line + 1 :][:3]])
        if "=" in self.row.text and not self.row.claim and _CONTINUED.match(following):
            self.row.add(" ", line, column)
            return ()
        return self.flush()

    def on_block(self, text: str, line: int, column: int) -> Iterable[Row]:
        name = re.search(r"\{\s*(.*?)\s*\}", text).group(1)
        if name.removesuffix("*") not in BLOCKS:
            raise at(Unreadable("latex-block", name=name), (line, column))
        self.depth = max(0, self.depth + (1 if text.startswith(r"\begin") else -1))
        return self.flush()

    def on_display(self, text: str, line: int, column: int) -> Iterable[Row]:
        self.depth = 1 if text == r"\[" or (text == "$$" and not self.depth) else 0
        return self.flush()

    def on_implies(self, text: str, line: int, column: int) -> Iterable[Row]:
        yield from self.flush()
        if not self.row.text:  # A row may end in an arrow, and the next begin with one.
            self.row.add("=>", line, column, spread=False)

    def on_words(self, text: str, line: int, column: int) -> Iterable[Row]:
        words = text[text.index("{") + 1 : text.rindex("}")].strip()
        following = self.lines[line][column + len(text) :]
        is_called = words.isalpha() and _ARGUMENT.match(following)
        is_math = words in ("d", "e") or is_function_word(words) or is_called
        if is_math or self.row.text.endswith(("_", "_{")):
            return self.on_math(text, line, column)
        if words.lower() in ("let", "where"):
            return self._let(line, column, following)
        self._name(words.replace("$", ""))
        return self.flush() if self._ends(following) else ()

    def _let(self, line, column, following):
        if self._ends(following):
            yield from self.flush()
        if not self.row.text.strip(" &"):
            self.row.add("let ", line, column, spread=False)

    def on_drop(self, text: str, line: int, column: int) -> Iterable[Row]:
        self.row.add(" ", line, column)
        return ()

    def on_math(self, text: str, line: int, column: int) -> Iterable[Row]:
        if self.row.claim and text.strip(" .,;&}"):
            raise at(Unreadable("latex-words"), (line, column))
        self.row.add(text, line, column)
        return ()
