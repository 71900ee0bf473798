"""The structure tree: whether everything stands under an element a reader knows, and what it reads in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Name

from kk_desktop.domain.readiness import Aspect

from .faults import Fault
from .file import LANGUAGE_TAG

# fmt: off
_ROLES = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula",
    "Form",
}
# fmt: on
"""The roles every reader knows (ISO 32000-1, 14.8.4), but for those of other scripts."""

_INSIDE = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
"""What may stand in an element of such a kind, where not everything may (ISO 14289-1, 7.2)."""


@dataclass(slots=True)
class Element:
    """One element: its role, its children of both kinds in their order, and how it was entered in the file."""

    role: str
    thing: pikepdf.Object
    kids: list[Element | tuple[int, int]] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator[Element]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()


def read_tree(document: pikepdf.Pdf) -> Element:
    """The tree's root. Raises ``KeyError``, ``AttributeError`` or ``TypeError`` where it cannot be followed."""
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    return _element(document.Root.StructTreeRoot.K, pages)


def tree_faults(document: pikepdf.Pdf, root: Element, marks: dict[tuple[int, int], str]) -> Iterator[Fault]:
    """What is wrong with the tree, and with its ties to what the pages draw."""
    elements = list(root.walk())
    yield from _role_faults(document, elements)
    yield from _heading_faults(elements)
    for element in elements:
        match element.role:
            case "Figure" if not str(element.thing.get("/Alt", "")).strip():
                yield Fault(Aspect.PICTURES, "a picture without words")
            case "Table":
                yield from _table_faults(element)
    yield from _name_faults(elements)
    yield from _tie_faults(document, elements, marks)


def _element(thing: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Element:
    element = Element(str(thing.S)[1:], thing)
    kids: Any = thing.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            # A mark on the element's own page.
            element.kids.append((pages[thing.Pg.objgen], kid))
        elif "/MCID" in kid:
            element.kids.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif "/S" in kid:
            element.kids.append(_element(kid, pages))
    return element


def _role_faults(document: pikepdf.Pdf, elements: list[Element]) -> Iterator[Fault]:
    renamed = document.Root.StructTreeRoot.get("/RoleMap", pikepdf.Dictionary())
    if any(str(name)[1:] in _ROLES for name in renamed.keys()):  # noqa: SIM118  # a PDF dictionary, not Python's
        yield Fault(Aspect.STRUCTURE, "a known role made another")
    for role in sorted({element.role for element in elements} - _ROLES):
        yield Fault(Aspect.STRUCTURE, f"a role nobody knows: {role}")
    for element in elements:
        allowed = _INSIDE.get(element.role)
        strange = {kid.role for kid in element.elements} - allowed if allowed else set()
        if strange:
            aspect = Aspect.STRUCTURE if element.role in ("L", "LI") else Aspect.TABLES
            yield Fault(aspect, f"{', '.join(sorted(strange))} in {element.role}")


def _heading_faults(elements: list[Element]) -> Iterator[Fault]:
    levels = [int(element.role[1:]) for element in elements if element.role[0] == "H" and element.role[1:].isdigit()]
    if 1 not in levels:
        yield Fault(Aspect.TITLE, "no heading of the first level")
    above = 0
    for level in levels:
        if level > above + 1:
            yield Fault(Aspect.STRUCTURE, f"a heading of level {level} under one of level {above}")
        above = level


def _table_faults(table: Element) -> Iterator[Fault]:
    rows = [element for element in table.walk() if element.role == "TR"]
    heads = [cell for row in rows for cell in row.elements if cell.role == "TH"]
    scopes = {_scope(cell) for cell in heads}
    if "" in scopes or "/Column" not in scopes:
        yield Fault(Aspect.TABLES, "head cells that do not say of what")
    if len(set(_widths(rows))) > 1:
        yield Fault(Aspect.TABLES, "a row that lacks a cell")


def _scope(cell: Element) -> str:
    return str(_attributes(cell).get("/Scope", ""))


def _span(cell: Element, across: str = "/ColSpan") -> int:
    return int(_attributes(cell).get(across, 1))


def _attributes(element: Element) -> pikepdf.Object:
    return element.thing.get("/A", pikepdf.Dictionary())


def _widths(rows: list[Element]) -> Iterator[int]:
    """How many columns each row fills, with the cells that reach down into it from the rows above."""
    reaching: list[tuple[int, int]] = []
    for row in rows:
        yield sum(_span(cell) for cell in row.elements) + sum(width for width, _ in reaching)
        begun = [(_span(cell), _span(cell, "/RowSpan")) for cell in row.elements]
        reaching = [(width, left - 1) for width, left in (*reaching, *begun) if left > 1]


def _name_faults(elements: list[Element]) -> Iterator[Fault]:
    names = [str(element.thing.get("/ID", "")) for element in elements if element.role == "Note"]
    if "" in names or len(set(names)) < len(names):
        yield Fault(Aspect.STRUCTURE, "a footnote without a name of its own")
    for element in elements:
        language = element.thing.get("/Lang")
        if language is not None and not LANGUAGE_TAG.fullmatch(str(language)):
            yield Fault(Aspect.LANGUAGE, f"a language nobody knows: “{language}”")


def _tie_faults(document: pikepdf.Pdf, elements: list[Element], marks: dict[tuple[int, int], str]) -> Iterator[Fault]:
    """Every piece of text belongs to one element, and the way back from the page leads to the same one."""
    owners: dict[int, dict[int, Element]] = {}
    for element in elements:
        for page, mcid in (kid for kid in element.kids if isinstance(kid, tuple)):
            owners.setdefault(page, {})[mcid] = element
    lost = [text for (page, mcid), text in marks.items() if text.strip() and mcid not in owners.get(page, {})]
    if lost:
        yield Fault(Aspect.STRUCTURE, f"{len(lost)} pieces of text nobody can reach")
    way_back = pikepdf.NumberTree(document.Root.StructTreeRoot.get("/ParentTree", pikepdf.Dictionary(Nums=[])))
    for number, sheet in enumerate(document.pages):
        back = _entry(way_back, sheet.obj.get("/StructParents"))
        here = owners.get(number, {})
        if here and (back is None or any(back[mcid].objgen != owner.thing.objgen for mcid, owner in here.items())):
            yield Fault(Aspect.STRUCTURE, f"page {number + 1}: no way from the drawing to the structure")
        for link in sheet.obj.get("/Annots", pikepdf.Array()).as_list():
            tied = _entry(way_back, link.get("/StructParent"))
            if tied is None or tied.get("/S") != Name.Link:
                yield Fault(Aspect.STRUCTURE, f"page {number + 1}: a link outside the structure")


def _entry(way_back: pikepdf.NumberTree, key: pikepdf.Object | None) -> pikepdf.Object | None:
    return way_back[int(key)] if key is not None and int(key) in way_back else None
