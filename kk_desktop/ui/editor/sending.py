"""After the approval: a document is sent, its receipt kept, filed in the records system, or replaced by a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.dispatches import Dispatch, DispatchRole
from kk_desktop.domain.documents import Document
from kk_desktop.domain.promises import Promise
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.paths import documents_folder
from kk_desktop.ui.filing_page import save_package
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label

from .filing_panel import FilingPanel
from .parts import Around, PanePart
from .sending_panel import SendingPanel

if TYPE_CHECKING:
    from kk_desktop.services.dispatches import Sending as Wish
    from kk_desktop.services.filing import Package

ANY_FILE = "Alle filer (*)"
MAIL = "Mail (*.eml)"


class Sending(PanePart):
    """Panels above the text, and a strip that tells of what has been sent."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._document: Document | None = None
        self.panel_of_sending, self.panel_of_filing, self.strip = SendingPanel(), FilingPanel(), SentStrip()
        self.above = QFrame()
        column = QVBoxLayout(self.above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.strip, self.panel_of_sending, self.panel_of_filing):
            column.addWidget(each)
        self._actions = {
            "mark_sent": self._action("Markér som &afsendt", self._on_sending_wanted),
            "file_away": self._action("&Journalisér", self._on_filing_wanted),
            "replace_document": self._action("O&pret et nyt, der erstatter det", self._on_replacement_wanted),
        }
        self._connect_signals()

    def _action(self, words: str, do: Callable[[], object]) -> QAction:
        made = QAction(words, self.around.owner)
        made.triggered.connect(lambda _checked=False: do())
        return made

    def _connect_signals(self) -> None:
        sending, filing, strip = self.panel_of_sending, self.panel_of_filing, self.strip
        sending.sent.connect(self._on_sent)
        sending.file_wanted.connect(self._on_file_wanted)
        sending.help_wanted.connect(lambda what: self._helps()[what]())
        filing.filed.connect(self._on_filed)
        filing.package_wanted.connect(self._on_package_wanted)
        for panel in (sending, filing):
            panel.left.connect(self.around.editor.setFocus)
        strip.again.clicked.connect(self._on_sending_wanted)
        strip.receipt.clicked.connect(self._on_receipt_wanted)
        strip.white_book.clicked.connect(lambda: self.around.press("white_book"))
        strip.filing.clicked.connect(self._on_filing_wanted)

    # What is shown ----------------------------------------------------------------------------------------

    def show_document(self, document: Document, can_write: bool) -> None:
        """Tell of its sendings; another document closes what was asked about the one before."""
        if self._document is None or document.id != self._document.id:
            self._put_aside()
        self._document = document
        workspace = self.around.workspace
        where = workspace.filing.of("document", document.id)
        self.strip.tell(
            workspace.dispatches.of(document.id),
            f"Journaliseret i {where.system}, {where.document_number}".rstrip(", ") if where.filed_on else "",
            workspace.filing.lacks_place("document", document.id),
            not workspace.read_only,
        )
        self.strip.white_book.setVisible(document.hearing_id is not None and document.status is Status.SENT)

    def forget(self) -> None:
        """Nothing is shown."""
        self._document = None
        self.strip.hide()
        self._put_aside()

    def _put_aside(self) -> None:
        for panel in (self.panel_of_sending, self.panel_of_filing):
            panel.put_aside()

    def commands(self) -> Mapping[str, QAction]:
        """What can be done with the document as it stands."""
        document, workspace = self._document, self.around.workspace
        if document is None or workspace.read_only:
            return {}
        able = {"mark_sent": workspace.dispatches.may_send(document.id), "file_away": True}
        able["replace_document"] = document.status in (Status.SIGNED, Status.SENT)
        return {name: action for name, action in self._actions.items() if able[name]}

    # Sent -------------------------------------------------------------------------------------------------

    def _on_sending_wanted(self) -> None:
        if document_id := self.around.saved():
            self._put_aside()
            workspace = self.around.workspace
            self.panel_of_sending.begin(
                workspace.dispatches.suggested(document_id),
                workspace.distribution_lists.all(),
                workspace.dispatches.promises(document_id),
                workspace.today(),
            )
            self.panel_of_sending.take_up(document_id)

    def _on_sent(self, wish: Wish, promises: Sequence[Promise]) -> None:
        document_id, workspace = self.around.saved(), self.around.workspace
        if not document_id:
            return
        self.panel_of_sending.set_busy(True)
        self.around.tasks.start(
            lambda: workspace.dispatches.send(document_id, wish, promises),
            lambda _id: self._tell_sent(document_id),
            self._tell_refused,
            owner=self,
        )

    def _tell_sent(self, document_id: str) -> None:
        self.panel_of_sending.set_busy(False)
        self.panel_of_sending.done(document_id)
        self.around.messages.tell(
            "Dokumentet er markeret som afsendt og er nu låst.", "good", "Fortryd",
            self.around.messages.undo_requested.emit,
        )  # fmt: skip

    def _tell_refused(self, error: BaseException) -> None:
        """Beside the button where it was pressed; what is no fault of the person goes to the strip."""
        self.panel_of_sending.set_busy(False)
        if isinstance(error, UserError):
            self.panel_of_sending.say(str(error))
        else:
            self.around.messages.tell_problem(error)

    def _on_file_wanted(self) -> None:
        if path := self.around.messages.ask_open_path("Vælg kvitteringen", documents_folder(), ANY_FILE):
            self.panel_of_sending.show_file(path)

    def _on_receipt_wanted(self) -> None:
        path = self.around.messages.ask_open_path("Vælg kvitteringen", documents_folder(), ANY_FILE)
        if path is None or self._document is None:
            return
        dispatches = self.around.workspace.dispatches
        last = dispatches.of(self._document.id)[-1]
        self.around.tasks.start(
            lambda: dispatches.set_receipt(last.id, last.receipt, path),
            lambda _done: self.around.messages.tell("Kvitteringen er gemt.", "good"),
            self.around.messages.tell_problem,
            owner=self,
        )

    def _on_replacement_wanted(self) -> None:
        if self._document is not None:
            old = self._document.id
            made = self.around.messages.attempt(lambda: self.around.workspace.documents.begin_replacement(old))
            if made:
                self.around.go_to("document", made)

    # What a channel needs ---------------------------------------------------------------------------------

    def _helps(self) -> Mapping[str, Callable[[], object]]:
        return {
            "save_pdf": lambda: self.around.press("save_pdf"),
            "print": lambda: self.around.press("print"),
            "plain": self._copy_plain,
            "mail": self._write_mail,
        }

    def _copy_plain(self) -> None:
        document_id, outgoing = self.around.saved(), self.around.workspace.outgoing
        words = self.around.messages.attempt(lambda: outgoing.plain_text(document_id)) if document_id else None
        if words:
            QApplication.clipboard().setText(words)
            self.around.messages.tell("Brevet er kopieret som ren tekst. Sæt det ind på Bliv hørt.", "good")

    def _write_mail(self) -> None:
        document_id, outgoing = self.around.saved(), self.around.workspace.outgoing
        if not document_id:
            return
        suggested = documents_folder() / outgoing.mail_name(document_id)
        path = self.around.messages.ask_save_path("Gem mailen", suggested, MAIL)
        if path is None:
            return
        addressees = self.panel_of_sending.addressees
        self.around.tasks.start(
            lambda: outgoing.write_mail(document_id, addressees, path),
            lambda missing: self._on_mail_written(path, missing),
            self.around.messages.tell_problem,
            owner=self,
        )

    def _on_mail_written(self, path: Path, missing: Sequence[str]) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        told = (
            "Mailen er åbnet i dit mailprogram. Send den derfra." if opened else "Mailen er gemt. Åbn den, og send den."
        )
        if any(each.role is DispatchRole.BLIND_COPY for each in self.panel_of_sending.addressees):
            told += " Mailfilen nævner blindkopierne, så læg den ikke på sagen."
        if missing:
            few = ", ".join(missing[:FEW]) + (f" og {len(missing) - FEW} andre" if len(missing) > FEW else "")
            told += f" {few} har ingen e-mail og er ikke med."
        self.around.messages.tell(told, "warning" if missing else "good")

    # Filed ------------------------------------------------------------------------------------------------

    def _on_filing_wanted(self) -> None:
        if document_id := self.around.saved():
            self._put_aside()
            filing = self.around.workspace.filing
            where = filing.of("document", document_id)
            self.panel_of_filing.begin(
                where.system or filing.usual_system(),
                where.document_number,
                self.around.workspace.today(),
                where.filed_on,
            )
            self.panel_of_filing.take_up(document_id)

    def _on_filed(self, system: str, number: str, day: date) -> None:
        if self._document is None:
            return
        try:
            self.around.workspace.filing.file_away("document", self._document.id, system, number, day)
        except UserError as error:
            self.panel_of_filing.error.say(str(error))
            return
        self.panel_of_filing.hide()
        undo = self.around.messages.undo_requested.emit
        self.around.messages.tell("Dokumentet er journaliseret.", "good", "Fortryd", undo)

    def _on_package_wanted(self) -> None:
        document_id = self.around.saved()
        if document_id:
            filing = self.around.workspace.filing
            self.around.tasks.start(
                lambda: filing.package("document", document_id),
                self._save_package,
                self.around.messages.tell_problem,
                owner=self,
            )

    def _save_package(self, package: Package) -> None:
        save_package(package, self.around.workspace, self.around.messages)


