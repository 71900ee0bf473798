"""Gennemsyn: a PDF that carries its document, for somebody else in the house to read and take in."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from kk_desktop.domain.copying import with_new_ids
from kk_desktop.domain.documents import Attachment, Manuscript
from kk_desktop.domain.files import media_type_of
from kk_desktop.domain.text import without_stances
from kk_desktop.errors import UserError
from kk_desktop.printing.embedded import Embedded, Relationship
from kk_desktop.printing.rendered import Rendered
from kk_desktop.printing.variants import Variant
from kk_desktop.storage import areas as area_store
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import initiatives as initiative_store
from kk_desktop.storage.rows import Connection

from .arrivals import body_called, case_numbered, unit_like
from .bundles import MOST_INSIDE, BundleService
from .desk import Desk
from .documents import DOCUMENT_FACTS, ONE_LINE_FACTS
from .facts import tidy_line
from .incoming import read_file, told_with_name
from .pages import PageService, if_there

if TYPE_CHECKING:
    from kk_desktop.exchange.review_pdf import Reviewed

LARGEST = MOST_INSIDE + 100 * 1024 * 1024
"""Bytes of a PDF for review: all its bilag, and the document itself."""

WARNING = "Filen bærer dokumentets tekst og tal. Send den ikke ud af huset."


class ReviewService:
    """Sends a document for review inside its own pages, and takes such a file in."""

    def __init__(self, desk: Desk, pages: PageService, bundles: BundleService) -> None:
        self._desk, self._pages, self._bundles = desk, pages, bundles

    def save_review_pdf(self, document_id: str, path: Path) -> Rendered:
        """Write the saved document's pages, marked TIL GENNEMSYN, with its text, figures and bilag inside.

        Nothing else of the file goes along. Raises ``UserError`` as ``PageService.save`` does.
        """
        from kk_desktop.exchange import source_file

        manuscript = self._pages.manuscript(document_id)
        source = source_file.write_source(self.carried(manuscript))
        files = (
            Embedded(source_file.NAME, source_file.MEDIA_TYPE, source, source_file.DESCRIPTION, Relationship.SOURCE),
        )
        variant = Variant(review=(WARNING, self._desk.stamp("Gemt")), files=files)
        return self._pages.save(partial(self._bundles.with_files, manuscript), path, variant)

    def carried(self, manuscript: Manuscript) -> Manuscript:
        """What goes along: what the pages show, and no fact or id that only means something in this file."""
        kind = self._desk.kinds.get(manuscript.document.kind)
        shows = kind is not None and kind.has_treatments
        named = {run.field.target for block in manuscript.blocks for run in block.runs if run.field}
        return replace(
            manuscript,
            document=replace(manuscript.document, hearing_id=None, unit_id=None),
            blocks=without_stances(manuscript.blocks),
            tables=tuple(replace(table, case_id=None) for table in manuscript.tables),
            attachments=tuple(replace(one, file=None) if one.annex_id else one for one in manuscript.attachments),
            treatments=tuple(
                replace(treatment, case_id=None)
                for treatment in manuscript.treatments
                if shows and (treatment.decisions or treatment.remarks or treatment.id in named)
            ),
            substitutes=(),
            annexes=tuple({annex.document.id: self.carried(annex) for annex in manuscript.annexes}.values()),
        )

    def fetch(self, path: Path) -> str:
        """Make a document of the one that the PDF carries, as one step that can be undone; gives its id.

        It is a draft with ids, tables, pictures and bilag of its own. Its case is found, by its number where it came
        from another file, and left as it is; or made. Raises ``UserError`` with one sentence when there is nothing to
        take in; then nothing is changed.
        """
        # Not needed before somebody takes a PDF in.
        from kk_desktop.exchange.review_pdf import read_review_pdf
        from kk_desktop.exchange.source_file import damaged

        came = read_review_pdf(read_file(path, "hentet ind", LARGEST), path.name)
        if not {part.document.kind for part in (came.manuscript, *came.manuscript.annexes)} <= self._desk.kinds.keys():
            raise UserError(
                f"Dokumentet i ”{path.name}” er af en slags, som der ikke er nogen skabelon til her. "
                "Intet er hentet ind. Bed afsenderen om skabelonen, eller om en almindelig PDF."
            )
        manuscript = with_new_ids(came.manuscript, self._desk.new_id, self._is_here)
        try:
            with told_with_name(f"dokumentet i ”{path.name}”", "Intet er hentet ind."):
                self._desk.act("Hentede dokument ind", partial(self._put_in, came, manuscript))
        except (ValueError, OverflowError, sqlite3.IntegrityError) as error:
            # The file's own rules are the last judge of what somebody else has sent.
            raise damaged(path.name) from error
        return manuscript.document.id

    # How --------------------------------------------------------------------------------------------------

    def _is_here(self, thing_id: str) -> bool:
        db = self._desk.read()
        return any(if_there(get, db, thing_id) for get in (area_store.get, initiative_store.get, case_store.get))

    def _put_in(self, came: Reviewed, manuscript: Manuscript, db: Connection) -> None:
        data = {content.digest: content.data for content in came.files}
        for part in (manuscript, *manuscript.annexes):
            data |= {content.digest: content.data for content in part.pictures}
        for content in data.values():
            content_store.keep(db, content)
        case_id, is_new = manuscript.document.case_id, False
        if case_id is None:
            case_id, is_new = case_numbered(self._desk, db, manuscript.case_number, manuscript.document.title)
        tables = {table.id: table for part in (*manuscript.annexes, manuscript) for table in part.tables}
        for table in tables.values():
            budget_store.add(db, replace(table, case_id=case_id))
        for part in (*manuscript.annexes, manuscript):
            self._put_in_text(db, part, case_id)
        for attachment in manuscript.attachments:
            document_store.add_attachment(db, manuscript.document.id, _named_safely(attachment, data))
        if is_new:
            # A case that is here already knows its own way; nobody's news from elsewhere overwrites it.
            for treatment in manuscript.treatments:
                body_id = body_called(self._desk, db, treatment.body_name, treatment.meeting_date)
                case_store.add_treatment(db, case_id, replace(treatment, body_id=body_id))

    def _put_in_text(self, db: Connection, part: Manuscript, case_id: str | None) -> None:
        document = part.document
        unit_id = unit_like(self._desk, db, part.contact, document.sender, document.date)
        facts: dict[str, Any] = {"case_id": case_id, "unit_id": unit_id}
        for name in ONE_LINE_FACTS:
            facts[name] = tidy_line(getattr(document, name), DOCUMENT_FACTS[name].capitalize())
        document_store.add(db, replace(document, **facts))
        document_store.save_blocks(db, document.id, part.blocks, [block.id for block in part.blocks])


def _named_safely(attachment: Attachment, data: dict[str, bytes]) -> Attachment:
    """The bilag with its file's name and kind as we would have told them ourselves."""
    file = attachment.file
    if file is None:
        return attachment
    name = PurePath(file.name.replace("\\", "/")).name or "Bilag"
    content = data[file.digest]
    return replace(
        attachment, file=replace(file, name=name, media_type=media_type_of(name, content[:1024]), size=len(content))
    )
