"""The list at the left of the manager's view: what waits, and what was decided lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kk_desktop.domain.approvals import Decision
from kk_desktop.domain.dates import IsHoliday, write_day
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.widgets.badges import Badge, deadline_badge
from kk_desktop.ui.widgets.row import Row, section

if TYPE_CHECKING:
    from kk_desktop.services.hearings import HearingService
    from kk_desktop.services.waiting import Waiting

WAITING, DECIDED = "Til din godkendelse", "Afgjort for nylig"
_SHOWN_BESIDE = 5
"""Decided ones shown below what waits."""

_DECISIONS = {
    Decision.APPROVED: ("circle-check", "green"),
    Decision.APPROVED_WITH_CHANGES: ("pen-line", "green"),
    Decision.APPROVED_ON_CONDITION: ("circle-check", "amber"),
    Decision.RETURNED: ("corner-down-left", "amber"),
    Decision.PASSED_ON: ("forward", "text2"),
}


def named_after_hearings(found: Sequence[Waiting], hearings: HearingService) -> list[Waiting]:
    """The drafts under the names of the hearings they answer: all answers' own titles begin alike."""
    keys = {hearings.key_of_document(each.document.id) or "" for each in found}
    titles = {row.document_id: row.title for row in hearings.rows_of(sorted(keys)) if row.hearing_id}
    return [
        replace(each, document=replace(each.document, title=titles.get(each.document.id, each.document.title)))
        for each in found
    ]


def list_rows(
    waiting: Sequence[Waiting],
    decided: Sequence[Waiting],
    choice: str,
    wanted: str,
    *,
    today: date,
    is_holiday: IsHoliday,
) -> list[Row]:
    """The rows under their heads, as the filter and the search leave them."""
    found: list[Row] = []
    words = wanted.casefold()
    for head, part, make in (
        (WAITING, waiting if choice != "decided" else (), waiting_row),
        (DECIDED, decided if choice != "waiting" else decided[:_SHOWN_BESIDE], decided_row),
    ):
        rows = [make(each, today, is_holiday) for each in part if words in each.document.title.casefold()]
        found += [section(head, len(rows)), *rows] if rows else []
    return found


def waiting_row(each: Waiting, today: date, is_holiday: IsHoliday) -> Row:
    """One that waits."""
    count = len(each.changes)
    news = "1 ændring" if count == 1 else f"{count} ændringer" if count else "Ny"
    return Row(
        each.step.id,
        each.document.title or "Uden titel",
        _detail(each),
        status=Badge(news, "circle-dot", "accent", "bluebg"),
        right=deadline_badge(each.deadline, today, is_holiday) if each.deadline else Badge("Ingen frist"),
        strong=True,
    )


def decided_row(each: Waiting, today: date, _is_holiday: IsHoliday) -> Row:
    """One that has been decided."""
    decision = each.step.decision or Decision.APPROVED
    when = write_day(each.step.decided_on, today) if each.step.decided_on else ""
    return Row(
        each.step.id,
        each.document.title or "Uden titel",
        _detail(each),
        status=Badge(decision.danish, *_DECISIONS[decision]),
        right=Badge(when),
    )


def _detail(each: Waiting) -> str:
    pages = "1 side" if each.page_count == 1 else f"{each.page_count} sider"
    whom = f"for {each.for_whom}" if each.for_whom else ""
    parts = (each.document.kind_name, pages if each.page_count else "", f"fra {each.submission.person}", whom)
    return dotted(*parts)
