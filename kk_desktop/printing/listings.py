"""Lists on paper: rows of wrapped texts in the rules and type of the budget tables, the head again on a new page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.listings import Listing
from kk_desktop.domain.spaces import bind
from kk_desktop.domain.text import Block, Run

from .characters import one_line
from .lines import Line, break_lines
from .runs import Setter
from .strips import MM, Placed, Room, Rule, Strip, look_of, set_text
from .tagging.tree import Element
from .templates import TextStyle

_GAP = 12.0
"""Points between two columns."""

_LEAST = 15 * MM
"""What a column of weight 1 gets at least, where its texts are as long."""

_WORD_MOST = 34 * MM
"""The longest word that makes its column wider; a longer one is divided."""

_KEPT_WHOLE, _LINES_KEPT_WHOLE = 8, 16
"""Lists of up to so many rows, and of no more lines than that, do not break."""

_ROW_KEPT_WHOLE = 12
"""Lines of a row that is not divided by a page."""

_LINE = 1.26
"""Line pitch inside a row, in sizes of its type."""

_ROW_GAP = 2.0
"""What a row is moved down where the list has rows of several lines, so that they stay apart."""

_CAPTION_TO_HEAD = 17.7
_RULE_OVER, _RULE_UNDER = -9.8, 5.9
_NOTE_ADVANCE = 17.0
_THICK, _THIN = 1.0, 0.5
_SLACK = 0.01


def set_listing(
    setter: Setter,
    manuscript: Manuscript,
    listing: Listing,
    block: Block,
    *,
    rooms: Sequence[Room],
    parent: Element,
    space: float,
) -> list[Strip]:
    """The strips of a list in the first of the rooms that holds its words.

    Lists with the same columns have them under each other through the whole document.
    """
    style = setter.styles.table
    room = next((room for room in rooms if fits(manuscript, listing, style, room.measure)), rooms[-1])
    alike = _alike(manuscript, listing)
    return _ListingSetter(setter, listing, alike, room, block.id).strips(parent, space)


def fits(manuscript: Manuscript, listing: Listing, style: TextStyle, measure: float) -> bool:
    """Whether the list, and those with the same columns, can stand in the measure with no ordinary word divided."""
    least, _ = _needs(_alike(manuscript, listing), style)
    return sum(least) + _GAP * (len(least) - 1) <= measure


def _alike(manuscript: Manuscript, listing: Listing) -> list[Listing]:
    return [other for other in manuscript.listings if other.columns == listing.columns]


def _needs(listings: Sequence[Listing], style: TextStyle) -> tuple[list[float], list[float]]:
    """How wide each column must be, and how wide it would have to be for every text to stand on one line."""
    look = look_of(style)
    least, most = [], []
    for n, column in enumerate(listings[0].columns):
        cells = (column.label, *(row[n] for listing in listings for row in listing.rows))
        texts = {bind(one_line(text)) for text in cells}
        whole = max(look.face.width(text, look.size) for text in texts)
        if column.flush_right:
            before = max(look.face.width(text.partition(",")[0], look.size) for text in texts)
            whole = max(whole, before + _longest_tail(listings, n, style))
        word = max(look.face.width(word, look.size) for text in texts for word in text.split(" "))
        needed = min(whole if column.flush_right else word, _WORD_MOST)
        least.append(max(needed, min(whole, _LEAST * column.weight)))
        most.append(whole)
    return least, most


def _widths(listings: Sequence[Listing], style: TextStyle, measure: float) -> list[float]:
    """The columns' widths: what they need, and of the rest as much as their weight and their texts ask for."""
    least, most = _needs(listings, style)
    room = measure - _GAP * (len(least) - 1)
    spare = room - sum(least)
    if spare < 0:
        return [width * room / sum(least) for width in least]
    widths = list(least)
    weights = [column.weight for column in listings[0].columns]
    # Each round fills a column or uses up what is spare.
    for _ in widths:
        growing = [n for n in range(len(widths)) if widths[n] < most[n]]
        whole = sum(weights[n] for n in growing)
        shares = {n: min(spare * weights[n] / whole, most[n] - widths[n]) for n in growing}
        for n, share in shares.items():
            widths[n] += share
        spare -= sum(shares.values())
    # What no text needs makes the columns of text wider, never the way from a name to its figure.
    roomy = [n for n, column in enumerate(listings[0].columns) if n == 0 or not column.flush_right]
    whole = sum(weights[n] for n in roomy)
    for n in roomy:
        widths[n] += spare * weights[n] / whole
    return widths


def _longest_tail(listings: Sequence[Listing], n: int, style: TextStyle) -> float:
    """The room of the decimals in a column of figures, whose commas stand under each other."""
    return max((_tail(row[n], style) for listing in listings for row in listing.rows), default=0.0)


def _tail(figure: str, style: TextStyle) -> float:
    return look_of(style).face.width("".join(figure.partition(",")[1:]), style.size)


