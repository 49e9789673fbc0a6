"""Tables in Markdown, and pages that hold tables made by a program."""

import re
from collections.abc import Callable, Iterable, Mapping

_PLACE = re.compile(r"(<!-- made from the code: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table.

    Parameters
    ----------
    titles : iterable of str
        What stands above the columns.
    rows : iterable of iterable of str
        The cells of each row.

    Returns
    -------
    str
        The table in Markdown, without a line break at its end.

    Examples
    --------
    >>> print(table(["name", "points"], [["steps", "4"]]))
    | name | points |
    | --- | --- |
    | steps | 4 |
    """
    titles = list(titles)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def filled(page: str, tables: Mapping[str, Callable[[], str]]) -> str:
    """Put new content between the comments of a page that ask for it.

    Parameters
    ----------
    page : str
        Markdown, with a comment before and after each place.
    tables : mapping of str to callable
        For each name in such a comment, a function that returns the content.

    Returns
    -------
    str
        The page with everything between these comments replaced.

    Raises
    ------
    ValueError
        A comment names a table that does not exist.
    """

    def content(place):
        begin, name, end = place.groups()
        if name not in tables:
            raise ValueError(f"There is no table {name!r}; there are {', '.join(tables)}.")
        return f"{begin}\n{tables[name]()}\n\n{end}"

    return _PLACE.sub(content, page)
