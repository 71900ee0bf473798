"""To paper: the very pages of the PDF, painted on a printer at its own resolution; knows no document."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kk_desktop.errors import UserError

FINEST = 600
"""Dots per inch; finer gives no better letters and four times the memory (an A4 page at 600 weighs 139 MB)."""

AskPrinter = Callable[[QWidget, str], "QPrinter | None"]
"""Shows which printer to use, for a job of that name; ``None`` when the person changed their mind."""


def ask_printer(parent: QWidget, job: str) -> QPrinter | None:
    """The system's own print dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    return printer if dialog.exec() else None


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Paint the pages that the printer's range asks for; gives their number. May run on any thread.

    Raises ``UserError`` when the printer cannot be begun.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setFullPage(True)
    numbers = _range(printer, document.pageCount())
    _turn(printer, document, numbers[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("Printeren svarer ikke. Intet er udskrevet. Se efter, om den er tændt, og prøv igen.")
    try:
        for place, number in enumerate(numbers):
            if place:
                _turn(printer, document, number)
                printer.newPage()
            _paint(painter, printer, document, number)
    finally:
        painter.end()
        document.close()
    return len(numbers)


def _range(printer: QPrinter, count: int) -> range:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    first = min(max(printer.fromPage(), 1), count)
    return range(first - 1, max(first, min(printer.toPage() or count, count)))


def _turn(printer: QPrinter, document: QPdfDocument, number: int) -> None:
    size = document.pagePointSize(number)
    lies = size.width() > size.height()
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait)


def _paint(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    points = document.pagePointSize(number)
    dots = printer.resolution() / 72
    target = QRect(0, 0, round(points.width() * dots), round(points.height() * dots))
    share = min(1.0, FINEST / printer.resolution())
    size = QSize(round(target.width() * share), round(target.height() * share))
    painter.drawImage(target, document.render(number, size))
