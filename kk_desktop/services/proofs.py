"""Proofs: each that is printed or saved is kept as a draft, and the next one shows what has changed since."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.versions import KeptText, Version, VersionReason, newest_number
from kk_desktop.storage import versions as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .pages import PageService
from .paper import Rendered, Variant
from .versions import VersionService


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof of a document as it is now, changes marked; ``text`` is what is kept when it has been printed."""

    manuscript: Manuscript
    variant: Variant
    text: KeptText


class ProofService:
    """What a document looked like when it was last proof-read, and what has changed since."""

    def __init__(self, desk: Desk, pages: PageService, versions: VersionService) -> None:
        self._desk = desk
        self._pages = pages
        self._versions = versions

    def proof(self, document_id: str) -> Proof:
        """What a proof printed now shows; nothing is kept yet.

        It tells the changes since the newest draft with another text, so that printing it again tells the same.
        """
        db, manuscript = self._desk.read(), self._pages.manuscript(document_id)
        text = self._versions.text_of(manuscript)
        drafts, variant = _drafts(self._versions.of(document_id)), self._pages.proof()
        is_kept = bool(drafts) and store.read(db, drafts[-1]).same_text(text)
        if is_kept or not self._desk.database.read_only:
            variant = replace(variant, number=newest_number(drafts) + (0 if is_kept else 1))
        earlier = drafts[-2:-1] if is_kept else drafts[-1:]
        if earlier:
            manuscript = self._versions.marked(manuscript, store.read(db, earlier[0]), text)
            since = write_date(earlier[0].kept_at.astimezone(self._desk.clock().tzinfo).date())
            changes = f"Ændringer siden udkast {earlier[0].number} af {since}"
            variant = replace(variant, proof=(changes, *(variant.proof or ())))
        return Proof(manuscript, variant, text)

    def can_mark(self, manuscript: Manuscript) -> bool:
        """Whether a proof of it shows changes: an annex's slides have no margin for them and no line numbers."""
        return self._desk.kinds[manuscript.document.kind].standalone

    def keep(self, proof: Proof) -> None:
        """Keep the text of a proof that has been printed or saved, unless it is the newest draft already.

        No step that the undo key goes back over. In a file that can only be read nothing is kept.
        """
        if self._desk.database.read_only:
            return
        document = proof.manuscript.document

        def work(db: Connection) -> None:
            store.add(
                db, document.id, proof.text, VersionReason.PROOF_PRINT,
                status=document.status, person=self._desk.me.name, numbered=True,
            )  # fmt: skip

        name = f" af ”{document.title}”" if document.title else ""
        self._desk.act(f"Lavede udkast {proof.variant.number}{name}", work, undoable=False)

    def begin_print(self, document_id: str) -> DocumentPrint:
        """Begin to print a saved document or make it a PDF, in whatever way is chosen later."""
        return DocumentPrint(self, self._pages, document_id)


class DocumentPrint:
    """One document on its way to a printer or a file: the draft that a proof shows is kept when it got there."""

    def __init__(self, proofs: ProofService, pages: PageService, document_id: str) -> None:
        self._proofs = proofs
        self._pages = pages
        self._document_id = document_id
        self._proof: Proof | None = None

    def prepare(self, variant: Variant) -> tuple[Manuscript, Variant]:
        """What the pages are set from, and how; a proof has its changes marked."""
        self._proof = None
        manuscript = self._pages.manuscript(self._document_id)
        if variant.proof is None or not self._proofs.can_mark(manuscript):
            return manuscript, variant
        self._proof = proof = self._proofs.proof(self._document_id)
        return proof.manuscript, proof.variant

    def render(self, variant: Variant) -> Rendered:
        """The finished pages."""
        manuscript, variant = self.prepare(variant)
        return self._pages.finished(manuscript, variant)

    def finish(self) -> None:
        """What was prepared last has been sent or saved."""
        if self._proof is not None:
            self._proofs.keep(self._proof)


def _drafts(versions: list[Version]) -> list[Version]:
    """One version for each draft: several may tell of the same one, as when it is printed and then sent on."""
    return list({version.number: version for version in versions if version.number}.values())
