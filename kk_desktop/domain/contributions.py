"""Contributions to an answer: who in the house is asked, what came, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .files import StoredFile
from .mail_addresses import without_address
from .text import Block, BlockKind


class Use(StrEnum):
    """What became of a contribution in the answer."""

    OPEN = "open"
    USED = "used"
    NOT_USED = "not_used"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One body that is asked, and its answer; ``received_at`` is a moment, for a draft may be sent on the same day.

    ``text`` holds what came as plain text, ``file`` the document it came as. ``reason`` is why it is not used.
    """

    id: str
    hearing_id: str
    contributor: str
    email: str = ""
    due: date | None = None
    asked_on: date | None = None
    reminded_on: date | None = None
    received_at: datetime | None = None
    text: str = ""
    used: Use = Use.OPEN
    reason: str = ""
    file: StoredFile | None = None

    @property
    def is_to_be_asked(self) -> bool:
        """Whether nobody has asked for it, and it has not come by itself."""
        return self.asked_on is None and self.received_at is None and self.used is Use.OPEN

    @property
    def is_waited_for(self) -> bool:
        """Whether it has been asked for and has not come."""
        return self.asked_on is not None and self.received_at is None and self.used is Use.OPEN

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been here by now."""
        return self.is_waited_for and self.due is not None and self.due < today

    def came_after(self, sent_at: datetime | None) -> bool:
        """Whether it came after the draft was sent on, and nobody has said what to do about it."""
        return (
            sent_at is not None
            and self.received_at is not None
            and self.received_at > sent_at
            and self.used is Use.OPEN
        )


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody to ask."""

    name: str
    email: str = ""


def read_contributors(text: str, known: Iterable[Contributor] = ()) -> list[Contributor]:
    """Whom to ask, one on each line: a name, an e-mail address, or both; a known one's address need not be written.

    Who stands there twice is asked once.
    """
    addresses = {each.name.casefold(): each.email for each in known}
    found: dict[str, Contributor] = {}
    for line in text.splitlines():
        words, email = without_address(line)
        name = words or email
        if name:
            found.setdefault(name.casefold(), Contributor(name, email or addresses.get(name.casefold(), "")))
    return list(found.values())


def progress_words(contributions: Sequence[Contribution]) -> str:
    """How many of those asked for have come: Bidrag 2 af 4."""
    count = sum(each.received_at is not None for each in contributions)
    return f"Bidrag {count} af {len(contributions)}" if contributions else "Bidrag"


def quotation(lead_in: Block, blocks: Iterable[Block]) -> list[Block]:
    """A contribution's blocks as they are put into a draft to be worked in: quoted, with who wrote it before them.

    Lists stay lists; headings are quoted like all else, for they are the contributor's and not the letter's.
    """
    return [lead_in, *(_quoted(block) for block in blocks)]


def _quoted(block: Block) -> Block:
    if block.kind in (BlockKind.QUOTE, BlockKind.LIST_ITEM):
        return block
    return Block(block.id, BlockKind.QUOTE, block.runs)
