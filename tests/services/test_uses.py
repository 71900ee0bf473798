"""What others use is not deleted before somebody has chosen what becomes of them, and comes back whole."""

import random
import shutil
from pathlib import Path

import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.people import BodyKind, Role
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.domain.uses import WORDS
from kk_desktop.errors import UserError
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, demo_workspace, open_workspace
from kk_desktop.storage import rows as sql
from kk_desktop.storage import uses
from kk_desktop.storage.aggregates import PARENTS, TITLES, root_of
from kk_desktop.storage.change_log import OWN_COLUMNS, logged_tables
from kk_desktop.storage.links import Link, links
from kk_desktop.storage.rows import Connection, every, quote
from tests.services.conftest import Clock
from tests.storage.snapshot import Snapshot, snapshot


def now(workspace: Workspace) -> Snapshot:
    return snapshot(workspace.desk.read())


class Tingbjerg:
    """An area with an estate, initiatives here and elsewhere, a hearing, and a letter that names it by a field."""

    def __init__(self, workspace: Workspace) -> None:
        make = workspace.areas.create
        self.area = make(AreaKind.DEPRIVED_URBAN_AREA, "Teglvej")
        self.estate = make(AreaKind.DEPRIVED_HOUSING_AREA, "Langhusene", self.area)
        self.other = make(AreaKind.DEPRIVED_URBAN_AREA, "Ålekisten")
        initiative = workspace.initiatives.create
        self.here = initiative("Caféen", area_ids=(self.area,))
        self.below = initiative("Klubben", area_ids=(self.estate, self.area))
        self.both = initiative("Nabovagt", area_ids=(self.area, self.other))
        self.hearing = workspace.hearings.register("Bydelsplan", "Lokaludvalget", area_ids=(self.area,))
        self.letter = workspace.documents.create("memo", "Notat")
        field = Field(workspace.new_id(), FieldSource.AREA, self.area, "name")
        self.block = Block(workspace.new_id(), runs=(Run("Om "), Run("Teglvej", field=field)))
        workspace.documents.save_blocks(self.letter, [self.block], [self.block.id])

    def text(self, workspace: Workspace) -> tuple[Run, ...]:
        (block,) = (each for each in workspace.documents.blocks(self.letter) if each.id == self.block.id)
        return block.runs


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    demo_workspace(folder / "Eksempel.kkdb", Machine(folder / "settings"), Clock()).close()
    return folder / "Eksempel.kkdb"


@pytest.fixture
def place(workspace: Workspace) -> Tingbjerg:
    return Tingbjerg(workspace)


def test_an_area_in_use_tells_by_whom_and_what_may_be_done(workspace: Workspace, place: Tingbjerg) -> None:
    offer = workspace.uses.offer("area", place.area)
    assert offer is not None
    assert offer.sentence == ("Teglvej bruges af 1 område, 3 indsatser, 1 høring og 1 dokument og er ikke slettet.")
    assert offer.explanation == "Slettes området, bliver 1 indsats, 1 høring og 1 dokument stående."
    assert (offer.move, offer.along) == ("Flyt dem …", "Slet også 1 område og 2 indsatser")
    with pytest.raises(UserError, match="er ikke slettet"):
        workspace.areas.delete(place.area)


def test_where_all_go_along_the_button_says_so(workspace: Workspace) -> None:
    area = workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, "Teglvej")
    for title in ("Et", "To", "Tre"):
        workspace.initiatives.create(title, area_ids=(area,))
    offer = workspace.uses.offer("area", area)
    assert offer is not None
    assert (offer.sentence, offer.explanation) == ("Teglvej bruges af 3 indsatser og er ikke slettet.", "")
    assert (offer.move, offer.along) == ("Flyt indsatserne …", "Slet også indsatserne")


