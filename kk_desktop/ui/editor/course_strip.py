"""The strip above the text: who is waited for, what was decided, and what can be done about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty
from kk_desktop.ui.widgets.sign import Sign

from .course_words import Told

_VERBS = {
    "submit": "Send igen",
    "withdraw": "Træk tilbage",
    "remind": "Send en rykker",
    "register_decision": "Indtast en afgørelse",
    "meet_condition": "Betingelsen er opfyldt",
    "write_changes": "Ændringerne er skrevet ind",
    "compare": "Vis ændringer",
    "show_comments": "Vis kommentarerne",
}


class CourseStrip(QFrame):
    """Hidden while there is nothing to tell; ``verb_wanted`` carries the name of what was pressed."""

    verb_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.told: Told | None = None
        self._picture = Sign()
        self.sentence = label("", "row_title", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addLayout(self._lines)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self._buttons)
        self.hide()

    def tell(self, told: Told | None, can: frozenset[str]) -> None:
        """Show this, with those of its verbs that can be done."""
        self.told = told
        self.setVisible(told is not None)
        if told is None:
            return
        self.setProperty("ground", told.ground)
        self.style().polish(self)
        self._picture.show_icon(told.icon, told.tone)
        self.sentence.setText(told.sentence)
        self.setAccessibleName(" ".join((told.sentence, *told.lines)))
        empty(self._lines)
        for text in told.lines:
            self._lines.addWidget(label(text, "secondary", wrap=True))
        empty(self._buttons)
        for verb in told.verbs:
            if verb in can:
                self._buttons.addWidget(
                    button(_VERBS[verb], kind="link", on_click=partial(self.verb_wanted.emit, verb))
                )

    def words(self) -> tuple[str, ...]:
        """What the buttons say."""
        items = (self._buttons.itemAt(n) for n in range(self._buttons.count()))
        return tuple(item.widget().text() for item in items)  # type: ignore[union-attr]
