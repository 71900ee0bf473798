"""Lists as they are shown, saved for Excel and others: the same rows, columns and order, all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

from kk_desktop.domain.areas import Area
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.initiative_cells import amount_text, cell_text
from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeView
from kk_desktop.domain.known_dates import write_due
from kk_desktop.domain.list_files import Indented, ListTable, ListValue, Number
from kk_desktop.domain.people import PeopleRow
from kk_desktop.domain.rows import CaseRow, HearingRow, Hit, InitiativeRow
from kk_desktop.errors import UserError
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage.open_things import confidential_number

from .areas import AreaService
from .calendar_files import WORDS
from .desk import Desk
from .initiative_lists import InitiativeListService
from .overview import OverviewService
from .pages import safe_file_name, write_whole

EXCEL, CSV = ".xlsx", ".csv"

_MILLION = 100_000_000
"""Øre."""

_PAGE = 100


class ListFileService:
    """Gathers a list as it is looked at, and writes it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def suggested_name(self, title: str) -> str:
        """What the file may be called: the list and the day."""
        return f"{safe_file_name(f'{title} {self._desk.today().isoformat()}')}{EXCEL}"

    def save(self, table: ListTable, path: Path) -> None:
        """Write the list as the file's ending says. Raises ``UserError`` where it cannot be written."""
        # Heavy, and not needed before somebody saves a list.
        from kk_desktop.exchange.list_files import write_list_csv, write_list_workbook

        ending = path.suffix.lower()
        if ending not in (EXCEL, CSV):
            raise UserError(f"”{path.name}” er hverken .xlsx eller .csv. Intet er gemt. Skriv et navn, der ender så.")
        write_whole(path, (write_list_workbook if ending == EXCEL else write_list_csv)(table), self._desk.scratch)

    # -- the lists -----------------------------------------------------------------------------------------

    def initiatives(self, view: InitiativeView) -> ListTable:
        """All initiatives that the view shows; the heads and the timeline are told in columns of their own."""
        lists = InitiativeListService(self._desk)
        keys, columns = lists.keys(view), _with_told(view)
        rows: list[tuple[ListValue, ...]] = []
        for first in range(0, len(keys), _PAGE):
            page = lists.rows(keys[first : first + _PAGE]).values()
            rows += [tuple(self._initiative_value(row, column) for column in columns) for row in page]
        return ListTable("Indsatser", tuple(column.danish for column in columns), rows)

    def areas(self, areas: Sequence[Area]) -> ListTable:
        """The areas in their tree, with the path to each."""
        known = {area.id: area for area in AreaService(self._desk).tree()}
        listings = AreaService(self._desk).all_listings()
        heads = ("Navn", "Slags", "Ligger i", "Sti", "Andre navne", "Gyldig fra", "Gyldig til", "Politik")
        rows: list[tuple[ListValue | Indented, ...]] = []
        for area in areas:
            above = _above(area, known)
            titles = dict.fromkeys(each.policy_title for each in listings if each.area_id == area.id)
            rows.append(
                (
                    Indented(area.name, len(above)),
                    area.kind.danish,
                    above[-1].name if above else "",
                    " › ".join(each.name for each in (*above, area)),
                    "; ".join(area.aliases),
                    area.valid_from,
                    area.valid_to,
                    "; ".join(titles),
                )
            )
        return ListTable("Områder", heads, rows)

    def hearings(self, ids: Sequence[str]) -> ListTable:
        """The hearings, and the documents that answer none, in the order given."""
        rows: dict[str, HearingRow] = {}
        for first in range(0, len(ids), _PAGE):
            found = hearing_store.rows_of(self._desk.read(), ids[first : first + _PAGE])
            rows |= {row.hearing_id or row.document_id or "": row for row in found}
        shown = [rows[each] for each in ids if each in rows]
        told = [(row.title, row.sender, row.status.danish.capitalize(), row.deadline) for row in shown]
        return ListTable("Høringer og breve", ("Titel", "Afsender", "Status", "Frist"), told)

    def cases(self, rows: Sequence[CaseRow]) -> ListTable:
        """Cases in the order given."""
        heads = ("Titel", "Sagsnr.", "Status", "Udfald", "Bilag", "Fortrolig")
        return ListTable(
            "Sager",
            heads,
            [
                (
                    row.title,
                    row.number,
                    "Afsluttet" if row.closed else "I gang",
                    row.outcome,
                    _whole(row.attachments),
                    "Ja" if row.confidential else "Nej",
                )
                for row in rows
            ],
        )

    def deadlines(self) -> ListTable:
        """Every date that is still to be kept, the nearest first."""
        overview, today = OverviewService(self._desk), self._desk.today()
        found = sorted((*overview.deadlines(), *overview.steps()), key=lambda each: (each.due, each.title, each.step))
        rows: list[tuple[ListValue, ...]] = []
        for each in found:
            exact = len(each.known) in (0, len("2017-01-31"))
            is_secret = confidential_number(self._desk.read(), each.kind, each.id) is not None
            rows.append(
                (
                    each.due if exact else write_due(each.known, today),
                    each.title,
                    f"{each.step} senest" if each.step else WORDS[each.kind],
                    each.detail,
                    "Overskredet" if each.due < today else "",
                    "Fortrolig" if is_secret else "",
                )
            )
        return ListTable("Frister", ("Frist", "Hvad", "Slags", "Hvor og hvem", "Overskredet", "Fortrolig"), rows)

    def people(self, rows: Sequence[PeopleRow], day: date) -> ListTable:
        """Bodies, parties and persons in the order given, as on the day."""
        told = [(row.title, row.group.danish, row.detail, "Ja" if row.holds else "Nej") for row in rows]
        heads = ("Navn", "Slags", "Oplysning", f"Gælder {write_date(day)}")
        return ListTable("Udvalg, partier og personer", heads, told)

    def hits(self, text: str, hits: Sequence[tuple[str, Hit]]) -> ListTable:
        """What a search found, each with the word for what it is."""
        told = [(hit.title, kind, hit.snippet) for kind, hit in hits]
        return ListTable(f"Træf på {text}", ("Titel", "Slags", "Sted"), told)

    def _initiative_value(self, row: InitiativeRow, column: InitiativeColumn) -> ListValue:
        if column is InitiativeColumn.AMOUNT:
            return None if row.amount_ore is None else Number(Fraction(row.amount_ore, _MILLION), amount_text(row))
        zone = self._desk.clock().tzinfo
        if column is InitiativeColumn.CHANGED:
            return row.changed_at.astimezone(zone).date() if row.changed_at else None
        return cell_text(row, column, zone)


def _with_told(view: InitiativeView) -> tuple[InitiativeColumn, ...]:
    """The view's columns; an amount never without its price level, and what heads and timeline tell in words."""
    told = (InitiativeColumn.STATUS, InitiativeColumn.PERIOD)
    columns = list(dict.fromkeys((*view.columns, *told)))
    if InitiativeColumn.AMOUNT in columns and InitiativeColumn.PRICE_LEVEL not in columns:
        columns.insert(columns.index(InitiativeColumn.AMOUNT) + 1, InitiativeColumn.PRICE_LEVEL)
    return tuple(columns)


def _above(area: Area, known: dict[str, Area]) -> list[Area]:
    found: list[Area] = []
    step = known.get(area.parent_id or "")
    while step is not None:
        found.insert(0, step)
        step = known.get(step.parent_id or "")
    return found


def _whole(number: int) -> Number:
    return Number(Fraction(number), str(number))
