"""Draws a manuscript: the one way from a document to its PDF, the same bytes every time."""

from __future__ import annotations

from kk_desktop.domain.documents import Manuscript

from . import fonts
from .characters import clean, one_line
from .layout import lay_out
from .lines import Line
from .rendered import Finding, Rendered
from .runs import Setter
from .sheets import Furniture, Sheet
from .strips import ASCENT, DESCENT, look_of
from .tagging.canvas import TaggedCanvas
from .tagging.tree import Tree
from .templates import Templates
from .variants import PLAIN, Variant

_MARK_RINGS = ((1.0, 0.9), (0.53, 0.9))
"""The neutral mark: two rings, as parts of its diameter with their thickness, and a dot."""

_MARK_DOT = 0.13


def render(manuscript: Manuscript, templates: Templates, variant: Variant = PLAIN) -> Rendered:
    """The document as PDF, with the boxes of its blocks and what a person must look at.

    Raises ``TemplateError`` when the document's kind has no template.
    """
    fonts.use(templates.fonts)
    tree = Tree()
    setter = Setter(templates.styles, 0.0)
    sheets = lay_out(manuscript, templates, setter, tree.root, variant)
    document = manuscript.document
    title = document.title.strip() or templates.by_kind[document.kind].name
    canvas = TaggedCanvas(tree, title=title, author=document.sender, day=document.date, files=variant.files)
    for sheet in sheets:
        draw_sheet(canvas, sheet)
    boxes = [box for n, sheet in enumerate(sheets) for box in sheet.block_boxes(n)]
    parts = (0, *(n for n, sheet in enumerate(sheets) if sheet.begins_annex))
    sizes = tuple((sheet.width, sheet.height) for sheet in sheets)
    return Rendered(canvas.finish(), len(sheets), tuple(boxes), _each_once(setter.findings), parts, sizes)


def _each_once(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))


def draw_sheet(canvas: TaggedCanvas, sheet: Sheet) -> None:
    """Draw one page."""
    canvas.begin_page(sheet.width, sheet.height)
    if sheet.mark is not None:
        _draw_mark(canvas, *sheet.mark)
    if sheet.logo is not None:
        canvas.begin_artifact()
        canvas.picture(*sheet.logo)
        canvas.end_artifact()
    for x, y, line in sheet.texts:
        _draw_line(canvas, x, y, line)
    for level, figure in sheet.pictures:
        place = figure.x, level - figure.height, figure.width, figure.height
        canvas.figure(place, figure.picture, figure.element)
    if sheet.rules or sheet.strokes:
        canvas.begin_artifact()
        for x0, x1, y, thickness in sheet.rules:
            canvas.rule(x0, x1, y, thickness)
        for stroke in sheet.strokes:
            canvas.stroke(*stroke)
        canvas.end_artifact()
    canvas.begin_artifact("Pagination")
    for x, y, line in sheet.repeated:
        _draw_line(canvas, x, y, line, artifact=True)
    for furniture in sheet.furniture:
        _draw_furniture(canvas, furniture)
    canvas.end_artifact()
    canvas.end_page()


def _draw_line(canvas: TaggedCanvas, x: float, y: float, line: Line, *, artifact: bool = False) -> None:
    last = line.pieces[-1] if line.pieces else None
    for piece in line.pieces:
        look = piece.look
        canvas.show(x, y, piece.text, (look.face, look.size, look.secondary), None if artifact else piece.element)
        if piece is last and not piece.element.url:
            break
        width = piece.width
        if piece.element.url and not artifact:
            box = (x, y - ASCENT * look.size, x + width, y + DESCENT * look.size)
            canvas.link_field(piece.element, box, piece.text)
        x += width


def _draw_furniture(canvas: TaggedCanvas, furniture: Furniture) -> None:
    look = look_of(furniture.style)
    text = one_line(clean(furniture.text, look.face, set()))
    x = furniture.x - (look.face.width(text, look.size) if furniture.flush_right else 0.0)
    canvas.show(x, furniture.y, text, (look.face, look.size, look.secondary), None)


def _draw_mark(canvas: TaggedCanvas, x: float, y: float, diameter: float) -> None:
    canvas.begin_artifact()
    for part, thickness in _MARK_RINGS:
        canvas.ring(x, y, part * diameter / 2, thickness)
    canvas.dot(x, y, _MARK_DOT * diameter / 2)
    canvas.end_artifact()
