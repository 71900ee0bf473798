"""A mail that somebody has saved: who sent it, when, about what, in which words and with which files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice
from typing import Any

from kk_desktop.domain.asking import is_sent_on

from .html_text import html_text

_CHARSET = "cp1252"
"""What a mail that names no character set, or one nobody knows, is read as: Windows' own, in Danish mails."""

MOST_TEXT = 200_000
"""Characters of a mail that are looked through; the letter that asks has a few thousand."""

_LONGEST_LINE = 4_000
"""Characters of a header that are read: the library's time grows with the square of them."""

_DRESSING = re.compile(r"image\d{3}\.(?:png|jpe?g|gif)", re.IGNORECASE)
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]+")


_AS_IT_CAME = policy.SMTP.clone(refold_source="none")

MOST_FILES = 200
"""Files of one mail: each becomes a piece of material that somebody looks through."""


class NotAMailError(ValueError):
    """The bytes are no mail, or nothing of it can be read."""


class _Policy(policy.EmailPolicy):
    """The rules of today, for headers of a length that people write."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The header as it is read; recipients by the thousand are cut off, and nobody asks for them."""
        return super().header_fetch_parse(name, value[:_LONGEST_LINE])


_AS_WRITTEN: Any = _Policy()


@dataclass(frozen=True, slots=True)
class MailFile:
    """A file that came with the mail."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail tells; ``remarks`` are Danish sentences about what could not be read."""

    subject: str = ""
    sender: str = ""
    sender_email: str = ""
    sent_on: date | None = None
    text: str = ""
    files: tuple[MailFile, ...] = ()
    remarks: tuple[str, ...] = ()


def read_mail(data: bytes) -> Mail:
    """The mail in the form that most programs save (RFC 5322). Raises ``NotAMailError``."""
    try:
        return _read(message_from_bytes(data, _class=EmailMessage, policy=_AS_WRITTEN))
    except NotAMailError:
        raise
    except Exception as error:
        # A mail made to break programs (three thousand mails within each other) fails anywhere in the library.
        raise NotAMailError from error


def _read(message: EmailMessage) -> Mail:
    if not any(_header(message, name) for name in ("From", "Subject", "Date", "Received")):
        raise NotAMailError
    mail = _told_by(message)
    inner = next((part for part in _inner_messages(message)), None)
    if inner is not None and is_sent_on(mail.subject):
        # Sent on as a whole: the letter that asks is the one inside.
        asked = _told_by(inner)
        return Mail(
            asked.subject, asked.sender, asked.sender_email, asked.sent_on, asked.text, mail.files, mail.remarks
        )
    return mail


def is_dressing(name: str) -> bool:
    """Whether a file of that name only dresses the text, as Outlook calls the logos below a signature."""
    return _DRESSING.fullmatch(name) is not None


def _told_by(message: EmailMessage) -> Mail:
    name, address = parseaddr(_header(message, "From"))
    text, remarks = _text(message), []
    files = tuple(islice(_files(message), MOST_FILES + 1))
    if len(files) > MOST_FILES:
        files = files[:MOST_FILES]
        remarks.append(f"Mailen har flere end {MOST_FILES} filer. Resten ligger kun i mailen selv.")
    if any(file.name.lower() == "winmail.dat" for file in files):
        remarks.append(
            "Filerne er pakket, så kun Outlook kan åbne dem (winmail.dat). Gem dem fra Outlook, eller bed om dem igen."
        )
    if not text:
        remarks.append("Mailen har ingen tekst, der kan læses her.")
    return Mail(
        _header(message, "Subject"),
        name or address,
        address,
        _sent_on(message),
        text[:MOST_TEXT],
        files,
        tuple(remarks),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        value = str(message.get(name) or "")
    except Exception:
        # The library's own reading of a header fails on some that are badly broken; the line itself is there.
        value = next((str(line) for key, line in message.raw_items() if key.lower() == name.lower()), "")
    return " ".join(_UNSAFE.sub(" ", _whole(value)).split())


def _whole(text: str) -> str:
    """Bytes that stand unencoded in a header come as halves of characters: they were meant as the charset's."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if _has_halves(text) else text


def _has_halves(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _sent_on(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _text(message: EmailMessage) -> str:
    for kind in ("plain", "html"):
        try:
            part = message.get_body((kind,))
        except Exception:
            # A broken tree of parts has no body that can be told.
            part = None
        words = _decoded(part) if part is not None else ""
        if kind == "html":
            words = html_text(words)
        if words.strip():
            return words.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()
    return ""


def _decoded(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        # What is no character set is a LookupError or a ValueError; some give halves of characters.
        with suppress(LookupError, ValueError):
            return data.decode(charset).encode("utf-8", "replace").decode()
    return data.decode(_CHARSET, "replace")


def _inner_messages(message: MIMEPart) -> Iterator[EmailMessage]:
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
                yield inner[0]


def _files(message: EmailMessage) -> Iterator[MailFile]:
    """The attachments; pictures that only dress the text are left out, a mail inside is a file of its own."""
    for part in _parts(message):
        name = _UNSAFE.sub("", _file_name(part))
        if part.get_content_type() == "message/rfc822":
            inner = next(_inner_messages(part), None)
            if inner is not None:
                yield MailFile(name or f"{_header(inner, 'Subject') or 'Mail'}.eml", inner.as_bytes(policy=_AS_IT_CAME))
            continue
        is_picture = part.get_content_maintype() == "image"
        if not name or is_dressing(name) or (is_picture and part.get_content_disposition() == "inline"):
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            yield MailFile(name, data)


def _parts(message: MIMEPart) -> Iterator[MIMEPart]:
    """The leaves, and mails inside as one: what lies in them is theirs."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.iter_parts():
        yield from _parts(part)


def _file_name(part: MIMEPart) -> str:
    try:
        return part.get_filename() or ""
    except Exception:
        # As for other headers; a name that cannot be read is still a file.
        return "Fil"
