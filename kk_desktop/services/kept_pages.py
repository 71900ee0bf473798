"""The pages that were approved, given again as they were read for as long as they hold; and what to say where not."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from kk_desktop.domain.approvals import Submission
from kk_desktop.domain.content import content_of, late_facts, write_content
from kk_desktop.domain.documents import UNTITLED, Document, Manuscript
from kk_desktop.domain.workflow import Status
from kk_desktop.printing.rendered import Finding, Rendered
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import dispatches as dispatch_store
from kk_desktop.storage import submissions as store

from .desk import Desk

_AFTER_APPROVAL = (Status.APPROVED, Status.SIGNED, Status.SENT, Status.REPLACED)


def as_approved(desk: Desk, manuscript: Manuscript, drawn: Rendered) -> Rendered:
    """The very pages that were signed, approved or sent, where they still tell what the document does.

    Where only late facts have been filled in since, the pages are as ``drawn``: the same content with those facts.
    Another version of the program may draw them otherwise; those that were approved stay as they are.
    """
    document = manuscript.document
    sent = store.of(desk.read(), document.id) if document.status in _AFTER_APPROVAL else []
    if not sent:
        return _as_sent(desk, document, drawn)
    submission = sent[-1]
    # A body may say no to what was signed with its approval reserved: the pages are those that were signed.
    if document.status.is_locked and submission.final_pdf_digest:
        return _kept(desk, submission.final_pdf_digest, submission.page_count, drawn)
    return _while_it_holds(desk, manuscript, submission, drawn) if submission.is_approved else drawn


def is_changed(desk: Desk, manuscript: Manuscript) -> bool:
    """Whether the document was approved with another content than it has now."""
    document = manuscript.document
    sent = store.of(desk.read(), document.id) if document.status is Status.APPROVED else []
    return bool(sent) and sent[-1].is_approved and _digest(desk, manuscript) != sent[-1].bound


def _digest(desk: Desk, manuscript: Manuscript) -> str:
    return hashlib.sha256(write_content(content_of(manuscript, desk.kinds[manuscript.document.kind]))).hexdigest()


def _while_it_holds(desk: Desk, manuscript: Manuscript, submission: Submission, drawn: Rendered) -> Rendered:
    document, kind = manuscript.document, desk.kinds[manuscript.document.kind]
    if _digest(desk, manuscript) != submission.bound:
        changed = f"”{document.title or UNTITLED}” er ændret siden godkendelsen. Send det til godkendelse igen."
        return replace(drawn, findings=(*drawn.findings, Finding(changed)))
    is_as_read = late_facts(manuscript, kind) == submission.late
    return _kept(desk, submission.pages, submission.page_count, drawn) if is_as_read else drawn


def _as_sent(desk: Desk, document: Document, drawn: Rendered) -> Rendered:
    """What nobody had to approve stays as it was sent."""
    sent = dispatch_store.of(desk.read(), document.id) if document.status.is_locked else []
    first = next((each for each in sent if each.pdf_digest), None)
    return _kept(desk, first.pdf_digest, first.page_count, drawn) if first and first.pdf_digest else drawn


def _kept(desk: Desk, digest: str, page_count: int, drawn: Rendered) -> Rendered:
    pdf = content_store.read(desk.read(), digest)
    if page_count == drawn.page_count:
        return replace(drawn, pdf=pdf)
    return Rendered(pdf, page_count, findings=drawn.findings)
