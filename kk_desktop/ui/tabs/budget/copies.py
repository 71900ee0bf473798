"""What a table or a chart is on the clipboard besides its cells: a real table, or a picture with its words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from kk_desktop.domain.charts.model import Chart
from kk_desktop.domain.charts.words import alternative
from kk_desktop.domain.table_copies import CopiedTable, draw
from kk_desktop.domain.text import Block
from kk_desktop.services.copies import Copy, copy_of_picture, copy_of_table
from kk_desktop.ui.widgets.chart_view import as_image, measure, picture_of
from kk_desktop.ui.widgets.clipboard import add_blocks, as_png

RTF, WINDOWS_RTF = "text/rtf", 'application/x-qt-windows-mime;value="Rich Text Format"'
"""RTF as Linux and macOS call it, and as Windows does."""

_MOST_PICTURED = 1_500
"""Cells that can still be read in a picture of a table."""

_SHARP = 2.0


def add_table(mime: QMimeData, table: CopiedTable) -> None:
    """Put the writings of a table beside its cells."""
    written = copy_of_table(table)
    if written is None:
        return
    _add(mime, written)
    if len(table.body) * table.width <= _MOST_PICTURED:
        mime.setImageData(picture_of(draw(table, measure)))


def chart_data(chart: Chart, block: Block) -> QMimeData:
    """A chart: for a document of ours the block that follows its table, for other programs a picture.

    No plain text lies beside it, which some would take in the picture's stead.
    """
    image = as_image(chart, _SHARP)
    width, height = round(image.width() / _SHARP), round(image.height() / _SHARP)
    mime = QMimeData()
    _add(mime, copy_of_picture(as_png(image), alternative(chart), width, height))
    mime.setImageData(image)
    return add_blocks(mime, (block,))


def _add(mime: QMimeData, copy: Copy) -> None:
    mime.setHtml(copy.html)
    mime.setData(RTF, copy.rtf)
    mime.setData(WINDOWS_RTF, copy.rtf)
