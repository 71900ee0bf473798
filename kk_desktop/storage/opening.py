"""Whether a file can be used at all, told before anything in it is touched; and what SQLite's refusals mean."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kk_desktop.errors import (
    DiskFullError,
    FileDamagedError,
    FileError,
    FileReadOnlyError,
    UserError,
)  # fmt: skip

from . import migrations

_HEADER = 100  # bytes, https://sqlite.org/fileformat2.html#the_database_header
_THOROUGH_LIMIT = 64 << 20
"""Files up to this many bytes have every page looked at when they are opened; larger ones when asked."""

NO_ROOM_TO_OPEN = (
    "Der er ikke plads på disken, så filen kan ikke åbnes. Intet i den er rørt. Gør plads, og åbn den igen."
)
DISK_FULL = "Der er ikke plads på disken. Din tekst er bevaret, mens vinduet er åbent. Gør plads, så gemmer vi igen."
READ_ONLY = "Filen kan kun læses. Intet er ændret. Gem en kopi et andet sted, og ret i den."
NEWER = "Filen er lavet med en nyere udgave af programmet. Den er ikke rørt. Åbn den med den nye udgave."
DAMAGED = "Filen er beskadiget. Vi har ikke rørt den. Hent den seneste sikkerhedskopi."
NO_ACCESS = "Du har ikke adgang til mappen. Intet er gemt dér. Vælg en anden mappe."
NO_FOLDER = "Mappen findes ikke. Intet er gemt dér. Vælg en anden mappe."
LONG_NAME = "Navnet er for langt. Intet er gemt. Vælg et kortere."
BUSY = "Filen er i brug lige nu. Intet er ændret. Prøv igen."
UNREACHABLE = "Filen kan ikke nås lige nu. Det, der er gemt, er i behold. Se efter disken eller netværket."
MOVED = (
    "Filen er flyttet eller slettet, mens den var åben. Din tekst er bevaret, mens vinduet er åbent."
    " Læg filen tilbage på sin plads, og skriv videre, så gemmer vi igen."
)


def check_free(path: Path) -> None:
    """Raise ``FileError`` when a new file cannot have the name."""
    if path.exists():
        raise FileError(f"Der ligger allerede en fil, der hedder ”{path.name}”. Den er ikke rørt. Vælg et andet navn.")
    # What was typed last before a crash: SQLite would put it into whatever file has the name.
    if wal_of(path).exists():
        raise FileError(
            f"Her ligger rester af en fil, der hed ”{path.name}” og ikke blev lukket. De er ikke rørt. "
            "Vælg et andet navn."
        )


def examine(path: Path) -> None:
    """Read the file's first bytes; raises a ``FileError`` when it is missing, not ours, newer or cut short."""
    with told_to_people():
        if not path.exists():
            raise FileError(f"”{path.name}” findes ikke. Intet er ændret. Vælg en anden fil.")
        # Neither a folder, nor a device or a pipe, which might never end.
        if not path.is_file():
            raise _not_ours(path)
        try:
            with path.open("rb") as file:
                header = file.read(_HEADER)
        except PermissionError as error:
            raise FileError(f"Du har ikke adgang til ”{path.name}”. Den er ikke rørt. Vælg en anden fil.") from error
        size = path.stat().st_size
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0"):
        raise _not_ours(path)
    if int.from_bytes(header[68:72]) != migrations.APPLICATION_ID:
        raise _not_ours(path)
    if int.from_bytes(header[60:64]) > len(migrations.STEPS):
        raise FileError(NEWER)
    page_size = int.from_bytes(header[16:18])
    pages = int.from_bytes(header[28:32])
    if size < pages * (page_size if page_size > 1 else 65536) and not wal_of(path).exists():
        raise FileDamagedError(DAMAGED)


