"""The bar above the text: the block's kind, looks, lists, and what can be put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton

from kk_desktop.ui.widgets.buttons import icon_button, tool_button
from kk_desktop.ui.widgets.fields import ChoiceField

from .actions import KINDS, EditorActions

Choices = Callable[[], Sequence[tuple[str, Callable[[], object]]]]
"""What a button's menu offers just now: words, and what they do."""


class Toolbar(QFrame):
    """``side`` shows or hides the page where there is no room for both."""

    def __init__(
        self, actions: EditorActions, tables: Choices, charts: Choices, attachments: Choices, side: QAction
    ) -> None:
        super().__init__()
        self.setProperty("ground", "base")
        self._actions = actions
        kinds = [(name, words.replace("&", "")) for name, (words, *_rest) in KINDS.items()]
        self.kinds = ChoiceField("Afsnittets slags", lambda name: actions.by_name[name].trigger(), kinds, bare=False)
        self.kinds.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table = self._menu_button("table-2", "Tabel", tables)
        self.chart = self._menu_button("chart-bar", "Diagram", charts)
        self.attachment = self._menu_button("paperclip", "Bilag", attachments)
        self.side = QToolButton()
        self.side.setDefaultAction(side)
        self.side.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.side.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._lay_out()
        for action in actions.by_name.values():
            action.changed.connect(self.follow)

    def _menu_button(self, icon: str, name: str, choices: Choices) -> QToolButton:
        made = icon_button(icon, name)
        menu = QMenu(made)
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu.aboutToShow.connect(lambda: _fill(menu, choices()))
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 4)
        row.setSpacing(4)
        row.addWidget(self.kinds)
        row.addSpacing(4)
        by_name = self._actions.by_name
        for group in (
            (("bold", "bold"), ("italic", "italic")),
            (("bullets", "list"), ("numbered", "list-ordered"), ("indent", "indent-increase")),
            (("link", "link"), ("footnote", "superscript")),
        ):
            for name, icon in group:
                row.addWidget(tool_button(by_name[name], icon))
            row.addSpacing(4)
            row.addWidget(_between())
            row.addSpacing(4)
        row.addWidget(self.table)
        row.addWidget(self.chart)
        row.addWidget(tool_button(by_name["picture"], "image"))
        row.addWidget(self.attachment)
        self._row = row
        row.addStretch(1)
        row.addWidget(self.side)

    def add(self, action: QAction, icon: str) -> None:
        """Put one more action at the end of the bar; one that counts something shows the number beside its icon."""
        made = tool_button(action, icon)

        def follow() -> None:
            counts = action.iconText().isdigit()
            style = Qt.ToolButtonStyle
            made.setToolButtonStyle(style.ToolButtonTextBesideIcon if counts else style.ToolButtonIconOnly)
            made.setAccessibleName(action.toolTip())

        action.changed.connect(follow)
        self._row.insertWidget(self._row.count() - 2, made)

    def follow(self) -> None:
        """Show the kind of the block the caret stands in."""
        number = self.kinds.findData(self._actions.kind_at_caret())
        if number != self.kinds.currentIndex():
            self.kinds.setCurrentIndex(number)

    def set_writable(self, can_write: bool) -> None:
        """Grey what changes the text."""
        for widget in (self.kinds, self.table, self.chart, self.attachment):
            widget.setEnabled(can_write)


def _between() -> QFrame:
    """A hairline between two groups of buttons."""
    made = QFrame()
    made.setProperty("ground", "line")
    made.setFixedSize(1, 20)
    return made


def _fill(menu: QMenu, choices: Sequence[tuple[str, Callable[[], object]]]) -> None:
    menu.clear()
    for words, do in choices:
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False, do=do: do())
