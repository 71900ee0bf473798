"""Words replaced in all documents of the case or the hearing: each place is seen first, and can be left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from kk_desktop.domain.documents import UNTITLED, Document
from kk_desktop.domain.searching import Place, Wanted
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.hit_list import HitLine, HitList
from kk_desktop.ui.widgets.labels import label

from .parts import Around, PanePart

if TYPE_CHECKING:
    from kk_desktop.services.replacing import Found

NAME = "Erstat i sagen"
NOTHING_SOUGHT = "Skriv, hvad der skal søges efter, og tryk Enter."


class Replacing(PanePart):
    """Opened from the search bar or Rediger; what is found belongs to the words and ticks it was found with."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document_id = ""
        self._can_write = False
        self._places: dict[str, tuple[str, Place]] = {}
        self._wanted = Wanted()
        self.action = QAction("E&rstat i sagens dokumenter", around.owner)
        self.panel = self.view = ReplacingPanel()
        self.action.triggered.connect(self._on_wanted)
        around.finder.bar.across_wanted.connect(self._on_wanted)
        self.view.search.clicked.connect(self.search)
        for field in (self.view.words, self.view.replacement):
            field.returnPressed.connect(self.search)
        self.view.words.textChanged.connect(self._forget_places)
        self.view.hits.ticks_changed.connect(self._tell_count)
        self.view.hits.opened.connect(self._on_opened)
        self.view.replace.clicked.connect(self.replace)
        self.view.close_button.clicked.connect(self._close)

    def commands(self) -> Mapping[str, QAction]:
        """Rediger → Erstat i sagens dokumenter."""
        return {"replace_across": self.action}

    def show_document(self, document: Document, can_write: bool) -> None:
        """Places found from one document are not another's."""
        self._can_write = not self.around.workspace.read_only
        if document.id != self._document_id:
            self._document_id = document.id
            self._close()

    def forget(self) -> None:
        """No document is shown."""
        self._document_id = ""
        self._close()

    def _close(self) -> None:
        self._forget_places()
        self.panel_named.emit("")

    def _on_wanted(self) -> None:
        bar, view = self.around.finder.bar, self.view
        if not bar.isHidden():
            view.words.setText(bar.words.text())
            view.replacement.setText(bar.replacement.text())
            view.whole.setChecked(bar.whole.isChecked())
            view.match_case.setChecked(bar.match_case.isChecked())
            self.around.finder.leave()
        self.panel_named.emit(NAME)
        self.around.show_panel(view)
        view.words.setFocus()
        view.words.selectAll()
        if view.words.text():
            self.search()

    # Found ------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Look through the documents as they are now, what is being typed included."""
        self._forget_places()
        document_id, wanted = self.around.saved(), self.view.wanted
        if not document_id or not wanted.words:
            return
        self.around.tasks.start(
            lambda: self.around.workspace.replacing.find(document_id, wanted),
            lambda found: self._on_found(document_id, wanted, found),
            self.around.messages.tell_problem,
            owner=self,
        )

    def _on_found(self, document_id: str, wanted: Wanted, found: Sequence[Found]) -> None:
        if document_id != self._document_id or wanted != self.view.wanted:
            return
        self._wanted = wanted
        lines: list[HitLine] = []
        for each in found:
            note = f"{each.row.status.danish}, ændres ikke" if each.is_fixed else ""
            lines.append(HitLine(before=each.row.title or UNTITLED, note=note))
            for place in each.places:
                key = f"{len(lines)}"
                self._places[key] = each.row.id, place
                bound = "felt eller fodnote" if place.is_bound and not each.is_fixed else ""
                is_free = not (place.is_bound or each.is_fixed) and self._can_write
                lines.append(HitLine(key, place.before, place.words, place.after, is_free, bound))
        self.view.hits.set_lines(lines)
        self._tell_count()

    def _forget_places(self) -> None:
        self._places.clear()
        self.view.hits.set_lines(())
        self.view.tell(NOTHING_SOUGHT, 0)

    def _tell_count(self) -> None:
        documents = len({document_id for document_id, _place in self._places.values()})
        told = f"Ingen træf på ”{self._wanted.words}”."
        if self._places:
            told = f"{_places(len(self._places))} i {'1 dokument' if documents == 1 else f'{documents} dokumenter'}."
        self.view.tell(told, len(self.view.hits.ticked))

    def _on_opened(self, key: str) -> None:
        document_id, place = self._places[key]
        if document_id == self._document_id:
            self.around.go_to_block(place.block_id)
        else:
            self.around.go_to("document", document_id)

    # Replaced ---------------------------------------------------------------------------------------------

    def replace(self) -> None:
        """Put the words in every ticked place, as one action, and say how many there were."""
        chosen = [self._places[key] for key in self.view.hits.ticked]
        if not chosen or not self.around.saved():
            return
        wanted, words = self._wanted, self.view.replacement.text()
        self.view.replace.setEnabled(False)
        self.around.tasks.start(
            lambda: self.around.workspace.replacing.replace(chosen, wanted, words),
            lambda done: self._on_replaced(*done),
            self._on_failed,
            owner=self,
        )

    def _on_replaced(self, places: int, documents: int) -> None:
        where = "dokumentet" if documents == 1 else f"{documents} dokumenter"
        messages = self.around.messages
        undo = messages.undo_requested.emit
        self.search()
        messages.tell(f"{_places(places)} i {where} er erstattet.", "good", "Fortryd", undo)

    def _on_failed(self, error: BaseException) -> None:
        self.search()
        self.around.messages.tell_problem(error)


class ReplacingPanel(QFrame):
    """Words, other words, the places, and the one button that does it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "base")
        self.setAccessibleName(NAME)
        self.words, self.replacement = QLineEdit(), QLineEdit()
        self.whole = CheckBox("Hele ord", lambda _on: self.search.click())
        self.match_case = CheckBox("Forskel på store og små", lambda _on: self.search.click())
        self.search = button("Find", "search", "small")
        self.told = label(NOTHING_SOUGHT, "secondary", "text2", wrap=True)
        self.hits = HitList("Steder, der er fundet")
        self.replace = button("Erstat", "replace", "primary")
        self.close_button = button("Luk")
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for row, (words, field) in enumerate((("Søg", self.words), ("Erstat med", self.replacement))):
            name = label(words, "label")
            name.setBuddy(field)
            field.setAccessibleName(words)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.search, 0, 2)
        options, foot = QHBoxLayout(), QHBoxLayout()
        for widget in (self.whole, self.match_case):
            options.addWidget(widget)
        options.addStretch(1)
        foot.addWidget(self.replace)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addLayout(options)
        column.addWidget(self.told)
        column.addWidget(self.hits, 1)
        column.addLayout(foot)

    @property
    def wanted(self) -> Wanted:
        """What is asked for now."""
        return Wanted(self.words.text(), self.whole.isChecked(), self.match_case.isChecked())

    def tell(self, words: str, ticked: int) -> None:
        """Say what was found, and on the button how much of it is meant."""
        self.told.setText(words)
        self.replace.setText(f"Erstat {_places(ticked)}" if ticked else "Erstat")
        self.replace.setEnabled(ticked > 0)


def _places(count: int) -> str:
    return "1 sted" if count == 1 else f"{count:,} steder".replace(",", ".")
