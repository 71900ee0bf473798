"""Studies: advice with sub-items, what it led to and what stands in its way, all of it undone again."""

import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.workspace import Workspace


@pytest.fixture
def area_id(workspace: Workspace) -> str:
    return workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Ålekisten")


@pytest.fixture
def analysis_id(workspace: Workspace, area_id: str) -> str:
    return workspace.analyses.create("Beboernes job", "Konsulenthuset", area_id=area_id, finished_on="2016-12")


def texts(workspace: Workspace, analysis_id: str) -> list[tuple[str, str]]:
    return [(each.number, each.text) for each in workspace.analyses.recommendations(analysis_id)]


def test_a_study_is_noted_mended_deleted_and_had_back(workspace: Workspace, area_id: str, analysis_id: str) -> None:
    workspace.analyses.change(analysis_id, title=" Beboernes\njob og skole ", consultant="Huset")
    (analysis,) = workspace.analyses.of_area(area_id)
    assert (analysis.title, analysis.consultant, analysis.finished_on) == ("Beboernes job og skole", "Huset", "2016-12")
    with pytest.raises(UserError, match="Analysens titel mangler"):
        workspace.analyses.change(analysis_id, title="")
    with pytest.raises(UserError, match="er ingen dato"):
        workspace.analyses.change(analysis_id, finished_on="2016-13")
    workspace.analyses.delete(analysis_id)
    assert workspace.analyses.of_area(area_id) == []
    with pytest.raises(GoneError):
        workspace.analyses.add_barrier(analysis_id, "Loven")
    workspace.history.undo()
    assert [each.id for each in workspace.analyses.of_area(area_id)] == [analysis_id]


def test_an_area_shows_its_own_studies_before_those_of_the_areas_below(workspace: Workspace, area_id: str) -> None:
    estate = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Åtoften", area_id)
    workspace.analyses.create("Alle veje", area_id=estate)
    workspace.analyses.create("Øens skole", area_id=area_id)
    workspace.analyses.create("Andre steder")
    assert [each.title for each in workspace.analyses.of_area(area_id)] == ["Øens skole", "Alle veje"]
    assert [each.title for each in workspace.analyses.of_area(estate)] == ["Alle veje"]


def test_advice_is_numbered_and_a_sub_item_stands_below_its_own(workspace: Workspace, analysis_id: str) -> None:
    first = workspace.analyses.add_recommendation(analysis_id, "Fristil området")
    workspace.analyses.add_recommendation(analysis_id, "Småjobs")
    workspace.analyses.add_recommendation(analysis_id, "Tjen penge", parent_id=first, law_reference="§ 31")
    part = workspace.analyses.add_recommendation(analysis_id, "Afklar hurtigere", parent_id=first)
    assert texts(workspace, analysis_id) == [
        ("1", "Fristil området"), ("", "Tjen penge"), ("", "Afklar hurtigere"), ("2", "Småjobs")
    ]  # fmt: skip
    with pytest.raises(UserError, match="kan kun stå under en af analysens egne"):
        workspace.analyses.add_recommendation(analysis_id, "For dybt", parent_id=part)
    with pytest.raises(UserError, match="kan ikke selv være et punkt"):
        workspace.analyses.change_recommendation(first, parent_id=first)
    with pytest.raises(UserError, match="Anbefalingen mangler"):
        workspace.analyses.change_recommendation(part, text=" ")
    with pytest.raises(UserError, match="Anbefalingen er på 10000 tegn"):
        workspace.analyses.change_recommendation(part, text="x" * 10_000)


def test_advice_is_taken_away_with_its_sub_items_and_comes_back_whole(workspace: Workspace, analysis_id: str) -> None:
    first = workspace.analyses.add_recommendation(analysis_id, "Fristil området")
    part = workspace.analyses.add_recommendation(analysis_id, "Tjen penge", parent_id=first)
    started = workspace.initiatives.create("Småjobs")
    workspace.analyses.change_recommendation(part, initiative_ids=(started,))
    barrier = workspace.analyses.add_barrier(analysis_id, "Loven", first)
    workspace.analyses.remove_recommendation(first)
    assert texts(workspace, analysis_id) == []
    assert [each.recommendation_id for each in workspace.analyses.barriers(analysis_id)] == [None]
    workspace.history.undo()
    assert [each.initiative_ids for each in workspace.analyses.recommendations(analysis_id)] == [(), (started,)]
    assert [(each.id, each.recommendation_id) for each in workspace.analyses.barriers(analysis_id)] == [
        (barrier, first)
    ]


def test_advice_leads_to_a_new_initiative_in_the_studys_area(
    workspace: Workspace, analysis_id: str, area_id: str
) -> None:
    advice = workspace.analyses.add_recommendation(analysis_id, "Småjobs")
    old = workspace.initiatives.create("Portner")
    workspace.analyses.change_recommendation(advice, initiative_ids=(old,))
    new = workspace.analyses.start_initiative(advice, "Jobportal")
    (shown,) = workspace.analyses.recommendations(analysis_id)
    assert shown.initiative_ids == (old, new)
    assert workspace.initiatives.get(new).area_ids == (area_id,)
    workspace.history.undo()
    (shown,) = workspace.analyses.recommendations(analysis_id)
    assert shown.initiative_ids == (old,)
    assert new not in {row.id for row in workspace.initiatives.rows()}


def test_what_stands_in_the_way_is_noted_mended_and_taken_away(workspace: Workspace, analysis_id: str) -> None:
    barrier = workspace.analyses.add_barrier(analysis_id, "Loven")
    workspace.analyses.change_barrier(barrier, text="Lov om social service")
    assert [each.text for each in workspace.analyses.barriers(analysis_id)] == ["Lov om social service"]
    with pytest.raises(UserError, match="Barrieren mangler"):
        workspace.analyses.change_barrier(barrier, text="")
    workspace.analyses.remove_barrier(barrier)
    assert workspace.analyses.barriers(analysis_id) == []
    workspace.history.undo()
    assert len(workspace.analyses.barriers(analysis_id)) == 1
