"""The structure tree: what each piece of a page is (heading, paragraph, list, table …), in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .objects import File, Raw, text_string

UNDERLINED = "/O /Layout /TextDecorationType /Underline"
STRUCK = "/O /Layout /TextDecorationType /LineThrough"
"""Attributes of text that is drawn with a line (ISO 32000-1, table 344)."""

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


class Mark(NamedTuple):
    """A stretch of a page's drawing that shows an element: the page, and its number there (MCID)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's field on a page, as part of its Link element."""

    page: int
    thing: Raw
    body: str  # all but the key under which the field's element is found


class Element:
    """One element; it takes its place in the tree when it is made, or, ``inline``, when it is first drawn.

    ``alt`` is what a figure tells those who cannot see it, ``spoken`` what is said instead of the element's text.
    """

    __slots__ = ("alt", "attributes", "inline", "kids", "kind", "lang", "parent", "placed", "spoken", "thing", "url")

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
        spoken: str = "",
    ) -> None:
        self.kind = kind
        self.inline = inline
        self.parent = parent
        self.lang = lang
        self.attributes = attributes
        self.url = url
        self.alt = alt
        self.spoken = spoken
        self.kids: list[Element | Mark | Annotation] = []
        self.thing = Raw()
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
        self.annotations: list[tuple[Element, Annotation]] = []

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

    def annotate(self, element: Element, body: str) -> Annotation:
        """Make a field on the page at hand part of the element; ``body`` lacks only its key and its end."""
        made = Annotation(len(self.pages) - 1, Raw(), body)
        element.kids.append(made)
        self.annotations.append((element, made))
        return made

    def write(self, file: File, pages: list[str]) -> str:
        """Put the tree into the file. ``pages`` are the references of the pages; returns the root's."""
        top = Raw()
        reference = file.number(top)
        elements = _in_order(self.root)
        notes: list[tuple[str, str]] = []
        for element in elements:
            file.number(element.thing)
        for element in elements:
            key = f"note{len(notes) + 1}" if element.kind == "Note" else ""
            if key:
                notes.append((key, element.thing.reference))
            element.thing.body = _element(file, element, reference, pages, key)
        # Pages come first in the parent tree, so a field's key is known when the last page is.
        for n, (_, field) in enumerate(self.annotations, len(self.pages)):
            field.thing.body = f"{field.body} /StructParent {n} >>".encode("ascii")
        parents = Raw(self._parents())
        top.body = (
            f"<< /Type /StructTreeRoot /K {self.root.thing.reference} /ParentTree {file.number(parents)} "
            f"/ParentTreeNextKey {len(self.pages) + len(self.annotations)}{_id_tree(notes)} >>"
        ).encode("latin-1")
        return reference

    def _parents(self) -> bytes:
        entries = []
        for page, marks in enumerate(self.pages):
            entries.append(f"{page} [{' '.join([element.thing.reference for element in marks])}]")
        for n, (element, _) in enumerate(self.annotations, len(self.pages)):
            entries.append(f"{n} {element.thing.reference}")
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


def _element(file: File, element: Element, root: str, pages: list[str], key: str) -> bytes:
    parent = element.parent.thing.reference if element.parent is not None else root
    # Marks on the element's own page, that of the first, are told by their numbers alone (ISO 32000-1, 14.7.4.2).
    own = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    kids = " ".join([_kid(file, kid, pages, own) for kid in element.kids])
    parts = [f"<< /Type /StructElem /S /{element.kind} /P {parent} /K [{kids}]"]
    if own is not None:
        parts.append(f"/Pg {pages[own]}")
    if element.lang:
        parts.append(f"/Lang {text_string(element.lang)}")
    if element.alt:
        parts.append(f"/Alt {text_string(element.alt)}")
    if element.spoken:
        parts.append(f"/ActualText {text_string(element.spoken)}")
    if element.attributes:
        parts.append(f"/A << {element.attributes} >>")
    if key:
        parts.append(f"/ID ({key})")
    return (" ".join(parts) + " >>").encode("latin-1")


def _kid(file: File, kid: Element | Mark | Annotation, pages: list[str], own: int | None) -> str:
    if isinstance(kid, Mark):
        if kid.page == own:
            return str(kid.mcid)
        return f"<< /Type /MCR /Pg {pages[kid.page]} /MCID {kid.mcid} >>"
    if isinstance(kid, Annotation):
        return f"<< /Type /OBJR /Pg {pages[kid.page]} /Obj {file.number(kid.thing)} >>"
    return kid.thing.reference
