"""A chain: whose turn it is, when it is approved, and which content holds."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kk_desktop.domain.approvals import ApprovalStep, Decision, Submission, same_person

WHEN = datetime(2025, 3, 21, 12, tzinfo=UTC)


def step(name: str, decision: Decision | None = None, **facts: object) -> ApprovalStep:
    return ApprovalStep(name, name, decision=decision, decided_at=WHEN if decision else None, **facts)


def sent(*steps: ApprovalStep, **facts: object) -> Submission:
    return Submission("s", "d", 1, "content", "pdf", "Anna", WHEN, steps=steps, **facts)


def turn(submission: Submission) -> str | None:
    return submission.current.approver if submission.current else None


YES, NO, ON = Decision.APPROVED, Decision.RETURNED, Decision.PASSED_ON


@pytest.mark.parametrize(
    ("submission", "whose", "approved"),
    [
        (sent(step("Bo"), step("Carl")), "Bo", False),
        (sent(step("Bo", YES), step("Carl")), "Carl", False),
        (sent(step("Bo", YES), step("Carl", YES)), None, True),
        (sent(step("Bo", NO), step("Carl")), None, False),
        (sent(step("Bo", ON), step("Dorte"), step("Carl")), "Dorte", False),
        (sent(step("Bo", ON), step("Dorte", YES)), None, True),
        (sent(step("Bo"), withdrawn_at=WHEN), None, False),
        (sent(step("Bo", YES), step("ØU", body_id="b")), "ØU", False),
        (sent(step("Bo", YES), step("ØU", body_id="b"), reservation="ØU"), "ØU", True),
        (sent(step("Bo"), step("ØU", body_id="b"), reservation="ØU"), "Bo", False),
        (sent(step("Bo", YES), step("ØU", NO, body_id="b"), reservation="ØU"), None, False),
    ],
)
def test_a_chain_is_approved_when_all_have_said_yes(submission: Submission, whose: str | None, approved: bool) -> None:
    assert (turn(submission), submission.is_approved) == (whose, approved)


def test_a_yes_on_a_condition_keeps_the_next_from_being_asked_until_it_is_met() -> None:
    conditional = step("Bo", Decision.APPROVED_ON_CONDITION, condition="Ret tallet")
    waits = sent(conditional, step("Carl"))
    assert (turn(waits), waits.unmet) == (None, conditional)
    met = sent(replace(conditional, condition_met_on=date(2025, 3, 22)), step("Carl"))
    assert (turn(met), met.unmet) == ("Carl", None)


def test_the_content_that_holds_is_the_last_one_that_was_corrected() -> None:
    first = step("Bo", Decision.APPROVED_WITH_CHANGES, content_digest="one", pdf_digest="pages of one")
    second = step("Carl", Decision.APPROVED_WITH_CHANGES, content_digest="two", pdf_digest="pages of two")
    for steps, bound, pages in [
        ((step("Bo", YES),), "content", "pdf"),
        ((first, step("Carl", YES)), "one", "pages of one"),
        ((first, second), "two", "pages of two"),
    ]:
        assert (sent(*steps).bound, sent(*steps).pages) == (bound, pages)


def test_names_are_told_apart_by_their_words_alone_and_nobody_is_nobody() -> None:
    assert same_person("bo  Lund", "Bo Lund ")
    assert not same_person("Bo Lund", "Bo Lunde")
    assert not same_person("", " ")
