"""Sending: to whom, by which channel and when, what proves it; and what a letter leaves to be followed up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kk_desktop.domain.dates import write_day
from kk_desktop.domain.dispatches import Addressee, Dispatch, DispatchChannel, DispatchRole
from kk_desktop.domain.documents import Document
from kk_desktop.domain.initiatives import FollowUp
from kk_desktop.domain.promises import Promise, find_promises
from kk_desktop.domain.versions import VersionReason
from kk_desktop.domain.wording import shortened
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.storage import dispatches as store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import follow_ups as follow_up_store
from kk_desktop.storage.rows import Connection

from .approval_rules import named
from .approvals import ApprovalService
from .desk import Desk
from .facts import tidy_line
from .incoming import keep_file
from .versions import VersionService

LONGEST_TITLE = 200
"""Characters of a follow-up's title."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What somebody tells about a sending; ``receipt_file`` is the proof as a file."""

    sent_on: date
    channel: DispatchChannel
    addressees: Sequence[Addressee] = ()
    note: str = ""
    receipt: str = ""
    receipt_file: Path | None = None


class DispatchService:
    """What the secretariat does when a document leaves the house."""

    def __init__(self, desk: Desk, versions: VersionService, approvals: ApprovalService) -> None:
        self._desk, self._versions, self._approvals = desk, versions, approvals

    def of(self, document_id: str) -> list[Dispatch]:
        """The document's sendings, the first one first."""
        return store.of(self._desk.read(), document_id)

    def may_send(self, document_id: str) -> bool:
        """Whether the document can be marked as sent now, or be sent once more."""
        if self._desk.database.read_only:
            return False
        status = document_store.get(self._desk.read(), document_id).status
        return status is Status.SENT or status.may_become(Status.SENT)

    def suggested(self, document_id: str) -> list[Addressee]:
        """Who gets it as the document tells: recipients, named copies, and the blind copies that no page tells of."""
        db = self._desk.read()
        document = document_store.get(db, document_id)
        roles = (
            (DispatchRole.RECIPIENT, document.recipients),
            (DispatchRole.COPY, document.copies),
            (DispatchRole.BLIND_COPY, store.blind_copies(db, document_id)),
        )
        return [Addressee(name, role=role) for role, names in roles for name in names]

    def blind_copies(self, document_id: str) -> tuple[str, ...]:
        """Who is to get a copy that stands on no page and in no file that leaves the house."""
        return store.blind_copies(self._desk.read(), document_id)

    def set_blind_copies(self, document_id: str, names: Sequence[str]) -> None:
        """Say who gets a copy unseen. A late fact: a locked document takes it, too."""
        wanted = [line for line in (tidy_line(name, "Navnet") for name in names) if line]

        def work(db: Connection) -> None:
            document_store.get(db, document_id)
            store.set_blind_copies(db, document_id, wanted)

        self._desk.act("Rettede blindkopi", work)

    def send(self, document_id: str, sending: Sending, promises: Sequence[Promise] = ()) -> str:
        """Mark the document as sent, which locks it, or note one more sending of it; gives the sending's id.

        One that another replaces becomes replaced; the promises become follow-ups in the same step. Takes as long as
        the pages to draw. Raises ``UserError`` for a day to come, for nobody to get it, for one that still has to be
        approved or has been changed since, and where somebody else has sent it meanwhile.
        """
        addressees = _tidied(sending.addressees)
        document = self._check(document_id, sending, addressees)
        file = keep_file(self._desk, sending.receipt_file, "gemt som kvittering") if sending.receipt_file else None
        dispatch = Dispatch(
            self._desk.new_id(), document_id, sending.sent_on, sending.channel, self._desk.me.name,
            sending.note.strip(), sending.receipt.strip(), file, addressees,
        )  # fmt: skip
        is_first = document.status is not Status.SENT
        # Drawn before the file is written to, which nobody else can do meanwhile.
        keep_pages = self._approvals.final_pages(document_id) if is_first else None

        def work(db: Connection) -> None:
            now = self._check(document_id, sending, addressees)
            if now.status is not document.status:
                raise UserError(
                    f"{named(now)} har fået status {now.status.danish.lower()} imens. Intet er ændret. "
                    "Se det, og prøv igen."
                )
            pages = keep_pages(db) if keep_pages else (None, 0)
            store.add(db, replace(dispatch, pdf_digest=pages[0], page_count=pages[1]))
            store.set_blind_copies(
                db, document_id, [each.name for each in addressees if each.role is DispatchRole.BLIND_COPY]
            )
            if is_first:
                document_store.change(db, document_id, status=Status.SENT)
                self._versions.keep(document_id, VersionReason.STATUS)
                self._replace(db, now)
            self._note(db, document_id, promises)

        self._desk.act(f"Sendte {named(document)}", work)
        return dispatch.id

    def set_receipt(self, dispatch_id: str, receipt: str, file: Path | None = None) -> None:
        """Keep what proves a sending; also for a document that is locked."""
        kept = keep_file(self._desk, file, "gemt som kvittering") if file else None
        facts = {"receipt": receipt.strip()} | ({"file": kept} if kept else {})
        self._desk.act("Gemte kvittering", lambda db: store.change(db, dispatch_id, **facts))

    # What it leaves to be done ----------------------------------------------------------------------------

    def promises(self, document_id: str) -> list[Promise]:
        """What the letter promises and nobody has noted yet."""
        db = self._desk.read()
        noted = {each.title for each in follow_up_store.rows(db) if each.document_id == document_id}
        found = find_promises(document_store.blocks(db, document_id), self._desk.today())
        return [promise for promise in found if title_of_promise(promise) not in noted]

    # How --------------------------------------------------------------------------------------------------

    def _check(self, document_id: str, sending: Sending, addressees: Sequence[Addressee]) -> Document:
        document = document_store.get(self._desk.read(), document_id)
        name, today = named(document), self._desk.today()
        if sending.sent_on > today:
            day = write_day(sending.sent_on, today)
            raise UserError(f"Den {day} er ikke kommet endnu. {name} er ikke markeret som afsendt. Ret datoen.")
        if not any(each.role is DispatchRole.RECIPIENT for each in addressees):
            raise UserError(f"Der er ingen modtager. {name} er ikke markeret som afsendt. Skriv, hvem der får det.")
        if document.status is not Status.SENT and not document.status.may_become(Status.SENT):
            raise UserError(
                f"{name} har status {document.status.danish.lower()} og er ikke markeret som afsendt. "
                "Få det godkendt først."
            )
        self._approvals.check_holds(document_id)
        return document

    def _note(self, db: Connection, document_id: str, promises: Sequence[Promise]) -> None:
        for promise in promises:
            made = FollowUp(
                self._desk.new_id(), title_of_promise(promise), promise.due, self._desk.me.name, document_id,
                block_id=promise.block_id, quote=title_of_promise(promise),
            )  # fmt: skip
            follow_up_store.add(db, made)

    def _replace(self, db: Connection, document: Document) -> None:
        row = db.execute("SELECT replaces_id FROM document WHERE id = ?", (document.id,)).fetchone()
        if row and row[0]:
            document_store.change(db, row[0], status=Status.REPLACED)


def _tidied(addressees: Sequence[Addressee]) -> tuple[Addressee, ...]:
    """Those who have a name, each once in each role."""
    tidied = (
        replace(each, name=tidy_line(each.name, "Navnet"), address=tidy_line(each.address, "Adressen"))
        for each in addressees
        if each.name.strip()
    )
    return tuple(dict.fromkeys(tidied))


def title_of_promise(promise: Promise) -> str:
    """What a follow-up is called that a promise leaves: its sentence, at most a line long."""
    return shortened(promise.sentence, LONGEST_TITLE)
