"""The deadlines as a calendar file that Outlook and others take in, and bring up to date with the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.known_dates import write_due
from kk_desktop.domain.rows import Deadline
from kk_desktop.exchange.calendar_files import CalendarEvent, write_calendar
from kk_desktop.storage import open_things as store
from kk_desktop.storage.rows import whole_characters

from .desk import Desk
from .overview import OverviewService
from .pages import safe_file_name, write_whole

WORDS = {
    "hearing": "Svarfrist", "case": "Møde", "agenda": "Dagsorden", "contribution": "Bidrag", "follow_up": "Opfølgning",
}  # fmt: skip
"""What each kind of date is called outside the program."""


class CalendarFileService:
    """Writes what is still to be kept; what is done or deleted is not in the next file.

    Whether it was in an earlier one nobody knows, and so it is not called off there: a calendar keeps the old event.
    """

    def __init__(self, desk: Desk, overview: OverviewService) -> None:
        self._desk, self._overview = desk, overview

    def suggested_name(self) -> str:
        """What the file may be called: the same each time, as it takes the earlier one's place."""
        return f"{safe_file_name(f'Frister {self._desk.database.path.stem}')}.ics"

    def save(self, path: Path) -> int:
        """Write every date; gives how many. Raises ``UserError`` where the file cannot be written."""
        events = list(self._events())
        now = self._desk.clock()
        changed = store.changed_at(self._desk.read())
        changed_at = datetime.fromisoformat(changed) if changed else now
        name = f"Frister, {self._desk.database.path.stem}"
        write_whole(path, write_calendar(events, name, changed_at, now), self._desk.scratch)
        return len(events)

    def _events(self) -> Iterator[CalendarEvent]:
        for each in (*self._overview.deadlines(), *self._overview.steps()):
            word = f"{each.step} senest" if each.step else WORDS[each.kind]
            number = store.confidential_number(self._desk.read(), each.kind, each.id)
            # Others may read along in a calendar.
            title = each.title if number is None else f"Fortrolig sag {number}".strip()
            known = f" ({write_due(each.known, self._desk.today())})" if 0 < len(each.known) < len("2017-01-31") else ""
            yield CalendarEvent(
                each.uid,
                each.due,
                whole_characters(f"{title}{known}" if each.kind == "agenda" else f"{word}: {title}{known}"),
                whole_characters(each.detail) if number is None else "",
                WORDS[each.kind],
                number is not None,
            )


def told_day(each: Deadline) -> str:
    """The date as a list on paper tells it: 4. april 2025, i januar 2017."""
    is_month = 0 < len(each.known) < len("2017-01-31")
    return write_due(each.known, each.due) if is_month else write_date(each.due)
