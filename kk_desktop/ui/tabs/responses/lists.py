"""The rows of the list: what is found, in which order, under which head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kk_desktop.domain.dates import IsHoliday, write_day
from kk_desktop.domain.rows import HearingRow
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.widgets.badges import Badge, deadline_badge, status_badge
from kk_desktop.ui.widgets.long_rows import LongRows
from kk_desktop.ui.widgets.row import Row

if TYPE_CHECKING:
    from kk_desktop.services.hearings import HearingService

_NEEDS_ATTENTION = (Status.RETURNED,)


def row_id(row: HearingRow) -> str:
    """The id a row goes by in the list: the hearing's, or the document's where there is none."""
    return row.hearing_id or row.document_id or ""


def list_rows(
    hearings: HearingService, today: date, is_holiday: IsHoliday, choice: str, wanted: str, *, by_title: bool
) -> LongRows:
    """Open ones by deadline, closed ones newest first, or both in Danish order of title; read as seen."""

    def read(ids: Sequence[str]) -> dict[str, Row]:
        return {row_id(row): _row(row, today, is_holiday) for row in hearings.rows_of(ids)}

    still_open, closed = hearings.listed(wanted, by_title=by_title)
    return LongRows([("Åbne", still_open), ("Afsluttet", () if choice == "open" else closed)], read)


def _row(row: HearingRow, today: date, is_holiday: IsHoliday) -> Row:
    return Row(
        row_id(row),
        row.title or "Uden titel",
        row.sender,
        status_badge(row.status),
        _date_badge(row, today, is_holiday),
        strong=row.status in _NEEDS_ATTENTION,
    )


def _date_badge(row: HearingRow, today: date, is_holiday: IsHoliday) -> Badge | None:
    if row.is_open:
        return deadline_badge(row.deadline, today, is_holiday) if row.deadline else None
    ended = row.closed_on or row.deadline
    if ended is None:
        return None
    return Badge(write_day(ended, today) if ended.year == today.year else str(ended.year))