class _ListingSetter:
    """Sets one list in a room of the page, in step with those that have the same columns."""

    def __init__(self, setter: Setter, listing: Listing, alike: list[Listing], room: Room, block_id: str) -> None:
        self._setter = setter
        self._listing = listing
        self._room = room
        self._block_id = block_id
        self._style = setter.styles.table
        self._widths = _widths(alike, self._style, room.measure)
        self._lefts = [room.left + sum(self._widths[:n]) + _GAP * n for n in range(len(self._widths))]
        self._tails = [
            _longest_tail(alike, n, self._style) if column.flush_right else 0.0
            for n, column in enumerate(listing.columns)
        ]

    def strips(self, parent: Element, space: float) -> list[Strip]:
        """Caption, head, rows and note, with the elements of a table: header cells, rows, cells."""
        element = Element("Table", parent)
        caption = self._caption(element, space)
        head = self._head(Element("THead", element))
        if not caption:
            head[0].space = space
        body = Element("TBody", element)
        rows = [self._row(row, body) for row in self._listing.rows]
        if any(len(row) > 1 for row in rows):
            for row in rows[1:]:
                row[0].advance += _ROW_GAP
        self._keep(rows)
        lines = [strip for row in rows for strip in row]
        repeated = tuple(head)
        for strip in lines:
            strip.head = repeated
        last = lines[-1] if lines else head[-1]
        last.rules.append(self._rule(_RULE_UNDER, _THICK))
        note = self._note(parent)
        last.keep = bool(note)
        strips = [*caption, *head, *lines, *note]
        for strip in strips:
            strip.room = self._room
        return strips

    def _caption(self, element: Element, space: float) -> list[Strip]:
        if not self._listing.title:
            return []
        pieces = self._setter.pieces(
            [Run(self._listing.title, bold=True)], self._style, Element("Caption", element), block_id=self._block_id
        )
        strips = set_text(
            pieces, self._style, self._room.left, self._room.measure, space=space, block_id=self._block_id
        )
        strips[0].advance = 15.0
        for strip in strips:
            strip.keep = True
        return strips

    def _head(self, parent: Element) -> list[Strip]:
        """The heads of the columns; the words of a lower one stand on the last lines."""
        row = Element("TR", parent)
        cells = [self._cell(n, column.label, row, "Column") for n, column in enumerate(self._listing.columns)]
        strips = []
        for level in zip_longest(*(reversed(cell) for cell in cells)):
            strips.append(self._strip(level, self._style.size * _LINE))
        strips.reverse()
        for strip in strips:
            strip.keep = True
        strips[0].advance = _CAPTION_TO_HEAD
        strips[0].rules.append(self._rule(_RULE_OVER, _THICK))
        strips[-1].rules.append(self._rule(_RULE_UNDER, _THIN))
        return strips

    def _row(self, texts: Sequence[str], parent: Element) -> list[Strip]:
        """The lines of a row; every cell begins on the first."""
        row = Element("TR", parent)
        cells = [self._cell(n, text, row, "" if n else "Row") for n, text in enumerate(texts)]
        lacking = [tail - _tail(text, self._style) for tail, text in zip(self._tails, texts, strict=True)]
        strips = [self._strip(level, self._style.size * _LINE, lacking) for level in zip_longest(*cells)]
        strips[0].advance = self._style.leading
        for strip in strips[1:]:
            # Under a head drawn anew a row goes on at the distance at which one begins.
            strip.sink = self._style.leading - strip.advance
        whole = len(strips) <= _ROW_KEPT_WHOLE
        for n, strip in enumerate(strips[:-1]):
            # Of a row that is divided, at least two lines stay on either side.
            strip.keep = whole or n == 0 or n == len(strips) - 2
        return strips

    def _cell(self, n: int, text: str, row: Element, scope: str) -> list[Line]:
        cell = Element("TH", row, attributes=f"/O /Table /Scope /{scope}") if scope else Element("TD", row)
        pieces = self._setter.plain(one_line(text), self._style, cell, block_id=self._block_id)
        return break_lines(pieces, self._widths[n], hyphenate=False)

    def _strip(self, lines: Sequence[Line | None], advance: float, lacking: Sequence[float] = ()) -> Strip:
        """One line across the columns; ``lacking`` is how far from its edge each flush-right text ends."""
        texts = []
        for n, line in enumerate(lines):
            if line is None:
                continue
            flush = self._listing.columns[n].flush_right
            # A head stands at the edge; a text of several lines has no comma to align on.
            back = lacking[n] if lacking and line.width + lacking[n] <= self._widths[n] + _SLACK else 0.0
            texts.append(Placed(self._lefts[n] + (self._widths[n] - back - line.width if flush else 0.0), line))
        return Strip(advance, texts, size=self._style.size, block_id=self._block_id)

    def _note(self, parent: Element) -> list[Strip]:
        if not self._listing.note:
            return []
        style = self._setter.styles.small
        pieces = self._setter.plain(self._listing.note, style, Element("P", parent), block_id=self._block_id)
        strips = set_text(pieces, style, self._room.left, self._room.measure, space=0.0, block_id=self._block_id)
        strips[0].advance = _NOTE_ADVANCE
        return strips

    @staticmethod
    def _keep(rows: list[list[Strip]]) -> None:
        short = len(rows) <= _KEPT_WHOLE and sum(len(row) for row in rows) <= _LINES_KEPT_WHOLE
        for row in rows[:-1]:
            row[-1].keep = short

    def _rule(self, drop: float, thickness: float) -> Rule:
        return Rule(self._room.left, self._room.left + self._room.measure, drop, thickness)
