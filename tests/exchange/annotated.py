"""Marks in a PDF as Acrobat, Edge, Preview and Okular write them, put at words of its pages."""

from __future__ import annotations

import io
from contextlib import closing
from types import TracebackType
from typing import Any, Self

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, String

Box = tuple[float, float, float, float]


class Marked:
    """A PDF that is being marked; ``pdf`` is the finished file once the ``with`` is left."""

    def __init__(self, pdf: bytes) -> None:
        self._source = pdf
        self.document = pikepdf.open(io.BytesIO(pdf))
        self.pdf = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, value: object, trace: TracebackType | None) -> None:
        held = io.BytesIO()
        self.document.save(held)
        self.document.close()
        self.pdf = held.getvalue()

    def boxes(self, words: str, until: str = "", page: int = 0) -> list[Box]:
        """Where the words stand, line by line; or all from those words to the end of others."""
        with closing(pypdfium2.PdfDocument(self._source)) as document:
            text = document[page].get_textpage()
            found = text.search(words, match_case=True).get_next()
            assert found is not None, words
            start, count = found
            if until:
                last = text.search(until, match_case=True).get_next()
                assert last is not None, until
                count = sum(last) - start
            chars = [text.get_charbox(n, loose=True) for n in range(start, start + count)]
        lines: list[list[Box]] = []
        for char in chars:
            if lines and abs(lines[-1][-1][1] - char[1]) < 4:
                lines[-1].append(char)
            elif char[2] > char[0]:
                lines.append([char])
        return [(line[0][0], line[0][1], line[-1][2], line[0][3]) for line in lines]

    def mark(self, subtype: str, words: str, text: str = "", until: str = "", **more: Any) -> Object:
        """Highlight, strike out, underline: with a quad for each line (upper left first, as Acrobat writes them)."""
        boxes, person = self.boxes(words, until), more.pop("person", "Bo Lund")
        quads = [n for left, low, right, high in boxes for n in (left, high, right, high, left, low, right, low)]
        return self._add(subtype, boxes[0], text, person, QuadPoints=Array(quads), **more)

    def note(self, words: str, text: str, person: str = "Bo Lund", **more: Any) -> Object:
        """A sticky note beside the line of those words, out in the margin."""
        _, low, _, high = self.boxes(words)[0]
        return self._add("Text", (20, (low + high) / 2 - 10, 40, (low + high) / 2 + 10), text, person, **more)

    def caret(self, words: str, text: str, person: str = "Bo Lund", **more: Any) -> Object:
        """Words put in right after those words."""
        _, low, right, high = self.boxes(words)[-1]
        return self._add("Caret", (right - 4, low - 6, right + 4, (low + high) / 2), text, person, **more)

    def add(self, subtype: str, box: Box, text: str = "", person: str = "Bo Lund", **more: Any) -> Object:
        return self._add(subtype, box, text, person, **more)

    def _add(self, subtype: str, box: Box, text: str, person: str, page: int = 0, **more: Any) -> Object:
        facts = {"Type": Name.Annot, "Subtype": Name(f"/{subtype}"), "Rect": Array(box), "F": 4, **more}
        if text:
            facts["Contents"] = String(text)
        if person:
            facts["T"] = String(person)
        annotation = self.document.make_indirect(Dictionary(**facts))
        leaf = self.document.pages[page].obj
        if "/Annots" not in leaf:
            leaf.Annots = Array()
        leaf.Annots.append(annotation)
        return annotation
