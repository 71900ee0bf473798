"""Whatever a secretary does in whatever order: undone to the start the file is as it was, redone it is as it became."""

import io
import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule
from PIL import Image

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.documents import Signatory
from kk_desktop.domain.initiatives import AppropriationStage, InitiativeStatus
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run
from kk_desktop.errors import UserError
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import create_workspace
from tests.services.conftest import Clock
from tests.services.sent import sent_for_review
from tests.storage.snapshot import Snapshot, snapshot
from tests.table_shape import add_column, add_row, move_row

TITLES = st.sampled_from(["Vanløse", "Indsats 2", "æ ø å", "”citat”", "null"])
FIGURES = st.sampled_from(["0", "", "–", "5.000", "-450", "1,5 mio. kr.", "1.5 mio.", "mange"])
DAYS = st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31))
PLACES = st.integers(0, 3)


class Desk(RuleBasedStateMachine):
    """Random work through the services in a real file, with undo and redo in between."""

    hearings = Bundle("hearings")
    documents = Bundle("documents")
    tables = Bundle("tables")
    cases = Bundle("cases")
    areas = Bundle("areas")
    initiatives = Bundle("initiatives")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._clock = Clock()
        folder = Path(self._folder.name)
        self._file = create_workspace(folder / "Arbejde.kkdb", Machine(folder / "settings"), self._clock)
        self._body = self._file.people.bodies()[0].id
        self._start = self._state()

    def teardown(self) -> None:
        last, history = self._state(), self._file.history
        steps = 0
        while history.can_undo():
            history.undo()
            steps += 1
        assert self._state() == self._start
        for _ in range(steps):
            history.redo()
        assert self._state() == last
        self._file.close()
        self._folder.cleanup()

    @rule(target=hearings, title=TITLES, deadline=DAYS, received=DAYS)
    def register_a_hearing(self, title: str, deadline: date | None, received: date | None) -> str:
        if deadline and received:
            received = min(deadline, received)
        return self._file.hearings.register(title, "Lokaludvalget", deadline=deadline, received_on=received)

    @rule(hearing=hearings, deadline=DAYS, received=DAYS, title=TITLES)
    def change_a_hearing(self, hearing: str, deadline: date | None, received: date | None, title: str) -> None:
        self._try(self._file.hearings.change, hearing, deadline=deadline, received_on=received, title=title)

    @rule(hearing=hearings, question=TITLES, answer=TITLES)
    def ask_and_answer(self, hearing: str, question: str, answer: str) -> None:
        ask_id = self._try(self._file.hearings.add_ask, hearing, question)
        if ask_id:
            self._file.hearings.change_ask(ask_id, answer=answer)

    @rule(hearing=hearings)
    def delete_a_hearing(self, hearing: str) -> None:
        self._try(self._file.hearings.delete, hearing)

    @rule(target=documents, title=TITLES)
    def begin_a_document(self, title: str) -> str:
        return self._file.documents.create("memo", title)

    @rule(document=documents, texts=st.lists(TITLES, min_size=1, max_size=3), keep=st.booleans())
    def type_a_text(self, document: str, texts: list[str], keep: bool) -> None:
        have = [block.id for block in self._file.documents.blocks(document)]
        fresh = [Block(self._file.new_id(), runs=(Run(text, bold=keep),)) for text in texts]
        order = [*(have if keep else have[1:]), *(block.id for block in fresh)]
        self._try(self._file.documents.save_blocks, document, fresh, order)

    @rule(document=documents, text=TITLES, minutes=st.sampled_from([1, 10]))
    def go_on_typing(self, document: str, text: str, minutes: int) -> None:
        self._clock.now += timedelta(minutes=minutes)
        blocks = self._file.documents.blocks(document)
        if blocks and blocks[0].kind is BlockKind.PARAGRAPH:
            changed = Block(blocks[0].id, runs=(Run(text),))
            self._try(self._file.documents.save_blocks, document, [changed], [block.id for block in blocks])

    @rule(document=documents, name=TITLES, day=DAYS)
    def change_a_documents_facts(self, document: str, name: str, day: date | None) -> None:
        facts = {"date": day, "recipients": (name, "Borgmesteren"), "signatories": (Signatory(name),)}
        self._try(self._file.documents.change, document, **facts)

    @rule(document=documents, title=TITLES, place=PLACES)
    def add_and_move_bilag(self, document: str, title: str, place: int) -> None:
        added = self._try(self._file.attachments.add, document, title)
        if added:
            self._file.attachments.move(document, added, place + 1)

    @rule(document=documents)
    def remove_the_first_bilag(self, document: str) -> None:
        attachments = self._file.attachments.of(document)
        if attachments:
            self._try(self._file.attachments.remove, document, attachments[0].id)

    @rule(document=documents, name=st.sampled_from(["Kort.pdf", "Bilag 2.txt"]), data=st.sampled_from([b"1", b"2"]))
    def put_a_file_in(self, document: str, name: str, data: bytes) -> None:
        path = Path(self._folder.name, name)
        path.write_bytes(data)
        self._try(self._file.attachments.add_files, document, [path])

    @rule(document=documents, data=st.sampled_from([b"1", b"3"]))
    def change_and_take_out_the_first_file(self, document: str, data: bytes) -> None:
        path = Path(self._folder.name, "ny.pdf")
        path.write_bytes(data)
        for bilag in self._file.attachments.of(document)[:1]:
            self._try(self._file.attachments.set_file, document, bilag.id, path)
            self._try(self._file.attachments.remove_file, document, bilag.id)

    @rule(document=documents, size=st.sampled_from([1, 2]), alt=TITLES)
    def put_a_picture_in(self, document: str, size: int, alt: str) -> None:
        data = io.BytesIO()
        Image.new("RGB", (size, size)).save(data, "PNG")
        picture = self._try(self._file.pictures.take_data, document, "kort.png", data.getvalue())
        if picture:
            block = Block(self._file.new_id(), BlockKind.PICTURE, picture=picture, alt=alt)
            order = [block.id, *(block.id for block in self._file.documents.blocks(document))]
            self._try(self._file.documents.save_blocks, document, [block], order)

    @rule(document=documents)
    def make_a_proof(self, document: str) -> None:
        proof = self._try(self._file.proofs.proof, document)
        if proof:
            self._file.proofs.keep(proof)

    @rule(target=documents)
    def fetch_a_document_that_was_sent_for_review(self) -> str:
        path = Path(self._folder.name, "gennemsyn.pdf")
        path.write_bytes(sent_for_review())
        return self._file.review.fetch(path)

    @rule(document=documents)
    def delete_a_document(self, document: str) -> None:
        self._try(self._file.documents.delete, document)

    @rule(target=tables, title=TITLES)
    def begin_a_table(self, title: str) -> str:
        return self._file.budgets.create(title)

    @rule(table=tables, figure=FIGURES, place=PLACES)
    def type_a_figure(self, table: str, figure: str, place: int) -> None:
        now = self._try(self._file.budgets.get, table)
        if now:
            row = now.rows[place % len(now.rows)]
            self._try(self._file.budgets.set_cell, table, row.id, now.columns[0].id, figure)

    @rule(table=tables, document=documents)
    def show_a_figure_in_a_text(self, table: str, document: str) -> None:
        now = self._try(self._file.budgets.get, table)
        cells = [cell for row in now.rows for cell in row.cells.values() if cell.amount_ore] if now else []
        if cells:
            field = Field(self._file.new_id(), FieldSource.BUDGET_CELL, cells[0].id, "mio")
            block = Block(self._file.new_id(), runs=(Run("1 mio. kr.", field=field),))
            order = [*(block.id for block in self._file.documents.blocks(document)), block.id]
            self._try(self._file.documents.save_blocks, document, [block], order)

    @rule(table=tables, label=TITLES, place=PLACES)
    def change_the_tables_shape(self, table: str, label: str, place: int) -> None:
        now = self._try(self._file.budgets.get, table)
        if not now:
            return
        row_id = add_row(self._file, table, label, RowKind.ROW)
        move_row(self._file, table, row_id, place)
        add_column(self._file, table, label, place)
        self._file.budgets.change_row(now.rows[0].id, label=label)

    @rule(table=tables)
    def take_a_row_away(self, table: str) -> None:
        now = self._try(self._file.budgets.get, table)
        if now and len(now.rows) > 1:
            self._file.budget_editing.remove_rows([now.rows[0].id])

    @rule(table=tables)
    def delete_a_table(self, table: str) -> None:
        self._try(self._file.budgets.delete, table)

    @rule(target=cases, title=TITLES)
    def open_a_case(self, title: str) -> str:
        return self._file.cases.create(title)

    @rule(case=cases, day=DAYS, outcome=st.sampled_from(Outcome), text=TITLES)
    def treat_a_case(self, case: str, day: date | None, outcome: Outcome, text: str) -> None:
        treatment = self._try(self._file.cases.add_treatment, case, self._body, day)
        if treatment:
            self._file.cases.add_decision(treatment, outcome, text)
            self._file.cases.add_remark(treatment, "Enhedslisten", "Ø", text)

    @rule(case=cases, day=DAYS)
    def change_the_first_treatment(self, case: str, day: date | None) -> None:
        for treatment in self._file.cases.treatments(case)[:1]:
            self._file.cases.change_treatment(treatment.id, meeting_date=day)
            for decision in treatment.decisions:
                self._file.cases.remove_decision(decision.id)

    @rule(target=areas, name=TITLES)
    def add_an_area(self, name: str) -> str:
        # A name that is taken is refused.
        return self._file.areas.create(AreaKind.DEPRIVED_URBAN_AREA, self._file.areas.free_name(name))

    @rule(area=areas, parent=areas, aliases=st.lists(TITLES, max_size=3))
    def change_an_area(self, area: str, parent: str, aliases: list[str]) -> None:
        self._try(self._file.areas.change, area, parent_id=parent, aliases=tuple(aliases))

    @rule(area=areas)
    def delete_an_area(self, area: str) -> None:
        self._try(self._file.areas.delete, area)

    @rule(area=areas, other=areas)
    def move_what_uses_an_area(self, area: str, other: str) -> None:
        self._try(self._file.uses.move, "area", area, other)

    @rule(area=areas)
    def delete_an_area_with_what_is_nowhere_else(self, area: str) -> None:
        if self._try(self._file.uses.delete_along, "area", area):
            assert self._file.uses.of("area", area) == []

    @rule(target=initiatives, title=TITLES, area=areas)
    def add_an_initiative(self, title: str, area: str) -> str | None:
        return self._try(self._file.initiatives.create, title, area_ids=(area,))

    @rule(initiative=initiatives, ore=st.integers(-(10**15), 10**15), status=st.sampled_from(InitiativeStatus))
    def give_an_initiative_money(self, initiative: str, ore: int, status: InitiativeStatus) -> None:
        if initiative and self._try(self._file.initiatives.get, initiative):
            self._file.initiatives.add_appropriation(initiative, 2014, ore, AppropriationStage.PROPOSED)
            self._file.initiatives.change(initiative, status=status)

    @rule()
    def put_back_from_the_bin(self) -> None:
        for row in self._file.bin.rows()[:1]:
            self._try(self._file.bin.restore, row.kind, row.id)

    @rule()
    def undo(self) -> None:
        if self._file.history.can_undo():
            self._file.history.undo()

    @rule()
    def redo(self) -> None:
        if self._file.history.can_redo():
            self._file.history.redo()

    def _try(self, verb: object, *given: object, **facts: object) -> object:
        """Do it, or be told in a sentence why not; then nothing has changed."""
        before = self._state()
        try:
            return verb(*given, **facts)  # type: ignore[operator]
        except UserError:
            assert self._state() == before
            return None

    def _state(self) -> Snapshot:
        state = snapshot(self._file.desk.read())
        # A printed proof cannot be taken back, so neither can the draft that tells what it showed.
        del state["version"]
        return state


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
