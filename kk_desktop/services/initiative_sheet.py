"""The overview of initiatives on paper: the list as it is looked at, with the timeline told in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from kk_desktop.domain.initiative_cells import cell_text
from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeView
from kk_desktop.domain.listings import ListingColumn
from kk_desktop.domain.rows import InitiativeRow

from .desk import Desk
from .initiative_lists import InitiativeListService
from .sheet_writing import UNTITLED, SheetText, as_of, date_or_nothing

_WEIGHTS = {
    InitiativeColumn.TITLE: 3.0,
    InitiativeColumn.AREAS: 2.0,
    InitiativeColumn.UNIT: 1.5,
    InitiativeColumn.TARGET_GROUP: 2.0,
    InitiativeColumn.POLICIES: 2.0,
    InitiativeColumn.POOLS: 1.5,
    InitiativeColumn.DECISION: 2.0,
}
_ON_PAPER = (InitiativeColumn.PERIOD, InitiativeColumn.DECISION)
"""What the timeline tells on the screen, and words tell on paper."""


def write_initiatives(desk: Desk, view: InitiativeView) -> SheetText:
    """The initiatives the view shows, in its order and under its heads, with its columns."""
    lists, text = InitiativeListService(desk), SheetText()
    shown, told = lists.read(view), lists.told(view.filter)
    total = shown.sum
    sentences = [
        as_of(desk.today()),
        f"{total.count}.",
        total.words and f"{total.words.rstrip('.')}.",
        f"Kun: {'; '.join(told)}." if told else "",
    ]
    text.paragraph(" ".join(sentence for sentence in sentences if sentence))
    columns = on_paper(view.columns)
    rows = iter(lists.rows(shown.keys).values())
    heads = [(status.danish, count) for status, count in shown.counts] if view.by_status else [("", None)]
    for head, count in heads:
        if head:
            text.heading(head)
        text.listing([_column(each) for each in columns], [_cells(desk, row, columns) for row in islice(rows, count)])
    if not shown.keys:
        none = "Ingen indsatser passer på det, der er valgt." if told else "Der er ingen indsatser i filen endnu."
        text.paragraph(none)
    return text


def on_paper(columns: Sequence[InitiativeColumn]) -> list[InitiativeColumn]:
    """The columns with what the timeline tells, and never an amount without its price level."""
    wanted = list(columns)
    if InitiativeColumn.AMOUNT in wanted and InitiativeColumn.PRICE_LEVEL not in wanted:
        wanted.insert(wanted.index(InitiativeColumn.AMOUNT) + 1, InitiativeColumn.PRICE_LEVEL)
    return [*wanted, *(each for each in _ON_PAPER if each not in wanted)]


def _column(column: InitiativeColumn) -> ListingColumn:
    return ListingColumn(column.danish, _WEIGHTS.get(column, 1.0), flush_right=column is InitiativeColumn.AMOUNT)


def _cells(desk: Desk, row: InitiativeRow, columns: Sequence[InitiativeColumn]) -> list[str]:
    return [_cell(desk, row, column) for column in columns]


def _cell(desk: Desk, row: InitiativeRow, column: InitiativeColumn) -> str:
    if column is InitiativeColumn.DECISION:
        return " ".join(part for part in (row.decided_by, date_or_nothing(row.decided_on)) if part)
    text = cell_text(row, column, desk.clock().tzinfo)
    return text or (UNTITLED if column is InitiativeColumn.TITLE else "")
