"""What the right side shows of any thing: its title, its facts in two columns, and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from kk_desktop.domain.typed_days import typed_end, typed_start
from kk_desktop.ui.widgets.badges import Badge
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.page import Page, PageRows, Section
from kk_desktop.ui.widgets.page_header import PageHeader
from kk_desktop.ui.widgets.row import Row

if TYPE_CHECKING:
    from datetime import date

    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

Go = Callable[[str, str], object]
DAYS = {"valid_from": typed_start, "valid_to": typed_end}
"""How the days of a period are read."""
DAY_WIDTH = 112
"""So wide is a column of days written 31-12-2025, in bold too."""


class Card(Page):
    """One kind of thing; ``go`` shows another one on the same page."""

    def __init__(self, name: str, workspace: Workspace, messages: Messages, go: Go) -> None:
        super().__init__(name, margins=(24, 4, 4, 16))
        self.workspace, self.messages, self.go = workspace, messages, go
        self.people = workspace.people
        self.writes = not workspace.read_only
        self.thing_id = ""
        self.header = PageHeader()

    def show_thing(self, thing_id: str, day: date) -> str:
        """Show a thing as on the day; gives what it is called. Raises ``GoneError``."""
        raise NotImplementedError

    def delete(self) -> None:
        """Put the thing in the bin."""
        raise NotImplementedError

    def begin(self) -> None:
        """Stand where a new thing's name is typed."""
        raise NotImplementedError

    def save_typed(self) -> bool:
        """Hand over what is being typed; False when it was refused."""
        return True

    def rows_below(self, name: str) -> tuple[PageRows, Section]:
        """A list of other things that belong to this one, each leading there."""
        rows = PageRows(name)
        rows.opened.connect(self._on_opened)
        return rows, Section(name, rows)

    def _on_opened(self, key: str) -> None:
        kind, _, thing_id = key.partition(":")
        self.go(kind, thing_id)


def fill_rows(rows: PageRows, section: Section, found: Sequence[Row]) -> None:
    """Show the rows, or nothing of the section where there are none."""
    rows.set_rows(found)
    section.setVisible(bool(found))


def unverified(is_verified: bool) -> Badge | None:
    """The sign of a thing whose facts nobody has confirmed."""
    return None if is_verified else Badge("Ikke bekræftet", "circle-alert", "amber", "amberbg")


def facts_grid(fields: Iterable[QWidget], columns: int = 2) -> QWidget:
    """Fields beside each other, row after row."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    for number, field in enumerate(fields):
        grid.addWidget(field, number // columns, number % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return made


def read_only(fields: Iterable[LineField]) -> None:
    """Let fields be read, not changed."""
    for field in fields:
        field.edit.setReadOnly(True)
