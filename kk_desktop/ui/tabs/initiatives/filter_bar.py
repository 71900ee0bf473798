"""What the list is narrowed by: a search field, and chips that say what they keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from kk_desktop.domain.initiative_lists import InitiativeFilter, names_told, read_years, years_told
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.wording import listed, shortened
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.check_list import CheckList, Choice
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.line_popup import LinePopup
from kk_desktop.ui.widgets.search_field import SearchField

from .choices import area_choices, body_choices, policy_choices

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

_SEARCH_WIDTH = 220
_CHIP_WORDS = 32
_MANY, _PAUSE = 5_000, 150
"""Initiatives from which on the list waits for a pause in the typing, and how long a pause is, in ms."""

_YEARS_HINT = "fx 2014, 2014-2016 eller fra 2014"


class FilterBar(QWidget):
    """Tells the filter at every change; ``show_filter`` shows another and tells nothing."""

    changed = Signal(object)  # an InitiativeFilter

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.chosen = InitiativeFilter()
        self._build()
        self._lay_out()
        self._connect()
        self.show_filter(self.chosen)

    def show_filter(self, chosen: InitiativeFilter) -> None:
        """Show another filter."""
        self.chosen = chosen
        if self.search.text().strip() != chosen.text.strip():
            self.search.blockSignals(True)
            self.search.setText(chosen.text)
            self.search.blockSignals(False)
        names = self._workspace.initiative_lists.names() if not chosen.is_empty else {}
        for chip, ids, all_words, many in (
            (self.areas, chosen.area_ids, "Alle områder", "områder"),
            (self.bodies, chosen.body_ids, "Alle udvalg", "udvalg"),
            (self.policies, chosen.policy_ids, "Alle politikker", "politikker"),
        ):
            _say(chip, names_told([names.get(each, "") for each in ids], many), all_words)
        _say(self.statuses, listed([status.danish for status in chosen.statuses]), "Alle statusser")
        _say(self.years, years_told(chosen.year_from, chosen.year_to), "Alle år")
        _say(self.without_amount, "Mangler beløb" if chosen.without_amount else "", "Mangler beløb")
        # What is used less often has a chip of its own only while it narrows.
        for chip in (self.policies, self.statuses, self.years, self.without_amount):
            chip.setVisible(bool(chip.property("on")))

    def add(self, *more: QWidget) -> None:
        """Put other controls after the chips."""
        for each in more:
            self._flow.addWidget(each)

    # -- what is pressed -----------------------------------------------------------------------------------

    def _change(self, **facts: object) -> None:
        if self._pause.isActive():
            self._pause.stop()
            facts = {"text": self.search.text().strip()} | facts
        chosen = replace(self.chosen, **facts)  # type: ignore[arg-type]
        if chosen != self.chosen:
            self.show_filter(chosen)
            self.changed.emit(chosen)

    def _on_typed(self, text: str) -> None:
        """At once; among very many when the person pauses, for each letter would cost as much as the word."""
        if self._workspace.initiative_lists.count() > _MANY:
            self._pause.start()
        else:
            self._change(text=text)

    def ask_areas(self) -> None:
        """Let areas be marked."""
        self._area_list.open(area_choices(self._workspace), self.chosen.area_ids)

    def ask_bodies(self) -> None:
        """Let committees and other bodies be marked."""
        self._body_list.open(body_choices(self._workspace), self.chosen.body_ids)

    def ask_policies(self) -> None:
        """Let policies be marked."""
        self.policies.show()
        self._policy_list.open(policy_choices(self._workspace), self.chosen.policy_ids)

    def ask_statuses(self) -> None:
        """Let statuses be marked."""
        self.statuses.show()
        choices = [Choice(status.value, status.danish) for status in InitiativeStatus.in_lists()]
        self._status_list.open(choices, self.chosen.statuses)

    def ask_years(self) -> None:
        """Let years be written."""
        kept = years_told(self.chosen.year_from, self.chosen.year_to).replace("–", "-")
        below = self.years if self.years.isVisible() else self.more
        self._line.ask("Indsatser, der løber i", "Vis", self._take_years, text=kept, hint=_YEARS_HINT, below=below)

    def toggle_without_amount(self) -> None:
        """Only those without money, or all."""
        self._change(without_amount=not self.chosen.without_amount)

    def _take_years(self, text: str) -> None:
        first, last = read_years(text)
        self._change(year_from=first, year_to=last)

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.search = SearchField("Søg i indsatser")
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self.areas = button("", "map-pinned", on_click=self.ask_areas)
        self.bodies = button("", "landmark", on_click=self.ask_bodies)
        self.policies = button("", "scroll-text", on_click=self.ask_policies)
        self.statuses = button("", "circle-dot", on_click=self.ask_statuses)
        self.years = button("", "calendar-days", on_click=self.ask_years)
        self.without_amount = button("", "coins", on_click=self.toggle_without_amount)
        self.more = button("Flere filtre", "chevron-down")
        menu = QMenu(self.more)
        for words, do in (
            ("&Status …", self.ask_statuses), ("&Politik …", self.ask_policies), ("P&eriode …", self.ask_years),
            ("&Mangler beløb", self.toggle_without_amount),
        ):  # fmt: skip
            action = QAction(words, menu)
            action.triggered.connect(lambda _checked=False, do=do: do())
            menu.addAction(action)
        self.more.setMenu(menu)
        self._area_list = CheckList(self.areas, "Områder")
        self._body_list = CheckList(self.bodies, "Udvalg og andre ansvarlige")
        self._policy_list = CheckList(self.policies, "Politikker")
        self._status_list = CheckList(self.statuses, "Statusser")
        self._line = LinePopup(self.more)

    def _lay_out(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, 8)
        self._flow.setContentsMargins(0, 0, 0, 0)
        chips = (self.areas, self.bodies, self.statuses, self.policies, self.years, self.without_amount)
        self.add(self.search, *chips, self.more)

    def _connect(self) -> None:
        self.search.wanted.connect(self._on_typed)
        self._pause.timeout.connect(lambda: self._change(text=self.search.text().strip()))
        for asked, fact in (
            (self._area_list, "area_ids"), (self._body_list, "body_ids"), (self._policy_list, "policy_ids"),
        ):  # fmt: skip
            asked.changed.connect(partial(self._on_marked, fact))
        self._status_list.changed.connect(
            lambda keys: self._change(statuses=tuple(InitiativeStatus(key) for key in keys))
        )

    def _on_marked(self, fact: str, keys: Sequence[str]) -> None:
        self._change(**{fact: tuple(keys)})


def _say(chip: QPushButton, narrowed: str, otherwise: str) -> None:
    """The chip's words, and its tint while it narrows."""
    words = narrowed or otherwise
    chip.setText(shortened(words, _CHIP_WORDS).replace("&", "&&"))
    chip.setToolTip(words)
    chip.setAccessibleName(f"{otherwise}: {narrowed}" if narrowed and narrowed != otherwise else words)
    if chip.property("on") != bool(narrowed):
        chip.setProperty("on", bool(narrowed))
        chip.style().polish(chip)
