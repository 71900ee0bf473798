"""What was sent to whom, by which channel; the lists of many recipients; and where things lie in the records system."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .files import StoredFile
from .mail_addresses import without_address


class DispatchChannel(StrEnum):
    """How a document leaves the house."""

    DIGITAL_POST = "digital_post"
    MAIL = "mail"
    BLIV_HOERT = "bliv_hoert"  # the city's hearing portal, which takes plain text
    INTERNAL_POST = "internal_post"
    PAPER = "paper"

    @property
    def danish(self) -> str:
        """The word on the screen and in the history."""
        return _CHANNELS[self]


_CHANNELS = {
    DispatchChannel.DIGITAL_POST: "Digital Post",
    DispatchChannel.MAIL: "Mail",
    DispatchChannel.BLIV_HOERT: "Bliv hørt",
    DispatchChannel.INTERNAL_POST: "Intern post",
    DispatchChannel.PAPER: "Brevpost",
}


class DispatchRole(StrEnum):
    """As what somebody gets it."""

    RECIPIENT = "recipient"
    COPY = "copy"
    BLIND_COPY = "blind_copy"  # known to us alone; stands on no page


@dataclass(frozen=True, slots=True)
class Addressee:
    """One who gets a document; ``address`` is a mail address or a postal one, where it is known."""

    name: str
    address: str = ""
    role: DispatchRole = DispatchRole.RECIPIENT


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One sending of a document; ``receipt`` and ``file`` prove it.

    The first one knows the PDF that was sent and how many pages it has.
    """

    id: str
    document_id: str
    sent_on: date
    channel: DispatchChannel
    person: str = ""
    note: str = ""
    receipt: str = ""
    file: StoredFile | None = None
    addressees: tuple[Addressee, ...] = ()
    pdf_digest: str | None = None
    page_count: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """One on a list of recipients: where to send it, how, and from when to when; both days are included.

    ``address`` is the one to print, ``email`` the one to write to. With a body or a person the name is theirs.
    """

    name: str
    address: str = ""
    email: str = ""
    channel: DispatchChannel | None = None
    body_id: str | None = None
    person_id: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether they are on the list on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    @property
    def addressee(self) -> Addressee:
        """Who gets a document, and at the address that goes with how it is sent."""
        by_post = self.channel in (DispatchChannel.PAPER, DispatchChannel.INTERNAL_POST)
        first, second = (self.address, self.email) if by_post else (self.email, self.address)
        return Addressee(self.name, first or second)


@dataclass(frozen=True, slots=True)
class DistributionList:
    """A list of recipients with a name; a living one is made of the file's bodies and has no rows of its own.

    ``members`` are those on it today. ``entries`` are all that somebody has put on it, named as today; ``left_out``
    are the names of those whose time has not come or is over.
    """

    id: str
    name: str
    members: tuple[Addressee, ...] = ()
    is_living: bool = False
    entries: tuple[Member, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a thing lies in the records system; not filed while there is no date."""

    system: str = ""
    document_number: str = ""
    filed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Unfiled:
    """A received, sent or final thing without a place in the records system; ``why`` says what it is."""

    kind: str
    id: str
    title: str
    why: str
    day: date | None = None
    case_number: str = ""


def read_addressees(text: str, role: DispatchRole = DispatchRole.RECIPIENT) -> list[Addressee]:
    """Those on the lines of a text, each a name and an address where one is known.

    A name may hold commas. A mail address may stand in brackets; a postal one begins at the first part with a digit.
    """
    return [Addressee(*_told_apart(line), role) for line in text.splitlines() if line.strip()]


def write_addressees(addressees: Iterable[Addressee]) -> str:
    """The lines that ``read_addressees`` reads."""
    return "\n".join(f"{each.name}, {each.address}" if each.address else each.name for each in addressees)


def _told_apart(line: str) -> tuple[str, str]:
    name, email = without_address(line)
    if name and email:
        return name, email
    parts = [part.strip() for part in line.split(",")]
    begins = next((place for place, part in enumerate(parts) if place and any(map(str.isdigit, part))), len(parts))
    return ", ".join(parts[:begins]), ", ".join(parts[begins:])
