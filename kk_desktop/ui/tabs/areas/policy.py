"""The policy or state list behind a row: its own title, period and source, which hold for every area on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.domain.typed_days import shown_day, typed_end, typed_start
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.labels import label

if TYPE_CHECKING:
    from kk_desktop.domain.areas import Policy

    from .part import Around

_DATE = 140


class PolicyFields(QFrame):
    """Hidden until a policy is opened."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._id = ""
        today = around.workspace.today()
        self.title = LineField("Politikkens titel", lambda text: self._change(title=text))
        self.start = LineField("Gælder fra", lambda text: self._change(valid_from=typed_start(text, today)))
        self.end = LineField("Gælder til", lambda text: self._change(valid_to=typed_end(text, today)))
        self.source = LineField("Kilde", lambda text: self._change(source=text))
        self.setProperty("ground", "alt")
        self._lay_out()
        self.hide()

    def show_policies(self, policies: list[Policy]) -> None:
        """Show the opened one as the file has it now."""
        policy = next((each for each in policies if each.id == self._id), None)
        self.setVisible(policy is not None)
        if policy is not None:
            self.title.setText(policy.title)
            self.start.setText(shown_day(policy.valid_from))
            self.end.setText(shown_day(policy.valid_to))
            self.source.setText(policy.source)

    def open(self, policy_id: str, policies: list[Policy]) -> None:
        """Open a policy and stand in its title."""
        self._id = policy_id
        self.show_policies(policies)
        self.title.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def close_policy(self) -> None:
        """Put it away."""
        self._id = ""
        self.hide()

    def _change(self, **facts: object) -> None:
        self._around.workspace.areas.change_policy(self._id, **facts)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label("Gælder for alle områder på listen", "secondary", "text2"))
        top.addStretch(1)
        top.addWidget(button("Luk", kind="link", on_click=self.close_policy))
        dates = QHBoxLayout()
        dates.setSpacing(12)
        for field in (self.start, self.end):
            field.setFixedWidth(_DATE)
            dates.addWidget(field)
        dates.addWidget(self.source, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.title)
        column.addLayout(dates)
