"""A draft goes along a chain; what is approved is what was read, exactly one decides, and every step can be undone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from kk_desktop.domain.approvals import Approver, Decision, DecisionChannel
from kk_desktop.domain.comments import CommentState
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import CannotUndoError, UserError
from tests.services.conftest import Clock
from tests.services.office import BO, CARL, DORTE, Office


def test_a_draft_that_is_sent_waits_with_its_pages_kept(office: Office) -> None:
    submission_id = office.submit(BO, note="Haster")
    assert office.status is Status.SUBMITTED
    (waiting,) = office.approvals.waiting("Bo Lund")
    assert (waiting.submission.id, waiting.submission.number, waiting.submission.note) == (submission_id, 1, "Haster")
    assert (waiting.document.title, waiting.page_count) == ("Svar om bydelsplanen", 1)
    assert office.approvals.pdf(submission_id) == office.workspace.pages.render(office.document_id).pdf


def test_what_the_manager_approves_is_approved_and_no_longer_waits(office: Office) -> None:
    submission_id = office.submit()
    office.approve("Bo Lund")
    assert office.status is Status.APPROVED
    assert office.approvals.waiting("Bo Lund") == []
    assert office.approvals.outgoing_pdf(office.document_id) == office.approvals.pdf(submission_id)
    (decided,) = office.approvals.decided("Bo Lund")
    assert decided.step.decision is Decision.APPROVED


def test_a_chain_asks_one_after_another_and_all_must_say_yes(office: Office) -> None:
    office.submit(BO, CARL)
    assert office.approvals.waiting("Carl Friis") == []
    office.approve("Bo Lund")
    assert office.status is Status.SUBMITTED
    assert len(office.approvals.waiting("Carl Friis")) == 1
    office.approve("Carl Friis")
    assert office.status is Status.APPROVED


def test_what_is_sent_back_comes_with_the_note_and_can_be_sent_again_as_the_next_draft(office: Office) -> None:
    office.submit()
    with office.sits("Bo Lund"):
        office.approvals.return_for_changes(office.step_id, office.seen, "Tilføj økonomien")
    assert office.status is Status.RETURNED
    assert office.approvals.of(office.document_id)[0].steps[0].note == "Tilføj økonomien"
    office.write("Vi støtter planen.", "Den koster 5 mio. kr.")
    office.submit()
    (waiting,) = office.approvals.waiting("Bo Lund")
    assert waiting.submission.number == 2
    assert waiting.changes == ("Afsnittet, der begynder ”Den koster 5 mio. kr.”, er kommet til.",)


def test_what_is_drawn_back_waits_for_nobody_and_can_be_sent_again(office: Office) -> None:
    office.submit()
    office.approvals.withdraw(office.document_id)
    assert office.status is Status.WITHDRAWN
    assert office.approvals.waiting("Bo Lund") == []
    office.submit()
    assert office.status is Status.SUBMITTED


def test_passing_on_asks_the_other_before_the_rest_of_the_chain(office: Office) -> None:
    office.submit(BO, CARL)
    with office.sits("Bo Lund"):
        office.approvals.pass_on(office.step_id, office.seen, DORTE, "Du kender planen")
    assert [len(office.approvals.waiting(who.name)) for who in (BO, DORTE, CARL)] == [0, 1, 0]
    office.approve("Dorte Bak")
    office.approve("Carl Friis")
    assert office.status is Status.APPROVED


def test_nobody_approves_their_own_draft(office: Office) -> None:
    with pytest.raises(UserError, match="Du kan ikke godkende det, du selv sender"):
        office.submit(Approver("anna  holm"))
    office.submit()
    with office.sits("Bo Lund"), pytest.raises(UserError, match="Anna Holm har selv sendt"):
        office.approvals.pass_on(office.step_id, office.seen, Approver("Anna Holm"))
    with pytest.raises(UserError, match="Du har selv sendt"):
        office.approvals.approve(office.step_id, office.seen)
    assert office.status is Status.SUBMITTED


@pytest.mark.parametrize(
    "name", ["anna\u00a0holm", "Anna\u200bHolm", "Anna Holm\u200e", "Ａnna Holm", "Anna Ho\u00adlm"]
)
def test_another_spelling_of_a_name_is_the_same_person(office: Office, name: str) -> None:
    with pytest.raises(UserError, match="Du kan ikke godkende det, du selv sender"):
        office.submit(Approver(name))


def test_a_letter_written_as_two_signs_is_the_same_name(office: Office) -> None:
    with office.sits("Åse Bø"), pytest.raises(UserError, match="Du kan ikke godkende det, du selv sender"):
        office.submit(Approver("A\u030ase Bø"))


def test_nobody_passes_on_to_themselves(office: Office) -> None:
    office.submit()
    with office.sits("Bo Lund"), pytest.raises(UserError, match="bo lund er allerede bedt om at godkende"):
        office.approvals.pass_on(office.step_id, office.seen, Approver("bo lund"))


def test_who_is_not_asked_cannot_decide(office: Office) -> None:
    office.submit()
    with office.sits("Carl Friis"), pytest.raises(UserError, match="venter på Bo Lund, ikke på dig"):
        office.approvals.approve(office.step_id, office.seen)


def test_a_text_that_has_changed_since_it_was_sent_cannot_be_approved_and_the_change_is_named(office: Office) -> None:
    office.submit()
    seen = office.seen
    office.write("Vi støtter ikke planen.")
    assert office.approvals.broken(office.document_id) == (
        "Afsnittet, der begynder ”Vi støtter ikke planen.”, er rettet.",
    )
    with office.sits("Bo Lund"), pytest.raises(UserError, match="er ændret, siden det blev sendt til dig") as told:
        office.approvals.approve(office.step_id, seen)
    assert "”Vi støtter ikke planen.”" in str(told.value)
    assert office.status is Status.SUBMITTED


def test_a_draft_that_was_sent_again_meanwhile_is_not_the_one_that_was_seen(office: Office) -> None:
    office.submit()
    step_id, seen = office.step_id, office.seen
    office.write("Vi støtter hele planen.")
    office.submit()
    with office.sits("Bo Lund"):
        with pytest.raises(UserError, match="venter ikke på godkendelse mere"):
            office.approvals.approve(step_id, seen)
        with pytest.raises(UserError, match="Se den nye udgave"):
            office.approvals.approve(office.step_id, seen)


def test_a_change_after_the_approval_shows_and_taking_it_back_mends_it(office: Office, clock: Clock) -> None:
    office.submit()
    office.approve("Bo Lund")
    clock.pass_minutes(10)
    office.write("Vi støtter hele planen.")
    assert office.status is Status.APPROVED
    assert office.approvals.broken(office.document_id)
    assert office.approvals.allowed(office.document_id) == {"submit"}
    office.workspace.history.undo()
    assert office.approvals.broken(office.document_id) == ()
    assert office.approvals.allowed(office.document_id) == {"mark_signed"}


def test_the_date_the_numbers_and_the_recipient_may_be_filled_in_later(office: Office) -> None:
    office.submit()
    office.approve("Bo Lund")
    office.workspace.documents.change(
        office.document_id, date=date(2025, 3, 24), document_number="2025-1-7", recipients=("Vanløse Lokaludvalg",)
    )
    assert office.approvals.broken(office.document_id) == ()
    office.workspace.documents.change(office.document_id, copies=("Teknik- og Miljøudvalget",))
    assert office.approvals.broken(office.document_id) == ("”Kopi til” er ændret.",)


def test_two_who_decide_at_the_same_moment_decide_once(office: Office) -> None:
    office.submit()
    step_id, seen = office.step_id, office.seen
    with office.sits("Bo Lund"), ThreadPoolExecutor(2) as windows:
        tries = [windows.submit(office.approvals.approve, step_id, seen) for _ in range(2)]
        errors = [each.exception() for each in tries]
    (lost,) = [error for error in errors if error]
    assert isinstance(lost, UserError)
    assert "allerede taget stilling" in str(lost)
    assert "21. marts 2025 kl. 12.00" in str(lost)
    assert office.status is Status.APPROVED


def test_an_approval_can_be_taken_back_with_the_undo_key(office: Office) -> None:
    office.submit()
    office.approve("Bo Lund")
    newest = office.workspace.history.recent()[0]
    assert (newest.label, newest.subject) == ("Godkendte", "Svar om bydelsplanen")
    office.workspace.history.undo()
    assert office.status is Status.SUBMITTED
    assert len(office.approvals.waiting("Bo Lund")) == 1
    office.workspace.history.redo()
    assert office.status is Status.APPROVED


def test_sending_for_approval_can_be_taken_back_with_the_undo_key(office: Office) -> None:
    office.submit()
    office.workspace.history.undo()
    assert (office.status, office.approvals.of(office.document_id)) == (Status.DRAFT, [])


def test_ones_own_suggestions_are_approved_in_the_same_step(office: Office) -> None:
    office.submit(BO, CARL)
    with office.sits("Bo Lund"):
        office.workspace.comments.add(office.document_id, "", "p0", 3, "støtter", replacement="bakker op om")
        office.approvals.approve_corrected(office.step_id, office.seen)
    assert office.workspace.documents.blocks(office.document_id)[0].text == "Vi bakker op om planen."
    assert office.workspace.comments.of(office.document_id)[0].state is CommentState.ACCEPTED
    assert office.approvals.broken(office.document_id) == ()
    office.approve("Carl Friis")
    assert office.status is Status.APPROVED
    assert office.approvals.outgoing_pdf(office.document_id) == office.workspace.pages.render(office.document_id).pdf


def test_approving_with_corrections_is_one_step_to_take_back(office: Office) -> None:
    office.submit()
    with office.sits("Bo Lund"):
        office.workspace.comments.add(office.document_id, "", "p0", 3, "støtter", replacement="bakker op om")
        office.approvals.approve_corrected(office.step_id, office.seen)
    office.workspace.history.undo()
    assert office.workspace.documents.blocks(office.document_id)[0].text == "Vi støtter planen."
    assert office.status is Status.SUBMITTED


def test_approving_with_corrections_needs_some(office: Office) -> None:
    office.submit()
    with office.sits("Bo Lund"), pytest.raises(UserError, match="Du har ingen rettelser"):
        office.approvals.approve_corrected(office.step_id, office.seen)


def test_a_condition_is_met_before_the_next_is_asked_and_binds_the_text_as_it_is_then(office: Office) -> None:
    office.submit(BO, CARL)
    with office.sits("Bo Lund"):
        step_id = office.step_id
        office.approvals.approve_on_condition(step_id, office.seen, "Når beløbet er med")
    assert (office.status, office.approvals.waiting("Carl Friis")) == (Status.SUBMITTED, [])
    office.write("Vi støtter planen.", "Den koster 5 mio. kr.")
    assert office.approvals.broken(office.document_id) == ()
    office.approvals.meet_condition(step_id)
    assert office.approvals.broken(office.document_id) == ()
    office.approve("Carl Friis")
    assert office.status is Status.APPROVED


def test_instead_of_meeting_a_condition_the_draft_can_be_sent_anew(office: Office) -> None:
    office.submit()
    with office.sits("Bo Lund"):
        step_id = office.step_id
        office.approvals.approve_on_condition(step_id, office.seen, "Når beløbet er med")
    assert "submit" in office.approvals.allowed(office.document_id)
    office.submit(CARL)
    with pytest.raises(UserError, match="venter ikke på, at en betingelse bliver opfyldt"):
        office.approvals.meet_condition(step_id)


def test_a_draft_that_waits_unchanged_is_not_sent_twice_and_a_bilag_goes_with_its_letter(office: Office) -> None:
    office.submit()
    with pytest.raises(UserError, match="er til godkendelse og ikke ændret siden"):
        office.submit()
    annex_id = office.workspace.documents.create("annex", "Kort")
    assert office.approvals.allowed(annex_id) == frozenset()
    with pytest.raises(UserError, match="godkendes sammen med"):
        office.approvals.submit(annex_id, [BO])


def test_odd_names_and_notes_are_kept_as_they_were_written(office: Office) -> None:
    office.submit(Approver("Bo 🦊\nLund", "Chef\u0007"), note="Se \ud83e\udd8a her 🦊")
    (submission,) = office.approvals.of(office.document_id)
    assert submission.steps[0].approver == "Bo 🦊 Lund"
    assert submission.note == "Se 🦊 her 🦊"
    with pytest.raises(UserError, match="10001 tegn"):
        office.approvals.submit(office.document_id, [CARL], note="x" * 10_001)


def test_a_scan_that_cannot_be_read_leaves_the_step_undecided(office: Office, tmp_path: Path) -> None:
    office.submit()
    with pytest.raises(UserError, match="er en mappe"):
        office.approvals.register(
            office.step_id, Decision.APPROVED, "Bo Lund", date(2025, 3, 21), DecisionChannel.PAPER, file=tmp_path
        )
    assert office.status is Status.SUBMITTED


def test_what_was_approved_outlives_the_bin_being_emptied_and_goes_with_its_document(office: Office) -> None:
    office.submit()
    office.approve("Bo Lund")
    office.workspace.bin.empty()
    assert office.approvals.outgoing_pdf(office.document_id).startswith(b"%PDF-")
    office.workspace.documents.delete(office.document_id)
    assert office.approvals.waiting("Bo Lund") == []
    office.workspace.bin.empty()
    assert office.workspace.desk.read().execute("SELECT count(*) FROM content").fetchone() == (0,)


def committee(office: Office) -> Approver:
    body_id = office.workspace.people.create_body(BodyKind.COMMITTEE, "Vanløseudvalget")
    return Approver("Vanløseudvalget", body_id=body_id)


def register(office: Office, decision: Decision, note: str = "", **more: str) -> None:
    office.approvals.register(
        office.step_id, decision, "Vanløseudvalget", date(2025, 3, 21), DecisionChannel.MEETING, note=note, **more
    )


def test_a_committees_yes_is_entered_with_what_its_minority_said(office: Office) -> None:
    office.submit(BO, committee(office))
    office.approve("Bo Lund")
    register(office, Decision.APPROVED, dissent="Ø mener, at planen er for dyr.")
    assert office.status is Status.APPROVED
    step = office.approvals.of(office.document_id)[0].steps[1]
    assert (step.entered_by, step.channel, step.dissent) == (
        "Anna Holm",
        DecisionChannel.MEETING,
        "Ø mener, at planen er for dyr.",
    )


def test_a_committees_changes_become_a_suggestion_and_the_draft_waits_for_them(office: Office) -> None:
    office.submit(BO, committee(office))
    office.approve("Bo Lund")
    step_id = office.step_id
    register(office, Decision.APPROVED_WITH_CHANGES, "Tilføj, at skolen skal høres")
    assert office.status is Status.SUBMITTED
    (comment,) = office.workspace.comments.of(office.document_id)
    assert (comment.person, comment.text) == ("Vanløseudvalget", "Tilføj, at skolen skal høres")
    office.write("Vi støtter planen. Skolen skal høres.")
    office.approvals.meet_condition(step_id)
    assert office.status is Status.APPROVED
    assert office.approvals.broken(office.document_id) == ()


def test_with_a_reservation_the_draft_is_approved_before_the_committee_has_met(office: Office) -> None:
    office.submit(BO, committee(office), reservation="Med forbehold for udvalgets godkendelse")
    office.approve("Bo Lund")
    assert office.status is Status.APPROVED
    assert "register_decision" in office.approvals.allowed(office.document_id)
    register(office, Decision.RETURNED, "Udvalget vil have et nyt udkast")
    assert office.status is Status.RETURNED


def test_a_committee_that_wants_changes_in_a_sent_answer_leaves_it_as_it_was_sent(office: Office) -> None:
    office.submit(BO, committee(office), reservation="Med forbehold for udvalgets godkendelse")
    office.approve("Bo Lund")
    office.approvals.mark_signed(office.document_id)
    step_id, signed = office.step_id, office.approvals.outgoing_pdf(office.document_id)
    register(office, Decision.APPROVED_WITH_CHANGES, "Tilføj, at skolen skal høres")
    assert (office.status, office.workspace.comments.of(office.document_id)) == (Status.SIGNED, [])
    assert office.approvals.of(office.document_id)[0].steps[1].condition == "Tilføj, at skolen skal høres"
    office.approvals.meet_condition(step_id)
    assert office.approvals.outgoing_pdf(office.document_id) == signed


def test_a_reservation_without_a_person_who_approves_is_refused(office: Office) -> None:
    with pytest.raises(UserError, match="Et forbehold kræver både en person"):
        office.submit(committee(office), reservation="Med forbehold")
    assert office.status is Status.DRAFT


def test_a_decision_outside_the_program_cannot_come_before_the_draft_nor_from_the_future(office: Office) -> None:
    office.submit()
    for day in (date(2025, 3, 20), date(2025, 3, 22)):
        with pytest.raises(UserError, match="Ret datoen"):
            office.approvals.register(office.step_id, Decision.APPROVED, "Bo Lund", day, DecisionChannel.SPOKEN)
    with pytest.raises(UserError, match="kan ikke godkende det"):
        office.approvals.register(
            office.step_id, Decision.APPROVED, "Anna Holm", date(2025, 3, 21), DecisionChannel.SPOKEN
        )


def test_a_substitute_decides_for_the_one_who_is_away_and_both_are_named(office: Office, clock: Clock) -> None:
    office.workspace.absences.register("Bo Lund", date(2025, 3, 20), date(2025, 3, 21), "Dorte Bak")
    office.submit()
    assert [each.for_whom for each in office.approvals.waiting("Dorte Bak")] == ["Bo Lund"]
    office.approve("Dorte Bak")
    step = office.approvals.of(office.document_id)[0].steps[0]
    assert (step.decided_by, step.decided_for) == ("Dorte Bak", "Bo Lund")
    clock.now += timedelta(days=1)
    assert office.approvals.waiting("Dorte Bak") == []


def test_what_is_signed_is_locked_with_the_pages_as_they_were_signed(office: Office) -> None:
    office.submit()
    office.approve("Bo Lund")
    office.workspace.documents.change(office.document_id, date=date(2025, 3, 24))
    signed = office.workspace.pages.render(office.document_id).pdf
    office.approvals.mark_signed(office.document_id)
    assert office.status is Status.SIGNED
    assert office.approvals.outgoing_pdf(office.document_id) == signed
    with pytest.raises(UserError, match="låst"):
        office.write("Noget andet.")


def test_marking_as_signed_by_mistake_can_be_taken_back(office: Office) -> None:
    office.submit()
    office.approve("Bo Lund")
    office.approvals.mark_signed(office.document_id)
    office.workspace.history.undo()
    assert office.status is Status.APPROVED


def test_what_has_changed_since_the_approval_cannot_be_signed(office: Office) -> None:
    office.submit()
    office.approve("Bo Lund")
    office.write("Vi støtter ikke planen.")
    with pytest.raises(UserError, match="er ændret siden godkendelsen"):
        office.approvals.mark_signed(office.document_id)


def test_an_approval_is_not_taken_back_once_the_letter_is_signed(office: Office) -> None:
    office.submit()
    office.approve("Bo Lund")
    approved = office.workspace.history.recent()[0].id
    office.approvals.mark_signed(office.document_id)
    with pytest.raises(CannotUndoError, match="låst"):
        office.workspace.history.undo(approved)


def test_reminding_notes_the_day(office: Office) -> None:
    office.submit()
    office.approvals.remind(office.document_id)
    assert office.approvals.of(office.document_id)[0].steps[0].reminded_on == date(2025, 3, 21)


def test_each_may_do_what_is_theirs_to_do(office: Office) -> None:
    assert office.approvals.allowed(office.document_id) == {"submit"}
    office.submit()
    assert office.approvals.allowed(office.document_id) == {"withdraw", "remind", "register_decision"}
    with office.sits("Bo Lund"):
        mine = {"approve", "approve_corrected", "approve_on_condition", "return", "pass_on"}
        assert mine <= office.approvals.allowed(office.document_id)


def test_nobody_and_the_same_one_twice_are_no_chain(office: Office) -> None:
    with pytest.raises(UserError, match="Vælg mindst én"):
        office.approvals.submit(office.document_id, [])
    with pytest.raises(UserError, match="står to gange"):
        office.submit(BO, replace(BO, title="Chef"))
    with pytest.raises(UserError, match="på 501 tegn"):
        office.submit(Approver("B" * 501))


def test_whoever_has_no_name_is_told_where_to_write_it(office: Office) -> None:
    with office.sits(""), pytest.raises(UserError, match="Skriv dit navn under ”Mig” i Opsætning"):
        office.submit()
