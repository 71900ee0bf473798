"""Reads a PDF back with readers that know nothing of how it was made: PDFium for text, pikepdf for structure."""

import ctypes
import io
import re

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


def page_text(pdf: bytes, page: int | None = None) -> str:
    """The text as a reader copies it, words divided over lines healed and every space one space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = range(len(document)) if page is None else [page]
        text = "\n".join(_page_text(document, n) for n in pages)
    finally:
        document.close()
    # PDFium shows a hyphen at a line's end as U+FFFE or U+0002.
    text = re.sub("[\ufffe\x02\u00ad]\\s*", "", text)
    return re.sub(r"\s+", " ", text)


def _page_text(document, n):
    page = document[n]
    text = page.get_textpage()
    try:
        return text.get_text_range()
    finally:
        text.close()
        page.close()


def elements(pdf: bytes, marks: dict[tuple[int, int], str] | None = None) -> list[tuple[str, str]]:
    """Every element of the structure tree in reading order, with all the text in and under it.

    ``marks`` is the text of each page's marked content where another reader than PDFium has read it.
    """
    marks = _marked_text(pdf) if marks is None else marks
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: n for n, page in enumerate(document.pages)}
        found: list[tuple[str, str]] = []
        _walk(document.Root.StructTreeRoot.K, pages, marks, found)
    return found


def texts(pdf: bytes, kind: str) -> list[str]:
    """The texts of all elements of a kind, words healed."""
    return [healed(text) for name, text in elements(pdf) if name == kind]


def healed(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[\x02\ufffe\u00ad]\\s*", "", text)).strip()


def tree_text(pdf: bytes) -> str:
    """Everything in the structure tree, in reading order, words healed."""
    return healed(elements(pdf)[0][1])


def _walk(element, pages, marks, found):
    place = len(found)
    found.append((str(element.S)[1:], ""))
    parts = []
    for kid in element.K:
        shown = _place(kid, element, pages)
        if shown is not None:
            # A figure shows a picture and has no text to lose.
            parts.append(marks.get(shown, "") if element.S == "/Figure" else marks[shown])
        elif "/S" in kid:
            parts.append(_walk(kid, pages, marks, found))
    text = "".join(parts)
    found[place] = (found[place][0], text)
    # Blocks are lines apart; what stands inside a line (links, references, notes' numbers) is not.
    return text if str(element.S) in ("/Span", "/Link", "/Reference", "/Lbl") else text + "\n"


def untold(pdf: bytes) -> list[str]:
    """Text that is drawn but that the structure tree does not tell, as decoration or lost, one piece at a time."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: n for n, page in enumerate(document.pages)}
        told = set(_marks(document.Root.StructTreeRoot.K, pages))
    return [healed(text) for page, mcid, text in _drawn_text(pdf) if (page, mcid) not in told and text.strip()]


def _marks(element, pages):
    for kid in element.K:
        shown = _place(kid, element, pages)
        if shown is not None:
            yield shown
        elif "/S" in kid:
            yield from _marks(kid, pages)


def _place(kid, element, pages):
    """The page and number of the marked content that an element's kid is; ``None`` for other kids."""
    if isinstance(kid, int):
        return pages[element.Pg.objgen], kid
    return (pages[kid.Pg.objgen], int(kid.MCID)) if "/MCID" in kid else None


def _marked_text(pdf):
    marks = {}
    for page, mcid, text in _drawn_text(pdf):
        if mcid >= 0:
            marks[page, mcid] = marks.get((page, mcid), "") + text
    return marks


def _drawn_text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    for n in range(len(document)):
        page = document[n]
        text_page = page.get_textpage()
        for k in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, k)
            if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
                yield n, pdfium.FPDFPageObj_GetMarkedContentID(thing), _object_text(thing, text_page)
        text_page.close()
        page.close()
    document.close()


def _object_text(thing, text_page):
    length = pdfium.FPDFTextObj_GetText(thing, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length * 2)
    pdfium.FPDFTextObj_GetText(thing, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length * 2].decode("utf-16-le", "replace").rstrip("\x00")


def baselines(pdf: bytes, page: int = 0) -> list[tuple[float, float, str]]:
    """Each piece of text on a page: left edge and baseline in millimetres from the top left, and the text."""
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    height = sheet.get_height()
    text_page = sheet.get_textpage()
    found = []
    for k in range(pdfium.FPDFPage_CountObjects(sheet)):
        thing = pdfium.FPDFPage_GetObject(sheet, k)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(thing, matrix)
        found.append((matrix.e * 25.4 / 72, (height - matrix.f) * 25.4 / 72, _object_text(thing, text_page)))
    text_page.close()
    sheet.close()
    document.close()
    return found
