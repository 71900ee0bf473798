"""An area's sheet: where it lies, what it is called, who names it, what goes on there and what is written about it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from kk_desktop.domain.amounts import in_millions
from kk_desktop.domain.area_pages import AreaDecision
from kk_desktop.domain.areas import Area, AreaAlias, AreaListing
from kk_desktop.domain.dates import write_date, write_known_date, write_years
from kk_desktop.domain.initiatives import Analysis, FollowUp, Recommendation
from kk_desktop.domain.listings import ListingColumn
from kk_desktop.domain.rows import DocumentRow, InitiativeRow
from kk_desktop.domain.validity import write_period
from kk_desktop.domain.wording import listed
from kk_desktop.storage import analyses as analysis_store
from kk_desktop.storage import area_pages as page_store
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import initiatives as initiative_store
from kk_desktop.storage import people as people_store

from .analyses import AnalysisService
from .area_money import gather
from .area_pages import AreaPageService
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
_DECISIONS = (
    ListingColumn("Sag", 4),
    ListingColumn("Udvalg"),
    ListingColumn("Dato", 2),
    ListingColumn("Beslutning"),
    ListingColumn("Om", 3),
)
_PROMISES = (
    ListingColumn("Opfølgning", 4),
    ListingColumn("Frist", 2),
    ListingColumn("Ansvarlig", 2),
    ListingColumn("Status"),
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
        self._pages = AreaPageService(desk)
        self.text = SheetText()
        self.text.paragraph(f"Områdeark pr. {write_date(desk.today())}.")
        self._facts()
        parts = [self._below(), self._policies(), self._money(), self._initiatives(), self._analyses()]
        parts += [self._hearings(), self._decisions(), self._follow_ups(), self._documents(), self._mentions()]
        if not any(parts):
            self.text.paragraph("Ingen indsatser, politikker eller dokumenter nævner området endnu.")

    def _facts(self) -> None:
        area = self._area
        committee = if_there(people_store.get_body, self._db, area.local_committee_id)
        self.text.facts(
            [
                ("Slags", area.kind.danish),
                ("Ligger i", ", ".join(self._parents())),
                ("Gyldig", write_period(area.valid_from, area.valid_to)),
                ("Andre navne", "; ".join(map(_alias, area_store.aliases(self._db, area.id)))),
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
        analyses = AnalysisService(self._desk).of_area(self._area.id)
        if analyses:
            self.text.heading("Analyser og anbefalinger")
        for analysis in analyses:
            self._analysis(analysis)
        return bool(analyses)

    def _analysis(self, analysis: Analysis) -> None:
        self.text.heading(analysis.title or UNTITLED, level=2)
        self._origin(analysis)
        advice = analysis_store.recommendations(self._db, analysis.id)
        if advice:
            self.text.paragraph("Anbefalinger:")
            self.text.items(_advice(advice, analysis_store.started(self._db, analysis.id)))
        barriers = analysis_store.barriers(self._db, analysis.id)
        if barriers:
            self.text.paragraph("Barrierer:")
            self.text.items(Item(barrier.text) for barrier in barriers)

    def _origin(self, analysis: Analysis) -> None:
        by = f"Udarbejdet af {analysis.consultant}" if analysis.consultant else ""
        when = write_known_date(analysis.finished_on)
        where = self._tree[analysis.area_id].name if analysis.area_id not in (None, self._area.id) else ""
        told = [
            f"{by}, {when}" if by and when else by or (f"Færdig {when}" if when else ""),
            f"Om {where}" if where else "",
        ]
        if any(told):
            self.text.paragraph(" ".join(f"{each}." for each in told if each))

    def _money(self) -> bool:
        """The picture of the page, with the same figures as a table under it."""
        money = gather(self._db, self._area)
        if money.lines:
            self.text.heading("Bevilgede, ansøgte og foreslåede midler")
            self.text.paragraph(money.total_words)
            table = money.table()
            self.text.chart(table, money.chart())
            self.text.table(table)
        return bool(money.lines)

    def _hearings(self) -> bool:
        today = self._desk.today()
        rows = self._pages.hearings(self._area.id, None).rows
        return self._list("Høringer", HEARINGS, [hearing_cells(row, today) for row in rows])

    def _decisions(self) -> bool:
        rows = self._pages.decisions(self._area.id, None).rows
        return self._list("Beslutninger", _DECISIONS, [_decision(each) for each in rows])

    def _follow_ups(self) -> bool:
        rows = self._pages.follow_ups(self._area.id, None).rows
        return self._list("Opfølgninger", _PROMISES, [_promise(each) for each in rows])

    def _documents(self) -> bool:
        return self._list_documents("Dokumenter", self._pages.documents(self._area.id, None).rows)

    def _mentions(self) -> bool:
        """Documents that name the area and are not linked to it."""
        ids = [each.id for each in self._pages.mentions(self._area.id) if each.kind == "document"]
        rows = with_kind_names(self._desk, page_store.documents(self._db, ids))
        return self._list_documents("Dokumenter, der nævner området", rows)

    def _list_documents(self, heading: str, rows: Sequence[DocumentRow]) -> bool:
        secret = self._pages.confidential(row.id for row in rows)
        return self._list(heading, _DOCUMENTS, [_document(row, secret) for row in rows])

    def _list(
        self, heading: str, columns: Sequence[ListingColumn], rows: Sequence[Sequence[str]], note: str = ""
    ) -> bool:
        """A heading with its list; neither when there are no rows."""
        if rows:
            self.text.heading(heading)
            self.text.listing(columns, rows, note)
        return bool(rows)


def _period(listing: AreaListing) -> str:
    start, end = listing.start, listing.end
    if start and end:
        return f"{write_date(start)} – {write_date(end)}"
    return f"fra {write_date(start)}" if start else f"til {write_date(end)}" if end else ""


def _alias(alias: AreaAlias) -> str:
    period = write_period(alias.valid_from, alias.valid_to)
    return f"{alias.name} ({period})" if period else alias.name


def _document(row: DocumentRow, secret: Collection[str]) -> tuple[str, ...]:
    status = row.status.danish + (", fortrolig" if row.id in secret else "")
    return (row.title or UNTITLED, row.kind_name, status, date_or_nothing(row.date), row.case_number)


def _decision(each: AreaDecision) -> tuple[str, ...]:
    return (each.title or UNTITLED, each.body, date_or_nothing(each.day), each.outcome, each.about)


def _promise(each: FollowUp) -> tuple[str, ...]:
    return (each.title, write_known_date(each.due), each.owner, "Klaret" if each.done else "Åben")


def _advice(advice: Sequence[Recommendation], started: Mapping[str, str]) -> Iterator[Item]:
    """A study's advice as it is numbered there: by the list itself, where the numbers are those it counts."""
    whole = [each for each in advice if each.parent_id is None]
    counts = [each.number.rstrip(".") for each in whole] == [str(n) for n in range(1, len(whole) + 1)]
    for each in advice:
        law = f" ({each.law_reference})" if each.law_reference else ""
        led_to = listed([started[one] for one in each.initiative_ids if one in started])
        law += f" Førte til: {led_to}." if led_to else ""
        if each.parent_id is not None:
            yield Item(f"{each.text}{law}", level=2)
        else:
            number = f"{each.number} " if each.number and not counts else ""
            yield Item(f"{number}{each.text}{law}", ordered=counts)
