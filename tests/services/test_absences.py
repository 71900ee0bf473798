"""Absence: who acts for whom, on which days, in which cases, and in one's own name nobody."""

from datetime import date, timedelta

import pytest

from kk_desktop.domain.approvals import Absence
from kk_desktop.errors import UserError
from kk_desktop.services.absences import acts_for
from kk_desktop.services.workspace import Workspace
from tests.services.conftest import Clock
from tests.services.office import Office

FRIDAY = date(2025, 3, 21)
WEEK = (FRIDAY, date(2025, 3, 28))


def test_both_days_are_included(workspace: Workspace, clock: Clock) -> None:
    workspace.absences.register("Bo Lund", FRIDAY, FRIDAY + timedelta(days=1), "Dorte Bak")
    told = []
    for _ in range(4):
        told.append(workspace.absences.acts_for("dorte bak", "Bo  Lund", None))
        clock.now += timedelta(days=1)
    assert told == [True, True, False, False]


def test_a_substitute_in_some_cases_acts_in_those_alone(office: Office) -> None:
    workspace = office.workspace
    mine, other = workspace.cases.create("Bydelsplan"), workspace.cases.create("Skole")
    workspace.absences.register("Bo Lund", *WEEK, "Dorte Bak", case_ids=[mine])
    assert [workspace.absences.acts_for("Dorte Bak", "Bo Lund", case) for case in (mine, other, None)] == [
        True,
        False,
        False,
    ]
    office.submit()
    assert office.approvals.waiting("Dorte Bak") == []
    workspace.documents.change(office.document_id, case_id=mine)
    assert len(office.approvals.waiting("Dorte Bak")) == 1


def test_a_substitute_who_is_away_too_is_stood_in_for_and_a_ring_of_them_ends() -> None:
    away = [
        Absence("1", "Bo", *WEEK, "Dorte"),
        Absence("2", "Dorte", *WEEK, "Eva"),
        Absence("3", "Eva", *WEEK, "Bo"),
    ]
    assert acts_for(away, FRIDAY, "Eva", "Bo", None)
    assert not acts_for(away, FRIDAY, "Carl", "Bo", None)


def test_an_absence_that_cannot_be_is_refused_and_the_old_one_stays(workspace: Workspace) -> None:
    absence_id = workspace.absences.register("Bo Lund", *WEEK, "Dorte Bak")
    for facts, told in [
        ({"last_day": FRIDAY - timedelta(days=1)}, "slutter, før det begynder"),
        ({"substitute": "bo lund"}, "kan ikke være stedfortræder for sig selv"),
        ({"person": " "}, "mangler"),
        ({"substitute": "D" * 501}, "501 tegn"),
    ]:
        with pytest.raises(UserError, match=told):
            workspace.absences.change(absence_id, **facts)
    (absence,) = workspace.absences.rows()
    assert (absence.person, absence.substitute, absence.last_day) == ("Bo Lund", "Dorte Bak", WEEK[1])


def test_an_absence_that_was_deleted_can_be_put_back(workspace: Workspace) -> None:
    absence_id = workspace.absences.register("Bo Lund", *WEEK, "Dorte Bak", note="Ferie")
    workspace.absences.change(absence_id, note="Orlov")
    workspace.absences.delete(absence_id)
    assert not workspace.absences.acts_for("Dorte Bak", "Bo Lund", None)
    workspace.history.undo()
    assert [each.note for each in workspace.absences.rows()] == ["Orlov"]


def test_what_the_absent_one_decides_meanwhile_is_their_own(office: Office) -> None:
    office.workspace.absences.register("Bo Lund", *WEEK, "Dorte Bak")
    office.submit()
    office.approve("Bo Lund")
    step = office.approvals.of(office.document_id)[0].steps[0]
    assert (step.decided_by, step.decided_for) == ("Bo Lund", "")
    assert office.approvals.waiting("Dorte Bak") == []


def test_the_author_does_not_approve_as_somebodys_substitute(office: Office) -> None:
    office.workspace.absences.register("Bo Lund", *WEEK, "Anna Holm")
    office.submit()
    assert "approve" not in office.approvals.allowed(office.document_id)
    with pytest.raises(UserError, match="Du har selv sendt"):
        office.approvals.approve(office.step_id, office.seen)
