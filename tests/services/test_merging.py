"""What was written down twice is told while one types, and becomes one without losing a link, a name or a word."""

import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.initiatives import AppropriationStage
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.machine import Machine
from kk_desktop.services.merging import MERGED
from kk_desktop.services.workspace import Workspace, demo_workspace, open_workspace
from kk_desktop.storage.links import links
from kk_desktop.storage.rows import every, quote
from kk_desktop.storage.uses import is_held_by_lock
from tests.services.conftest import Clock
from tests.storage.snapshot import Snapshot, snapshot

URBAN, HOUSING = AreaKind.DEPRIVED_URBAN_AREA, AreaKind.DEPRIVED_HOUSING_AREA


def now(workspace: Workspace) -> Snapshot:
    return snapshot(workspace.desk.read())


def pointing_at(workspace: Workspace, kind: str, gone_id: str) -> list[str]:
    """The columns of the schema that point at a thing still, what locked documents hold left out."""
    db = workspace.desk.read()
    return [
        f"{link.table}.{link.column}"
        for link in links(db, kind)
        for row in every(db, f"SELECT id FROM {quote(link.table)} WHERE {quote(link.column)} = ?", gone_id)
        if not is_held_by_lock(db, link.table, row["id"])
    ]


def test_merged_areas_keep_every_name_and_tell_beforehand_what_moves(workspace: Workspace) -> None:
    kept = workspace.areas.create(URBAN, "Teglvej")
    gone = workspace.areas.create(URBAN, "Teglvej og Langhusene")
    workspace.areas.add_alias(kept, "Teglværket")
    workspace.areas.add_alias(gone, "Langhusene")
    for title in ("Caféen", "Klubben"):
        workspace.initiatives.create(title, area_ids=(gone,))
    workspace.hearings.register("Bydelsplan", "Lokaludvalget", area_ids=(kept, gone))
    before = now(workspace)

    assert workspace.merging.preview("area", kept, gone) == (
        "2 indsatser, 1 høring og 2 navne flyttes til ”Teglvej”. ”Teglvej og Langhusene” kan stadig findes som et"
        " andet navn. Området ”Teglvej og Langhusene” lægges i papirkurven."
    )
    assert now(workspace) == before
    workspace.merging.merge("area", kept, gone)

    assert workspace.areas.get(kept).aliases == ("Teglværket", "Langhusene", "Teglvej og Langhusene")
    assert [row.area_names for row in workspace.initiatives.rows()] == [("Teglvej",), ("Teglvej",)]
    assert pointing_at(workspace, "area", gone) == []
    workspace.history.undo()
    assert now(workspace) == before


def test_no_third_areas_name_becomes_another_name_of_the_one_that_stays(workspace: Workspace) -> None:
    kept = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Kajen")
    gone = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Bassinet")
    for name in ("Havnen", "Bassinet"):
        workspace.areas.create(AreaKind.DISTRICT, name)
    before = snapshot(workspace.desk.read())
    with pytest.raises(UserError, match="”Havnen” er optaget"):
        workspace.merging.merge("area", kept, gone, "Havnen")
    assert snapshot(workspace.desk.read()) == before
    workspace.merging.merge("area", kept, gone)
    assert workspace.areas.get(kept).aliases == ()


def test_a_merged_areas_end_does_not_end_the_one_that_stays(workspace: Workspace) -> None:
    kept, gone = workspace.areas.create(URBAN, "Teglvej"), workspace.areas.create(URBAN, "Langhusene")
    workspace.areas.change(gone, valid_to=date(2016, 12, 31))
    workspace.merging.merge("area", kept, gone)
    assert workspace.areas.get(kept).valid_to is None


def test_a_text_that_named_the_one_that_goes_names_the_one_that_stays(workspace: Workspace) -> None:
    kept, gone = workspace.areas.create(URBAN, "Teglvej"), workspace.areas.create(URBAN, "Langhusene")
    letter = workspace.documents.create("memo", "Notat")
    field = Field(workspace.new_id(), FieldSource.AREA, gone, "name")
    block = Block(workspace.new_id(), runs=(Run("Om "), Run("Langhusene", field=field)))
    workspace.documents.save_blocks(letter, [block], [block.id])
    workspace.merging.merge("area", kept, gone)
    (after,) = workspace.documents.blocks(letter)
    assert [(run.text, run.field.target if run.field else "") for run in after.runs] == [("Om ", ""), ("Teglvej", kept)]


def test_merged_initiatives_keep_both_purposes_and_no_money_twice(workspace: Workspace) -> None:
    create = workspace.initiatives.create
    kept = create("Caféen", purpose="Mødested", period_from="2018")
    gone = create("Café Tingbjerg", purpose="Job til unge", period_to="2016", target_group="Unge")
    for each in (kept, gone):
        workspace.initiatives.add_appropriation(each, 2018, 500_00, AppropriationStage.APPROVED)
    workspace.initiatives.add_appropriation(gone, 2019, 700_00, AppropriationStage.APPROVED)
    workspace.merging.merge("initiative", kept, gone)
    became = workspace.initiatives.get(kept)
    assert became.purpose == "Mødested\nJob til unge\nOgså kaldt ”Café Tingbjerg”."
    assert (became.period_from, became.period_to, became.target_group) == ("2018", "", "Unge")
    assert [each.year for each in workspace.initiatives.appropriations(kept)] == [2018, 2019]


