"""What every storage test is set up with: a clock, ids, two people, and shorthands for making a file."""

import secrets
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from kk_desktop.domain.ids import IdMaker
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.storage.database import Database, Who

ANNA = Who("installation-anna", "Anna Holm", "PC-1")
BO = Who("installation-bo", "Bo Lund", "PC-2")


class Clock:
    """A clock that only goes when told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 9, 10, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += timedelta(minutes=minutes)


def ids_by(clock: Clock) -> IdMaker:
    return IdMaker(lambda: int(clock().timestamp() * 1000), secrets.randbits)


def create(path: Path, clock: Clock, who: Who = ANNA) -> Database:
    return Database.create(path, clock, ids_by(clock), who)


def begin(path: Path, clock: Clock) -> Database:
    """A new file as ``create`` makes it, copied, since making the schema takes as long as most tests."""
    path.write_bytes(_new_file())
    return reopen(path, clock)


def reopen(path: Path, clock: Clock, who: Who = ANNA, *, read_only: bool = False) -> Database:
    return Database.open(path, clock, ids_by(clock), who, read_only=read_only)


@cache
def _new_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        database = create(Path(folder) / "ny.kkdb", Clock())
        database.close()
        return database.path.read_bytes()


def paragraph(block_id: str, text: str) -> Block:
    return Block(block_id, BlockKind.PARAGRAPH, (Run(text),))
