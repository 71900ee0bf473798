"""A process that types in a letter and prints it at the same time, without end, to be killed in the middle of both.

Run as ``python -m tests.services.clerk FOLDER``: says ``saved N`` when change N is on the disk and ``printed`` when a
whole PDF lies in the folder.
"""

import os
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from kk_desktop.domain.text import Run
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, demo_workspace, open_workspace

FILE = "Arbejde.kkdb"
LETTER = "Brev.pdf"


def open_file(folder: Path) -> Workspace:
    path = folder / FILE
    machine = Machine(folder / "settings")
    opening = open_workspace if path.exists() else demo_workspace
    return opening(path, machine, lambda: datetime.now(UTC))


def letter_of(workspace: Workspace) -> str:
    """The letter the clerk works on: the answer to the first hearing in the list."""
    return next(row.document_id for row in workspace.hearings.rows() if row.hearing_id and row.document_id)


def last_change(workspace: Workspace) -> int:
    """The number of the newest change that lies in the file."""
    words = workspace.documents.blocks(letter_of(workspace))[0].text.split()
    return int(words[1]) if words[0] == "Rettelse" else 0


def write(workspace: Workspace, say: Callable[[str], None]) -> None:
    document_id = letter_of(workspace)
    blocks = workspace.documents.blocks(document_id)
    order = [block.id for block in blocks]
    for number in count(last_change(workspace) + 1):
        text = f"Rettelse {number} " + "af svaret. " * (number % 30)
        workspace.documents.save_blocks(document_id, [replace(blocks[0], runs=(Run(text),))], order)
        say(f"saved {number}")


def print_on(workspace: Workspace, folder: Path, say: Callable[[str], None]) -> None:
    try:
        while True:
            workspace.pages.save_pdf(letter_of(workspace), folder / LETTER)
            say("printed")
    except BaseException:
        # A clerk that only types would be waited for without end.
        traceback.print_exc()
        os._exit(1)


def main() -> None:
    folder = Path(sys.argv[1])
    workspace, speaking = open_file(folder), threading.Lock()

    def say(words: str) -> None:
        with speaking:
            print(words, flush=True)

    threading.Thread(target=print_on, args=(workspace, folder, say), daemon=True).start()
    write(workspace, say)


if __name__ == "__main__":
    main()
