"""What waits: deadlines of hearings, meetings and promises, unfinished documents, the latest changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kk_desktop.domain.plans import PlanStep
from kk_desktop.domain.rows import ActionRow, Deadline, DocumentRow, HearingRow
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import contributions as contribution_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import follow_ups as follow_up_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import history as history_store

from .desk import Desk
from .documents import with_kind_names
from .plans import planned


class OverviewService:
    """The first tab's questions."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def deadlines(self) -> list[Deadline]:
        """Every date somebody must still keep, the first first; overdue ones are among them.

        Open hearings, contributions to them that have not come, meetings from today on that have decided nothing yet,
        and promises with a whole date.
        """
        found = [*self._hearings(), *self._contributions(), *self._meetings(), *self._follow_ups()]
        return sorted(found, key=lambda deadline: (deadline.due, deadline.title))

    def steps(self) -> list[Deadline]:
        """The steps of the open hearings' plans that are not done, the first first; ``step`` is what each is called.

        Sending on the last day is left out: that is the deadline itself.
        """
        found: list[Deadline] = []
        for row in self._open_hearings():
            db, hearing_id = self._desk.read(), row.hearing_id or ""
            for each in planned(self._desk, db, hearing_store.get(db, hearing_id), row.status):
                if not each.is_done and not (each.step is PlanStep.SEND and each.due == row.deadline):
                    found.append(Deadline("hearing", hearing_id, row.title, row.sender, each.due, each.step.danish))
        return sorted(found, key=lambda deadline: (deadline.due, deadline.title))

    def next_deadline(self) -> Deadline | None:
        """The first date from today on, for the status bar."""
        today = self._desk.today()
        return next((deadline for deadline in self.deadlines() if deadline.due >= today), None)

    def drafts(self) -> list[DocumentRow]:
        """Documents somebody still has to do something with."""
        rows = with_kind_names(self._desk, document_store.rows(self._desk.read()))
        return [row for row in rows if row.status.is_open]

    def recent_changes(self, limit: int = 10) -> list[ActionRow]:
        """What was done last, by anybody."""
        installation = self._desk.database.who.installation_id
        return history_store.recent(self._desk.read(), installation, limit)

    def _hearings(self) -> Iterator[Deadline]:
        for row in self._open_hearings():
            if row.hearing_id and row.deadline:
                yield Deadline("hearing", row.hearing_id, row.title, row.sender, row.deadline)

    def _open_hearings(self) -> list[HearingRow]:
        rows = hearing_store.open_rows(self._desk.read())
        return [row for row in rows if row.hearing_id and row.deadline]

    def _contributions(self) -> Iterator[Deadline]:
        db = self._desk.read()
        for each in contribution_store.waited_for(db):
            if each.due:
                title = hearing_store.get(db, each.hearing_id).title
                yield Deadline("contribution", each.id, f"Bidrag fra {each.contributor} mangler", title, each.due)

    def _meetings(self) -> Iterator[Deadline]:
        db, today = self._desk.read(), self._desk.today()
        for case in case_store.rows(db):
            for treatment in case_store.treatments(db, case.id):
                if treatment.meeting_date and treatment.meeting_date >= today and not treatment.decisions:
                    yield Deadline("case", case.id, case.title, treatment.body_name, treatment.meeting_date)

    def _follow_ups(self) -> Iterator[Deadline]:
        for follow_up in follow_up_store.rows(self._desk.read()):
            due = _whole_date(follow_up.due)
            if due and not follow_up.done:
                yield Deadline("follow_up", follow_up.id, follow_up.title, follow_up.owner, due)


def _whole_date(text: str) -> date | None:
    # "2017-01" is a promise without a day: it cannot be overdue.
    return date.fromisoformat(text) if len(text) == len("2017-01-31") else None
