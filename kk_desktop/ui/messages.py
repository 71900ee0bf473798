"""The one channel to the person: the strip above the status bar, and the only place that opens a box."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QMessageBox, QWidget

from kk_desktop.errors import UserError

from .job_strip import JobStrip
from .widgets.buttons import button, icon_button
from .widgets.labels import label
from .widgets.sign import Sign

Result = TypeVar("Result")
log = logging.getLogger(__name__)

# What each tone of message looks like: icon, its colour and the ground of the strip.
_TONES = {
    "info": ("info", "text", "info"),
    "deleted": ("trash-2", "text", "info"),
    "good": ("circle-check", "green", "good"),
    "warning": ("triangle-alert", "amber", "warning"),
    "error": ("octagon-alert", "red", "error"),
}
_GOES_WITH_PAGE = frozenset({"info", "deleted", "good"})
_DIALOG_WORDS = {
    QFileDialog.DialogLabel.LookIn: "Mappe:",
    QFileDialog.DialogLabel.FileName: "Navn:",
    QFileDialog.DialogLabel.FileType: "Slags:",
}
BUSY = "Der arbejdes allerede på noget. Vent, til det er færdigt, eller tryk Stop."
SOMETHING_WENT_WRONG = "Noget gik galt, men din tekst er gemt. Du kan arbejde videre."
REPLACES = "Der er allerede en fil af det navn i mappen. Det, den rummer, bliver erstattet."


class Messages(QFrame):
    """The strip; it covers nothing, stays until the next thing is done or Esc, and offers at most one button.

    The next thing is done when a text is edited, another file is asked for, or something else is saved than what the
    sentence answers. A sentence about what went well goes with its page, too; Fortryd stays for as long as it takes
    back what the sentence is about, and what is wrong and can be put right with the button until that is pressed.
    ``next_undo`` tells what would be undone.
    """

    undo_requested = Signal()
    report_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_action: Callable[[], object] | None = None
        self._goes_with_page = True
        self.next_undo: Callable[[], str | None] = lambda: None
        self._undoes: str | None = None
        self._newest: str | None = None
        self._waits = self._is_new = False
        self._is_unsaved = self._awaits_own = False
        self.jobs = JobStrip()
        """The strip of the work under way, which the window puts above this one."""
        self._build()
        self._lay_out()
        self.hide()

    def tell(
        self,
        text: str,
        tone: str = "info",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        of_page: bool = False,
    ) -> None:
        """Say one sentence; ``action`` is a button's word, a verb. Tones: info, deleted, good, warning, error.

        ``of_page`` lets what is wrong go with its page too, where it says nothing to somebody on another.
        """
        name, color, ground = _TONES[tone]
        self._goes_with_page = of_page or tone in _GOES_WITH_PAGE
        self._icon.show_icon(name, color)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._key.hide()
        self._on_action = on_action
        self._newest = self.next_undo()
        self._undoes = self._newest if on_action == self.undo_requested.emit else None
        # What is wrong waits for its button; all else is over once the next thing is done.
        self._waits = bool(action) and tone not in _GOES_WITH_PAGE
        # What was edited just before is saved in a moment: that is no next thing.
        self._awaits_own = self._is_unsaved
        self._is_new = True
        QTimer.singleShot(0, self, self._on_settled)
        self.setProperty("ground", ground)
        self.style().polish(self)
        self.setAccessibleName(text)
        self.show()

    def tell_deleted(self, text: str) -> None:
        """Say that something is gone, with Fortryd beside it: ``Indsatsen er slettet.``"""
        self.tell(text, "deleted", "Fortryd", self.undo_requested.emit)
        self._key.show()

    def tell_saved(self, text: str, place: Path, tone: str = "good", verb: str = "Vis") -> None:
        """Say what lies on the disk now; the button lets the machine's own program show the file or the folder."""
        self.tell(text, tone, verb, lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(place))))

    def can_begin(self) -> bool:
        """Whether no other work is under way that takes a while; the person is told when there is."""
        if self.jobs.is_busy:
            self.tell(BUSY, "warning")
        return not self.jobs.is_busy

    def tell_problem(self, error: BaseException) -> None:
        """A person's mistake in its own words; a mistake of ours is logged and told without computer words."""
        if isinstance(error, UserError):
            self.tell(str(error), "error")
            return
        log.error("unexpected", exc_info=error)
        self.tell(SOMETHING_WENT_WRONG, "error", "Kopiér fejlrapport", self.report_requested.emit)

    def attempt(self, work: Callable[[], Result]) -> Result | None:
        """Do what a service may refuse; its sentence is shown and ``None`` given back."""
        try:
            return work()
        except UserError as error:
            self.tell_problem(error)
            return None

    @property
    def text(self) -> str:
        """The sentence shown, empty when there is none."""
        return "" if self.isHidden() else self._text.text()

    def clear(self) -> None:
        """Take the message away."""
        self._on_action = self._undoes = None
        self.hide()

    def leave_page(self) -> None:
        """Another page is in front: whoever went there has read it. What leads there and is told at once stays."""
        if not self._is_new and self._goes_with_page and self._undoes is None:
            self.clear()

    def something_done(self) -> None:
        """Somebody goes on: what was said is over, unless it can still be taken back or waits to be put right."""
        if not (self._is_new or self._waits or self._undoes is not None):
            self.clear()

    def something_saved(self) -> None:
        """Take the sentence away once something newer is saved than what it answers; Fortryd would take that back."""
        if self.isHidden() or self._waits or (newest := self.next_undo()) == self._newest:
            return
        if self._awaits_own and self._undoes is None:
            self._newest, self._awaits_own = newest, False
        else:
            self.clear()

    def tell_unsaved(self, is_unsaved: bool) -> None:
        """Whether something typed is not on the disk yet."""
        self._is_unsaved = is_unsaved

    def _on_settled(self) -> None:
        self._is_new = False

    def press(self) -> None:
        """Do what the strip's button offers."""
        wish, self._on_action, self._undoes = self._on_action, None, None
        self.hide()
        if wish is not None:
            wish()

    def confirm(self, question: str, explanation: str, verb: str) -> bool:
        """Ask before what cannot be undone; Enter does the safe thing."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, "", question, parent=self.window())
        box.setInformativeText(explanation)
        go = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton("Annuller", QMessageBox.ButtonRole.RejectRole)
        stay.setProperty("kind", "primary")
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        box.deleteLater()
        return box.clickedButton() is go

    def ask_open_path(self, title: str, folder: Path, pattern: str) -> Path | None:
        """The system's dialog for opening; ``None`` when the person changed their mind."""
        return self._ask_path(QFileDialog(self.window(), title, str(_existing(folder)), pattern))

    def ask_open_paths(self, title: str, folder: Path, pattern: str) -> list[Path]:
        """The system's dialog for opening several at once; none when the person changed their mind."""
        dialog = QFileDialog(self.window(), title, str(_existing(folder)), pattern)
        return self._ask_paths(dialog, QFileDialog.FileMode.ExistingFiles)

    def ask_save_path(self, title: str, suggested: Path, pattern: str) -> Path | None:
        """The system's dialog for saving, which itself asks before it overwrites.

        The name has the suggested ending, and it is asked about the file of that name.
        """
        dialog = QFileDialog(self.window(), title, str(_existing(suggested.parent)), pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
        dialog.selectFile(suggested.name)
        path = self._ask_path(dialog)
        return path and self._with_ending(path, suggested.suffix)

    def _with_ending(self, path: Path, ending: str) -> Path | None:
        # Qt takes what follows any dot ("Svar af 4. april") for an ending, and puts none behind it.
        if not ending or path.suffix.lower() == ending.lower():
            return path
        whole = path.with_name(path.name + ending)
        if not whole.exists() or self.confirm(f"Erstat ”{whole.name}”?", REPLACES, "Erstat"):
            return whole
        return None

    def ask_folder(self, title: str, folder: Path) -> Path | None:
        """The system's dialog for choosing a folder; ``None`` when the person changed their mind."""
        dialog = QFileDialog(self.window(), title, str(_existing(folder)))
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._ask_path(dialog, QFileDialog.FileMode.Directory)

    def _ask_path(self, dialog: QFileDialog, mode: QFileDialog.FileMode | None = None) -> Path | None:
        is_opening = dialog.acceptMode() is QFileDialog.AcceptMode.AcceptOpen
        usual = QFileDialog.FileMode.ExistingFile if is_opening else QFileDialog.FileMode.AnyFile
        return next(iter(self._ask_paths(dialog, mode or usual)), None)

    def _ask_paths(self, dialog: QFileDialog, mode: QFileDialog.FileMode) -> list[Path]:
        self.something_done()
        dialog.setFileMode(mode)
        # Where the system has no dialog of its own Qt draws one, and its Danish lacks these words.
        for part, words in _DIALOG_WORDS.items():
            dialog.setLabelText(part, words)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return [Path(path) for path in chosen]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the message away."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._icon = Sign()
        self._text = label("", "row_title")
        self._text.setWordWrap(True)
        self._action = button("", kind="link", on_click=self.press)
        self._key = label("Ctrl+Z", "secondary", "text2")
        self._close = icon_button("x", "Luk beskeden", on_click=self.clear)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._key)
        row.addWidget(self._close)
        self.setMinimumHeight(40)


def _existing(folder: Path) -> Path:
    """The folder, or home where there is none; Qt would begin wherever the program was started."""
    return folder if folder.is_dir() else Path.home()
