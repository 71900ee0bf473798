"""The pages that were approved, given again as they were read for as long as they hold; and what to say where not."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from kk_desktop.domain.approvals import Submission
from kk_desktop.domain.content import content_of, late_facts, write_content
from kk_desktop.domain.documents import UNTITLED, Manuscript
from kk_desktop.domain.workflow import Status
from kk_desktop.printing.rendered import Finding, Rendered
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import submissions as store

from .desk import Desk

_AFTER_APPROVAL = (Status.APPROVED, Status.SIGNED, Status.SENT, Status.REPLACED)


def as_approved(desk: Desk, manuscript: Manuscript, drawn: Rendered) -> Rendered:
    """The very pages that were signed or approved, where they still tell what the document does.

    Where only late facts have been filled in since, the pages are as ``drawn``: the same content with those facts.
    Another version of the program may draw them otherwise; those that were approved stay as they are.
    """
    document = manuscript.document
    sent = store.of(desk.read(), document.id) if document.status in _AFTER_APPROVAL else []
    if not sent:
        return drawn
    submission = sent[-1]
    # A body may say no to what was signed with its approval reserved: the pages are those that were signed.
    if document.status.is_locked and submission.final_pdf_digest:
        return _kept(desk, submission, submission.final_pdf_digest, drawn)
    return _while_it_holds(desk, manuscript, submission, drawn) if submission.is_approved else drawn


def _while_it_holds(desk: Desk, manuscript: Manuscript, submission: Submission, drawn: Rendered) -> Rendered:
    document, kind = manuscript.document, desk.kinds[manuscript.document.kind]
    if hashlib.sha256(write_content(content_of(manuscript, kind))).hexdigest() != submission.bound:
        changed = f"”{document.title or UNTITLED}” er ændret siden godkendelsen. Send det til godkendelse igen."
        return replace(drawn, findings=(*drawn.findings, Finding(changed)))
    is_as_read = late_facts(manuscript, kind) == submission.late
    return _kept(desk, submission, submission.pages, drawn) if is_as_read else drawn


def _kept(desk: Desk, submission: Submission, digest: str, drawn: Rendered) -> Rendered:
    pdf = content_store.read(desk.read(), digest)
    if submission.page_count == drawn.page_count:
        return replace(drawn, pdf=pdf)
    return Rendered(pdf, submission.page_count, findings=drawn.findings)
