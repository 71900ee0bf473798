"""Comments on a document and suggestions for other words: given by one, followed or declined by another."""

from __future__ import annotations

from kk_desktop.domain.comments import Comment, CommentSource, CommentState, place_in, replaced, what_changed
from kk_desktop.errors import UserError
from kk_desktop.storage import comments as store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .documents import open_document

LONGEST = 10_000
"""Characters of a comment, an answer or suggested words: four pages."""

CHANGED = "Ordene er ændret, siden rettelsen blev foreslået, så teksten er ikke rørt. Ret den selv, eller sig nej tak."
BOUND = "Stedet er et felt eller har en fodnote, så teksten er ikke rørt. Ret den selv, og marker forslaget som klaret."

SAME = "Forslaget er magen til teksten. Intet er ændret. Skriv, hvad der skal stå i stedet."


class CommentService:
    """What is said about a draft, and what became of it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, document_id: str) -> list[Comment]:
        """The document's comments as their places stand in the text; those about the whole come first."""
        return store.of(self._desk.read(), document_id)

    def add(
        self,
        document_id: str,
        text: str,
        block_id: str | None = None,
        start: int = 0,
        quote: str = "",
        *,
        replacement: str | None = None,
        source: CommentSource = CommentSource.PROGRAM,
        person: str = "",
    ) -> str:
        """Comment on words, a block or the whole; with a ``replacement``, suggest other words. Gives its id.

        ``person`` is who said it where that is not who sits here. Raises ``UserError`` for an empty or endless one,
        and ``LockedError`` for a document that can no longer be changed.
        """
        comment = Comment(
            self._desk.new_id(),
            document_id,
            person or self._desk.me.name,
            self._desk.clock(),
            text=_checked(text, "Kommentaren"),
            block_id=block_id,
            start=start,
            quote=quote,
            replacement=None if replacement is None else _checked(replacement, "Forslaget", tidied=False),
            source=source,
        )
        if not comment.text and comment.replacement is None:
            raise UserError("Kommentaren er tom. Intet er ændret. Skriv den.")
        if comment.replacement is not None and comment.replacement == quote:
            raise UserError(SAME)

        def work(db: Connection) -> None:
            open_document(db, document_id)
            store.add(db, comment)

        self._desk.act("Foreslog en rettelse" if comment.is_suggestion else "Skrev en kommentar", work)
        return comment.id

    def suggest(self, document_id: str, block_id: str, start: int, old: str, new: str, *, text: str = "") -> str:
        """Suggest that words of a block read otherwise; what is kept are those of them that differ. Gives its id.

        Raises as ``add`` does.
        """
        changed = what_changed(old, new)
        if changed is None:
            raise UserError(SAME)
        place = start + changed.start
        return self.add(document_id, text, block_id, place, changed.quote, replacement=changed.words)

    def accept(self, comment_id: str) -> None:
        """Put a suggestion's words into the saved text and mark it accepted, as one step.

        Raises ``UserError`` where its words have been changed since or cannot be replaced; then nothing is changed.
        """

        def work(db: Connection) -> None:
            comment = _open(db, comment_id)
            open_document(db, comment.document_id)
            blocks = document_store.blocks(db, comment.document_id)
            block = next((block for block in blocks if block.id == comment.block_id), None)
            place = place_in(block.text, comment) if block else None
            if block is None or place is None or comment.replacement is None:
                raise UserError(CHANGED)
            new = replaced(block, place, len(comment.quote), comment.replacement)
            if new is None:
                raise UserError(BOUND)
            document_store.change_block(db, comment.document_id, new)
            store.change(db, comment_id, state=CommentState.ACCEPTED)

        self._desk.act("Godtog en rettelse", work)

    def decline(self, comment_id: str, answer: str = "") -> None:
        """Say no to a suggestion or a comment, with a reason if there is one."""
        self._answer("Afslog en rettelse", comment_id, CommentState.DECLINED, answer)

    def done(self, comment_id: str, answer: str = "") -> None:
        """Say that the comment has been followed."""
        self._answer("Klarede en kommentar", comment_id, CommentState.DONE, answer)

    def change(self, comment_id: str, text: str) -> None:
        """Say it otherwise; only one's own, while nobody has answered it."""
        words = _checked(text, "Kommentaren")

        def work(db: Connection) -> None:
            comment = self._own(db, comment_id)
            if not words and not comment.is_suggestion:
                raise UserError("Kommentaren er tom. Intet er ændret. Skriv den, eller slet den.")
            store.change(db, comment_id, text=words)

        self._desk.act("Rettede en kommentar", work)

    def remove(self, comment_id: str) -> None:
        """Take one's own comment back; raises ``UserError`` for another's, or one that has been answered."""

        def work(db: Connection) -> None:
            self._own(db, comment_id)
            store.remove(db, comment_id)

        self._desk.act("Slettede en kommentar", work)

    def is_mine(self, comment: Comment) -> bool:
        """Whether it was said by who sits here."""
        return comment.person == self._desk.me.name

    def _own(self, db: Connection, comment_id: str) -> Comment:
        comment = _open(db, comment_id)
        if not self.is_mine(comment):
            raise UserError(f"Kommentaren er skrevet af {comment.person}. Intet er ændret. Svar på den i stedet.")
        return comment

    def _answer(self, label: str, comment_id: str, state: CommentState, answer: str) -> None:
        words = _checked(answer, "Svaret")

        def work(db: Connection) -> None:
            _open(db, comment_id)
            store.change(db, comment_id, state=state, answer=words)

        self._desk.act(label, work)


def _open(db: Connection, comment_id: str) -> Comment:
    comment = store.get(db, comment_id)
    if comment.state is not CommentState.OPEN:
        raise UserError("Der er allerede taget stilling til kommentaren. Intet er ændret.")
    return comment


def _checked(text: str, what: str, *, tidied: bool = True) -> str:
    words = text.strip() if tidied else text
    if len(words) > LONGEST:
        raise UserError(f"{what} er på {len(words)} tegn. Der er plads til {LONGEST}. Intet er ændret.")
    return words
