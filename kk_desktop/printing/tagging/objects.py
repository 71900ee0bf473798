"""PDF objects written as plain bytes, given to ReportLab's document, which numbers and files them."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A finished piece of PDF; ReportLab only wraps it in its number."""

    def __init__(self, body: bytes = b"", *, indirect: bool = True) -> None:
        self.body = body
        if indirect:
            # ReportLab's sign for an object that others may only refer to.
            setattr(self, pdfdoc.__RefOnly__, 1)

    def format(self, _document: Any) -> bytes:
        """The bytes as they stand in the file."""
        return self.body

    @classmethod
    def stream(cls, content: bytes, entries: str) -> Raw:
        """A stream; unlike ReportLab's own, it ends with the line break that PDF/A demands (6.1.7.1)."""
        head = f"<< {entries} /Length {len(content)} >>\nstream\n".encode("latin-1")
        return cls(head + content + b"\nendstream\n")


def number(document: Any, thing: pdfdoc.PDFObject) -> str:
    """The reference to an object as it stands in another one: ``12 0 R``."""
    return str(document.Reference(thing).format(document).decode("ascii"))


_LONGEST = 8000
"""Characters of a text; PDF/A-2 allows a string 32,767 bytes (6.1.13), and UTF-16 takes up to four for each."""


def text_string(text: str) -> str:
    """A text for people, as PDF writes it: UTF-16 in hexadecimal, so that nothing needs escaping."""
    return "<FEFF" + text[:_LONGEST].encode("utf-16-be", "replace").hex().upper() + ">"
