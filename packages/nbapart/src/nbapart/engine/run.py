"""Marks the submissions of a course on any `concurrent.futures.Executor`.

A first run, a second one and one after a crash go the same way: what is not kept is executed by
workers; what was executed is recorded, a few submissions together; workers make the pages.
"""

import json
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from nbapart import fingerprint, page_state, validate
from nbapart.course import Course
from nbapart.delivery import identities
from nbapart.engine import worker
from nbapart.engine.execute import Executed, Lost
from nbapart.engine.job import Job, Jobs
from nbapart.engine.page import PageJob, style
from nbapart.engine.record import Writer
from nbapart.engine.settings import of_marks
from nbapart.engine.store import Store
from nbapart.gradebook import hold, read
from nbapart.limits import Limits
from nbapart.outcome import Outcome
from nbapart.patches import one_transaction
from nbapart.preprocessors.feedback import Sheet, sheet

if TYPE_CHECKING:
    from nbgrader.api import Gradebook
    from nbgrader.apps import NbGrader

BATCH = 20  # submissions that are recorded together; others wait so long to write
TRIES = 2  # of a task that ends without a result


@dataclass(frozen=True)
class Task:
    """A submission on its way.

    Attributes
    ----------
    outcome : Outcome
        What is known so far.
    content : str or None
        The fingerprint of everything that its mark depends on.
    job : Job or None
    executed : Executed or None
    sheet : Sheet or None
        What its page shows of the gradebook.
    page : PageJob or None
    tries : int
        How often a worker has begun what is to be done now.
    """

    outcome: Outcome
    content: str | None = None
    job: Job | None = None
    executed: Executed | None = None
    sheet: Sheet | None = None
    page: PageJob | None = None
    tries: int = 0

    @property
    def names(self) -> tuple[str, str]:
        """Student and unit."""
        return self.outcome.student, self.outcome.unit


