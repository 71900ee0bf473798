"""Tables in pasted text: a head with unit, price level and columns, then rows that end in as many figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from kk_desktop.domain.amounts import Figure, Unit, read_figure
from kk_desktop.domain.budgets import RowKind

from .figure_rows import joined_thousands, trailing
from .plain_document import PlainRow, PlainTable
from .plain_lines import Line

_CAPTION = re.compile(r"tabel (?P<number>\d+[a-z]?)\s*[.:–-]?\s*(?P<title>.*)", re.IGNORECASE)
_CORNER = re.compile(
    r"(?P<unit>1\.000 kr\.?|t\.?kr\.?|mio\. ?kr\.?|kr\.?)(?:[ ,–-]+(?P<level>(?:19|20)\d\d)[ -]?(?:p/l|pl|priser))?",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"(?:(?:budget|regnskab|b|r|bo) ?)?(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?|i alt|sum", re.IGNORECASE)
_FIGURE = re.compile(r"\(?[-–−+]?\d[\d.,]*(?: \d{3})*(?:,\d+)?\)?|[-–—]")
_SUM = re.compile(r"\bi alt\b|^(total|sum|samlet)\b", re.IGNORECASE)
_LONGEST_LABEL = 80


def take_table(lines: Sequence[Line], start: int) -> tuple[PlainTable, int] | None:
    """The table that starts with the line at ``start`` (its caption or its head), and how many lines it fills."""
    caption = _CAPTION.fullmatch(lines[start].bare)
    at = start + 1 if caption else start
    if at >= len(lines) or (head := _read_head(lines[at])) is None:
        return None
    unit, level, columns = head
    rows: list[PlainRow] = []
    below = list(takewhile(_may_be_row, lines[at + 1 :]))
    words = joined_thousands([line.bare.split(" ") for line in below], len(columns))
    for line, parted in zip(below, words, strict=False):
        row = _read_row(line, parted, len(columns), unit)
        if row is None:
            break
        rows.append(row)
    while rows and rows[-1].kind is RowKind.GROUP:
        rows.pop()
    if not rows:
        return None
    number, title = (caption["number"], caption["title"].rstrip(".")) if caption else ("", "")
    table = PlainTable(title, number, unit, level, columns, tuple(_keep_true_sums(rows)))
    return table, at + 1 + len(rows) - start


def _read_head(line: Line) -> tuple[Unit, int | None, tuple[str, ...]] | None:
    corner = _CORNER.match(line.bare)
    if corner is None:
        return None
    rest = line.bare[corner.end() :].strip()
    columns = tuple(match.group() for match in _COLUMN.finditer(rest))
    if not columns or "".join(columns).replace(" ", "") != rest.replace(" ", ""):
        return None
    words = corner["unit"].lower()
    unit = Unit.MILLIONS if words.startswith("mio") else Unit.KRONER if words.startswith("kr") else Unit.THOUSANDS
    return unit, int(corner["level"]) if corner["level"] else None, columns


def _may_be_row(line: Line) -> bool:
    return "\t" in line.raw or line.bare.endswith(":") or trailing(line.bare.split(" ")) > 0


def _read_row(line: Line, words: Sequence[str], count: int, unit: Unit) -> PlainRow | None:
    """A row whose last ``count`` words are figures, or a group's name (it ends with a colon).

    ``None`` where the table is over.
    """
    cells = [cell.strip() for cell in line.raw.strip().split("\t")]
    if len(cells) == count + 1:
        label, spelled = cells[0], cells[1:]
    elif line.bare.endswith(":") and len(line.bare) <= _LONGEST_LABEL:
        return PlainRow(line.bare, RowKind.GROUP, 0)
    else:
        label, spelled = " ".join(words[:-count]), list(words[-count:])
    if not label or len(label) > _LONGEST_LABEL or not all(_FIGURE.fullmatch(cell) or not cell for cell in spelled):
        return None
    try:
        figures = tuple(read_figure(cell, unit) for cell in spelled)
    except ValueError:
        return None
    detail = re.match(r"[-–•·] ?", label)
    indent = 1 if detail or line.indent >= 2 else 0
    label = label[detail.end() :] if detail else label
    return PlainRow(label, RowKind.TOTAL if _SUM.search(label) else RowKind.ROW, indent, figures)


def _keep_true_sums(rows: list[PlainRow]) -> list[PlainRow]:
    """A sum row is computed only where it says what the rows give; else its figures stand as they were typed."""
    kept: list[PlainRow] = []
    for place, row in enumerate(rows):
        if row.kind is not RowKind.TOTAL:
            kept.append(row)
            continue
        above = [other for other in kept if other.kind is RowKind.ROW]
        since = _rows_since_sum(kept)
        if _sums_to(above, row.figures) and (place == len(rows) - 1 or len(above) > len(since)):
            kept.append(row)
        elif _sums_to(since, row.figures):
            kept.append(replace(row, kind=RowKind.SUBTOTAL))
        else:
            kept.append(replace(row, kind=RowKind.ROW))
    return kept


def _rows_since_sum(rows: list[PlainRow]) -> list[PlainRow]:
    since: list[PlainRow] = []
    for row in rows:
        if row.kind is RowKind.ROW:
            since.append(row)
        else:
            since.clear()
    return since


def _sums_to(parts: list[PlainRow], figures: tuple[Figure, ...]) -> bool:
    for place, figure in enumerate(figures):
        amounts = [part.figures[place].amount_ore for part in parts]
        known = [amount for amount in amounts if amount is not None]
        if figure.dash or (sum(known) if known else None) != figure.amount_ore:
            return False
    return bool(parts)
