"""The approval sheet: a document's whole course through those who said yes or no, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kk_desktop.domain.approvals import ApprovalStep, DecisionChannel, Submission
from kk_desktop.domain.dates import write_date, write_moment
from kk_desktop.domain.documents import UNTITLED, Document
from kk_desktop.domain.listings import ListingColumn
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import submissions as store

from .binding import Binding
from .desk import Desk
from .pages import if_there
from .sheet_writing import Sheet, SheetText, as_of, as_secret_as, file_name

_STEPS = (
    ListingColumn("Hvem", 3),
    ListingColumn("Beslutning", 4),
    ListingColumn("Bemærkning", 4),
)
_PROOF = (
    "Kendetegnet er regnet ud af titel, tekst, tal, bilag, underskrivere og kopimodtagere. Er det ens to steder, er "
    "indholdet det samme. Det viser ikke i sig selv, hvem der godkendte: det bygger på de navne, programmet kender dem "
    "ved, og på dem, der har indtastet beslutninger for andre."
)


def approval_sheet(desk: Desk, binding: Binding, document_id: str) -> Sheet:
    """The sheet as the file tells it today. Raises ``UserError`` for a document that was never sent for approval."""
    db = desk.read()
    document, sent = document_store.get(db, document_id), store.of(db, document_id)
    title = document.title or UNTITLED
    if not sent:
        raise UserError(f"”{title}” har ikke været sendt til godkendelse, så der er intet forløb at udskrive.")
    text, case = SheetText(), if_there(case_store.get, db, document.case_id)
    text.paragraph(f"Godkendelsesark. {as_of(desk.today())}")
    kind = desk.kinds[document.kind].name
    text.facts(
        [
            ("Dokument", f"{kind} ”{title}”"),
            ("Sagsnr.", case.number if case else ""),
            ("Dokumentnr.", document.document_number),
            ("Status", document.status.danish),
        ]
    )
    for submission in sent:
        text.heading(f"Udkast {submission.number}")
        text.paragraph(" ".join(_sent(desk, submission)))
        text.listing(_STEPS, [_step(desk, step) for step in submission.steps])
    text.heading("Det, der blev godkendt" if sent[-1].is_approved else "Det, der er sendt")
    text.paragraph(" ".join(_bound(desk, binding, document, sent[-1])))
    text.paragraph(_PROOF)
    sheet_document = Document(f"approvals {document_id}", "sheet", title, date=desk.today(), sender_line=desk.me.unit)
    name = file_name("Godkendelsesark", title, day=desk.today())
    return as_secret_as(document, Sheet(f"Godkendelsesark {title}", name, text.manuscript(sheet_document)))


def _sent(desk: Desk, submission: Submission) -> Iterator[str]:
    yield f"Sendt til godkendelse {_moment(desk, submission.sent_at)} af {submission.person}."
    if submission.note:
        yield f"”{submission.note}”"
    if submission.reservation:
        yield f"Forbehold: {submission.reservation.rstrip('.')}."
    if submission.withdrawn_at:
        yield f"Trukket tilbage {_moment(desk, submission.withdrawn_at)}."


def _step(desk: Desk, step: ApprovalStep) -> tuple[str, ...]:
    who = f"{step.approver}, {step.title}" if step.title else step.approver
    if step.decided_for:
        who += f", p.v. {step.decided_by}"
    elif step.decided_by and step.decided_by != step.approver:
        who += f", ved {step.decided_by}"
    remarks = " ".join(_remarks(step))
    if step.decision is None:
        return who, f"Venter, frist {write_date(step.due)}" if step.due else "Venter", remarks
    return who, f"{step.decision.danish} {_how(desk, step)}", remarks


def _how(desk: Desk, step: ApprovalStep) -> str:
    if step.channel is DecisionChannel.PROGRAM:
        return f"{_moment(desk, step.decided_at)} {step.channel.danish}" if step.decided_at else ""
    day = f"{write_date(step.decided_on)} " if step.decided_on else ""
    file = f". Vedlagt: {step.file.name}" if step.file else ""
    return f"{day}{step.channel.danish}, indtastet af {step.entered_by}{file}"


def _remarks(step: ApprovalStep) -> Iterator[str]:
    if step.note:
        yield _sentence(step.note)
    if step.condition:
        met = f" Opfyldt {write_date(step.condition_met_on)}." if step.condition_met_on else " Ikke opfyldt endnu."
        yield f"Betingelse: {step.condition.rstrip('.')}.{met}"
    if step.dissent:
        yield f"Mindretal: {_sentence(step.dissent)}"
    if step.content_digest:
        yield f"Den rettede tekst har kendetegnet {short(step.content_digest)}."
    if step.reminded_on and step.decision is None:
        yield f"Rykket {write_date(step.reminded_on)}."


def _sentence(text: str) -> str:
    return text if text[-1] in ".?!" else f"{text}."


def _bound(desk: Desk, binding: Binding, document: Document, submission: Submission) -> Iterator[str]:
    pages = "1 side" if submission.page_count == 1 else f"{submission.page_count} sider"
    yield f"Udkast {submission.number}, {pages}. Indholdets kendetegn: {short(submission.bound)}."
    if document.status in (Status.SUBMITTED, Status.APPROVED) and not submission.has_ended:
        changes = binding.differences(document.id, submission)
        yield f"Dokumentet er ændret siden: {' '.join(changes)}" if changes else "Dokumentet er ikke ændret siden."


def short(digest: str) -> str:
    """Enough of a digest to be read aloud and compared: 4f2a 91c0 77de 0b13."""
    return " ".join(digest[n : n + 4] for n in range(0, 16, 4))


def _moment(desk: Desk, moment: datetime) -> str:
    return write_moment(moment.astimezone(desk.clock().tzinfo))
