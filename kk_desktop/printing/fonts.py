"""The typefaces: widths for the line breaker, and subsets embedded in the PDF, each made once and kept."""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from reportlab.pdfbase import ttfonts

from kk_desktop import paths

from .tagging.objects import File, Raw
from .templates import refused

FILES = {
    "regular": "IBMPlexSans-Regular.ttf",
    "italic": "IBMPlexSans-Italic.ttf",
    "semibold": "IBMPlexSans-SemiBold.ttf",
    "semibold_italic": "IBMPlexSans-SemiBoldItalic.ttf",
}
SOFT_HYPHEN = "\u00ad"

_CODES = 256
_FIRST_FREE = 127
_USUAL = (*[0] * 32, *range(32, _FIRST_FREE), *map(ord, "æøåÆØÅ§–”’é\u00ad½€…"))
"""The characters of a document's first font by their codes, so that most documents share one, which is kept."""

_USUAL_CODES = {character: chr(code) for code, character in enumerate(_USUAL) if character}
_USUAL_CODES |= {ord(mark): "\\" + mark for mark in "()\\"}
_USUAL_CODES[0xA0] = " "

_NEEDED = "æøåÆØÅ§–”-"
"""Without these no Danish document can be set."""

_SUBSETS_KEPT = 64


class _Ems(dict[str, float]):
    """The widths of characters in thousandths of the size; one that the typeface lacks has none."""

    def __missing__(self, character: str) -> float:
        return 0.0


class Face:
    """One typeface, measured character by character and embedded as the subset a document uses.

    ReportLab reads the file and makes the subsets; the last ones are kept, compressed as they stand in the PDF.
    """

    def __init__(self, file: Path) -> None:
        self._file = ttfonts.TTFontFile(str(file))
        glyphs, widths = self._file.charToGlyph, self._file.charWidths
        # A hyphen that the breaker puts in is a soft one: readers and copies heal the word by it.
        glyphs[ord(SOFT_HYPHEN)], widths[ord(SOFT_HYPHEN)] = glyphs[ord("-")], widths[ord("-")]
        self._widths: dict[int, float] = widths
        self._kept: OrderedDict[tuple[int, tuple[int, ...]], tuple[str, bytes, bytes, int]] = OrderedDict()
        self._ems = _Ems((chr(code), width) for code, width in widths.items())

    def has(self, character: str) -> bool:
        """Whether the typeface can draw the character."""
        return ord(character) in self._widths

    def width(self, text: str, size: float) -> float:
        """How wide the text is, in points."""
        return sum(map(self._ems.__getitem__, text)) / 1000 * size

    def embed(self, file: File, codes: tuple[int, ...], place: int) -> Raw:
        """A font of these characters, the document's number ``place`` of this typeface, with all it refers to."""
        kept = self._kept.get((place, codes))
        if kept is None:
            made = self._file.makeSubset(codes)
            widths = " ".join(f"{self._widths.get(code, self._file.defaultWidth):g}" for code in codes)
            meanings = zlib.compress(ttfonts.makeToUnicodeCMap(self._name(place), codes).encode("ascii"), 9)
            kept = self._kept[place, codes] = widths, meanings, zlib.compress(made, 9), len(made)
            if len(self._kept) > _SUBSETS_KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end((place, codes))
        widths, meanings, packed, length = kept
        name = self._name(place)
        program = Raw.stream(packed, f"/Length1 {length} /Filter /FlateDecode")
        to_unicode = Raw.stream(meanings, "/Filter /FlateDecode")
        return Raw(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 0 /LastChar {len(codes) - 1} "
            f"/Widths [{widths}] /ToUnicode {file.number(to_unicode)} "
            f"/FontDescriptor {file.number(self._descriptor(name, file.number(program)))} >>".encode("latin-1")
        )

    def _name(self, place: int) -> str:
        return f"{ttfonts.SUBSETN(place).decode('ascii')}+{self._file.name.decode('latin-1')}"

    def _descriptor(self, name: str, program: str) -> Raw:
        face = self._file
        box = " ".join(f"{value:g}" for value in face.bbox)
        flags = (face.flags & ~ttfonts.FF_NONSYMBOLIC) | ttfonts.FF_SYMBOLIC
        return Raw(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box}] /Ascent {face.ascent:g} "
            f"/Descent {face.descent:g} /CapHeight {face.capHeight:g} /ItalicAngle {face.italicAngle:g} "
            f"/StemV {face.stemV:g} /MissingWidth {face.defaultWidth:g} /FontFile2 {program} >>".encode("latin-1")
        )


class Subset(dict[int, str]):
    """A document's use of a typeface: the code of every character it draws, to be used with ``str.translate``.

    A font has 256 codes, and a new one is begun when they are used up; a code tells both, as 256 × font + code. Codes
    below space are not used, so that none has a meaning of its own in a PDF's strings.
    """

    def __init__(self, face: Face, name: str) -> None:
        super().__init__(_USUAL_CODES)
        self._face = face
        self._name = name
        self._fonts = [[*_USUAL]]
        self._drawn = False

    def __missing__(self, character: int) -> str:
        if len(self._fonts[-1]) == _CODES:
            self._fonts.append([0] * _FIRST_FREE)
        font = self._fonts[-1]
        font.append(character)
        self[character] = code = chr(_CODES * (len(self._fonts) - 1) + len(font) - 1)
        return code

    def shown(self, text: str) -> list[tuple[str, str]]:
        """The text as names of fonts and codes, ready to stand in brackets in a page's drawing."""
        self._drawn = True
        codes = text.translate(self)
        if len(self._fonts) == 1 or max(codes, default="") < chr(_CODES):
            return [(f"/{self._name}", codes)]
        runs = [(ord(code) // _CODES, chr(ord(code) % _CODES)) for code in codes]
        return [
            (f"/{self._name}+{font}" if font else f"/{self._name}", "".join(code for _, code in run))
            for font, run in groupby(runs, key=itemgetter(0))
        ]

    def write(self, file: File) -> list[str]:
        """Put the fonts into the file, each as an entry of the pages' resources; none when nothing is drawn."""
        if not self._drawn:
            return []
        return [
            f"/{self._name}{f'+{n}' if n else ''} {file.number(self._face.embed(file, tuple(codes), n))}"
            for n, codes in enumerate(self._fonts)
        ]


_chosen: dict[str, Path] = {}


def use(files: dict[str, Path]) -> None:
    """Draw with these files from now on, or with the program's own where there are none.

    A process draws one document at a time. Raises ``TemplateError`` for a file that is no usable typeface.
    """
    _chosen.clear()
    for file in files.values():
        try:
            loaded = _loaded(file)
        except (ttfonts.TTFError, OSError, struct.error) as error:
            raise refused(file, "filen er ikke en TrueType-skrifttype, der kan indlejres") from error
        missing = [character for character in _NEEDED if not loaded.has(character)]
        if missing:
            raise refused(file, f"skrifttypen mangler {' '.join(missing)}")
    _chosen.update(files)


def face(name: str) -> Face:
    """The typeface of that name, loaded on first use."""
    file = _chosen.get(name)
    return _loaded(file) if file else _own(name)


@cache
def _own(name: str) -> Face:
    return _loaded(paths.resource("fonts", FILES[name]))


@cache
def _loaded(file: Path) -> Face:
    return Face(file)
