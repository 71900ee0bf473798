"""The letter that asks, let go of over the window: what it says fills the form, and its files become material."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kk_desktop.domain.asking import AskingLetter, is_sent_on, read_forwarded, suggest, title_from
from kk_desktop.domain.files import PDF_TYPE, StoredFile
from kk_desktop.domain.text import BlockKind
from kk_desktop.errors import UserError
from kk_desktop.language.sort_key import sort_key
from kk_desktop.storage import hearings as store
from kk_desktop.storage import people as people_store

from .attachments import title_of
from .desk import Desk
from .incoming import LARGEST, keep_data, read_file

if TYPE_CHECKING:
    from kk_desktop.exchange.mail import Mail

_MAILS = (".eml", ".msg")
_WORD = ".docx"


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file that was handed in: itself and, where it is a mail, the files in it; ``data`` is its own bytes."""

    files: tuple[StoredFile, ...]
    data: bytes
    mail: Mail | None = None
    remark: str = ""


class AskingLetterService:
    """Reads what asks; nothing is registered before the person says so."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self, paths: Iterable[Path]) -> AskingLetter:
        """What the files say and suggest, the first mail among them before all others; they are kept as material.

        Takes as long as the files are to read. Raises ``UserError`` with a sentence that names the file that cannot
        be taken, and then none of them is.
        """
        paths = in_order(paths)
        if len(paths) == 1 and self._is_for_review(paths[0]):
            raise UserError(
                f"”{paths[0].name}” er et dokument, der er sendt til gennemsyn. Intet er oprettet. "
                "Vælg Filer, Hent ind, så bliver det en kladde."
            )
        arrived = [take_in(self._desk, path, "lagt ved høringen") for path in paths]
        found = next((self._from_mail(each.mail) for each in arrived if each.mail), None)
        if found is None and arrived:
            found = self._from_document(arrived[0])
        found = found or AskingLetter()
        # The first file of each is the letter itself; a plan may well be heard about twice.
        known = store.lying_by(self._desk.read(), [each.files[0].digest for each in arrived])
        told = [f"Brevet ligger allerede ved høringen ”{title}”." for title in known]
        return replace(
            found,
            files=tuple(file for each in arrived for file in each.files),
            remarks=(*told, *(each.remark for each in arrived if each.remark), *found.remarks),
        )

    def _from_mail(self, mail: Mail) -> AskingLetter:
        today = self._desk.today()
        inside = read_forwarded(mail.text, today) if is_sent_on(mail.subject) else None
        if inside is not None:
            # A colleague has sent it on: it is the letter below that asks.
            mail = replace(
                mail,
                subject=inside.subject or mail.subject,
                sender=inside.sender,
                sender_email=inside.sender_email,
                sent_on=inside.sent_on or mail.sent_on,
                text=inside.text,
            )
        sent = mail.sent_on if mail.sent_on and mail.sent_on <= today else None
        found = suggest(mail.text, sent or today)
        undated = () if sent else ("Mailen har ingen dato. Vi har skrevet i dag; ret den, hvis den kom før.",)
        return replace(
            found,
            title=title_from(mail.subject),
            sender=self._known(mail.sender_email, sent or today) or mail.sender,
            sender_email=mail.sender_email,
            received_on=sent or today,
            remarks=(*mail.remarks, *undated, *found.remarks),
        )

    def _is_for_review(self, path: Path) -> bool:
        if path.suffix.lower() != ".pdf":
            return False
        from kk_desktop.exchange.review_pdf import read_review_pdf

        data = read_file(path, "lagt ved høringen", LARGEST)
        try:
            read_review_pdf(data, path.name)
        except UserError:
            return False
        return True

    def _known(self, email: str, day: date) -> str:
        """The name of the committee or administration that has this address, which a mail seldom says itself."""
        bodies = people_store.bodies(self._desk.read()) if email else []
        known = (body for body in bodies if body.email.casefold() == email.casefold())
        return next((body.name_on(day).name for body in known), "")

    def _from_document(self, arrived: Arrived) -> AskingLetter:
        """A letter in PDF or Word says no more by itself than its words; what cannot be read is material alone."""
        (file, *_rest), today = arrived.files, self._desk.today()
        try:
            text = self._words(file, arrived.data)
        except UserError:
            text = ""
        return replace(suggest(text, today), title=title_of(file.name))

    def _words(self, file: StoredFile, data: bytes) -> str:
        # Heavy, and not needed before somebody hands in such a file.
        if file.media_type == PDF_TYPE:
            from kk_desktop.exchange.pdf_text import read_pdf_text

            return read_pdf_text(data, file.name)
        if file.ending == _WORD:
            from kk_desktop.exchange.word import read_word

            blocks = read_word(data, file.name, self._desk.new_id)
            return "\n\n".join("- " * (block.kind is BlockKind.LIST_ITEM) + block.text for block in blocks)
        return ""


def in_order(paths: Iterable[Path]) -> Sequence[Path]:
    """The files by their names, "bilag 2" before "bilag 10"."""
    return sorted(paths, key=lambda path: sort_key(path.name))


def take_in(desk: Desk, path: Path, done: str) -> Arrived:
    """Keep a file, and of a mail also the files in it. Raises as ``read_file``, where ``done`` is explained."""
    data = read_file(path, done, LARGEST)
    own = keep_data(desk, path.name, data, done)
    if path.suffix.lower() not in _MAILS:
        return Arrived((own,), data)
    from kk_desktop.exchange.mail import NotAMailError, read_mail
    from kk_desktop.exchange.outlook_mail import read_outlook_mail

    try:
        mail = read_mail(data) if path.suffix.lower() == ".eml" else read_outlook_mail(data)
    except NotAMailError:
        remark = f"”{path.name}” kan ikke læses som en mail. Den er lagt ved, som den er; udfyld felterne selv."
        return Arrived((own,), data, remark=remark)
    inside = [keep_data(desk, each.name, each.data, done) for each in mail.files]
    return Arrived((own, *inside), data, mail)
