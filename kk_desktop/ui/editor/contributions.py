"""Bidrag: who is asked to contribute to a hearing's answer, what came, and the way into the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices

from kk_desktop.domain.contributions import Contribution, progress_words
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.errors import UserError
from kk_desktop.paths import documents_folder

from .contribution_panel import ContributionPanel
from .contribution_rows import contribution_row
from .late_strip import LateStrip
from .parts import Around, PanePart

if TYPE_CHECKING:
    from kk_desktop.domain.documents import Document
    from kk_desktop.services.contribution_mails import WrittenMail

FILES = "Word, PDF, mail og tekst (*.docx *.pdf *.eml *.msg *.txt);;Alle filer (*)"
MAIL = "Mail (*.eml)"


class Contributions(PanePart):
    """The panel beside the text of a hearing's answer, and the strip above it when one came too late."""

    panel_name = "Bidrag"

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._service, self._mails = around.workspace.contributions, around.workspace.contribution_mails
        self._document: Document | None = None
        self._can_write_text = False
        self._found: dict[str, Contribution] = {}
        self._late: list[Contribution] = []
        self._on_card = ""
        self.action = QAction("&Bidrag", around.owner)
        self.panel = self.view = ContributionPanel(self._change, around.workspace.today, around.messages.tell_problem)
        self.above = self.strip = LateStrip()
        card = self.view.card
        for verb in (card.reopen, card.away, card.reject, self.strip.supplement, self.strip.reject):
            verb.setEnabled(self._can_write)
        self._connect_signals()

    def _connect_signals(self) -> None:
        view, card = self.view, self.view.card
        self.action.triggered.connect(self._on_wanted)
        view.go.clicked.connect(self._on_add)
        view.request.clicked.connect(lambda: self._write_mail(is_reminder=False))
        view.remind.clicked.connect(lambda: self._write_mail(is_reminder=True))
        view.rows.chosen.connect(lambda _key: self._show_card(is_another=True))
        view.rows.delete_wanted.connect(lambda _key: self._on_remove())
        view.dropped.connect(lambda paths: self._receive(paths[0]))
        card.insert_wanted.connect(self._on_insert)
        card.file_wanted.connect(self._on_file_wanted)
        card.look_wanted.connect(self._on_look_wanted)
        card.reopen_wanted.connect(lambda: self._attempt(lambda: self._service.reopen(view.rows.current_id)))
        card.remove_wanted.connect(self._on_remove)
        card.rejected.connect(self._on_rejected)
        self.strip.withdraw_wanted.connect(self._on_withdraw)
        self.strip.supplement_wanted.connect(self._on_supplement)
        self.strip.reject_wanted.connect(self._on_late_rejected)

    # What is shown ----------------------------------------------------------------------------------------

    def show_document(self, document: Document, can_write: bool) -> None:
        """Another document, or something about its hearing was saved."""
        is_another = self._document is None or document.hearing_id != self._document.hearing_id
        self._document, self._can_write_text = document, can_write
        if document.hearing_id is None:
            self.panel_named.emit("")
            self.strip.hide()
            return
        if is_another:
            self.view.begin(self._service.known(), self._usual_due())
        self._show(document)

    def forget(self) -> None:
        """Show nothing."""
        self._document = None
        self.strip.hide()

    def flush(self) -> bool:
        """Keep what is typed in the panel; False when it was refused, and stays to be mended."""
        return self.view.card.save_text()

    def commands(self) -> Mapping[str, QAction]:
        """The way to the panel."""
        return {"contributions": self.action} if self._hearing_id else {}

    @property
    def _hearing_id(self) -> str:
        return (self._document.hearing_id or "") if self._document else ""

    @property
    def _can_write(self) -> bool:
        return not self.around.workspace.read_only

    def _show(self, document: Document) -> None:
        workspace = self.around.workspace
        today, found = workspace.today(), self._service.of(self._hearing_id)
        self._found = {each.id: each for each in found}
        self._late = self._service.late(self._hearing_id)
        late = {each.id for each in self._late}
        is_holiday = workspace.is_holiday
        rows = [contribution_row(each, today, is_holiday, is_late=each.id in late) for each in found]
        self.view.show_rows(
            rows,
            can_write=self._can_write,
            can_ask=any(each.is_to_be_asked for each in found),
            can_remind=any(each.is_waited_for for each in found),
        )
        self.panel_named.emit(progress_words(found))
        can_withdraw = bool(self._late) and "withdraw" in workspace.approvals.allowed(document.id)
        self.strip.tell(self._late, document.status, can_withdraw=can_withdraw, can_write=self._can_write)
        self._show_card()

    def _show_card(self, *, is_another: bool = False) -> None:
        if is_another:
            # Still the one before's.
            self.view.card.save_text()
            self.view.card.forget_reason()
        self._on_card = self.view.rows.current_id
        contribution = self._found.get(self._on_card)
        self.view.card.setVisible(contribution is not None)
        if contribution is not None:
            can_insert = self._can_write_text and contribution not in self._late
            self.view.card.show_contribution(contribution, can_write=self._can_write, can_insert=can_insert)

    def _usual_due(self) -> str:
        due = self._service.usual_due(self._hearing_id)
        return write_date(due) if due else ""

    def _on_wanted(self) -> None:
        self.around.show_panel(self.view)
        self.view.focus_first()

    # Asking -----------------------------------------------------------------------------------------------

    def _on_add(self) -> None:
        view = self.view
        if not view.names.toPlainText().strip():
            view.names.setFocus()
            return
        try:
            due = typed_day(view.due.text(), self.around.workspace.today())
            added = self._service.add(self._hearing_id, view.names.toPlainText(), due)
        except (UserError, ValueError) as error:
            view.add_error.say(str(error))
            return
        view.add_error.say("")
        view.names.clear()
        self._reload()
        view.rows.choose(added[0])

    def _write_mail(self, *, is_reminder: bool) -> None:
        hearing_id, mails = self._hearing_id, self._mails
        suggested = documents_folder() / mails.file_name(hearing_id, is_reminder=is_reminder)
        path = self.around.messages.ask_save_path("Gem mailen", suggested, MAIL)
        if path is None or not self.flush():
            return
        write = mails.write_reminder if is_reminder else mails.write_request
        self.around.messages.tell("Skriver mailen …")
        self._start(lambda: write(hearing_id, path), self._on_mail_written)

    def _on_mail_written(self, written: WrittenMail) -> None:
        # Only a file can carry the material along; a mailto: link cannot.
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.path)))
        where = "åbnet i dit mailprogram. Send den derfra." if opened else "gemt. Åbn den, og send den."
        told = f"Mailen er {where}"
        tone = "good"
        if written.without_address:
            told += f" {', '.join(written.without_address)} har ingen e-mail og er ikke med."
            tone = "warning"
        self.around.messages.tell_saved(told, written.path.parent, tone, "Vis mappen")

    # What came --------------------------------------------------------------------------------------------

    def _on_file_wanted(self) -> None:
        path = self.around.messages.ask_open_path("Vælg bidraget", documents_folder(), FILES)
        if path is not None:
            self._receive(path)

    def _receive(self, path: Path) -> None:
        contribution = self._found.get(self.view.rows.current_id)
        if contribution is None:
            self.around.messages.tell("Vælg først på listen, hvem bidraget er fra.", "warning")
            return
        if not self.flush():
            return
        tell, receive = self.around.messages.tell, self._service.receive_file
        tell(f"Læser ”{path.name}” …")
        done = f"Bidraget fra {contribution.contributor} er hentet ind."
        self._start(lambda: receive(contribution.id, path), lambda _nothing: tell(done, "good"))

    def _on_look_wanted(self) -> None:
        contribution = self._found[self.view.rows.current_id]
        if contribution.file is None:
            return
        file, copies = contribution.file, self.around.workspace.file_copies

        def show(path: Path) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self.around.messages.tell(f"Der er ikke noget program her, der kan vise ”{path.name}”.", "error")

        self._start(lambda: copies.to_look_at(file), show)

    def _on_remove(self) -> None:
        contribution = self._found.get(self.view.rows.current_id)
        if contribution is None or not self._can_write:
            return
        if self._attempt(lambda: self._service.remove(contribution.id)):
            self.view.rows.choose_near()
            self.around.messages.tell_deleted(f"Bidraget fra {contribution.contributor} er slettet.")

    # What becomes of it -----------------------------------------------------------------------------------

    def _on_insert(self) -> None:
        contribution = self._found[self.view.rows.current_id]
        if not self.flush():
            return
        blocks = self.around.messages.attempt(lambda: self._service.quotation(contribution.id))
        if not blocks:
            return
        self.around.editor.insert_below(blocks)
        self.around.editor.setFocus()
        self._attempt(lambda: self._service.use(contribution.id))
        self.around.messages.tell(f"Bidraget fra {contribution.contributor} står nu i svaret som citat.", "good")

    def _on_rejected(self, reason: str) -> None:
        contribution = self._found[self.view.rows.current_id]
        try:
            self._service.do_not_use(contribution.id, reason)
        except UserError as error:
            self.view.card.refuse_reason(str(error))
            return
        self.view.card.forget_reason()
        self._reload()

    def _on_late_rejected(self) -> None:
        self.around.show_panel(self.view)
        self.view.rows.choose(self._late[0].id)
        self.view.card.ask_reason()

    def _on_withdraw(self) -> None:
        document_id = self.around.saved()
        withdraw = self.around.workspace.approvals.withdraw
        if document_id and self._attempt(lambda: withdraw(document_id)):
            names = ", ".join(each.contributor for each in self._late) or "bidraget"
            self.around.messages.tell(f"Brevet er trukket tilbage. Sæt {names} ind, og send det igen.", "good")
            self.around.show_panel(self.view)

    def _on_supplement(self) -> None:
        document_id, late = self.around.saved(), [each.id for each in self._late]
        write = self._service.write_supplement
        made = self.around.messages.attempt(lambda: write(document_id, late)) if document_id else None
        if made:
            self._reload()
            self.around.go_to("document", made)
            self.around.messages.tell("Supplementet er begyndt med bidraget som citat.", "good")

    # How --------------------------------------------------------------------------------------------------

    def _change(self, **facts: object) -> None:
        self._service.change(self._on_card, **facts)

    def _attempt(self, work: Callable[[], object]) -> bool:
        """Do what may be refused, and show at once what came of it."""

        def done() -> bool:
            work()
            return True

        is_done = self.around.messages.attempt(done) is True
        self._reload()
        return is_done

    def _reload(self) -> None:
        if self._document is not None and self._hearing_id:
            self._show(self._document)

    def _start(self, work: Callable[[], object], done: Callable) -> None:
        self.around.tasks.start(work, done, self.around.messages.tell_problem, owner=self.around.owner)
