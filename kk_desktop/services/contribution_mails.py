"""The mails about contributions: one to all who are to be asked, with the material, and one to those who are late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kk_desktop.domain.contributions import Contribution
from kk_desktop.domain.dates import write_weekday
from kk_desktop.domain.hearings import Hearing
from kk_desktop.domain.mail_addresses import is_address
from kk_desktop.errors import UserError
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import contributions as store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .mail_files import ENDING, LARGEST, my_address, save_mail
from .pages import safe_file_name

if TYPE_CHECKING:
    from kk_desktop.exchange.mail_draft import MailFile


@dataclass(frozen=True, slots=True)
class WrittenMail:
    """Where a mail lies that is ready to be sent, to whom it goes, and who has no address for it."""

    path: Path
    names: tuple[str, ...]
    without_address: tuple[str, ...]


class ContributionMailService:
    """Writes the mails; sending them is the mail program's."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def file_name(self, hearing_id: str, *, is_reminder: bool) -> str:
        """What the mail's file is called until somebody says otherwise."""
        title = hearing_store.get(self._desk.read(), hearing_id).title
        return safe_file_name(f"{'Rykker' if is_reminder else 'Bidrag'} - {title}") + ENDING

    def write_request(self, hearing_id: str, path: Path) -> WrittenMail:
        """Write the mail to all who have not been asked yet, and note that they are asked today.

        Takes as long as the material is to read. Raises ``UserError`` when nobody with an address is left to ask.
        """
        wanted = [each for each in store.of(self._desk.read(), hearing_id) if each.is_to_be_asked]
        if not wanted:
            raise UserError("Alle på listen er spurgt. Skriv en rykker til dem, der ikke har svaret.")
        return self._write(hearing_id, path, wanted, is_reminder=False)

    def write_reminder(self, hearing_id: str, path: Path) -> WrittenMail:
        """Write the mail to all who have been asked and have not answered, and note that they are reminded today.

        Raises as ``write_request`` does.
        """
        wanted = [each for each in store.of(self._desk.read(), hearing_id) if each.is_waited_for]
        if not wanted:
            raise UserError("Ingen mangler at svare. Der er ikke skrevet en rykker.")
        return self._write(hearing_id, path, wanted, is_reminder=True)

    def _write(self, hearing_id: str, path: Path, wanted: Sequence[Contribution], *, is_reminder: bool) -> WrittenMail:
        # Not needed before somebody writes a mail.
        from kk_desktop.exchange.mail_draft import MailDraft

        reached = [each for each in wanted if is_address(each.email)]
        missing = tuple(each.contributor for each in wanted if not is_address(each.email))
        if not reached:
            raise UserError(f"{', '.join(missing)} har ingen e-mail. Mailen er ikke skrevet. Skriv e-mailen på listen.")
        db = self._desk.read()
        hearing = hearing_store.get(db, hearing_id)
        draft = MailDraft(
            [(each.contributor, each.email) for each in reached],
            f"{'Påmindelse: bidrag' if is_reminder else 'Bidrag'} til svar på ”{hearing.title}”",
            "\n".join(self._lines(hearing, reached, is_reminder=is_reminder)),
            my_address(self._desk),
            self._material(db, hearing_id),
        )
        save_mail(self._desk, draft, path)
        self._note([each.id for each in reached], is_reminder=is_reminder)
        return WrittenMail(path, tuple(each.contributor for each in reached), missing)

    def _note(self, ids: Sequence[str], *, is_reminder: bool) -> None:
        column, label = ("reminded_on", "Rykkede for bidrag") if is_reminder else ("asked_on", "Bad om bidrag")
        today = self._desk.today()

        def work(db: Connection) -> None:
            for contribution_id in ids:
                store.change(db, contribution_id, **{column: today})

        self._desk.act(label, work)

    def _material(self, db: Connection, hearing_id: str) -> list[MailFile]:
        from kk_desktop.exchange.mail_draft import MailFile

        files = [each.file for each in hearing_store.files(db, hearing_id)]
        size = sum(file.size for file in files)
        if size > LARGEST:
            raise UserError(
                f"Materialet fylder {size // 1024**2} MB, og en mail kan højst rumme {LARGEST // 1024**2} MB. "
                "Mailen er ikke skrevet. Fjern noget af materialet, eller læg det et sted, alle kan hente det."
            )
        return [MailFile(file.name, file.media_type, content_store.read(db, file.digest)) for file in files]

    # Words ------------------------------------------------------------------------------------------------

    def _lines(self, hearing: Hearing, asked: Sequence[Contribution], *, is_reminder: bool) -> Iterator[str]:
        sender = hearing.sender or "Afsenderen"
        if is_reminder:
            yield from (f"Vi har endnu ikke modtaget jeres bidrag til vores svar på ”{hearing.title}”.", "")
        else:
            yield from (f"{sender} har sendt ”{hearing.title}” i høring, og vi skriver svaret.", "")
            if hearing.subject:
                yield from (f"Høringen handler om: {hearing.subject}", "")
        yield from self._when(asked)
        yield "Skriv kort, hvad I støtter, hvad I vil have ændret, og hvad det koster."
        yield from ("Har I ingen bemærkninger, så svar os det.", "")
        if hearing.asks:
            yield f"{sender} spørger:"
            yield from (f"{number}. {ask.question}" for number, ask in enumerate(hearing.asks, 1))
            yield ""
        if hearing.due:
            yield from (f"Vores svar skal være fremme {self._day(hearing.due)}.", "")
        me = self._desk.me
        yield "Med venlig hilsen"
        yield from (line for line in (me.name, me.title, me.unit, me.phone and f"Telefon {me.phone}") if line)

    def _when(self, asked: Sequence[Contribution]) -> Iterator[str]:
        days = {each.due for each in asked}
        if len(days) > 1:
            yield "Vi beder om jeres bidrag senest:"
            yield from (f"- {each.contributor}: {self._day(each.due)}" for each in asked if each.due)
            yield ""
        elif (due := days.pop()) is not None:
            yield f"Vi beder om jeres bidrag senest {self._day(due)}."
        else:
            yield "Vi beder om jeres bidrag snarest."

    def _day(self, day: date) -> str:
        return write_weekday(day, self._desk.today())
