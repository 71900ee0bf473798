"""Takes the notes that somebody has made in a PDF of the draft in as comments at their places, as one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kk_desktop.domain.comments import Comment, CommentSource
from kk_desktop.domain.note_places import Place, Words, find_place
from kk_desktop.domain.text import Block
from kk_desktop.errors import UserError
from kk_desktop.storage import comments as store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage.rows import Connection

from .approval_rules import named
from .desk import Desk
from .documents import open_document
from .incoming import LARGEST, read_file

if TYPE_CHECKING:
    from kk_desktop.exchange.annotations import Note

UNKNOWN = "Ukendt"
"""Who made a note that does not tell."""

_FIRST = datetime(1993, 1, 1, tzinfo=UTC)
"""No PDF is older than the format."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of it: all that came in, how many of them have no place in the text, and how many were there before."""

    count: int
    without_place: int = 0
    known: int = 0

    @property
    def words(self) -> str:
        """What is told of it."""
        told = [f"{_comments(self.count)} er hentet ind."]
        if self.without_place:
            told.append(f"{self.without_place} har intet sted i teksten og står øverst.")
        if self.known:
            told.append(f"{self.known} var hentet ind før.")
        return " ".join(told)


class AnnotationService:
    """Reads what people write in a PDF that they were sent."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def fetch(self, document_id: str, path: Path) -> Fetched:
        """Make comments of the notes in the PDF; words that are struck out or put in become suggestions.

        What has been taken in before is not taken in again. Takes as long as the file to read. Raises ``UserError``
        for a file that cannot be read or holds no notes, and ``LockedError``.
        """
        # Not needed before somebody takes a PDF in.
        from kk_desktop.exchange.annotations import read_notes
        from kk_desktop.exchange.marked_words import words_at

        document = open_document(self._desk.read(), document_id)
        pdf = read_file(path, f"hentet ind til {named(document)}", LARGEST)
        notes = read_notes(pdf, path.name)
        if not notes:
            raise UserError(
                f"Der er ingen kommentarer i ”{path.name}”. Intet er hentet ind. Vælg den, der er skrevet i."
            )
        words = words_at(pdf, notes, path.name)

        def work(db: Connection) -> Fetched:
            open_document(db, document_id)
            blocks = document_store.blocks(db, document_id)
            before = [each for each in store.of(db, document_id) if each.source is CommentSource.PDF]
            made = [(note, self._comment(document_id, blocks, note, at)) for note, at in zip(notes, words, strict=True)]
            new = [comment for note, comment in made if not any(_is_same(note, comment, each) for each in before)]
            for comment in new:
                store.add(db, comment)
            placeless = sum(comment.block_id is None for comment in new)
            return Fetched(len(new), placeless, len(made) - len(new))

        return self._desk.act(f"Hentede {_comments(len(notes))} fra ”{path.name}”", work)

    def _comment(self, document_id: str, blocks: Sequence[Block], note: Note, words: Words) -> Comment:
        now = self._desk.clock()
        made_at = note.made_at if note.made_at and _FIRST <= note.made_at <= now else now
        place = find_place(blocks, words)
        replacement, place = _suggested(blocks, note, words, place)
        lines = list(_lines(note, words, place, is_suggestion=replacement is not None))
        return Comment(
            self._desk.new_id(),
            document_id,
            note.person or UNKNOWN,
            made_at,
            text="\n".join(lines),
            block_id=place.block_id if place else None,
            start=place.start if place else 0,
            quote=place.quote if place else "",
            replacement=replacement,
            source=CommentSource.PDF,
        )


def _suggested(
    blocks: Sequence[Block], note: Note, words: Words, place: Place | None
) -> tuple[str | None, Place | None]:
    """The words that are to stand there instead, if the note says so and the place is found."""
    from kk_desktop.exchange.annotations import Sort

    if place is None:
        return None, None
    if note.sort is Sort.STRIKE and place.quote:
        return note.replacement or "", place
    if note.sort is Sort.INSERT and note.text:
        return _put_in(blocks, note.text, place)
    return None, place


def _put_in(blocks: Sequence[Block], new: str, place: Place) -> tuple[str, Place]:
    """New words as a suggestion for the word before them, or after them at the start: so their place is found again."""
    text = next(block.text for block in blocks if block.id == place.block_id)
    before, after = text[: place.start], text[place.start :]
    word = before.rsplit(" ", 1)[-1] if before.strip() else ""
    if word or before.endswith(" "):
        gap = "" if new[0] in ",.;:?!)" or not word else " "
        quote = word or before
        tail = " " if not word and not new.endswith(" ") else ""
        start = place.start - len(quote)
        return f"{quote}{gap}{new}{tail}", Place(place.block_id, start, quote)
    quote = after.split(" ", 1)[0]
    return f"{new} {quote}" if quote else new, Place(place.block_id, place.start, quote)


def _lines(note: Note, words: Words, place: Place | None, *, is_suggestion: bool) -> Iterator[str]:
    from kk_desktop.exchange.annotations import Sort

    about = " ".join(words.marked.split())
    if about and (place is None or not place.quote):
        yield f"Om ”{about}”:"
    if note.sort is Sort.DRAWING and not note.text:
        yield f"Der er tegnet på side {note.page + 1}."
    elif note.sort is Sort.STRIKE and not is_suggestion:
        yield f"Skal erstattes af ”{note.replacement}”." if note.replacement else "Skal slettes."
    elif note.marks_words and not note.text and not note.answers and not is_suggestion:
        yield "Markeret uden kommentar."
    if note.text and not (is_suggestion and note.sort is Sort.INSERT):
        yield note.text
    for person, answer in note.answers:
        yield f"– {person or UNKNOWN}: {answer}"


def _is_same(note: Note, comment: Comment, earlier: Comment) -> bool:
    """Whether a note was taken in before, though its suggestion may have been followed since and its place be gone."""
    if comment.person != earlier.person:
        return False
    if note.made_at is not None and comment.made_at == note.made_at:
        return earlier.made_at == note.made_at and note.text in f"{earlier.text}\n{earlier.replacement}"
    return (comment.text, comment.quote, comment.replacement) == (earlier.text, earlier.quote, earlier.replacement)


def _comments(count: int) -> str:
    return "1 kommentar" if count == 1 else f"{count} kommentarer"
