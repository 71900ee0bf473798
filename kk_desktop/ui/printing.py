"""To paper: the very pages of the PDF, painted on a printer at its own resolution; knows no document."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kk_desktop.errors import UserError
from kk_desktop.services.paper import Rendered

FINEST = 600
"""Dots per inch; finer gives no better letters and four times the memory (an A4 page at 600 weighs 139 MB)."""

AUTO = "Auto"
"""The tray the printer itself chooses."""

_TRAYS = {
    AUTO: "Printerens eget valg", "OnlyOne": "Øverste bakke", "Middle": "Midterste bakke", "Lower": "Nederste bakke",
    "Manual": "Fødes med hånden", "Envelope": "Konvolutter", "EnvelopeManual": "Konvolutter med hånden",
    "Cassette": "Kassette", "LargeCapacity": "Den store bakke", "SmallFormat": "Bakke til lille papir",
    "LargeFormat": "Bakke til stort papir",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """How the printer is used: on both sides of the paper, and from which trays, by the names Qt has for them."""

    both_sides: bool = False
    first_tray: str = AUTO
    next_tray: str = AUTO


@dataclass(frozen=True, slots=True)
class Job:
    """What the system's dialog must know; ``page_count`` is ``None`` where no range can be chosen."""

    title: str
    page_count: int | None
    lies: bool = False
    paper: Paper = Paper()


AskPrinter = Callable[[QWidget, Job], "QPrinter | None"]
"""Shows which printer to use; ``None`` when the person changed their mind."""


def ask_printer(parent: QWidget, job: Job) -> QPrinter | None:
    """The system's own print dialog: printer, copies, collation, range and both sides."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    make_ready(printer, job)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, job.page_count is not None)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies, True)
    if job.page_count is not None:
        dialog.setMinMax(1, job.page_count)
        dialog.setFromTo(1, job.page_count)
        dialog.setPrintRange(QPrintDialog.PrintRange.AllPages)
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    return printer if is_wanted else None


def make_ready(printer: QPrinter, job: Job) -> None:
    """Tell the printer what the dialog begins with; sheets that lie are turned over their short side."""
    printer.setDocName(job.title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    sides = QPrinter.DuplexMode.DuplexShortSide if job.lies else QPrinter.DuplexMode.DuplexLongSide
    printer.setDuplex(sides if job.paper.both_sides else QPrinter.DuplexMode.DuplexNone)


def trays(printer: QPrinter | None = None) -> list[tuple[str, str]]:
    """The trays that can be chosen, by name and word; none where the system does not tell them (all but Windows)."""
    told = _told_trays(printer or QPrinter())
    return [(AUTO, _TRAYS[AUTO]), *((name, _TRAYS[name]) for name in told if name != AUTO)] if told else []


def _told_trays(printer: Any) -> list[str]:
    tell: Callable[[], Sequence[QPrinter.PaperSource]] = getattr(printer, "supportedPaperSources", list)
    # A maker's own trays have numbers only, and the system's dialog has their names.
    return [source.name for source in tell() if getattr(source, "name", "") in _TRAYS]


def lies(pdf: bytes) -> bool:
    """Whether the first page is wider than high."""
    with _opened(pdf) as document:
        return _lies(document, 0)


def print_pages(
    rendered: Rendered, printer: QPrinter, paper: Paper = Paper(), on_page: Callable[[], object] = lambda: None
) -> int:
    """Paint the pages that the printer's range asks for; gives the number of pages sent. May run on any thread."""
    return Press(printer, paper, on_page).send([rendered], use_range=True)


def count_pages(printer: QPrinter, page_count: int) -> int:
    """How many of a thing's pages are painted: those in the printer's range, and again for each copy we make."""
    return len(_range(printer, page_count)) * _copies(printer)


