"""Pictures in the text: made ready when they are put in, so that nothing of their source goes out with the letter."""

from __future__ import annotations

from pathlib import Path

from kk_desktop.domain.documents import UNTITLED
from kk_desktop.domain.files import StoredFile
from kk_desktop.errors import UserError
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store

from .desk import Desk
from .documents import open_document
from .incoming import read_file, told_with_name

LARGEST = 50 * 1024 * 1024
"""Bytes of one file; a camera's picture has some ten million."""


class PictureService:
    """Takes pictures in; the text's block that names one is saved with the text."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def take(self, document_id: str, path: Path) -> StoredFile:
        """A picture's file made ready for the document's text; may take seconds.

        Raises ``UserError`` with a sentence that names the file and the document, ``LockedError`` for a locked one.
        """
        done = f"sat ind i {self._named(document_id)}"
        return self.take_data(document_id, path.name, read_file(path, done, LARGEST))

    def take_data(self, document_id: str, name: str, data: bytes) -> StoredFile:
        """The same for a picture that lies in memory: copied in another program."""
        # Reading pictures is only loaded where somebody has one.
        from kk_desktop.printing.pictures import TooLargeError, prepare_picture

        open_document(self._desk.read(), document_id)
        undone = f"Intet er sat ind i {self._named(document_id)}."
        try:
            prepared = prepare_picture(data)
        except TooLargeError as error:
            raise UserError(f"”{name}” {error}. {undone} Gør billedet mindre, og prøv igen.") from error
        except ValueError as error:
            raise UserError(f"”{name}” {error}. {undone} Gem det på ny som PNG eller JPEG, og prøv igen.") from error
        with told_with_name(f"”{name}”", undone):
            digest = self._desk.act("", lambda db: content_store.keep(db, prepared.data))
        return StoredFile(name, prepared.media_type, digest, len(prepared.data))

    def data(self, digest: str) -> bytes:
        """A picture's bytes, to be shown on the screen. Raises ``GoneError``."""
        return content_store.read(self._desk.read(), digest)

    def _named(self, document_id: str) -> str:
        return f"”{document_store.get(self._desk.read(), document_id).title or UNTITLED}”"