def test_merged_bodies_never_have_two_names_on_one_day(workspace: Workspace) -> None:
    people = workspace.people
    kept, gone = people.create_body(BodyKind.UNIT, "Team A"), people.create_body(BodyKind.UNIT, "Team B")
    people.rename_from(kept, date(2025, 1, 1), "Team C")
    workspace.merging.merge("body", kept, gone)
    people.change_name(kept, 1, name="Team D")
    assert [name.name for name in people.body(kept).names] == ["Team A", "Team D"]


def test_a_thing_is_not_merged_with_itself_nor_with_what_is_gone(workspace: Workspace) -> None:
    kept, gone = workspace.areas.create(URBAN, "Teglvej"), workspace.areas.create(URBAN, "Langhusene")
    with pytest.raises(UserError, match="Det er området selv"):
        workspace.merging.merge("area", kept, kept)
    workspace.areas.delete(gone)
    with pytest.raises(GoneError):
        workspace.merging.preview("area", kept, gone)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    demo_workspace(folder / "Eksempel.kkdb", Machine(folder / "settings"), Clock()).close()
    return folder / "Eksempel.kkdb"


@pytest.mark.parametrize("kind", sorted(MERGED))
def test_any_two_of_the_example_become_one_with_nothing_left_pointing_and_all_undone(
    demo: Path, tmp_path: Path, kind: str
) -> None:
    """Every foreign key of the schema is walked, so a new table's cannot be forgotten."""
    file = open_workspace(Path(shutil.copy(demo, tmp_path)), Machine(tmp_path / "settings"), Clock())
    before, dice = now(file), random.Random(kind)
    ids = [row["id"] for row in every(file.desk.read(), f"SELECT id FROM {quote(kind)} ORDER BY n")]
    merged = 0
    for _ in range(6):
        kept, gone = dice.sample(ids, 2)
        try:
            file.merging.preview(kind, kept, gone)
        except GoneError:
            continue
        file.merging.merge(kind, kept, gone)
        merged += 1
        assert pointing_at(file, kind, gone) == []
        assert file.uses.of(kind, gone) == []
        assert Touched(kind, gone) in [Touched(row.kind, row.id) for row in file.bin.rows()]
    assert len(file.areas.tree()) == len(every(file.desk.read(), "SELECT 1 FROM area WHERE deleted_at IS NULL"))
    for _ in range(merged):
        file.history.undo()
    assert merged
    assert now(file) == before
    file.close()


def test_an_area_that_is_there_already_is_told_in_whatever_spelling(workspace: Workspace) -> None:
    district = next(area for area in workspace.areas.tree() if area.name == "Vanløse")
    area = workspace.areas.create(HOUSING, "Ålekisten / Grøndal", district.id)
    workspace.areas.add_alias(area, "Kisten")
    said = {
        name: found.danish if (found := workspace.duplicates.of_area(name)) else ""
        for name in ("boligområdet aalekisten-grøndal", "kisten", "Kistens")
    }
    assert said == {
        "boligområdet aalekisten-grøndal": "Findes allerede: Ålekisten / Grøndal (Vanløse)",
        "kisten": "Findes allerede: Ålekisten / Grøndal (også Kisten)",
        "Kistens": "",
    }
    assert workspace.duplicates.of_area("Kisten", area) is None


def test_an_initiative_of_the_same_title_in_a_shared_area_is_told(workspace: Workspace) -> None:
    here, there = workspace.areas.create(URBAN, "Teglvej"), workspace.areas.create(URBAN, "Langhusene")
    first = workspace.initiatives.create("Café på hjul", area_ids=(here,))
    find = workspace.duplicates.of_initiative
    assert find("  café PÅ hjul", (here, there)).danish == "Findes allerede: Café på hjul (Teglvej)"  # type: ignore[union-attr]
    assert find("Café på hjul", (there,)) is None
    assert find("Café på hjul", ()) is not None
    assert find("Café på hjul", (here,), first) is None
    assert find("", ()) is None


def test_two_of_one_name_are_told_apart_before_they_are_merged(workspace: Workspace) -> None:
    kept = workspace.initiatives.create("Sommerjob")
    gone = workspace.initiatives.create("Ny indsats")
    assert workspace.merging.preview("initiative", kept, gone, "Sommerjob") == (
        "”Sommerjob” flettes ind i den anden. Formål og resultater føjes til; hvor begge har en oplysning, bevares den"
        " første. Den her lægges i papirkurven."
    )
