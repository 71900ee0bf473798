"""Who has been asked to approve before: read from what was sent, so that a chain need not be typed twice."""

from __future__ import annotations

from kk_desktop.domain.approvals import Approver

from .rows import Connection, every


def last_of_kind(db: Connection, kind: str) -> list[Approver]:
    """The chain a document of the kind was sent along last, as it was sent: without those it was passed on to."""
    found = every(
        db,
        "SELECT a.approver, a.title, a.body_id, a.decision, a.position FROM approval_step a WHERE a.submission_id ="
        " (SELECT s.id FROM submission s JOIN document d ON d.id = s.document_id WHERE d.kind = ? ORDER BY s.n DESC)"
        " ORDER BY a.position, a.n",
        kind,
    )
    follows_pass = False
    chain: list[Approver] = []
    for row in found:
        if not follows_pass:
            chain.append(Approver(row["approver"], row["title"], row["body_id"]))
        follows_pass = row["decision"] == "passed_on"
    return chain


def approvers(db: Connection) -> list[Approver]:
    """All who have been asked, each once, as they were called last."""
    found = every(
        db,
        "SELECT approver, title, body_id FROM approval_step WHERE n IN (SELECT max(n) FROM approval_step"
        " GROUP BY approver) ORDER BY danish_key(approver)",
    )
    return [Approver(row["approver"], row["title"], row["body_id"]) for row in found]