class SentStrip(QFrame):
    """What has been sent, to whom and how, and whether it has been filed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self.words = label("", "body", wrap=True)
        self.receipt = button("Vedlæg kvittering", kind="link")
        self.again = button("Send igen", kind="link")
        self.filing = button("Journalisér", kind="link")
        self.white_book = button("Hvidbog", kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        for each in (self.receipt, self.again, self.filing, self.white_book):
            row.addWidget(each)
        self.hide()

    def tell(self, dispatches: Sequence[Dispatch], filed: str, lacks_place: bool, can_write: bool) -> None:
        """Show this; nothing while nothing has been sent, and there is nothing to file."""
        lines = [_told(each) for each in dispatches]
        if filed:
            lines.append(f"{filed}.")
        elif lacks_place:
            lines.append("Dette dokument mangler journalisering.")
        self.words.setText("\n".join(lines))
        self.receipt.setVisible(can_write and bool(dispatches) and dispatches[-1].file is None)
        self.again.setVisible(can_write and bool(dispatches))
        self.filing.setVisible(can_write and lacks_place)
        self.setVisible(bool(lines))


def _told(dispatch: Dispatch) -> str:
    """Sendt 21. marts 2025 med Digital Post til Økonomiudvalget, kopi til 2. Kvittering: …"""
    to = [each.name for each in dispatch.addressees if each.role is DispatchRole.RECIPIENT]
    who = ", ".join(to) if len(to) <= FEW else f"{', '.join(to[:FEW])} og {len(to) - FEW} andre"
    words = f"Sendt {write_date(dispatch.sent_on)} med {dispatch.channel.danish} til {who}"
    for role, name in ((DispatchRole.COPY, "kopi til"), (DispatchRole.BLIND_COPY, "blindkopi til")):
        names = [each.name for each in dispatch.addressees if each.role is role]
        if names:
            words += f", {name} {', '.join(names[:FEW])}" + (" og andre" if len(names) > FEW else "")
    proof = dispatch.receipt or (dispatch.file.name if dispatch.file else "")
    return f"{words}. Kvittering: {proof}." if proof else f"{words}."


FEW = 3
"""Names that are told one by one."""
