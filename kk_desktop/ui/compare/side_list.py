"""The left of the comparison: the versions, what can be done with the chosen one, and the comments on the draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.comments import Comment, CommentState
from kk_desktop.ui.output import Output
from kk_desktop.ui.widgets.buttons import button, tool_button
from kk_desktop.ui.widgets.labels import TwoLineLabel, label
from kk_desktop.ui.widgets.rows import RowDelegate, RowList

MOST = 4
"""Comments that are told one by one."""


class SideList(QFrame):
    """Tells which version is chosen and wishes the whole of it back."""

    left = Signal()
    restore_wanted = Signal()

    def __init__(self, output: Output) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setMinimumWidth(264)
        self.setMaximumWidth(420)
        self.title = TwoLineLabel(role="strong")
        self.rows = RowList("Versioner", RowDelegate(self))
        self.restore = button("Gendan versionen", "archive-restore", on_click=self.restore_wanted.emit)
        self.print = tool_button(output.print, "printer")
        self.save_pdf = tool_button(output.save_pdf, "file-down")
        self.comments = _Comments()
        back = button("Tilbage", "arrow-left", "link", self.left.emit)
        doing = QHBoxLayout()
        doing.setContentsMargins(14, 8, 14, 8)
        doing.addWidget(self.restore)
        doing.addStretch(1)
        for widget in (self.print, self.save_pdf):
            doing.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addLayout(_inset(back, is_short=True))
        column.addLayout(_inset(self.title))
        column.addWidget(self.rows, 1)
        column.addLayout(doing)
        column.addLayout(_inset(self.comments))


def _inset(widget: QWidget, *, is_short: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(14, 0, 14, 0)
    row.addWidget(widget)
    if is_short:
        row.addStretch(1)
    return row


class _Comments(QFrame):
    """The newest reader's comments, and whether they have been followed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 10, 14, 10)
        self._column.setSpacing(6)
        self.words = label("", "secondary", "", wrap=True)
        self.head = label("", "secondary_strong", "", wrap=True)
        self.state = label("", "secondary", "text2", wrap=True)
        for widget in (self.head, self.words, self.state):
            self._column.addWidget(widget)
        self.hide()

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Tell the comments of whoever commented last."""
        self.setVisible(bool(comments))
        if not comments:
            return
        person = max(comments, key=lambda comment: comment.made_at).person
        theirs = [comment for comment in comments if comment.person == person]
        self.head.setText(f"Kommentarer fra {person}")
        lines = [f"{number}. {_told(comment)}" for number, comment in enumerate(theirs[:MOST], 1)]
        more = len(theirs) - MOST
        self.words.setText("\n".join([*lines, *([f"… og {more} til"] if more > 0 else [])]))
        still_open = sum(comment.state is CommentState.OPEN for comment in theirs)
        followed = "Alle er besvaret" if len(theirs) > 1 else "Den er besvaret"
        self.state.setText(f"{still_open} mangler svar" if still_open else followed)


def _told(comment: Comment) -> str:
    words = " ".join((comment.text or f"Skriv ”{comment.replacement}”").split())
    return words if len(words) <= 120 else f"{words[:119]}…"
