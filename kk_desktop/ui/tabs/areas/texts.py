"""Documents linked to the area, and those that only name it, with a button that links them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kk_desktop.domain.area_pages import SHOWN_FIRST, Mention
from kk_desktop.errors import GoneError
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.document_row import document_row
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty, tab_inside

from .part import AreaPart, ManyRows

if TYPE_CHECKING:
    from .part import Around

_FIRST_MENTIONS = 8


class TextsPart(AreaPart):
    """The linked ones at once, the others when the search has looked; ``cases_found`` tells of cases it came upon."""

    cases_found = Signal(object)  # list[Mention]

    def __init__(self, around: Around) -> None:
        self.rows = ManyRows("Dokumenter knyttet til området")
        self.head = label("Nævner området i teksten, men er ikke knyttet til det", "label", "text2")
        self.mentions = Mentions(around)
        super().__init__(around, "Dokumenter", self.rows, self.head, self.mentions)
        self._most: int | None = SHOWN_FIRST
        self._found: list[Mention] = []
        self._linked = 0
        self.rows.opened.connect(lambda key: around.go("document", key))
        self.rows.all_wanted.connect(self._on_all_wanted)
        self.mentions.link_wanted.connect(self._on_link_wanted)

    def forget(self) -> None:
        """Begin with the first ones again, and with none that the area before was named in."""
        self._most, self._found = SHOWN_FIRST, []
        self.mentions.show_mentions([], 0)

    def read(self) -> None:
        """Read what is linked, and look for the rest off this thread."""
        area_id, pages = self.area_id, self.around.workspace.area_pages
        some = pages.documents(area_id, self._most)
        self._linked = some.count
        self.rows.show_some([document_row(row) for row in some.rows], some.left_out)
        self.rows.setVisible(bool(some.rows))
        self._show_mentions()
        self.around.tasks.start(
            lambda: pages.mentions(area_id), partial(self._on_looked, area_id), self._on_failed, owner=self
        )

    def _on_looked(self, area_id: str, found: list[Mention]) -> None:
        if area_id == self.area_id:
            self._found = [each for each in found if each.kind == "document"]
            self._show_mentions()
            self.cases_found.emit([each for each in found if each.kind == "case"])

    def _on_failed(self, error: BaseException) -> None:
        # Where the area went away while the search looked, the page shows another one by now.
        if not isinstance(error, GoneError):
            self.around.messages.tell_problem(error)

    def _show_mentions(self) -> None:
        self.mentions.show_mentions(self._found, _FIRST_MENTIONS)
        self.head.setVisible(bool(self._found))
        self.mentions.setVisible(bool(self._found))
        self.tell_filled(is_anything=bool(self._linked or self._found))

    def _on_link_wanted(self, document_id: str) -> None:
        title = next(each.title for each in self._found if each.id == document_id)

        def work() -> None:
            self.around.workspace.area_pages.link_document(self.area_id, document_id)
            undo = self.around.messages.undo_requested.emit
            self.around.messages.tell(f"”{title}” er knyttet til området.", "good", "Fortryd", undo)
            self.rows.list.setFocus()

        self.around.messages.attempt(work)

    def _on_all_wanted(self) -> None:
        self._most = None
        self.read()
        self.rows.list.setFocus()


class Mentions(QWidget):
    """Title, words around the name, and the button; the first few until all are asked for."""

    link_wanted = Signal(str)

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._shown: tuple[list[Mention], int] = ([], 0)

    def show_mentions(self, found: list[Mention], most: int) -> None:
        """Show the first ``most`` of them."""
        if (found, most) == self._shown:
            return
        self._shown = (found, most)
        empty(self._grid)
        controls: list[QWidget] = []
        for number, each in enumerate(found[:most]):
            controls += self._put(2 * number, each)
        if len(found) > most:
            rest = button(f"Vis alle {len(found)}", kind="link", on_click=lambda: self.show_mentions(found, len(found)))
            self._grid.addWidget(rest, 2 * most, 0, Qt.AlignmentFlag.AlignLeft)
            controls.append(rest)
        if controls:
            tab_inside(self, *controls)

    def _put(self, line: int, each: Mention) -> list[QWidget]:
        title = button(each.title or "Uden titel", kind="link", on_click=lambda: self._around.go(*each.opens))
        title.setToolTip(each.title)
        title.setMinimumWidth(60)
        link = button("Knyt til området", "link", "small", partial(self.link_wanted.emit, each.id))
        link.setAccessibleName(f"Knyt ”{each.title}” til området")
        link.setEnabled(not self._around.workspace.read_only)
        places = f"{each.places} steder: " if each.places > 1 else ""
        self._grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(link, line, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label(places + each.snippet, "secondary", "text2", wrap=True), line + 1, 0)
        return [title, link]
