"""Bilag: their titles, their order, and the files that people put in as them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from stat import S_IREAD
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from kk_desktop.domain.documents import UNTITLED, Attachment
from kk_desktop.domain.files import StoredFile, media_type_of
from kk_desktop.domain.text import FieldSource
from kk_desktop.errors import GoneError, UserError
from kk_desktop.language.sort_key import sort_key
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as store
from kk_desktop.storage.rows import GONE, Connection

from .desk import Desk
from .documents import open_document
from .facts import LONGEST_LINE, label_of_change, required_line
from .fields import refresh_fields
from .incoming import read_file, told_with_name
from .pages import safe_file_name, spare, write_whole

Result = TypeVar("Result")

LARGEST = 200 * 1024 * 1024
"""Bytes of one file: what mail servers and the records system take at the most is far less."""

_FACTS = {"title": "bilagets titel", "annex_id": "bilagets dokument"}
_OWN_NUMBER = re.compile(r"bilag\s*\d+[a-zæøå]?\b[\s._:–-]*", re.IGNORECASE)


class AttachmentService:
    """What the secretariat does with a document's bilag. Everything refuses a locked document (``LockedError``)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._folder: TemporaryDirectory[str] | None = None

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
        files = [self._keep(path, into) for path in sorted(paths, key=lambda path: sort_key(path.name))]
        label = "Tilføjede bilag" if len(files) == 1 else f"Tilføjede {len(files)} bilag"

        def work(db: Connection) -> list[str]:
            return [self._add(db, document_id, title_of(file.name), file=file) for file in files]

        with told_with_name("bilagene", f"Intet er {into}."):
            return self._act(label, document_id, work)

    def set_file(self, document_id: str, attachment_id: str, path: Path) -> None:
        """Give a bilag a file, in place of the one it may have. Raises ``UserError`` as ``add_files`` does."""
        open_document(self._desk.read(), document_id)
        bilag = self.get(attachment_id)
        file = self._keep(path, f"lagt ind som bilag {bilag.number} i {self._named(document_id)}")
        with told_with_name(f"”{file.name}”", "Bilaget er uændret."):
            self._act("Lagde en fil ind som bilag", document_id, lambda db: _change(db, attachment_id, file=file))

    def remove_file(self, document_id: str, attachment_id: str) -> None:
        """Take the file out of a bilag, which stays in the list."""
        self._act("Fjernede bilagets fil", document_id, lambda db: _change(db, attachment_id, file=None))

    def save_copy(self, attachment_id: str, path: Path) -> None:
        """Write the bilag's file to the disk, whole or not at all. Raises ``UserError`` where it cannot be."""
        spare(self._desk.database.path, path)
        data = content_store.read(self._desk.read(), self._file(attachment_id).digest)
        write_whole(path, data, self._desk.scratch)

    def copy_to_look_at(self, attachment_id: str) -> Path:
        """A copy of the bilag's file that another program can show, until our file is closed; not to be written in.

        Raises ``UserError`` for a file that could be a program.
        """
        file = self._file(attachment_id)
        if not file.ending:
            raise UserError(
                f"”{file.name}” kan ikke vises herfra, for vi kan ikke se, om den er et program. "
                "Gem en kopi, og åbn den, hvis du kender afsenderen."
            )
        if self._folder is None:
            self._folder = self._desk.scratch.folder()
        path = Path(self._folder.name, file.digest[:16], safe_file_name(Path(file.name).stem) + file.ending)
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            write_whole(path, content_store.read(self._desk.read(), file.digest))
            path.chmod(S_IREAD)
        return path

    def close(self) -> None:
        """Take the copies to look at away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

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

    def _keep(self, path: Path, done: str) -> StoredFile:
        """Put what the file holds among the contents; a row that names it comes later, or never."""
        data, name = read_file(path, done, LARGEST), path.name
        with told_with_name(f"”{name}”", f"Den er ikke {done}."):
            digest = self._desk.act("", lambda db: content_store.keep(db, data))
        return StoredFile(name, media_type_of(name, data[:1024]), digest, len(data))

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
                refresh_fields(db, FieldSource.ATTACHMENT, attachment.id)

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
