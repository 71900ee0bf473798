"""The rows of the list: what is found, in which order, under which head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCollator, QLocale, Qt

from kk_desktop.domain.dates import IsHoliday, write_day
from kk_desktop.domain.rows import HearingRow
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.widgets.badges import Badge, deadline_badge, status_badge
from kk_desktop.ui.widgets.rows import Row, section

_NEEDS_ATTENTION = (Status.RETURNED,)


def row_id(row: HearingRow) -> str:
    """The id a row goes by in the list: the hearing's, or the document's where there is none."""
    return row.hearing_id or row.document_id or ""


def list_rows(
    found: Sequence[HearingRow],
    today: date,
    is_holiday: IsHoliday,
    *,
    wanted: str = "",
    only_open: bool = False,
    by_title: bool = False,
) -> list[Row]:
    """Open ones by deadline, closed ones newest first; or both in Danish order of title."""
    words = wanted.casefold().split()
    hits = [row for row in found if all(word in f"{row.title} {row.sender}".casefold() for word in words)]
    still_open = [row for row in hits if row.is_open]
    closed = [] if only_open else [row for row in hits if not row.is_open]
    if by_title:
        danish = danish_order()
        still_open.sort(key=lambda row: danish.sortKey(row.title))
        closed.sort(key=lambda row: danish.sortKey(row.title))
    else:
        still_open.sort(key=lambda row: row.deadline or date.max)
        closed.sort(key=lambda row: row.closed_on or row.deadline or date.min, reverse=True)
    rows: list[Row] = []
    for head, part in (("Åbne", still_open), ("Afsluttet", closed)):
        if part:
            rows += [section(head), *(_row(row, today, is_holiday) for row in part)]
    return rows


def danish_order() -> QCollator:
    """Danish order with numbers by their size: 2 before 10, aa as å."""
    collator = QCollator(QLocale("da_DK"))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return collator


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
