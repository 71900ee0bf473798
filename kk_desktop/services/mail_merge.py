"""Flettebrev: one letter to many, each as if it were written to that one alone; nothing of it is kept in the file."""

from __future__ import annotations

import errno
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from kk_desktop.domain.dispatches import Addressee, Member
from kk_desktop.domain.documents import UNTITLED, Manuscript
from kk_desktop.domain.mail_addresses import is_address
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.recipients import Entry, Recipient, addressed
from kk_desktop.domain.validity import is_there_on
from kk_desktop.errors import UserError
from kk_desktop.exchange.recipients import read_recipients, write_recipients
from kk_desktop.printing.rendered import Finding, Rendered
from kk_desktop.printing.variants import PLAIN, Variant
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import people as people_store

from .desk import Desk
from .jobs import Progress, Stopped
from .kept_pages import is_changed
from .pages import PageService, safe_file_name, write_whole

if TYPE_CHECKING:
    from kk_desktop.printing.helper import PageHelper

FEW = 12
"""Letters that one process draws sooner than a second one has started."""

AHEAD = 4
"""Letters drawn before they are asked for: enough to keep two processes busy, and little to hold."""

NO_ADDRESS = "Adressen mangler, så i ruden står kun navnet."


class MailMergeService:
    """Reads lists of recipients, and draws one letter to each of them."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk = desk
        self._pages = pages

    # Who gets it ------------------------------------------------------------------------------------------

    def read(self, text: str, *, window: bool = False) -> list[Entry]:
        """What stands in a list, place by place, with what there is to say about each."""
        entries = read_recipients(text)
        if not window:
            return entries
        return [
            replace(entry, remark=NO_ADDRESS) if entry.recipient and not entry.recipient.address else entry
            for entry in entries
        ]

    def own(self, document_id: str) -> str:
        """The document's own recipients as a list."""
        document = document_store.get(self._desk.read(), document_id)
        if document.recipient_address:
            name, *address = document.recipient_address.splitlines()
            return write_recipients([Recipient(name, tuple(address))])
        return write_recipients(Recipient(name) for name in document.recipients)

    def bodies(self, kind: BodyKind) -> str:
        """The file's bodies of a kind that are there today as a list, named as they are today."""
        today = self._desk.today()
        return write_recipients(
            Recipient(body.name_on(today).name, tuple(line for line in (body.address, body.postal_place) if line))
            for body in people_store.bodies(self._desk.read())
            if body.kind is kind and is_there_on(body, today)
        )

    def members(self, members: Iterable[Addressee]) -> str:
        """Those on a list, for the page; a mail address is none to print."""
        return write_recipients(
            Recipient(each.name, () if is_address(each.address) else _lines(each.address)) for each in members
        )

    def of_list(self, entries: Iterable[Member]) -> str:
        """Those on a list today, for the page, each at the address that is printed."""
        today = self._desk.today()
        return write_recipients(Recipient(each.name, _lines(each.address)) for each in entries if each.holds_on(today))

    def can_merge(self, document_id: str) -> bool:
        """Whether the document's pages say who gets them; else all letters would be the same."""
        return self._desk.kinds[document_store.get(self._desk.read(), document_id).kind].has_recipient

    # The letters ------------------------------------------------------------------------------------------

    def preview(self, document_id: str, recipient: Recipient, variant: Variant = PLAIN) -> Future[Rendered]:
        """The letter to one of them; an earlier question that nobody has begun to answer is dropped."""
        return self._pages.draw(addressed(self._pages.manuscript(document_id), recipient), "mail merge", variant)

    def letters(
        self, document_id: str, recipients: Sequence[Recipient], variant: Variant = PLAIN
    ) -> Generator[Rendered, None, None]:
        """The letters in their order, drawn by two processes; close the iterator when no more are wanted.

        Raises ``UserError`` that tells which letter cannot be made.
        """
        drawn = 0
        try:
            for rendered in self._letters(self._manuscript(document_id), recipients, variant):
                yield rendered
                drawn += 1
        except UserError as error:
            raise UserError(f"Brev {drawn + 1} til {recipients[drawn].name} kan ikke laves. {error}") from error

    def _letters(
        self, manuscript: Manuscript, recipients: Sequence[Recipient], variant: Variant
    ) -> Generator[Rendered, None, None]:
        each = (addressed(manuscript, recipient) for recipient in recipients)
        crew = _Crew([self._pages.new_helper() for _ in range(1 if len(recipients) < FEW else 2)], variant)
        with closing(crew), closing(crew.draw(each)) as drawn:
            known = set(crew.draw_one(_to_nobody(manuscript)).findings)
            for rendered in drawn:
                _check(rendered.findings, known)
                yield rendered

    def save_files(
        self,
        document_id: str,
        recipients: Sequence[Recipient],
        folder: Path,
        variant: Variant = PLAIN,
        progress: Progress | None = None,
    ) -> Path:
        """Draw each letter into a file of its own, in a new folder inside ``folder`` where that is not empty; gives it.

        Every file is there whole or not at all, and none is replaced. Raises ``UserError`` that tells which letter
        could not be made and how many are saved, and ``Stopped`` when the person has stopped it.
        """
        progress = progress or self.progress(recipients)
        manuscript = self._manuscript(document_id)
        place, saved = self._place(folder, document_id), 0
        with closing(self._letters(manuscript, recipients, variant)) as letters:
            try:
                for name, rendered in zip(file_names(recipients), letters, strict=True):
                    write_whole(place / name, rendered.pdf, self._desk.scratch)
                    saved += 1
                    progress.step()
            except UserError as error:
                raise UserError(_trouble(recipients[saved], saved, error, place)) from error
            finally:
                if not saved and place != folder:
                    with suppress(OSError):
                        place.rmdir()
        return place

    def save_one(
        self,
        document_id: str,
        recipients: Sequence[Recipient],
        path: Path,
        variant: Variant = PLAIN,
        progress: Progress | None = None,
        *,
        duplex: bool = False,
    ) -> Rendered:
        """Draw all letters into one PDF, in ``duplex`` each from a front page; it is there whole or not at all.

        Raises ``UserError`` that tells which letter could not be made, and ``Stopped``; then nothing is saved.
        """
        progress = progress or self.progress(recipients)
        manuscript = self._manuscript(document_id)

        def draw(variant: Variant) -> Rendered:
            with closing(self._pages.new_helper()) as helper:
                known = set(helper.draw(_to_nobody(manuscript), variant).findings)
                helper.begin_volume(manuscript, variant, duplex)
                for recipient in recipients:
                    try:
                        _check(helper.add(addressed(manuscript, recipient)), known)
                    except UserError as error:
                        raise UserError(
                            f"Brevet til {recipient.name} kan ikke laves. {error} Intet er gemt."
                        ) from error
                    progress.step()
                return helper.finish()

        return self._pages.save(draw, path, variant)

    @staticmethod
    def progress(recipients: Sequence[Recipient], verb: str = "Gemmer") -> Progress:
        """For the work on these letters: one step for each."""
        return Progress(verb, "breve", len(recipients))

    def _manuscript(self, document_id: str) -> Manuscript:
        manuscript = self._pages.manuscript(document_id)
        if not self.can_merge(document_id):
            title = manuscript.document.title or UNTITLED
            raise UserError(f"”{title}” viser ikke, hvem der får det, så det kan ikke flettes. Vælg et brev.")
        if is_changed(self._desk, manuscript):
            title = manuscript.document.title or UNTITLED
            raise UserError(f"”{title}” er ændret siden godkendelsen. Intet er lavet. Send det til godkendelse igen.")
        return manuscript

    def _place(self, folder: Path, document_id: str) -> Path:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not any(folder.iterdir()):
                return folder
            stem = Path(self._pages.file_name(document_id)).stem
            number, place = 1, folder / stem
            while place.exists():
                number += 1
                place = folder / f"{stem} ({number})"
            place.mkdir()
        except OSError as error:
            raise UserError(f"Der kan ikke gemmes i mappen ”{folder}”. Intet er gemt. Vælg en anden mappe.") from error
        return place


