"""The typefaces: widths for the line breaker, and subsets embedded in the PDF, each made once and kept."""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from functools import cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

from kk_desktop import paths

from .tagging.objects import Raw, number
from .templates import refused

FILES = {
    "regular": "IBMPlexSans-Regular.ttf",
    "italic": "IBMPlexSans-Italic.ttf",
    "semibold": "IBMPlexSans-SemiBold.ttf",
    "semibold_italic": "IBMPlexSans-SemiBoldItalic.ttf",
}
SOFT_HYPHEN = "\u00ad"
_FIRST = "æøåÆØÅ§–”’é\u00ad½€…"
"""Given a place in every subset, so that most documents share one and the kept copy of it is used."""

_NEEDED = "æøåÆØÅ§–”-"
"""Without these no Danish document can be set."""

_SUBSETS_KEPT = 64


class Face(ttfonts.TTFont):  # type: ignore[misc]  # ReportLab has no types
    """One typeface, measured character by character and embedded as the subset a document uses.

    ReportLab's own class makes the subset and compresses it anew for each document; this one keeps the last ones.
    """

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), shapable=False)
        hyphen = ord("-")
        # A hyphen that the breaker puts in is a soft one: readers and copies heal the word by it.
        self.face.charToGlyph[ord(SOFT_HYPHEN)] = self.face.charToGlyph[hyphen]
        self.face.charWidths[ord(SOFT_HYPHEN)] = self.face.charWidths[hyphen]
        self._widths: dict[int, float] = self.face.charWidths
        self._kept: OrderedDict[tuple[int, ...], tuple[int, bytes]] = OrderedDict()
        self._measured: dict[str, float] = {}

    def has(self, character: str) -> bool:
        """Whether the typeface can draw the character."""
        return ord(character) in self._widths

    def width(self, text: str, size: float) -> float:
        """How wide the text is, in points."""
        em = self._measured.get(text)
        if em is None:
            widths = self._widths
            em = sum(widths.get(ord(character), 0) for character in text) / 1000
            if len(text) < 40:
                self._measured[text] = em
                if len(self._measured) > 50_000:
                    self._measured.clear()
        return em * size

    def begin(self, doc: Any) -> None:
        """Give the usual Danish characters their places in a new document's subset."""
        self.splitString(_FIRST, doc)

    def codes(self, text: str, doc: Any) -> list[tuple[str, str]]:
        """The text as font names and hexadecimal codes; a no-break space is drawn as a space."""
        try:
            assigned = self.state[doc].assignments
            known = bytes([assigned[ord(character)] for character in text.replace("\u00a0", " ")])
        except (KeyError, ValueError):
            # A character that is new to the document, or one in a second subset.
            parts = self.splitString(text, doc)
        else:
            parts = [(0, known)]
        return [(self.getSubsetInternalName(subset, doc), part.hex()) for subset, part in parts]

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # ReportLab's name, called when the document is saved
        """Write the font, its subset and the way back from its codes to Unicode into the document."""
        state = self.state.pop(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for n, subset in enumerate(state.subsets):
            name = f"{state.internalName}+{n}"
            base = (ttfonts.SUBSETN(n) + b"+" + self.face.name).decode("latin-1")
            length, packed = self._subset(tuple(subset))
            file = doc.Reference(Raw.stream(packed, f"/Length1 {length} /Filter /FlateDecode"))
            unicode_map = ttfonts.makeToUnicodeCMap(base, subset).encode("ascii")
            to_unicode = doc.Reference(Raw.stream(zlib.compress(unicode_map), "/Filter /FlateDecode"))
            widths = " ".join(f"{self.face.getCharWidth(code):g}" for code in subset)
            descriptor = doc.Reference(Raw(self._descriptor(base, number(doc, file))))
            fonts[name] = Raw(
                f"<< /Type /Font /Subtype /TrueType /Name /{name} /BaseFont /{base} /FirstChar 0 "
                f"/LastChar {len(subset) - 1} /Widths [{widths}] /ToUnicode {number(doc, to_unicode)} "
                f"/FontDescriptor {number(doc, descriptor)} >>".encode("latin-1"),
                indirect=False,
            )

    def _descriptor(self, base: str, file: str) -> bytes:
        face = self.face
        box = " ".join(f"{value:g}" for value in face.bbox)
        flags = (face.flags & ~ttfonts.FF_NONSYMBOLIC) | ttfonts.FF_SYMBOLIC
        return (
            f"<< /Type /FontDescriptor /FontName /{base} /Flags {flags} /FontBBox [{box}] /Ascent {face.ascent:g} "
            f"/Descent {face.descent:g} /CapHeight {face.capHeight:g} /ItalicAngle {face.italicAngle:g} "
            f"/StemV {face.stemV:g} /MissingWidth {face.defaultWidth:g} /FontFile2 {file} >>"
        ).encode("latin-1")

    def _subset(self, codes: tuple[int, ...]) -> tuple[int, bytes]:
        kept = self._kept.get(codes)
        if kept is None:
            made = self.face.makeSubset(codes)
            kept = self._kept[codes] = (len(made), zlib.compress(made, 9))
            if len(self._kept) > _SUBSETS_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(codes)
        return kept


_chosen: dict[str, Path] = {}


def use(files: dict[str, Path]) -> None:
    """Draw with these files from now on, or with the program's own where there are none.

    A process draws one document at a time. Raises ``TemplateError`` for a file that is no usable typeface.
    """
    _chosen.clear()
    for name, file in files.items():
        try:
            loaded = _loaded(name, file)
        except (ttfonts.TTFError, OSError, struct.error) as error:
            raise refused(file, "filen er ikke en TrueType-skrifttype, der kan indlejres") from error
        missing = [character for character in _NEEDED if not loaded.has(character)]
        if missing:
            raise refused(file, f"skrifttypen mangler {' '.join(missing)}")
    _chosen.update(files)


def face(name: str) -> Face:
    """The typeface of that name, loaded on first use."""
    return _loaded(name, _chosen.get(name))


@cache
def _loaded(name: str, file: Path | None) -> Face:
    """A typeface registered with ReportLab; the program's own when no file is named."""
    if file is None:
        loaded = Face(f"kk-{name}", paths.resource("fonts", FILES[name]))
    else:
        loaded = Face(f"kk-{name}-{file}", file)
    pdfmetrics.registerFont(loaded)
    return loaded
