"""A process that takes a copy of a bilag out to look at, to be killed while it lies there.

Run as ``python -m tests.services.looker FOLDER``: says where the copy lies.
"""

import sys
import time
from pathlib import Path

from tests.services.clerk import open_file


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir()
    workspace = open_file(folder)
    note = folder / "Kort.txt"
    note.write_text("kort", encoding="utf-8")
    letter = workspace.documents.create("letter", "Høring om byens parker")
    (bilag,) = workspace.attachments.add_files(letter, [note])
    print(workspace.attachments.copy_to_look_at(bilag), flush=True)
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main()
