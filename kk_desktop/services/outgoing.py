"""A document as its channel takes it: the approved pages in a mail to those who get it, or the words alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from kk_desktop.domain.dispatches import Addressee, DispatchRole
from kk_desktop.domain.documents import UNTITLED
from kk_desktop.domain.mail_addresses import is_address
from kk_desktop.errors import UserError
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store

from .approvals import ApprovalService
from .desk import Desk
from .mail_files import ENDING, LARGEST, my_address, save_mail
from .pages import PageService, safe_file_name


class OutgoingService:
    """Makes what leaves the house; sending it is another program's."""

    def __init__(self, desk: Desk, pages: PageService, approvals: ApprovalService) -> None:
        self._desk, self._pages, self._approvals = desk, pages, approvals

    def plain_text(self, document_id: str) -> str:
        """The document's words for a portal that takes nothing else. Raises ``UserError`` as ``check_holds``."""
        self._approvals.check_holds(document_id)
        # Not needed before somebody sends a letter that way.
        from kk_desktop.exchange.plain_writing import write_plain

        manuscript = self._pages.manuscript(document_id)
        return write_plain(manuscript, self._desk.kinds[manuscript.document.kind].closing)

    def mail_name(self, document_id: str) -> str:
        """What the mail's file is called until somebody says otherwise."""
        return PurePath(self._pages.file_name(document_id)).stem + ENDING

    def write_mail(self, document_id: str, addressees: Sequence[Addressee], path: Path) -> tuple[str, ...]:
        """Write a mail with the approved pages and the bilag, ready to be sent; gives the names without an address.

        Those who get it unseen stand as Bcc. Raises ``UserError`` where nothing can be written.
        """
        from kk_desktop.exchange.mail_draft import MailDraft, MailFile

        db, me = self._desk.read(), self._desk.me
        document = document_store.get(db, document_id)
        pdf = self._approvals.outgoing_pdf(document_id)
        files = [MailFile(self._pages.file_name(document_id), "application/pdf", pdf)]
        for each in document_store.attachments(db, document_id):
            if each.file is not None:
                name = f"Bilag {each.number} {safe_file_name(each.title)}{PurePath(each.file.name).suffix}"
                files.append(MailFile(name, each.file.media_type, content_store.read(db, each.file.digest)))
        if sum(len(file.data) for file in files) > LARGEST:
            raise UserError(
                f"Brevet og bilagene fylder mere end {LARGEST // 1024**2} MB. Mailen er ikke skrevet. "
                "Send bilagene for sig."
            )
        reached = {
            role: [(each.name, each.address) for each in addressees if each.role is role and is_address(each.address)]
            for role in DispatchRole
        }
        mail = MailDraft(
            reached[DispatchRole.RECIPIENT],
            document.title or UNTITLED,
            f"Hermed ”{document.title or UNTITLED}”.\n\nMed venlig hilsen\n{me.name}",
            my_address(self._desk),
            files,
            reached[DispatchRole.COPY],
            reached[DispatchRole.BLIND_COPY],
        )
        save_mail(self._desk, mail, path)
        return tuple(each.name for each in addressees if not is_address(each.address))
