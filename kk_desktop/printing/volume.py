"""Many letters in one PDF, drawn one after the other; only their pages are kept."""

from __future__ import annotations

from kk_desktop.domain.documents import Manuscript

from . import fonts
from .engine import draw_sheet
from .layout import lay_out
from .rendered import Finding, Rendered
from .runs import Setter
from .tagging.canvas import TaggedCanvas
from .tagging.tree import Element, Tree
from .templates import Templates
from .variants import Variant


class Volume:
    """A PDF that letters are added to. In ``duplex`` each begins on a front page."""

    def __init__(self, manuscript: Manuscript, templates: Templates, variant: Variant, *, duplex: bool) -> None:
        document = manuscript.document
        self._templates, self._variant, self._duplex = templates, variant, duplex
        self._tree = Tree()
        title = document.title.strip() or templates.by_kind[document.kind].name
        fonts.use(templates.fonts)
        self._canvas = TaggedCanvas(self._tree, title=title, author=document.sender, day=document.date)
        self._parts: list[int] = []
        self._findings: dict[Finding, None] = {}

    def add(self, manuscript: Manuscript) -> tuple[Finding, ...]:
        """Draw one more letter; gives what there is to say about it."""
        fonts.use(self._templates.fonts)
        setter = Setter(self._templates.styles, 0.0)
        sheets = lay_out(manuscript, self._templates, setter, Element("Part", self._tree.root), self._variant)
        for number, sheet in enumerate(sheets):
            is_front = not number or sheet.begins_annex
            if self._duplex and is_front and len(self._tree.pages) % 2:
                self._canvas.begin_page(sheet.width, sheet.height)
                self._canvas.end_page()
            if is_front:
                self._parts.append(len(self._tree.pages))
            draw_sheet(self._canvas, sheet)
        findings = tuple(dict.fromkeys(setter.findings))
        self._findings |= dict.fromkeys(findings)
        return findings

    def finish(self) -> Rendered:
        """The PDF with all letters that were added."""
        pages = len(self._tree.pages)
        return Rendered(self._canvas.finish(), pages, (), tuple(self._findings), tuple(self._parts))
