"""A gradebook's rows without nbgrader's random ids, to compare two of them."""

from datetime import datetime

SUBMITTED = """join submitted_notebook n on x.notebook_id = n.id
    join submitted_assignment s on n.assignment_id = s.id
    join assignment a on s.assignment_id = a.id
    join base_cell c on x.cell_id = c.id"""
QUERIES = (
    f"""select s.student_id, a.name, c.name, x.auto_score, x.manual_score, x.extra_credit,
    x.needs_manual_grade, n.late_submission_penalty, n.flagged from grade x {SUBMITTED}""",
    f"""select s.student_id, a.name, c.name, x.auto_comment, x.manual_comment
    from comment x {SUBMITTED}""",
    """select s.student_id, a.name, s.timestamp, s.extension
    from submitted_assignment s join assignment a on s.assignment_id = a.id""",
    "select id, first_name, last_name, email from student",
    "select id from course",
)


def rows(book):
    """All rows of an open gradebook, as sorted texts."""
    from sqlalchemy import text

    found = [book.db.execute(text(query)) for query in QUERIES]
    return [sorted(repr(tuple(map(_plain, row))) for row in each) for each in found]


def _plain(value):
    """A value as SQLite gives it: PostgreSQL has types for truth and time."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return int(value) if isinstance(value, bool) else value
