"""A process that takes a copy of a bilag out to look at and saves another, to be killed in the middle of it.

Run as ``python -m tests.services.looker FOLDER``: says where the copy lies.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from kk_desktop.services.pages import write_whole
from tests.services.clerk import open_file


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir()
    workspace = open_file(folder)
    note = folder / "Kort.txt"
    note.write_text("kort", encoding="utf-8")
    letter = workspace.documents.create("letter", "Høring om byens parker")
    (bilag,) = workspace.attachments.add_files(letter, [note])
    copy = workspace.attachments.copy_to_look_at(bilag)

    def endless() -> Iterator[bytes]:
        yield b"half"
        print(copy, flush=True)
        Event().wait()  # until somebody kills us

    write_whole(folder / "Kopi.txt", endless(), workspace.desk.scratch)


if __name__ == "__main__":
    main()
