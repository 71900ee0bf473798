"""The strip that says who uses what was to be deleted, or what a merging will do, and lets one choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kk_desktop.errors import UserError

from .buttons import button, icon_button
from .find_one import FindOne
from .flow import FlowLayout
from .labels import label
from .sign import Sign

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks


class DeleteOffer(QFrame):
    """Hidden until a deletion is held up or a merging is wanted; Esc takes it away.

    ``left`` tells that the keyboard is free again, ``merged`` which thing stands where there were two.
    """

    left = Signal()
    merged = Signal(str, str)

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._thing = self._other = ("", "")
        self._typed = ""
        self.finder = FindOne(self)
        self._on_taken: Callable[[str], None] = lambda _id: None
        self.finder.taken.connect(self._on_found)
        self._build()
        self._lay_out()
        self.hide()

    @property
    def text(self) -> str:
        """What is said, empty while nothing is."""
        return "" if self.isHidden() else f"{self._sentence.text()} {self._more.text()}".strip()

    def holds_up(self, kind: str, thing_id: str) -> bool:
        """Whether others use the thing; they are told then, with what may be done. Raises ``GoneError``."""
        offer = self._workspace.uses.offer(kind, thing_id)
        if offer is None:
            self.hide()
            return False
        self._thing = (kind, thing_id)
        self.move_button.setText(offer.move)
        self.along_button.setText(offer.along)
        self._show(offer.sentence, offer.explanation, self.move_button, self.along_button)
        return True

    def ask_merge(self, kind: str, thing_id: str, name: str, below: QWidget) -> None:
        """Let the other one be found that takes this one over."""
        self._thing, self._typed = (kind, thing_id), ""
        self._on_taken = lambda other_id: self.offer_merge(kind, other_id, thing_id)
        self.finder.ask(f"Flet {name} ind i", lambda words: self._workspace.uses.others(kind, thing_id, words), below)

    def offer_merge(self, kind: str, kept_id: str, gone_id: str, typed: str = "") -> None:
        """Tell what merging two will do; ``typed`` is what is being written as the name of the one that goes."""
        try:
            sentence = self._workspace.merging.preview(kind, kept_id, gone_id, typed)
        except UserError as error:
            self._messages.tell_problem(error)
            return
        self._thing, self._other, self._typed = (kind, kept_id), (kind, gone_id), typed
        can_swap = (self.swap_button,) if not typed else ()
        self._show(sentence, "", self.merge_button, *can_swap)

    def leave(self) -> None:
        """Nothing is done."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # -- what is chosen ------------------------------------------------------------------------------------

    def _on_found(self, thing_id: str) -> None:
        self._on_taken(thing_id)

    def _on_move_wanted(self) -> None:
        kind, thing_id = self._thing
        uses = self._workspace.uses
        self._on_taken = lambda other_id: self._do(lambda: uses.move(kind, thing_id, other_id))
        self.finder.ask("Flyt til", lambda words: uses.others(kind, thing_id, words), self.move_button)

    def _on_along_wanted(self) -> None:
        self._do(lambda: self._workspace.uses.delete_along(*self._thing))

    def _on_merge_wanted(self) -> None:
        (kind, kept_id), (_kind, gone_id), typed = self._thing, self._other, self._typed
        self._do(
            lambda: self._workspace.merging.merge(kind, kept_id, gone_id, typed),
            lambda: self.merged.emit(kind, kept_id),
        )

    def _on_swap_wanted(self) -> None:
        self.offer_merge(self._thing[0], self._other[1], self._thing[1])

    def _do(self, work: Callable[[], str], then: Callable[[], object] = lambda: None) -> None:
        """Thousands of links may be moved: the window goes on meanwhile, and the strip is gone at once."""
        self.hide()
        self.left.emit()

        def done(sentence: str) -> None:
            self._messages.tell_deleted(sentence)
            then()

        self._tasks.start(work, done, self._messages.tell_problem, owner=self)

    # -- layout --------------------------------------------------------------------------------------------

    def _show(self, sentence: str, more: str, *buttons: QPushButton) -> None:
        self._sentence.setText(sentence)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(f"{sentence} {more}".strip())
        for each in (self.move_button, self.along_button, self.merge_button, self.swap_button):
            each.setVisible(each in buttons and bool(each.text()))
        self.show()
        shown = [each for each in buttons if each.text()]
        (shown[0] if shown else self.close_button).setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        self.setProperty("ground", "warning")
        self._picture = Sign("triangle-alert", "amber")
        self._sentence = label("", "row_title", wrap=True)
        self._more = label("", "secondary", "text2", wrap=True)
        self.move_button = button("", on_click=self._on_move_wanted)
        self.along_button = button("", "trash-2", on_click=self._on_along_wanted)
        self.merge_button = button("Flet", on_click=self._on_merge_wanted)
        self.swap_button = button("Byt om", "arrow-up-down", on_click=self._on_swap_wanted)
        self.close_button = icon_button("x", "Luk uden at ændre noget", on_click=self.leave)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sentence)
        words.addWidget(self._more)
        self._choices = QWidget()
        choices = FlowLayout(self._choices, 8)
        choices.setContentsMargins(0, 6, 0, 0)
        for each in (self.move_button, self.along_button, self.merge_button, self.swap_button):
            choices.addWidget(each)
        words.addWidget(self._choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
