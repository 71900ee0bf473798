"""Verified copies of the open file."""

from __future__ import annotations

from pathlib import Path

from kk_desktop.storage import backups as store

from .desk import Desk


class BackupService:
    """Copies are made while the file is in use and are read again page by page."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def make(self, to: Path) -> None:
        """Copy the file to a new one. Raises ``FileError`` when something lies there already."""
        store.make(self._desk.database.path, to)

    def make_beside(self) -> Path:
        """Copy the file into the folder of copies beside it, named by the moment; gives the copy's path."""
        return store.make_beside(self._desk.database.path, self._desk.clock())
