"""Areas, initiatives, follow-ups, bodies, persons and parties: created, changed, deleted and had back."""

from datetime import date

import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.initiatives import AppropriationStage, InitiativeStatus
from kk_desktop.domain.people import BodyKind, BodyName, Role
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace


def test_a_new_file_knows_the_citys_districts_bodies_and_parties(workspace: Workspace) -> None:
    names = {area.name for area in workspace.areas.tree()}
    assert {"Vanløse", "Nørrebro", "Østerbro"} <= names
    assert {"A", "Ø", "Å"} <= {party.letter for party in workspace.people.parties()}
    assert "Økonomiudvalget" in {body.name_on(None).name for body in workspace.people.bodies()}
    assert not workspace.history.can_undo()


def test_an_area_is_found_below_its_district_with_its_other_names(workspace: Workspace) -> None:
    district = next(area for area in workspace.areas.tree() if area.name == "Vanløse")
    area_id = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Ålekisten", district.id)
    workspace.areas.change(area_id, aliases=("Aalekisten",), note="Ved stationen")
    area = workspace.areas.get(area_id)
    assert (area.parent_id, area.aliases, area.note) == (district.id, ("Aalekisten",), "Ved stationen")


def test_an_area_cannot_lie_below_itself(workspace: Workspace) -> None:
    upper = workspace.areas.create(AreaKind.DISTRICT, "Øvre")
    lower = workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, "Nedre", upper)
    with pytest.raises(UserError, match="ikke ligge under sig selv"):
        workspace.areas.change(upper, parent_id=lower)
    assert workspace.areas.get(upper).parent_id is None


def test_an_area_in_use_says_by_whom_and_stays(workspace: Workspace) -> None:
    area_id = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Søparken")
    for title in ("Fremskudt jobcenter", "Lektiehjælp", "Nabovagt"):
        workspace.initiatives.create(title, area_ids=(area_id,))
    with pytest.raises(UserError, match="Søparken bruges af 3 indsatser og er ikke slettet"):
        workspace.areas.delete(area_id)
    assert workspace.areas.get(area_id).name == "Søparken"
    assert workspace.area_pages.initiatives(area_id).count == 3


def test_an_area_nobody_uses_is_deleted_and_had_back(workspace: Workspace) -> None:
    area_id = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Søparken")
    workspace.areas.delete(area_id)
    assert area_id not in {area.id for area in workspace.areas.tree()}
    workspace.history.undo()
    assert workspace.areas.get(area_id).name == "Søparken"


def test_a_listing_ends_after_it_begins(workspace: Workspace) -> None:
    area_id = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Søparken")
    policy_id = workspace.areas.create_policy("Politik for udsatte byområder")
    with pytest.raises(UserError, match="slutter, før den begynder"):
        workspace.areas.add_listing(area_id, policy_id, valid_from=date(2017, 1, 1), valid_to=date(2011, 1, 1))
    listing_id = workspace.areas.add_listing(area_id, policy_id, "Søparken m.v.", valid_from=date(2011, 1, 1))
    with pytest.raises(UserError, match="slutter, før den begynder"):
        workspace.areas.change_listing(listing_id, valid_to=date(2010, 1, 1))
    workspace.areas.change_listing(listing_id, named_as="Søparken")
    (listing,) = workspace.areas.listings(area_id)
    assert (listing.policy_title, listing.named_as) == ("Politik for udsatte byområder", "Søparken")
    workspace.areas.remove_listing(listing_id)
    assert workspace.areas.listings(area_id) == []


def test_an_initiative_carries_its_money_and_status(workspace: Workspace) -> None:
    initiative_id = workspace.initiatives.create("Fremskudt jobcenter")
    workspace.initiatives.change(initiative_id, status=InitiativeStatus.ONGOING, period_from="2014")
    money = [
        workspace.initiatives.add_appropriation(
            initiative_id, year, 500_000_000, AppropriationStage.APPROVED, price_level=2014
        )
        for year in (2014, 2015)
    ]
    (row,) = workspace.initiatives.rows()
    assert (row.status, row.amount_ore, row.price_level) == (InitiativeStatus.ONGOING, 1_000_000_000, 2014)
    workspace.initiatives.change_appropriation(money[0], amount_ore=400_000_000)
    workspace.initiatives.remove_appropriation(money[1])
    assert [each.amount_ore for each in workspace.initiatives.appropriations(initiative_id)] == [400_000_000]
    workspace.initiatives.delete(initiative_id)
    assert workspace.initiatives.rows() == []


