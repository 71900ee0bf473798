"""What the file says of itself, and whether it carries anything that no page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Name

from kk_desktop.domain.readiness import Aspect

from .faults import Fault

LANGUAGE_TAG = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
_ARCHIVE_PARTS = ("2", "3")
_WITH_FILES = "3"
"""Only this part of PDF/A may carry files of any kind, and a review PDF says that it does."""

_SAID = ("dc:title", "pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
_PROGRAMS = ("/OpenAction", "/AA", "/AcroForm", "/Collection")
_HIDDEN, _PRINTED = 0b100011, 0b100
"""Flags of an annotation (ISO 32000-1, table 165): invisible, hidden, not viewed; printed."""


def file_faults(document: pikepdf.Pdf) -> Iterator[Fault]:
    """Title, language, conformance; then what lies hidden."""
    root = document.Root
    language = str(root.get("/Lang", ""))
    if not LANGUAGE_TAG.fullmatch(language) or not language.lower().startswith("da"):
        yield Fault(Aspect.LANGUAGE, f"the document's language is “{language}”")
    preferences = root.get("/ViewerPreferences", pikepdf.Dictionary())
    if preferences.get("/DisplayDocTitle", False) is not True:
        yield Fault(Aspect.TITLE, "readers show the file's name, not the title")
    marked = root.get("/MarkInfo", pikepdf.Dictionary())
    if marked.get("/Marked", False) is not True or marked.get("/Suspects", False) is not False:
        yield Fault(Aspect.STRUCTURE, "the file does not say that it is tagged throughout")
    if "/OutputIntents" not in root:
        yield Fault(Aspect.CONTRAST, "no colour profile: nobody knows what the colours are")
    said = _said(document)
    if not said["dc:title"].strip():
        yield Fault(Aspect.TITLE, "no title")
    if said["pdfuaid:part"] != "1":
        yield Fault(Aspect.STRUCTURE, "no word of accessibility")
    if said["pdfaid:part"] not in _ARCHIVE_PARTS or said["pdfaid:conformance"] != "A":
        yield Fault(Aspect.STRUCTURE, "no word of being fit for an archive")
    yield from _hidden_things(document, may_carry_files=said["pdfaid:part"] == _WITH_FILES)
    for number, page in enumerate(document.pages, 1):
        yield from _link_faults(page, number)


def _said(document: pikepdf.Pdf) -> Mapping[str, str]:
    """What the file says of itself; empty where it says nothing."""
    metadata = document.open_metadata() if "/Metadata" in document.Root else {}
    return {name: str(metadata.get(name) or "") for name in _SAID}


def _hidden_things(document: pikepdf.Pdf, *, may_carry_files: bool) -> Iterator[Fault]:
    root = document.Root
    for name in _PROGRAMS:
        if name in root:
            yield Fault(Aspect.STRUCTURE, f"hidden: {name}")
    names = root.get("/Names", pikepdf.Dictionary())
    if "/JavaScript" in names:
        yield Fault(Aspect.STRUCTURE, "hidden: a program")
    if not may_carry_files and ("/EmbeddedFiles" in names or "/AF" in root):
        yield Fault(Aspect.STRUCTURE, "hidden: a file")


def _link_faults(page: pikepdf.Page, number: int) -> Iterator[Fault]:
    fields = page.obj.get("/Annots")
    if fields is None:
        return
    if page.obj.get("/Tabs") != Name.S:
        yield Fault(Aspect.STRUCTURE, f"page {number}: links are not reached in reading order")
    for field in fields.as_list():
        if field.get("/Subtype") != Name.Link:
            yield Fault(Aspect.STRUCTURE, f"page {number}: hidden: an annotation {field.get('/Subtype')}")
            continue
        if not str(field.get("/Contents", "")).strip():
            yield Fault(Aspect.STRUCTURE, f"page {number}: a link without words")
        flags = int(field.get("/F", 0))
        if flags & _HIDDEN or not flags & _PRINTED:
            yield Fault(Aspect.STRUCTURE, f"page {number}: a link that is hidden")
