"""Visninger: filter, columns and order kept under a name, chosen from a menu that is made anew each time it opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kk_desktop.domain.initiative_lists import InitiativeView, view_from_json, view_to_json
from kk_desktop.domain.saved_views import SavedView
from kk_desktop.domain.wording import quoted, shortened
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.line_popup import LinePopup

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

LIST = "initiatives"
_SHOWN = 48


class SavedViews(QObject):
    """The button and its menu; ``look`` gives how the list is looked at now."""

    chosen = Signal(object)  # an InitiativeView

    def __init__(
        self, workspace: Workspace, messages: Messages, look: Callable[[], InitiativeView], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._service, self._is_read_only = workspace.saved_views, workspace.read_only
        self._messages, self._look = messages, look
        self.button = button("Visninger", "tag")
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self.fill)
        self.button.setMenu(self.menu)
        self.line = LinePopup(self.button)

    def fill(self) -> None:
        """Write the menu as the file holds the views now."""
        self.menu.clear()
        views = self._service.of_list(LIST)
        now = self._content()
        for view in views:
            action = self._add(self.menu, view.name, partial(self._choose, view))
            action.setCheckable(True)
            action.setChecked(dict(view.content) == now)
        if not views:
            self.menu.addAction("Ingen visninger er gemt endnu").setEnabled(False)
        if self._is_read_only:
            return
        self.menu.addSeparator()
        self._add(self.menu, "Gem visningen …", self.ask_name)
        for words, do in (
            ("Omdøb", self.ask_new_name), ("Ret til det, der vises nu", self.rewrite), ("Slet", self.delete),
        ):  # fmt: skip
            below = self.menu.addMenu(words)
            below.setEnabled(bool(views))
            for view in views:
                self._add(below, view.name, partial(do, view))

    def ask_name(self) -> None:
        """Keep what is looked at under a name one writes."""
        self.line.ask("Visningens navn", "Gem", self._save, hint="fx Uden beløb på Nørrebro")

    def ask_new_name(self, view: SavedView) -> None:
        """Give a view another name."""
        self.line.ask("Visningens navn", "Omdøb", partial(self._service.rename, view.id), text=view.name)

    def rewrite(self, view: SavedView) -> None:
        """Let the name stand for what is shown now."""
        self._messages.attempt(partial(self._rewrite, view))

    def delete(self, view: SavedView) -> None:
        """Put a view in the bin."""
        self._messages.attempt(partial(self._delete, view))

    def _choose(self, view: SavedView) -> None:
        self.chosen.emit(view_from_json(view.content))

    def _save(self, name: str) -> None:
        self._service.create(LIST, name, self._content())
        self._messages.tell(f"Visningen {quoted(name, _SHOWN)} er gemt. Du finder den under Visninger.", "good")

    def _rewrite(self, view: SavedView) -> None:
        self._service.rewrite(view.id, self._content())
        words = f"Visningen {quoted(view.name, _SHOWN)} er rettet."
        self._messages.tell(words, "good", "Fortryd", self._messages.undo_requested.emit)

    def _delete(self, view: SavedView) -> None:
        self._service.delete(view.id)
        self._messages.tell_deleted(f"Visningen {quoted(view.name, _SHOWN)} er slettet.")

    def _content(self) -> Mapping[str, Any]:
        return view_to_json(self._look())

    @staticmethod
    def _add(menu: QMenu, words: str, do: Callable[[], object]) -> QAction:
        action = QAction(shortened(words, _SHOWN).replace("&", "&&"), menu)
        action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)
        return action
