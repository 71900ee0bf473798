"""Comments on a draft, and suggestions for other words; each to a place in the text or to the whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CommentState(StrEnum):
    """What became of it."""

    OPEN = "open"
    ACCEPTED = "accepted"  # a suggestion whose words stand in the text now
    DECLINED = "declined"
    DONE = "done"  # a comment that has been followed


class CommentSource(StrEnum):
    """Where it was made."""

    PROGRAM = "program"
    PDF = "pdf"  # read out of annotations
    PAPER = "paper"  # entered from a proof with pen marks


@dataclass(frozen=True, slots=True)
class Comment:
    """One remark: ``quote`` are the words it is about, ``start`` characters into the block's text.

    With ``replacement`` it is a suggestion; an empty one suggests to delete the words. Without a block it is about the
    whole document.
    """

    id: str
    document_id: str
    person: str
    made_at: datetime
    text: str = ""
    submission_id: str | None = None
    block_id: str | None = None
    start: int = 0
    quote: str = ""
    replacement: str | None = None
    source: CommentSource = CommentSource.PROGRAM
    state: CommentState = CommentState.OPEN
    answer: str = ""

    @property
    def is_suggestion(self) -> bool:
        """Whether it offers other words."""
        return self.replacement is not None
