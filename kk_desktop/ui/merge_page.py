"""Flettebrev: the list of who gets the letter, what was read of it, and the letter to one of them as it prints."""

from __future__ import annotations

from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from kk_desktop.domain.dispatches import DistributionList
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.recipients import Entry, Recipient
from kk_desktop.domain.wording import listed, shortened
from kk_desktop.services.paper import PLAIN, Rendered, Variant

from .merge_output import MergeOutput, count_letters
from .print_panel import read_paper
from .side_pages import SidePage
from .widgets.badges import Badge
from .widgets.buttons import button
from .widgets.check_box import CheckBox
from .widgets.empty_state import EmptyState
from .widgets.labels import ElidedLabel, label
from .widgets.page_view import PageView
from .widgets.row import Row
from .widgets.rows import RowDelegate, RowList

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace

    from .messages import Messages
    from .tasks import Tasks

PAUSE = 150
"""Milliseconds that keys are gathered before the list is read."""

_TOLD = 90
"""Letters of the names that a message tells."""

HOW = "Skriv eller indsæt én modtager på hver linje, blokke med en tom linje imellem, eller celler fra et regneark."

_BODIES = (
    (BodyKind.LOCAL_COMMITTEE, "Lokaludvalgene"),
    (BodyKind.COMMITTEE, "Udvalgene"),
    (BodyKind.ADMINISTRATION, "Forvaltningerne"),
    (BodyKind.EXTERNAL, "Andre uden for kommunen"),
)


