"""What an approval binds, gathered from the file: the content, its digest, and the pages it was read on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from kk_desktop.domain.approvals import Submission
from kk_desktop.domain.content import content_of, late_facts, read_content, write_content
from kk_desktop.domain.content_changes import differences
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block
from kk_desktop.storage import contents as content_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .pages import PageService


@dataclass(frozen=True, slots=True)
class Bound:
    """A content with its pages, drawn and ready to be kept."""

    content: bytes
    late: str
    pdf: bytes
    page_count: int

    @property
    def digest(self) -> str:
        """What the content is known by."""
        return hashlib.sha256(self.content).hexdigest()


class Binding:
    """Tells the content of a document as it stands, and draws and keeps the pages of it."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk, self._pages = desk, pages

    def digest(self, document_id: str) -> str:
        """The digest of the document's content as it is saved now."""
        return hashlib.sha256(self._written(self._pages.manuscript(document_id))).hexdigest()

    def differences(self, document_id: str, submission: Submission) -> tuple[str, ...]:
        """What is otherwise now than in the content that was bound; nothing while that holds."""
        return self._differ(submission, self._written(self._pages.manuscript(document_id)))

    def between(self, old: Submission, new: Submission) -> tuple[str, ...]:
        """What is otherwise in the one than in the other."""
        return self._differ(old, content_store.read(self._desk.read(), new.bound))

    def draw(self, document_id: str, blocks: Sequence[Block] | None = None) -> Bound:
        """The document as it is saved, or with other blocks, drawn; nothing is kept yet. Takes as long as drawing."""
        manuscript = self._pages.manuscript(document_id, blocks)
        # A channel of its own: two who approve at the same moment both wait for their pages.
        rendered = self._pages.draw(manuscript, f"approval {self._desk.new_id()}").result()
        late = late_facts(manuscript, self._desk.kinds[manuscript.document.kind])
        return Bound(self._written(manuscript), late, rendered.pdf, rendered.page_count)

    def holds(self, document_id: str, bound: Bound) -> bool:
        """Whether nobody has changed the content or the late facts while its pages were drawn."""
        manuscript = self._pages.manuscript(document_id)
        late = late_facts(manuscript, self._desk.kinds[manuscript.document.kind])
        return self._written(manuscript) == bound.content and late == bound.late

    def keep(self, db: Connection, bound: Bound) -> tuple[str, str]:
        """Put content and pages among the file's contents; gives their digests."""
        return content_store.keep(db, bound.content), content_store.keep(db, bound.pdf)

    def _written(self, manuscript: Manuscript) -> bytes:
        return write_content(content_of(manuscript, self._desk.kinds[manuscript.document.kind]))

    def _differ(self, old: Submission, new: bytes) -> tuple[str, ...]:
        if hashlib.sha256(new).hexdigest() == old.bound:
            return ()
        return differences(read_content(content_store.read(self._desk.read(), old.bound)), read_content(new))
