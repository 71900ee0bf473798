"""Fills a file with something of everything the program can hold, as people leave it: written in, undone, in the bin.

Run once when a version is released: ``python -m tests.databases.fill``. The file is never made anew afterwards.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kk_desktop import __version__
from kk_desktop.domain.people import Myself
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.paths import resource
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, demo_workspace

FOLDER = Path(__file__).parent


class _Machine(Machine):
    """A machine that tells no real one's name."""

    @property
    def name(self) -> str:
        return "PC-1"


def fill(path: Path) -> None:
    """Make the file: the example, and after it what only use leaves behind."""
    with tempfile.TemporaryDirectory() as folder:
        machine = _Machine(Path(folder) / "settings")
        machine.me = Myself("Anna Holm", "Fuldmægtig", "Team Høringer", "33 66 00 00", "anna@example.dk")
        now = datetime(2025, 3, 21, 12, 0, tzinfo=UTC)

        def clock() -> datetime:
            nonlocal now
            now += timedelta(seconds=20)
            return now

        workspace = demo_workspace(path, machine, clock)
        try:
            _use(workspace, Path(folder))
        finally:
            workspace.close()


def _use(workspace: Workspace, folder: Path) -> None:
    documents = workspace.documents
    letter = documents.create("letter", "Svar til Valby Lokaludvalg")
    documents.change(letter, recipients=("Valby Lokaludvalg",), recipient_address="Valgårdsvej 4\n2500 Valby")
    documents.change(letter, confidential_reason="Private forhold", confidential_paragraph="forvaltningslovens § 27")
    text = [
        Block(workspace.new_id(), BlockKind.HEADING, (Run("Svar"),)),
        Block(workspace.new_id(), runs=(Run("Vi støtter forslaget, jf. bilag 1. "), Run("All in.", language="en"))),
    ]
    documents.save_blocks(letter, text, [block.id for block in text])
    bilag = folder / "Bilag 1 Kort.txt"
    bilag.write_text("Kortet ligger hos forvaltningen.", encoding="utf-8")
    workspace.attachments.add_files(letter, [bilag])
    picture = workspace.pictures.take(letter, next(resource("demo", "pictures").glob("*.png")))
    figure = Block(
        workspace.new_id(), BlockKind.PICTURE, (Run("Bydelene"),), picture=picture, alt="Kort over bydelene i byen"
    )
    documents.save_blocks(letter, [figure], [*(block.id for block in text), figure.id])
    workspace.proofs.keep(workspace.proofs.proof(letter))
    gone = documents.create("memo", "Et notat, som ingen ville have")
    documents.delete(gone)
    documents.change(letter, short_title="Svar")
    workspace.history.undo()
    workspace.areas.change(workspace.areas.tree()[0].id, note="Rettet i marts")


if __name__ == "__main__":
    fill(FOLDER / f"{__version__}.kkdb")
