"""What was decided about the area: meetings that started its initiatives, and cases that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kk_desktop.domain.area_pages import SHOWN_FIRST, Mention

from .part import AreaPart, ManyRows
from .rows import case_row, decision_row

if TYPE_CHECKING:
    from .part import Around


class DecisionsPart(AreaPart):
    """Every row leads to its case."""

    def __init__(self, around: Around) -> None:
        self.rows = ManyRows("Beslutninger")
        super().__init__(around, "Beslutninger", self.rows)
        self._most: int | None = SHOWN_FIRST
        self._cases: list[Mention] = []
        self.rows.opened.connect(lambda key: around.go("case", key))
        self.rows.all_wanted.connect(self._on_all_wanted)

    def forget(self) -> None:
        """Begin with the first ones again."""
        self._most, self._cases = SHOWN_FIRST, []

    def read(self) -> None:
        """Read the meetings."""
        some = self.around.workspace.area_pages.decisions(self.area_id, self._most)
        rows = [decision_row(each) for each in some.rows] + [case_row(each) for each in self._cases[: self._most]]
        self.rows.show_some(rows, some.count + len(self._cases) - len(rows))
        self.tell_filled(is_anything=bool(rows))

    def show_cases(self, cases: list[Mention]) -> None:
        """The search has found these cases that name the area."""
        self._cases = cases
        self.read()

    def _on_all_wanted(self) -> None:
        self._most = None
        self.read()
        self.rows.list.setFocus()
