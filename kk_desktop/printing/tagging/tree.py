"""The structure tree: what each piece of a page is (heading, paragraph, list, table …), in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .objects import Raw, number, text_string

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's drawing that shows an element: the page, and its number there (MCID)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's field on a page, as part of its Link element."""

    page: int
    thing: Raw


class Element:
    """One element; it takes its place in the tree when it is made, or, ``inline``, when it is first drawn.

    ``alt`` is what a figure tells those who cannot see it.
    """

    __slots__ = ("alt", "attributes", "inline", "kids", "kind", "lang", "parent", "placed", "reference", "thing", "url")

    def __init__(
        self,
        kind: str,
        parent: Element | None = None,
        *,
        inline: bool = False,
        lang: str = "",
        attributes: str = "",
        url: str = "",
        alt: str = "",
    ) -> None:
        self.kind = kind
        self.inline = inline
        self.parent = parent
        self.lang = lang
        self.attributes = attributes
        self.url = url
        self.alt = alt
        self.kids: list[Element | Mark | Annotation] = []
        self.thing = Raw()
        self.reference = ""  # known when the tree is written
        self.placed = parent is None
        if not inline:
            self.place()

    @property
    def heading(self) -> Element | None:
        """The heading the element is, or stands in as a part of its line."""
        element: Element | None = self
        while element is not None and element.inline:
            element = element.parent
        return element if element is not None and element.kind in HEADINGS else None

    def place(self) -> None:
        """Stand among the parent's children, after what is there already."""
        if not self.placed and self.parent is not None:
            self.parent.place()
            self.parent.kids.append(self)
            self.placed = True


class Tree:
    """A document's elements from the root, and which of them each mark on each page belongs to."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self.pages: list[list[Element]] = []
        self.annotations: list[Element] = []

    def begin_page(self) -> None:
        """Start counting marks anew."""
        self.pages.append([])

    def mark(self, element: Element) -> int:
        """Give the element a new mark on the page at hand; returns its number there."""
        element.place()
        marks = self.pages[-1]
        element.kids.append(Mark(len(self.pages) - 1, len(marks)))
        marks.append(element)
        return len(marks) - 1

    def write(self, document: Any, pages: list[str]) -> str:
        """Put the tree into the document. ``pages`` are the references of the pages; returns the root's."""
        top = Raw()
        reference = number(document, top)
        elements = _in_order(self.root)
        notes: list[tuple[str, str]] = []
        for element in elements:
            element.reference = number(document, element.thing)
        for element in elements:
            key = f"note{len(notes) + 1}" if element.kind == "Note" else ""
            if key:
                notes.append((key, element.reference))
            element.thing.body = _element(document, element, reference, pages, key)
        parents = Raw(self._parents())
        top.body = (
            f"<< /Type /StructTreeRoot /K {self.root.reference} /ParentTree {number(document, parents)} "
            f"/ParentTreeNextKey {len(self.pages) + len(self.annotations)}{_id_tree(notes)} >>"
        ).encode("latin-1")
        return reference

    def _parents(self) -> bytes:
        entries = []
        for page, marks in enumerate(self.pages):
            entries.append(f"{page} [{' '.join(element.reference for element in marks)}]")
        for n, element in enumerate(self.annotations, len(self.pages)):
            entries.append(f"{n} {element.reference}")
        return f"<< /Nums [{' '.join(entries)}] >>".encode("latin-1")


def _id_tree(notes: list[tuple[str, str]]) -> str:
    """Where each note is found by its name; PDF/UA-1 (7.9) asks a name of every one."""
    if not notes:
        return ""
    named = sorted(notes)
    names = " ".join(f"({key}) {thing}" for key, thing in named)
    return f" /IDTree << /Kids [<< /Names [{names}] /Limits [({named[0][0]}) ({named[-1][0]})] >>] >>"


def _in_order(root: Element) -> list[Element]:
    found: list[Element] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        found.append(element)
        waiting.extend(kid for kid in reversed(element.kids) if isinstance(kid, Element))
    return found


def _element(document: Any, element: Element, root: str, pages: list[str], key: str) -> bytes:
    parent = element.parent.reference if element.parent is not None else root
    kids = " ".join(_kid(document, kid, pages) for kid in element.kids)
    parts = [f"<< /Type /StructElem /S /{element.kind} /P {parent} /K [{kids}]"]
    if element.lang:
        parts.append(f"/Lang {text_string(element.lang)}")
    if element.alt:
        parts.append(f"/Alt {text_string(element.alt)}")
    if element.attributes:
        parts.append(f"/A << {element.attributes} >>")
    if key:
        parts.append(f"/ID ({key})")
    return (" ".join(parts) + " >>").encode("latin-1")


def _kid(document: Any, kid: Element | Mark | Annotation, pages: list[str]) -> str:
    if isinstance(kid, Mark):
        return f"<< /Type /MCR /Pg {pages[kid.page]} /MCID {kid.mcid} >>"
    if isinstance(kid, Annotation):
        return f"<< /Type /OBJR /Pg {pages[kid.page]} /Obj {number(document, kid.thing)} >>"
    return kid.reference
