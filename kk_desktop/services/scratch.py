"""Folders for what lies on the disk only while the program works; what a killed one left goes at the next start."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from uuid import uuid4

from kk_desktop.errors import DiskFullError, FileInUseError
from kk_desktop.storage.file_lock import FileLock

_LOCK, _NOTE = "-lock", ".note"
_HALF = re.compile(r"\.[0-9a-f]{32}")
"""The name of a file that is being written beside the one it becomes."""


def name_of_half() -> str:
    """A name for a file that is being written."""
    return f".{uuid4().hex}"


class Scratch:
    """A place inside ``base`` for one open file; its lock tells others that somebody is there. Safe from any thread."""

    def __init__(self, base: Path, now: datetime) -> None:
        self._base, self._now = base, now
        self._guard = Lock()
        self._lock: FileLock | None = None
        self._place = base / uuid4().hex
        with suppress(OSError):
            for name in {path.name.removesuffix(_LOCK) for path in base.iterdir()}:
                self._sweep(base / name)

    def folder(self) -> TemporaryDirectory[str]:
        """A new folder that goes when it is left, or with the program. Raises ``DiskFullError``."""
        try:
            self._begin()
            # Another program may still show a copy when the folder is to go; Windows then keeps it.
            return TemporaryDirectory(dir=self._place, ignore_cleanup_errors=True)
        except (OSError, sqlite3.Error) as error:
            raise DiskFullError(
                f"Der kan ikke lægges hjælpefiler i mappen ”{self._base}”. Intet er udskrevet eller gemt. "
                "Se, om der er plads på disken, og om du må skrive i mappen."
            ) from error

    @contextmanager
    def noted(self, half: Path) -> Iterator[None]:
        """Tell the next start of a file that is being written, in whatever folder, should we be killed meanwhile."""
        note = self._place / f"{half.name}{_NOTE}"
        with suppress(OSError, sqlite3.Error):
            self._begin()
            note.write_text(str(half.absolute()), encoding="utf-8")
        try:
            yield
        finally:
            with suppress(OSError):
                note.unlink(missing_ok=True)

    def close(self) -> None:
        """Take everything away."""
        with self._guard:
            if self._lock is not None:
                _remove(self._place)
                self._lock.release()
                self._lock = None

    def _begin(self) -> None:
        with self._guard:
            if self._lock is None:
                # Before the folder, so that nobody takes it for what a killed program has left.
                self._lock = FileLock(self._place, "", self._now)
                self._place.mkdir()

    def _sweep(self, place: Path) -> None:
        with suppress(FileInUseError, sqlite3.Error):
            lock = FileLock(place, "", self._now)
            for note in place.glob(f"*{_NOTE}"):
                _remove_half(note)
            _remove(place)
            lock.release()


def _remove_half(note: Path) -> None:
    # The note itself may have been cut short by what killed its writer.
    with suppress(OSError, ValueError):
        half = Path(note.read_text(encoding="utf-8"))
        if _HALF.fullmatch(half.name):
            half.unlink(missing_ok=True)


def _remove(place: Path) -> None:
    for path in place.rglob("*"):
        # Windows removes no file that is only to be read.
        with suppress(OSError):
            path.chmod(0o700)
    shutil.rmtree(place, ignore_errors=True)
