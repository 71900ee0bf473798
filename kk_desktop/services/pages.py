"""A document's pages: what they are set from, drawn in the helper process, and kept as a PDF."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kk_desktop.domain.approvals import same_person
from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.documents import Contact, Document, Manuscript
from kk_desktop.domain.files import FileContent
from kk_desktop.domain.text import Block
from kk_desktop.errors import GoneError, UserError
from kk_desktop.paths import resource
from kk_desktop.printing.rendered import Rendered
from kk_desktop.printing.variants import PLAIN, Variant
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import initiatives as initiative_store
from kk_desktop.storage import opening
from kk_desktop.storage import people as people_store
from kk_desktop.storage import submissions as submission_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .jobs import Latest
from .kept_pages import as_approved
from .paper import PLAIN_WAY, Way
from .scratch import Scratch, name_of_half

if TYPE_CHECKING:
    from kk_desktop.printing.helper import PageHelper

Thing = TypeVar("Thing")

SAFE_NAME_LENGTH = 80
"""How long a file name made from a title may be; Windows allows 255 for a whole path in many programs."""

NOT_FILES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
"""Names that Windows keeps for devices."""


class PageService:
    """Gathers manuscripts and has them drawn; typing never waits for it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._helper: PageHelper | None = None
        self._latest = Latest("pages")

    def manuscript(self, document_id: str, blocks: Sequence[Block] | None = None) -> Manuscript:
        """All that the document's pages are set from; ``blocks`` instead of the saved ones while somebody types."""
        db = self._desk.read()
        document = document_store.get(db, document_id)
        text = tuple(document_store.blocks(db, document_id) if blocks is None else blocks)
        tables = self._tables(text)
        attachments = document_store.attachments(db, document_id)
        case = if_there(case_store.get, db, document.case_id)
        annexes = (self._annex(attachment.annex_id) for attachment in attachments)
        return Manuscript(
            document=document,
            blocks=text,
            case_number=case.number if case else "",
            contact=self._contact(document),
            tables=tables,
            attachments=tuple(attachments),
            treatments=tuple(case_store.treatments(db, case.id)) if case else (),
            annexes=tuple(annex for annex in annexes if annex is not None),
            pictures=self._pictures(text),
            substitutes=tuple(self._substitutes(document)),
            shared_grants=self._shared_grants(text, tables),
        )

    def draw(self, manuscript: Manuscript, channel: str = "page", variant: Variant = PLAIN) -> Future[Rendered]:
        """Have pages drawn; an earlier request on the channel that has not begun is cancelled."""
        return self._latest.submit(channel, self._draw, manuscript, variant)

    def render(self, document_id: str, variant: Variant = PLAIN) -> Rendered:
        """A saved document's pages, finished; waits for them."""
        return self.finished(self.manuscript(document_id), variant)

    def finished(self, manuscript: Manuscript, variant: Variant = PLAIN) -> Rendered:
        """A saved document's pages as they leave the house: those that were approved, for as long as they hold."""
        drawn = self.draw(manuscript, f"render {manuscript.document.id}", variant).result()
        return as_approved(self._desk, manuscript, drawn) if variant == PLAIN else drawn

    def proof(self) -> Variant:
        """The variant for a proof printed now, by whoever sits here."""
        return Variant(proof=(self._desk.stamp("Udskrevet"),))

    def ways(self, document_id: str) -> tuple[Way, ...]:
        """The ways the document can be printed now, the ordinary one first."""
        kind = self._desk.kinds[document_store.get(self._desk.read(), document_id).kind]
        window = (Way("window", "Til rudekuvert", Variant(window=True)),) if kind.has_window else ()
        return (PLAIN_WAY, *window, Way("proof", "Korrektur", self.proof()))

    def save_pdf(self, document_id: str, path: Path, variant: Variant = PLAIN) -> Rendered:
        """Draw a saved document into a file, which is there whole or not at all. Raises ``UserError`` as ``save``."""
        return self.save(partial(self.render, document_id), path, variant)

    def save(self, render: Callable[[Variant], Rendered], path: Path, variant: Variant = PLAIN) -> Rendered:
        """Draw something into a file, which is there whole or not at all.

        Raises ``UserError`` when the file cannot be written, or is the one the documents lie in.
        """
        spare(self._desk.database.path, path)
        rendered = render(variant)
        write_whole(path, rendered.pdf, self._desk.scratch)
        return rendered

    def file_name(self, document_id: str) -> str:
        """A readable name for the document's PDF that every system accepts, without folder."""
        document = document_store.get(self._desk.read(), document_id)
        return safe_file_name(document.short_title or document.title or self._desk.kinds[document.kind].name) + ".pdf"

    def begin_anew(self) -> None:
        """Let the next page be drawn with the templates as they are now."""
        # Behind the page that is being drawn, on its own thread.
        self._latest.submit("templates", self._end_helper)

    def close(self) -> None:
        """Finish the page that is being drawn and let the helper process go."""
        self._latest.close()
        self._end_helper()

    def ask_helper(self, channel: str, work: Callable[[PageHelper], Thing]) -> Thing:
        """Let the helper process do something else than draw, after what it has begun, and wait for it."""
        return self._latest.submit(channel, lambda: work(self._ready_helper())).result()

    def _draw(self, manuscript: Manuscript, variant: Variant) -> Rendered:
        return self._ready_helper().draw(manuscript, variant)

    def new_helper(self, *, reads: bool = False) -> PageHelper:
        """Another helper process, for work that must not keep the page beside the text waiting; theirs to close.

        One that only ``reads`` words is ready sooner.
        """
        from kk_desktop.printing.helper import PageHelper

        return PageHelper(resource("templates"), self._desk.design.folder, reads=reads)

    def _ready_helper(self) -> PageHelper:
        if self._helper is None:
            # Starting the process takes a moment; nobody waits for it before the first page is asked for.
            self._helper = self.new_helper()
        return self._helper

    def _end_helper(self) -> None:
        helper, self._helper = self._helper, None
        if helper is not None:
            helper.close()

    def _contact(self, document: Document) -> Contact:
        unit = if_there(people_store.get_body, self._desk.read(), document.unit_id)
        if unit is None:
            return Contact()
        name = unit.name_on(document.date or self._desk.today()).name
        return Contact(name, unit.address, unit.postal_place, unit.phone, unit.email, unit.ean)

    def _substitutes(self, document: Document) -> Iterator[tuple[str, str]]:
        """Who approved in a signatory's place, where the kind's pages tell of it."""
        kind = self._desk.kinds.get(document.kind)
        if kind is None or not kind.tells_substitute:
            return
        sent = submission_store.of(self._desk.read(), document.id)
        decided = [step for step in sent[-1].steps if step.decision and step.decision.is_yes] if sent else []
        for signatory in document.signatories:
            for step in decided:
                if same_person(step.decided_for, signatory.name):
                    yield signatory.name, step.decided_by

    def _tables(self, blocks: Sequence[Block]) -> tuple[BudgetTable, ...]:
        shown = dict.fromkeys(block.table_id for block in blocks)
        tables = (if_there(budget_store.get, self._desk.read(), table_id) for table_id in shown)
        return tuple(table for table in tables if table is not None)

    def _shared_grants(self, blocks: Sequence[Block], tables: Sequence[BudgetTable]) -> tuple[str, ...]:
        """The initiatives in drawn tables whose money several areas share."""
        drawn = {block.table_id for block in blocks if block.chart is not None}
        grants = (row.initiative_id for table in tables if table.id in drawn for row in table.rows)
        return initiative_store.shared(self._desk.read(), filter(None, grants))

    def _pictures(self, blocks: Sequence[Block]) -> tuple[FileContent, ...]:
        db = self._desk.read()
        shown = dict.fromkeys(block.picture.digest for block in blocks if block.picture)
        found = ((digest, if_there(content_store.read, db, digest)) for digest in shown)
        return tuple(FileContent(digest, data) for digest, data in found if data is not None)

    def _annex(self, document_id: str | None) -> Manuscript | None:
        # An annex has no bilag of its own on paper, so two that name each other cannot go round.
        document = if_there(document_store.get, self._desk.read(), document_id)
        if document is None:
            return None
        text = tuple(document_store.blocks(self._desk.read(), document.id))
        tables = self._tables(text)
        return Manuscript(
            document, text, contact=self._contact(document), tables=tables, pictures=self._pictures(text),
            shared_grants=self._shared_grants(text, tables),
        )  # fmt: skip


