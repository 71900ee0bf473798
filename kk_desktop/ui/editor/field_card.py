"""The card at a field: what it says, where that comes from, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QTextEdit, QVBoxLayout

from kk_desktop.domain.fields import FieldChoice, FieldForm
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label, set_tone

GONE = "Følger ikke noget mere"
GONE_WHY = "Det, feltet viste, er slettet eller tomt. Ordene er dem, der sidst stod der."

_GO = {
    "budget_table": "Gå til cellen",
    "hearing": "Gå til høringen",
    "case": "Gå til sagen",
    "area": "Gå til området",
}
"""The places a card leads to; a bilag and a name are shown nowhere else."""

WIDTH = 360

_FEW = 3
"""Forms that have a button each; more are chosen from a menu."""


@dataclass(frozen=True, slots=True)
class CardVerbs:
    """What the card's buttons do."""

    go: Callable[[str, str], object]
    say: Callable[[FieldForm], object]
    let_go: Callable[[], object]


class FieldCard(QFrame):
    """Shown at the field; Esc leads back to the text."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setProperty("ground", "card")
        self.setAccessibleName("Felt")
        self.says = label("", "strong", wrap=True)
        self.origin = label("", "secondary", "text2", wrap=True)
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(4)
        for widget in (self.says, self.origin):
            column.addWidget(widget)
        column.addLayout(self._row)
        self.hide()

    def show_field(
        self, words: str, choice: FieldChoice | None, can_write: bool, verbs: CardVerbs, doubt: str = ""
    ) -> None:
        """Tell of the field that says these words; ``choice`` is what it points at.

        It is nothing when that is gone, and then ``doubt`` tells why where that is known.
        """
        self.says.setText(words if choice else f"{words}  –  {GONE}")
        set_tone(self.says, "" if choice else "amber")
        self.origin.setText(_origin(choice) if choice else doubt or GONE_WHY)
        for old in self.buttons:
            old.hide()
            self._row.removeWidget(old)
            old.deleteLater()
        self.buttons = [button(name, kind="link", on_click=do) for name, do in _verbs(choice, can_write, verbs)]
        if choice is not None and can_write and len(choice.forms) > _FEW:
            self.buttons.insert(-1, self._form_button(choice.forms[1:], verbs))
        while self._row.count():
            self._row.takeAt(0)
        for each in self.buttons:
            self._row.addWidget(each)
        self._row.addStretch(1)
        self._place()
        self.show()
        self.raise_()

    def _form_button(self, forms: Sequence[FieldForm], verbs: CardVerbs) -> QPushButton:
        made = button("Skriv som …", kind="link")
        menu = QMenu(made)
        for form in forms:
            action = QAction(form.shown, menu)
            action.triggered.connect(lambda _checked=False, form=form: verbs.say(form))
            menu.addAction(action)
        made.setMenu(menu)
        return made

    def enter(self) -> None:
        """Go to the card's first button."""
        if self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Back to the text."""
        self.hide()
        self._editor.setFocus()

    def _place(self) -> None:
        view, caret = self._editor.viewport(), self._editor.cursorRect()
        self.setFixedWidth(min(WIDTH, view.width() - 16))
        self.resize(self.width(), max(self._column.heightForWidth(self.width()), self.sizeHint().height()))
        below = caret.bottom() + 8
        top = below if below + self.height() <= view.height() else max(8, caret.top() - 8 - self.height())
        left = max(8, min(caret.left() - 40, view.width() - self.width() - 8))
        self.move(view.mapTo(self._editor, QPoint(left, top)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, and the arrows between the buttons."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)


def _origin(choice: FieldChoice) -> str:
    # A rounded amount is told exactly as well.
    exact = next((form.says for form in choice.forms[1:] if form.form == "kr"), "")
    parts = (choice.name, choice.origin, exact)
    return dotted(*dict.fromkeys(parts))


def _verbs(choice: FieldChoice | None, can_write: bool, verbs: CardVerbs) -> list[tuple[str, Callable[[], object]]]:
    found: list[tuple[str, Callable[[], object]]] = []
    if choice is not None and choice.place[0] in _GO:
        found.append((_GO[choice.place[0]], partial(verbs.go, *choice.place)))
    if can_write and choice is not None and len(choice.forms) <= _FEW:
        found += [(f"Skriv {form.shown}", partial(verbs.say, form)) for form in choice.forms[1:]]
    if can_write:
        found.append(("Løsn", verbs.let_go))
    return found
