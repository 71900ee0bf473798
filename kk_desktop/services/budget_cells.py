"""One cell of a budget table as somebody wrote it, and where rows and columns stand; shared by what changes tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice, repeat

from kk_desktop.domain.amounts import Figure, is_formula, read_figure
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind
from kk_desktop.domain.pasted_figures import Entry
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import GoneError
from kk_desktop.storage.rows import GONE

from .facts import tidy_line

NEW_ROW = "Ny række"
_TOLD = 40


def read_cell(entry: Entry, table: BudgetTable, column: Column, cell_id: str) -> Cell | None:
    """What was typed or brought as a cell; nothing where it is empty.

    Raises ``ValueError`` with a Danish sentence for what is no figure, and ``UserError`` for words that are too long.
    """
    if column.kind is ColumnKind.TEXT:
        words = tidy_line(entry if isinstance(entry, str) else _in_words(entry, table), "Teksten")
        if words and words in "-–—−":
            return Cell(cell_id, dash=True)
        return Cell(cell_id, text=words) if words else None
    if isinstance(entry, str) and is_formula(entry):
        raise ValueError(
            f"{quoted(' '.join(entry.split()), _TOLD)} er ikke et beløb. En celle tager et beløb og ingen formel."
            " Højreklik, og vælg Rækken er → I alt eller Andel, når rækken skal regnes ud."
        )
    figure = entry if isinstance(entry, Figure) else read_figure(entry, table.unit)
    return None if figure.is_empty else Cell(cell_id, figure.amount_ore, figure.dash)


def _in_words(figure: Figure, table: BudgetTable) -> str:
    """A figure as it stands among words."""
    if figure.dash:
        return "–"
    return "" if figure.amount_ore is None else table.written(figure.amount_ore)


def place_of(ids: Sequence[str], one: str) -> int:
    """Where it stands. Raises ``GoneError`` when an undo has taken it away meanwhile."""
    if one not in ids:
        raise GoneError(GONE)
    return ids.index(one)


def heading_at(table: BudgetTable, position: int) -> str:
    """The heading that a new column shares: that of the one it stands behind, and not past a total that ends it."""
    if not 0 < position <= len(table.columns):
        return ""
    before = table.columns[position - 1]
    after = table.columns[position].heading if position < len(table.columns) else ""
    return before.heading if before.heading == after or not before.kind.is_computed else ""


def following_years(table: BudgetTable, position: int, count: int) -> list[str]:
    """Names for new columns: the years after the one they stand behind, as far as no column has that year.

    Only columns under the same heading count, where the new ones have one.
    """
    heading = heading_at(table, position)
    near = [column for column in table.columns if not heading or column.heading == heading]
    taken = {column.label for column in near}
    behind = [column.label for column in table.columns[:position] if column in near]
    before = [label for label in behind if label.isdecimal() and len(label) == 4]
    if not before:
        return ["Ny kolonne"] * count
    free = (str(year) for year in range(int(before[-1]) + 1, 10_000) if str(year) not in taken)
    return list(islice(chain(free, repeat("Ny kolonne")), count))
