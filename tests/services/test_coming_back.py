"""What is put back or undone must fit what has been written down meanwhile, or stays where it is with a sentence."""

import pytest

from kk_desktop.domain.areas import Area, AreaKind
from kk_desktop.domain.people import BodyKind
from kk_desktop.errors import CannotUndoError, UserError
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import areas as store
from tests.storage.snapshot import snapshot


def last_action(workspace: Workspace) -> str:
    return workspace.overview.recent_changes(1)[0].id


def check_undo_is_refused(workspace: Workspace, action_id: str, sentence: str) -> None:
    before = snapshot(workspace.desk.read())
    with pytest.raises(CannotUndoError, match=sentence):
        workspace.history.undo(action_id)
    assert snapshot(workspace.desk.read()) == before


def test_undoing_an_older_move_puts_no_area_and_no_body_below_itself(workspace: Workspace) -> None:
    quay = workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, "Kajen")
    basin = workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, "Bassinet", quay)
    workspace.areas.change(basin, parent_id=None)
    moved = last_action(workspace)
    workspace.areas.change(quay, parent_id=basin)
    check_undo_is_refused(workspace, moved, "”Bassinet” ville komme til at ligge under sig selv")
    office = workspace.people.create_body(BodyKind.UNIT, "Kontoret")
    team = workspace.people.create_body(BodyKind.UNIT, "Teamet", parent_id=office)
    workspace.people.change_body(team, parent_id=None)
    moved = last_action(workspace)
    workspace.people.change_body(office, parent_id=team)
    check_undo_is_refused(workspace, moved, "”Teamet” ville komme til at ligge under sig selv")


def test_a_name_that_another_has_got_is_not_undone_into_being_two_areas(workspace: Workspace) -> None:
    area = workspace.areas.create(AreaKind.DISTRICT, "Kajen")
    workspace.areas.change(area, name="Havnen")
    renamed = last_action(workspace)
    workspace.areas.create(AreaKind.DISTRICT, "Kajen")
    check_undo_is_refused(workspace, renamed, "”Kajen” er nu et navn for et andet område")


@pytest.mark.parametrize("way", ["bin", "undo"])
def test_a_name_a_letter_and_a_view_are_not_put_back_beside_their_likes(workspace: Workspace, way: str) -> None:
    area = workspace.areas.create(AreaKind.DISTRICT, "Kajen")
    workspace.areas.add_alias(area, "Bassinet")
    party = workspace.people.create_party("Y1", "Det første")
    view = workspace.saved_views.create("initiatives", "Mine", {})
    deleted = []
    for delete, thing in (
        (workspace.areas.delete, area), (workspace.people.delete_party, party), (workspace.saved_views.delete, view)
    ):  # fmt: skip
        delete(thing)
        deleted.append(last_action(workspace))
    workspace.areas.create(AreaKind.DISTRICT, "Bassinet")
    workspace.people.create_party("Y1", "Det andet")
    workspace.saved_views.create("initiatives", "MINE", {})
    for kind, thing, action, sentence in (
        ("area", area, deleted[0], "”Bassinet” er nu et navn for et andet område"),
        ("party", party, deleted[1], "Bogstavet Y1 har Det andet allerede"),
        ("saved_view", view, deleted[2], "allerede en visning, der hedder ”MINE”"),
    ):
        before = snapshot(workspace.desk.read())
        with pytest.raises(UserError, match=sentence):
            workspace.bin.restore(kind, thing) if way == "bin" else workspace.history.undo(action)
        assert snapshot(workspace.desk.read()) == before


def test_a_district_and_an_estate_of_one_name_come_back_beside_each_other(workspace: Workspace) -> None:
    workspace.areas.create(AreaKind.DISTRICT, "Kajen")
    estate = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Kajen")
    workspace.areas.delete(estate)
    workspace.history.undo()
    assert workspace.areas.get(estate).name == "Kajen"


def test_two_thousand_areas_below_each_other_are_told_one_after_the_other(workspace: Workspace) -> None:
    def chain() -> None:
        above = None
        for number in range(2000):
            area = Area(workspace.new_id(), AreaKind.DEPRIVED_HOUSING_AREA, f"Gård {number}", above)
            workspace.desk.act("", lambda db, made=area: store.add(db, made))
            above = area.id

    before = len(workspace.areas.tree())
    workspace.as_one_action("Oprettede områder", chain)
    names = [area.name for area in workspace.areas.tree() if area.name.startswith("Gård ")]
    assert names == [f"Gård {number}" for number in range(2000)]
    workspace.history.undo()
    assert len(workspace.areas.tree()) == before
