"""What Talkontrol writes in the text: the right figure in a wrong one's place, and figures that follow their cells."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor

from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.figure_check.places import PlacedFinding
from kk_desktop.domain.text import FIGURE_SOURCES
from kk_desktop.domain.wording import stopped

from .figure_marks import FigureMarks
from .formats import char_format, line_of, run_of
from .live_figures import make_live
from .parts import Around

LIVE = "Tallet følger tabellen fra nu af."
LIVE_ALREADY = "Tallet følger allerede tabellen. Teksten er ikke rørt."
NO_CELL = "Her står intet tal, som en tabel har. Sæt markøren i et tal, der stemmer. Teksten er ikke rørt."
NOT_TRACED = (
    "Tallet kan ikke føres tilbage til en celle eller en sum i en tabel. Teksten er ikke rørt."
    " Er det lavet af tabellens tal, så brug Regn et tal ud (Ctrl+.)."
)
IN_NOTE = "En fodnote kan ikke have tal, der følger tabellen. Teksten er ikke rørt."
NOT_THERE = "Tallet står ikke i teksten mere. Teksten er ikke rørt."


class FigureMends:
    """Each is one step to take back; ``on_mended`` is told after each."""

    def __init__(self, around: Around, marks: FigureMarks, on_mended: Callable[[], object]) -> None:
        self._around, self._marks, self._on_mended = around, marks, on_mended

    def use(self, finding: PlacedFinding) -> None:
        """Put the right figure in the wrong one's place, live where a cell says just that."""
        right, place = telling.put_right(finding.finding), self._marks.place(finding)
        if right is None or place is None or finding.claim is None or finding.claim.note is not None:
            self._around.messages.tell(NOT_THERE, "warning")
            return
        written = self._made_live(finding, right)
        if not written:
            place.insertText(right, char_format(run_of(place.charFormat()), line_of(place.block())))
        self._tell(stopped(f"Tallet er rettet til {written or right}"))

    def follow(self, finding: PlacedFinding) -> None:
        """Let a figure that holds follow its cell; where it must read otherwise then, that is told."""
        place = self._marks.place(finding)
        before = place.selectedText() if place else ""
        if written := self._made_live(finding):
            self._tell(LIVE if written == before else stopped(f"{LIVE} Det står nu som {written}"))

    def follow_at_caret(self) -> None:
        """The figure at the caret follows its cell from now on, or why it cannot is told."""
        cursor = self._around.editor.textCursor()
        finding = self._marks.at(cursor)
        if _is_live(cursor):
            self._around.messages.tell(LIVE_ALREADY)
        elif finding is None or finding.live_target is None:
            self._around.messages.tell(self._why_not(cursor, finding), "warning")
        elif finding.verdict is Verdict.GREEN or telling.put_right(finding.finding) is None:
            self.follow(finding)
        else:
            self.use(finding)

    def _why_not(self, cursor: QTextCursor, finding: PlacedFinding | None) -> str:
        if finding is not None:
            return IN_NOTE if finding.claim and finding.claim.note is not None else NOT_TRACED
        return NOT_TRACED if self._marks.is_in_unheld(cursor) else NO_CELL

    def _made_live(self, finding: PlacedFinding, right: str = "") -> str:
        """What the figure reads that follows its cell now; empty where none does."""
        span, target = self._marks.span(finding), finding.live_target
        if span is None or target is None or finding.claim is None:
            return ""
        block_id = finding.claim.block_id
        return self._around.messages.attempt(lambda: make_live(self._around, block_id, span, target, right)) or ""

    def _tell(self, words: str) -> None:
        self._on_mended()
        self._around.messages.tell(words, "good", "Fortryd", self._around.editor.undo)


def _is_live(cursor: QTextCursor) -> bool:
    """Whether the caret stands in or at a figure that follows its table already."""
    here, after = QTextCursor(cursor), QTextCursor(cursor)
    here.setPosition(cursor.selectionStart())
    after.setPosition(cursor.selectionStart())
    after.movePosition(QTextCursor.MoveOperation.NextCharacter)
    fields = (run_of(each.charFormat()).field for each in (here, after))
    return any(field is not None and field.source in FIGURE_SOURCES for field in fields)
