"""The days of a hearing's plan, counted back over weekends and Easter."""

from datetime import date

from kk_desktop.domain.hearings import Hearing
from kk_desktop.domain.plans import PlannedDay, PlanStep, next_step, plan_back
from kk_desktop.domain.workflow import Status

TODAY = date(2025, 3, 21)
EASTER = {date(2025, 4, 17), date(2025, 4, 18), date(2025, 4, 21)}
S = PlanStep


def is_holiday(day: date) -> bool:
    return day in EASTER


def plan(deadline: date, *, committee: bool = True, **facts) -> tuple[PlannedDay, ...]:
    hearing = Hearing(
        "h", "Plan", deadline=deadline, goes_to_committee=committee, received_on=facts.pop("received", None)
    )
    facts = {"own": {}, **facts}
    return plan_back(hearing, facts.pop("today", TODAY), is_holiday, **facts)


def days(planned: tuple[PlannedDay, ...]) -> dict[PlanStep, str]:
    return {each.step: f"{each.due:%d.%m}" for each in planned}


def test_the_steps_are_counted_back_in_working_days() -> None:
    # Wednesday 16 April; the meeting on Monday, the agenda four weekdays before it, as the house closes it.
    assert days(plan(date(2025, 4, 16))) == {
        S.CONTRIBUTIONS: "28.03", S.APPROVAL: "04.04", S.AGENDA: "08.04", S.MEETING: "14.04", S.SEND: "16.04",
    }  # fmt: skip


def test_a_deadline_on_a_holiday_is_sent_on_the_working_day_before() -> None:
    assert days(plan(date(2025, 4, 21)))[S.SEND] == "16.04"


def test_the_days_of_easter_are_not_counted() -> None:
    # Wednesday the 23rd less two working days: Tuesday the 22nd, then over Easter to Wednesday the 16th.
    assert days(plan(date(2025, 4, 23)))[S.MEETING] == "16.04"


def test_an_answer_that_no_committee_decides_on_has_neither_meeting_nor_agenda() -> None:
    assert days(plan(date(2025, 4, 16), committee=False)) == {
        S.CONTRIBUTIONS: "07.04", S.APPROVAL: "14.04", S.SEND: "16.04",
    }  # fmt: skip


def test_what_lies_before_a_day_set_by_hand_is_counted_from_it() -> None:
    found = plan(date(2025, 4, 16), own={S.MEETING: date(2025, 4, 10)})
    assert days(found)[S.AGENDA] == "04.04"
    assert [each.step for each in found if each.is_own] == [S.MEETING]


def test_the_cases_own_meeting_is_used_until_somebody_sets_another() -> None:
    known = date(2025, 4, 8)
    assert days(plan(date(2025, 4, 16), meeting=known))[S.MEETING] == "08.04"
    assert days(plan(date(2025, 4, 16), meeting=known, own={S.MEETING: date(2025, 4, 9)}))[S.MEETING] == "09.04"


def test_days_that_cannot_be_kept_are_told() -> None:
    own = {S.APPROVAL: date(2025, 4, 15), S.SEND: date(2025, 4, 19), S.CONTRIBUTIONS: date(2025, 3, 20)}
    told = {each.step: each.trouble for each in plan(date(2025, 4, 16), own=own, awaited=True)}
    assert told == {
        S.CONTRIBUTIONS: "Dagen er passeret.",
        S.APPROVAL: "Ligger efter dagsordenen.",
        S.AGENDA: "",
        S.MEETING: "",
        S.SEND: "Ligger efter svarfristen.",
    }


def test_a_day_before_the_hearing_came_is_told_as_too_short() -> None:
    (first, *_rest) = plan(date(2025, 4, 4), received=date(2025, 3, 24), awaited=True)
    assert (first.step, first.trouble) == (S.CONTRIBUTIONS, "Ligger før modtagelsen. Der er for kort tid.")


def test_a_day_set_on_a_saturday_is_told() -> None:
    found = plan(date(2025, 4, 16), own={S.CONTRIBUTIONS: date(2025, 3, 29)})
    assert found[0].trouble == "Er ikke en arbejdsdag."


def test_the_answers_status_tells_what_is_done() -> None:
    def done(status: Status, today: date = TODAY) -> list[PlanStep]:
        return [each.step for each in plan(date(2025, 4, 16), status=status, today=today) if each.is_done]

    assert done(Status.DRAFT) == done(Status.RETURNED) == []
    assert done(Status.SUBMITTED) == [S.CONTRIBUTIONS]
    assert done(Status.APPROVED) == [S.CONTRIBUTIONS, S.APPROVAL]
    assert done(Status.APPROVED, date(2025, 4, 15)) == [S.CONTRIBUTIONS, S.APPROVAL, S.AGENDA, S.MEETING]
    assert done(Status.SENT) == list(PlanStep)


def test_contributions_are_reached_when_all_have_come_or_nobody_was_asked_in_time() -> None:
    def is_done(deadline: date, awaited: bool | None) -> bool:
        return plan(deadline, awaited=awaited)[0].is_done

    soon, later = date(2025, 4, 4), date(2025, 4, 16)  # the 18th of March has passed, the 28th has not
    assert [is_done(soon, awaited) for awaited in (None, True, False)] == [True, False, True]
    assert [is_done(later, awaited) for awaited in (None, True, False)] == [False, False, True]


def test_the_next_step_is_the_first_that_is_not_done() -> None:
    coming = next_step(plan(date(2025, 4, 16), status=Status.SUBMITTED))
    assert coming is not None
    assert coming.step is S.APPROVAL
    assert next_step(plan(date(2025, 4, 16), status=Status.SENT)) is None


def test_without_a_deadline_there_is_nothing_to_count_from() -> None:
    assert plan_back(Hearing("h", "Plan"), TODAY, is_holiday, own={}) == ()
