"""Lists of initiatives: which ones, in what order, with what sum; several changed at once; views by name."""

import pytest

from kk_desktop.domain.amounts import MILLION
from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeFilter, InitiativeView
from kk_desktop.domain.initiatives import AppropriationStage, InitiativeStatus
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.workspace import Workspace
from tests.services.conftest import Clock

PROPOSED, APPROVED = AppropriationStage.PROPOSED, AppropriationStage.APPROVED
FLAT = InitiativeView(by_status=False)


def titles(workspace: Workspace, view: InitiativeView = FLAT) -> list[str]:
    lists = workspace.initiative_lists
    return [row.title for row in lists.rows(lists.keys(view)).values()]


def found(workspace: Workspace, **facts: object) -> list[str]:
    return titles(workspace, InitiativeView(InitiativeFilter(**facts), by_status=False))


def key(workspace: Workspace, initiative_id: str) -> int:
    number = workspace.initiative_lists.key_of(initiative_id)
    assert number is not None
    return number


def body(workspace: Workspace, short: str) -> str:
    bodies = workspace.people.bodies()
    return next(each.id for each in bodies if each.name_on(workspace.today()).abbreviation == short)


# Order


def test_titles_stand_in_danish_order_and_under_their_statuses(workspace: Workspace) -> None:
    for title in ("Ålegård", "Aarhusgade", "Østerbro", "Ærø", "Notat 10", "Notat 9"):
        workspace.initiatives.create(title)
    workspace.initiatives.create("Zoo", status=InitiativeStatus.ONGOING)
    assert titles(workspace) == ["Notat 9", "Notat 10", "Zoo", "Ærø", "Østerbro", "Ålegård", "Aarhusgade"]
    assert titles(workspace, InitiativeView())[0] == "Zoo"
    shown = workspace.initiative_lists.read(InitiativeView())
    assert shown.counts == ((InitiativeStatus.ONGOING, 1), (InitiativeStatus.IDEA, 6))


def test_every_column_sorts_both_ways_with_what_is_not_known_last(workspace: Workspace, clock: Clock) -> None:
    area = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Aakanden")
    policy, pool = workspace.areas.create_policy("Politik"), workspace.pools.create("Satspuljen")
    workspace.initiatives.create("A")
    clock.pass_minutes(1)
    known = workspace.initiatives.create(
        "B", status=InitiativeStatus.ENDED, area_ids=(area,), policy_ids=(policy,), pool_ids=(pool,),
        period_from="2014", target_group="Unge", responsible_body_id=body(workspace, "BIU"),
        unit_id=body(workspace, "SUD"),
    )  # fmt: skip
    workspace.initiatives.add_appropriation(known, 2014, MILLION, APPROVED, price_level=2014)
    for column in InitiativeColumn:
        first, second = (
            titles(workspace, InitiativeView(sorted_by=column, descending=down, by_status=False))
            for down in (False, True)
        )
        if column in (InitiativeColumn.TITLE, InitiativeColumn.STATUS, InitiativeColumn.CHANGED):
            assert (first, second) == (["A", "B"], ["B", "A"]), column
        elif column is not InitiativeColumn.DECISION:
            assert first == second == ["B", "A"], column


# Filters


