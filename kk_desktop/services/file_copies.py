"""Copies of stored files on the disk: one to look at in another program, or one to keep."""

from __future__ import annotations

from pathlib import Path
from stat import S_IREAD
from tempfile import TemporaryDirectory

from kk_desktop.domain.files import StoredFile
from kk_desktop.errors import UserError
from kk_desktop.storage import contents as content_store

from .desk import Desk
from .pages import safe_file_name, spare, write_whole


class FileCopies:
    """Writes what stored files hold; the copies to look at are gone when our file is closed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._folder: TemporaryDirectory[str] | None = None

    def save(self, file: StoredFile, path: Path) -> None:
        """Write the file to the disk, whole or not at all. Raises ``UserError`` where it cannot be."""
        spare(self._desk.database.path, path)
        write_whole(path, content_store.read(self._desk.read(), file.digest), self._desk.scratch)

    def to_look_at(self, file: StoredFile) -> Path:
        """A copy that another program can show, until our file is closed; not to be written in.

        Raises ``UserError`` for a file that could be a program.
        """
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
