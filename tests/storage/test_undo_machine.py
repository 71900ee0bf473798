"""Whatever is done in whatever order: undone to the start it gives back the first state, redone the last."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule

from kk_desktop.domain.areas import Area, AreaKind
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row
from kk_desktop.domain.cases import Case, Decision, Outcome, Treatment
from kk_desktop.domain.documents import Attachment, Document, Signatory
from kk_desktop.domain.hearings import Hearing
from kk_desktop.domain.initiatives import Initiative
from kk_desktop.domain.people import Body, BodyKind, BodyName
from kk_desktop.errors import CannotUndoError
from kk_desktop.storage import areas, bin, budgets, cases, documents, hearings, history, initiatives, people
from kk_desktop.storage.database import Database
from kk_desktop.storage.rows import Connection, every, one, quote
from tests.storage.desk import ANNA, Clock, begin, ids_by, paragraph
from tests.storage.snapshot import searchable, snapshot

WORDS = st.sampled_from(["", "Vanløse", "kommunen", "ø", "null", "5 mio. kr.", "”citat”", "a\u00adb", "🙂"])
TITLES = WORDS.filter(bool)


def _begin(db: Connection) -> None:
    """A body and an area that the rest can point at."""
    people.add_body(db, Body("body", BodyKind.COMMITTEE, (BodyName("Udvalget"),)))
    areas.add(db, Area("area", AreaKind.DISTRICT, "Bydelen", aliases=("Kvarteret",)))


class Secretariat(RuleBasedStateMachine):
    """Random work in a real file, with undo and redo in between."""

    things = Bundle("things")

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._clock = Clock()
        self._database: Database = begin(Path(self._folder.name) / "arbejde.kkdb", self._clock)
        self._new_id = ids_by(self._clock)
        self._database.act("Begyndte", _begin, undoable=False)
        self._start = self._state()

    def teardown(self) -> None:
        try:
            self._go_back_and_forth()
        finally:
            self._database.close()
            self._folder.cleanup()

    def _go_back_and_forth(self) -> None:
        last = self._state()
        steps = self._undo_all()
        assert self._state() == self._start
        for _ in range(steps):
            history.redo(self._database)
        assert self._state() == last

    @rule(target=things, title=TITLES, aliases=st.lists(TITLES, max_size=3))
    def add_area(self, title: str, aliases: list[str]) -> tuple[str, str]:
        area = Area(self._new_id(), AreaKind.DEPRIVED_URBAN_AREA, title, "area", aliases=tuple(aliases))
        self._act(lambda db: areas.add(db, area))
        return "area", area.id

    @rule(target=things, title=TITLES)
    def add_hearing_with_answer(self, title: str) -> object:
        hearing = Hearing(self._new_id(), title, area_ids=("area",))
        answer = Document(self._new_id(), "hearing_response", title, hearing_id=hearing.id, recipients=("BUF",))

        def work(db: Connection) -> None:
            hearings.add(db, hearing)
            documents.add(db, answer)
            documents.add_attachment(db, answer.id, Attachment(self._new_id(), 1, "Kort"))

        self._act(work)
        return multiple(("hearing", hearing.id), ("document", answer.id))

    @rule(target=things, title=TITLES, year=st.sampled_from(["2014", "2015"]), ore=st.integers(-(10**15), 10**15))
    def add_table(self, title: str, year: str, ore: int) -> tuple[str, str]:
        column = Column(self._new_id(), year)
        row = Row(self._new_id(), title, cells={column.id: Cell(self._new_id(), ore)})
        table = BudgetTable(self._new_id(), title, columns=(column,), rows=(row,))
        self._act(lambda db: budgets.add(db, table))
        return "budget_table", table.id

    @rule(target=things, title=TITLES, outcome=st.sampled_from(Outcome))
    def add_case(self, title: str, outcome: Outcome) -> tuple[str, str]:
        case = Case(self._new_id(), title)
        decisions = (Decision(self._new_id(), outcome, title),)
        treatment = Treatment(self._new_id(), case.id, "body", "", decisions=decisions)

        def work(db: Connection) -> None:
            cases.add(db, case)
            cases.add_treatment(db, case.id, treatment)

        self._act(work)
        return "case", case.id

    @rule(target=things, title=TITLES)
    def add_initiative(self, title: str) -> tuple[str, str]:
        initiative = Initiative(self._new_id(), title, area_ids=("area",))
        self._act(lambda db: initiatives.add(db, initiative))
        return "initiative", initiative.id

    @rule(thing=things, texts=st.lists(WORDS, min_size=1, max_size=4), shuffle=st.randoms())
    def type(self, thing: tuple[str, str], texts: list[str], shuffle: st.DrawFn) -> None:
        """Type some blocks into a document, keep some of the old ones, in any order."""
        if self._is_gone("document", thing):
            return
        have = [block.id for block in documents.blocks(self._database.reader(), thing[1])]
        fresh = [paragraph(self._new_id(), text) for text in texts]
        order = have[::2] + [block.id for block in fresh]
        shuffle.shuffle(order)
        self._act(lambda db: documents.save_blocks(db, thing[1], fresh, order), merge_key=f"text:{thing[1]}")

    @rule(thing=things, names=st.lists(TITLES, max_size=3), title=WORDS)
    def change_parties(self, thing: tuple[str, str], names: list[str], title: str) -> None:
        if self._is_gone("document", thing):
            return
        signatories = tuple(Signatory(name, title) for name in names)
        self._act(lambda db: documents.change(db, thing[1], title=title, signatories=signatories))

    @rule(thing=things, amount=st.none() | st.integers(-(10**15), 10**15))
    def change_cell(self, thing: tuple[str, str], amount: int | None) -> None:
        if self._is_gone("budget_table", thing):
            return
        table = budgets.get(self._database.reader(), thing[1])
        cell = None if amount is None else Cell(self._new_id(), amount)
        self._act(lambda db: budgets.set_cell(db, table.rows[0].id, table.columns[0].id, cell))

    @rule(thing=things)
    def add_and_move_a_row(self, thing: tuple[str, str]) -> None:
        if self._is_gone("budget_table", thing):
            return
        row = Row(self._new_id(), "Ny række")

        def work(db: Connection) -> None:
            budgets.add_row(db, thing[1], row, 0)
            budgets.move_row(db, row.id, 1)

        self._act(work)

    @rule(thing=things)
    def delete(self, thing: tuple[str, str]) -> None:
        if self._exists(thing):
            discard = {
                "area": areas, "hearing": hearings, "document": documents, "budget_table": budgets,
                "case": cases, "initiative": initiatives,
            }[thing[0]].discard  # fmt: skip
            self._act(lambda db: discard(db, thing[1]))

    @rule(thing=things)
    def restore(self, thing: tuple[str, str]) -> None:
        if self._exists(thing, in_bin=True):
            self._act(lambda db: bin.restore(db, *thing))

    @rule(minutes=st.sampled_from([1, 10]))
    def wait(self, minutes: int) -> None:
        self._clock.pass_minutes(minutes)

    @rule()
    def undo(self) -> None:
        if history.next_undo(self._database.reader(), ANNA.installation_id):
            history.undo(self._database)

    @rule()
    def redo(self) -> None:
        if history.next_redo(self._database.reader(), ANNA.installation_id):
            history.redo(self._database)

    @rule()
    def undo_any_older_action(self) -> None:
        """May be refused; then nothing has changed."""
        recent = history.recent(self._database.reader(), ANNA.installation_id)
        open_actions = [row for row in recent if row.can_undo]
        if not open_actions:
            return
        before = self._state()
        try:
            history.undo(self._database, open_actions[len(open_actions) // 2].id)
        except CannotUndoError:
            assert self._state() == before

    @invariant()
    def no_action_is_left_running(self) -> None:
        assert every(self._database.reader(), "SELECT action_id FROM current_action") == [{"action_id": None}]

    def _act(self, work: object, merge_key: str | None = None) -> None:
        self._database.act("Rettede", work, merge_key=merge_key)  # type: ignore[arg-type]

    def _state(self) -> object:
        return snapshot(self._database.reader()), searchable(self._database.reader())

    def _undo_all(self) -> int:
        steps = 0
        while history.next_undo(self._database.reader(), ANNA.installation_id):
            history.undo(self._database)
            steps += 1
        return steps

    def _exists(self, thing: tuple[str, str], *, in_bin: bool = False) -> bool:
        row = one(self._database.reader(), f"SELECT deleted_at FROM {quote(thing[0])} WHERE id = ?", thing[1])
        return row is not None and (row["deleted_at"] is not None) is in_bin

    def _is_gone(self, kind: str, thing: tuple[str, str]) -> bool:
        return thing[0] != kind or not self._exists(thing)


TestSecretariat = Secretariat.TestCase
TestSecretariat.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
