"""A process that types without end and says each thing that is saved, to be killed in the middle of it.

Run as ``python -m tests.storage.typist FILE``: opens or makes the file, goes on from what lies in it, and writes the
number of each action to stdout when it is on the disk.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from kk_desktop.domain.documents import Document
from kk_desktop.errors import GoneError
from kk_desktop.storage import documents
from kk_desktop.storage.database import Database
from kk_desktop.storage.rows import Connection
from tests.storage.desk import ANNA, paragraph

BLOCKS = 5


def text(number: int) -> str:
    """What the typist has written in a block at an action: long enough to fill pages."""
    return f"{number} " + "Vi støtter forslaget. " * (number % 40)


def numbers(db: Connection) -> list[int]:
    """The number of the action that each block was last written in, in the document's order."""
    try:
        documents.get(db, "svar")
    except GoneError:
        return []
    return [int(block.text.split()[0]) for block in documents.blocks(db, "svar")]


def open_file(path: Path) -> Database:
    ids = (f"{datetime.now(UTC).timestamp()}-{n}" for n in count())
    opening = Database.open if path.exists() else Database.create
    return opening(path, lambda: datetime.now(UTC), ids.__next__, ANNA)


def type_on(database: Database) -> Iterator[int]:
    """Write the next number in the next block, action by action, for ever."""
    have = numbers(database.reader())
    if not have:
        database.act("Oprettede", lambda db: documents.add(db, Document("svar", "letter", "Svar")))
    for number in count(max(have, default=0) + 1):
        order = [f"blok {n}" for n in range(min(max(number, len(have)), BLOCKS))]
        block = paragraph(f"blok {(number - 1) % BLOCKS}", text(number))
        database.act(
            "Rettede teksten",
            lambda db, block=block, order=order: documents.save_blocks(db, "svar", [block], order),  # type: ignore[misc]
            merge_key=block.id,
        )
        yield number


if __name__ == "__main__":
    for number in type_on(open_file(Path(sys.argv[1]))):
        print(number, flush=True)
