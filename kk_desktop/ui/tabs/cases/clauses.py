"""The proposal's at-punkter with what each body decided on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kk_desktop.domain.cases import Decision, Treatment
from kk_desktop.domain.text import Block
from kk_desktop.ui.widgets.badges import Badge, outcome_badge
from kk_desktop.ui.widgets.labels import label, line
from kk_desktop.ui.widgets.layouts import empty
from kk_desktop.ui.widgets.sign import Sign


class Clauses(QWidget):
    """Read here; the words are the proposal's own and are changed there."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._shown: object = None

    def show_clauses(self, clauses: Sequence[Block], treatments: Sequence[Treatment], heads: Sequence[str]) -> None:
        """Show other clauses; ``heads`` are the bodies' short names."""
        if (shown := (tuple(clauses), tuple(treatments), tuple(heads))) == self._shown:
            return
        self._shown = shown
        empty(self._grid)
        for column, head in enumerate(heads, 2):
            self._grid.addWidget(label(head, "label", "text2"), 0, column)
        for number, clause in enumerate(clauses, 1):
            place = number * 2
            self._grid.addWidget(line(), place - 1, 0, 1, 2 + len(heads))
            self._grid.addWidget(label(f"{number}.", "strong"), place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(clause.text, wrap=True), place, 1)
            for column, treatment in enumerate(treatments, 2):
                badge = outcome_badge(decision.outcome) if (decision := _decision(treatment, clause)) else _MISSING
                self._grid.addWidget(_sign(badge), place, column, Qt.AlignmentFlag.AlignTop)


_MISSING = Badge("Mangler", "circle", "text2")


def _decision(treatment: Treatment, clause: Block) -> Decision | None:
    own = [each for each in treatment.decisions if each.clause_id == clause.id]
    whole = [each for each in treatment.decisions if each.clause_id is None]
    return next(iter(own + whole), None)


def _sign(badge: Badge) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(Sign(badge.icon, badge.tone))
    row.addWidget(label(badge.word, "label", badge.tone))
    return made
