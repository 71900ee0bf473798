"""A small list at the caret with a line to look in it: what can be put in, found by a few letters and Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTextEdit, QVBoxLayout

from kk_desktop.domain.wording import shortened
from kk_desktop.ui.widgets.badges import Badge
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.row import Row, section
from kk_desktop.ui.widgets.rows import RowDelegate, RowList

WIDTH, HEIGHT = 440, 320
"""Pixels it takes at the most."""

_LOWEST, _GAP, _EDGE = 180, 6, 8
"""Pixels: the least height that shows a few rows, the room to the caret's line, and to the editor's edge."""

_MOST = 200
"""Rows shown at a time: whoever sees so many types another letter."""

_SHOWN = 40
"""Letters of what would be put in that a row repeats."""

LOOK = "Skriv de første bogstaver af det, du søger."
WAITING = "Der ses efter …"

_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to choose: ``says`` are the forms it can be put in as, the likeliest first."""

    id: str
    name: str
    origin: str
    says: tuple[str, ...]
    group: str = ""


Find = Callable[[str], Iterable[Pick]]
"""The picks that fit what somebody has typed."""


class Picker(QFrame):
    """Hidden until something is asked for; ↑↓ choose, Tab changes the form, Enter puts in, Esc goes back."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._find: Find = lambda _words: ()
        self._on_chosen: Callable[[str, int], object] = lambda _id, _form: None
        self._picks: dict[str, Pick] = {}
        self._form = 0
        self._waits = self._is_hurried = False
        self.setProperty("ground", "card")
        self.edit = QLineEdit()
        self.edit.setAccessibleName("Søg efter det, der skal sættes ind")
        self.edit.installEventFilter(self)
        self.rows = RowList("Det, der kan sættes ind", RowDelegate(self, padding=12, tight=True))
        # The keyboard stays in the line, from which the rows are gone through.
        self.rows.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rows.setFocusProxy(self.edit)
        self.nothing = label("", "secondary", "text2", wrap=True)
        self.hint = label("", "secondary", "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 6)
        column.setSpacing(6)
        for widget in (self.edit, self.nothing, self.rows, self.hint):
            column.addWidget(widget)
        column.setStretchFactor(self.rows, 1)
        self.edit.textChanged.connect(self._search)
        self.rows.chosen.connect(self._on_current)
        self.rows.clicked.connect(lambda _index: self._choose())
        self.hide()

    def ask(
        self, words: str, find: Find, on_chosen: Callable[[str, int], object], typed: str = "", *, waits: bool = False
    ) -> None:
        """Show what ``find`` finds; ``on_chosen`` is told the pick's id and the number of its form.

        One that ``waits`` takes the keyboard at once and chooses nothing until ``go_on``.
        """
        self._waits, self._is_hurried = waits, False
        self._find, self._on_chosen = find, on_chosen
        self.edit.setPlaceholderText(words)
        self.edit.setAccessibleName(words)
        self.edit.blockSignals(True)
        self.edit.setText(typed)
        self.edit.blockSignals(False)
        self._search(typed)
        self._place()
        self.show()
        self.raise_()
        self.edit.setFocus()

    def go_on(self) -> None:
        """There is something to find now: look for what has been typed meanwhile."""
        self._waits = False
        if self.isVisible():
            self._search(self.edit.text())
            if self._is_hurried:
                self._choose()

    def leave(self) -> None:
        """Put it away and go back to the text."""
        self.hide()
        self._editor.setFocus()

    @property
    def shown(self) -> list[Pick]:
        """What is listed now."""
        return list(self._picks.values())

    def _place(self) -> None:
        """Below the line of the caret, or above it where there is more room; over it only in a very low window."""
        view, caret = self._editor.viewport(), self._editor.cursorRect()
        width = min(WIDTH, view.width() - 2 * _EDGE)
        below, above = view.height() - caret.bottom() - _GAP - _EDGE, caret.top() - _GAP - _EDGE
        height = min(HEIGHT, max(below, above, _LOWEST))
        top = caret.bottom() + _GAP if below >= min(above, height) else caret.top() - _GAP - height
        left = max(_EDGE, min(caret.left() - 3 * _EDGE, view.width() - width - _EDGE))
        self.resize(width, height)
        self.move(view.mapTo(self._editor, QPoint(left, max(_EDGE, min(top, view.height() - height - _EDGE)))))

    def _search(self, text: str) -> None:
        self._picks = {pick.id: pick for pick in islice(self._find(text), _MOST)}
        self._form = 0
        self.rows.set_rows(self._as_rows())
        self.rows.choose_first()
        self.rows.setVisible(bool(self._picks))
        self.nothing.setVisible(not self._picks)
        words = text.strip()
        none = f"Ingen træf på ”{words}”. Prøv færre bogstaver." if words else LOOK
        self.nothing.setText(WAITING if self._waits else none)
        self._tell()

    def _as_rows(self) -> list[Row]:
        rows: list[Row] = []
        group = ""
        for pick in self._picks.values():
            if pick.group != group:
                group = pick.group
                rows.append(section(group))
            form = self._form if pick.id == self.rows.current_id else 0
            says = shortened(pick.says[form % len(pick.says)], _SHOWN) if pick.says else ""
            rows.append(Row(pick.id, pick.name, pick.origin, right=Badge(says) if says else None))
        return rows

    def _on_current(self, _pick_id: str) -> None:
        self._form = 0
        self.rows.set_rows(self._as_rows())
        self._tell()

    def _tell(self) -> None:
        """What the keys do, and for a screen reader which row is chosen while one types."""
        pick = self._picks.get(self.rows.current_id)
        more = pick is not None and len(pick.says) > 1
        self.hint.setText("Enter sætter ind  ·  Tab: skriv det på en anden måde" if more else "Enter sætter ind")
        said = f"{pick.name}, {pick.says[self._form]}" if pick and pick.says else pick.name if pick else ""
        self.edit.setAccessibleDescription(said)

    def _step_form(self, by: int) -> None:
        pick = self._picks.get(self.rows.current_id)
        if pick is not None and pick.says:
            self._form = (self._form + by) % len(pick.says)
            self.rows.set_rows(self._as_rows())
            self._tell()

    def _step(self, by: int) -> None:
        ids = list(self._picks)
        if ids:
            here = ids.index(self.rows.current_id) if self.rows.current_id in ids else 0
            self.rows.choose(ids[max(0, min(here + by, len(ids) - 1))])

    def _choose(self) -> None:
        chosen, form = self.rows.current_id, self._form
        self._is_hurried = self._waits
        if chosen in self._picks and not self._waits:
            self.leave()
            self._on_chosen(chosen, form)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that the line itself has no use for; leaving it puts the list away."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event) or super().eventFilter(watched, event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            self.hide()
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        do = {
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_Return: self._choose,
            Qt.Key.Key_Enter: self._choose,
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_PageDown: lambda: self._step(5),
            Qt.Key.Key_PageUp: lambda: self._step(-5),
            Qt.Key.Key_Tab: lambda: self._step_form(1),
            Qt.Key.Key_Backtab: lambda: self._step_form(-1),
        }.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Right and self.edit.cursorPosition() == len(self.edit.text()):
            do = lambda: self._step_form(1)  # noqa: E731
        if do is not None:
            do()
        return do is not None
