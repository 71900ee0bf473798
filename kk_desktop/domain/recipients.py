"""Who gets a copy of one and the same letter, and the letter as it is to one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .documents import Manuscript

MOST_LINES = 7
"""Lines of an address, the name's with them: more do not fit behind an envelope's window, which ends 80 mm down."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One who gets the letter: the name after "Til", and the lines of the address below it."""

    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What was read at one place of a list: ``text`` as it stands there, and what there is to say about it.

    Without a recipient no letter is made of it, and the remark tells why.
    """

    text: str
    recipient: Recipient | None
    remark: str = ""


def addressed(manuscript: Manuscript, recipient: Recipient) -> Manuscript:
    """The letter as if it were to this recipient alone."""
    lines = "\n".join((recipient.name, *recipient.address)) if recipient.address else ""
    document = replace(manuscript.document, recipients=(recipient.name,), recipient_address=lines)
    return replace(manuscript, document=document)
