"""Mails for somebody else's program to send: a file that opens as a draft with recipients, words and files in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that goes along."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class MailDraft:
    """One mail; ``recipients`` are names and addresses, ``sender`` is whose it is, where that is known."""

    recipients: Sequence[tuple[str, str]]
    subject: str
    text: str
    sender: tuple[str, str] | None = None
    files: Sequence[MailFile] = ()
    copies: Sequence[tuple[str, str]] = ()
    blind_copies: Sequence[tuple[str, str]] = ()


def write_mail(draft: MailDraft) -> bytes:
    """The mail as RFC 5322 has it.

    A ``mailto:`` link would be shorter, but it can carry no file. Raises ``ValueError`` for an address that is none.
    """
    mail = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    # Outlook's own mark of a mail that is still to be sent; without it the file opens as one that has come.
    mail["X-Unsent"] = "1"
    if draft.sender is not None:
        mail["From"] = _address(*draft.sender)
    mail["To"] = [_address(*recipient) for recipient in draft.recipients]
    for head, people in (("Cc", draft.copies), ("Bcc", draft.blind_copies)):
        if people:
            mail[head] = [_address(*each) for each in people]
    mail["Subject"] = " ".join(draft.subject.split())
    mail.set_content(draft.text)
    for file in draft.files:
        kind, _, subtype = file.media_type.partition("/")
        if kind in ("text", "message"):
            # Taken apart or given other line ends on the way; it goes along as it is.
            kind, subtype = "application", "octet-stream"
        mail.add_attachment(file.data, maintype=kind, subtype=subtype, filename=file.name)
    return mail.as_bytes()


def _address(name: str, address: str) -> Address:
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    return Address(" ".join(printable.split()), addr_spec=address)
