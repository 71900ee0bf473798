"""Sums that fail although the tables say each of their amounts: the words were misread, not the figures."""

from __future__ import annotations

from collections.abc import Sequence

from ..ground import Ground
from ..model import Amount, FigureFinding, Relation, Verdict
from .bearings import Bearings
from .derived import is_borne_out
from .rows import Row, Source

_ADDED = frozenset({Relation.SUM, Relation.N_TIMES_YEARLY})
_WIDEST = 20
"""Columns of a table whose differences are looked at."""
_SURE = 4
"""Points of a place that its words point at plainly."""


def without_misread(ground: Ground, tables: Sequence[Bearings]) -> list[FigureFinding]:
    """The findings without what a table bears out: ``9,0 mio. kr. over tre år`` of 2,0, 3,0 and 4,0."""
    by_span = {(amount.start, amount.end): amount for amount in ground.amounts}
    wrong = {each.spans[0] for each in ground.findings if each.verdict is Verdict.RED and each.cells}
    return [
        each
        for each in ground.findings
        if not (
            is_doubtful(each)
            and (
                _is_borne_out(tables, amounts := [by_span[span] for span in each.spans if span in by_span])
                or (wrong & set(each.spans[1:]) and any(_place(bearings, amounts[0]) for bearings in tables))
            )
        )
    ]


def is_doubtful(finding: FigureFinding) -> bool:
    """Whether it holds amounts of the text against each other and found them wrong."""
    is_added = finding.relation in _ADDED and not finding.cells
    return finding.verdict is Verdict.RED and is_added and len(finding.spans) > 1


def _is_borne_out(tables: Sequence[Bearings], amounts: Sequence[Amount]) -> bool:
    """Whether cells give the claim, or all amounts are right at their own places, that are no column and its total."""
    if len(amounts) < 2:
        return False
    if is_borne_out(tables, amounts[0]):
        return True
    if any(_is_of_cells(bearings, *amounts) for bearings in tables):
        return True
    return any(_are_apart([_place(bearings, amount) for amount in amounts]) for bearings in tables)


def _is_of_cells(bearings: Bearings, claim: Amount, *parts: Amount) -> bool:
    """Whether the claim is what is left of its row, what the parts' rows make in its year, or what a part became."""
    row, columns = bearings.rows.of(claim), bearings.columns.said(bearings.around.own(claim))
    if row:
        whole = bearings.columns.whole
        cells = [cell.ore for cell in bearings.grid.row(row.number) if cell.ref.column != whole][:_WIDEST]
        if any(abs(one) - abs(other) == abs(claim.ore) for one in cells for other in cells if other):
            return True
    is_plain = row is not None and not row.is_total and bearings.rows.right(claim)
    if is_plain and any(cell.ref.row == row.number for part in parts for cell in bearings.rows.same(part) if row):
        return True
    rows = {cell.ref.row for part in parts for cell in bearings.rows.right(part)}
    there = [bearings.grid.values.get((number, column)) for number in rows for column in columns]
    is_all = len(columns) == 1 and len(rows) == len(parts)
    return is_all and sum(abs(cell.ore) for cell in there if cell) == abs(claim.ore)


def _are_apart(places: Sequence[tuple[Row, set[int]] | None]) -> bool:
    """Whether all are right, and the claim is of other columns than its parts, of their row, or of a row of its own."""
    found = [place for place in places if place]
    if len(found) < len(places):
        return False
    (claim, columns), *parts = found
    is_plain = claim.source is Source.NAMED and not claim.is_total
    is_one_row = all(row.number == claim.number for row, _ in parts)
    return is_plain or is_one_row or all(other != columns for _, other in parts)


def _place(bearings: Bearings, amount: Amount) -> tuple[Row, set[int]] | None:
    """The row and the columns where it is right and its words point; of a row that is named any column may be meant."""
    bearing, row = bearings.of(amount), bearings.rows.of(amount)
    if bearing and bearing.points >= _SURE:
        if bearing.has(amount):
            return bearing.row, {cell.ref.column for cell in bearing.cells}
        return None
    right = bearings.rows.right(amount)
    is_told = row is not None and row.source in (Source.NAMED, Source.BESIDE)
    return (row, {cell.ref.column for cell in right}) if row and right and is_told else None
