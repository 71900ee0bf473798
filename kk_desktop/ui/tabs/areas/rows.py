"""How things stand in the lists of an area's page: one row each, read aloud as one sentence."""

from __future__ import annotations

from datetime import date

from kk_desktop.domain.amounts import in_prose
from kk_desktop.domain.area_pages import AreaDecision, Mention
from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.budgets import shown_level
from kk_desktop.domain.dates import write_date, write_years
from kk_desktop.domain.rows import HearingRow, InitiativeRow
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.widgets.badges import Badge, initiative_badge, status_badge
from kk_desktop.ui.widgets.row import Row

ICONS = {
    AreaKind.DISTRICT: ("map", "text2"),
    AreaKind.DEPRIVED_URBAN_AREA: ("map-pinned", "accent"),
    AreaKind.DEPRIVED_HOUSING_AREA: ("building-2", "text2"),
}
_UNTITLED = "Uden titel"


def initiative_row(row: InitiativeRow) -> Row:
    """Status, period and amount, with the price level or that nobody told it."""
    badge = initiative_badge(row.status)
    money = "" if row.amount_ore is None else in_prose(row.amount_ore)
    level = shown_level(row.price_level) if money else ""
    shared = f"{len(row.area_names)} områder" if len(row.area_names) > 1 else ""
    return Row(
        row.id,
        row.title,
        dotted(badge.word, write_years(row.period_from, row.period_to), shared, level),
        right=Badge(money, tone="text") if money else None,
        icon=(badge.icon, badge.tone),
    )


def hearing_row(row: HearingRow) -> Row:
    """Sender and how far the answer has come, with the deadline at the right."""
    badge = status_badge(row.status)
    return Row(
        row.hearing_id or "",
        row.title or _UNTITLED,
        dotted(row.sender, badge.word.lower()),
        right=Badge(f"frist {write_date(row.deadline)}" if row.deadline else "uden frist"),
        icon=("message-square-reply", "text2"),
    )


def decision_row(each: AreaDecision) -> Row:
    """Who decided what, what it started, and when."""
    return Row(
        each.case_id,
        each.title or _UNTITLED,
        dotted(each.body, each.outcome.lower(), f"om {each.about}" if each.about else ""),
        right=Badge(_day(each.day)),
        icon=("landmark", "text2"),
    )


def case_row(each: Mention) -> Row:
    """A case whose decisions or remarks name the area."""
    return Row(each.opens[1], each.title or _UNTITLED, f"nævner området: {each.snippet}", icon=("landmark", "text2"))


def _day(day: date | None) -> str:
    return write_date(day) if day else "uden dato"