def test_each_filter_keeps_what_it_says(workspace: Workspace) -> None:
    above = workspace.areas.create(AreaKind.DISTRICT, "Bydelen")
    below = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Gården", above)
    policy, biu = workspace.areas.create_policy("Politik 2030"), body(workspace, "BIU")
    create = workspace.initiatives.create
    create("Café", area_ids=(below,), purpose="Tryghed i gården")
    create("Bibliotek", policy_ids=(policy,), responsible_body_id=biu, period_from="2012", period_to="2014-06")
    create("Cykler", status=InitiativeStatus.ONGOING, period_from="2016-03")
    create("Drømme")
    create("Ukendt", status=InitiativeStatus.ONGOING)
    assert found(workspace, text="GÅRDEN tryg") == ["Café"]
    assert found(workspace, area_ids=(above,)) == ["Café"]
    assert found(workspace, policy_ids=(policy,)) == found(workspace, body_ids=(biu,)) == ["Bibliotek"]
    statuses = (InitiativeStatus.ONGOING, InitiativeStatus.DROPPED)
    assert found(workspace, statuses=statuses) == ["Cykler", "Ukendt"]
    assert found(workspace, year_from=2014, year_to=2015) == ["Bibliotek"]
    assert found(workspace, year_from=2030) == ["Cykler", "Ukendt"]
    assert found(workspace, year_to=2012) == ["Bibliotek"]


@pytest.mark.parametrize("text", ["Café 😀", "\ud83d", "x " * 16_000, "%_'\"\0", "\n"])
def test_whatever_is_typed_in_the_search_is_only_looked_for(workspace: Workspace, text: str) -> None:
    workspace.initiatives.create("Café 😀")
    assert found(workspace, text=text) == (["Café 😀"] if text in ("Café 😀", "\n") else [])
    assert workspace.initiative_lists.beginning_with(text) <= {key(workspace, workspace.initiatives.rows()[0].id)}


def test_those_without_money_are_found_also_by_what_they_applied_for(workspace: Workspace) -> None:
    create = workspace.initiatives.create
    given, applied, _without = create("Givet"), create("Ansøgt"), create("Uden")
    workspace.initiatives.add_appropriation(given, 2014, 0, PROPOSED)
    workspace.pools.apply("Ansøgning", initiative_id=applied, amount_ore=MILLION)
    assert found(workspace, without_amount=True) == ["Uden"]


def test_a_filter_from_another_file_is_kept_without_what_is_not_here(workspace: Workspace) -> None:
    area = workspace.areas.create(AreaKind.DISTRICT, "Bydelen")
    chosen = InitiativeFilter(area_ids=(area, "elsewhere"), body_ids=("nobody",), year_from=2014)
    assert workspace.initiative_lists.known(chosen) == InitiativeFilter(area_ids=(area,), year_from=2014)


# Sums


def test_money_is_added_at_one_price_level_and_never_over_several(workspace: Workspace) -> None:
    one, other = workspace.initiatives.create("En"), workspace.initiatives.create("To")
    workspace.initiatives.add_appropriation(one, 2014, 3 * MILLION, PROPOSED, price_level=2014)
    workspace.initiatives.add_appropriation(one, 2014, 2 * MILLION, APPROVED, price_level=2014)
    workspace.initiatives.add_appropriation(other, 2015, MILLION, APPROVED, price_level=2014)
    lists = workspace.initiative_lists
    assert lists.read(FLAT).sum.words == "I alt 3\u00a0mio.\u00a0kr., 2014 p/l"
    # Of one initiative's own money the same holds: it has no amount, and the list has no sum.
    workspace.initiatives.add_appropriation(other, 2016, MILLION, APPROVED, price_level=2016)
    assert lists.read(FLAT).sum.is_mixed
    row = next(row for row in lists.rows(lists.keys(FLAT)).values() if row.title == "To")
    assert (row.amount_ore, row.has_levels) == (None, True)
    only = InitiativeView(InitiativeFilter(text="en"), by_status=False)
    assert lists.read(only).sum.words == "I alt 2\u00a0mio.\u00a0kr., 2014 p/l"


# Several at once


def test_several_are_changed_in_one_action_that_is_undone_as_one(workspace: Workspace) -> None:
    ids = [workspace.initiatives.create(title) for title in ("En", "To", "Tre")]
    workspace.initiatives.change(ids[2], status=InitiativeStatus.ENDED)
    keys = [key(workspace, each) for each in ids]
    became = workspace.many_initiatives.change(keys, "status", InitiativeStatus.ENDED)
    assert (became.changed, became.same) == (2, 1)
    assert workspace.history.recent()[0].label == "Rettede status for 3 indsatser"
    workspace.history.undo()
    statuses = [workspace.initiatives.get(each).status for each in ids]
    assert statuses == [InitiativeStatus.IDEA, InitiativeStatus.IDEA, InitiativeStatus.ENDED]


