"""An area's sheet: where it lies, what it is called, who names it, what goes on there and what is written about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kk_desktop.domain.amounts import in_millions
from kk_desktop.domain.areas import Area, AreaListing
from kk_desktop.domain.dates import write_date, write_years
from kk_desktop.domain.initiatives import Analysis, Recommendation
from kk_desktop.domain.listings import ListingColumn
from kk_desktop.domain.rows import DocumentRow, InitiativeRow
from kk_desktop.storage import analyses as analysis_store
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import initiatives as initiative_store
from kk_desktop.storage import people as people_store

from .desk import Desk
from .documents import with_kind_names
from .pages import if_there
from .sheet_writing import HEARINGS, UNTITLED, Item, SheetText, date_or_nothing, hearing_cells, price_level

_BELOW = (ListingColumn("Område", 2), ListingColumn("Slags"))
_POLICIES = (ListingColumn("Politik", 3), ListingColumn("Nævnt som", 2), ListingColumn("Periode", 4))
_INITIATIVES = (
    ListingColumn("Indsats", 3),
    ListingColumn("Status"),
    ListingColumn("Periode"),
    ListingColumn("Områder", 1.5),
    ListingColumn("Mio. kr.", flush_right=True),
    ListingColumn("Prisniveau"),
)
_DOCUMENTS = (
    ListingColumn("Dokument", 4),
    ListingColumn("Slags"),
    ListingColumn("Status"),
    ListingColumn("Dato", 2),
    ListingColumn("Sagsnr."),
)
_UNSURE = "* Ikke bekræftet."
_SHARED = "Hvor en indsats dækker flere områder, er beløbet for dem alle. Derfor er der ingen sum."


def write_area(desk: Desk, area: Area) -> SheetText:
    """Everything the file knows of the area; what it does not know leaves no empty list."""
    return _AreaSheet(desk, area).text


class _AreaSheet:
    def __init__(self, desk: Desk, area: Area) -> None:
        self._desk, self._area = desk, area
        self._db = desk.read()
        self._tree = {each.id: each for each in area_store.tree(self._db)}
        self.text = SheetText()
        self.text.paragraph(f"Områdeark pr. {write_date(desk.today())}.")
        self._facts()
        parts = [self._below(), self._policies(), self._initiatives(), self._analyses(), self._hearings()]
        if not any([*parts, self._documents()]):
            self.text.paragraph("Ingen indsatser, politikker eller dokumenter nævner området endnu.")

    def _facts(self) -> None:
        area = self._area
        committee = if_there(people_store.get_body, self._db, area.local_committee_id)
        self.text.facts(
            [
                ("Slags", area.kind.danish),
                ("Ligger i", ", ".join(self._parents())),
                ("Andre navne", "; ".join(area.aliases)),
                ("Lokaludvalg", committee.name_on(self._desk.today()).name if committee else ""),
                ("Kilde", area.source),
                ("Noter", area.note),
            ]
        )

    def _parents(self) -> Iterator[str]:
        """The nearest first."""
        parent = self._tree.get(self._area.parent_id or "")
        while parent is not None:
            yield parent.name
            parent = self._tree.get(parent.parent_id or "")

    def _below(self) -> bool:
        below = [each for each in self._tree.values() if each.parent_id == self._area.id]
        return self._list("Områder herunder", _BELOW, [(each.name, each.kind.danish) for each in below])

    def _policies(self) -> bool:
        listings = area_store.listings(self._db, self._area.id)
        rows = [
            (each.policy_title + ("" if each.verified else " *"), each.named_as, _period(each)) for each in listings
        ]
        unsure = any(not each.verified for each in listings)
        return self._list("Nævnt i byens politik", _POLICIES, rows, _UNSURE if unsure else "")

    def _initiatives(self) -> bool:
        found = initiative_store.rows(self._db, area_id=self._area.id)
        shared = any(len(each.area_names) > 1 and each.amount_ore is not None for each in found)
        rows = [self._initiative(each) for each in found]
        return self._list("Indsatser", _INITIATIVES, rows, _SHARED if shared else "")

    def _initiative(self, row: InitiativeRow) -> tuple[str, ...]:
        where = "kun her" if row.area_names == (self._area.name,) else "".join(row.area_names)
        return (
            row.title or UNTITLED,
            row.status.danish,
            write_years(row.period_from, row.period_to),
            where if len(row.area_names) == 1 else f"delt af {len(row.area_names)}",
            "–" if row.amount_ore is None else in_millions(row.amount_ore),
            "" if row.amount_ore is None else price_level(row),
        )

    def _analyses(self) -> bool:
        analyses = analysis_store.rows(self._db, area_id=self._area.id)
        if analyses:
            self.text.heading("Analyser og anbefalinger")
        for analysis in analyses:
            self._analysis(analysis)
        return bool(analyses)

    def _analysis(self, analysis: Analysis) -> None:
        self.text.heading(analysis.title or UNTITLED, level=2)
        if analysis.consultant:
            self.text.paragraph(f"Udarbejdet af {analysis.consultant}.")
        advice = analysis_store.recommendations(self._db, analysis.id)
        if advice:
            self.text.paragraph("Anbefalinger:")
            self.text.items(_advice(advice))
        barriers = analysis_store.barriers(self._db, analysis.id)
        if barriers:
            self.text.paragraph("Barrierer:")
            self.text.items(Item(barrier.text) for barrier in barriers)

    def _hearings(self) -> bool:
        rows = [row for row in hearing_store.rows(self._db) if row.hearing_id and self._is_about(row.hearing_id)]
        today = self._desk.today()
        return self._list("Høringer", HEARINGS, [hearing_cells(row, today) for row in rows])

    def _is_about(self, hearing_id: str) -> bool:
        return self._area.id in hearing_store.get(self._db, hearing_id).area_ids

    def _documents(self) -> bool:
        found = with_kind_names(self._desk, document_store.rows(self._db, area_id=self._area.id))
        return self._list("Dokumenter, der nævner området", _DOCUMENTS, [self._document(row) for row in found])

    def _document(self, row: DocumentRow) -> tuple[str, ...]:
        status = row.status.danish
        if document_store.get(self._db, row.id).confidential_reason:
            status += ", fortrolig"
        return (row.title or UNTITLED, row.kind_name, status, date_or_nothing(row.date), row.case_number)

    def _list(
        self, heading: str, columns: Sequence[ListingColumn], rows: Sequence[Sequence[str]], note: str = ""
    ) -> bool:
        """A heading with its list; neither when there are no rows."""
        if rows:
            self.text.heading(heading)
            self.text.listing(columns, rows, note)
        return bool(rows)


def _period(listing: AreaListing) -> str:
    start, end = listing.valid_from, listing.valid_to
    if start and end:
        return f"{write_date(start)} – {write_date(end)}"
    return f"fra {write_date(start)}" if start else f"til {write_date(end)}" if end else ""


def _advice(advice: Sequence[Recommendation]) -> Iterator[Item]:
    """A study's advice as it is numbered there: by the list itself, where the numbers are those it counts."""
    whole = [each for each in advice if each.parent_id is None]
    counts = [each.number.rstrip(".") for each in whole] == [str(n) for n in range(1, len(whole) + 1)]
    for each in advice:
        law = f" ({each.law_reference})" if each.law_reference else ""
        if each.parent_id is not None:
            yield Item(f"{each.text}{law}", level=2)
        else:
            number = f"{each.number} " if each.number and not counts else ""
            yield Item(f"{number}{each.text}{law}", ordered=counts)
