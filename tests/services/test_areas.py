"""Areas: names that are nobody else's, periods that can be, and the tree as it stood on a date."""

from datetime import date

import pytest

from kk_desktop.domain.areas import AreaKind, AreaListing, valid_on
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.workspace import Workspace

HOUSING = AreaKind.DEPRIVED_HOUSING_AREA


def area_named(workspace: Workspace, name: str) -> str:
    return next(area.id for area in workspace.areas.tree() if area.name == name)


def names(workspace: Workspace, area_id: str) -> tuple[str, ...]:
    return workspace.areas.get(area_id).names


def test_a_name_that_is_another_areas_is_refused_with_a_sentence_that_names_it(workspace: Workspace) -> None:
    tingbjerg, kite = area_named(workspace, "Tingbjerg/Utterslevhuse"), workspace.areas.create(HOUSING, "Ålekisten")
    workspace.areas.add_alias(tingbjerg, "Tingbjerg")
    before = names(workspace, kite)
    with pytest.raises(
        UserError, match="”tingbjerg - UTTERSLEVHUSE” er optaget: Området ”Tingbjerg/Utterslevhuse” hed"
    ):
        workspace.areas.add_alias(kite, "tingbjerg - UTTERSLEVHUSE")
    with pytest.raises(UserError, match=r"”Tingbjerg” er et navn for ”Tingbjerg/Utterslevhuse”\. Intet er ændret"):
        workspace.areas.add_alias(kite, "boligområdet Tingbjerg")
    with pytest.raises(UserError, match="er optaget"):
        workspace.areas.change(kite, name="Tingbjerg")
    with pytest.raises(UserError, match="er optaget"):
        workspace.areas.create(HOUSING, "Aalekisten")
    with pytest.raises(UserError, match="er allerede et navn for området"):
        workspace.areas.add_alias(kite, "Ålekisten")
    assert names(workspace, kite) == before


def test_another_name_is_given_changed_and_taken_away_and_all_of_it_undone(workspace: Workspace) -> None:
    kite = workspace.areas.create(HOUSING, "Ålekisten")
    alias = workspace.areas.add_alias(kite, "  Åle\nkisten ", date(2011, 1, 1), date(2016, 12, 31))
    workspace.areas.change_alias(alias, name="Aalekisten")
    (shown,) = workspace.areas.aliases(kite)
    assert (shown.name, shown.valid_from, shown.valid_to) == ("Aalekisten", date(2011, 1, 1), date(2016, 12, 31))
    with pytest.raises(UserError, match="slutter, før den begynder"):
        workspace.areas.change_alias(alias, valid_to=date(2010, 1, 1))
    workspace.areas.remove_alias(alias)
    assert names(workspace, kite) == ("Ålekisten",)
    workspace.history.undo()
    workspace.history.undo()
    assert names(workspace, kite) == ("Ålekisten", "Åle kisten")
    workspace.history.undo()
    assert names(workspace, kite) == ("Ålekisten",)


def test_the_printed_name_changes_place_with_another_one(workspace: Workspace) -> None:
    kite = workspace.areas.create(HOUSING, "Ålekisten")
    alias = workspace.areas.add_alias(kite, "Kvarteret ved Ålekisten", date(2020, 1, 1))
    workspace.areas.print_alias(alias)
    (shown,) = workspace.areas.aliases(kite)
    assert (workspace.areas.get(kite).name, shown.name, shown.valid_from) == (
        "Kvarteret ved Ålekisten", "Ålekisten", None
    )  # fmt: skip
    workspace.history.undo()
    assert names(workspace, kite) == ("Ålekisten", "Kvarteret ved Ålekisten")


def test_a_name_of_ten_thousand_characters_is_refused_and_an_odd_one_is_kept(workspace: Workspace) -> None:
    kite = workspace.areas.create(HOUSING, "Ålekisten")
    with pytest.raises(UserError, match=r"Områdets navn er på 10000 tegn\. Der er plads til 500\. Intet"):
        workspace.areas.change(kite, name="x" * 10_000)
    with pytest.raises(UserError, match="Navnet er på 10000 tegn"):
        workspace.areas.add_alias(kite, "x" * 10_000)
    with pytest.raises(UserError, match="Navnet mangler"):
        workspace.areas.add_alias(kite, " \n ")
    with pytest.raises(UserError, match="Navnet mangler"):
        workspace.areas.add_alias(kite, "\x00\x01")
    workspace.areas.add_alias(kite, "Kiste\x07 🐟 \ud83d")
    assert names(workspace, kite)[1] == "Kiste 🐟 \ufffd"


