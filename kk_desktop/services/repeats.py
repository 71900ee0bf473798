"""A document like the last of its kind, with its words and its tables but none of its figures."""

from __future__ import annotations

from dataclasses import replace

from kk_desktop.domain.copying import with_new_ids
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.figureless import as_form
from kk_desktop.errors import UserError
from kk_desktop.storage import budgets as budget_store
from kk_desktop.storage import documents as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .documents import new_document, with_own_unit
from .pages import PageService


class RepeatService:
    """What is written every year is begun from last year's."""

    def __init__(self, desk: Desk, pages: PageService) -> None:
        self._desk, self._pages = desk, pages

    def begin_like_last(self, kind: str) -> str:
        """Begin a document from the newest of its kind; gives its id.

        Its tables come along with rows and columns, years gone by moved up to this one, and without a price level.
        Dates, numbers, bilag, case and hearing stay behind. Raises ``UserError`` when there is none of the kind.
        """
        name = self._desk.kinds[kind].name.lower()
        db = self._desk.read()
        last = next((row.id for row in store.rows(db) if row.kind == kind), None)
        if last is None:
            raise UserError(f"Der er ikke noget {name} at begynde fra. Intet er ændret. Opret et nyt i stedet.")
        old = self._pages.manuscript(last)
        here, _ = new_document(self._desk, kind, old.document.title)
        bare = Manuscript(old.document, old.blocks, tables=old.tables)
        form = as_form(with_new_ids(bare, self._desk.new_id, lambda _thing_id: True), self._desk.today().year)
        document = replace(form.document, unit_id=here.unit_id, case_handler=here.case_handler)

        def work(db: Connection) -> None:
            store.add(db, with_own_unit(self._desk, db, document))
            for table in form.tables:
                budget_store.add(db, table)
            store.save_blocks(db, document.id, form.blocks, [block.id for block in form.blocks])

        self._desk.act(f"Begyndte et nyt {name} som det sidste", work)
        return document.id
