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

_MOST = 8
"""Columns there is room for without dividing words; the others are told below the title."""

_BELOW = (
    InitiativeColumn.POLICIES, InitiativeColumn.TARGET_GROUP, InitiativeColumn.POOLS, InitiativeColumn.UNIT,
    InitiativeColumn.CHANGED,
)  # fmt: skip
"""Those that go there first: long texts, and what nobody compares from row to row."""


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
    columns, below = on_paper(view.columns)
    rows = iter(lists.rows(shown.keys).values())
    heads = [(status.danish, count) for status, count in shown.counts] if view.by_status else [("", None)]
    for head, count in heads:
        if head:
            text.heading(head)
        cells = [_cells(desk, row, columns, below) for row in islice(rows, count)]
        text.listing([_column(each) for each in columns], cells)
    if not shown.keys:
        none = "Ingen indsatser passer på det, der er valgt." if told else "Der er ingen indsatser i filen endnu."
        text.paragraph(none)
    return text


Columns = Sequence[InitiativeColumn]


def on_paper(columns: Columns) -> tuple[Columns, Columns]:
    """The columns with what the timeline tells, never an amount without its price level; and those below the title."""
    wanted = list(columns)
    if InitiativeColumn.AMOUNT in wanted and InitiativeColumn.PRICE_LEVEL not in wanted:
        wanted.insert(wanted.index(InitiativeColumn.AMOUNT) + 1, InitiativeColumn.PRICE_LEVEL)
    wanted += [each for each in _ON_PAPER if each not in wanted]
    below = [each for each in _BELOW if each in wanted][: max(len(wanted) - _MOST, 0)]
    return [each for each in wanted if each not in below], below


def _column(column: InitiativeColumn) -> ListingColumn:
    return ListingColumn(column.danish, _WEIGHTS.get(column, 1.0), flush_right=column is InitiativeColumn.AMOUNT)


def _cells(desk: Desk, row: InitiativeRow, columns: Columns, below: Columns) -> list[str]:
    title, *others = (_cell(desk, row, column) for column in columns)
    told = [f"{column.danish}: {text}" for column in below if (text := _cell(desk, row, column))]
    return [f"{title} ({'. '.join(told)})" if told else title, *others]


def _cell(desk: Desk, row: InitiativeRow, column: InitiativeColumn) -> str:
    if column is InitiativeColumn.DECISION:
        return " ".join(part for part in (row.decided_by, date_or_nothing(row.decided_on)) if part)
    text = cell_text(row, column, desk.clock().tzinfo)
    return text or (UNTITLED if column is InitiativeColumn.TITLE else "")
