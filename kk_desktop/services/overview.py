"""What waits: deadlines of hearings, meetings and promises, unfinished documents, the latest changes.

Only what is open is read: every question here is asked again after each saved action.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from kk_desktop.domain.approvals import Decision
from kk_desktop.domain.comments import CommentState
from kk_desktop.domain.dates import last_working_day_before, write_day
from kk_desktop.domain.known_dates import last_day
from kk_desktop.domain.plans import BEFORE_NEXT, PlanStep
from kk_desktop.domain.rows import ActionRow, Deadline, DocumentRow, HearingRow, Touched
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import comments as comment_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import follow_ups as follow_up_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import history as history_store
from kk_desktop.storage import open_things as store
from kk_desktop.storage import submissions as submission_store
from kk_desktop.storage.aggregates import title_of
from kk_desktop.storage.open_things import OpenMeeting
from kk_desktop.storage.rows import find

from .desk import Desk
from .documents import with_kind_names
from .plans import planned

MOST = 100
"""Documents of one status that are told one by one."""


OPENABLE = {
    "document": "Dokument", "case": "Sag", "area": "Område", "initiative": "Indsats", "budget_table": "Budgettabel",
    "funding_pool": "Pulje",
}  # fmt: skip
"""What is told as opened last, with the word for it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Something that was opened lately; a document has a status."""

    kind: str
    id: str
    title: str
    what: str
    status: Status | None = None


class OverviewService:
    """The first tab's questions."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def deadlines(self, hearings: Sequence[HearingRow] | None = None) -> list[Deadline]:
        """Every date somebody must still keep, the first first; overdue ones are among them.

        Open hearings, contributions to them that have not come, meetings from today on that have decided nothing yet
        and their agendas, and promises that have a date. ``hearings`` are the open ones, where they have been read.
        """
        found = [
            *_deadlines_of(self.open_hearings() if hearings is None else hearings),
            *self._contributions(),
            *self._meetings(),
            *self._follow_ups(),
        ]
        return sorted(found, key=lambda deadline: (deadline.due, deadline.title))

    def steps(self, hearings: Sequence[HearingRow] | None = None) -> list[Deadline]:
        """The steps of the open hearings' plans that are not done, the first first; ``step`` is what each is called.

        Sending on the last day is left out: that is the deadline itself. ``hearings`` as for ``deadlines``.
        """
        db = self._desk.read()
        found: list[Deadline] = []
        for row in self.open_hearings() if hearings is None else hearings:
            hearing_id = row.hearing_id or ""
            for each in planned(self._desk, db, hearing_store.get(db, hearing_id), row.status):
                if not each.is_done and not (each.step is PlanStep.SEND and each.due == row.deadline):
                    uid = f"hearing-{hearing_id}-{each.step.value}"
                    found.append(
                        Deadline("hearing", hearing_id, row.title, row.sender, each.due, each.step.danish, uid=uid)
                    )
        return sorted(found, key=lambda deadline: (deadline.due, deadline.title))

    def next_deadline(self) -> Deadline | None:
        """The first date from today on, for the status bar."""
        db, today = self._desk.read(), self._desk.today()
        first = store.next_hearing(db, today)
        hearings = _deadlines_of([first] if first else [])
        found = (*hearings, *self._contributions(), *self._meetings(), *self._follow_ups())
        return min((each for each in found if each.due >= today), key=lambda each: each.due, default=None)

    def open_hearings(self) -> list[HearingRow]:
        """The hearings with a deadline that have not been answered, the first deadline first."""
        return store.hearings(self._desk.read())

    def drafts(self, limit: int = MOST) -> list[DocumentRow]:
        """Documents somebody still has to do something with: what came back first, then what was changed last.

        At most ``limit`` of each status.
        """
        return with_kind_names(self._desk, store.documents(self._desk.read(), limit))

    def count_drafts(self) -> int:
        """How many there are of them."""
        return store.count_documents(self._desk.read())

    def returned_by(self, document_id: str) -> tuple[str, int]:
        """Who sent the document back, and how many comments are open in it; nobody where a body said no to it."""
        db = self._desk.read()
        steps = [step for submission in submission_store.of(db, document_id) for step in submission.steps]
        by = next((step.decided_by for step in reversed(steps) if step.decision is Decision.RETURNED), "")
        return by, sum(each.state is CommentState.OPEN for each in comment_store.of(db, document_id))

    def opened(self, wanted: Iterable[tuple[str, str]], limit: int) -> list[Opened]:
        """Those of the things that are still there, in the order asked for; the first ``limit`` of them."""
        db = self._desk.read()
        there = ((kind, each) for kind, each in wanted if kind in OPENABLE and find(db, kind, each) is not None)
        return [self._opened(kind, each) for kind, each in islice(there, limit)]

    def _opened(self, kind: str, thing_id: str) -> Opened:
        db = self._desk.read()
        if kind != "document":
            return Opened(kind, thing_id, title_of(db, Touched(kind, thing_id)), OPENABLE[kind])
        (row,) = with_kind_names(self._desk, [document_store.row(db, thing_id)])
        return Opened(kind, thing_id, store.document_name(db, thing_id), row.kind_name, row.status)

    def recent_changes(self, limit: int = 10) -> list[ActionRow]:
        """What was done last, by anybody."""
        installation = self._desk.database.who.installation_id
        return history_store.recent(self._desk.read(), installation, limit)

    def _contributions(self) -> Iterator[Deadline]:
        for each in store.contributions(self._desk.read()):
            title, uid = f"Bidrag fra {each.contributor} mangler", f"contribution-{each.id}"
            yield Deadline("contribution", each.id, title, each.hearing, each.due, uid=uid)

    def _meetings(self) -> Iterator[Deadline]:
        found = store.meetings(self._desk.read(), self._desk.today())
        for each in found:
            uid = f"treatment-{each.treatment_id}"
            yield Deadline("case", each.case_id, each.title, each.body, each.day, uid=uid)
        for _key, of_day in groupby(sorted(found, key=_sitting), key=_sitting):
            yield from self._agenda(list(of_day))

    def _agenda(self, items: list[OpenMeeting]) -> Iterator[Deadline]:
        """The day the agenda of a sitting goes out, while that is to come."""
        first, today = items[0], self._desk.today()
        out = first.day
        for _ in range(BEFORE_NEXT[PlanStep.AGENDA]):
            out = last_working_day_before(out, self._desk.is_holiday)
        if out >= today:
            title = f"Dagsorden til {first.body} den {write_day(first.day, today)}"
            count = "1 punkt" if len(items) == 1 else f"{len(items)} punkter"
            # By its first item, not by its day: a sitting that is moved is the same one in people's calendars.
            uid = f"agenda-{first.treatment_id}"
            yield Deadline("agenda", first.case_id, title, f"Udsendes til udvalget, {count}", out, uid=uid)

    def _follow_ups(self) -> Iterator[Deadline]:
        for each in follow_up_store.open_ones(self._desk.read()):
            if each.due:
                due, uid = last_day(each.due), f"follow-up-{each.id}"
                yield Deadline("follow_up", each.id, each.title, each.owner, due, known=each.due, uid=uid)


def _deadlines_of(rows: Iterable[HearingRow]) -> Iterator[Deadline]:
    for row in rows:
        if row.hearing_id and row.deadline:
            uid = f"hearing-{row.hearing_id}"
            yield Deadline("hearing", row.hearing_id, row.title, row.sender, row.deadline, uid=uid)


def _sitting(meeting: OpenMeeting) -> tuple[date, str]:
    return meeting.day, meeting.body_id