def look_through(connection: sqlite3.Connection, path: Path) -> None:
    """Read the schema and, in a file of ordinary size, every page; raises ``FileDamagedError``."""
    with told_to_people():
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(migrations.STEPS):
            raise FileError(NEWER)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if path.stat().st_size <= _THOROUGH_LIMIT and findings(connection):
            raise FileDamagedError(DAMAGED)


def findings(connection: sqlite3.Connection, *, thorough: bool = False) -> list[str]:
    """What SQLite finds wrong in the file, in its own words; empty when all is well.

    ``thorough`` also compares every index with its table.
    """
    check = "integrity_check" if thorough else "quick_check"
    try:
        lines = [str(row[0]) for row in connection.execute(f"PRAGMA {check}(10)")]
    except sqlite3.DatabaseError as error:
        if _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            return [str(error)]
        raise
    return [line for line in lines if line != "ok"]


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; on media where nothing can be written, the file is taken as it lies.

    ``immutable`` is only right when no journal with something in it lies beside the file: that would be overlooked.
    Raises ``FileError`` when the file has been taken away since it was found.
    """
    if not path.exists():
        raise FileError(MOVED)
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        blocked = _code(error) in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR)
        wal = wal_of(path)
        if not blocked or (wal.exists() and wal.stat().st_size):
            raise
        connection = sqlite3.connect(f"{address}&immutable=1", uri=True, check_same_thread=False)
    return connection


def is_in_place(path: Path, opened: os.stat_result) -> bool:
    """Whether the file that was opened still lies under its name."""
    try:
        return os.path.samestat(path.stat(), opened)
    except FileNotFoundError:
        return False


def can_write(path: Path) -> bool:
    """Whether the file can be opened for writing, found out by opening it and writing nothing."""
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def wal_of(path: Path) -> Path:
    """Where SQLite keeps what is saved but not yet moved into the file."""
    return path.with_name(path.name + "-wal")


def remove_empty_journal(path: Path) -> None:
    """Take away what SQLite leaves beside a name its file has lost, unless something still stands in it."""
    wal = wal_of(path)
    with suppress(OSError):
        if wal.stat().st_size == 0:
            wal.unlink()
            path.with_name(path.name + "-shm").unlink(missing_ok=True)


@contextmanager
def told_to_people() -> Iterator[None]:
    """Turn what the disk and SQLite refuse into sentences; our own bugs pass through as they are."""
    try:
        yield
    except sqlite3.Error as error:
        refusal = _REFUSALS.get(_code(error))
        if refusal is None:
            raise
        kind, sentence = refusal
        raise kind(sentence) from error
    except OSError as error:
        match error.errno:
            case errno.ENOSPC:
                raise DiskFullError(DISK_FULL) from error
            case errno.ENOENT | errno.ENOTDIR:
                raise FileError(NO_FOLDER) from error
            case errno.ENAMETOOLONG:
                raise FileError(LONG_NAME) from error
        raise FileError(NO_ACCESS) from error


_REFUSALS: dict[int, tuple[type[UserError], str]] = {
    sqlite3.SQLITE_FULL: (DiskFullError, DISK_FULL),
    sqlite3.SQLITE_READONLY: (FileReadOnlyError, READ_ONLY),
    sqlite3.SQLITE_BUSY: (FileError, BUSY),
    sqlite3.SQLITE_CORRUPT: (FileDamagedError, DAMAGED),
    sqlite3.SQLITE_NOTADB: (FileDamagedError, DAMAGED),
    sqlite3.SQLITE_CANTOPEN: (FileError, NO_ACCESS),
    sqlite3.SQLITE_PERM: (FileError, NO_ACCESS),
    sqlite3.SQLITE_IOERR: (FileError, UNREACHABLE),
}
"""What SQLite's primary result codes mean to a person; any other code is our own bug."""


def _code(error: sqlite3.Error) -> int:
    # Errors that sqlite3 raises by itself carry no code; the low byte is the primary one.
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def _not_ours(path: Path) -> FileError:
    return FileError(f"”{path.name}” er ikke en fil fra programmet. Den er ikke rørt. Vælg en anden fil.")
