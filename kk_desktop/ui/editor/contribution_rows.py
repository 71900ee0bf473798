"""How a contribution is told in the list: who, where it stands, and by when."""

from __future__ import annotations

from datetime import date, datetime

from kk_desktop.domain.contributions import Contribution, Use
from kk_desktop.domain.dates import IsHoliday, write_day
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.widgets.badges import Badge, deadline_badge
from kk_desktop.ui.widgets.row import Row


def contribution_row(contribution: Contribution, today: date, is_holiday: IsHoliday, *, is_late: bool) -> Row:
    """The row; an overdue one is red, and one that came after the draft was sent on amber."""
    return Row(
        contribution.id,
        contribution.contributor,
        told(contribution, today),
        right=_badge(contribution, today, is_holiday, is_late=is_late),
        strong=is_late or contribution.is_overdue(today),
    )


def told(contribution: Contribution, today: date) -> str:
    """What has happened, in a few words."""
    if contribution.used is Use.NOT_USED:
        return contribution.reason
    words = []
    if contribution.received_at is not None:
        words.append(f"Kom {write_day(local_day(contribution.received_at), today)}")
    elif contribution.asked_on is not None:
        words.append(f"Spurgt {write_day(contribution.asked_on, today)}")
        if contribution.reminded_on is not None:
            words.append(f"rykket {write_day(contribution.reminded_on, today)}")
    else:
        words.append("Ikke spurgt endnu")
    if not contribution.email and contribution.received_at is None:
        words.append("uden e-mail")
    return dotted(*words)


def local_day(moment: datetime) -> date:
    """The date on the wall here."""
    return moment.astimezone().date()


_USED = {
    Use.USED: Badge("Brugt", "circle-check", "green", "greenbg"),
    Use.NOT_USED: Badge("Bruges ikke", "circle-slash"),
}


def _badge(contribution: Contribution, today: date, is_holiday: IsHoliday, *, is_late: bool) -> Badge | None:
    if contribution.used in _USED:
        return _USED[contribution.used]
    if is_late:
        return Badge("Efter afsendelsen", "triangle-alert", "amber", "amberbg")
    if contribution.received_at is not None:
        return Badge("Modtaget", "inbox", "accent", "bluebg")
    if contribution.due is None:
        return None
    if contribution.asked_on is None:
        return Badge(write_day(contribution.due, today))
    return deadline_badge(contribution.due, today, is_holiday)
