"""An initiative's money, a line for each year, typed where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSpacerItem, QVBoxLayout, QWidget

from kk_desktop.domain.amounts import Unit, in_unit, read_figure
from kk_desktop.domain.budgets import level_words, read_level
from kk_desktop.domain.initiatives import Appropriation, AppropriationStage
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, lock_fields
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

_STAGES = ((AppropriationStage.PROPOSED.value, "foreslået"), (AppropriationStage.APPROVED.value, "bevilget"))
_WIDTHS = (44, 96, 84, 84)  # year, amount, price level, stage: wide enough for what they hold
MoneyLine = tuple[LineField, LineField, LineField, ChoiceField]


class Money(QFrame):
    """The lines, and a button that adds the year after the last."""

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._initiative_id = ""
        self._money: tuple[Appropriation, ...] = ()
        self.lines: dict[str, MoneyLine] = {}
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(0)
        self.add = button("Tilføj år", "plus", "link", self._on_add)
        self.add.setEnabled(not workspace.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        # As wide without money as with it, so that the columns stay where they are.
        column.addSpacerItem(QSpacerItem(sum(_WIDTHS) + 64, 0))
        column.addStretch(1)

    @property
    def controls(self) -> list[QWidget]:
        """What the tab key goes through."""
        fields: list[QWidget] = []
        for year, amount, level, stage in self.lines.values():
            fields += [year.edit, amount.edit, level.edit, stage]
        return [*fields, self.add]

    def show_of(self, initiative_id: str) -> None:
        """Show an initiative's money; lines that are there keep their fields, and what is typed in them."""
        self._initiative_id = initiative_id
        money = tuple(self._workspace.initiatives.appropriations(initiative_id))
        if [each.id for each in money] != list(self.lines) or not self.grid.count():
            self._build(money)
        self._money = money
        for each in money:
            year, amount, level, stage = self.lines[each.id]
            year.setText(str(each.year), each.id)
            amount.setText(in_unit(each.amount_ore, Unit.THOUSANDS), each.id)
            level.setText(level_words(each.price_level).removesuffix(" p/l"), each.id)
            stage.show_choice(each.stage.value)

    def _build(self, money: tuple[Appropriation, ...]) -> None:
        empty(self.grid)
        for column, head in enumerate(("År", "Beløb, 1.000 kr.", "Prisniveau", "") if money else ("Beløb",)):
            self.grid.addWidget(label(head, "secondary", "text2"), 0, column)
        self.lines = {}
        for line, each in enumerate(money, 1):
            fields = self.lines[each.id] = self._fields(each)
            for column, part in enumerate((*fields, self._remove_button(each))):
                self.grid.addWidget(part, line, column)
            for part, width in zip(fields, _WIDTHS, strict=True):
                part.setFixedWidth(width)
        if self._workspace.read_only:
            lock_fields(self)

    def _fields(self, each: Appropriation) -> MoneyLine:
        change = self._workspace.initiatives.change_appropriation

        def save_amount(text: str) -> None:
            figure = read_figure(text, Unit.THOUSANDS)
            if figure.amount_ore is None:
                raise ValueError("Skriv et beløb, fx 5.000, eller slet linjen.")
            change(each.id, amount_ore=figure.amount_ore)

        year = LineField("År", lambda text: change(each.id, year=_whole_year(text)), caption=False)
        amount = LineField("Beløb i 1.000 kr.", save_amount, caption=False)
        level = LineField("Prisniveau", lambda text: change(each.id, price_level=read_level(text)), caption=False)
        level.edit.setPlaceholderText("ikke angivet")
        stage = ChoiceField("Status", lambda key: change(each.id, stage=AppropriationStage(key)), _STAGES)
        stage.setMinimumContentsLength(7)
        return year, amount, level, stage

    def _remove_button(self, each: Appropriation) -> QWidget:
        remove = icon_button("trash-2", f"Slet {each.year}", on_click=lambda: self._on_remove(each))
        remove.setEnabled(not self._workspace.read_only)
        return remove

    def _on_remove(self, each: Appropriation) -> None:
        def remove() -> None:
            self._workspace.initiatives.remove_appropriation(each.id)
            self._messages.tell_deleted(f"Beløbet for {each.year} er slettet.")

        self._messages.attempt(remove)

    def _on_add(self) -> None:
        year = max((each.year for each in self._money), default=self._workspace.today().year - 1) + 1
        level = self._money[-1].price_level if self._money else None
        add, proposed = self._workspace.initiatives.add_appropriation, AppropriationStage.PROPOSED
        if self._messages.attempt(lambda: add(self._initiative_id, year, 0, proposed, price_level=level)):
            self.show_of(self._initiative_id)
            last = max(self._money, key=lambda each: each.year)
            amount = self.lines[last.id][1].edit
            amount.setFocus(Qt.FocusReason.OtherFocusReason)
            amount.selectAll()


def _whole_year(text: str) -> int:
    text = text.strip()
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise ValueError(f"”{text[:40]}” er ikke et årstal. Skriv fx 2014.")
    return int(text)
