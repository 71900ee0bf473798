"""Bilag: their titles, their order, and the files that people put in as them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from kk_desktop.domain.documents import UNTITLED, Attachment
from kk_desktop.domain.files import StoredFile
from kk_desktop.errors import GoneError
from kk_desktop.language.sort_key import sort_key
from kk_desktop.storage import documents as store
from kk_desktop.storage.rows import GONE, Connection

from .desk import Desk
from .documents import open_document
from .facts import LONGEST_LINE, label_of_change, required_line
from .file_copies import FileCopies
from .incoming import keep_file, told_with_name

Result = TypeVar("Result")

_FACTS = {"title": "bilagets titel", "annex_id": "bilagets dokument"}
_OWN_NUMBER = re.compile(r"bilag\s*\d+[a-zæøå]?\b[\s._:–-]*", re.IGNORECASE)


class AttachmentService:
    """What the secretariat does with a document's bilag. Everything refuses a locked document (``LockedError``)."""

    def __init__(self, desk: Desk, copies: FileCopies) -> None:
        self._desk, self._copies = desk, copies

    def of(self, document_id: str) -> list[Attachment]:
        """The document's bilag in the order of their numbers."""
        return store.attachments(self._desk.read(), document_id)

    def add(self, document_id: str, title: str, annex_id: str | None = None) -> str:
        """Put a bilag after the others; ``annex_id`` names a document that is printed as it. Gives its id."""
        title = required_line(title, "Bilagets titel")

        def work(db: Connection) -> str:
            return self._add(db, document_id, title, annex_id=annex_id)

        return self._act("Tilføjede bilag", document_id, work)

    def change(self, document_id: str, attachment_id: str, **facts: Any) -> None:
        """Change a bilag's title or the document that is printed as it."""
        label = label_of_change("bilag", facts, _FACTS)
        if "title" in facts:
            facts["title"] = required_line(facts["title"], "Bilagets titel")
        self._act(label, document_id, lambda db: store.change_attachment(db, attachment_id, **facts))

    def move(self, document_id: str, attachment_id: str, number: int) -> None:
        """Give a bilag another number; the others, and the places in the text that name them, follow."""

        def work(db: Connection) -> None:
            attachments = store.attachments(db, document_id)
            moved = next((attachment for attachment in attachments if attachment.id == attachment_id), None)
            if moved is None:
                raise GoneError(GONE)
            attachments.remove(moved)
            attachments.insert(number - 1, moved)
            self._renumber(db, attachments)

        self._act("Flyttede bilag", document_id, work)

    def remove(self, document_id: str, attachment_id: str) -> None:
        """Take a bilag away; those after it move one number up."""

        def work(db: Connection) -> None:
            store.remove_attachment(db, attachment_id)
            self._renumber(db, store.attachments(db, document_id))

        self._act("Slettede bilag", document_id, work)

    # Files ------------------------------------------------------------------------------------------------

    def add_files(self, document_id: str, paths: Iterable[Path]) -> list[str]:
        """Put a bilag after the others for each file, all or none, "bilag 2" before "bilag 10"; gives their ids.

        Takes as long as the files are to read. Raises ``UserError`` with a sentence that names the file.
        """
        open_document(self._desk.read(), document_id)
        into = f"lagt ind i {self._named(document_id)}"
        files = [keep_file(self._desk, path, into) for path in sorted(paths, key=lambda path: sort_key(path.name))]
        label = "Tilføjede bilag" if len(files) == 1 else f"Tilføjede {len(files)} bilag"

        def work(db: Connection) -> list[str]:
            return [self._add(db, document_id, title_of(file.name), file=file) for file in files]

        with told_with_name("bilagene", f"Intet er {into}."):
            return self._act(label, document_id, work)

    def set_file(self, document_id: str, attachment_id: str, path: Path) -> None:
        """Give a bilag a file, in place of the one it may have. Raises ``UserError`` as ``add_files`` does."""
        open_document(self._desk.read(), document_id)
        bilag = self.get(attachment_id)
        file = keep_file(self._desk, path, f"lagt ind som bilag {bilag.number} i {self._named(document_id)}")
        with told_with_name(f"”{file.name}”", "Bilaget er uændret."):
            self._act("Lagde en fil ind som bilag", document_id, lambda db: _change(db, attachment_id, file=file))

    def remove_file(self, document_id: str, attachment_id: str) -> None:
        """Take the file out of a bilag, which stays in the list."""
        self._act("Fjernede bilagets fil", document_id, lambda db: _change(db, attachment_id, file=None))

    def save_copy(self, attachment_id: str, path: Path) -> None:
        """Write the bilag's file to the disk, whole or not at all. Raises ``UserError`` where it cannot be."""
        self._copies.save(self._file(attachment_id), path)

    def copy_to_look_at(self, attachment_id: str) -> Path:
        """A copy of the bilag's file that another program can show, until our file is closed; not to be written in.

        Raises ``UserError`` for a file that could be a program.
        """
        return self._copies.to_look_at(self._file(attachment_id))

    def get(self, attachment_id: str) -> Attachment:
        """One bilag. Raises ``GoneError``."""
        found = store.find_attachment(self._desk.read(), attachment_id)
        if found is None:
            raise GoneError(GONE)
        return found

    def _file(self, attachment_id: str) -> StoredFile:
        bilag = self.get(attachment_id)
        if bilag.file is None:
            raise GoneError(f"Bilag {bilag.number} har ingen fil. Intet er gemt.")
        return bilag.file

    # How --------------------------------------------------------------------------------------------------

    def _add(
        self, db: Connection, document_id: str, title: str, annex_id: str | None = None, file: StoredFile | None = None
    ) -> str:
        attachment_id = self._desk.new_id()
        number = len(store.attachments(db, document_id)) + 1
        store.add_attachment(db, document_id, Attachment(attachment_id, number, title, annex_id, file))
        return attachment_id

    def _act(self, label: str, document_id: str, work: Callable[[Connection], Result]) -> Result:
        def checked_work(db: Connection) -> Result:
            open_document(db, document_id)
            return work(db)

        return self._desk.act(label, checked_work)

    def _renumber(self, db: Connection, attachments: Sequence[Attachment]) -> None:
        for number, attachment in enumerate(attachments, 1):
            if attachment.number != number:
                store.change_attachment(db, attachment.id, number=number)

    def _named(self, document_id: str) -> str:
        return f"”{store.get(self._desk.read(), document_id).title or UNTITLED}”"


def title_of(file_name: str) -> str:
    """A bilag's title from its file's name: without ending, underscores, and a number that is the list's to give."""
    words = " ".join(Path(file_name).stem.replace("_", " ").split())
    return (_OWN_NUMBER.sub("", words, count=1) if _OWN_NUMBER.match(words) else words)[:LONGEST_LINE] or words


def _change(db: Connection, attachment_id: str, **facts: Any) -> None:
    if store.find_attachment(db, attachment_id) is None:
        raise GoneError(GONE)
    store.change_attachment(db, attachment_id, **facts)
