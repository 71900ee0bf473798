"""Sammenlign versioner: two states of a document beside each other, in one text or on the page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from kk_desktop.domain.versions import Version, title_of
from kk_desktop.errors import GoneError
from kk_desktop.services.pages import safe_file_name
from kk_desktop.services.paper import Rendered
from kk_desktop.ui.output import Output, Printable
from kk_desktop.ui.side_pages import BesidePage
from kk_desktop.ui.widgets.fields import ChoiceField
from kk_desktop.ui.widgets.labels import ElidedLabel, label, line

from .head import Head
from .legend import Legend
from .reading import TEXTS, Reading
from .side_list import SideList
from .version_rows import NOW, NOW_WORDS, compared_first, kept_by, version_rows

if TYPE_CHECKING:
    from kk_desktop.domain.changes import Comparison
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

NOTHING_KEPT = (
    "Programmet gemmer en version, når dokumentet skifter status, og for hver ti minutters arbejde."
    " Du kan selv gemme en i Filer → Gem version."
)
FACTS_TOLD = 4


class ComparePage(BesidePage):
    """The version chosen in the list stands at the left; the text now, or another one, at the right."""

    compared = Signal()
    pages_shown = Signal()

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        changes: Changes,
        *,
        machine: Machine,
        document_id: str,
    ) -> None:
        super().__init__()
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self.document_id = document_id
        self._versions: list[Version] = []
        self._typed = ("", workspace.desk.clock())
        self._new_id = NOW
        self.comparison: Comparison | None = None
        self.spot = 0
        self._asked = 0
        self.output = Output(workspace.pages, messages, tasks, machine, owner=self, wanted=self._printable)
        self._build()
        self._lay_out()
        self._connect_signals(changes)
        self.reload()

    # Building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.list = SideList(self.output)
        self.head = Head()
        self.facts = label("", "label", "amber", wrap=True)
        self.facts.setContentsMargins(24, 8, 24, 8)
        self.old_title, self.old_by = ElidedLabel("strong"), ElidedLabel("secondary", "text2")
        self.new_title = ChoiceField("Sammenlign med", self._on_new_chosen, [(NOW, NOW_WORDS)])
        self.new_by = ElidedLabel("secondary", "text2")
        self.reading = Reading()
        self.legend = Legend()

    def _lay_out(self) -> None:
        right = QFrame()
        right.setProperty("ground", "base")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._heads = QWidget()
        heads = QHBoxLayout(self._heads)
        heads.setContentsMargins(0, 8, 0, 8)
        for title, by in ((self.old_title, self.old_by), (self.new_title, self.new_by)):
            names = QVBoxLayout()
            names.setContentsMargins(24, 0, 24, 0)
            names.setSpacing(0)
            names.addWidget(title)
            names.addWidget(by)
            heads.addLayout(names, 1)
        for widget in (self.head, line(), self._heads, line(), self.facts):
            column.addWidget(widget)
        column.addWidget(self.reading, 1)
        column.addWidget(line())
        column.addWidget(self.legend)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setSizes([304, 1100])
        splitter.setStretchFactor(1, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect_signals(self, changes: Changes) -> None:
        self.list.left.connect(self.left)
        self.list.rows.chosen.connect(lambda _id: self._on_version_chosen())
        self.list.restore_wanted.connect(self._on_restore_wanted)
        self.head.mode_chosen.connect(self.show_mode)
        self.head.step_wanted.connect(self.step)
        self.head.old_words_wanted.connect(self._on_old_words_wanted)
        changes.document_saved.connect(self._on_document_saved)
        for key, by in (("F8", 1), ("Shift+F8", -1)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.step, by))

    # What is compared -------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the versions again and compare anew."""
        workspace, now = self._workspace, self._workspace.desk.clock()
        self._versions = workspace.versions.of(self.document_id)
        self.list.title.setText(workspace.documents.get(self.document_id).title or "Dokument uden titel")
        self._typed = workspace.versions.last_typed(self.document_id)
        self.list.rows.set_rows(version_rows(self._versions, self._typed, now))
        self.list.comments.show_comments(workspace.comments.of(self.document_id))
        if not self.list.rows.current_id:
            self.list.rows.choose(NOW)
        self._compare()

    @property
    def old(self) -> Version | None:
        """The older of the two: the chosen version, or what the text now is first compared with."""
        return self._version(self.list.rows.current_id) or compared_first(self._versions)

    @property
    def new(self) -> Version | None:
        """The newer of the two; ``None`` is the text now."""
        return self._version(self._new_id)

    def _version(self, version_id: str) -> Version | None:
        return next((version for version in self._versions if version.id == version_id), None)

    def _compare(self) -> None:
        old = self.old
        chosen = self.list.rows.current_id
        newer = self._versions[self._versions.index(old) + 1 :] if old and chosen != NOW else []
        choices = [(NOW, NOW_WORDS)] + [(each.id, title_of(each, self._versions)) for each in reversed(newer)]
        if self._new_id not in [key for key, _words in choices]:
            self._new_id = NOW
        self.new_title.set_choices(choices)
        self.new_title.show_choice(self._new_id)
        self._tell_sides()
        self.comparison = None
        self._tell()
        if old is None:
            self.reading.say("Der er ingen versioner endnu", NOTHING_KEPT)
            return
        self._ask()

    def _ask(self) -> None:
        """Compare off the window's thread; only the newest answer is shown."""
        self._asked += 1
        asked, versions, document_id = self._asked, self._workspace.versions, self.document_id
        old, new, mode = self.old, self.new, self.reading.mode

        def work() -> tuple[Comparison, Rendered | None]:
            comparison = versions.changes_between(document_id, old, new)
            if mode == "page":
                return comparison, versions.draw_changes(document_id, old, new)
            return comparison, versions.draw(document_id, self._read_version) if mode == "version" else None

        self._tasks.start(work, lambda found: self._on_compared(asked, *found), self._on_failed, owner=self)

    @property
    def _read_version(self) -> Version | None:
        """What is read, printed and brought back: the chosen version, or the text now."""
        return self._version(self.list.rows.current_id)

    def _on_compared(self, asked: int, comparison: Comparison, rendered: Rendered | None) -> None:
        if asked != self._asked:
            return
        self.comparison = comparison
        self.spot = min(self.spot, max(len(comparison.spots) - 1, 0))
        self._show()
        if rendered is not None:
            self.reading.show_pages(rendered)
            self.pages_shown.emit()
        self.compared.emit()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, GoneError):
            self.reading.say("Versionen kan ikke vises", str(error))
        else:
            self._messages.tell_problem(error)

    # What is shown ----------------------------------------------------------------------------------------

    def show_mode(self, mode: str) -> None:
        """Read the changes another way."""
        self.reading.mode = mode
        self.head.modes[mode].setChecked(True)
        if mode not in TEXTS and self.old is not None:
            self._ask()
        else:
            self._show()

    def step(self, by: int) -> None:
        """Go to the next or the previous change, and from the last to the first."""
        if self.comparison is None or not self.comparison.spots:
            return
        self.spot = (self.spot + by) % len(self.comparison.spots)
        self._tell()
        self.reading.show_spot(self.spot)

    def _show(self) -> None:
        if self.comparison is None:
            return
        self._heads.setVisible(self.reading.mode in TEXTS)
        self._tell_facts(self.comparison.facts)
        self._tell()
        self.reading.show_comparison(self.comparison, self.spot)

    def _tell(self) -> None:
        can_change = self._workspace.versions.can_restore(self.document_id)
        self.head.tell(self.comparison, self.spot, can_restore=can_change and self._new_id == NOW)
        self.list.restore.setEnabled(can_change and self._read_version is not None)

    def _tell_sides(self) -> None:
        now = self._workspace.desk.clock()
        for version, by in ((self.old, self.old_by), (self.new, self.new_by)):
            by.setText(kept_by(version.person, version.kept_at, now) if version else kept_by(*self._typed, now))
        self.old_title.setText(title_of(self.old, self._versions) if self.old else "")

    def _tell_facts(self, facts: tuple[str, ...]) -> None:
        more = len(facts) - FACTS_TOLD
        told = [*facts[:FACTS_TOLD], *([f"… og {more} andre oplysninger"] if more > 0 else [])]
        self.facts.setText("\n".join(told))
        self.facts.setVisible(bool(facts))

    # What happened ----------------------------------------------------------------------------------------

    def _on_version_chosen(self) -> None:
        self.spot = 0
        self.reading.forget()
        self._compare()

    def _on_new_chosen(self, version_id: str) -> None:
        self._new_id = version_id
        self._compare()

    def _on_restore_wanted(self) -> None:
        version = self._read_version
        if version is None:
            return
        title = title_of(version, self._versions)

        def restore() -> None:
            self._workspace.versions.restore(self.document_id, version)
            self._messages.tell(
                f"Titel og tekst er igen som i ”{title}”. Modtagere, datoer og bilag er ikke rørt.",
                "good", "Fortryd", self._messages.undo_requested.emit,
            )  # fmt: skip

        self._messages.attempt(restore)

    def _on_old_words_wanted(self) -> None:
        comparison, spot = self.comparison, self.spot
        if comparison is None or not comparison.spots:
            return

        def take_back() -> None:
            self._workspace.versions.take_back(self.document_id, comparison, comparison.spots[spot])
            self.comparison = None  # until the text as it is now has been compared
            self._tell()
            self._messages.tell("Den gamle ordlyd er gendannet.", "good", "Fortryd", self._messages.undo_requested.emit)

        self._messages.attempt(take_back)

    def _on_document_saved(self, document_id: str) -> None:
        if document_id != self.document_id:
            return
        try:
            self.reload()
        except GoneError:
            self.left.emit()

    def _printable(self) -> Printable:
        version, workspace = self._read_version, self._workspace
        name = workspace.pages.file_name(self.document_id)
        title = workspace.documents.get(self.document_id).title
        if version is not None:
            title = f"{title}, {title_of(version, self._versions)}"
            name = safe_file_name(title) + ".pdf"
        return Printable(title, name, lambda variant: workspace.versions.draw(self.document_id, version, variant))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the list."""
        super().focusInEvent(event)
        self.list.rows.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """The words are drawn anew in the colours of the moment."""
        if event.type() == QEvent.Type.PaletteChange and self.comparison is not None:
            # Not at once: Qt is going through all widgets, and must not find one of them replaced.
            QTimer.singleShot(0, self, self._show)
        super().changeEvent(event)
