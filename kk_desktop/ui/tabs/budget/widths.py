"""How wide the grid's columns are: no figure is ever cut, and the names get what the figures leave."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtGui import QFontMetrics

from kk_desktop.domain.budgets import BudgetTable, Column, ColumnKind, doubled_names
from kk_desktop.domain.printed_tables import longest_figures
from kk_desktop.ui import look

NAMES_LEAST = 200
FIGURES = 88
WORDS = 140
"""How wide words may make a column; a figure takes all the room it needs."""

RIGHT, LEFT, SIGN = 14, 6, 20
"""The room right and left of a figure, and that of the sign that may stand before it."""


def figure_widths(table: BudgetTable, marked: Collection[str], heads: QFontMetrics) -> list[int]:
    """The width of each column; ``marked`` are the ids of those in which a sign stands."""
    figures, doubled = QFontMetrics(look.font("strong")), doubled_names(table)
    widest = max("0123456789", key=figures.horizontalAdvance)
    digits = str.maketrans(dict.fromkeys("0123456789", widest))

    def needed(column: Column) -> int:
        head = min(heads.horizontalAdvance(column.label) + 36, WORDS) + SIGN * (column.id in doubled)
        room = RIGHT + LEFT + SIGN * (column.id in marked)
        texts = [figures.horizontalAdvance(text.translate(digits)) + room for text in longest_figures(table, column)]
        if column.kind is ColumnKind.TEXT:
            texts = [min(width, WORDS) for width in texts]
        return max(FIGURES, head, *texts)

    return [needed(column) for column in table.columns]
