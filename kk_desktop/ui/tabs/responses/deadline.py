"""The deadline as the strip shows it, and what is said of a day that nobody works on or that has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kk_desktop.domain.dates import WEEKDAYS, is_working_day, last_working_day_before, write_day

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages


def shown_fact(workspace: Workspace, hearing_id: str) -> str:
    """Which of the dates the strip shows: the later one, where the deadline has been put off."""
    return "extended_to" if workspace.hearings.get(hearing_id).extended_to else "deadline"


def remark_on_deadline(workspace: Workspace, messages: Messages, hearing_id: str) -> None:
    """Say so when nobody works on the day; the deadline is kept until the person says otherwise."""
    due, today = workspace.hearings.get(hearing_id).due, workspace.today()
    if due is None:
        return
    if due < today:
        messages.tell(f"Fristen den {write_day(due, today)} er passeret. Ret den, hvis det er en fejl.", "warning")
    if is_working_day(due, workspace.is_holiday):
        return
    before = last_working_day_before(due, workspace.is_holiday)
    name = workspace.holiday_name(due).lower() or f"en {WEEKDAYS[due.weekday()]}"
    fact = shown_fact(workspace, hearing_id)
    messages.tell(
        f"Fristen den {write_day(due, today)} er {name}. Sidste arbejdsdag før er den {write_day(before, today)}.",
        "warning",
        "Brug den",
        lambda: messages.attempt(lambda: workspace.hearings.change(hearing_id, **{fact: before})),
    )