def test_what_uses_an_area_is_moved_to_another_in_one_step(workspace: Workspace, place: Tingbjerg) -> None:
    before = now(workspace)
    told = workspace.uses.move("area", place.area, place.other)
    assert told == ("1 område, 3 indsatser, 1 høring og 1 dokument er flyttet til Ålekisten, og Teglvej er slettet.")
    assert workspace.areas.get(place.estate).parent_id == place.other
    assert workspace.initiatives.get(place.both).area_ids == (place.other,)
    assert workspace.hearings.get(place.hearing).area_ids == (place.other,)
    assert place.text(workspace) == (Run("Om Teglvej"),), "what was written stays written"
    assert workspace.uses.of("area", place.area) == []
    workspace.history.undo()
    assert now(workspace) == before


def test_moving_to_an_area_below_lets_it_take_the_place(workspace: Workspace, place: Tingbjerg) -> None:
    workspace.uses.move("area", place.area, place.estate)
    assert workspace.areas.get(place.estate).parent_id is None
    assert workspace.initiatives.get(place.below).area_ids == (place.estate,)


def test_deleted_along_goes_what_is_nowhere_else_and_the_rest_lets_go(workspace: Workspace, place: Tingbjerg) -> None:
    before = now(workspace)
    told = workspace.uses.delete_along("area", place.area)
    assert told == (
        "Teglvej, 1 område og 2 indsatser er slettet. 1 indsats, 1 høring og 1 dokument er bevaret, uden området."
    )
    assert {row.id for row in workspace.bin.rows()} == {place.area, place.estate, place.here, place.below}
    assert workspace.initiatives.get(place.both).area_ids == (place.other,)
    assert workspace.hearings.get(place.hearing).area_ids == ()
    assert place.text(workspace) == (Run("Om Teglvej"),)
    workspace.history.undo()
    assert now(workspace) == before
    workspace.history.redo()
    assert workspace.uses.of("area", place.area) == []


@pytest.mark.parametrize("which", ["area", "estate"])
def test_the_bin_gives_back_whole_with_every_link_tied_again(
    workspace: Workspace, place: Tingbjerg, which: str
) -> None:
    before = now(workspace)
    workspace.uses.delete_along("area", place.area)
    workspace.bin.restore("area", getattr(place, which))
    assert now(workspace) == before


def test_a_link_that_has_become_another_since_is_left_as_it_is(workspace: Workspace) -> None:
    body = workspace.people.create_body(BodyKind.UNIT, "Team A")
    other = workspace.people.create_body(BodyKind.UNIT, "Team B")
    first, second = (workspace.initiatives.create(title, unit_id=body) for title in ("Et", "To"))
    workspace.uses.delete_along("body", body)
    workspace.initiatives.change(first, unit_id=other)
    workspace.bin.restore("body", body)
    assert workspace.initiatives.get(first).unit_id == other
    assert workspace.initiatives.get(second).unit_id == body


def test_what_lies_below_something_in_the_bin_brings_it_along(workspace: Workspace) -> None:
    upper = workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, "Øvre")
    lower = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Nedre", upper)
    workspace.areas.delete(lower)
    workspace.areas.delete(upper)
    came = workspace.bin.restore("area", lower)
    assert came == [Touched("area", lower), Touched("area", upper)]
    assert workspace.areas.get(lower).parent_id == upper


def test_a_body_that_has_treated_a_case_can_only_be_handed_over(workspace: Workspace) -> None:
    body = workspace.people.create_body(BodyKind.COMMITTEE, "Prøveudvalget")
    other = workspace.people.create_body(BodyKind.COMMITTEE, "Efterfølgeren")
    case = workspace.cases.create("Sagen")
    workspace.cases.add_treatment(case, body)
    offer = workspace.uses.offer("body", body)
    assert offer is not None
    assert (offer.explanation, offer.along) == ("Sagen kan ikke undvære enheden.", "")
    with pytest.raises(UserError, match="Sagen kan ikke undvære Prøveudvalget"):
        workspace.uses.delete_along("body", body)
    workspace.uses.move("body", body, other)
    assert workspace.cases.treatments(case)[0].body_id == other


def test_persons_and_parties_leave_no_name_behind(workspace: Workspace) -> None:
    party = workspace.people.create_party("Q", "Prøvelisten")
    person = workspace.people.create_person("Ea Ås", roles=(Role(party_id=party),))
    with pytest.raises(UserError, match="bruges af 1 person og er ikke slettet"):
        workspace.people.delete_party(party)
    workspace.uses.delete_along("party", party)
    assert workspace.people.person(person).roles[0].party_id is None
    workspace.people.delete_person(person)


