"""Word documents as people send them, and some that nobody should open."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_file(write: Callable[[Document], object]) -> bytes:
    """A document that ``write`` fills in."""
    document = docx.Document()
    write(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def body_of(xml: str) -> bytes:
    """A document with this XML for its body's first content."""
    return word_file(lambda document: document.element.body.insert(0, parse_xml(f"<w:sdt {W}>{xml}</w:sdt>")))


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same document with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return out.getvalue()


def with_extra(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same document with more parts."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def contribution_letter(path: Path) -> Path:
    """A contribution as an office sends it, saved in ``path``."""

    def write(document: Document) -> None:
        document.add_heading("Bidrag fra Teknik- og Miljøforvaltningen", 1)
        document.add_paragraph("Forvaltningen bemærker, at stien bør have lys.")
        document.add_paragraph("Lys på stien", style="List Bullet")
        document.add_paragraph("Bænke ved pladsen", style="List Bullet")

    path.write_bytes(word_file(write))
    return path
