"""Fordelingslister in Opsætning: the lists that one has made, their names and who is on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QFrame, QHBoxLayout

from kk_desktop.domain.dispatches import Addressee, DistributionList, read_addressees, write_addressees

from .buttons import button
from .fields import LineField, TextField, captioned
from .labels import label
from .layouts import card
from .row import Row, section
from .rows import RowDelegate, RowList

_HEIGHT = 200
_NEW = "Ny liste"


class Lists(Protocol):
    """Where the lists are kept."""

    def all(self) -> list[DistributionList]:
        """All of them, the living ones first."""

    def create(self, name: str, members: Sequence[Addressee] = ()) -> str:
        """One more; raises ``UserError``."""

    def rename(self, list_id: str, name: str) -> None:
        """Another name."""

    def set_members(self, list_id: str, members: Sequence[Addressee]) -> None:
        """Other members."""

    def delete(self, list_id: str) -> None:
        """One less."""


class ListsPanel(QFrame):
    """``attempt`` does what may be refused and tells the reason; ``tell_deleted`` says what is gone, with undo."""

    def __init__(
        self,
        lists: Lists,
        attempt: Callable[[Callable[[], Any]], Any],
        tell_deleted: Callable[[str], object],
        *,
        can_write: bool,
    ) -> None:
        super().__init__()
        self._lists, self._attempt, self._tell_deleted = lists, attempt, tell_deleted
        self._can_write = can_write
        self._found: dict[str, DistributionList] = {}
        self.rows = RowList("Fordelingslister", RowDelegate(self, padding=12, tight=True))
        self.rows.setFixedHeight(_HEIGHT)
        self.name = LineField("Navn", lambda text: self._lists.rename(self.rows.current_id, text))
        self.members = TextField("Hvem der står på listen", self._save_members)
        self.living = label("Listen følger filens egne udvalg og ændrer sig med dem.", "secondary", "text2", wrap=True)
        self.add = button("Ny liste", "plus", on_click=self._on_add)
        self.remove = button("Slet", "trash-2", on_click=self._on_remove)
        self.rows.chosen.connect(lambda _id: self._show())
        self.rows.delete_wanted.connect(lambda _id: self._on_remove())
        self._lay_out()
        self.reload()

    def _lay_out(self) -> None:
        column = card(
            self, "Fordelingslister", "Dem, der tit får det samme brev. Listerne kan vælges, når noget sendes."
        )
        self._captioned = captioned("Én på hver linje: navn, e-mail", self.members)
        for widget in (self.rows, self.name, self._captioned, self.living):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.add, self.remove):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        for widget in (self.add, self.remove):  # in the card by now: else each would open as a window of its own
            widget.setVisible(self._can_write)

    def reload(self) -> None:
        """Read the lists again."""
        self._found = {each.id: each for each in self._lists.all()}
        rows: list[Row] = []
        for head, is_living in (("Filens egne", True), ("Jeres lister", False)):
            part = [each for each in self._found.values() if each.is_living is is_living]
            if part:
                rows += [section(head), *(Row(each.id, each.name, _count(len(each.members))) for each in part)]
        self.rows.set_rows(rows)
        if not self.rows.current_id:
            self.rows.choose_first()
        self._show()

    def _show(self) -> None:
        chosen = self._found.get(self.rows.current_id)
        is_own = chosen is not None and not chosen.is_living
        self.name.setVisible(is_own)
        self.living.setVisible(chosen is not None and chosen.is_living)
        self._captioned.setVisible(chosen is not None)
        self.members.setReadOnly(not (is_own and self._can_write))
        self.name.setEnabled(self._can_write)
        self.remove.setEnabled(is_own)
        if chosen is not None:
            self.name.setText(chosen.name)
            self.members.show_text(write_addressees(chosen.members))

    def _save_members(self, text: str) -> None:
        list_id = self.rows.current_id
        self._attempt(lambda: self._lists.set_members(list_id, read_addressees(text)))

    def _on_add(self) -> None:
        taken = {each.name for each in self._found.values()}
        numbered = (f"{_NEW} {number}" for number in range(2, len(taken) + 3))
        name = next(name for name in (_NEW, *numbered) if name not in taken)
        if made := self._attempt(lambda: self._lists.create(name)):
            self.reload()
            self.rows.choose(made)
            self.name.edit.setFocus()
            self.name.edit.selectAll()

    def _on_remove(self) -> None:
        # Its name may have been changed a moment ago.
        chosen = next((each for each in self._lists.all() if each.id == self.rows.current_id), None)
        if chosen is None or chosen.is_living or not self._can_write:
            return

        def remove() -> None:
            self._lists.delete(chosen.id)
            self._tell_deleted(f"Listen ”{chosen.name}” er slettet.")
            self.reload()

        self._attempt(remove)


def _count(members: int) -> str:
    return "1 modtager" if members == 1 else f"{members} modtagere"