class _Crew:
    """A few helpers that draw letters at the same time; they come out in their order."""

    def __init__(self, helpers: Sequence[PageHelper], variant: Variant) -> None:
        self._helpers, self._variant = helpers, variant
        self._free: SimpleQueue[PageHelper] = SimpleQueue()
        for helper in helpers:
            self._free.put(helper)
        self._threads = ThreadPoolExecutor(len(helpers), thread_name_prefix="letters")

    def draw(self, manuscripts: Iterable[Manuscript]) -> Generator[Rendered, None, None]:
        """The letters, of which only a few are drawn ahead."""
        ahead: deque[Future[Rendered]] = deque()
        for manuscript in manuscripts:
            ahead.append(self._threads.submit(self.draw_one, manuscript))
            if len(ahead) > AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()

    def draw_one(self, manuscript: Manuscript) -> Rendered:
        """One letter, by whoever is free."""
        helper = self._free.get()
        try:
            return helper.draw(manuscript, self._variant)
        finally:
            self._free.put(helper)

    def close(self) -> None:
        """Finish the letters that are being drawn and let the helpers go."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for helper in self._helpers:
            helper.close()


def file_names(recipients: Sequence[Recipient]) -> list[str]:
    """A name for each letter's file, which every system accepts: ``001 Valby Lokaludvalg.pdf``."""
    width = max(len(str(len(recipients))), 3)
    return [f"{number:0{width}} {safe_file_name(each.name)}.pdf" for number, each in enumerate(recipients, 1)]


def told_stopped(stopped: Stopped) -> str:
    """What is said when the person has stopped it."""
    if not stopped.done:
        return "Stoppet. Intet brev er gemt."
    letters = "1 brev er færdigt" if stopped.done == 1 else f"{stopped.done} breve er færdige"
    return f"Stoppet. {letters} og gemt."


def _lines(address: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in address.split(",") if part.strip())


def _to_nobody(manuscript: Manuscript) -> Manuscript:
    return replace(manuscript, document=replace(manuscript.document, recipients=(), recipient_address=""))


def _check(findings: Iterable[Finding], known: set[Finding]) -> None:
    """Refuse a letter of which there is something to say that is not said of the text itself."""
    for finding in findings:
        if finding not in known:
            raise UserError(finding.message)


def _trouble(recipient: Recipient, saved: int, error: UserError, place: Path) -> str:
    cause = error.__cause__
    reason = str(error)
    if isinstance(cause, OSError):
        is_full = cause.errno == errno.ENOSPC
        reason = "Der er ikke plads på disken." if is_full else f"Der kan ikke skrives i mappen ”{place}”."
    kept = "Intet brev er gemt." if not saved else (
        f"{'1 brev er færdigt' if saved == 1 else f'De første {saved} breve er færdige'} og gemt i ”{place.name}”."
    )  # fmt: skip
    return f"Brev {saved + 1} til {recipient.name} kan ikke laves. {reason} {kept}"
