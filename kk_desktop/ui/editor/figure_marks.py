"""Figures that do not hold, tinted where they stand in the text; what holds is quiet unless somebody asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.figure_check.places import Place, PlacedFinding, Unheld
from kk_desktop.domain.figure_check.reports import FigureReport
from kk_desktop.ui import look

from .blocks import fragments
from .formats import Property, line_of
from .painting import visible_blocks
from .quotes import own_text, stretch
from .text_edit import BlockEdit

LAYER = "a figures"
"""Below comments and hits, which are about what somebody said or looks for."""

_Line = QTextCharFormat.UnderlineStyle
_LOOKS = {
    Verdict.RED: ("red", "redbg", _Line.SingleUnderline),
    Verdict.AMBER: ("amber", "amberbg", _Line.DashUnderline),
    Verdict.GREEN: ("green", "greenbg", _Line.DotLine),
}


class FigureMarks(QObject):
    """Marks what is in view, and finds the place of a finding again when the words around it were edited."""

    def __init__(self, editor: BlockEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._by_block: dict[str, list[PlacedFinding]] = {}
        self._unheld: Sequence[Unheld] = ()
        self._shows_green = False
        bar = editor.verticalScrollBar()
        for changed in (bar.valueChanged, bar.rangeChanged):
            changed.connect(lambda *_place: self.mark())
        editor.colors_changed.connect(self.mark)

    def show_report(self, report: FigureReport) -> None:
        """Mark these findings from now on; what is accepted is not marked."""
        found = defaultdict(list)
        for each in (*report.red, *report.amber, *report.green):
            if each.claim is not None:
                found[each.claim.block_id].append(each)
        self._by_block, self._unheld = dict(found), report.unheld
        self.mark()

    def show_green(self, is_wanted: bool) -> None:
        """Tint what holds as well, or leave it quiet."""
        self._shows_green = is_wanted
        self.mark()

    def mark(self) -> None:
        """Mark what is in view."""
        marks = []
        for block in visible_blocks(self._editor) if self._by_block else ():
            for each in self._by_block.get(line_of(block).id, ()):
                if (each.verdict is not Verdict.GREEN or self._shows_green) and (place := _in_block(block, each)):
                    marks.append(_marked(place, each.verdict))
        self._editor.mark(LAYER, marks)

    def place(self, finding: PlacedFinding) -> QTextCursor | None:
        """The words that a finding judges, selected; ``None`` when they are not there any more."""
        return self._selected(finding.claim, finding.finding.quotes[0]) if finding.claim else None

    def unheld_place(self, amount: Unheld) -> QTextCursor | None:
        """An amount that was held up against nothing, selected; ``None`` when it is not there any more."""
        return self._selected(amount.place, amount.quote)

    def _selected(self, place: Place, quote: str) -> QTextCursor | None:
        block = self._editor.tracker.block(place.block_id)
        return _words_in(block, place, quote) if block else None

    def is_in_unheld(self, cursor: QTextCursor) -> bool:
        """Whether the caret stands in or at such an amount."""
        here, block_id = cursor.position(), line_of(cursor.block()).id
        near = (self.unheld_place(each) for each in self._unheld if each.place.block_id == block_id)
        return any(_touches(place, here) for place in near if place)

    def span(self, finding: PlacedFinding) -> tuple[int, int] | None:
        """Where the words stand now in their block's own text, counted in characters."""
        claim = finding.claim
        block = self._editor.tracker.block(claim.block_id) if claim else None
        if block is None or claim is None or claim.note is not None:
            return None
        quote = finding.finding.quotes[0]
        start = _start(own_text(block)[0], quote, claim.start)
        return None if start < 0 else (start, start + len(quote))

    def at(self, cursor: QTextCursor) -> PlacedFinding | None:
        """The finding whose words the caret stands in or at, the one that does not hold first."""
        here = cursor.position()
        return next((each for each, place in self._in(cursor.block()) if _touches(place, here)), None)

    def told(self, block: QTextBlock) -> Sequence[PlacedFinding]:
        """What does not hold in a block."""
        return [each for each, _place in self._in(block) if each.verdict is not Verdict.GREEN]

    def _in(self, block: QTextBlock) -> Iterator[tuple[PlacedFinding, QTextCursor]]:
        for each in self._by_block.get(line_of(block).id, ()):
            if place := _in_block(block, each):
                yield each, place


def _in_block(block: QTextBlock, finding: PlacedFinding) -> QTextCursor | None:
    return None if finding.claim is None else _words_in(block, finding.claim, finding.finding.quotes[0])


def _words_in(block: QTextBlock, place: Place, quote: str) -> QTextCursor | None:
    """Where the words stand now: as near as possible to where they were read."""
    if place.note is not None:
        return _note(block, place.note)
    start = _start(own_text(block)[0], quote, place.start)
    return None if start < 0 else stretch(block, start, len(quote))


def _start(text: str, quote: str, start: int) -> int:
    if text.startswith(quote, start):
        return start
    before, after = text.rfind(quote, 0, start + len(quote)), text.find(quote, start)
    if before < 0 or after < 0:
        return max(before, after)
    return before if start - before <= after - start else after


def _note(block: QTextBlock, number: int) -> QTextCursor | None:
    """The number that marks a footnote in the text."""
    notes = [part for part in fragments(block) if part.charFormat().hasProperty(Property.FOOTNOTE)]
    if number >= len(notes):
        return None
    cursor = QTextCursor(block)
    cursor.setPosition(notes[number].position())
    cursor.setPosition(notes[number].position() + notes[number].length(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _touches(place: QTextCursor, here: int) -> bool:
    return place.selectionStart() <= here <= place.selectionEnd()


def _marked(place: QTextCursor, verdict: Verdict) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = place
    # What is typed right after the figure does not belong to the mark.
    made.cursor.setKeepPositionOnInsert(True)
    tone, ground, underline = _LOOKS[verdict]
    made.format.setBackground(look.color(ground))
    made.format.setUnderlineStyle(underline)
    made.format.setUnderlineColor(look.color(tone))
    return made