def test_a_promise_is_noted_and_kept(workspace: Workspace) -> None:
    promise = workspace.follow_ups.create("Orientering af udvalget", due="2025-04-01", owner="Anna Holm")
    assert [deadline.title for deadline in workspace.overview.deadlines()] == ["Orientering af udvalget"]
    workspace.follow_ups.change(promise, done=True)
    assert workspace.overview.deadlines() == []
    workspace.follow_ups.delete(promise)
    assert workspace.follow_ups.rows() == []


def test_a_body_keeps_its_earlier_name(workspace: Workspace) -> None:
    body_id = workspace.people.create_body(BodyKind.UNIT, "Kontor A", "KA")
    names = (BodyName("Kontor A", "KA", None, date(2024, 12, 31)), BodyName("Kontor B", "KB", date(2025, 1, 1)))
    workspace.people.change_body(body_id, names=names)
    body = workspace.people.body(body_id)
    assert body.name_on(date(2024, 6, 1)).name == "Kontor A"
    assert body.name_on(date(2025, 6, 1)).name == "Kontor B"
    workspace.people.delete_body(body_id)
    assert body_id not in {body.id for body in workspace.people.bodies()}


def test_persons_and_parties_come_and_go(workspace: Workspace) -> None:
    party_id = workspace.people.create_party("Q", "Prøvelisten")
    person_id = workspace.people.create_person("Ea Ås", roles=(Role(party_id=party_id),))
    workspace.people.change_person(person_id, roles=(Role("Medlem", party_id=party_id),))
    workspace.people.change_party(party_id, name="Prøvelisten i København")
    assert [(person.name, person.title_on(None)) for person in workspace.people.persons()] == [("Ea Ås", "Medlem")]
    assert "Prøvelisten i København" in {party.name for party in workspace.people.parties()}
    workspace.people.delete_person(person_id)
    workspace.people.delete_party(party_id)
    assert workspace.people.persons() == []


@pytest.mark.parametrize("due", ["snart", "2025-13", "2025-02-30", "25"])
def test_a_date_as_exact_as_known_is_still_a_date(workspace: Workspace, due: str) -> None:
    for known in ("", "2014", "2014-05", "2014-05-01"):
        workspace.follow_ups.create("Følg op", due=known)
    follow_up_id = workspace.follow_ups.create("Følg op på aftalen")
    initiative_id = workspace.initiatives.create("Fremskudt jobcenter")
    with pytest.raises(UserError, match="er ingen dato"):
        workspace.follow_ups.create("Følg op", due=due)
    with pytest.raises(UserError, match="er ingen dato"):
        workspace.follow_ups.change(follow_up_id, due=due)
    with pytest.raises(UserError, match="er ingen dato"):
        workspace.initiatives.change(initiative_id, period_to=due)
    assert [each.due for each in workspace.overview.deadlines()] == [
        date(2014, 5, 1), date(2014, 5, 31), date(2014, 12, 31)
    ]  # fmt: skip


def test_money_is_given_for_a_year_that_can_be(workspace: Workspace) -> None:
    initiative_id = workspace.initiatives.create("Fremskudt jobcenter")
    with pytest.raises(UserError, match="Året 20255 kan ikke passe"):
        workspace.initiatives.add_appropriation(initiative_id, 20255, 100, AppropriationStage.PROPOSED)
    money = workspace.initiatives.add_appropriation(initiative_id, 2025, 100, AppropriationStage.PROPOSED)
    with pytest.raises(UserError, match="Året 25 kan ikke passe"):
        workspace.initiatives.change_appropriation(money, year=25)
    assert [each.year for each in workspace.initiatives.appropriations(initiative_id)] == [2025]


def test_a_body_is_never_left_without_a_name(workspace: Workspace) -> None:
    body_id = workspace.people.create_body(BodyKind.COMMITTEE, "Byudvalget")
    for names in ((), (BodyName(" "),)):
        with pytest.raises(UserError, match="Navnet mangler"):
            workspace.people.change_body(body_id, names=names)
    backwards = BodyName("Byudvalget", valid_from=date(2020, 1, 1), valid_to=date(2019, 1, 1))
    with pytest.raises(UserError, match="slutter, før den begynder"):
        workspace.people.change_body(body_id, names=(backwards,))
    assert workspace.people.body(body_id).names == (BodyName("Byudvalget"),)


def test_a_party_keeps_its_letter_and_a_period_that_can_be(workspace: Workspace) -> None:
    party_id = workspace.people.create_party("Æ", "Borgerlisten", valid_from=date(2020, 1, 1))
    with pytest.raises(UserError, match="Partibogstavet mangler"):
        workspace.people.change_party(party_id, letter=" ")
    with pytest.raises(UserError, match="slutter, før den begynder"):
        workspace.people.change_party(party_id, valid_to=date(2019, 1, 1))
    party = next(each for each in workspace.people.parties() if each.id == party_id)
    assert (party.letter, party.valid_to) == ("Æ", None)
