"""The deadlines in a calendar file: all of them, each by a name that stays, and nothing that is secret."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace
from tests.services.conftest import Clock


def _events(workspace: Workspace, path: Path) -> dict[str, dict]:
    workspace.calendar_files.save(path)
    return {str(event["uid"]): event for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    workspace.hearings.register("Bydelsplan for Vanløse", "Økonomiudvalget", deadline=date(2025, 5, 20))
    workspace.follow_ups.create("Orientér udvalget", due="2026-01", owner="Bo Lund")
    workspace.cases.add_treatment(
        workspace.cases.create("Mandat", "2025-0001"), workspace.people.bodies()[0].id, date(2025, 5, 7)
    )
    return workspace


def test_every_date_that_is_told_is_an_event(filled: Workspace, tmp_path: Path) -> None:
    events = _events(filled, tmp_path / "Frister.ics")
    dates = [*filled.overview.deadlines(), *filled.overview.steps()]
    assert len(events) == len(dates) > 5
    titles = {str(event["summary"]) for event in events.values()}
    assert {
        "Svarfrist: Bydelsplan for Vanløse",
        "Godkendelse senest: Bydelsplan for Vanløse",
        "Møde: Mandat",
        "Opfølgning: Orientér udvalget (i januar 2026)",
    } <= titles
    month = next(event for event in events.values() if "Orientér" in event["summary"])
    assert month.decoded("dtstart") == date(2026, 1, 31), "the last day that the month may mean"
    assert str(month["description"]) == "Bo Lund"


def test_the_second_file_brings_the_first_up_to_date(filled: Workspace, tmp_path: Path, clock: Clock) -> None:
    before = _events(filled, tmp_path / "Frister.ics")
    clock.pass_minutes(3)
    (hearing,) = filled.overview.open_hearings()
    filled.hearings.change(hearing.hearing_id or "", title="Valby", deadline=date(2025, 6, 20))
    after = _events(filled, tmp_path / "Frister.ics")
    assert set(after) == set(before)
    assert all(after[uid]["sequence"] > before[uid]["sequence"] for uid in after)
    assert after[f"hearing-{hearing.hearing_id}@kk-desktop"].decoded("dtstart") == date(2025, 6, 20)


def test_what_is_done_is_not_in_the_next_file(filled: Workspace, tmp_path: Path) -> None:
    (promise,) = filled.follow_ups.open_ones()
    filled.follow_ups.change(promise.id, done=True)
    assert f"follow-up-{promise.id}@kk-desktop" not in _events(filled, tmp_path / "Frister.ics")


def test_a_confidential_case_goes_out_by_its_number_alone(filled: Workspace, tmp_path: Path) -> None:
    (case,) = filled.cases.rows()
    filled.cases.change(case.id, confidential=True)
    path = tmp_path / "Frister.ics"
    (event,) = [each for each in _events(filled, path).values() if each.get("class")]
    assert (str(event["summary"]), event["class"]) == ("Møde: Fortrolig sag 2025-0001", "CONFIDENTIAL")
    assert b"Mandat" not in path.read_bytes()


def test_what_hangs_on_a_confidential_case_or_document_tells_no_title_either(filled: Workspace, tmp_path: Path) -> None:
    (case,) = filled.cases.rows()
    filled.cases.change(case.id, confidential=True)
    (hearing,) = filled.overview.open_hearings()
    filled.hearings.change(hearing.hearing_id or "", case_id=case.id)
    letter = filled.documents.create("letter", "Navngivne borgere")
    filled.documents.change(letter, confidential_reason="Personforhold", confidential_paragraph="§ 10")
    filled.follow_ups.create("Svar familien Berg", due="2025-06-02", owner="Bo Lund", document_id=letter)
    filled.follow_ups.create("Ring til naboen", due="2025-06-03", owner="Bo Lund", case_id=case.id)
    path = tmp_path / "Frister.ics"

    events = _events(filled, path)

    told = path.read_text(encoding="utf-8")
    assert not any(words in told for words in ("Vanløse", "Mandat", "familien", "naboen"))
    titles = {str(event["summary"]) for event in events.values() if event.get("class") == "CONFIDENTIAL"}
    assert {
        "Svarfrist: Fortrolig sag 2025-0001",
        "Opfølgning: Fortrolig sag",
        "Opfølgning: Fortrolig sag 2025-0001",
    } <= titles
    assert "Opfølgning: Orientér udvalget (i januar 2026)" in {str(event["summary"]) for event in events.values()}


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(filled: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Intet er gemt"):
        filled.calendar_files.save(tmp_path / "mangler" / "Frister.ics")
    assert not list(tmp_path.glob("**/*.ics"))


def test_a_file_without_a_change_or_a_date_gives_an_empty_calendar(workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.calendar_files.save(tmp_path / "Frister.ics") == 0
    assert workspace.calendar_files.suggested_name() == "Frister Arbejde.ics"


def test_halves_of_characters_do_not_stop_it(workspace: Workspace, tmp_path: Path) -> None:
    workspace.follow_ups.create("Ring \x07 til \ud83d lokaludvalget", due="2025-05-01")
    (event,) = _events(workspace, tmp_path / "Frister.ics").values()
    assert "lokaludvalget" in event["summary"]


def test_the_last_day_there_is_does_not_stop_it(workspace: Workspace, tmp_path: Path) -> None:
    workspace.follow_ups.create("Ring", due="9999")
    (event,) = _events(workspace, tmp_path / "Frister.ics").values()
    assert event["dtstart"].dt == date.max


def test_a_meeting_that_is_moved_stays_the_same_events(filled: Workspace, tmp_path: Path) -> None:
    before = _events(filled, tmp_path / "Frister.ics")
    (case,) = filled.cases.rows()
    (treatment,) = filled.cases.treatments(case.id)
    filled.cases.change_treatment(treatment.id, meeting_date=date(2025, 5, 14))
    after = _events(filled, tmp_path / "Frister.ics")
    assert after.keys() == before.keys()
    assert {each["dtstart"].dt for each in after.values()} != {each["dtstart"].dt for each in before.values()}
