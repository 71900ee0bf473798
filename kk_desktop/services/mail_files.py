"""A mail as a file that any mail program opens as a draft: whose it is, how large it may be, and where it may lie."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kk_desktop.domain.mail_addresses import is_address
from kk_desktop.errors import UserError

from .desk import Desk
from .pages import spare, write_whole

if TYPE_CHECKING:
    from kk_desktop.exchange.mail_draft import MailDraft

ENDING = ".eml"

LARGEST = 100 * 1024 * 1024
"""Bytes of all that goes along in one mail; few mail servers take a quarter of it."""


def my_address(desk: Desk) -> tuple[str, str] | None:
    """Who writes the mail, where that can be answered."""
    me = desk.me
    return (me.name, me.email) if is_address(me.email) else None


def save_mail(desk: Desk, draft: MailDraft, path: Path) -> None:
    """Write the mail, whole or not at all.

    Raises ``UserError`` for an address that cannot be used, and where the file cannot be or is the one worked in.
    """
    # Not needed before somebody writes a mail.
    from kk_desktop.exchange.mail_draft import write_mail

    spare(desk.database.path, path)
    try:
        data = write_mail(draft)
    except ValueError as error:
        raise UserError("En af e-mailadresserne kan ikke bruges. Mailen er ikke skrevet. Ret den.") from error
    write_whole(path, data, desk.scratch)
