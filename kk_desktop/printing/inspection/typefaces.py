"""The typefaces a file draws with: whether they lie in it, and what each of their codes means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from kk_desktop.domain.readiness import Aspect

from .faults import Fault

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_CODES = 256
"""A simple typeface has codes of one byte."""

_SECTION = re.compile(r"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True, slots=True)
class Typeface:
    """What each code of a typeface means, and how wide it is in thousandths of the size."""

    meanings: dict[int, str]
    widths: list[float] = field(default_factory=lambda: [0.0] * _CODES)


@dataclass(slots=True)
class Typefaces:
    """The typefaces of a file, each looked at once however many pages use it."""

    faults: list[Fault] = field(default_factory=list)
    _known: dict[tuple[int, int], Typeface] = field(default_factory=dict)

    def of(self, page: pikepdf.Page) -> dict[str, Typeface]:
        """The typefaces that a page may draw with, by the names it knows them under."""
        fonts = page.obj.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
        return {name: self._typeface(name, font) for name, font in fonts.items()}

    def _typeface(self, name: str, font: pikepdf.Object) -> Typeface:
        # ReportLab's typefaces stand in the page's own dictionary; what they refer to does not.
        to_unicode = font.get("/ToUnicode")
        key = to_unicode.objgen if to_unicode is not None else font.objgen
        if key not in self._known or key == (0, 0):
            self._known[key] = self._read(name, font)
        return self._known[key]

    def _read(self, name: str, font: pikepdf.Object) -> Typeface:
        if str(font.get("/BaseFont", "")) == "/Helvetica" and "/FontDescriptor" not in font:
            # ReportLab always enters it; text drawn with it is told, since it means nothing here.
            return Typeface({})
        descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
        if not any(file in descriptor for file in _FILES):
            self.faults.append(Fault(Aspect.CHARACTERS, f"the typeface {name} does not lie in the file"))
        to_unicode = font.get("/ToUnicode")
        if to_unicode is None:
            self.faults.append(Fault(Aspect.CHARACTERS, f"nothing tells what the letters of {name} mean"))
            return Typeface({})
        first = int(font.get("/FirstChar", 0))
        typeface = Typeface(dict(_meanings(to_unicode.read_bytes().decode("latin-1"))))
        for code, width in enumerate(font.get("/Widths", pikepdf.Array()).as_list()[: _CODES - first], first):
            typeface.widths[code] = float(width)
        return typeface


def _meanings(character_map: str) -> Iterator[tuple[int, str]]:
    for kind, body in _SECTION.findall(character_map):
        if kind == "char":
            for code, target in _PAIR.findall(body):
                yield int(code, 16), _text(target)
        else:
            for first, last, target in _RANGE.findall(body):
                for n in range(int(last, 16) - int(first, 16) + 1):
                    yield int(first, 16) + n, chr(ord(_text(target)) + n)


def _text(target: str) -> str:
    return bytes.fromhex(target).decode("utf-16-be", "replace")
