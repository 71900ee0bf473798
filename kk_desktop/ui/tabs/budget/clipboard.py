"""What a block of the table is on the clipboard, and what lies there to be taken in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from kk_desktop.domain.budgets import BudgetTable, Column, Row
from kk_desktop.domain.pasted_figures import block_to_json, cells_of, plain_text
from kk_desktop.domain.table_copies import copied

from .copies import add_table

OUR_FORMAT = "application/x-kk-desktop-cells"
"""Exact to the øre, where the text has only what is printed."""


def clipboard_data(table: BudgetTable, rows: Sequence[Row], columns: Sequence[Column | None]) -> QMimeData:
    """A block for the clipboard: exact for ourselves, as Excel takes it, and as a table for a text.

    A column that is none is the names.
    """
    mime = QMimeData()
    mime.setData(OUR_FORMAT, block_to_json(cells_of(table, rows, columns)).encode())
    mime.setText(plain_text(table, rows, columns))
    add_table(mime, copied(table, rows, columns))
    return mime


def brought(mime: QMimeData) -> tuple[str, str, str]:
    """What lies on the clipboard: our own block, the text, and the HTML, each empty where it is not there."""
    own = bytes(mime.data(OUR_FORMAT).data()).decode() if mime.hasFormat(OUR_FORMAT) else ""
    return own, mime.text(), mime.html() if mime.hasHtml() else ""
