"""The small form of a follow-up: what, by when, who and about what; the same wherever one is made or mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout

from kk_desktop.domain.dates import write_known_date
from kk_desktop.domain.known_dates import read_due
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import GoneError, UserError

from .buttons import button
from .fields import ErrorLine, captioned
from .labels import label
from .layouts import tab_inside
from .link_field import LinkField

if TYPE_CHECKING:
    from kk_desktop.domain.initiatives import FollowUp
    from kk_desktop.services.workspace import Workspace

_FACTS = {"document": "document_id", "area": "area_id", "initiative": "initiative_id", "case": "case_id"}
_QUOTE = 160


class FollowUpForm(QFrame):
    """Hidden until ``begin``. Enter keeps what is typed and tells ``saved`` with the id, Esc leaves it.

    One without an id is made, any other is changed, or left where nothing is otherwise; ``delete_wanted`` asks for one
    that was never one to go.
    """

    saved = Signal(str)
    left = Signal()
    delete_wanted = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self._workspace = workspace
        self._follow_up: FollowUp | None = None
        self._id = ""
        self.head = label("", "section")
        self.title, self.due, self.owner = _line("Hvad skal der ske"), _line("Frist"), _line("Ansvarlig")
        self.due.setPlaceholderText("fx 1. maj eller januar 2027")
        self._owners = QStringListModel(self)
        completer = QCompleter(self._owners, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.owner.setCompleter(completer)
        self.links = LinkField(workspace.search.find)
        self.quote = label("", "secondary", "text2", wrap=True)
        self.error = ErrorLine()
        self.save_button = button("Gem", kind="small", on_click=self.save)
        self.cancel = button("Annuller", kind="link", on_click=self.leave)
        self.delete = button("Slet", kind="link", on_click=lambda: self.delete_wanted.emit(self._id))
        self._lay_out()
        self.setEnabled(not workspace.read_only)
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        second = QHBoxLayout()
        second.setSpacing(12)
        for name, field in (("Frist", self.due), ("Ansvarlig", self.owner)):
            second.addWidget(captioned(name, field))
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self.delete)
        last.addStretch(1)
        last.addWidget(self.cancel)
        last.addWidget(self.save_button)
        column.addWidget(self.head)
        column.addWidget(captioned("Hvad skal der ske", self.title))
        column.addLayout(second)
        for widget in (self.quote, self.links, self.error):
            column.addWidget(widget)
        column.addLayout(last)

    @property
    def id(self) -> str:
        """The follow-up that stands here; empty for a new one."""
        return self._id

    def begin(self, follow_up: FollowUp) -> None:
        """Ask about a new one, filled as far as is known, or mend one that is there; the keyboard is in the title."""
        self._follow_up, self._id = follow_up, follow_up.id
        self.head.setText("Ret opfølgning" if self._id else "Ny opfølgning")
        self.title.setText(follow_up.title)
        self.due.setText(write_known_date(follow_up.due))
        self.owner.setText(follow_up.owner)
        self._owners.setStringList(self._workspace.follow_ups.owners())
        links = self._workspace.follow_ups.links(follow_up)
        self.links.show_links([(kind, getattr(follow_up, fact), title) for fact, kind, title in links])
        self.quote.setText(quoted(follow_up.quote, _QUOTE))
        self.quote.setVisible(bool(follow_up.quote))
        self.delete.setVisible(bool(self._id))
        self.error.say("")
        self.show()
        tab_inside(self, self.title, self.due, self.owner, self.links.field, self.delete, self.cancel, self.save_button)
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        # From the end to the beginning: of a long title the beginning is seen.
        self.title.setSelection(len(self.title.text()), -len(self.title.text()))
        QTimer.singleShot(0, self, self._come_into_view)

    def _come_into_view(self) -> None:
        """The page that holds it scrolls to it, once there is room for it; Qt does so by itself for Tab alone."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and self.isVisible():
            around.ensureWidgetVisible(self)

    def save(self) -> bool:
        """Keep what is typed; False, with the reason below the fields, when it was not taken."""
        if self.isHidden() or self._follow_up is None:
            return True
        service = self._workspace.follow_ups
        try:
            facts = self._facts(self._follow_up)
            if not facts:
                self.leave()
                return True
            saved = self._id or service.create(facts.pop("title"), **facts)
            if self._id:
                service.change(saved, **facts)
        except (UserError, ValueError) as error:
            self.error.say(str(error))
            if isinstance(error, GoneError):
                self._id = ""  # taken away meanwhile: what is typed can be kept as a new one
            return False
        self.hide()
        self.saved.emit(saved)
        return True

    @property
    def is_under_way(self) -> bool:
        """Whether something typed here has not been kept."""
        return not self.isHidden() and any(field.isModified() for field in (self.title, self.due, self.owner))

    def leave(self) -> None:
        """Keep nothing."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _facts(self, before: FollowUp) -> dict[str, Any]:
        """What is otherwise than before; of a new one everything."""
        typed = {
            "title": self.title.text(),
            "due": read_due(self.due.text(), self._workspace.today()),
            "owner": self.owner.text(),
            **{fact: self.links.chosen.get(kind) for kind, fact in _FACTS.items()},
        }
        if typed["document_id"] != before.document_id:
            typed |= {"block_id": None, "quote": ""}  # the words stand in the other document
        if not self._id:
            return {"block_id": before.block_id, "quote": before.quote} | typed
        return {name: value for name, value in typed.items() if value != getattr(before, name)}


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made
