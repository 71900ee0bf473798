"""From a document's blocks to strips: headings, paragraphs, lists, clauses, quotes and tables with their elements."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.lists import Place, Series, is_empty, number_items
from kk_desktop.domain.text import Block, BlockKind, Run

from .charts import set_chart
from .figures import number_figures, set_figure
from .lines import Piece
from .listings import set_listing
from .runs import Setter
from .strips import MM, Placed, Room, Strip, look_of, set_text
from .tables import AFTER_TABLE, set_table
from .tagging.tree import Element
from .templates import Template, TextStyle

LIST_INDENT = 5 * MM
LIST_PITCH = 1.5  # more than the line pitch, between items
LABEL_GAP = 2.2 * MM
CLAUSE_INDENT = 8 * MM
CLAUSE_SPACE = 3.0
QUOTE_LEFT, QUOTE_RIGHT = 6 * MM, 8 * MM
TABLE_UNDER_HEADING = 4.0
TITLE_SINK = 3.3
FIGURE_OF_PAGE = 0.85
"""How much of a page a figure may fill, so that a heading has room above it."""
LINES_WITH_HEADING = 2


class Story:
    """The strips of a document's text column, in reading order, added one thing at a time."""

    def __init__(self, manuscript: Manuscript, template: Template, setter: Setter, root: Element) -> None:
        self.strips: list[Strip] = []
        self.setter = setter
        self.styles = setter.styles
        self.root = root
        self.left = template.page.left * MM
        self.measure = template.page.measure * MM
        self._manuscript = manuscript
        self._template = template
        self._places = number_items(manuscript.blocks)
        self._figures = number_figures(manuscript.blocks)
        self._lists: list[tuple[Series, Element, Element]] = []
        self._last_kind: BlockKind | None = None
        self._owed = 0
        self._new_page = False
        self._under_title = False
        self._to_title = 0.0

    def add(self, strips: list[Strip], *, heading: bool = False) -> None:
        """Put strips at the end: at the template's distance when a title stands above, and held by a heading."""
        if self._under_title:
            title = self._template.title
            distance = title.to_heading if heading else title.to_text
            strips[0].advance, strips[0].space = distance + strips[0].rise, 0.0
            self._under_title = False
        if self._new_page:
            strips[0].new_page = True
            self._new_page = False
        for strip in strips:
            if self._owed:
                self._owed -= 1
                self.strips[-1].keep = True
            self.strips.append(strip)

    def keep_last_lines(self, count: int = 2) -> None:
        """Hold the last lines of the text together with what comes next: a closing never stands alone."""
        for strip in self.strips[-count:]:
            strip.keep = True

    def recipients(self, strips: list[Strip], to_title: float) -> None:
        """So many that they go on over the page, at the head of the text."""
        self.add(strips)
        self._to_title = to_title

    def title(self, runs: Sequence[Run], item_number: str = "", item_left: float = 0.0) -> None:
        """The document's title, the only H1, with an agenda item's number hanging in the margin."""
        if not any(run.text.strip() for run in runs):
            return
        element = self.setter.heading(1, self.root)
        pieces = self.setter.pieces(runs, self.styles.title, element)
        strips = set_text(pieces, self.styles.title, self.left, self.measure)
        if item_number:
            room = self.left - item_left
            label = self.setter.line(f"{item_number}. ", self.styles.title, element, room=room)
            strips[0].texts.insert(0, Placed(item_left, label))
        strips[0].advance = self._to_title or strips[0].advance
        self._close_heading(strips)
        self._under_title = True

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Every block in turn."""
        for block in blocks:
            self._block(block)

    def heading(self, text: str, *, level: int = 1) -> None:
        """A heading of the program's own."""
        self._heading(Block("", BlockKind.HEADING, (Run(text),), level=level))

    def page_title(self, text: str, block_id: str | None = None) -> None:
        """A heading of the title's size at the top of a new page."""
        self.new_page()
        style = self.styles.title
        strips = set_text(
            self.setter.plain(text, style, self.setter.heading(2, self.root)),
            style,
            self.left,
            self.measure,
            block_id=block_id,
        )
        strips[0].sink = TITLE_SINK
        self._close_heading(strips)
        self._under_title = True

    def paragraph(self, text: str, style: TextStyle | None = None, space: float | None = None) -> None:
        """A paragraph of the program's own."""
        style = style or self.styles.body
        element = Element("P", self.root)
        self.add(set_text(self.setter.plain(text, style, element), style, self.left, self.measure, space=space))
        self._last_kind = BlockKind.PARAGRAPH

    def items(self, labels: Sequence[str], texts: Sequence[str], indent: float, *, flush_right: float = 0.0) -> None:
        """A numbered list of the program's own: bilag, with the numbers flush right when a width is given."""
        element = Element("L", self.root, attributes="/O /List /ListNumbering /Decimal")
        for n, (label, text) in enumerate(zip(labels, texts, strict=True)):
            space = TABLE_UNDER_HEADING if flush_right and n == 0 else 0.0
            self.add(self._item(element, label, [Run(text)], indent=indent, space=space, flush_right=flush_right)[0])

    def new_page(self) -> None:
        """What comes next begins a page."""
        self._new_page = bool(self.strips)

    # Blocks

    def _block(self, block: Block) -> None:
        if block.kind is BlockKind.PAGE_BREAK:
            self.new_page()
            return
        if is_empty(block):
            return
        if block.kind not in (BlockKind.LIST_ITEM, BlockKind.CLAUSE):
            self._lists.clear()
        match block.kind:
            case BlockKind.HEADING:
                self._heading(block)
            case BlockKind.LIST_ITEM:
                self._list_item(block)
            case BlockKind.CLAUSE:
                self._clause(block)
            case BlockKind.TABLE:
                self._table(block)
            case BlockKind.PICTURE | BlockKind.CHART:
                self._figure(block)
            case BlockKind.QUOTE:
                self._set(block, self.styles.quote, Element("BlockQuote", self.root), QUOTE_LEFT, QUOTE_RIGHT)
            case _:
                self._set(block, self.styles.body, self.root)
        self._last_kind = block.kind

    def _set(self, block: Block, style: TextStyle, parent: Element, left: float = 0.0, right: float = 0.0) -> None:
        element = Element("P", parent)
        pieces = self.setter.pieces(block.runs, style, element, block_id=block.id)
        x, measure = self.left + left, self.measure - left - right
        self.add(set_text(pieces, style, x, measure, space=self._space(style), block_id=block.id))

    def _space(self, style: TextStyle) -> float:
        match self._last_kind:
            case BlockKind.HEADING | None:
                return 0.0
            case BlockKind.CLAUSE:
                return CLAUSE_SPACE
            case BlockKind.TABLE | BlockKind.PICTURE | BlockKind.CHART:
                return AFTER_TABLE
        return style.before

    def _heading(self, block: Block) -> None:
        style = self.styles.heading_1 if block.level == 1 else self.styles.heading_2
        element = self.setter.heading(block.level + 1, self.root)
        pieces = self.setter.pieces(block.runs, style, element, block_id=block.id)
        strips = set_text(pieces, style, self.left, self.measure, block_id=block.id)
        self._close_heading(strips)

    def _close_heading(self, strips: list[Strip]) -> None:
        for strip in strips:
            strip.keep = True
        self.add(strips, heading=True)
        self._owed = LINES_WITH_HEADING
        self._last_kind = BlockKind.HEADING

    # Lists

    def _list_item(self, block: Block) -> None:
        place = self._places[block.id]
        element = self._list_element(place)
        indent = LIST_INDENT * len(self._lists)
        label = "–"
        if block.ordered and place.number:
            label = f"{place.number}."
            widest = look_of(self.styles.body).face.width(f"{place.series.count}.", self.styles.body.size)
            indent += max(0.0, widest + LABEL_GAP - LIST_INDENT)
        space = self._space(self.styles.body)
        if self._last_kind is BlockKind.LIST_ITEM:
            space = LIST_PITCH
        label_left = LIST_INDENT * (len(self._lists) - 1)
        strips, body = self._item(
            element, label, block.runs, indent=indent, space=space, block_id=block.id, label_left=label_left
        )
        self._lists[-1] = (place.series, element, body)
        self.add(strips)

    def _clause(self, block: Block) -> None:
        place = self._places[block.id]
        if not self._lists or self._lists[-1][0] is not place.series:
            parent = Element("L", self.root, attributes="/O /List /ListNumbering /Decimal")
            self._lists = [(place.series, parent, parent)]
        element = self._lists[-1][1]
        space = CLAUSE_SPACE if self._last_kind is not None else 0.0
        strips, _ = self._item(
            element,
            f"{place.number}." if place.number else "–",
            block.runs,
            indent=CLAUSE_INDENT,
            space=space,
            block_id=block.id,
        )
        self.add(strips)

    def _list_element(self, place: Place) -> Element:
        """The list the item stands in, opened under the item it belongs to when it is a deeper one."""
        while self._lists and self._lists[-1][0] is not place.series and self._lists[-1][0].level >= place.series.level:
            self._lists.pop()
        if not self._lists or self._lists[-1][0] is not place.series:
            parent = self._lists[-1][2] if self._lists else self.root
            numbering = "Decimal" if place.series.ordered else "Circle"
            element = Element("L", parent, attributes=f"/O /List /ListNumbering /{numbering}")
            self._lists.append((place.series, element, element))
        return self._lists[-1][1]

    def _item(
        self,
        parent: Element,
        label: str,
        runs: Sequence[Run],
        *,
        indent: float,
        space: float,
        block_id: str | None = None,
        flush_right: float = 0.0,
        label_left: float = 0.0,
    ) -> tuple[list[Strip], Element]:
        """An item's strips, and the element that deeper lists go into."""
        style = self.styles.body
        item = Element("LI", parent)
        label_line = self.setter.line(label + " ", style, Element("Lbl", item))
        body = Element("LBody", item)
        pieces: list[Piece] = self.setter.pieces(runs, style, Element("P", body), block_id=block_id)
        strips = set_text(pieces, style, self.left + indent, self.measure - indent, space=space, block_id=block_id)
        x = self.left + (flush_right - label_line.width if flush_right else label_left)
        strips[0].texts.insert(0, Placed(x, label_line))
        return strips, body

    # Tables

    def _table(self, block: Block) -> None:
        space = TABLE_UNDER_HEADING if self._last_kind in (BlockKind.HEADING, None) else self._space(self.styles.body)
        rooms, listing = self._rooms(), self._manuscript.listing(block.table_id)
        if listing is not None:
            strips = set_listing(
                self.setter, self._manuscript, listing, block, rooms=rooms, parent=self.root, space=space
            )
        else:
            strips = set_table(self.setter, self._manuscript, block, rooms=rooms, parent=self.root, space=space)
        if strips:
            # The heading itself is kept with the table, whose own strips know what they hold on to.
            self._owed = 0
            if strips[0].turned:
                self._turn_heading(strips[0].room)
            self.add(strips)

    def _figure(self, block: Block) -> None:
        under_heading = self._last_kind in (BlockKind.HEADING, None)
        page = self._template.page
        room = Room(self.left, self.measure)
        tallest = (page.last - page.later) * MM * FIGURE_OF_PAGE
        set_one = set_chart if block.kind is BlockKind.CHART else set_figure
        strips = set_one(
            self.setter,
            self._manuscript,
            block,
            room=room,
            tallest=tallest,
            number=self._figures.get(block.id),
            parent=self.root,
        )
        if not strips:
            return
        strips[0].space = TABLE_UNDER_HEADING if under_heading else self._space(self.styles.body)
        self._owed = 0
        self.add(strips)

    def _rooms(self) -> list[Room]:
        """Where a table may stand, the narrowest first."""
        page = self._template.page
        turned = page.turned
        rooms = [Room(self.left, self.measure)]
        if turned is page:
            return rooms
        if page.widest * MM > self.left + self.measure:
            rooms.append(Room(self.left, page.widest * MM - self.left, wide=True))
        return [*rooms, Room(turned.left * MM, turned.measure * MM, turned=True)]

    def _turn_heading(self, room: Room | None) -> None:
        """Take the heading over a turned table along to its page; the title stays under its letterhead."""
        start = len(self.strips)
        while start and self.strips[start - 1].keep:
            start -= 1
        if start:
            for strip in self.strips[start:]:
                strip.room = room
