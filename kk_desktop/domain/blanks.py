"""What a document that was begun as the last one still lacks: the amounts of its text, and its tables' figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .budgets import BudgetTable, ColumnKind
from .documents import Manuscript
from .figureless import BLANK
from .readiness import Aspect, Remark
from .text import Block
from .wording import quoted

_BLANK = re.compile(re.escape(BLANK), re.IGNORECASE)
_AROUND = 30
"""Letters at each side of a missing amount that are repeated with it."""

_NAME = 60


def check_filled_in(manuscript: Manuscript) -> list[Remark]:
    """A remark for each amount that is still to be written, and for each table shown without any figure."""
    return [*_missing_amounts(manuscript.blocks), *_tables_without_figures(manuscript)]


def named_table(table: BudgetTable) -> str:
    """What a table is called in a remark: Tabel 1, or Tabellen ”Indsatsudgifter” where it has no number."""
    return f"Tabel {table.number}" if table.number else f"Tabellen {quoted(table.title, _NAME)}".strip()


def _missing_amounts(blocks: Iterable[Block]) -> Iterator[Remark]:
    for block in blocks:
        for text in (block.text, *block.footnotes):
            # Each with the words up to its neighbours, so that two in one sentence are told apart.
            ends = [0, *(blank.end() for blank in _BLANK.finditer(text))]
            starts = [*(blank.start() for blank in _BLANK.finditer(text)), len(text)]
            for before, start, end, after in zip(ends, starts, ends[1:], starts[1:], strict=False):
                words = f"{_last_of(text[before:start])}{text[start:end]}{_first_of(text[end:after])}"
                message = f"Et beløb mangler: ”{' '.join(words.split()).strip(' ,;:.')}”. Skriv det."
                yield Remark(Aspect.FIELDS, message, block.id)


def _last_of(text: str) -> str:
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _first_of(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]} …"


def _tables_without_figures(manuscript: Manuscript) -> Iterator[Remark]:
    told = set()
    for block in manuscript.blocks:
        table = manuscript.table(block.table_id) if block.table_id else None
        if table is None or table.id in told or not _lacks_figures(table):
            continue
        told.add(table.id)
        yield Remark(Aspect.TABLES, f"{named_table(table)} har ingen tal. Skriv dem i Budget.", block.id)


def _lacks_figures(table: BudgetTable) -> bool:
    """A table of words alone lacks none, and a dash is a figure that somebody has typed."""
    columns = [column.id for column in table.columns if column.kind is ColumnKind.FIGURES]
    cells = (row.cells.get(column_id) for row in table.rows for column_id in columns)
    return bool(columns) and not any(cell and (cell.amount_ore is not None or cell.dash) for cell in cells)