def test_what_was_deleted_meanwhile_is_told_and_the_others_are_changed(workspace: Workspace) -> None:
    ids = [workspace.initiatives.create(title) for title in ("En", "To")]
    keys = [key(workspace, each) for each in ids]
    workspace.initiatives.delete(ids[0])
    became = workspace.many_initiatives.change(keys, "target_group", "Unge")
    assert (became.changed, became.gone) == (1, ("En",))
    assert workspace.initiatives.get(ids[1]).target_group == "Unge"


def test_an_end_before_the_beginning_is_refused_for_that_one_alone(workspace: Workspace) -> None:
    late = workspace.initiatives.create("Sen", period_from="2016-05")
    early = workspace.initiatives.create("Tidlig", period_from="2014-06")
    keys = [key(workspace, late), key(workspace, early)]
    became = workspace.many_initiatives.change(keys, "period_to", "2014")
    assert (became.changed, became.refused) == (1, ("Sen",))
    with pytest.raises(UserError, match="er ingen dato"):
        workspace.many_initiatives.change(keys, "period_to", "2014-02-31")


def test_an_area_is_added_to_several_and_taken_away_again(workspace: Workspace) -> None:
    area = workspace.areas.create(AreaKind.DISTRICT, "Bydelen")
    ids = [workspace.initiatives.create("En", area_ids=(area,)), workspace.initiatives.create("To")]
    keys, many = [key(workspace, each) for each in ids], workspace.many_initiatives
    assert many.link(keys, "area", area, is_on=True).changed == 1
    assert [workspace.initiatives.get(each).area_ids for each in ids] == [(area,), (area,)]
    assert many.linked(keys, "area") == [area]
    assert many.link(keys, "area", area, is_on=False).changed == 2
    assert many.linked(keys, "area") == []
    with pytest.raises(GoneError):
        many.link(keys, "policy", "gone", is_on=True)


def test_several_are_deleted_and_come_back_together(workspace: Workspace) -> None:
    keys = [key(workspace, workspace.initiatives.create(title)) for title in ("En", "To")]
    assert workspace.many_initiatives.delete(keys).danish == "2 indsatser er slettet."
    assert titles(workspace) == []
    workspace.history.undo()
    assert titles(workspace) == ["En", "To"]


# Views by name


def test_a_view_is_kept_renamed_rewritten_deleted_and_undone(workspace: Workspace) -> None:
    views = workspace.saved_views
    view_id = views.create("initiatives", " Uden  beløb ", {"by_status": False})
    assert [(view.name, view.content) for view in views.of_list("initiatives")] == [
        ("Uden beløb", {"by_status": False})
    ]
    assert views.of_list("hearings") == []
    views.rename(view_id, "Mangler beløb 😀")
    views.rewrite(view_id, {"by_status": True})
    views.delete(view_id)
    assert views.of_list("initiatives") == []
    workspace.history.undo()
    assert views.get(view_id).name == "Mangler beløb 😀"


def test_two_views_of_a_list_cannot_have_one_name(workspace: Workspace) -> None:
    views = workspace.saved_views
    views.create("initiatives", "Mine", {})
    other = views.create("initiatives", "Dine", {})
    for refused in (lambda: views.create("initiatives", "MINE", {}), lambda: views.rename(other, "mine")):
        with pytest.raises(UserError, match="Der er allerede en visning, der hedder ”Mine”"):
            refused()
    with pytest.raises(UserError, match="Visningens navn mangler"):
        views.create("initiatives", "  ", {})
    assert [view.name for view in views.of_list("initiatives")] == ["Dine", "Mine"]
