"""Whether a document is ready to be sent: what its text lacks, what drawing found, and how the finished page is."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from kk_desktop.domain.checks import check_confidential, check_manuscript
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.readiness import Aspect, Readiness, Remark, Standing
from kk_desktop.domain.text import BlockKind
from kk_desktop.printing.rendered import Rendered
from kk_desktop.storage import cases as case_store

from .desk import Desk
from .field_values import field_text
from .pages import PageService, if_there

log = logging.getLogger(__name__)

_WRONG = {
    Aspect.STRUCTURE: "Noget på siden kan ikke læses op, eller siden bærer noget skjult.",
    Aspect.TITLE: "Titlen er ikke kommet med, som den skal.",
    Aspect.LANGUAGE: "Det fremgår ikke, hvilket sprog teksten er på.",
    Aspect.PICTURES: "Et billede har ingen beskrivelse.",
    Aspect.TABLES: "En tabel kan ikke læses op, så man forstår den.",
    Aspect.CHARACTERS: "Nogle tegn kan ikke vises eller læses op.",
    Aspect.ATTACHMENTS: "Et bilag er ikke kommet med.",
    Aspect.CONTRAST: "Noget af teksten er for lys.",
    Aspect.SECRECY: "Mærket FORTROLIG er ikke kommet med.",
}
_LOOSE = "Det, feltet viste, er slettet eller tomt. Se efter, om det står rigtigt, og løsn feltet."
_OUR_FAULT = "Det er en fejl i programmet. Vent med at sende, og vælg Kopiér fejlrapport i Hjælp."


class ReadinessService:
    """Looks at pages that are drawn already, or has them drawn."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk, self._pages = desk, pages

    def of_document(self, document_id: str) -> Readiness:
        """How a saved document stands. Raises ``UserError`` where it cannot be drawn at all."""
        manuscript = self._pages.manuscript(document_id)
        channel = f"check {document_id}"
        return self.of_pages(manuscript, self._pages.draw(manuscript, channel).result(), channel)

    def of_pages(self, manuscript: Manuscript, rendered: Rendered, channel: str = "inspect") -> Readiness:
        """How a document stands whose pages are these; waits until they have been looked at."""
        remarks = [*check_manuscript(manuscript), *self._secrecy(manuscript.document), *self._fields(manuscript)]
        # Nothing that the writer does gives a page that cannot be read out, but all else has its cause in the text.
        told = {remark.aspect for remark in remarks} - {Aspect.STRUCTURE}
        told |= {finding.aspect for finding in rendered.findings}
        remarks += [
            Remark(finding.aspect, finding.message, finding.block_id, finding.standing)
            for finding in rendered.findings
        ]  # fmt: skip
        texts = own_texts(manuscript)
        faults = self._pages.ask_helper(channel, lambda helper: helper.inspect(rendered.pdf, texts))
        # What the text explains is told there; what is wrong with the page beside that is the program's own doing.
        unexplained = [fault for fault in faults if fault.aspect not in told]
        for fault in unexplained:
            log.error("document %s: %s", manuscript.document.id, fault.fact)
        remarks += [
            Remark(fault.aspect, f"{_WRONG[fault.aspect]} {_OUR_FAULT}", standing=Standing.WRONG)
            for fault in unexplained
        ]
        return Readiness.of(remarks)

    def _secrecy(self, document: Document) -> Iterator[Remark]:
        case = if_there(case_store.get, self._desk.read(), document.case_id)
        if case is not None:
            yield from check_confidential(document, case)

    def _fields(self, manuscript: Manuscript) -> Iterator[Remark]:
        """Fields that follow nothing any more; what is locked stays as it was."""
        db, document = self._desk.read(), manuscript.document
        for block in manuscript.blocks if not document.status.is_locked else ():
            for field, words in ((run.field, run.text) for run in block.runs if run.field):
                if field_text(db, field.source, field.target, field.form, document.date) is None:
                    yield Remark(Aspect.FIELDS, f"”{words}” følger ikke noget mere. {_LOOSE}", block.id)


def own_texts(manuscript: Manuscript) -> tuple[str, ...]:
    """The texts that the pages must tell, in reading order; of a table, what is told once however it is divided."""
    annexes = (text for annex in manuscript.annexes for text in own_texts(annex))
    return tuple(text for text in (*_block_texts(manuscript), *annexes) if text)


def _block_texts(manuscript: Manuscript) -> Iterator[str]:
    for block in manuscript.blocks:
        table = manuscript.table(block.table_id) if block.kind is BlockKind.TABLE else None
        if table is None:
            yield block.text
        else:
            yield from (table.title, *(row.label for row in table.rows), table.note)
