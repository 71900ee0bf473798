"""The deadlines on paper: what is overdue first, then month by month, and last the promises without a date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from kk_desktop.domain.dates import MONTHS, write_distance
from kk_desktop.domain.listings import ListingColumn
from kk_desktop.domain.rows import Deadline
from kk_desktop.storage import follow_ups as follow_up_store
from kk_desktop.storage.open_things import confidential_number

from .calendar_files import WORDS, told_day
from .desk import Desk
from .overview import OverviewService
from .sheet_writing import SheetText, as_of

_COLUMNS = (
    ListingColumn("Frist", 1.5),
    ListingColumn("Hvad", 4),
    ListingColumn("Slags", 1.5),
    ListingColumn("Hvor og hvem", 2.5),
    ListingColumn("Hvor længe endnu", 1.5),
)
_UNDATED = (ListingColumn("Opfølgning", 4), ListingColumn("Ansvarlig", 2))
_LATE = "Overskredet"


def write_deadlines(desk: Desk) -> SheetText:
    """Every date that is still to be kept."""
    text, today, overview = SheetText(), desk.today(), OverviewService(desk)
    found = sorted((*overview.deadlines(), *overview.steps()), key=lambda each: (each.due, each.title, each.step))
    late = [each for each in found if each.due < today]
    undated = [each for each in follow_up_store.open_ones(desk.read()) if not each.due]
    text.paragraph(" ".join((as_of(today), _counted(len(found), len(late), len(undated)))))
    if late:
        text.heading(_LATE)
        text.listing(_COLUMNS, _rows(desk, late))
    for (year, month), part in groupby(found[len(late) :], key=lambda each: (each.due.year, each.due.month)):
        text.heading(f"{MONTHS[month - 1].capitalize()} {year}")
        text.listing(_COLUMNS, _rows(desk, part))
    if undated:
        text.heading("Uden frist")
        text.listing(_UNDATED, [(each.title, each.owner) for each in undated])
    return text


def _rows(desk: Desk, part: Iterable[Deadline]) -> Sequence[tuple[str, ...]]:
    today: date = desk.today()
    return [
        (
            told_day(each),
            each.title,
            f"{each.step} senest" if each.step else WORDS[each.kind] + _mark(desk, each),
            each.detail,
            write_distance(today, each.due, desk.is_holiday),
        )
        for each in part
    ]


def _mark(desk: Desk, each: Deadline) -> str:
    return "" if confidential_number(desk.read(), each.kind, each.id) is None else ", fortrolig"


def _counted(count: int, late: int, undated: int) -> str:
    if not count and not undated:
        return "Der er ingen frister i filen."
    words = "1 frist" if count == 1 else f"{count} frister"
    sentence = f"{words}, heraf {late} overskredet." if late else f"{words}."
    if undated:
        sentence += f" {'1 opfølgning' if undated == 1 else f'{undated} opfølgninger'} uden frist."
    return sentence
