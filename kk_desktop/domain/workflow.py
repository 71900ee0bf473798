"""The status of a document and which step may follow which."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a document is on its way out of the house."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    SIGNED = "signed"
    SENT = "sent"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"

    @property
    def danish(self) -> str:
        """The word on the screen."""
        return _WORDS[self]

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something with the document."""
        return self in (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.APPROVED, Status.SIGNED)

    @property
    def is_locked(self) -> bool:
        """Whether the content may no longer be changed."""
        return self in (Status.SIGNED, Status.SENT, Status.REPLACED)


_WORDS = {
    Status.DRAFT: "Kladde",
    Status.SUBMITTED: "Til godkendelse",
    Status.RETURNED: "Sendt retur",
    Status.APPROVED: "Godkendt",
    Status.SIGNED: "Underskrevet",
    Status.SENT: "Afsendt",
    Status.WITHDRAWN: "Trukket tilbage",
    Status.REPLACED: "Erstattet",
}
