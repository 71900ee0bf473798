"""What every section of an area's page has: what it stands on, and whether it has anything to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kk_desktop.domain.area_pages import SHOWN_FIRST, Some
from kk_desktop.domain.areas import Area
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.page import PageRows, Section
from kk_desktop.ui.widgets.row import Row

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class Around:
    """What the sections stand on; ``go`` shows another thing, by its kind and id."""

    workspace: Workspace
    messages: Messages
    tasks: Tasks
    changes: Changes
    go: Callable[[str, str], None]


class AreaPart(Section):
    """A section; hidden while it has nothing and nobody has asked for it."""

    filled = Signal()

    def __init__(self, around: Around, title: str, *parts: QWidget, button: QWidget | None = None) -> None:
        super().__init__(title, *parts, button=button)
        self.around = around
        self.area: Area | None = None
        self._is_asked_for = False

    @property
    def area_id(self) -> str:
        """The area that is shown, empty before the first."""
        return self.area.id if self.area else ""

    def show_area(self, area: Area) -> None:
        """Read what belongs to the area; another area forgets what was unfolded for the one before."""
        if area.id != self.area_id:
            self._is_asked_for = False
            self.forget()
        self.area = area
        self.read()

    def forget(self) -> None:
        """Another area comes: fold in what was folded out."""

    def read(self) -> None:
        """Read again; each section has its own."""
        raise NotImplementedError

    def tell_filled(self, *, is_anything: bool) -> None:
        """Stand on the page, or leave it."""
        self.setVisible(is_anything or self._is_asked_for)
        self.filled.emit()

    def ask_for(self) -> None:
        """Stand on the page although there is nothing yet, ready for the first."""
        self._is_asked_for = True
        self.show()
        self.begin()
        self.filled.emit()

    def begin(self) -> None:
        """Stand where the first one is written."""


class ManyRows(QWidget):
    """A list as high as its rows that begins with the first of many; ``all_wanted`` asks for the rest."""

    all_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.list = PageRows(name)
        self.opened = self.list.opened
        self.all = button("Vis alle", kind="link", on_click=self.all_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_some(self, rows: list[Row], left_out: int) -> None:
        """Show these, and how many more there are."""
        self.list.set_rows(rows)
        self.all.setText(f"Vis alle {len(rows) + left_out}")
        self.all.setVisible(left_out > 0)


class ListPart(AreaPart):
    """A section that is one list, every row of which leads somewhere."""

    def __init__(
        self, around: Around, title: str, read: Callable[[str, int | None], Some[Any]], row: Callable[[Any], Row]
    ) -> None:
        self.rows = ManyRows(title)
        super().__init__(around, title, self.rows)
        self._read, self._row = read, row
        self._most: int | None = SHOWN_FIRST
        self.rows.all_wanted.connect(self._on_all_wanted)

    def forget(self) -> None:
        """Begin with the first ones again."""
        self._most = SHOWN_FIRST

    def read(self) -> None:
        """Read the list."""
        found = self._read(self.area_id, self._most)
        self.rows.show_some([self._row(each) for each in found.rows], found.left_out)
        self.tell_filled(is_anything=bool(found.rows))

    def _on_all_wanted(self) -> None:
        self._most = None
        self.read()
        self.rows.list.setFocus()
