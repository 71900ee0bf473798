"""What is known of a document's approval: where it is, who is asked, whether it holds, and what I may do about it."""

from __future__ import annotations

from kk_desktop.domain.approvals import Submission
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import submissions as store

from . import approval_rules as rules
from .approval_sheet import approval_sheet
from .binding import Binding
from .desk import Desk
from .pages import PageService
from .sheet_writing import Sheet
from .waiting import Waiting, decided, waiting


class ApprovalReading:
    """Tells; changes nothing."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk, self._pages = desk, pages
        self._binding = Binding(desk, pages)

    def of(self, document_id: str) -> list[Submission]:
        """All the times the document was sent for approval, the first one first."""
        return store.of(self._desk.read(), document_id)

    def current(self, document_id: str) -> Submission | None:
        """The submission that is under way or has been approved; ``None`` where there is none in force."""
        found = self.of(document_id)
        return found[-1] if found and not found[-1].has_ended else None

    def content_digest(self, document_id: str) -> str:
        """What the content is known by as it is saved now: the ``seen`` of whoever looks at it."""
        return self._binding.digest(document_id)

    def broken(self, document_id: str) -> tuple[str, ...]:
        """What has been changed since the draft was sent or approved, as sentences; nothing while it holds.

        Nothing either while a condition is to be met: changes are what was asked for.
        """
        submission = self.current(document_id)
        status = store.status(self._desk.read(), document_id)
        if submission is None or submission.unmet or status not in (Status.SUBMITTED, Status.APPROVED):
            return ()
        return self._binding.differences(document_id, submission)

    def allowed(self, document_id: str) -> frozenset[str]:
        """The names of the verbs that I may do with the document now."""
        if self._desk.database.read_only:
            return frozenset()
        db = self._desk.read()
        document, submission = document_store.get(db, document_id), self.current(document_id)
        is_broken = bool(self.broken(document_id))
        names: set[str] = set()
        is_the_authors = document.status in (Status.DRAFT, Status.RETURNED, Status.WITHDRAWN)
        if self._desk.kinds[document.kind].standalone and (is_the_authors or is_broken or _has_unmet(submission)):
            names.add("submit")
        if document.status is Status.SUBMITTED and submission:
            names |= {"withdraw"} | ({"remind"} if submission.current else set())
        if submission and submission.current:
            names.add("register_decision")
            if rules.may_decide(self._desk, db, document, submission):
                names |= {"return", "pass_on"}
                names |= set() if is_broken else {"approve", "approve_corrected", "approve_on_condition"}
        if document.status is Status.APPROVED and not is_broken:
            names.add("mark_signed")
        return frozenset(names)

    def waiting(self, name: str | None = None) -> list[Waiting]:
        """What waits for the person, or for me, the first deadline first."""
        return waiting(self._desk, self._binding, self._desk.me.name if name is None else name)

    def decided(self, name: str | None = None, limit: int = 10) -> list[Waiting]:
        """What the person decided last, or I, the newest first."""
        return decided(self._desk, self._binding, self._desk.me.name if name is None else name, limit)

    def pdf(self, submission_id: str) -> bytes:
        """The very pages that are read and decided on."""
        db = self._desk.read()
        return content_store.read(db, store.get(db, submission_id).pages)

    def check_holds(self, document_id: str) -> None:
        """Raise ``UserError`` where the document has been changed since its approval and may not leave the house."""
        if self.broken(document_id):
            raise UserError(
                f"{rules.named(document_store.get(self._desk.read(), document_id))} er ændret siden godkendelsen. "
                "Intet er ændret. Send det til godkendelse igen."
            )

    def outgoing_pdf(self, document_id: str) -> bytes:
        """The pages for a mail or a record: those that printing gives. Takes as long as the pages to draw.

        They are the ones that were approved, or the same content with the late facts filled in since. Raises
        ``UserError`` as ``check_holds``.
        """
        self.check_holds(document_id)
        return self._pages.render(document_id).pdf

    def sheet(self, document_id: str) -> Sheet:
        """The document's whole course as a page. Raises ``UserError`` where it was never sent."""
        return approval_sheet(self._desk, self._binding, document_id)


def _has_unmet(submission: Submission | None) -> bool:
    """Whether its author may either meet the condition or send the draft along the chain anew."""
    return submission is not None and submission.unmet is not None
