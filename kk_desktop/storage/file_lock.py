"""Who has the file open for writing: a lock beside it that vanishes when the process dies.

The lock is a tiny SQLite file in which the holder keeps a transaction open: its locks work on Windows and Linux alike,
die with the process, and still let others read who holds it. What is left after a crash holds nobody out.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from kk_desktop.errors import FileInUseError

_ATTEMPTS = 5


class FileLock:
    """The right to write to one file, held until ``release``."""

    def __init__(self, path: Path, person: str, since: datetime) -> None:
        """Take the lock.

        Raises ``FileInUseError`` naming who has it, and ``sqlite3.OperationalError`` where nothing can be written.
        """
        self._path = path.with_name(path.name + "-lock")
        for _ in range(_ATTEMPTS):
            self._connection = self._take(person, since)
            if self._is_still_ours():
                return
            self._connection.close()
        raise self._in_use()

    def release(self) -> None:
        """Let go and leave nothing behind."""
        # Removed while still held, nobody can take a lock that is about to vanish. Windows removes no open file,
        # but there the same holds afterwards: it refuses when somebody has taken the lock in between.
        removed = self._remove()
        self._connection.close()
        if not removed:
            self._remove()

    def _remove(self) -> bool:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
            return True
        return False

    def _remove_if_empty(self) -> None:
        # Nobody holds a lock without a name in it, so this is what we could not finish.
        with suppress(OSError):
            if self._path.stat().st_size == 0:
                self._path.unlink()

    def _take(self, person: str, since: datetime) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=0, isolation_level=None, check_same_thread=False)
        self._token = uuid4().hex
        try:
            connection.execute("PRAGMA synchronous=OFF")  # a lock need not outlive a power cut
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE IF NOT EXISTS holder (person TEXT, since TEXT, token TEXT)")
            connection.execute("DELETE FROM holder")
            connection.execute("INSERT INTO holder VALUES (?, ?, ?)", (person, since.isoformat(), self._token))
            connection.execute("COMMIT")
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise self._in_use() from None
            self._remove_if_empty()
            raise
        return connection

    def _is_still_ours(self) -> bool:
        # The holder before us may have removed the file between our opening and locking it.
        return self._path.exists() and self._holder()[2:] == (self._token,)

    def _holder(self) -> tuple[str, ...]:
        address = f"{self._path.resolve().as_uri()}?mode=ro"
        with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True, timeout=1)) as connection:
            row = connection.execute("SELECT person, since, token FROM holder").fetchone()
            return tuple(row) if row else ()
        return ()

    def _in_use(self) -> FileInUseError:
        holder = self._holder()
        who = (holder[0] if holder else "") or "En anden"
        since = (
            f" siden kl. {datetime.fromisoformat(holder[1]).astimezone():%H.%M}".replace("kl. 0", "kl. ")
            if holder
            else ""
        )
        return FileInUseError(
            f"{who} har haft filen åben{since}. Du kan læse nu og rette, når filen er lukket dér."
            if since
            else "Filen er åben i et andet vindue. Du kan læse nu og rette, når filen er lukket dér."
        )
