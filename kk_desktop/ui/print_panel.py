"""Before the system's print dialog: how this thing is to be printed, and what this machine's printer can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.bundles import Bundle
from kk_desktop.services.paper import Way

from . import icons
from .printing import Paper, trays
from .widgets.buttons import button
from .widgets.check_box import CheckBox
from .widgets.fields import ChoiceField, captioned
from .widgets.labels import ElidedLabel, label
from .widgets.layouts import tab_through

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine

WIDTH = 380
MARGIN = 8

ON_PAPER = (Bundle.LETTER, Bundle.PAGES)
"""How bilag can go along to a printer; in a PDF they can also lie as files."""


class PrintPanel(QFrame):
    """Opens over its owner's top right corner; Enter goes on to the system's dialog, Esc changes one's mind."""

    trays = staticmethod(trays)
    """The trays that can be chosen; tests hand in others."""

    def __init__(self, owner: QWidget, machine: Machine) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._owner, self._machine = owner, machine
        self._ways: dict[str, Way] = {}
        self._on_go: Callable[[], object] = lambda: None
        self._on_save: Callable[[Way], object] | None = None
        self.setProperty("ground", "card")
        self.setAccessibleName("Udskriv")
        self._build()
        self._lay_out()

    def _build(self) -> None:
        self._head = label("", "section")
        self._title = ElidedLabel("secondary", "text2")
        self.way = ChoiceField("Udskriv som", lambda _key: None, (), bare=False)
        self._way = captioned("Udskriv som", self.way)
        self.bilag = ChoiceField("Bilag", lambda _key: None, (), bare=False)
        self._bilag = captioned("Bilag", self.bilag)
        self.both_sides = CheckBox("Begge sider af papiret", lambda _on: None)
        self.first_tray = ChoiceField("Bakke til første side", lambda _key: None, (), bare=False)
        self.next_tray = ChoiceField("Bakke til de følgende sider", lambda _key: None, (), bare=False)
        self._trays = [captioned(each.accessibleName(), each) for each in (self.first_tray, self.next_tray)]
        self.go = button("Udskriv …", "printer", "primary", self._on_go_pressed)
        self.save = button("Gem som PDF …", "file-down", on_click=self._on_save_pressed)
        self.leave = button("Annuller", on_click=self.close)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(self._title)
        for part in (self._way, self._bilag, self.both_sides, *self._trays):
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go)
        column.addSpacing(4)
        column.addLayout(buttons)
        self.setFixedWidth(WIDTH)
        tab_through(
            self.way, self.bilag, self.both_sides, self.first_tray, self.next_tray, self.save, self.leave, self.go
        )

    def ask(
        self,
        title: str,
        ways: Sequence[Way],
        chosen: str,
        on_go: Callable[[Way, Paper], object],
        *,
        on_save: Callable[[Way], object] | None = None,
        with_bilag: bool = False,
    ) -> None:
        """Offer the ways, ``chosen`` first in sight; what was chosen of the printer the last time stands there.

        ``on_save`` offers a PDF of the same pages instead; ``with_bilag`` offers how they go along, which ``bundle``
        tells afterwards.
        """
        self._ways = {way.name: way for way in ways}
        self._on_go = partial(self._go_to_printer, on_go)
        self._on_save = on_save
        self.save.setVisible(on_save is not None)
        self.way.set_choices([(way.name, way.words) for way in ways])
        self.way.show_choice(chosen)
        self._way.setVisible(len(ways) > 1)
        self.both_sides.show()
        self._show_paper(read_paper(self._machine))
        self._show("Udskriv", title, ON_PAPER if with_bilag else ())

    def ask_bundle(self, title: str, on_go: Callable[[Bundle], object]) -> None:
        """Before a PDF is saved: how the bilag go along."""
        self._on_go = lambda: on_go(self.bundle)
        for part in (self._way, self.both_sides, *self._trays, self.save):
            part.hide()
        self._show("Gem som PDF", title, tuple(Bundle))

    def _show(self, what: str, title: str, bundles: Sequence[Bundle]) -> None:
        self.setAccessibleName(what)
        self._head.setText(what)
        self._title.setText(title)
        words, icon = ("Udskriv …", "printer") if self.both_sides.isVisibleTo(self) else ("Gem …", "file-down")
        self.go.setText(words)
        self.go.setIcon(icons.icon(icon, "onaccent"))
        self.bilag.set_choices([(bundle.value, bundle.danish) for bundle in bundles])
        self.bilag.show_choice(Bundle.LETTER.value)
        self._bilag.setVisible(bool(bundles))
        self.adjustSize()
        corner = self._owner.mapToGlobal(QPoint(self._owner.width(), 0))
        self.move(corner - QPoint(self.width() + MARGIN, -MARGIN))
        self.show()
        self.go.setFocus()

    @property
    def bundle(self) -> Bundle:
        """How the bilag go along; the letter alone where there are none."""
        return Bundle(self.bilag.currentData() or Bundle.LETTER)

    def _show_paper(self, paper: Paper) -> None:
        self.both_sides.setChecked(paper.both_sides)
        offered = self.trays()
        for field, kept in ((self.first_tray, paper.first_tray), (self.next_tray, paper.next_tray)):
            field.set_choices(offered)
            field.show_choice(kept)
        for part in self._trays:
            part.setVisible(bool(offered))

    def _on_go_pressed(self) -> None:
        self.close()
        self._on_go()

    def _on_save_pressed(self) -> None:
        self.close()
        if self._on_save is not None:
            self._on_save(self._ways[self.way.currentData()])

    def _go_to_printer(self, on_go: Callable[[Way, Paper], object]) -> None:
        kept = read_paper(self._machine)
        paper = Paper(
            self.both_sides.isChecked(),
            self.first_tray.currentData() or kept.first_tray,
            self.next_tray.currentData() or kept.next_tray,
        )
        self._machine.paper = asdict(paper)
        on_go(self._ways[self.way.currentData()], paper)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from every field, and presses the button it stands on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            standing = self.focusWidget()
            (standing if standing in (self.save, self.leave) else self.go).click()
        else:
            super().keyPressEvent(event)


def read_paper(machine: Machine) -> Paper:
    """What the machine remembers; whatever is not ours there gives way to the ordinary."""
    kinds = {field.name: type(field.default) for field in fields(Paper)}
    kept = machine.paper
    return Paper(**{name: kept[name] for name, kind in kinds.items() if isinstance(kept.get(name), kind)})
