"""A table held against itself: what its total rows and total columns say, and what their parts give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import say
from ..ground import Ground
from ..model import CellRef, FigureFinding, Relation, Verdict
from ..rounding import rounding_slack
from ..slips import is_near
from ..text.patterns import Pattern
from .grids import TOTAL_COLUMN, Grid, Value

_PART_OF_ABOVE = Pattern(r"\W*(?:heraf|hvoraf|deraf|herunder)\b")
_DETAIL = Pattern(r"\s*[-–•]")
_CORRECTED = Pattern(r".*\b(?:korrigeret|korr\.)")
_ADOPTED = Pattern(r".*\b(?:vedtaget|oprindeligt?|budget \d{4}|tillæg\w*|omplacering\w*|ændring\w*|korrektion\w*)")
_SLIP = 10
"""Percent that a slip of the pen puts between a total and the rows below it at most, where no column is right."""
_NO_MONEY = Pattern(r".*(?:%|\bpct\b|procent|tilbagebetaling|\bindeks|stk\b|årsværk)")


def check_totals(ground: Ground) -> None:
    """Every table's totals; what is right is told once for the rows and once for the columns."""
    for grid in ground.grids:
        for relation, totals in (
            (Relation.ROW_TOTAL, list(_row_totals(grid))),
            (Relation.COLUMN_TOTAL, list(_column_totals(grid))),
        ):
            right = [total for total, parts in totals if any(sum(_ore(part)) == total.ore for part in parts)]
            for total, parts in totals:
                if total not in right:
                    ground.findings.append(_wrong(grid, relation, total, parts[0]))
            if right:
                words = "Rækkernes total" if relation is Relation.ROW_TOTAL else "Totalrækken"
                said = f"{words} svarer til delenes sum"
                ground.findings.append(_finding(Verdict.GREEN, relation, right, said))


def _wrong(grid: Grid, relation: Relation, total: Value, parts: Sequence[Value]) -> FigureFinding:
    expected = sum(_ore(parts))
    rounds = 2 * abs(total.ore - expected) <= rounding_slack(
        total.precision_ore, [part.precision_ore for part in parts]
    )
    side = "for meget" if total.ore > expected else "for lidt"
    said = (
        f"{grid.label(total.ref.row)}, {grid.table.columns[total.ref.column]}: delene giver "
        f"{say.number(expected, grid.unit.ore)}; tabellen siger {total.printed} "
        f"({say.prose(abs(total.ore - expected))} {side})"
    )
    verdict = Verdict.AMBER if rounds else Verdict.RED
    return _finding(verdict, relation, [total], said + ("; kan skyldes afrunding" if rounds else ""), expected)


def _finding(
    verdict: Verdict, relation: Relation, totals: Sequence[Value], said: str, expected: int | None = None
) -> FigureFinding:
    refs: tuple[CellRef, ...] = tuple(total.ref for total in totals)
    claim = totals[0].ore if expected is not None else None
    return FigureFinding(
        verdict, relation, tuple(total.printed for total in totals), (None,) * len(totals), refs, said, claim, expected
    )


def _ore(values: Sequence[Value]) -> Iterator[int]:
    return (value.ore for value in values)


def _row_totals(grid: Grid) -> Iterator[tuple[Value, list[list[Value]]]]:
    """The cells of total columns with what each may be the sum of."""
    columns = grid.table.columns
    for at in range(len(columns)):
        parts = _columns_before(columns, at)
        if len(parts) < 2:
            continue
        for row in range(len(grid.table.rows)):
            total = grid.values.get((row, at))
            values = [grid.values[row, column] for column in parts if (row, column) in grid.values]
            if total is not None and (values or total.ore):
                yield total, [values]


def _columns_before(columns: Sequence[str], at: int) -> list[int]:
    """The columns that a total column adds up: those before it, back to the last total, in its own group."""
    if _CORRECTED.match(columns[at]):
        return [n for n in range(at) if _ADOPTED.match(columns[n])][-2:]
    if not TOTAL_COLUMN.match(columns[at]) or _NO_MONEY.match(columns[at]):
        return []
    group = columns[at].rpartition(":")[0]
    parts: list[int] = []
    for n in range(at):
        if TOTAL_COLUMN.match(columns[n]) or _CORRECTED.match(columns[n]):
            parts = []
        elif not _NO_MONEY.match(columns[n]) and (not group or columns[n].startswith(f"{group}:")):
            parts.append(n)
    return parts


def _column_totals(grid: Grid) -> Iterator[tuple[Value, list[list[Value]]]]:
    """The cells of total rows with what each may be the sum of, the likeliest first."""
    rows = grid.table.rows
    for at, row in enumerate(rows):
        if row.kind != "total":
            continue
        above = [choice for choice in _rows_above(grid, at) if choice]
        choices = above or [choice for choice in _rows_below(grid, at) if choice]
        if not above and not _is_sum_of(grid, at, choices):
            continue
        for column, label in enumerate(grid.table.columns):
            total = grid.values.get((at, column))
            if total is None or _NO_MONEY.match(label) or not choices:
                continue
            parts = [[grid.values[n, column] for n in choice if (n, column) in grid.values] for choice in choices]
            if any(parts) or total.ore:
                yield total, parts


def _rows_above(grid: Grid, at: int) -> Iterator[list[int]]:
    """The rows a total may add up: those since the last total, all of them, the totals between, without details."""
    rows = grid.table.rows
    plain = [n for n in range(at) if rows[n].kind == "row" and not _PART_OF_ABOVE.match(rows[n].label)]
    totals = [n for n in range(at) if rows[n].kind == "total"]
    since = [n for n in plain if not totals or n > totals[-1]]
    yield since or plain
    yield plain
    yield totals + since
    yield totals[-1:] + since
    yield totals
    yield [n for n in since if not _DETAIL.match(rows[n].label)]
    yield [n for n in plain if not _DETAIL.match(rows[n].label)]


def _rows_below(grid: Grid, at: int) -> Iterator[list[int]]:
    """The rows that a total above them all may add up: those before the next total, all of them, the next totals."""
    rows = grid.table.rows
    plain = [n for n in range(at + 1, len(rows)) if rows[n].kind == "row" and not _PART_OF_ABOVE.match(rows[n].label)]
    totals = [n for n in range(at + 1, len(rows)) if rows[n].kind == "total"]
    until = [n for n in plain if not totals or n < totals[0]]
    yield plain
    yield until
    yield totals
    yield [n for n in plain if not _DETAIL.match(rows[n].label)]


def _is_sum_of(grid: Grid, at: int, choices: Sequence[Sequence[int]]) -> bool:
    """Whether it is in some column what the rows make, or nearly: those below a total may be only some of it."""
    for choice in choices:
        for column in range(len(grid.table.columns)):
            total = grid.values.get((at, column))
            parts = [grid.values[n, column].ore for n in choice if (n, column) in grid.values]
            if total and total.ore and len(parts) > 1 and is_near(total.ore, sum(parts), _SLIP):
                return True
    return False
