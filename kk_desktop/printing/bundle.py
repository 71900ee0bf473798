"""Brev and bilag in one PDF: our own pages and other people's behind each other, in the order of the bilag.

Our pages keep their structure. A bundle with foreign pages claims no conformance, since nobody can know what
they hold, and says so in its metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from .foreign import save

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

FOREIGN_PAGES = "Filen rummer sider, som er sat ind, som de er modtaget. De er måske ikke til at læse højt."

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>da-DK</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that lie together: all of a cleaned foreign file's, or so many of our own, taken in their order.

    With both, the pages are ours as somebody has approved them in that file: they stand as they lie there.
    """

    file: Path | None = None
    pages: int = 0


def bind(own: Path, parts: Sequence[Part], target: Path, duplex: bool) -> tuple[int, ...]:
    """Write the parts into ``target``; gives the page (from 0) that each begins on, and last how many there are.

    ``own`` holds all of our own pages in the order of their parts. In ``duplex`` each part begins on a front page.
    """
    import pikepdf

    with ExitStack() as open_files:
        pdf = open_files.enter_context(pikepdf.open(own))
        ours = list(pdf.pages)
        # Taken out of the row and put in again, a page stays the same object, so that the structure still finds it.
        del pdf.pages[:]
        layers: list[Object] = []
        starts: list[int] = []
        is_ours_alone = True
        for part in parts:
            if duplex and len(pdf.pages) % 2:
                _add_blank_page(pdf)
            starts.append(len(pdf.pages))
            drawn, ours = ours[: part.pages], ours[part.pages :]
            if part.file is None:
                pdf.pages.extend(drawn)
                continue
            held = open_files.enter_context(pikepdf.open(part.file))
            if not part.pages:
                pdf.pages.extend(held.pages)
                layers += _layers(pdf, held)
                is_ours_alone = False
            elif _show_the_same(drawn, approved := _before_annexes(held)):
                pdf.pages.extend(drawn)
            else:
                _forget_structure(pdf, (*pdf.pages, *ours, *approved))
                pdf.pages.extend(approved)
                is_ours_alone = False
        if not is_ours_alone:
            _claim_nothing(pdf, layers)
        save(pdf, target)
        return (*starts, len(pdf.pages))


def _before_annexes(pdf: Pdf) -> list[Page]:
    """A letter's own pages: those before the first one that an annex is drawn on."""
    import pikepdf

    annexes = [kid for kid in pdf.Root.StructTreeRoot.K.K if "/S" in kid and kid.S == "/Part"]
    if not annexes:
        return list(pdf.pages)
    element = annexes[0]
    while "/Pg" not in element:
        element = element.K[0]
    return list(pdf.pages)[: pdf.pages.index(pikepdf.Page(element.Pg))]


def _show_the_same(drawn: Sequence[Page], approved: Sequence[Page]) -> bool:
    """Whether the pages are drawn alike; our drawings are the same bytes for the same page."""
    return [page.Contents.read_bytes() for page in drawn] == [page.Contents.read_bytes() for page in approved]


def _forget_structure(pdf: Pdf, pages: Iterable[Page]) -> None:
    """Leave out what is told of pages that another version of the program has drawn otherwise."""
    for key in ("/StructTreeRoot", "/Outlines"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pages:
        for thing in (page.obj, *page.obj.get("/Annots", ())):
            for key in ("/StructParents", "/StructParent"):
                if key in thing:
                    del thing[key]


def _add_blank_page(pdf: Pdf) -> None:
    before = pdf.pages[-1]
    _, _, width, height = (float(length) for length in before.mediabox)
    pdf.add_blank_page(page_size=(width, height))


def _layers(pdf: Pdf, foreign: Pdf) -> list[Object]:
    layers = foreign.Root.get("/OCProperties")
    return [] if layers is None else [pdf.copy_foreign(foreign.make_indirect(layers))]


def _claim_nothing(pdf: Pdf, layers: Sequence[Object]) -> None:
    """Take back what our pages alone could promise, and say what the file holds."""
    import pikepdf

    for claim in ("/MarkInfo", "/OutputIntents"):
        if claim in pdf.Root:
            del pdf.Root[claim]
    title = f"{pdf.docinfo.get('/Title', '')} med bilag"
    pdf.docinfo["/Title"] = title
    pdf.docinfo["/Subject"] = FOREIGN_PAGES
    packet = _XMP.format(title=escape(title), description=escape(FOREIGN_PAGES))
    pdf.Root.Metadata = pdf.make_stream(packet.encode("utf-8"), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    if layers:
        groups = [group for each in layers for group in each.OCGs]
        off = [group for each in layers for group in each.D.OFF]
        pdf.Root.OCProperties = pikepdf.Dictionary(
            OCGs=pikepdf.Array(groups), D=pikepdf.Dictionary(OFF=pikepdf.Array(off))
        )