def test_a_case_that_goes_tells_what_stands_without_it(workspace: Workspace) -> None:
    case = workspace.cases.create("Sagen")
    workspace.documents.create("memo", "Notat", case_id=case)
    assert workspace.uses.let_go_with("case", case) == "1 dokument står nu uden sag."


def test_the_bin_tells_what_came_back_with_a_thing(workspace: Workspace, place: Tingbjerg) -> None:
    workspace.uses.delete_along("area", place.area)
    assert workspace.bin.put_back("area", place.area) == "”Teglvej”, 1 område og 2 indsatser er lagt tilbage."


def test_an_area_whose_name_is_taken_meanwhile_stays_in_the_bin(workspace: Workspace) -> None:
    old = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Ålekisten")
    workspace.areas.delete(old)
    workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Aalekisten")
    before = now(workspace)
    with pytest.raises(UserError, match=r"”Ålekisten” .* ”Aalekisten”"):
        workspace.bin.restore("area", old)
    assert now(workspace) == before


def test_several_initiatives_that_are_deleted_let_go_of_what_used_them(workspace: Workspace) -> None:
    ids = [workspace.initiatives.create(title) for title in ("Et", "To")]
    application = workspace.pools.apply("Støtte", initiative_id=ids[0])
    before = now(workspace)
    keys = [key for each in ids if (key := workspace.initiative_lists.key_of(each))]
    told = workspace.many_initiatives.delete(keys).danish
    assert told == "2 indsatser er slettet. 1 ansøgning er bevaret, uden indsats."
    assert workspace.pools.get_application(application).initiative_id is None
    workspace.bin.restore("initiative", ids[1])
    assert now(workspace) == before


def test_every_kind_of_thing_has_its_word() -> None:
    assert TITLES.keys() - WORDS.keys() == set()


def test_those_that_can_take_over_are_found_by_any_of_their_names(workspace: Workspace, place: Tingbjerg) -> None:
    workspace.areas.add_alias(place.other, "Vestgården")
    assert workspace.uses.others("area", place.area, "vestgård") == [(place.other, "Ålekisten (også Vestgården)")]
    assert workspace.uses.others("initiative", place.here, "nabo") == [(place.both, "Nabovagt (Teglvej, Ålekisten)")]


@pytest.mark.parametrize("kind", ["area", "initiative", "body", "person", "party", "policy", "funding_pool"])
def test_every_column_of_the_schema_that_can_point_at_a_thing_is_told_let_go_and_tied_again(
    demo: Path, tmp_path: Path, kind: str
) -> None:
    """A new table's key is walked as well."""
    file = open_workspace(Path(shutil.copy(demo, tmp_path)), Machine(tmp_path / "settings"), Clock())
    db, walked = file.desk.read(), 0
    for link in links(db, kind):
        if PARENTS.get(link.table) == (kind, link.column):
            continue
        thing_id, user = _pointed_at(file, link)
        before = now(file)
        assert file.uses.of(kind, thing_id) == [user], link
        if uses.is_needed(db, kind, thing_id):
            with pytest.raises(UserError, match="kan ikke undvære"):
                file.uses.delete_along(kind, thing_id)
            continue
        file.uses.delete_along(kind, thing_id)
        left = every(db, f"SELECT 1 FROM {quote(link.table)} WHERE {quote(link.column)} = ?", thing_id)
        assert bool(left) == (user in uses_that_go(kind, user)), link
        file.bin.restore(kind, thing_id)
        assert now(file) == before, link
        walked += 1
    assert walked
    file.close()


def uses_that_go(kind: str, user: Touched) -> list[Touched]:
    """What goes with an area keeps its links in the bin."""
    return [user] if kind == "area" and user.kind in ("area", "initiative", "analysis") else []


