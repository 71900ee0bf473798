"""A proof of one of the example file's documents, with changes since a draft of a week before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from kk_desktop.domain.text import Block, Run
from kk_desktop.services.workspace import Workspace

EARLIER = {
    "bakker op om de overordnede mål": "støtter de mål",
    "bl.a. job og uddannelse betyder": "job betyder",
    "har de udsatte byområder fortsat flere": "er der i de udsatte byområder flere",
    "’IPS Sydhavn’": "en indsats i Sydhavnen",
    "håber, at de evt. kan": "forventer, at de kan",
    "Til sidst vil udvalget pege på": "Udvalget vil pege på",
}
GONE = "Udvalget har ingen bemærkninger til de enkelte byområder."
"""What the draft said instead of what the document says, and a paragraph that it had."""


class Calendar:
    """A clock that stands on one day at a time."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def proof(workspace: Workspace, document_id: str, calendar: Calendar) -> bytes:
    """The PDF of a proof; the document says afterwards what it said before."""
    text = workspace.documents.blocks(document_id)
    calendar.now -= timedelta(days=7)
    earlier = [replace(block, runs=tuple(map(_earlier, block.runs))) for block in text]
    earlier.insert(2, Block(workspace.new_id(), runs=(Run(GONE),)))
    workspace.documents.save_blocks(document_id, earlier, [block.id for block in earlier])
    workspace.proofs.keep(workspace.proofs.proof(document_id))
    calendar.now += timedelta(days=7)
    workspace.documents.save_blocks(document_id, text, [block.id for block in text])
    return workspace.proofs.begin_print(document_id).render(workspace.pages.proof()).pdf


def _earlier(run: Run) -> Run:
    words = run.text
    for now, before in EARLIER.items():
        words = words.replace(now, before)
    return replace(run, text=words)