def test_an_area_that_ends_before_it_begins_is_refused(workspace: Workspace) -> None:
    kite = workspace.areas.create(HOUSING, "Ålekisten")
    workspace.areas.change(kite, valid_from=date(2017, 1, 1))
    with pytest.raises(UserError, match="slutter, før den begynder"):
        workspace.areas.change(kite, valid_to=date(2011, 1, 1))
    assert workspace.areas.get(kite).valid_to is None


def test_a_new_area_gets_a_number_where_its_name_is_taken(workspace: Workspace) -> None:
    workspace.areas.create(HOUSING, workspace.areas.free_name("Nyt område"))
    assert workspace.areas.free_name("Nyt område") == "Nyt område 2"


def test_a_name_given_to_an_area_that_is_gone_is_refused(workspace: Workspace) -> None:
    kite = workspace.areas.create(HOUSING, "Ålekisten")
    workspace.areas.delete(kite)
    with pytest.raises(GoneError):
        workspace.areas.add_alias(kite, "Aalekisten")


def test_an_area_is_not_put_on_a_policy_or_below_an_area_that_is_not_there(workspace: Workspace) -> None:
    kite, gone = workspace.areas.create(HOUSING, "Ålekisten"), workspace.areas.create(HOUSING, "Borte")
    workspace.areas.delete(gone)
    with pytest.raises(GoneError):
        workspace.areas.add_listing(kite, "borte")
    with pytest.raises(GoneError):
        workspace.areas.change(kite, parent_id=gone)
    with pytest.raises(GoneError):
        workspace.areas.create(HOUSING, "Ny", gone)
    assert workspace.areas.get(kite).parent_id is None


def test_a_date_shows_the_areas_on_the_lists_of_that_day_below_their_districts(workspace: Workspace) -> None:
    tree, listings = workspace.areas.tree(), workspace.areas.all_listings()
    in_2011 = {area.name for area in valid_on(tree, listings, date(2011, 6, 1))}
    in_2013 = {area.name for area in valid_on(tree, listings, date(2013, 6, 1))}
    districts = {area.name for area in tree if area.kind is AreaKind.DISTRICT}
    assert {"Indre/Ydre Nørrebro", "Blågården", "Nørrebro"} <= in_2011
    assert "Blågården" not in in_2013
    assert {"Indre/Ydre Nørrebro", "Stærevej mv."} <= in_2013
    assert {area.name for area in valid_on(tree, listings, date(2018, 1, 1))} == districts


def test_a_closed_area_is_not_shown_after_its_last_day_though_it_is_on_a_list(workspace: Workspace) -> None:
    estate = area_named(workspace, "Blågården")
    workspace.areas.change(estate, valid_to=date(2011, 5, 31))
    tree, listings = workspace.areas.tree(), workspace.areas.all_listings()
    assert estate in {area.id for area in valid_on(tree, listings, date(2011, 5, 31))}
    assert estate not in {area.id for area in valid_on(tree, listings, date(2011, 6, 1))}


def test_a_listing_without_dates_holds_as_long_as_its_policy() -> None:
    listing = AreaListing("l", "a", "p", "Politik", policy_from=date(2017, 1, 1), policy_to=date(2024, 12, 31))
    assert [listing.holds_on(date(year, 6, 1)) for year in (2016, 2017, 2024, 2025)] == [False, True, True, False]
    assert not AreaListing("l", "a", "p", "Liste uden år").holds_on(date(2020, 1, 1))


def test_a_policy_is_made_and_its_period_mended(workspace: Workspace) -> None:
    policy = workspace.areas.create_policy("Politik 2036", valid_from=date(2036, 1, 1))
    workspace.areas.change_policy(policy, valid_to=date(2040, 12, 31))
    with pytest.raises(UserError, match="slutter, før den begynder"):
        workspace.areas.change_policy(policy, valid_to=date(2030, 1, 1))
    shown = next(each for each in workspace.areas.policies() if each.id == policy)
    assert shown.valid_to == date(2040, 12, 31)


def test_an_area_is_put_on_the_list_of_that_title_or_on_a_new_one_as_one_step(workspace: Workspace) -> None:
    area = workspace.areas.create(AreaKind.DISTRICT, "Prøvestenen")
    before = len(workspace.areas.policies())

    assert workspace.areas.put_on(area, "Politik for havnen")
    assert not workspace.areas.put_on(area, "politik for HAVNEN")

    assert len(workspace.areas.policies()) == before + 1
    assert [each.policy_title for each in workspace.areas.listings(area)] == ["Politik for havnen"] * 2
    workspace.history.undo()
    workspace.history.undo()
    assert len(workspace.areas.policies()) == before
