"""The area's other names: a line that tells them, and the rows they are edited in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kk_desktop.domain.typed_days import shown_day, typed_end, typed_start
from kk_desktop.domain.validity import write_period
from kk_desktop.domain.wording import listed
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label

from .lines import Lines
from .part import AreaPart

if TYPE_CHECKING:
    from kk_desktop.domain.areas import AreaAlias

    from .part import Around

_DATE = 88
_MOST_TOLD = 6


class NamesPart(AreaPart):
    """Any number of names; one of them can take the printed name's place."""

    def __init__(self, around: Around) -> None:
        self.lines = Lines(("Navn", "Fra", "Til", "", ""), (0, _DATE, _DATE, 150, 30), self._fields)
        self.entry = LineField("Tilføj navn", self._add, bare=False, caption=False)
        self.entry.edit.setPlaceholderText("Endnu et navn, fx en anden stavemåde")
        self.close_button = button("Færdig", kind="link", on_click=self._on_close)
        super().__init__(around, "Andre navne", self.lines, self.entry, button=self.close_button)
        self._aliases: dict[str, AreaAlias] = {}
        self.fields: dict[str, tuple[LineField, LineField, LineField]] = {}
        self._is_open = False
        self.told = label("", "body", "text2", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.edit_button = button("Ret navne", kind="link", on_click=self.ask_for)
        self.entry.saved.connect(lambda: self.entry.setText(""))
        self.entry.setEnabled(not around.workspace.read_only)

    def forget(self) -> None:
        """Folded in again."""
        self._is_open = False
        self.entry.take_back()

    def read(self) -> None:
        """Read the names."""
        found = self.around.workspace.areas.aliases(self.area_id)
        self._aliases = {each.id: each for each in found}
        self.told.setText(_told(found))
        self.told.setVisible(bool(found))
        can_write = not self.around.workspace.read_only
        self.edit_button.setVisible(bool(found) and can_write and not self._is_open)
        if self._is_open:
            self._show()
        self.setVisible(self._is_open)
        self.filled.emit()

    @property
    def has_any(self) -> bool:
        """Whether the area has another name at all."""
        return bool(self._aliases)

    def begin(self) -> None:
        """Open the rows and stand where another name is written."""
        self._is_open = True
        self.read()
        self.entry.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        self.lines.show_keys(list(self._aliases), read_only=self.around.workspace.read_only)
        for key, alias in self._aliases.items():
            name, start, end = self.fields[key]
            name.setText(alias.name)
            start.setText(shown_day(alias.valid_from))
            end.setText(shown_day(alias.valid_to))

    def _fields(self, key: str) -> list[QWidget]:
        areas, today = self.around.workspace.areas, self.around.workspace.today()
        name = LineField("Navn", lambda text: areas.change_alias(key, name=text), caption=False)
        start = LineField(
            "Brugt fra", lambda text: areas.change_alias(key, valid_from=typed_start(text, today)), caption=False
        )
        end = LineField(
            "Brugt til", lambda text: areas.change_alias(key, valid_to=typed_end(text, today)), caption=False
        )
        self.fields[key] = (name, start, end)
        swap = button("Brug som trykt navn", kind="link", on_click=partial(self._on_print, key))
        return [name, start, end, swap, icon_button("trash-2", "Slet navnet", on_click=partial(self._on_remove, key))]

    def _add(self, text: str) -> None:
        if text.strip():
            self.around.workspace.areas.add_alias(self.area_id, text)

    def _on_print(self, key: str) -> None:
        name = self._aliases[key].name

        def work() -> None:
            self.around.workspace.areas.print_alias(key)
            self.around.messages.tell(
                f"Området trykkes nu som ”{name}”.", "good", "Fortryd", self.around.messages.undo_requested.emit
            )

        self.around.messages.attempt(work)

    def _on_remove(self, key: str) -> None:
        name = self._aliases[key].name

        def work() -> None:
            self.around.workspace.areas.remove_alias(key)
            self.around.messages.tell_deleted(f"Navnet ”{name}” er slettet.")

        self.entry.edit.setFocus()
        self.around.messages.attempt(work)

    def _on_close(self) -> None:
        self._is_open = False
        self.read()
        self.edit_button.setFocus()


def _told(aliases: list[AreaAlias]) -> str:
    """Også skrevet ”Tingbjerg” (til 31. december 2016) og ”Tingbjerg-Utterslevhuse”."""
    names = []
    for each in aliases[:_MOST_TOLD]:
        period = write_period(each.valid_from, each.valid_to)
        names.append(f"”{each.name}”" + (f" ({period})" if period else ""))
    if len(aliases) > _MOST_TOLD:
        names.append(f"{len(aliases) - _MOST_TOLD} andre navne")
    return f"Også skrevet {listed(names)}" if names else ""
