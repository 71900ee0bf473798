"""Reads files that people put in: whole or not at all, with a sentence for each that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kk_desktop.domain.files import StoredFile, media_type_of
from kk_desktop.errors import DiskFullError, UserError
from kk_desktop.storage import contents as content_store

from .desk import Desk

LARGEST = 200 * 1024 * 1024
"""Bytes of one file: what mail servers and the records system take at the most is far less."""

_CHUNK = 1024 * 1024


def read_file(path: Path, done: str, largest: int) -> bytes:
    """What a file holds, at most ``largest`` bytes; one that never ends is given up there.

    ``done`` is what has not been done with it when it cannot be read, as a sentence's end: "lagt ind i ”Brevet”".
    Raises ``UserError`` for what is no ordinary file, empty, too large or not there.
    """
    chunks: list[bytes] = []
    read = 0
    try:
        if path.is_dir():
            raise UserError(f"”{path.name}” er en mappe. Den er ikke {done}. Vælg filerne i den.")
        if path.exists() and not path.is_file():
            raise UserError(f"”{path.name}” er ikke en almindelig fil. Den er ikke {done}. Vælg en anden.")
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                read += len(chunk)
                if read > largest:
                    raise UserError(_too_large(path, done, largest))
                chunks.append(chunk)
    except FileNotFoundError as error:
        raise UserError(f"”{path.name}” findes ikke mere. Den er ikke {done}. Vælg en anden fil.") from error
    except OSError as error:
        raise UserError(
            f"”{path.name}” kan ikke læses. Den er ikke {done}. Luk den i andre programmer, eller vælg en anden fil."
        ) from error
    if not read:
        raise UserError(f"”{path.name}” er tom. Den er ikke {done}. Bed om filen igen.")
    return b"".join(chunks)


def keep_file(desk: Desk, path: Path, done: str) -> StoredFile:
    """Put what a file holds among the contents; a row that names it comes later, or never.

    ``done`` and what is raised are as in ``read_file``.
    """
    return keep_data(desk, path.name, read_file(path, done, LARGEST), done)


def keep_data(desk: Desk, name: str, data: bytes, done: str) -> StoredFile:
    """Put bytes that came under a name among the contents, as ``keep_file`` does."""
    with told_with_name(f"”{name}”", f"Den er ikke {done}."):
        digest = desk.act("", lambda db: content_store.keep(db, data))
    return StoredFile(name, media_type_of(name, data[:1024]), digest, len(data))


@contextmanager
def told_with_name(name: str, undone: str) -> Iterator[None]:
    """Say of a full disk what there was no room for, since nobody tries again by itself to put it in."""
    try:
        yield
    except DiskFullError as error:
        raise DiskFullError(f"Der er ikke plads på disken til {name}. {undone} Gør plads.") from error


def _too_large(path: Path, done: str, largest: int) -> str:
    size = largest
    with suppress(OSError):
        size = path.stat().st_size
    return (
        f"”{path.name}” fylder {size // 1024**2} MB. Der er plads til {largest // 1024**2} MB. Den er ikke {done}. "
        "Gem den i en mindre udgave, eller del den."
    )
