"""Journalising: what lacks a place in the records system, the package that goes there, and where it then lies."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path, PurePath

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.dispatches import Filing, Unfiled
from kk_desktop.domain.documents import UNTITLED
from kk_desktop.domain.files import StoredFile
from kk_desktop.errors import UserError
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import contributions as contribution_store
from kk_desktop.storage import dispatches as store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import white_books as white_book_store

from .approvals import ApprovalService
from .desk import Desk
from .facts import required_line, tidy_line
from .pages import PageService, if_there, safe_file_name, spare, write_whole

USUAL_SYSTEM = "eDoc"
"""The records system whose case numbers our documents carry."""

_STAMP = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip file can tell: the same things give the same package."""


@dataclass(frozen=True, slots=True)
class Package:
    """What is filed: its title and numbers as the records system asks for them, and its files by name."""

    title: str
    case_number: str
    document_number: str
    day: date | None
    files: tuple[tuple[str, bytes], ...]

    @property
    def words(self) -> str:
        """The facts line by line, for the clipboard."""
        facts = (
            ("Titel", self.title),
            ("Sagsnr.", self.case_number),
            ("Dokumentnr.", self.document_number),
            ("Dato", write_date(self.day) if self.day else ""),
        )
        return "\n".join(f"{name}: {value}" for name, value in facts if value)


class FilingService:
    """What the secretariat does so that received, sent and final things are found in the records system."""

    def __init__(self, desk: Desk, pages: PageService, approvals: ApprovalService) -> None:
        self._desk, self._pages, self._approvals = desk, pages, approvals

    def unfiled(self) -> list[Unfiled]:
        """What lacks a place, the oldest first."""
        return store.unfiled(self._desk.read())

    def unfiled_count(self) -> int:
        """How many lack a place."""
        return store.unfiled_count(self._desk.read())

    def lacks_place(self, kind: str, thing_id: str) -> bool:
        """Whether the thing is received, sent or final, and nobody has filed it."""
        return store.lacks_place(self._desk.read(), kind, thing_id)

    def of(self, kind: str, thing_id: str) -> Filing:
        """Where a document, hearing, contribution or white book lies."""
        return store.filing(self._desk.read(), _checked(kind), thing_id)

    def usual_system(self) -> str:
        """The system that was written last in this file."""
        row = self._desk.read().execute(
            "SELECT filing_system FROM document WHERE filed_on IS NOT NULL UNION ALL"
            " SELECT filing_system FROM hearing WHERE filed_on IS NOT NULL LIMIT 1"
        )
        found = row.fetchone()
        return str(found[0]) if found else USUAL_SYSTEM

    def file_away(self, kind: str, thing_id: str, system: str, document_number: str, filed_on: date) -> None:
        """Say where a thing lies; a locked document takes it, too. Raises ``UserError`` for a day to come."""
        if filed_on > self._desk.today():
            raise UserError(f"Den {write_date(filed_on)} er ikke kommet endnu. Intet er ændret. Ret datoen.")
        where = Filing(
            required_line(system, "Systemets navn"), tidy_line(document_number, "Dokumentnummeret"), filed_on
        )
        self._desk.act("Journaliserede", lambda db: store.set_filing(db, _checked(kind), thing_id, where))

    def package(self, kind: str, thing_id: str) -> Package:
        """What goes to the records system; takes as long as the pages to draw where they were never approved."""
        db = self._desk.read()
        if _checked(kind) == "document":
            return self._document(thing_id)
        number = store.filing(db, kind, thing_id).document_number
        if kind == "hearing":
            hearing = hearing_store.get(db, thing_id)
            held = self._held(*(each.file for each in hearing_store.files(db, thing_id)))
            return self._received(hearing.title, hearing.case_id, number, hearing.received_on, held)
        if kind == "contribution":
            given = contribution_store.get(db, thing_id)
            hearing = hearing_store.get(db, given.hearing_id)
            title = f"Bidrag fra {given.contributor}: {hearing.title}"
            day = given.received_at.date() if given.received_at else None
            text = [(f"{safe_file_name(title)}.txt", given.text.encode())] if given.text.strip() else []
            return self._received(title, hearing.case_id, number, day, [*self._held(given.file), *text])
        book = white_book_store.get(db, thing_id)
        hearing = hearing_store.get(db, book.hearing_id)
        return self._received(book.title, hearing.case_id, number, book.received_on, self._held(book.file))

    def save_package(self, package: Package, path: Path) -> None:
        """Write the package as a zip file, whole or not at all. Raises ``UserError`` where it cannot be."""
        spare(self._desk.database.path, path)
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in (*package.files, ("Journal.txt", f"{package.words}\n".encode())):
                file.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED)
        write_whole(path, out.getvalue(), self._desk.scratch)

    def file_name(self, package: Package) -> str:
        """A readable name for the package."""
        return f"Journal {safe_file_name(package.title)}.zip"

    # How --------------------------------------------------------------------------------------------------

    def _document(self, document_id: str) -> Package:
        db = self._desk.read()
        document = document_store.get(db, document_id)
        case = if_there(case_store.get, db, document.case_id)
        files = [(self._pages.file_name(document_id), self._approvals.outgoing_pdf(document_id))]
        for attachment in document_store.attachments(db, document_id):
            if attachment.file is not None:
                ending = PurePath(attachment.file.name).suffix
                name = f"Bilag {attachment.number} {safe_file_name(attachment.title)}{ending}"
                files.append((name, content_store.read(db, attachment.file.digest)))
        return Package(
            document.title or UNTITLED, case.number if case else "", document.document_number, document.date,
            _told_apart(files),
        )  # fmt: skip

    def _received(
        self, title: str, case_id: str | None, number: str, day: date | None, files: list[tuple[str, bytes]]
    ) -> Package:
        case = if_there(case_store.get, self._desk.read(), case_id)
        return Package(title, case.number if case else "", number, day, _told_apart(files))

    def _held(self, *files: StoredFile | None) -> list[tuple[str, bytes]]:
        """What the files hold, by their names."""
        db = self._desk.read()
        return [(file.name, content_store.read(db, file.digest)) for file in files if file is not None]


def _checked(kind: str) -> str:
    if kind not in store.FILED:
        raise ValueError(f"{kind} is not filed")
    return kind


def _told_apart(files: list[tuple[str, bytes]]) -> tuple[tuple[str, bytes], ...]:
    """The files under names of which no two are the same, as Windows compares them, and without any folder."""
    taken: set[str] = set()
    told = []
    for name, data in files:
        path = PurePath(PurePath(name.replace("\\", "/")).name or "Fil")
        stem, number = safe_file_name(path.stem), 2
        found = f"{stem}{path.suffix}"
        while found.casefold() in taken:
            found, number = f"{stem} ({number}){path.suffix}", number + 1
        taken.add(found.casefold())
        told.append((found, data))
    return tuple(told)