class Run:
    """One run over the submissions of a course.

    Parameters
    ----------
    course : Course
        Its units must have been released, so that the gradebook has the exercises.
    app : nbgrader.apps.NbGrader
    executor : concurrent.futures.Executor
    ahead : int
        How many tasks the executor is given at a time.
    regrade : bool
        Whether to execute also what has not changed since it was marked.
    """

    def __init__(
        self,
        course: Course,
        app: "NbGrader",
        executor: Executor,
        ahead: int,
        regrade: bool = False,
    ):
        self._course, self._app, self._executor = course, app, executor
        self._ahead, self._regrade = ahead, regrade
        self._limits = Limits(parent=app)
        self._untimed = identities.untimed(course)
        self._contents = fingerprint.Contents(course, of_marks(app))
        self._jobs, self._store = Jobs(course, app), Store(course.results)
        self._flying: dict[Future, Task] = {}
        self._ready: list[Task] = []

    def outcomes(self, submissions: Iterable[tuple[str, str]]) -> Iterator[Outcome]:
        """Mark submissions; yield what came of each, in the order in which they are done.

        Parameters
        ----------
        submissions : iterable of tuple of str
            Pairs of student and unit.

        Yields
        ------
        Outcome
        """
        coming = iter(submissions)
        while True:
            self._begin_some(coming)
            if self._ready and (len(self._ready) >= BATCH or not self._flying):
                yield from self._record()
            elif not self._flying:
                return
            else:
                for future in wait(self._flying, return_when=FIRST_COMPLETED).done:
                    yield from self._arrived(self._flying.pop(future), future)

    def _begin_some(self, coming):
        while len(self._flying) < self._ahead and len(self._ready) < BATCH:
            names = next(coming, None)
            if names is None:
                return
            task = Task(Outcome(*names, "failed"))
            try:
                self._begin(task)
            except Exception as error:
                self._ready.append(_failed(task, error))

    def _begin(self, task):
        """Take a submission up: it is faulty, has not changed, or is to be executed."""
        if reason := validate.fault(self._course, *task.names, self._limits):
            self._ready.append(replace(task, outcome=task.outcome.because(reason)))
            return
        task = replace(task, content=self._contents.of(*task.names))
        kept = fingerprint.read(self._course, *task.names)
        if kept.get("content") == task.content and not self._regrade:
            self._ready.append(replace(task, outcome=replace(task.outcome, state="unchanged")))
            return
        self._execute(task)

    def _execute(self, task):
        """Have a submission executed, unless that was kept."""
        task = replace(task, job=self._jobs.job(*task.names))
        kept = None if self._regrade else self._store.get(task.job.key)
        if kept is None:
            self._submit(worker.execute, task.job, task)
        else:
            self._ready.append(replace(task, executed=Executed(kept)))

    def _submit(self, function, argument, task):
        future = self._executor.submit(function, argument)
        self._flying[future] = replace(task, tries=task.tries + 1)

    def _arrived(self, task, future):
        """Go on with what a worker has done, or try it again."""
        function, argument = (
            (worker.execute, task.job) if task.page is None else (worker.page, task.page)
        )
        try:
            result = future.result()
        except Exception as error:
            if task.tries < TRIES:
                self._submit(function, argument, task)
            elif task.page is None:
                self._ready.append(_failed(replace(task, tries=0), error))
            else:
                yield task.outcome.because(f"no new feedback: {_words(error)}")
            return
        if task.page is not None:
            yield self._put(task, result)
            return
        if result.notebook is not None:
            self._keep(task.job.key, result.notebook)
        self._ready.append(replace(task, executed=result, tries=0))

    def _keep(self, key, notebook):
        """Keep what was executed; on a full disk that is left to the next run."""
        try:
            self._store.put(key, notebook)
        except OSError:
            traceback.print_exc()

    def _record(self):
        """Record what is ready, and have the pages made; yield what needs none."""
        batch, self._ready = self._ready, []
        for task in self._recorded(batch):
            try:
                yield from self._go_on(task)
            except Exception as error:
                traceback.print_exc()
                yield task.outcome.because(_words(error))

    def _recorded(self, batch):
        """Record a batch in one transaction; each for itself where that fails."""
        directory = self._app.coursedir
        try:
            with (
                one_transaction(directory.db_url, directory.course_id) as book,
                read.held(book, {task.outcome.unit for task in batch}),
            ):
                return [self._record_one(book, task) for task in batch]
        except Exception as error:
            if len(batch) == 1 or hold.reason(error):
                return [_failed(replace(task, executed=None), error) for task in batch]
        return [done for task in batch for done in self._recorded([task])]

    def _record_one(self, book: "Gradebook", task: Task) -> Task:
        """Record one submission if it was executed, and read its marks."""
        outcome = task.outcome
        if task.executed:
            reason = self._writer.record(*task.names, task.executed)
            state = "failed" if reason else "marked"
            outcome = replace(outcome, state=state, reason=reason)
        outcome = replace(outcome, record=read.record(book, *task.names, self._untimed))
        if outcome.record is None or outcome.state == "failed":
            return replace(task, outcome=outcome)
        unit, is_untimed = outcome.unit, outcome.record.untimed
        shown = sheet(book, unit, unit, outcome.student, is_untimed)
        return replace(task, outcome=outcome, sheet=shown)

    def _go_on(self, task):
        """Store what is known of a submission that was recorded; have its page made."""
        outcome = task.outcome
        if outcome.reason:
            yield outcome
            return
        if outcome.record is None:  # it was marked, but in another gradebook
            self._execute(replace(task, outcome=Outcome(*task.names, "failed")))
            return
        if outcome.state == "marked":
            fingerprint.write(self._course, *task.names, content=task.content)
        if outcome.state == "marked" or outcome.record.waiting:
            outcome = outcome.with_findings(json.loads(self._notebook(task)))
        task = replace(task, outcome=outcome)
        if page_state.is_current(self._course, outcome.record, task.content):
            yield outcome
            return
        job = PageJob(*task.names, self._notebook(task), task.sheet, self._style)
        task = replace(task, page=job, executed=None, job=None, tries=0)
        self._submit(worker.page, job, task)

    def _notebook(self, task):
        if task.executed:
            return task.executed.notebook
        folder = self._course.folder("autograded", *task.names)
        return (folder / f"{task.outcome.unit}.ipynb").read_bytes()

    @cached_property
    def _writer(self):
        return Writer(self._app)

    @cached_property
    def _style(self):
        return style(self._app)

    def _put(self, task, page):
        """Put a page in place."""
        try:
            if reason := self._writer.put_page(*task.names, page):
                return task.outcome.because(f"no new feedback: {reason}")
            fingerprint.write(self._course, *task.names, feedback=_shown(task))
        except Exception as error:
            traceback.print_exc()
            return task.outcome.because(_words(error))
        return task.outcome


def _shown(task):
    return page_state.shown(task.content, task.outcome.record)


def _failed(task, error):
    """Return a task that ended in an exception, which is logged."""
    traceback.print_exception(error)
    return replace(task, outcome=task.outcome.because(_words(error)))


def _words(error):
    if isinstance(error, Lost):
        return str(error)
    return hold.reason(error) or f"{type(error).__name__}: {error}"