class MergePage(SidePage):
    """One document that is to go to many; the list is not kept when the page is left."""

    list_read = Signal()

    def __init__(
        self, workspace: Workspace, messages: Messages, tasks: Tasks, machine: Machine, document_id: str
    ) -> None:
        super().__init__("Flettebrev")
        self._workspace, self._messages, self._tasks, self._machine = workspace, messages, tasks, machine
        self._document_id = document_id
        self._entries: list[Entry] = []
        self._build()
        self._lay_out()
        self._connect_signals()
        self.list.setPlainText(workspace.mail_merge.own(document_id))
        self._read()

    # Building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        document = self._workspace.documents.get(self._document_id)
        self.output = MergeOutput(
            self._workspace, self._messages, self._tasks, self._machine, self._document_id, owner=self
        )
        self.letter = ElidedLabel("section")
        self.letter.setText(document.title)
        self.fetch = button("Hent fra filen", "landmark")
        self.fetch.setMenu(self._bodies_menu())
        self.list = QPlainTextEdit()
        self.list.setProperty("kind", "field")
        self.list.setAccessibleName("Modtagere")
        self.list.setPlaceholderText("Valby Lokaludvalg\nValby Tingsted 7\n2500 Valby")
        self.list.setTabChangesFocus(True)
        self.list.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.window_box = CheckBox("Til rudekuvert", lambda _on: self._read())
        self.window_box.setVisible(self._workspace.kinds[document.kind].has_window)
        self.both_sides = CheckBox("Begge sider af papiret", self._on_both_sides)
        self.both_sides.setChecked(read_paper(self._machine).both_sides)
        self.count = label("", "section")
        self.trouble = label("", "label", "amber", wrap=True)
        self.rows = RowList("Breve", RowDelegate(self, padding=12, tight=True))
        self.nothing = EmptyState("users", "Ingen modtagere endnu", HOW)
        self.page = PageView()
        self.save_one = button("Gem som én PDF", "file-down", on_click=self._on_save_one_pressed)
        self.save_files = button("Gem som PDF-filer", "file-down", on_click=self._on_save_files_pressed)
        self.print = button("Udskriv alle …", "printer", "primary", self._on_print_pressed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)

    def _bodies_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill_bodies_menu(menu))
        self._fill_bodies_menu(menu)
        return menu

    def _fill_bodies_menu(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction("Brevets egne modtagere").triggered.connect(
            lambda: self._put_in(self._workspace.mail_merge.own(self._document_id))
        )
        for kind, words in _BODIES:
            menu.addAction(words).triggered.connect(
                lambda _checked=False, kind=kind: self._put_in(self._workspace.mail_merge.bodies(kind))
            )
        own = [each for each in self._workspace.distribution_lists.all() if each.members and not each.is_living]
        if own:
            menu.addSection("Fordelingslister")
        for each in own:
            menu.addAction(each.name.replace("&", "&&")).triggered.connect(partial(self._put_in_list, each))

    def _put_in_list(self, chosen: DistributionList, _checked: bool = False) -> None:
        self._put_in(self._workspace.mail_merge.of_list(chosen.entries))
        if chosen.left_out:
            names = shortened(listed(chosen.left_out), _TOLD)
            self._messages.tell(f"Udeladt, fordi de ikke står på listen i dag: {names}.", "info")

    def _lay_out(self) -> None:
        for each in (self.save_one, self.save_files, self.print):
            self.top.addWidget(each)
        self.body.addWidget(self.letter)
        head = QHBoxLayout()
        head.addWidget(label("Modtagere", "section"))
        head.addStretch(1)
        head.addWidget(self.fetch)
        who = _column(head, label(HOW, "secondary", "text2", wrap=True), self.list, self.window_box, self.both_sides)
        read = _column(self.count, self.trouble, self.rows, self.nothing, left=12)
        desk = QFrame()
        desk.setProperty("ground", "desk")
        inside = QVBoxLayout(desk)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.page)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        for part, least in ((who, 260), (read, 260), (desk, 280)):
            part.setMinimumWidth(least)
            splitter.addWidget(part)
        splitter.setSizes([320, 340, 460])
        splitter.setStretchFactor(2, 1)
        self.body.addWidget(splitter, 1)

    def _connect_signals(self) -> None:
        self.list.textChanged.connect(self._soon.start)
        self._soon.timeout.connect(self._read)
        self.rows.chosen.connect(lambda _key: self._show_page())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the list."""
        super().focusInEvent(event)
        self.list.setFocus()

    # The list ---------------------------------------------------------------------------------------------

    @property
    def recipients(self) -> list[Recipient]:
        """Those who get a letter, in their order."""
        return [entry.recipient for entry in self._entries if entry.recipient is not None]

    @property
    def variant(self) -> Variant:
        """How the letters are set."""
        return Variant(window=True) if self.window_box.isChecked() else PLAIN

    def _put_in(self, text: str) -> None:
        """Put a list behind what is there already."""
        before = self.list.toPlainText().rstrip()
        gap = "\n\n" if "\n\n" in before or "\n\n" in text else "\n"
        self.list.setPlainText(f"{before}{gap}{text}" if before else text)
        self._read()

    def _read(self) -> None:
        self._soon.stop()
        service = self._workspace.mail_merge
        self._entries = service.read(self.list.toPlainText(), window=self.window_box.isChecked())
        self.rows.set_rows([_row(number, entry) for number, entry in enumerate(self._entries, 1)])
        letters, left_out = len(self.recipients), sum(entry.recipient is None for entry in self._entries)
        self.count.setText(count_letters(letters))
        self.trouble.setText(f"{left_out} {'linje giver' if left_out == 1 else 'linjer giver'} ikke et brev.")
        self.trouble.setVisible(bool(left_out))
        for part in (self.count, self.rows):
            part.setVisible(bool(self._entries))
        self.nothing.setVisible(not self._entries)
        for each in (self.save_one, self.save_files, self.print):
            each.setEnabled(bool(letters))
        if self._entries and not self.rows.current_id:
            self.rows.choose_first()
        self._show_page()
        self.list_read.emit()

    # The page ---------------------------------------------------------------------------------------------

    @property
    def _chosen(self) -> Recipient | None:
        chosen = self.rows.current_id
        return self._entries[int(chosen) - 1].recipient if chosen else None

    def _show_page(self) -> None:
        recipient = self._chosen
        if recipient is None:
            self.page.clear()
            return
        service, variant = self._workspace.mail_merge, self.variant
        self._tasks.start(
            lambda: service.preview(self._document_id, recipient, variant).result(),
            partial(self._on_drawn, recipient),
            self._messages.tell_problem,
            owner=self,
        )

    def _on_drawn(self, recipient: Recipient, rendered: Rendered) -> None:
        # The list may have been written anew meanwhile, with somebody else in the same row.
        if recipient == self._chosen:
            self.page.show_pdf(rendered.pdf, ())

    # Out --------------------------------------------------------------------------------------------------

    def _on_both_sides(self, is_on: bool) -> None:
        self._machine.paper = asdict(replace(read_paper(self._machine), both_sides=is_on))

    def _on_print_pressed(self) -> None:
        self._read()
        self.output.print(self.recipients, self.variant)

    def _on_save_files_pressed(self) -> None:
        self._read()
        self.output.save_files(self.recipients, self.variant)

    def _on_save_one_pressed(self) -> None:
        self._read()
        self.output.save_one(self.recipients, self.variant, duplex=self.both_sides.isChecked())


def _column(*parts: QWidget | QHBoxLayout, left: int = 0) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(left, 0, 12, 0)
    column.setSpacing(8)
    for part in parts:
        if isinstance(part, QHBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part, 1 if isinstance(part, (QPlainTextEdit, RowList, EmptyState)) else 0)
    return made


def _row(number: int, entry: Entry) -> Row:
    """A letter, or the place in the list that gives none and why."""
    if entry.recipient is None:
        return Row(str(number), entry.text or "–", entry.remark, icon=("triangle-alert", "amber"))
    address = entry.remark or ", ".join(entry.recipient.address)
    badge = Badge("", "triangle-alert", "amber") if entry.remark else None
    return Row(str(number), entry.recipient.name, address, right=badge, lead=str(number))
