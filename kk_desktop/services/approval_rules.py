"""Who may decide, and when: each rule as a sentence for whoever it stops, told before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kk_desktop.domain.approvals import ApprovalStep, Approver, Submission, same_person
from kk_desktop.domain.dates import write_date, write_moment
from kk_desktop.domain.documents import UNTITLED, Document
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.storage import absences as absence_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage.rows import Connection

from .absences import acts_for
from .desk import Desk
from .facts import required_line, tidy_line


def me(desk: Desk) -> str:
    """The name of who sits here, which a decision is known by. Raises ``UserError`` where it is not told."""
    if not desk.me.name:
        raise UserError(
            "Programmet ved ikke, hvem du er. Intet er ændret. Skriv dit navn under ”Mig” i Opsætning, og prøv igen."
        )
    return desk.me.name


def named(document: Document) -> str:
    """The document as sentences name it."""
    return f"”{document.title or UNTITLED}”"


def check_chain(desk: Desk, document: Document, approvers: Sequence[Approver], reservation: str) -> list[Approver]:
    """The chain with tidy names. Raises ``UserError`` for one that cannot decide."""
    chain = [_tidy(approver) for approver in approvers]
    if not chain:
        raise UserError(f"Ingen er valgt til at godkende {named(document)}. Intet er sendt. Vælg mindst én.")
    for place, approver in enumerate(chain):
        if any(same_person(approver.name, other.name) for other in chain[:place]):
            raise UserError(f"{approver.name} står to gange. Intet er sendt. Fjern den ene.")
        if not _own_is_allowed(desk, document) and same_person(approver.name, desk.me.name):
            raise UserError(
                f"Du kan ikke godkende det, du selv sender. {named(document)} er ikke sendt. Vælg en anden."
            )
        if approver.due and approver.due < desk.today():
            raise UserError(f"{write_date(approver.due)} er passeret. Intet er sendt. Vælg en senere dato.")
    if reservation and (not any(each.body_id for each in chain) or all(each.body_id for each in chain)):
        raise UserError(
            "Et forbehold kræver både en person, der godkender nu, og et udvalg, der godkender senere."
            f" {named(document)} er ikke sendt. Vælg dem begge, eller tag forbeholdet ud."
        )
    if reservation and not chain[-1].body_id:
        raise UserError("Udvalget skal stå sidst, når der tages forbehold for det. Intet er sendt. Flyt det ned.")
    return chain


def check_not_asked(document: Document, submission: Submission, approver: Approver) -> None:
    """Raise ``UserError`` for one who is in the chain already, or who sent the draft."""
    if same_person(submission.person, approver.name):
        raise UserError(f"{approver.name} har selv sendt {named(document)} og kan ikke godkende det. Vælg en anden.")
    if any(step.decision is None and same_person(step.approver, approver.name) for step in submission.steps):
        raise UserError(f"{approver.name} er allerede bedt om at godkende {named(document)}. Intet er ændret.")


def check_not_decided(desk: Desk, document: Document, submission: Submission, step: ApprovalStep) -> None:
    """Raise ``UserError`` where it is too late to decide, or too early."""
    if step.decided_at is not None and step.decision is not None:
        when = step.decided_at.astimezone(desk.clock().tzinfo)
        who = "Du" if same_person(step.decided_by, desk.me.name) else step.decided_by
        raise UserError(
            f"{who} har allerede taget stilling til {named(document)}: {step.decision.danish.lower()}"
            f" {write_moment(when)}. Intet er ændret."
        )
    if submission.unmet:
        raise UserError(f"{named(document)} venter på, at {submission.person} opfylder en betingelse. Intet er ændret.")
    if submission.has_ended or submission.current is None:
        raise UserError(f"{named(document)} venter ikke på godkendelse mere. Intet er ændret. Se forløbet.")
    if submission.current.id != step.id:
        raise UserError(f"{named(document)} venter først på {submission.current.approver}. Intet er ændret.")


def stands_for(desk: Desk, db: Connection, document: Document, submission: Submission, step: ApprovalStep) -> str:
    """Whose place I take when I decide the step: nobody's when it is mine.

    Raises ``UserError`` where it is neither mine nor that of somebody I stand in for, or the draft is my own.
    """
    name = me(desk)
    if not _own_is_allowed(desk, document) and same_person(submission.person, name):
        raise UserError(
            f"Du har selv sendt {named(document)} til godkendelse, så en anden skal godkende. Intet er ændret."
        )
    if step.body_id:
        raise UserError(f"{step.approver} godkender på et møde. Intet er ændret. Registrér beslutningen i stedet.")
    if same_person(step.approver, name):
        return ""
    if acts_for(absence_store.rows(db), desk.today(), name, step.approver, document.case_id):
        return step.approver
    raise UserError(f"{named(document)} venter på {step.approver}, ikke på dig. Intet er ændret.")


def may_decide(desk: Desk, db: Connection, document: Document, submission: Submission) -> bool:
    """Whether I am the one who is waited for."""
    step = submission.current
    if step is None:
        return False
    try:
        stands_for(desk, db, document, submission, step)
    except UserError:
        return False
    return True


def check_decider(desk: Desk, document: Document, submission: Submission, decided_by: str, day: date) -> None:
    """Raise ``UserError`` for a decision outside the program that cannot have been made so."""
    if not _own_is_allowed(desk, document) and same_person(decided_by, submission.person):
        raise UserError(
            f"{submission.person} har selv sendt {named(document)} og kan ikke godkende det. Intet er ændret."
        )
    if day > desk.today():
        raise UserError(f"{write_date(day)} er ikke kommet endnu. Intet er ændret. Ret datoen.")
    if day < submission.sent_at.astimezone(desk.clock().tzinfo).date():
        raise UserError(f"{named(document)} var ikke sendt {write_date(day)}. Intet er ændret. Ret datoen.")


def check_status(db: Connection, document_id: str, new: Status) -> Document:
    """The document, which may take that status next. Raises ``UserError`` where it may not."""
    document = document_store.get(db, document_id)
    if not document.status.may_become(new):
        raise UserError(f"{named(document)} har status ”{document.status.danish}”, så det kan ikke gøres nu.")
    return document


def _own_is_allowed(desk: Desk, document: Document) -> bool:
    return desk.kinds[document.kind].self_approval


def _tidy(approver: Approver) -> Approver:
    name = required_line(approver.name, "Navnet på den, der skal godkende,")
    return Approver(name, tidy_line(approver.title, "Titlen"), approver.body_id, approver.due)
