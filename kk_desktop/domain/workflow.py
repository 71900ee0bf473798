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
        return self not in (Status.SENT, Status.REPLACED)

    def may_become(self, other: Status) -> bool:
        """Whether that may be the next step; one that is sent for approval anew stays where it is."""
        return other in _NEXT[self]

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

_NEXT = {
    Status.DRAFT: (Status.SUBMITTED, Status.SENT),  # not all that is sent has somebody to approve it
    Status.SUBMITTED: (Status.SUBMITTED, Status.RETURNED, Status.APPROVED, Status.WITHDRAWN),
    Status.RETURNED: (Status.SUBMITTED,),
    Status.APPROVED: (Status.SUBMITTED, Status.RETURNED, Status.SIGNED, Status.SENT),
    Status.SIGNED: (Status.SENT,),
    Status.SENT: (Status.REPLACED,),
    Status.WITHDRAWN: (Status.SUBMITTED,),
    Status.REPLACED: (),
}
"""Approved becomes returned where a body says no to what was approved with its approval reserved."""