def _pointed_at(file: Workspace, link: Link) -> tuple[str, Touched]:
    """A new thing that one row of the link's table points at, and whose row that is."""

    def work(db: Connection) -> tuple[str, Touched]:
        columns = [name for name in logged_tables(db)[link.to] if name != "deleted_at"]
        like = every(db, f"SELECT * FROM {quote(link.to)} WHERE deleted_at IS NULL")[0]
        facts = {name: like[name] for name in columns if not name.endswith("_id")}
        called = f"{link.table} {link.column}"
        names = {name: said for name, said in (("name", called), ("title", called), ("letter", "W9")) if name in facts}
        thing_id = sql.insert(db, link.to, facts | names)
        if link.to == "body":
            sql.insert(db, "body_name", {"body_id": thing_id, "name": called})
        rows = [row_id for row_id in _free_rows(db, link.table) if row_id != thing_id]
        row_id = rows[0] if rows else _bare_row(db, link.table)
        sql.update(db, link.table, row_id, {link.column: thing_id})
        return thing_id, root_of(db, link.table, row_id)

    return file.desk.act("Pegede på", work)


def _free_rows(db: Connection, table: str) -> list[str]:
    ids = [row["id"] for row in every(db, f"SELECT id FROM {quote(table)} ORDER BY n")]
    return [row_id for row_id in ids if not uses.is_held_by_lock(db, table, row_id)]


def _bare_row(db: Connection, table: str) -> str:
    """A row with nothing but what it must have; what it must point at is made where there is none."""
    points = {link.column: link.to for link in links(db) if link.table == table}
    facts: dict[str, object] = {}
    for column in every(db, f"PRAGMA table_info({quote(table)})"):
        name = column["name"]
        if not column["notnull"] or column["dflt_value"] is not None or name in OWN_COLUMNS:
            continue
        if name in points:
            found = _free_rows(db, points[name])
            facts[name] = found[0] if found else _bare_row(db, points[name])
        else:
            facts[name] = 1 if column["type"] == "INTEGER" else "2025-03-21"
    return sql.insert(db, table, facts)


def test_whatever_is_done_to_areas_in_whatever_order_is_undone_step_by_step(workspace: Workspace) -> None:
    dice, states = random.Random(6), [now(workspace)]
    names = (f"Kvarter {number}" for number in range(1000))
    made: list[str] = []

    def area() -> str:
        return dice.choice(made)

    def create() -> None:
        parent = area() if made and dice.random() < 0.5 else None
        made.append(workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, next(names), parent))

    steps = {
        "create": create,
        "link": lambda: workspace.initiatives.create("Indsats", area_ids=tuple({area(), area()})),
        "hear": lambda: workspace.hearings.register("Høring", "Udvalget", area_ids=(area(),)),
        "delete": lambda: workspace.areas.delete(area()),
        "along": lambda: workspace.uses.delete_along("area", area()),
        "move": lambda: workspace.uses.move("area", area(), area()),
        "merge": lambda: workspace.merging.merge("area", area(), area()),
        "restore": lambda: workspace.bin.restore("area", area()),
        "undo": workspace.history.undo,
    }
    for _ in range(4):
        create()
        states.append(now(workspace))
    for _ in range(60):
        name = dice.choice(list(steps))
        try:
            steps[name]()
        except UserError:
            continue
        if name == "undo":
            states.pop()
            assert now(workspace) == states[-1]
        elif now(workspace) != states[-1]:
            states.append(now(workspace))
        tree = workspace.areas.tree()
        assert len(tree) == len(every(workspace.desk.read(), "SELECT 1 FROM area WHERE deleted_at IS NULL")), name
    last = states[-1]
    for state in reversed(states[:-1]):
        workspace.history.undo()
        assert now(workspace) == state
    for _ in states[:-1]:
        workspace.history.redo()
    assert now(workspace) == last


def test_nothing_in_the_file_points_at_what_was_deleted_along(workspace: Workspace, place: Tingbjerg) -> None:
    workspace.uses.delete_along("area", place.area)
    left = every(workspace.desk.read(), "SELECT 1 FROM hearing_area WHERE area_id = ?", place.area)
    assert left == []
