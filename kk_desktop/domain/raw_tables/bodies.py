"""The rows below a raw table's head: each row's name and place, which columns are money, and the lines below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kk_desktop.domain.budgets import RowKind

from .formulas import Way, read_formula
from .model import RawCell, RawTable
from .numbers import is_figure, is_money, share_in
from .told import tells_unit
from .totals import SUM_WORDS

LONGEST_GROUP = 60
_OF_WHICH = re.compile(r"(?:heraf|hvoraf)\b", re.IGNORECASE)
_UNFINISHED = re.compile(r"(?:\b(?:og|i|af|til|for)|[-,])$", re.IGNORECASE)
"""How a name ends that goes on in the next line."""
_UNITS = re.compile(r"\benhed", re.IGNORECASE)
_DETAIL = re.compile(r"[-–•·]\s+|[•·]")
_NO_MONEY = re.compile(
    r"^år[ *]*$|\(år\)|\btilbagebetaling|\b(?:antal|stk|årsværk|timer|nr|konto|funktion|indeks)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it was found; ``place`` is its number in the grid, from 0."""

    place: int
    label: str
    kind: RowKind
    indent: int


@dataclass
class Body:
    """What was found below the head; ``name`` is the column of the rows' names, and ``texts`` those with words.

    ``units`` is the column that tells each row's unit, where there is one.
    """

    name: int = 0
    leading: int = 1
    units: int | None = None
    texts: set[int] = field(default_factory=set)
    rows: list[RawRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_body(raw: RawTable, first: int, labels: Sequence[str]) -> Body:
    """Read the rows from ``first`` on; ``labels`` are the columns' names, the first one's included."""
    rows = raw.rows
    below = [place for place in range(first, len(rows)) if any(not cell.is_empty for cell in rows[place])]
    figured = [place for place in below if any(is_figure(cell) for cell in rows[place][1:])]
    body = Body()
    if not figured:
        return body
    filled = rows[figured[0] : figured[-1] + 1]
    body.units = _units(filled, labels)
    body.leading = _leading(filled, body.units)
    named = [column for column in range(body.leading) if column != body.units]
    body.name = max(named, key=lambda column: sum(_letters(row[column].text) for row in filled))
    body.texts = _texts(filled, body, labels)
    parts = _parts(raw, figured, body.name)
    last = figured[-1]
    for place in below:
        row = rows[place]
        if place > last and not (_belongs(row) and _is_close(rows, last, place)):
            body.notes += [text for cell in row if (text := cell.shown)]
            continue
        found = _row(row, place, body, place in parts)
        body.rows.append(found)
        last = max(last, place)
    body.rows = _joined(body.rows, rows)
    return body


def _letters(text: str) -> int:
    """How much of a text is words: an account number is no name, however long."""
    return sum(char.isalpha() for char in text)


def _units(rows: Sequence[tuple[RawCell, ...]], labels: Sequence[str]) -> int | None:
    """The column with nothing but units, where others have the figures; 1.000 kr. is one only under that name."""
    for column in range(1, len(labels)):
        cells = [row[column] for row in rows if not row[column].is_empty]
        is_named = _UNITS.search(labels[column]) is not None
        if cells and all(tells_unit(cell.text) and (is_named or not is_figure(cell)) for cell in cells):
            return column
    return None


def _leading(rows: Sequence[tuple[RawCell, ...]], units: int | None) -> int:
    """How many columns at the left hold words: at least the first one."""
    width = len(rows[0])
    for column in range(1, width):
        if column == units:
            continue
        cells = [row[column] for row in rows if not row[column].is_empty]
        if not cells or any(is_figure(cell) for cell in cells):
            return column
    return max(width - 1, 1)


def _texts(rows: Sequence[tuple[RawCell, ...]], body: Body, labels: Sequence[str]) -> set[int]:
    """The columns that hold words, or numbers that are no money."""
    found = {column for column in range(body.leading) if column != body.name}
    for column in range(body.leading, len(rows[0])):
        cells = [row[column] for row in rows if not row[column].is_empty and not row[column].is_error]
        money, shares = sum(map(is_money, cells)), sum(share_in(cell) is not None for cell in cells)
        if _NO_MONEY.search(labels[column]) or _is_count(rows, column) or len(cells) - money - shares > money + shares:
            found.add(column)
    return found


def _is_count(rows: Sequence[tuple[RawCell, ...]], column: int) -> bool:
    """Whether the column has small whole numbers that no sum adds up: years until it is paid back."""
    sums = [row for row in rows if SUM_WORDS.search(row[0].text) and not row[0].is_empty]
    # Parts of other rows, which are slanted, are in no sum whatever they count.
    cells = [row[column] for row in rows if not row[column].is_empty and not row[0].italic]
    small = all(
        re.fullmatch(r"[0-9]{1,2}", cell.text) if cell.number is None else cell.number in range(100) for cell in cells
    )
    return bool(sums and cells) and small and all(row[column].is_empty for row in sums)


def _row(row: tuple[RawCell, ...], place: int, body: Body, is_part: bool) -> RawRow:
    named = row[body.name]
    cell = named if not named.is_empty else next((each for each in row[: body.leading] if not each.is_empty), named)
    label = " ".join(cell.shown.split())
    detail = _DETAIL.match(label)
    indent = min(cell.indent, 3)
    if detail and not indent:
        # What the dash said, the indent now says.
        label, indent = label[detail.end() :], 1
    if not any(not each.is_empty for each in row[body.leading :]):
        return RawRow(place, label, _kind_without_figures(cell, label), indent)
    is_part = is_part or _OF_WHICH.match(label) is not None
    return RawRow(place, label, RowKind.OF_WHICH if is_part else RowKind.ROW, indent)


def _kind_without_figures(cell: RawCell, label: str) -> RowKind:
    if cell.wide > 1 and not cell.bold:
        return RowKind.TEXT
    is_sentence = len(label) > LONGEST_GROUP or (label.endswith(".") and " " in label)
    return RowKind.TEXT if is_sentence and not cell.bold else RowKind.GROUP


def _joined(found: Sequence[RawRow], rows: Sequence[tuple[RawCell, ...]]) -> list[RawRow]:
    """The rows with names that were written over several lines, of which the last one has the figures, made whole.

    Text and PDF break a long name so; a spreadsheet keeps it in its cell.
    """
    # In a table whose names begin with small letters these say nothing.
    alone = [row for n, row in enumerate(found) if row.kind.is_typed and not (n and not found[n - 1].kind.is_typed)]
    small_go_on = not any(row.label[:1].islower() and not _OF_WHICH.match(row.label) for row in alone)
    joined: list[RawRow] = []
    for row in found:
        above = joined[-1] if joined else None
        if above is not None and _goes_on(above, row, rows, small_go_on):
            joined[-1] = replace(row, label=_one_name(above.label, row.label), indent=above.indent)
        else:
            joined.append(row)
    return joined


def _goes_on(above: RawRow, row: RawRow, rows: Sequence[tuple[RawCell, ...]], small_go_on: bool) -> bool:
    if above.kind is not RowKind.GROUP or row.place != above.place + 1 or row.kind is RowKind.TEXT:
        return False
    cells = [cell for cell in (*rows[above.place], *rows[row.place]) if not cell.is_empty]
    if any(cell.bold or cell.wide > 1 or cell.number is not None for cell in cells) or _OF_WHICH.match(row.label):
        return False
    return _UNFINISHED.search(above.label) is not None or (small_go_on and row.label[:1].islower())


def _one_name(first: str, rest: str) -> str:
    """Two lines of a name as one; a word that was divided is whole again, and "børne- og" keeps its dash."""
    divided = first.endswith("-") and rest[:1].islower() and not re.match(r"(?:og|eller)\b", rest)
    return first[:-1] + rest if divided else f"{first} {rest}"


def _belongs(row: tuple[RawCell, ...]) -> bool:
    """Whether words below the figures are a row still: several, in bold, or across the columns."""
    cells = [cell for cell in row if not cell.is_empty]
    return len(cells) > 1 or cells[0].wide > 1 or cells[0].bold


def _is_close(rows: Sequence[tuple[RawCell, ...]], last: int, place: int) -> bool:
    return all(any(not cell.is_empty for cell in rows[between]) for between in range(last, place))


def _parts(raw: RawTable, figured: Sequence[int], name: int) -> set[int]:
    """The rows that are parts of others: the sums below go around them, or they are slanted and in no sum."""
    skipped: set[int] = set()
    taken: set[int] = set()
    for place in figured:
        formulas = (read_formula(cell.formula) for cell in raw.rows[place][1:] if cell.formula)
        for formula in formulas:
            if formula is None or len({column for _, column in formula.places}) != 1:
                continue
            summed = {row - raw.first_row for row, _ in formula.places}
            taken |= {place}
            if formula.way in (Way.SUM, Way.SUBTOTAL):
                taken |= summed
                skipped |= set(range(min(summed), max(summed)))
            break
    slanted = {place for place in figured if raw.rows[place][name].italic}
    return (skipped | slanted) - taken