class Press:
    """One job on one printer: one or more letters, of which each part begins on a front page.

    ``on_page`` is called after each page and may raise to end the job; what is painted by then is sent.
    """

    def __init__(self, printer: QPrinter, paper: Paper = Paper(), on_page: Callable[[], object] = lambda: None) -> None:
        self._printer, self._paper, self._on_page = printer, paper, on_page
        self._painter = QPainter()
        self._sides = 0  # blank backs are sides, too
        self.pages = 0

    def send(
        self, letters: Iterable[Rendered], *, use_range: bool = False, on_letter: Callable[[], object] = int
    ) -> int:
        """Paint the letters one after the other; only one of them is held at a time. Gives the number of pages.

        Raises ``UserError`` with the number of pages sent when the printer does not answer or stops.
        """
        self._printer.setFullPage(True)
        try:
            for rendered in letters:
                with _opened(rendered.pdf) as document:
                    count = document.pageCount()
                    numbers = _range(self._printer, count) if use_range else range(count)
                    self._send(document, numbers, {numbers[0], *rendered.parts})
                on_letter()
        finally:
            if self._painter.isActive():
                self._painter.end()
        return self.pages

    def _send(self, document: QPdfDocument, numbers: range, fronts: Container[int]) -> None:
        copies = _copies(self._printer)
        # In a duplex job each copy is a whole.
        is_collated = self._printer.collateCopies() or self._is_duplex
        each = list(numbers) * copies if is_collated else [number for number in numbers for _ in range(copies)]
        for number in each:
            if self._is_duplex and number in fronts and self._sides % 2:
                self._turn_up(document, number, self._paper.next_tray)
            self._turn_up(document, number, self._paper.next_tray if number else self._paper.first_tray)
            _paint(self._painter, self._printer, document, number)
            self.pages += 1
            self._on_page()

    @property
    def _is_duplex(self) -> bool:
        # What the person chose in the system's dialog, not what we proposed.
        both = (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide)
        return self._printer.duplex() in both

    def _turn_up(self, document: QPdfDocument, number: int, tray: str) -> None:
        """Have a clean side of paper ready, turned as the page is."""
        if tray != AUTO or self._paper != Paper(self._paper.both_sides):
            self._printer.setPaperSource(QPrinter.PaperSource[tray])
        turned = QPageLayout.Orientation.Landscape if _lies(document, number) else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(turned)
        is_ready = self._printer.newPage() if self._painter.isActive() else self._painter.begin(self._printer)
        failed = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)
        if not is_ready or self._printer.printerState() in failed:
            raise UserError(self._trouble())
        self._sides += 1

    def _trouble(self) -> str:
        if not self.pages:
            return "Printeren svarer ikke. Intet er udskrevet. Se efter, om den er tændt, og prøv igen."
        sent = "Den første side nåede" if self.pages == 1 else f"De første {self.pages} sider nåede"
        return f"Printeren holdt op. {sent} at blive sendt. Se efter, hvad der er udskrevet, og udskriv resten."


@contextmanager
def _opened(pdf: bytes):
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        yield document
    finally:
        document.close()


def _copies(printer: QPrinter) -> int:
    # Most printers make the copies; for the others we do.
    return 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)


def _range(printer: QPrinter, count: int) -> range:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return range(count)
    first = min(max(printer.fromPage(), 1), count)
    return range(first - 1, max(first, min(printer.toPage() or count, count)))


def _lies(document: QPdfDocument, number: int) -> bool:
    size = document.pagePointSize(number)
    return size.width() > size.height()


def _paint(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    points, dots = document.pagePointSize(number), printer.resolution() / 72
    whole = QSizeF(points.width() * dots, points.height() * dots)
    room = QSizeF(printer.paperRect(QPrinter.Unit.DevicePixel).size())
    # A page larger than the paper is made smaller, never cut; a hair's breadth is the rounding of the paper's size.
    fits = whole.width() <= room.width() * 1.01 and whole.height() <= room.height() * 1.01
    share = 1.0 if fits else min(room.width() / whole.width(), room.height() / whole.height())
    target = QRectF(0, 0, whole.width() * share, whole.height() * share).toRect()
    fineness = min(1.0, FINEST / printer.resolution())
    size = QSize(round(target.width() * fineness), round(target.height() * fineness))
    painter.drawImage(target, document.render(number, size))
