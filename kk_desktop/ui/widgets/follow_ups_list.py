"""The follow-ups of one thing, where it is shown: ticked off, mended and added by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kk_desktop.domain.initiatives import FollowUp
from kk_desktop.domain.known_dates import last_day, write_due
from kk_desktop.domain.wording import dotted

from .badges import Badge, deadline_badge
from .buttons import button
from .follow_up_form import FollowUpForm
from .hints import hints
from .labels import label
from .list_keys import ListKeys
from .page import PageRows
from .row import Row

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages

_NONE = "Ingen opfølgninger."


def due_badge(known: str, workspace: Workspace) -> Badge:
    """When something is due, as exact as it is known; in red when the last day it may mean is over."""
    if not known:
        return Badge("Ingen frist")
    today = workspace.today()
    near = deadline_badge(last_day(known), today, workspace.is_holiday)
    return Badge(write_due(known, today), near.icon, near.tone, near.ground)


class FollowUpsPanel(QWidget):
    """Space ticks off, Enter goes to the words or else mends, F2 mends.

    Made once by a page, which calls ``show_for`` for what it shows; ``go_wanted`` asks for the place of the words.
    Beside the document itself it is ``words_wanted`` that asks for them.
    """

    go_wanted = Signal(str, str)
    words_wanted = Signal(str)

    def __init__(self, workspace: Workspace, messages: Messages, changes: Changes) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._link: dict[str, Any] = {}
        self._found: dict[str, FollowUp] = {}
        self.rows = PageRows("Opfølgninger", padding=8)
        self.none = label(_NONE, "secondary", "text2")
        self.add = button("Ny opfølgning", "plus", "link", self.begin_new)
        self.form = FollowUpForm(workspace)
        self.keys = hints((("Mellemrum", "klaret"), ("F2", "ret")))
        self.add.setEnabled(not workspace.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.form, self.none, self.rows, self.keys, self.add):
            column.addWidget(widget)
        column.setAlignment(self.add, Qt.AlignmentFlag.AlignLeft)
        self._connect_signals(changes)

    def _connect_signals(self, changes: Changes) -> None:
        self.rows.opened.connect(self._on_opened)
        self.rows.delete_wanted.connect(self._on_done_wanted)
        ListKeys(self.rows, {Qt.Key.Key_Space: self._on_done_wanted, Qt.Key.Key_F2: self._mend})
        self.form.saved.connect(self._on_saved)
        self.form.left.connect(self._on_form_left)
        self.form.delete_wanted.connect(self._on_delete_wanted)
        changes.follow_up_saved.connect(self.reload)

    def show_for(self, **link: str) -> None:
        """Show those of one ``document_id``, ``area_id``, ``initiative_id`` or ``case_id``; none without."""
        if link != self._link:
            self.form.hide()
        self._link = link
        self.reload()

    def reload(self, _id: str = "") -> None:
        """Read them again."""
        found = self._workspace.follow_ups.of(**self._link) if self._link else []
        self._found = {each.id: each for each in found}
        self.rows.set_rows([self._row(each) for each in found])
        can_write = not self._workspace.read_only
        self.rows.setVisible(bool(found))
        self.keys.setVisible(bool(found) and can_write)
        self.none.setVisible(not found)
        self.add.setVisible(bool(self._link) and can_write)
        self.add.setEnabled(can_write)

    def begin_new(self) -> None:
        """Ask for one more."""
        self.form.begin(FollowUp("", "", owner=self._workspace.desk.me.name, **self._link))

    def begin_from(self, words: str, day: date) -> None:
        """Ask for one more that is filled from words that were said on a day."""
        self.form.begin(replace(self._workspace.follow_ups.read_words(words, day), **self._link))

    def flush(self) -> bool:
        """Keep what is typed; False when it was not taken."""
        return not self.form.is_under_way or self.form.save()

    def _row(self, each: FollowUp) -> Row:
        (column,) = self._link
        others = [title for fact, _kind, title in self._workspace.follow_ups.links(each) if fact != column]
        detail = dotted(each.owner, *others)
        if each.done:
            icon, right = ("circle-check", "green"), Badge("Klaret")
        else:
            icon, right = ("circle", "text2"), due_badge(each.due, self._workspace)
        return Row(each.id, each.title, detail, right=right, icon=icon, strong=not each.done)

    def _mend(self, follow_up_id: str) -> None:
        if follow_up_id in self._found and not self._workspace.read_only:
            self.form.begin(self._found[follow_up_id])

    def _on_opened(self, follow_up_id: str) -> None:
        each = self._found[follow_up_id]
        if each.block_id and "document_id" in self._link:
            self.words_wanted.emit(each.id)
        elif each.document_id and "document_id" not in self._link:
            place = self._workspace.follow_ups.place(each.id)
            self.go_wanted.emit("document", f"{each.document_id}/{place.block_id}" if place else each.document_id)
        else:
            self._mend(follow_up_id)

    def _on_done_wanted(self, follow_up_id: str) -> None:
        each = self._found.get(follow_up_id)
        if each is None or self._workspace.read_only:
            return

        def tick() -> None:
            self._workspace.follow_ups.change(each.id, done=not each.done)
            words = "Opfølgningen er ikke klaret endnu." if each.done else "Opfølgningen er klaret."
            self._messages.tell(words, "good", "Fortryd", self._messages.undo_requested.emit)

        self._messages.attempt(tick)

    def _on_delete_wanted(self, follow_up_id: str) -> None:
        def remove() -> None:
            self._workspace.follow_ups.delete(follow_up_id)
            self._messages.tell("Opfølgningen er slettet.", "deleted", "Fortryd", self._messages.undo_requested.emit)
            self.form.leave()

        self._messages.attempt(remove)

    def _on_form_left(self) -> None:
        (self.rows if self._found else self.add).setFocus()

    def _on_saved(self, follow_up_id: str) -> None:
        self._messages.tell("Opfølgningen er gemt.", "good", "Fortryd", self._messages.undo_requested.emit)
        self.reload()
        self.rows.choose(follow_up_id)
        self.rows.setFocus()