def if_there(get: Callable[[Connection, str], Thing], db: Connection, thing_id: str | None) -> Thing | None:
    """The thing, or ``None`` where nothing is named or it lies in the bin."""
    try:
        return get(db, thing_id) if thing_id else None
    except GoneError:
        return None


def safe_file_name(title: str) -> str:
    """The title without what a file's name cannot hold (``/ \\ : * ? " < > |``), cut at a word where it is too long."""
    kept = "".join(letter if letter.isprintable() and letter not in '/\\:*?"<>|' else " " for letter in title)
    name = " ".join(kept.split())
    if len(name) > SAFE_NAME_LENGTH:
        name = name[:SAFE_NAME_LENGTH].rsplit(" ", 1)[0]
    name = name.strip(" .")
    if not name:
        return "Dokument"
    return f"{name}_" if name.upper() in NOT_FILES else name


def write_whole(path: Path, content: bytes | Iterable[bytes], scratch: Scratch | None = None) -> None:
    """Write a file, whole or not at all, at once or piece by piece. Raises ``UserError`` where it cannot be.

    With ``scratch`` what is written of it is gone at the next start, should the program be killed meanwhile.
    """
    beside = path.with_name(name_of_half())
    try:
        if path.is_dir():
            raise UserError(f"”{path.name}” er en mappe. Intet er gemt. Skriv et filnavn.")
        if path.exists() and not path.is_file():
            raise UserError(f"”{path}” er ikke en almindelig fil. Den er ikke rørt. Vælg et andet navn.")
        with scratch.noted(beside) if scratch else nullcontext():
            with beside.open("xb") as file:
                file.writelines([content] if isinstance(content, bytes) else content)
                file.flush()
                os.fsync(file.fileno())  # else a power cut could leave the name with nothing in it
            beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if error.errno == errno.ENOSPC:
            raise UserError(f"Der er ikke plads på disken til ”{path.name}”. Intet er gemt. Gør plads.") from error
        if error.errno == errno.ENAMETOOLONG:
            raise UserError(opening.LONG_NAME) from error
        raise UserError(
            f"”{path.name}” kan ikke gemmes i mappen ”{path.parent}”. Intet er gemt. Vælg en anden mappe."
        ) from error


def spare(file: Path, path: Path) -> None:
    """Raise ``UserError`` when what is to be written would take the place of the open file, by whatever name."""
    with suppress(OSError):
        if path.samefile(file):
            raise UserError(f"”{path.name}” er filen med dine dokumenter. Den er ikke rørt. Vælg et andet navn.")
