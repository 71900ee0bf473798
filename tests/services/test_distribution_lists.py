"""Lists of recipients: who is on them today, under today's names, and at the address the letter is sent to."""

from __future__ import annotations

from datetime import date

import pytest

from kk_desktop.domain.dispatches import Addressee, DispatchChannel, DistributionList
from kk_desktop.domain.people import BodyKind
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace

from .conftest import Clock


@pytest.fixture
def list_id(workspace: Workspace) -> str:
    return workspace.distribution_lists.create("Boligselskaber")


def shown(workspace: Workspace, list_id: str) -> DistributionList:
    return next(each for each in workspace.distribution_lists.all() if each.id == list_id)


def test_who_is_on_a_list_follows_the_calendar_and_the_rest_is_told(
    workspace: Workspace, list_id: str, clock: Clock
) -> None:
    service = workspace.distribution_lists
    service.add_member(list_id, "fsb", address="Rådhuspladsen 1, 1550 København V", valid_to=date(2025, 3, 21))
    service.add_member(list_id, "3B", email="post@3b.example", valid_from=date(2025, 3, 22))
    service.add_member(list_id, "KAB")
    found = shown(workspace, list_id)
    assert ([each.name for each in found.members], found.left_out) == (["fsb", "KAB"], ("3B",))
    assert workspace.mail_merge.of_list(found.entries) == "fsb\nRådhuspladsen 1\n1550 København V\n\nKAB"
    clock.pass_minutes(24 * 60)
    found = shown(workspace, list_id)
    assert ([each.name for each in found.members], found.left_out) == (["3B", "KAB"], ("fsb",))


def test_a_member_that_is_a_body_or_a_person_is_called_and_reached_as_they_are(
    workspace: Workspace, list_id: str, clock: Clock
) -> None:
    people, service = workspace.people, workspace.distribution_lists
    facts = {"address": "Kajen 1", "postal_place": "2500 Valby", "email": "k@kk.dk"}
    body = people.create_body(BodyKind.UNIT, "Kajkontoret", **facts)
    people.rename_from(body, date(2025, 3, 22), "Havnekontoret")
    people.create_person("Åse Ærø", email="aase@kk.dk")
    for name in ("Kajkontoret", "Åse Ærø"):
        service.add_member(list_id, name)
    both = (Addressee("Kajkontoret", "k@kk.dk"), Addressee("Åse Ærø", "aase@kk.dk"))
    assert shown(workspace, list_id).members == both
    clock.pass_minutes(24 * 60)
    service.change_member(list_id, 0, channel=DispatchChannel.PAPER)
    assert shown(workspace, list_id).members[0] == Addressee("Havnekontoret", "Kajen 1, 2500 Valby")
    service.change_member(list_id, 0, name="En anden")
    assert shown(workspace, list_id).members[0] == Addressee("En anden", "")
    service.remove_member(list_id, 0)
    workspace.history.undo()
    assert [each.name for each in shown(workspace, list_id).members] == ["En anden", "Åse Ærø"]


def test_many_are_pasted_at_once_and_nobody_twice(workspace: Workspace, list_id: str) -> None:
    service = workspace.distribution_lists
    service.add_member(list_id, "fsb")
    count = service.add_pasted(list_id, "fsb\n3B, post@3b.example\nKAB, Vester Voldgade 17, 1552 København V\n")
    entries = shown(workspace, list_id).entries
    assert (count, [(each.name, each.address, each.email) for each in entries]) == (
        2,
        [("fsb", "", ""), ("3B", "", "post@3b.example"), ("KAB", "Vester Voldgade 17, 1552 København V", "")],
    )
    for text in ("", "fsb\n", "\n\n"):
        with pytest.raises(UserError, match="ingen nye modtagere"):
            service.add_pasted(list_id, text)
    workspace.history.undo()
    assert [each.name for each in shown(workspace, list_id).entries] == ["fsb"]


def test_what_is_typed_in_the_plain_list_keeps_the_rest(workspace: Workspace, list_id: str) -> None:
    service = workspace.distribution_lists
    service.add_member(list_id, "fsb", email="post@fsb.example", channel=DispatchChannel.DIGITAL_POST)
    service.add_member(list_id, "3B", valid_to=date(2020, 1, 1))
    service.set_members(list_id, [Addressee("fsb", "ny@fsb.example"), Addressee("KAB")])
    entries = shown(workspace, list_id).entries
    assert [(each.name, each.email) for each in entries] == [("fsb", "ny@fsb.example"), ("KAB", ""), ("3B", "")]
    assert entries[0].channel is DispatchChannel.DIGITAL_POST


def test_what_cannot_be_is_refused_with_the_list_as_it_was(workspace: Workspace, list_id: str) -> None:
    service = workspace.distribution_lists
    service.add_member(list_id, "fsb")
    before = shown(workspace, list_id)
    for facts, sentence in (
        ({"email": "ingen adresse"}, "er ikke en e-mailadresse"), ({"name": " "}, "Navnet mangler"),
        ({"valid_from": date(2025, 1, 2), "valid_to": date(2025, 1, 1)}, "slutter, før den begynder"),
        ({"address": "x" * 501}, "Der er plads til 500"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=sentence):
            service.change_member(list_id, 0, **facts)
    with pytest.raises(UserError, match="slettet i mellemtiden"):
        service.remove_member(list_id, 3)
    assert shown(workspace, list_id) == before


def test_a_living_list_holds_those_bodies_that_are_there_today(workspace: Workspace) -> None:
    committees = next(each for each in workspace.distribution_lists.all() if each.name == "Alle udvalg")
    names = [each.name for each in committees.members]
    assert ("Økonomiudvalget" in names, "Bygge- og Teknikudvalget" in names) == (True, False)
    assert "Bygge- og Teknikudvalget" not in workspace.mail_merge.bodies(BodyKind.COMMITTEE)
    assert "Bygge- og Teknikudvalget" not in {each.name for each in workspace.chains.known()}
