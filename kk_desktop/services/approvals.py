"""Approval: a draft sent along a chain, read as the pages that are kept, and decided by one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kk_desktop.domain.approvals import ApprovalStep, Approver, Decision, DecisionChannel, Submission
from kk_desktop.domain.comments import Comment, CommentSource, CommentState, place_in, replaced
from kk_desktop.domain.documents import Document
from kk_desktop.domain.text import Block
from kk_desktop.domain.versions import VersionReason
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import submissions as store
from kk_desktop.storage.rows import Connection

from . import approval_rules as rules
from .approval_reading import ApprovalReading
from .binding import Bound
from .comments import CommentService
from .desk import Desk
from .facts import required_line
from .incoming import keep_file
from .pages import PageService
from .versions import VersionService

LONGEST_NOTE = 10_000
"""Characters of a note, a condition or a dissent: four pages."""

Decided = Callable[[Connection, Submission, ApprovalStep], dict[str, Any]]
"""More facts of the step, found out while it is decided; it may refuse by raising ``UserError``."""


class ApprovalService(ApprovalReading):
    """What authors and those who decide do with a draft. Each verb is one step that can be undone."""

    def __init__(self, desk: Desk, pages: PageService, versions: VersionService, comments: CommentService) -> None:
        super().__init__(desk, pages)
        self._versions = versions
        self._comments = comments

    # The author -------------------------------------------------------------------------------------------

    def submit(self, document_id: str, approvers: Sequence[Approver], note: str = "", reservation: str = "") -> str:
        """Send the draft to the first of a chain; gives the submission's id. Takes as long as the pages to draw.

        One that is under way already is withdrawn by it. ``reservation`` lets the draft be sent to its recipient when
        the persons have approved, before the bodies have. Raises ``UserError``, with nothing sent.
        """
        document, me = document_store.get(self._desk.read(), document_id), rules.me(self._desk)
        note, reservation = _checked(note, "Bemærkningen"), _checked(reservation, "Forbeholdet")
        chain = rules.check_chain(self._desk, document, approvers, reservation)
        self._check_can_submit(self._desk.read(), document_id)
        bound = self._binding.draw(document_id)
        steps = tuple(ApprovalStep(self._desk.new_id(), *_columns(approver)) for approver in chain)

        def work(db: Connection) -> str:
            self._check_can_submit(db, document_id)
            self._check_drawn(document, bound)
            for earlier in self.of(document_id):
                if earlier.withdrawn_at is None and not earlier.has_ended and not earlier.is_approved:
                    store.change(db, earlier.id, withdrawn_at=self._desk.clock())
            document_store.change(db, document_id, status=Status.SUBMITTED)
            number = self._versions.keep(document_id, VersionReason.SUBMITTED) or 1
            submission = Submission(
                self._desk.new_id(), document_id, number, *self._binding.keep(db, bound), me,
                self._desk.clock(), note=note, reservation=reservation, steps=steps,
                page_count=bound.page_count, late=bound.late,
            )  # fmt: skip
            store.add(db, submission)
            return submission.id

        return self._desk.act("Sendte til godkendelse", work)

    def withdraw(self, document_id: str) -> None:
        """Draw the draft back from those who have not decided."""

        def work(db: Connection) -> None:
            submission = self._under_way(db, document_id)
            store.change(db, submission.id, withdrawn_at=self._desk.clock())
            self._set_status(db, document_id, Status.WITHDRAWN)

        self._desk.act("Trak tilbage fra godkendelse", work)

    def remind(self, document_id: str) -> None:
        """Note that whoever is waited for has been reminded today."""

        def work(db: Connection) -> None:
            step = self._under_way(db, document_id).current
            if step is None:
                raise UserError("Dokumentet venter ikke på nogens godkendelse. Intet er ændret.")
            store.change_step(db, step.id, reminded_on=self._desk.today())

        self._desk.act("Rykkede for godkendelse", work)

    def meet_condition(self, step_id: str) -> None:
        """Say that a condition is met, or that the changes that were decided are written in.

        The draft as it is now is bound from here on, and goes on to the next in the chain.
        """
        document, submission, _ = self._read_step(step_id)
        bound = self._binding.draw(document.id)

        def work(db: Connection) -> None:
            now, step = store.with_step(db, step_id)
            if now.unmet is None or now.unmet.id != step.id:
                raise UserError(f"{rules.named(document)} venter ikke på, at en betingelse bliver opfyldt.")
            self._check_drawn(document, bound)
            store.change_step(db, step_id, condition_met_on=self._desk.today(), **self._rebound(db, now, bound))
            self._go_on(db, document.id, submission.id)

        self._desk.act("Opfyldte en betingelse for godkendelse", work)

    def mark_signed(self, document_id: str) -> None:
        """Lock the approved document as signed, and keep its pages as they are now, late facts filled in."""
        rules.check_status(self._desk.read(), document_id, Status.SIGNED)
        keep_pages = self.final_pages(document_id)

        def work(db: Connection) -> None:
            rules.check_status(db, document_id, Status.SIGNED)
            keep_pages(db)
            self._set_status(db, document_id, Status.SIGNED)

        self._desk.act("Markerede som underskrevet", work)

    def final_pages(self, document_id: str) -> Callable[[Connection], tuple[str, int]]:
        """Draw the pages that are to be signed or sent. What is given back keeps them, in the step that locks.

        It gives the PDF's digest and how many pages it has; those of the signed PDF where there is one. It raises
        ``UserError`` where the document was changed after its approval, or while its pages were drawn.
        """
        document, bound = document_store.get(self._desk.read(), document_id), self._binding.draw(document_id)

        def keep(db: Connection) -> tuple[str, int]:
            submission = self.current(document_id)
            self.check_holds(document_id)
            if submission is not None and submission.final_pdf_digest:
                return submission.final_pdf_digest, submission.page_count
            self._check_drawn(document, bound)
            if submission is not None and bound.late == submission.late:
                digest, page_count = submission.pages, submission.page_count
            else:
                digest, page_count = content_store.keep(db, bound.pdf), bound.page_count
            if submission is not None:
                facts = {"final_pdf_digest": digest, "late": bound.late, "page_count": page_count}
                store.change(db, submission.id, **facts)
            return digest, page_count

        return keep

    # Whoever decides --------------------------------------------------------------------------------------

    def approve(self, step_id: str, seen: str, note: str = "", dissent: str = "") -> None:
        """Say yes to the content that is ``seen``.

        Raises ``UserError`` where it has been changed since, somebody has decided already, or it is not mine to say.
        """
        facts = {"note": _checked(note, "Bemærkningen"), "dissent": _checked(dissent, "Mindretalsudtalelsen")}
        self._decide("Godkendte", step_id, Decision.APPROVED, facts, seen=seen)

    def approve_corrected(self, step_id: str, seen: str) -> None:
        """Say yes with one's own open suggestions, which are put into the text in the same step.

        Takes as long as the corrected pages to draw. Raises ``UserError`` as ``approve`` does, where there are no
        suggestions, and where one no longer fits the text.
        """
        document, _, _ = self._read_step(step_id)
        mine = self._suggestions(document.id)
        if not mine:
            raise UserError(
                f"Du har ingen rettelser til {rules.named(document)}. Intet er ændret. Skriv dem, eller godkend uden."
            )
        corrected = _corrected(document_store.blocks(self._desk.read(), document.id), mine)
        bound = self._binding.draw(document.id, corrected)

        def correct(db: Connection, submission: Submission, step: ApprovalStep) -> dict[str, Any]:
            for comment in mine:
                self._comments.accept(comment.id)
            self._check_drawn(document, bound)
            return self._rebound(db, submission, bound)

        self._decide("Godkendte med rettelser", step_id, Decision.APPROVED_WITH_CHANGES, {}, seen=seen, more=correct)

    def approve_on_condition(self, step_id: str, seen: str, condition: str) -> None:
        """Say yes on a condition, which the author must meet before the next in the chain is asked."""
        facts = {"condition": _required(condition, "Betingelsen")}
        self._decide("Godkendte på betingelse", step_id, Decision.APPROVED_ON_CONDITION, facts, seen=seen)

    def return_for_changes(self, step_id: str, seen: str, note: str) -> None:
        """Send the draft back to its author with a note that says why; also one that has been changed meanwhile."""
        del seen  # a no is a no to whatever was read
        facts = {"note": _required(note, "Bemærkningen")}
        self._decide("Sendte retur", step_id, Decision.RETURNED, facts)

    def pass_on(self, step_id: str, seen: str, approver: Approver, note: str = "") -> None:
        """Let somebody else decide in one's place; the rest of the chain comes after them."""
        del seen
        document, submission, _ = self._read_step(step_id)
        rules.check_not_asked(document, submission, approver)
        (new,) = rules.check_chain(self._desk, document, [approver], "")

        def ask(db: Connection, now: Submission, step: ApprovalStep) -> dict[str, Any]:
            store.add_step_after(db, now, step, ApprovalStep(self._desk.new_id(), *_columns(new)))
            return {}

        facts = {"note": _checked(note, "Bemærkningen")}
        self._decide("Sendte videre til godkendelse", step_id, Decision.PASSED_ON, facts, more=ask)

    def register(
        self,
        step_id: str,
        decision: Decision,
        decided_by: str,
        decided_on: date,
        channel: DecisionChannel,
        *,
        note: str = "",
        dissent: str = "",
        file: Path | None = None,
    ) -> None:
        """Enter a decision that came on paper, by mail, in the corridor or from a meeting.

        The note of a yes with changes says what is changed: it becomes a suggestion, and the draft waits until its
        author has written it in (``meet_condition``), as it does with a condition. Raises ``UserError``, and
        ``ValueError`` for passing on: whoever decides instead is entered as the one who decided.
        """
        if decision is Decision.PASSED_ON:
            raise ValueError("passing on is no decision to enter")
        document, submission, _ = self._read_step(step_id)
        rules.me(self._desk)
        decided_by = required_line(decided_by, "Navnet på den, der har besluttet det,")
        rules.check_decider(self._desk, document, submission, decided_by, decided_on)
        facts: dict[str, Any] = {"dissent": _checked(dissent, "Mindretalsudtalelsen"), "channel": channel}
        if decision in (Decision.APPROVED_WITH_CHANGES, Decision.APPROVED_ON_CONDITION):
            what = "Betingelsen" if decision is Decision.APPROVED_ON_CONDITION else "Ændringen"
            facts["condition"] = _required(note, what)
        else:
            facts["note"] = (
                _required(note, "Bemærkningen") if decision is Decision.RETURNED else _checked(note, "Bemærkningen")
            )
        if file is not None:
            facts["file"] = keep_file(self._desk, file, f"lagt ved godkendelsen af {rules.named(document)}")

        def work(db: Connection) -> None:
            _, step = self._open_step(db, document, step_id)
            self._write(db, step, decision, decided_by, decided_on=decided_on, entered_by=self._desk.me.name, **facts)
            if decision is Decision.APPROVED_WITH_CHANGES and not store.status(db, document.id).is_locked:
                self._comments.add(document.id, facts["condition"], source=CommentSource.PAPER, person=decided_by)
            self._go_on(db, document.id, submission.id)

        self._desk.act("Registrerede en beslutning", work)

    # How --------------------------------------------------------------------------------------------------

    def _decide(
        self,
        label: str,
        step_id: str,
        decision: Decision,
        facts: dict[str, Any],
        *,
        seen: str | None = None,
        more: Decided | None = None,
    ) -> None:
        """Write one's own decision, together with what follows from it. Without ``seen`` it holds for any content."""
        document, submission, _ = self._read_step(step_id)

        def work(db: Connection) -> None:
            now, step = self._open_step(db, document, step_id)
            for_whom = rules.stands_for(self._desk, db, document, now, step)
            if seen is not None:
                self._check_seen(document, now, seen)
            found = more(db, now, step) if more else {}
            self._write(db, step, decision, rules.me(self._desk), decided_for=for_whom, **facts, **found)
            self._go_on(db, document.id, submission.id)

        self._desk.act(label, work)

    def _write(self, db: Connection, step: ApprovalStep, decision: Decision, decided_by: str, **facts: Any) -> None:
        facts.setdefault("decided_on", self._desk.today())
        store.change_step(
            db, step.id, decision=decision, decided_at=self._desk.clock(), decided_by=decided_by, **facts
        )  # fmt: skip

    def _go_on(self, db: Connection, document_id: str, submission_id: str) -> None:
        """Give the document the status that follows from what has been decided; one that is locked keeps its own."""
        submission = store.get(db, submission_id)
        status = store.status(db, document_id)
        # A body that wants changes opens again what was approved with its approval reserved.
        wanted = Status.APPROVED if submission.is_approved else Status.SUBMITTED
        if submission.has_ended:
            wanted = Status.RETURNED
        if wanted is not status and not status.is_locked:
            self._set_status(db, document_id, wanted)

    def _set_status(self, db: Connection, document_id: str, status: Status) -> None:
        rules.check_status(db, document_id, status)
        document_store.change(db, document_id, status=status)
        self._versions.keep(document_id, VersionReason.STATUS)

    def _rebound(self, db: Connection, submission: Submission, bound: Bound) -> dict[str, Any]:
        """Let the content hold from here on; gives the columns that say so, none where it is the same as before.

        In a locked document nobody has written; what it holds was bound when it was locked.
        """
        if bound.digest == submission.bound or store.status(db, submission.document_id).is_locked:
            return {}
        store.change(db, submission.id, page_count=bound.page_count, late=bound.late)
        content, pdf = self._binding.keep(db, bound)
        return {"content_digest": content, "pdf_digest": pdf}

    def _under_way(self, db: Connection, document_id: str) -> Submission:
        document, submission = document_store.get(db, document_id), self.current(document_id)
        if document.status is not Status.SUBMITTED or submission is None:
            raise UserError(f"{rules.named(document)} er ikke til godkendelse. Intet er ændret.")
        return submission

    def _read_step(self, step_id: str) -> tuple[Document, Submission, ApprovalStep]:
        submission, step = store.with_step(self._desk.read(), step_id)
        return document_store.get(self._desk.read(), submission.document_id), submission, step

    def _open_step(self, db: Connection, document: Document, step_id: str) -> tuple[Submission, ApprovalStep]:
        """The step as it stands in the file now, which may be decided. Raises ``UserError`` where it may not."""
        submission, step = store.with_step(db, step_id)
        rules.check_not_decided(self._desk, document, submission, step)
        if store.of(db, document.id)[-1].id != submission.id:
            raise UserError(f"{rules.named(document)} er sendt igen siden. Intet er ændret. Se det nyeste udkast.")
        return submission, step

    def _check_can_submit(self, db: Connection, document_id: str) -> None:
        document = rules.check_status(db, document_id, Status.SUBMITTED)
        if not self._desk.kinds[document.kind].standalone:
            raise UserError(f"{rules.named(document)} godkendes sammen med det dokument, det er bilag til.")
        submission = self.current(document_id)
        is_under_way = submission is not None and submission.unmet is None
        if document.status in (Status.SUBMITTED, Status.APPROVED) and is_under_way and not self.broken(document_id):
            word = document.status.danish.lower()
            raise UserError(f"{rules.named(document)} er {word} og ikke ændret siden. Intet er sendt.")

    def _check_drawn(self, document: Document, bound: Bound) -> None:
        if not self._binding.holds(document.id, bound):
            raise UserError(
                f"{rules.named(document)} blev ændret, mens siderne blev tegnet. Intet er gjort. Prøv igen."
            )

    def _check_seen(self, document: Document, submission: Submission, seen: str) -> None:
        changes = self._binding.differences(document.id, submission)
        if changes or seen != submission.bound:
            what = " ".join(changes[:3]) or "Se den nye udgave."
            raise UserError(
                f"{rules.named(document)} er ændret, siden det blev sendt til dig. Intet er godkendt. {what}"
                + (" Send det retur, eller bed om at få det sendt igen." if changes else "")
            )

    def _suggestions(self, document_id: str) -> list[Comment]:
        return [
            comment
            for comment in self._comments.of(document_id)
            if comment.is_suggestion and comment.state is CommentState.OPEN and self._comments.is_mine(comment)
        ]


def _corrected(blocks: Sequence[Block], suggestions: Sequence[Comment]) -> list[Block]:
    """The blocks with the suggestions' words; a place that is gone is told when the suggestion is accepted."""
    corrected = {block.id: block for block in blocks}
    for comment in suggestions:
        block = corrected.get(comment.block_id or "")
        place = place_in(block.text, comment) if block else None
        if block is None or place is None:
            continue
        new = replaced(block, place, len(comment.quote), comment.replacement or "")
        if new is not None:
            corrected[block.id] = new
    return list(corrected.values())


def _columns(approver: Approver) -> tuple[str, str, str | None, date | None]:
    return approver.name, approver.title, approver.body_id, approver.due


def _checked(text: str, what: str) -> str:
    words = text.strip()
    if len(words) > LONGEST_NOTE:
        raise UserError(f"{what} er på {len(words)} tegn. Der er plads til {LONGEST_NOTE}.")
    return words


def _required(text: str, what: str) -> str:
    words = _checked(text, what)
    if not words:
        raise UserError(f"{what} mangler. Skriv den; intet er ændret.")
    return words
