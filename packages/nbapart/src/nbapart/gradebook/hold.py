"""What to say while another program holds the gradebook."""

from typing import TYPE_CHECKING

from nbapart.errors import CourseError
from nbapart.gradebook.read import gradebook
from nbapart.patches import GRADEBOOK_SECONDS

if TYPE_CHECKING:
    from nbgrader.apps import NbGrader

HELD = (
    f"the gradebook was held by another program for {GRADEBOOK_SECONDS} seconds; nothing is lost, "
    "run this again when that program has let go"
)


def reason(error: BaseException) -> str | None:
    """Return why the gradebook could not be written; None for another error.

    Examples
    --------
    >>> reason(ValueError("database")) is None
    True
    """
    from sqlalchemy.exc import OperationalError

    if not isinstance(error, OperationalError):
        return None
    said = str(error.orig)
    return HELD if "locked" in said else f"the gradebook cannot be written: {said}"


def wait(app: "NbGrader") -> None:
    """Wait until the gradebook can be written.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader

    Raises
    ------
    CourseError
        It cannot; the message says why.
    """
    from sqlalchemy.exc import OperationalError

    try:
        with gradebook(app) as book:
            if book.engine.dialect.name == "sqlite":
                book.db.connection().exec_driver_sql("BEGIN IMMEDIATE")
            book.db.rollback()
    except OperationalError as error:
        why = reason(error) or ""
        raise CourseError(f"{why[:1].upper()}{why[1:]}.") from None
