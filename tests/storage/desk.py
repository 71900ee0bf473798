"""What every storage test is set up with: a clock, ids, two people, and shorthands for making a file."""

import random
from datetime import UTC, datetime, timedelta
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
    return IdMaker(lambda: int(clock().timestamp() * 1000), random.Random(3).getrandbits)


def create(path: Path, clock: Clock, who: Who = ANNA) -> Database:
    return Database.create(path, clock, ids_by(clock), who)


def reopen(path: Path, clock: Clock, who: Who = ANNA, *, read_only: bool = False) -> Database:
    clock.pass_minutes(1)  # ids follow the clock, and a new maker must not repeat the old one's
    return Database.open(path, clock, ids_by(clock), who, read_only=read_only)


def paragraph(block_id: str, text: str) -> Block:
    return Block(block_id, BlockKind.PARAGRAPH, (Run(text),))
