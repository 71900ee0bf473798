"""The landscape annex: each heading begins a slide, named on the left, told on the right."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import msgspec

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.lists import Place, is_empty, number_items
from kk_desktop.domain.readiness import Standing
from kk_desktop.domain.text import FIGURES, Block, BlockKind, Run

from .charts import set_chart
from .figures import number_figures, set_figure
from .lines import Line, break_lines
from .pages import Frame, paginate
from .rendered import Finding
from .runs import Setter
from .sheets import Furniture, Sheet
from .strips import MM, Placed, Room, Strip, cut, look_of, set_text
from .tables import set_table
from .tagging.tree import Element
from .templates import Slide, Template, TextStyle

_NUMBER_INDENT = 9 * MM
_DASH_INDENT = 7 * MM
_DASH_SPACE = 1.2
_ITEMS = (BlockKind.LIST_ITEM, BlockKind.CLAUSE)
_DISPLAY_SIZES = (26, 24, 22, 20, 18, 16, 14, 12)
_LABEL_TO_DISPLAY = 32.0
_FOOT_LINES = 2
_FOOT_SMALLEST = 5.0
_FOR_NUMBER = 30 * MM  # kept free for the page number


@dataclass(slots=True)
class _Slide:
    heading: Block | None = None
    blocks: list[Block] = field(default_factory=list)


def lay_out_slides(
    manuscript: Manuscript, template: Template, setter: Setter, root: Element, *, caption: str
) -> list[Sheet]:
    """The slides as sheets; a slide with more than it can hold goes on to another of the same name.

    The caption at the first one's foot is the heading that the slides belong to; on later ones it only repeats.
    """
    assert template.slide is not None
    sheets: list[Sheet] = []
    heading = setter.heading(1, root) if caption.strip() else None
    places, figures = number_items(manuscript.blocks), number_figures(manuscript.blocks)
    for slide in _slides(manuscript.blocks):
        sheets += _SlideSetter(manuscript, template, template.slide, setter, root, places, figures).sheets(slide)
    page = template.page
    for n, sheet in enumerate(sheets, 1):
        level = template.footer.baseline * MM if template.footer else page.last * MM
        style = setter.styles.slide_footer
        right = (page.left + page.measure) * MM
        left = template.slide.label_left * MM
        room = right - left - _FOR_NUMBER
        if n == 1 and heading is not None:
            sheet.texts[:0] = [(left, up, line) for up, line in _foot(caption, level, setter, heading, room)]
        else:
            sheet.furniture.append(Furniture(left, level, cut(caption, style, room), style))
        sheet.furniture.append(Furniture(right, level, f"Side {n} af {len(sheets)}", style, flush_right=True))
    return sheets


def _foot(caption: str, level: float, setter: Setter, element: Element, room: float) -> list[tuple[float, Line]]:
    """The whole caption in one line or two, the last at ``level``; set smaller where it is longer.

    Below what can be read, more lines are the lesser evil.
    """
    style = setter.styles.slide_footer
    while True:
        lines = break_lines(setter.plain(caption + " ", style, element), room, hyphenate=False)
        if len(lines) <= _FOOT_LINES or style.size < _FOOT_SMALLEST:
            return [(level - (len(lines) - 1 - n) * style.leading, line) for n, line in enumerate(lines)]
        style = msgspec.structs.replace(style, size=style.size * 0.9)


def _slides(blocks: tuple[Block, ...]) -> list[_Slide]:
    slides = [_Slide()]
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            slides.append(_Slide(block))
        elif block.kind is BlockKind.PAGE_BREAK:
            slides.append(_Slide())
        elif not is_empty(block):
            slides[-1].blocks.append(block)
    return [slide for slide in slides if slide.heading or slide.blocks] or slides


@dataclass(slots=True)
class _SlideSetter:
    manuscript: Manuscript
    template: Template
    slide: Slide
    setter: Setter
    root: Element
    places: dict[str, Place]
    figures: dict[str, int]

    def sheets(self, slide: _Slide) -> list[Sheet]:
        page = self.template.page
        left = page.left * MM
        heading = self._heading(slide.heading) if slide.heading else []
        frame = Frame(self.slide.text * MM, self.slide.text * MM, page.last * MM, left)
        sheets = []
        for text in paginate(self._text(slide.blocks), frame):
            sheet = Sheet(page.width * MM, page.height * MM)
            sheet.put(heading, self.slide.label_left * MM, self.slide.label_width * MM)
            sheet.put(text.strips, left, page.measure * MM)
            sheets.append(sheet)
            heading = [(level, strip.again()) for level, strip in heading]
        return sheets

    def _heading(self, block: Block) -> list[tuple[float, Strip]]:
        """The bold words large, the others small above them; large all of it when nothing is bold."""
        element = self.setter.heading(2, self.root)
        bold = [run for run in block.runs if run.bold]
        label = [run for run in block.runs if not run.bold] if bold else []
        x, measure = self.slide.label_left * MM, self.slide.label_width * MM
        level = self.slide.label * MM
        placed: list[tuple[float, Strip]] = []
        if label:
            pieces = self.setter.pieces([*label, Run(" ")], self.setter.styles.slide_label, element, block_id=block.id)
            for strip in set_text(pieces, self.setter.styles.slide_label, x, measure, block_id=block.id):
                placed.append((level, strip))
                level += strip.advance
            level += _LABEL_TO_DISPLAY - self.setter.styles.slide_label.leading
        room = self.template.page.last * MM - level
        style = self._display_style("".join(run.text for run in bold or block.runs), measure, room)
        pieces = self.setter.pieces(bold or block.runs, style, element, block_id=block.id)
        for strip in set_text(pieces, style, x, measure, block_id=block.id):
            placed.append((level, strip))
            level += strip.advance
        if placed[-1][0] > self.template.page.last * MM:
            message = "Overskriften er for lang til siden. Gør den kortere."
            self.setter.findings.append(Finding(message, block.id, standing=Standing.WRONG))
        return placed

    def _display_style(self, text: str, measure: float, room: float) -> TextStyle:
        """The largest size at which no word must be divided and the heading ends on the page."""
        style = self.setter.styles.slide_display
        face = look_of(style).face
        for size in _DISPLAY_SIZES:
            smaller = TextStyle(face=style.face, size=size, leading=style.leading * size / style.size)
            # Ragged lines are a fifth longer than the words in them.
            lines = face.width(text, size) * 1.2 / measure
            if all(face.width(word, size) <= measure for word in text.split()) and lines * smaller.leading <= room:
                break
        return smaller

    def _text(self, blocks: list[Block]) -> list[Strip]:
        strips: list[Strip] = []
        lists: dict[int, tuple[Element, Element]] = {}
        previous: Block | None = None
        for block in blocks:
            if block.kind not in _ITEMS:
                lists.clear()
            strips += self._block(block, lists, previous)
            previous = block
        for one, other in pairwise(strips):
            one.keep = one.keep or one.block_id == other.block_id
        return strips

    def _block(self, block: Block, lists: dict[int, tuple[Element, Element]], previous: Block | None) -> list[Strip]:
        style = self.setter.styles.slide_text
        x, measure = self.template.page.left * MM, self.template.page.measure * MM
        if block.kind in FIGURES:
            return self._figure(block, Room(x, measure))
        if block.kind is BlockKind.TABLE:
            return set_table(
                self.setter,
                self.manuscript,
                block,
                rooms=[Room(x, measure)],
                parent=self.root,
                space=style.before,
            )
        if block.kind not in _ITEMS:
            if block.kind is BlockKind.HEADING:
                style = TextStyle(face="semibold", size=style.size, leading=style.leading, before=style.before)
            pieces = self.setter.pieces(block.runs, style, Element("P", self.root), block_id=block.id)
            return set_text(pieces, style, x, measure, block_id=block.id)
        deep = block.level > 1
        body = self._open(block, lists)
        label_left = _NUMBER_INDENT + (block.level - 2) * _DASH_INDENT if deep else 0.0
        indent = label_left + (_DASH_INDENT if deep else _NUMBER_INDENT)
        ordered = block.ordered or block.kind is BlockKind.CLAUSE
        label = f"{self.places[block.id].number}." if ordered else "–"
        runs = _lead_in_apart(block.runs) if not deep else block.runs
        label_run = [Run(label + " ", bold=ordered and not deep)]
        line = break_lines(self.setter.pieces(label_run, style, body[0]), measure, hyphenate=False)[0]
        pieces = self.setter.pieces(runs, style, Element("P", body[1]), block_id=block.id)
        tight = deep and previous is not None and previous.kind in _ITEMS
        space = _DASH_SPACE if tight else None
        strips = set_text(pieces, style, x + indent, measure - indent, space=space, block_id=block.id)
        strips[0].texts.insert(0, Placed(x + label_left, line))
        return strips

    def _figure(self, block: Block, room: Room) -> list[Strip]:
        set_one = set_chart if block.kind is BlockKind.CHART else set_figure
        strips = set_one(
            self.setter,
            self.manuscript,
            block,
            room=room,
            tallest=(self.template.page.last - self.slide.text) * MM,
            number=self.figures.get(block.id),
            parent=self.root,
        )
        if strips:
            strips[0].space = self.setter.styles.slide_text.before
        return strips

    def _open(self, block: Block, lists: dict[int, tuple[Element, Element]]) -> tuple[Element, Element]:
        """The item's label and body, in the list of its level, under the item above when it is deeper."""
        for level in [level for level in lists if level > block.level]:
            del lists[level]
        if block.level not in lists:
            parent = lists[max(lists)][1] if lists else self.root
            numbering = "Decimal" if block.ordered else "Circle"
            lists[block.level] = (Element("L", parent, attributes=f"/O /List /ListNumbering /{numbering}"), parent)
        item = Element("LI", lists[block.level][0])
        label, body = Element("Lbl", item), Element("LBody", item)
        lists[block.level] = (lists[block.level][0], body)
        return label, body


def _lead_in_apart(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A bold lead-in stands on a line of its own, unless it ends with a colon and the sentence goes on."""
    if len(runs) < 2 or not runs[0].bold or runs[0].text.rstrip().endswith(":"):
        return runs
    first, second, *rest = runs
    return first, Run("\n"), Run(second.text.lstrip(), second.bold, second.italic, second.link), *rest
