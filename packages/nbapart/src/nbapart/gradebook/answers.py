"""Remembers, beside nbgrader's tables, for which answer to which task each mark was recorded.

A mark given by hand stays final as long as both are the same, whatever else is marked again.
"""

import json
from collections.abc import Collection, Mapping

from nbformat import NotebookNode
from nbgrader import utils
from sqlalchemy import Column, MetaData, String, Table, delete, insert, select
from sqlalchemy.orm import Session

from nbapart import findings, fingerprint
from nbapart.gradebook.read import exercise

TABLE = Table(
    "nbapart_answer",
    MetaData(),
    Column("grade_id", String(32), primary_key=True),
    Column("digest", String(64), nullable=False),
)


def digests(notebook: NotebookNode) -> dict[str, str]:
    """Digest for each mark what a person looks at to give it: the answer, and its task.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Executed, with cells as the unit has them.

    Returns
    -------
    dict
        By the marking cell's name.
    """
    cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader")]
    answers = {_name(cell): cell for cell in cells if utils.is_solution(cell)}
    found = {}
    for place, cell in enumerate(cells):
        if utils.is_grade(cell) or utils.is_task(cell):
            own = answers.get(exercise(_name(cell), answers), cell)
            texts = [*map(_text, (cell, own)), *map(_text, _task(cells[:place]))]
            open_ = [(one.place, one.form) for one in findings.read(cell).waiting]
            found[_name(cell)] = fingerprint.of_texts(
                str(cell.metadata.nbgrader.get("points")), repr(open_), *texts
            )
    return found


def _name(cell):
    return cell.metadata.nbgrader.grade_id


def _text(cell):
    return f"{cell.source}\0{json.dumps(cell.get('attachments', {}), sort_keys=True)}"


def _task(before):
    """Yield the texts directly before an answer, the nearest first."""
    for cell in reversed(before):
        if cell.cell_type != "markdown" or utils.is_solution(cell):
            return
        yield cell


def recorded(session: Session, grades: Collection[str]) -> dict[str, str]:
    """Return the digests that were kept with some marks.

    Parameters
    ----------
    session : sqlalchemy.orm.Session
    grades : collection of str
        Their identifiers in the gradebook.

    Returns
    -------
    dict
    """
    TABLE.create(session.connection(), checkfirst=True)
    rows = session.execute(select(TABLE).where(TABLE.c.grade_id.in_(grades)))
    return {row.grade_id: row.digest for row in rows}


def keep(session: Session, found: Mapping[str, str]) -> None:
    """Keep digests with marks, in the transaction that records these.

    Parameters
    ----------
    session : sqlalchemy.orm.Session
    found : mapping of str to str
        By the mark's identifier.
    """
    session.execute(delete(TABLE).where(TABLE.c.grade_id.in_(list(found))))
    if found:
        rows = [{"grade_id": one, "digest": digest} for one, digest in found.items()]
        session.execute(insert(TABLE), rows)
