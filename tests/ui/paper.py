"""A printer that writes what it paints into a PDF, and does as it is told where a real one would."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PySide6.QtPrintSupport import QPrinter

from kk_desktop.services.paper import Rendered


class Printer(QPrinter):
    """Both sides of the paper and trays are the driver's; here they are as the test says."""

    def __init__(self, file: Path, *, both_sides: bool = False) -> None:
        super().__init__(QPrinter.PrinterMode.ScreenResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self.setOutputFileName(str(file))
        self.file, self.both_sides = file, both_sides
        self.sources: list[str] = []

    def duplex(self) -> QPrinter.DuplexMode:
        return QPrinter.DuplexMode.DuplexLongSide if self.both_sides else QPrinter.DuplexMode.DuplexNone

    def supportedPaperSources(self) -> list[QPrinter.PaperSource]:
        return [QPrinter.PaperSource.Middle, QPrinter.PaperSource.Lower]

    def setPaperSource(self, source: QPrinter.PaperSource) -> None:
        self.sources.append(source.name)

    def sides(self) -> list[str]:
        """What came out, side by side: ``white`` for a blank one, else how it lies and how dark it is."""
        with pypdfium2.PdfDocument(self.file) as document:
            return [_described(page) for page in document]


def _described(page: pypdfium2.PdfPage) -> str:
    darkest = page.render(scale=0.5, grayscale=True).to_pil().getextrema()[0]
    if darkest > 250:
        return "white"
    return "landscape" if page.get_width() > page.get_height() else "portrait"


def letter_of(*pages: tuple[float, float], parts: tuple[int, ...] = (0,)) -> Rendered:
    """A PDF with pages of those sizes in points, each with a black square on it."""
    document = pypdfium2.PdfDocument.new()
    for width, height in pages:
        page = document.new_page(width, height)
        bitmap = pypdfium2.PdfBitmap.new_native(1, 1, 1)
        bitmap.fill_rect((0, 0, 0, 255), 0, 0, 1, 1)
        picture = pypdfium2.PdfImage.new(document)
        picture.set_bitmap(bitmap)
        picture.set_matrix(pypdfium2.PdfMatrix().scale(width / 2, height / 2).translate(width / 4, height / 4))
        page.insert_obj(picture)
        page.gen_content()
    written = io.BytesIO()
    document.save(written)
    return Rendered(written.getvalue(), len(pages), parts=parts)
