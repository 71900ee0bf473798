"""Several initiatives at once: how many are chosen, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy

from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.known_dates import read_due
from kk_desktop.domain.many_changed import ManyChanged, initiatives_counted
from kk_desktop.domain.people import BodyKind
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.check_list import CheckList, Choice
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.line_popup import LinePopup

from .choices import area_choices, body_choices, policy_choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

NOBODY = Choice("", "Ingen")
_HEIGHT = 26  # that of small buttons, which stand beside it
_MANY = 500
"""From so many on the person is told that the work has begun."""


class ChosenStrip(QFrame):
    """``chosen`` gives the keys of the rows chosen; the work goes on beside the window and is told when it is done."""

    left = Signal()

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, chosen: Callable[[], Sequence[int]]
    ) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks, self._chosen = workspace, messages, tasks, chosen
        self._many = workspace.many_initiatives
        self._build()
        self._lay_out()
        self.setEnabled(not workspace.read_only)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are chosen; gone while it is but one, or where nothing can be changed."""
        self.count.setText(f"{initiatives_counted(count)} valgt")
        self.setVisible(count > 1 and not self._workspace.read_only)

    # -- the wishes ----------------------------------------------------------------------------------------

    def delete(self) -> None:
        """Put all of them in the bin."""
        self._do(self._many.delete)

    def ask_status(self) -> None:
        """Let a status be taken."""
        choices = [Choice(status.value, status.danish) for status in InitiativeStatus]
        self._ask(self.status, choices, lambda key: self._change("status", InitiativeStatus(key)))

    def ask_responsible(self) -> None:
        """Let a responsible body be taken."""
        choices = [NOBODY, *body_choices(self._workspace, frozenset(BodyKind) - {BodyKind.UNIT})]
        self._ask(self.responsible, choices, lambda key: self._change("responsible_body_id", key or None))

    def ask_unit(self) -> None:
        """Let a unit be taken."""
        choices = [NOBODY, *body_choices(self._workspace, {BodyKind.UNIT})]
        self._ask(self.unit, choices, lambda key: self._change("unit_id", key or None))

    def ask_link(self, kind: str, *, is_on: bool) -> None:
        """Let an area or a policy be taken, to add it or to take it away."""
        only = None if is_on else self._many.linked(self._chosen(), kind)
        choices = (area_choices if kind == "area" else policy_choices)(self._workspace, only)
        anchor = self.area if kind == "area" else self.policy
        self._ask(anchor, choices, lambda key: self._do(partial(self._many.link, kind=kind, other_id=key, is_on=is_on)))

    def ask_end(self) -> None:
        """Let the end of the period be written."""

        def save(text: str) -> None:
            self._change("period_to", read_due(text, self._workspace.today()))

        self._line.ask("Perioden slutter", "Ret", save, hint="2016, maj 2016 eller 31.5.2016", below=self.end)

    def ask_target_group(self) -> None:
        """Let the target group be written."""
        self._line.ask("Målgruppe", "Ret", partial(self._change, "target_group"), below=self.target_group)

    # -- how -----------------------------------------------------------------------------------------------

    def _ask(self, anchor: QPushButton, choices: Sequence[Choice], take: Callable[[str], object]) -> None:
        if not choices:
            self._messages.tell("Der er ikke noget at vælge. De valgte indsatser har ingen.")
            return
        asked = CheckList(anchor, anchor.text(), is_single=True)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.taken.connect(take)
        asked.open(choices)
        self.asked = asked

    def _change(self, fact: str, value: Any) -> None:
        self._do(partial(self._many.change, fact=fact, value=value))

    def _do(self, work: Callable[[Sequence[int]], ManyChanged]) -> None:
        keys = self._chosen()
        if len(keys) >= _MANY:
            self._messages.tell(f"{initiatives_counted(len(keys))} rettes. Det kan tage lidt tid.")
        self._tasks.start(lambda: work(keys), self._on_done, self._messages.tell_problem, owner=self)

    def _on_done(self, became: ManyChanged) -> None:
        if not became.changed:
            self._messages.tell(became.danish, "warning")
        elif became.is_deleted:
            self._messages.tell_deleted(became.danish)
        else:
            self._messages.tell(became.danish, "good", "Fortryd", self._messages.undo_requested.emit)

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.count = label("", "strong")
        self.count.setFixedHeight(_HEIGHT)
        self.status = button("Status", kind="small", on_click=self.ask_status)
        self.responsible = button("Ansvarlig", kind="small", on_click=self.ask_responsible)
        self.unit = button("Enhed", kind="small", on_click=self.ask_unit)
        self.area = self._two_ways("Område", "area")
        self.policy = self._two_ways("Politik", "policy")
        self.end = button("Slutning", kind="small", on_click=self.ask_end)
        self.target_group = button("Målgruppe", kind="small", on_click=self.ask_target_group)
        self.remove = button("Slet", "trash-2", kind="small", on_click=self.delete)
        self.leave = icon_button("x", "Vælg kun én igen", on_click=self.left.emit)
        self.leave.setFixedHeight(_HEIGHT)
        self._line = LinePopup(self)

    def _two_ways(self, words: str, kind: str) -> QPushButton:
        made = button(words, kind="small")
        menu = QMenu(made)
        for name, is_on in (("&Tilføj …", True), ("&Fjern …", False)):
            action = QAction(name, menu)
            action.triggered.connect(lambda _checked=False, is_on=is_on: self.ask_link(kind, is_on=is_on))
            menu.addAction(action)
        made.setMenu(menu)
        return made

    def _lay_out(self) -> None:
        self.setProperty("ground", "info")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, 8)
        flow.setContentsMargins(16, 6, 16, 6)
        for part in (
            self.count, self.status, self.responsible, self.unit, self.area, self.policy, self.end, self.target_group,
            self.remove, self.leave,
        ):  # fmt: skip
            flow.addWidget(part)
