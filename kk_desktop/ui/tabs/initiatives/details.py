"""The chosen initiative below the table: its facts, edited where they stand, and its money year by year."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSpacerItem, QVBoxLayout, QWidget

from kk_desktop.domain.amounts import Unit, in_unit, read_figure
from kk_desktop.domain.budgets import level_words, read_level
from kk_desktop.domain.initiatives import Appropriation, AppropriationStage, Initiative, InitiativeStatus
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned, lock_fields, title_field
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty, tab_through

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

_STATUSES = tuple((status.value, status.danish) for status in InitiativeStatus)
_STAGES = ((AppropriationStage.PROPOSED.value, "foreslået"), (AppropriationStage.APPROVED.value, "bevilget"))
_MONEY_WIDTHS = (44, 96, 84, 84)  # year, amount, price level, stage: wide enough for what they hold
_PERIOD_WIDTH = 84  # a whole date
MoneyLine = tuple[LineField, LineField, LineField, ChoiceField]
_PERIOD = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")


class InitiativeDetails(QScrollArea):
    """Reads and changes one initiative through its service."""

    go_wanted = Signal(str, str)

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._initiative: Initiative | None = None
        self._money: tuple[Appropriation, ...] = ()
        self._money_lines: dict[str, MoneyLine] = {}
        self._build()
        self._lay_out()

    @property
    def current_id(self) -> str:
        """The initiative that is told, empty when none is."""
        return self._initiative.id if self._initiative else ""

    def show_initiative(self, initiative_id: str) -> None:
        """Tell about another initiative, or with no id about none."""
        self.inside.setVisible(bool(initiative_id))
        if not initiative_id:
            self._initiative = None
            return
        shown = self._initiative = self._workspace.initiatives.get(initiative_id)
        areas = {area.id: area.name for area in self._workspace.areas.tree()}
        self.title.show_text(shown.title)
        self.status.show_choice(shown.status.value)
        self.purpose.show_text(shown.purpose)
        self.target_group.show_text(shown.target_group)
        self.partners.show_text(shown.partners)
        self.period_from.setText(shown.period_from)
        self.period_to.setText(shown.period_to)
        self.areas.setText("; ".join(areas[each] for each in shown.area_ids if each in areas))
        self.responsible.show_choice(shown.responsible_body_id or "")
        self._show_money(tuple(self._workspace.initiatives.appropriations(initiative_id)))
        self._show_sources(shown)

    # -- money ---------------------------------------------------------------------------------------------

    def _show_money(self, money: tuple[Appropriation, ...]) -> None:
        if [each.id for each in money] != list(self._money_lines) or not self._money_grid.count():
            self._build_money(money)
        self._money = money
        for each in money:
            year, amount, level, stage = self._money_lines[each.id]
            year.setText(str(each.year))
            amount.setText(in_unit(each.amount_ore, Unit.THOUSANDS))
            level.setText(level_words(each.price_level).removesuffix(" p/l"))
            stage.show_choice(each.stage.value)

    def _build_money(self, money: tuple[Appropriation, ...]) -> None:
        empty(self._money_grid)
        for column, head in enumerate(("År", "Beløb, 1.000 kr.", "Prisniveau", "") if money else ("Beløb",)):
            self._money_grid.addWidget(label(head, "secondary", "text2"), 0, column)
        self._money_lines = {}
        for line, each in enumerate(money, 1):
            fields = self._money_fields(each)
            self._money_lines[each.id] = fields
            for column, part in enumerate((*fields, self._remove_button(each))):
                self._money_grid.addWidget(part, line, column)
            for part, width in zip(fields, _MONEY_WIDTHS, strict=True):
                part.setFixedWidth(width)
        controls: list[QWidget] = []
        for year, amount, level, stage in self._money_lines.values():
            controls += [year.edit, amount.edit, level.edit, stage]
        tab_through(self.partners, *controls, self.add_money)
        if self._workspace.read_only:
            lock_fields(self)

    def _money_fields(self, each: Appropriation) -> MoneyLine:
        change = self._workspace.initiatives.change_appropriation

        def save_year(text: str) -> None:
            change(each.id, year=_whole_year(text))

        def save_amount(text: str) -> None:
            figure = read_figure(text, Unit.THOUSANDS)
            if figure.amount_ore is None:
                raise ValueError("Skriv et beløb, fx 5.000, eller slet linjen.")
            change(each.id, amount_ore=figure.amount_ore)

        def save_level(text: str) -> None:
            change(each.id, price_level=read_level(text))

        year = LineField("År", save_year, caption=False)
        amount = LineField("Beløb i 1.000 kr.", save_amount, caption=False)
        level = LineField("Prisniveau", save_level, caption=False)
        level.edit.setPlaceholderText("ikke angivet")
        stage = ChoiceField("Status", lambda key: change(each.id, stage=AppropriationStage(key)), _STAGES)
        stage.setMinimumContentsLength(7)
        return year, amount, level, stage

    def _remove_button(self, each: Appropriation) -> QWidget:
        remove = icon_button("trash-2", f"Slet {each.year}", on_click=lambda: self._on_remove_money(each))
        remove.setEnabled(not self._workspace.read_only)
        return remove

    def _on_remove_money(self, each: Appropriation) -> None:
        self._workspace.initiatives.remove_appropriation(each.id)
        self._messages.tell_deleted(f"Beløbet for {each.year} er slettet.")

    def _on_add_money(self) -> None:
        if self._initiative is None:
            return
        year = max((each.year for each in self._money), default=self._workspace.today().year - 1) + 1
        level = self._money[-1].price_level if self._money else None
        self._workspace.initiatives.add_appropriation(
            self._initiative.id, year, 0, AppropriationStage.PROPOSED, price_level=level
        )

    # -- where it comes from -------------------------------------------------------------------------------

    def _show_sources(self, shown: Initiative) -> None:
        empty(self._sources)
        documents = {row.id: row for row in self._workspace.documents.rows()}
        for document_id in shown.document_ids:
            if row := documents.get(document_id):
                words = f"{row.kind_name}: {_short(row.title)}"
                go = partial(self.go_wanted.emit, "document", document_id)
                link = button(words, kind="link", on_click=go)
                link.setToolTip(row.title)
                self._sources.addWidget(link)
        for application in self._workspace.pools.applications(shown.id):
            go = partial(self.go_wanted.emit, "application", application.id)
            link = button(f"Ansøgning: {_short(application.title)}", kind="link", on_click=go)
            link.setToolTip(application.title)
            self._sources.addWidget(link)
        self._sources_head.setVisible(self._sources.count() > 0)

    def _change(self, **facts: object) -> None:
        if self._initiative is not None:
            self._workspace.initiatives.change(self._initiative.id, **facts)

    def _on_areas_typed(self, text: str) -> None:
        known = {area.name.casefold(): area.id for area in self._workspace.areas.tree()}
        names = [name.strip() for name in text.split(";") if name.strip()]
        for name in names:
            if name.casefold() not in known:
                raise ValueError(f"”{name}” findes ikke under Områder. Opret området dér, eller ret navnet.")
        self._change(area_ids=tuple(known[name.casefold()] for name in names))

    def _save_period(self, fact: str, text: str) -> None:
        text = text.strip()
        if not _PERIOD.fullmatch(text):
            raise ValueError(f"”{text}” kan ikke læses. Skriv 2014, 2014-05 eller 2014-05-01.")
        self._change(**{fact: text})

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.title = title_field(
            "Indsatsens titel", lambda text: self._change(title=text), "section", self._messages.tell_problem
        )
        self.status = ChoiceField("Status", lambda key: self._change(status=InitiativeStatus(key)), _STATUSES)
        self.purpose = TextField("Formål", lambda text: self._change(purpose=text))
        self.target_group = TextField("Målgruppe", lambda text: self._change(target_group=text))
        self.partners = TextField("Samarbejdspartnere", lambda text: self._change(partners=text))
        self.period_from = LineField("Fra", lambda text: self._save_period("period_from", text))
        self.period_to = LineField("Til", lambda text: self._save_period("period_to", text))
        for field in (self.period_from, self.period_to):
            field.setMaximumWidth(_PERIOD_WIDTH)
        self.areas = LineField("Områder, adskilt af semikolon", self._on_areas_typed)
        today = self._workspace.today()
        bodies = [(body.id, body.name_on(today).name) for body in self._workspace.people.bodies()]
        self.responsible = ChoiceField(
            "Ansvarlig", lambda key: self._change(responsible_body_id=key or None), [("", "Ingen"), *bodies]
        )
        self.add_money = button("Tilføj år", "plus", "link", self._on_add_money)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setAccessibleName("Indsatsens fakta")
        self.inside = QFrame()
        self.inside.setProperty("ground", "window")
        self.setWidget(self.inside)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(38, 14, 24, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.status)
        head.addStretch(1)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(40)
        row.addLayout(self._words(), 5)
        row.addLayout(self._amounts())
        row.addLayout(self._links(), 5)
        column.addLayout(row)
        column.addStretch(1)
        if self._workspace.read_only:
            lock_fields(self.inside)
            self.add_money.setEnabled(False)

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(captioned("Formål", self.purpose))
        column.addLayout(
            _side_by_side(captioned("Målgruppe", self.target_group), captioned("Samarbejdspartnere", self.partners))
        )
        column.addStretch(1)
        return column

    def _amounts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        self._money_grid = QGridLayout()
        self._money_grid.setHorizontalSpacing(12)
        self._money_grid.setVerticalSpacing(0)
        column.addLayout(self._money_grid)
        column.addWidget(self.add_money, 0, Qt.AlignmentFlag.AlignLeft)
        # As wide without money as with it, so that the columns stay where they are.
        column.addSpacerItem(QSpacerItem(sum(_MONEY_WIDTHS) + 80, 0))
        column.addStretch(1)
        return column

    def _links(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(_side_by_side(self.period_from, self.period_to, captioned("Ansvarlig", self.responsible)))
        column.addWidget(self.areas)
        self._sources_head: QLabel = label("Dokumenter og ansøgninger", "secondary", "text2")
        column.addWidget(self._sources_head)
        self._sources = QVBoxLayout()
        self._sources.setSpacing(0)
        # A link's own padding out of the way, so that its words stand below the others.
        self._sources.setContentsMargins(-4, 0, 0, 0)
        column.addLayout(self._sources)
        column.addStretch(1)
        return column


def _side_by_side(*fields: QWidget) -> QHBoxLayout:
    """Fields on one line; the last one takes what room is left."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for number, field in enumerate(fields):
        row.addWidget(field, 2 if number == len(fields) - 1 else 1, Qt.AlignmentFlag.AlignTop)
    return row


def _whole_year(text: str) -> int:
    text = text.strip()
    if not re.fullmatch(r"(19|20)\d\d", text):
        raise ValueError(f"”{text}” er ikke et årstal. Skriv fx 2014.")
    return int(text)


def _short(title: str) -> str:
    return title if len(title) <= 32 else title[:30].rstrip() + " …"
