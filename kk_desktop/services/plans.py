"""The plan back from a hearing's deadline: counted by itself, and set by hand where somebody knows better."""

from __future__ import annotations

from datetime import date

from kk_desktop.domain.hearings import Hearing
from kk_desktop.domain.plans import Meeting, PlannedDay, PlanStep, plan_back
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import contributions as contribution_store
from kk_desktop.storage import hearings as store
from kk_desktop.storage.rows import Connection

from .desk import Desk


class PlanService:
    """What the secretariat does with the plan of a hearing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, hearing_id: str) -> tuple[PlannedDay, ...]:
        """The steps to the hearing's answer with their days, the first one first; none without a deadline."""
        db = self._desk.read()
        return planned(self._desk, db, store.get(db, hearing_id), store.row(db, hearing_id).status)

    def set_day(self, hearing_id: str, step: PlanStep, day: date | None) -> None:
        """Set the day of a step; with ``None`` it is counted back from the deadline again."""
        label = f"Rettede planen: {step.danish.lower()}"
        self._desk.act(label, lambda db: store.set_plan_day(db, hearing_id, step, day))

    def reset(self, hearing_id: str) -> None:
        """Count every step again."""

        def work(db: Connection) -> None:
            for step in store.plan_days(db, hearing_id):
                store.set_plan_day(db, hearing_id, step, None)

        self._desk.act("Nulstillede planen", work)

    def meetings(self, hearing_id: str) -> list[Meeting]:
        """The meetings the file knows of from today to the deadline, to choose the committee's among."""
        db = self._desk.read()
        due = store.get(db, hearing_id).due
        return case_store.meetings(db, self._desk.today(), due) if due else []


def planned(desk: Desk, db: Connection, hearing: Hearing, status: Status) -> tuple[PlannedDay, ...]:
    """The hearing's plan, where its answer stands at ``status``."""
    return plan_back(
        hearing,
        desk.today(),
        desk.is_holiday,
        own=store.plan_days(db, hearing.id),
        meeting=_meeting(db, hearing),
        status=status,
        awaited=_awaited(db, hearing.id),
    )


def _awaited(db: Connection, hearing_id: str) -> bool | None:
    asked = contribution_store.of(db, hearing_id)
    return any(each.received_at is None for each in asked) if asked else None


def _meeting(db: Connection, hearing: Hearing) -> date | None:
    """The last meeting before the deadline that the hearing's own case is to be treated at."""
    if hearing.case_id is None or hearing.due is None:
        return None
    first, last = hearing.received_on or date.min, hearing.due
    days = [treatment.meeting_date for treatment in case_store.treatments(db, hearing.case_id)]
    return max((day for day in days if day and first <= day <= last), default=None)
