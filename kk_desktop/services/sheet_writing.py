"""How a sheet is put together: headings, sentences and lists, with names that are the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kk_desktop.domain.budgets import BudgetTable, level_words
from kk_desktop.domain.charts.choice import ChartChoice
from kk_desktop.domain.charts.model import Chart
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.listings import Listing, ListingColumn
from kk_desktop.domain.rows import HearingRow, InitiativeRow
from kk_desktop.domain.text import Block, BlockKind, Run

from .pages import safe_file_name

UNTITLED = "Uden titel"

HEARINGS = (
    ListingColumn("Høring", 3),
    ListingColumn("Afsender", 2),
    ListingColumn("Frist", 2),
    ListingColumn("Status"),
)
"""The columns of hearings, the same on every sheet; ``hearing_cells`` fills them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages made from what the file holds; ``title`` names the job, ``file_name`` is suggested for a PDF."""

    title: str
    file_name: str
    manuscript: Manuscript


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with a dash or a number."""

    text: str
    level: int = 1
    ordered: bool = False


class SheetText:
    """Gathers a sheet's blocks; their ids count from 1, so that the same rows give the same bytes."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._listings: list[Listing] = []
        self._tables: list[BudgetTable] = []
        self._charts: list[tuple[str, Chart]] = []

    def heading(self, text: str, level: int = 1) -> None:
        """A heading over what comes next."""
        self._add(BlockKind.HEADING, (Run(text),), level=level)

    def paragraph(self, text: str) -> None:
        """A sentence or more."""
        self._add(BlockKind.PARAGRAPH, (Run(text),))

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """One line for each fact, its name in bold; those that are not known leave no line."""
        runs: list[Run] = []
        for name, value in facts:
            if value:
                runs += [Run("\n")] if runs else []
                runs += [Run(f"{name} " if name.endswith((".", "?")) else f"{name}: ", bold=True), Run(value)]
        if runs:
            self._add(BlockKind.PARAGRAPH, tuple(runs))

    def items(self, items: Iterable[Item]) -> None:
        """A list."""
        for item in items:
            self._add(BlockKind.LIST_ITEM, (Run(item.text),), level=item.level, ordered=item.ordered)

    def quote_blocks(self, blocks: Iterable[Block]) -> None:
        """Text from a document, as it stands there."""
        self._blocks += blocks

    def listing(self, columns: Sequence[ListingColumn], rows: Iterable[Sequence[str]], note: str = "") -> None:
        """A list with these columns; nothing when there are no rows."""
        texts = tuple(tuple(row) for row in rows)
        if texts:
            listing_id = f"listing {len(self._listings) + 1}"
            self._listings.append(Listing(listing_id, "", tuple(columns), texts, note))
            self._add(BlockKind.TABLE, table_id=listing_id)

    def table(self, table: BudgetTable) -> None:
        """A budget table."""
        self._tables.append(table)
        self._add(BlockKind.TABLE, table_id=table.id)

    def chart(self, table: BudgetTable, chart: Chart) -> None:
        """A chart of a table; the table itself is put in by ``table``."""
        self._charts.append((table.id, chart))
        self._add(BlockKind.CHART, table_id=table.id, chart=ChartChoice(chart.form))

    def manuscript(self, document: Document) -> Manuscript:
        """All of it, under the document's title."""
        return Manuscript(
            document,
            tuple(self._blocks),
            tables=tuple(self._tables),
            listings=tuple(self._listings),
            charts=tuple(self._charts),
        )

    def _add(self, kind: BlockKind, runs: tuple[Run, ...] = (), **facts: Any) -> None:
        self._blocks.append(Block(f"sheet {len(self._blocks) + 1}", kind, runs, **facts))


def as_of(day: date) -> str:
    """Pr. 21. marts 2025."""
    return f"Pr. {write_date(day)}."


def file_name(*words: str, day: date) -> str:
    """A readable name with the day last, so that later sheets stand after earlier ones."""
    return f"{safe_file_name(' '.join(word for word in words if word))} {day.isoformat()}.pdf"


def as_secret_as(document: Document, sheet: Sheet) -> Sheet:
    """The sheet under the document's mark: what was decided about it is no less confidential."""
    marked = replace(
        sheet.manuscript.document,
        short_title=document.short_title,
        confidential_reason=document.confidential_reason,
        confidential_paragraph=document.confidential_paragraph,
    )
    return replace(sheet, manuscript=replace(sheet.manuscript, document=marked))


def date_or_nothing(day: date | None) -> str:
    """The date as a list writes it."""
    return write_date(day) if day else ""


def hearing_cells(row: HearingRow, today: date, outcome: str = "") -> tuple[str, ...]:
    """A hearing as the lists tell of it, and whether its deadline has passed; last what became of our remarks."""
    late = row.is_open and row.deadline is not None and row.deadline < today
    status = row.status.danish + (", fristen er overskredet" if late else "")
    if row.closed_on:
        status += f" {write_date(row.closed_on)}"
    if row.sent_with:
        status += f", {row.sent_with.danish}"
    if outcome:
        status += f". {outcome}"
    return (row.title or UNTITLED, row.sender, date_or_nothing(row.deadline), status)


def price_level(row: InitiativeRow) -> str:
    """The price level of an initiative's money, or that nobody has told it."""
    return level_words(row.price_level) or "ikke angivet"
