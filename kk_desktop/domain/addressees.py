"""Who gets a copy of one and the same letter, and the letter as it is to one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .documents import Manuscript

MOST_LINES = 7
"""Lines of an address, the name's with them: more do not fit behind an envelope's window."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """One who gets the letter: the name after "Til", and the lines of the address below it."""

    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What was read at one place of a list: ``text`` as it stands there, and what there is to say about it.

    Without an addressee no letter is made of it, and the remark tells why.
    """

    text: str
    addressee: Addressee | None
    remark: str = ""


def addressed(manuscript: Manuscript, addressee: Addressee) -> Manuscript:
    """The letter as if the addressee were its only recipient."""
    lines = "\n".join((addressee.name, *addressee.address)) if addressee.address else ""
    document = replace(manuscript.document, recipients=(addressee.name,), recipient_address=lines)
    return replace(manuscript, document=document)
