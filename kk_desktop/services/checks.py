"""Whether the file is whole, and what a careful colleague would remark in its open documents."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from kk_desktop.domain.blanks import check_filled_in
from kk_desktop.domain.checks import Finding, check_asks, check_required_sections
from kk_desktop.domain.documents import UNTITLED, Document, Manuscript
from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.places import PlacedFinding
from kk_desktop.domain.readiness import Aspect, Remark
from kk_desktop.domain.text import SHOWING
from kk_desktop.errors import UserError
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import cases as case_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import hearings as hearing_store
from kk_desktop.storage import opening

from .desk import Desk
from .figure_checks import FigureCheckService
from .pages import if_there
from .party_letters import letter_doubts
from .readiness import ReadinessService

_MOST_FIGURES = 5
_MEND = "Ret tallet, eller begrund det i Talkontrol."


class CheckService:
    """Looks and tells; changes nothing."""

    def __init__(self, desk: Desk, readiness: ReadinessService, figures: FigureCheckService) -> None:
        self._desk = desk
        self._readiness, self._figures = readiness, figures

    def run(self) -> list[Finding]:
        """The file's own condition first, then each open document's remarks; empty when all is well."""
        return self.file() + [
            finding
            for row in document_store.rows(self._desk.read())
            if row.status.is_open
            for finding in self.document(row.id)
        ]

    def document(self, document_id: str) -> list[Finding]:
        """The remarks on one document: what keeps it from being sent, open questions, and advice on its words."""
        db = self._desk.read()
        document = document_store.get(db, document_id)
        title = document.title or UNTITLED
        try:
            remarks = self._readiness.of_document(document_id).remarks
        except UserError as error:
            return [Finding(str(error), title, document_id)]
        found = [Finding(remark.message, title, document_id, remark.block_id) for remark in remarks]
        if document.hearing_id is not None:
            asks = hearing_store.get(db, document.hearing_id).asks
            told = check_asks(asks, document_store.blocks(db, document_id))
            found += [Finding(message, title, document_id) for message in told]
        if document.case_id is not None:
            doubts = letter_doubts(db, case_store.treatments(db, document.case_id))
            found += [Finding(doubt, title, document_id, is_advice=True) for doubt in doubts.values()]
        wrong = self._contradictions(document_id)
        found += [Finding(each.message, title, document_id, each.block_id, is_advice=True) for each in wrong]
        return found + self._advice(document, title)

    def before_approval(self, document_id: str) -> list[Remark]:
        """What is told when the document is sent to be approved: what is missing, and figures that do not hold.

        Takes as long as it takes to look at the figures.
        """
        db = self._desk.read()
        document, blocks = document_store.get(db, document_id), document_store.blocks(db, document_id)
        kind = self._desk.kinds.get(document.kind)
        remarks = check_required_sections(kind, blocks) if kind else []
        if not any(block.kind in SHOWING or block.text.strip() for block in blocks):
            remarks.insert(0, Remark(Aspect.STRUCTURE, "Der står ikke noget i teksten endnu."))
        if document.hearing_id is not None:
            asks = hearing_store.get(db, document.hearing_id).asks
            remarks += [Remark(Aspect.STRUCTURE, message) for message in check_asks(asks, blocks)]
        remarks += self._not_filled_in(Manuscript(document, tuple(blocks)))
        return remarks + self._contradictions(document_id)

    def _not_filled_in(self, text: Manuscript) -> list[Remark]:
        """The amounts and the tables that are still to be filled in; the first ones, when there are many."""
        db, shown = self._desk.read(), dict.fromkeys(block.table_id for block in text.blocks)
        tables = (if_there(budget_store.get, db, table_id) for table_id in shown)
        missing = check_filled_in(replace(text, tables=tuple(table for table in tables if table is not None)))
        told = missing[:_MOST_FIGURES]
        if (more := len(missing) - len(told)) > 0:
            told.append(Remark(Aspect.FIELDS, f"{more} ting mere mangler. Se dem ved siden."))
        return told

    def _contradictions(self, document_id: str) -> list[Remark]:
        """The figures that do not hold and that nobody has accepted; the first ones, when there are many."""
        wrong = self._figures.check(document_id, channel=f"checks {document_id}").result().red
        told = [
            Remark(Aspect.TABLES, f"{telling.in_a_sentence(each.finding)}. {_MEND}", _block_of(each))
            for each in wrong[:_MOST_FIGURES]
        ]
        if (more := len(wrong) - len(told)) > 0:
            told.append(Remark(Aspect.TABLES, f"{more} tal mere stemmer ikke. Se dem i Talkontrol."))
        return told

    def _advice(self, document: Document, title: str) -> list[Finding]:
        # Its many patterns are made ready here, never before the first paint.
        from kk_desktop.domain.style.manuscripts import advise

        from .names_of_time import names_of_time

        db, today = self._desk.read(), self._desk.today()
        manuscript = Manuscript(document, tuple(document_store.blocks(db, document.id)))
        return [
            Finding(advice.slip.message, title, document.id, advice.block_id or None, is_advice=True)
            for advice in advise(manuscript, today, names=names_of_time(db, document.date or today))
        ]

    def file(self) -> list[Finding]:
        """What is wrong with the file itself; empty when it is whole."""
        path = self._desk.database.path
        with opening.told_to_people(), closing(opening.connect_to_read(path)) as connection:
            lines = opening.findings(connection, thorough=True)
        return [Finding(f"Filen er beskadiget. Hent den seneste sikkerhedskopi. ({line})") for line in lines]


def _block_of(finding: PlacedFinding) -> str | None:
    return finding.claim.block_id if finding.claim else None
