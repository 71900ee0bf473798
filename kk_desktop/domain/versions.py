"""Texts kept as they were, and what each of them is called: a draft that was sent, a proof, one that got a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from .text import Block
from .workflow import Status


class VersionReason(StrEnum):
    """Why a text was kept; its value is what stands in the file."""

    PROOF_PRINT = "proof_print"
    SUBMITTED = "submitted"
    STATUS = "status"
    NAMED = "named"
    TIMED = "timed"  # every ten minutes of work
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class KeptText:
    """A document's title and blocks, and a print of each table they show, by its id: any change makes another.

    ``facts`` are what stands around the text, by name, each as the lines it is told in; none in a text that was kept
    before they were. ``attachments`` are the bilag: number, title and the digest of the file.
    """

    title: str
    blocks: tuple[Block, ...]
    tables: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] | None = None
    attachments: tuple[tuple[int, str, str], ...] = ()

    def same_text(self, other: KeptText) -> bool:
        """Whether the two read alike; the facts around them may differ."""
        return (self.title, self.blocks, self.tables) == (other.title, other.blocks, other.tables)


@dataclass(frozen=True, slots=True)
class Version:
    """A kept text: why, when and by whom, and the digest it is found by.

    ``number`` is the draft's (udkast n), which only proofs and what was sent to be approved have. ``status`` is the
    document's at that moment.
    """

    id: str
    number: int | None
    kept_at: datetime
    digest: str
    reason: VersionReason = VersionReason.PROOF_PRINT
    name: str = ""
    status: str = ""
    person: str = ""


def newest_number(versions: Iterable[Version]) -> int:
    """The number of the newest draft; 0 before there is one."""
    return max((version.number or 0 for version in versions), default=0)


def title_of(version: Version, versions: Sequence[Version]) -> str:
    """What a version is called among the document's, the oldest first: "Udkast 2, sendt retur"."""
    if version.name:
        return version.name
    if version.reason is VersionReason.STATUS and version.status:
        sent = newest_number(versions[: versions.index(version)])
        status = Status(version.status).danish
        return f"Udkast {sent}, {status[0].lower()}{status[1:]}" if sent else status
    words = _CALLED[version.reason]
    return f"Udkast {version.number}, {words}" if version.number else words[0].upper() + words[1:]


_CALLED = {
    VersionReason.PROOF_PRINT: "korrektur",
    VersionReason.SUBMITTED: "sendt til godkendelse",
    VersionReason.STATUS: "status ændret",
    VersionReason.NAMED: "gemt med navn",
    VersionReason.TIMED: "gemt undervejs",
    VersionReason.RESTORED: "gendannet",
}
