"""A hearing's material: what is heard about and the letter that asks, kept as files beside the answer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kk_desktop.domain.documents import Attachment
from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.hearings import HearingFile
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as store
from kk_desktop.storage.rows import Connection

from .asking_letters import in_order, take_in
from .attachments import title_of
from .desk import Desk
from .documents import open_document
from .facts import required_line
from .file_copies import FileCopies
from .incoming import told_with_name


class HearingFileService:
    """What the secretariat does with a hearing's material."""

    def __init__(self, desk: Desk, copies: FileCopies) -> None:
        self._desk, self._copies = desk, copies

    def add(self, hearing_id: str, paths: Iterable[Path]) -> list[str]:
        """Put files after the material there is, all or none, a mail with the files in it; gives their ids.

        Takes as long as the files are to read. Raises ``UserError`` with a sentence that names the file.
        """
        into = f"lagt ved ”{store.get(self._desk.read(), hearing_id).title}”"
        files = [file for path in in_order(paths) for file in take_in(self._desk, path, into).files]
        made = [HearingFile(self._desk.new_id(), title_of(file.name), file) for file in files]

        def work(db: Connection) -> None:
            store.get(db, hearing_id)
            for file in made:
                store.add_file(db, hearing_id, file)

        with told_with_name("materialet", f"Intet er {into}."):
            self._desk.act("Tilføjede materiale", work)
        return [file.id for file in made]

    def rename(self, file_id: str, title: str) -> None:
        """Call a piece of material something else."""
        title = required_line(title, "Materialets titel")
        self._desk.act("Rettede materialets titel", lambda db: store.change_file(db, file_id, title=title))

    def remove(self, file_id: str) -> None:
        """Take a piece of material away."""
        self._desk.act("Slettede materiale", lambda db: store.remove_file(db, file_id))

    def attach(self, file_id: str, document_id: str) -> str:
        """Make a piece of material the document's next bilag; gives the bilag's id. Raises ``LockedError``."""
        attachment_id = self._desk.new_id()

        def work(db: Connection) -> None:
            open_document(db, document_id)
            found = store.find_file(db, file_id)
            number = len(document_store.attachments(db, document_id)) + 1
            bilag = Attachment(attachment_id, number, found.title, file=found.file)
            document_store.add_attachment(db, document_id, bilag)

        self._desk.act("Tilføjede bilag", work)
        return attachment_id

    def save_copy(self, file: StoredFile, path: Path) -> None:
        """Write a piece of material to the disk, whole or not at all. Raises ``UserError`` where it cannot be."""
        self._copies.save(file, path)

    def copy_to_look_at(self, file: StoredFile) -> Path:
        """A copy that another program can show. Raises ``UserError`` for a file that could be a program."""
        return self._copies.to_look_at(file)
