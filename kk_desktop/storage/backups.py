"""Verified copies of the file, made while it is in use."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from uuid import uuid4

from kk_desktop.errors import FileDamagedError, FileError

from . import opening

FOLDER = "Kopier"
"""Where the automatic copies lie, beside the file."""


def make(source: Path, to: Path) -> None:
    """Copy the file whole to a new one and read every page of it again.

    Raises ``FileError`` when something lies there already or nothing may; a copy that fails leaves nothing.
    """
    with opening.told_to_people():
        if not to.parent.is_dir():
            raise FileError(opening.NO_FOLDER)
        opening.check_free(to)
        unfinished = to.with_name(f".{uuid4().hex}")
        try:
            _copy(source, unfinished)
            unfinished.replace(to)
        finally:
            unfinished.unlink(missing_ok=True)


def make_beside(source: Path, now: datetime) -> Path:
    """Copy the file into the folder of copies beside it and return where; named by the moment."""
    folder = source.with_name(FOLDER)
    with opening.told_to_people():
        folder.mkdir(exist_ok=True)
    name = f"{source.stem} {now.astimezone():%Y-%m-%d %H.%M.%S}"
    # One made in the same second is from a program that was ended and started again at once.
    names = chain([name], (f"{name} ({number})" for number in count(2)))
    to = next(to for each in names if not (to := folder / f"{each}{source.suffix}").exists())
    make(source, to)
    return to


def _copy(source: Path, to: Path) -> None:
    with closing(opening.connect_to_read(source)) as original, closing(sqlite3.connect(to)) as copy:
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if opening.findings(copy, thorough=True):
            raise FileDamagedError(opening.DAMAGED)
