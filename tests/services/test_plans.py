"""A hearing's plan in the file: counted, set by hand, counted again."""

from datetime import date

from kk_desktop.domain.plans import Meeting, PlanStep
from kk_desktop.services.workspace import Workspace

DEADLINE = date(2025, 4, 16)


def due(workspace: Workspace, hearing_id: str, step: PlanStep) -> date:
    return next(each.due for each in workspace.plans.of(hearing_id) if each.step is step)


def test_a_day_set_by_hand_is_kept_until_it_is_counted_again(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan", deadline=DEADLINE)
    counted = workspace.plans.of(hearing_id)
    workspace.plans.set_day(hearing_id, PlanStep.APPROVAL, date(2025, 4, 1))
    workspace.plans.set_day(hearing_id, PlanStep.APPROVAL, date(2025, 4, 2))
    assert due(workspace, hearing_id, PlanStep.APPROVAL) == date(2025, 4, 2)
    assert due(workspace, hearing_id, PlanStep.CONTRIBUTIONS) == date(2025, 3, 26)
    assert workspace.history.undo() == "Rettede planen: godkendelse"
    assert due(workspace, hearing_id, PlanStep.APPROVAL) == date(2025, 4, 1)
    workspace.plans.set_day(hearing_id, PlanStep.APPROVAL, None)
    assert workspace.plans.of(hearing_id) == counted


def test_the_whole_plan_is_counted_again_and_that_can_be_undone(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan", deadline=DEADLINE)
    counted = workspace.plans.of(hearing_id)
    for step in (PlanStep.MEETING, PlanStep.SEND):
        workspace.plans.set_day(hearing_id, step, date(2025, 4, 10))
    mine = workspace.plans.of(hearing_id)
    workspace.plans.reset(hearing_id)
    assert workspace.plans.of(hearing_id) == counted
    workspace.history.undo()
    assert workspace.plans.of(hearing_id) == mine


def test_a_meeting_of_the_hearings_own_case_is_the_plans(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan", deadline=DEADLINE, case_number="2025-0041207")
    case_id = workspace.hearings.get(hearing_id).case_id
    body = next(body for body in workspace.people.bodies() if body.names[-1].abbreviation == "TMU")
    workspace.cases.add_treatment(case_id or "", body.id, date(2025, 4, 7))
    workspace.cases.add_treatment(case_id or "", body.id, date(2025, 5, 5))
    assert due(workspace, hearing_id, PlanStep.MEETING) == date(2025, 4, 7)
    assert due(workspace, hearing_id, PlanStep.AGENDA) == date(2025, 4, 1)
    assert workspace.plans.meetings(hearing_id) == [Meeting("TMU", date(2025, 4, 7))], "not those after the deadline"


def test_the_plan_follows_an_extension(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan", received_on=date(2025, 3, 7), deadline=DEADLINE)
    workspace.hearings.change(hearing_id, extended_to=date(2025, 5, 2))
    assert due(workspace, hearing_id, PlanStep.SEND) == date(2025, 5, 2)


def test_the_overview_tells_the_steps_that_are_not_done_without_the_deadline_itself(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan", "Lokaludvalget", deadline=DEADLINE)
    workspace.hearings.register("Uden frist")
    found = workspace.overview.steps()
    assert [(each.step, each.due.day) for each in found] == [
        ("Bidrag", 28), ("Godkendelse", 4), ("Dagsorden", 8), ("Udvalgsmøde", 14),
    ]  # fmt: skip
    assert {each.id for each in found} == {hearing_id}
    workspace.plans.set_day(hearing_id, PlanStep.SEND, date(2025, 4, 15))
    assert [each.due for each in workspace.overview.steps() if each.step == "Afsendelse"] == [date(2025, 4, 15)]
