"""A mail as Outlook saves it (.msg), read as any other."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parseaddr
from io import BytesIO
from typing import TYPE_CHECKING

from .html_text import html_text
from .mail import MOST_TEXT, Mail, MailFile, NotAMailError, is_dressing

if TYPE_CHECKING:
    from oxmsg import Message
    from oxmsg.attachment import Attachment

_RTF = 0x1009  # PidTagRtfCompressed (MS-OXPROPS): the body of a mail that has neither plain text nor HTML
_NAME = 0x0C1A  # PidTagSenderName
_SMTP = 0x5D01  # PidTagSenderSmtpAddress: within a house the other address is one of the directory's
_DELIVERED = 0x0E06  # PidTagMessageDeliveryTime


def read_outlook_mail(data: bytes) -> Mail:
    """The mail in an Outlook file. Raises ``NotAMailError``."""
    from oxmsg import Message

    try:
        message = Message.load(BytesIO(data))
        files = tuple(file for attachment in message.attachments if (file := _file(attachment)))
        return _told_by(message, files)
    except Exception as error:
        # A truncated file fails anywhere in the library, with whatever the missing bytes lead to.
        raise NotAMailError from error


def _told_by(message: Message, files: tuple[MailFile, ...]) -> Mail:
    name, address = parseaddr(message.sender or "")
    name = name or message.properties.str_prop_value(_NAME) or ""
    if "@" not in address:
        address = message.properties.str_prop_value(_SMTP) or ""
    text = message.body or html_text(message.html_body or "")
    remarks: tuple[str, ...] = ()
    if not text.strip():
        has_rtf = message.properties.binary_prop_value(_RTF) is not None
        remarks = (
            "Mailens tekst kan kun læses i Outlook. Se den dér, og udfyld resten."
            if has_rtf
            else "Mailen har ingen tekst, der kan læses her.",
        )
    sent = message.sent_date or message.properties.date_prop_value(_DELIVERED)
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()[:MOST_TEXT]
    return Mail(_line(message.subject), _line(name or address), _line(address), _day(sent), text, files, remarks)


def _file(attachment: Attachment) -> MailFile | None:
    """The file; ``None`` for a mail within the mail, which has no bytes of its own, and for what dresses the text."""
    name, data = _line(attachment.file_name or "Fil"), attachment.file_bytes
    return MailFile(name, data) if data and not is_dressing(name) else None


def _day(sent: datetime | None) -> date | None:
    return sent.astimezone().date() if sent else None


def _line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())
