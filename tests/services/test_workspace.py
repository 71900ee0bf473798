"""A file as a whole: made, opened, copied, searched, and its history gone through."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kk_desktop.domain.people import Myself
from kk_desktop.domain.rows import Touched
from kk_desktop.errors import CannotUndoError, FileError, FileInUseError, FileReadOnlyError, GoneError
from kk_desktop.services import demo
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace, demo_workspace, open_workspace
from tests.services.conftest import Clock


def test_what_was_done_is_there_when_the_file_is_opened_again(
    workspace: Workspace, machine: Machine, clock: Clock
) -> None:
    hearing_id = workspace.hearings.register("Plan")
    workspace.close()
    assert [path.name for path in workspace.path.parent.glob("Arbejde*")] == ["Arbejde.kkdb"]
    with closing(open_workspace(workspace.path, machine, clock)) as again:
        assert again.hearings.get(hearing_id).title == "Plan"
        assert again.name == "Arbejde"


def test_an_existing_file_is_never_written_over(workspace: Workspace, machine: Machine, clock: Clock) -> None:
    with pytest.raises(FileError, match="ligger allerede en fil"):
        create_workspace(workspace.path, machine, clock)
    assert workspace.areas.tree()


def test_a_file_that_could_not_be_filled_is_not_left_half_made(
    tmp_path: Path, machine: Machine, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LookupError("a reference that leads nowhere")

    monkeypatch.setattr(demo, "fill_demo", fail)
    with pytest.raises(LookupError):
        demo_workspace(tmp_path / "Eksempel.kkdb", machine, clock)
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == []


def test_a_second_window_may_read_but_not_write(workspace: Workspace, machine: Machine, clock: Clock) -> None:
    hearing_id = workspace.hearings.register("Plan")
    with pytest.raises(FileInUseError, match="Anna Holm"):
        open_workspace(workspace.path, machine, clock)
    with closing(open_workspace(workspace.path, machine, clock, read_only=True)) as reader:
        assert reader.read_only
        assert (reader.history.can_undo(), workspace.history.can_undo()) == (False, True)
        assert reader.hearings.get(hearing_id).title == "Plan"
        with pytest.raises(FileReadOnlyError):
            reader.hearings.change(hearing_id, title="Andet")


def test_views_are_told_what_an_action_changed(workspace: Workspace) -> None:
    told: list[frozenset[Touched]] = []
    # The first one brings the office into the file as well.
    workspace.hearings.register("Den første")
    workspace.subscribe(told.append)
    hearing_id = workspace.hearings.register("Plan")
    (answer,) = workspace.hearings.answers(hearing_id)
    assert told == [{Touched("hearing", hearing_id), Touched("document", answer.id)}]


def test_several_services_work_as_one_step(workspace: Workspace) -> None:
    def work() -> str:
        case_id = workspace.cases.create("Mandat")
        document_id = workspace.documents.create("proposal", workspace.cases.get(case_id).title, case_id=case_id)
        return workspace.documents.get(document_id).title

    assert workspace.as_one_action("Begyndte sag", work) == "Mandat"
    assert workspace.history.recent()[0].label == "Begyndte sag"
    workspace.history.undo()
    assert workspace.cases.rows() == []
    assert workspace.documents.rows() == []


def test_several_services_work_is_all_or_nothing(workspace: Workspace) -> None:
    def work() -> None:
        workspace.cases.create("Mandat")
        workspace.documents.create("findes ikke")

    with pytest.raises(Exception, match="findes ikke"):
        workspace.as_one_action("Begyndte sag", work)
    assert workspace.cases.rows() == []


def test_undo_and_redo_go_step_by_step_and_say_what(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan")
    workspace.hearings.change(hearing_id, deadline=date(2025, 4, 4))
    assert workspace.history.undo() == "Rettede svarfrist"
    assert workspace.hearings.get(hearing_id).deadline is None
    assert workspace.history.can_redo()
    assert workspace.history.redo() == "Rettede svarfrist"
    assert workspace.hearings.get(hearing_id).deadline == date(2025, 4, 4)


def test_another_persons_work_is_not_mine_to_undo(workspace: Workspace, tmp_path: Path, clock: Clock) -> None:
    workspace.hearings.register("Plan")
    workspace.close()
    bo = Machine(tmp_path / "bos settings")
    bo.me = Myself("Bo Lund")
    clock.pass_minutes(1)
    with closing(open_workspace(workspace.path, bo, clock)) as his:
        assert not his.history.can_undo()
        annas = his.history.recent()[0]
        assert (annas.person, annas.can_undo) == ("Anna Holm", False)
        with pytest.raises(CannotUndoError, match="Anna Holm"):
            his.history.undo(annas.id)


def test_a_new_name_stands_in_the_history_from_then_on(workspace: Workspace, machine: Machine) -> None:
    workspace.cases.create("Før")
    machine.me = Myself("Anna Holm Berg")
    workspace.cases.create("Efter")
    assert [row.person for row in workspace.history.recent(2)] == ["Anna Holm Berg", "Anna Holm"]


def test_the_bin_gives_back_until_it_is_emptied(workspace: Workspace) -> None:
    kept, lost = workspace.cases.create("Bliver"), workspace.cases.create("Forsvinder")
    workspace.cases.delete(kept)
    workspace.cases.delete(lost)
    workspace.bin.restore("case", kept)
    assert [row.title for row in workspace.bin.rows()] == ["Forsvinder"]
    workspace.bin.empty()
    assert workspace.bin.rows() == []
    assert [row.title for row in workspace.cases.rows()] == ["Bliver"]


def test_search_finds_another_form_of_the_word(workspace: Workspace) -> None:
    case_id = workspace.cases.create("Indsatser i udsatte boligområder")
    assert case_id in {hit.id for hit in workspace.search.find("boligområdet")}


def test_a_backup_is_a_file_that_opens(workspace: Workspace, machine: Machine, clock: Clock, tmp_path: Path) -> None:
    case_id = workspace.cases.create("Mandat")
    workspace.backups.make(tmp_path / "Kopi.kkdb")
    beside = workspace.backups.make_beside()
    assert beside.parent.parent == tmp_path
    for copy in (tmp_path / "Kopi.kkdb", beside):
        with closing(open_workspace(copy, machine, clock)) as opened:
            assert opened.cases.get(case_id).title == "Mandat"


def test_overview_lists_what_must_be_kept_first_things_first(workspace: Workspace) -> None:
    workspace.hearings.register("Bydelsplan", "Lokaludvalget", deadline=date(2025, 4, 4))
    workspace.hearings.register("Glemt", "Ministeriet", deadline=date(2025, 3, 14))
    body = workspace.people.bodies()[0]
    case_id = workspace.cases.create("Mandat")
    workspace.cases.add_treatment(case_id, body.id, date(2025, 3, 31))
    workspace.cases.add_treatment(case_id, body.id, date(2025, 3, 3))
    workspace.follow_ups.create("Orientering", due="2025-04")
    found = [(deadline.title, deadline.due.day, deadline.kind) for deadline in workspace.overview.deadlines()]
    agenda = f"Dagsorden til {body.name_on(date(2025, 3, 31)).name} den 31. marts"
    assert found == [
        ("Glemt", 14, "hearing"), (agenda, 25, "agenda"), ("Mandat", 31, "case"), ("Bydelsplan", 4, "hearing"),
        ("Orientering", 30, "follow_up"),
    ]  # fmt: skip
    following = workspace.overview.next_deadline()
    assert following is not None
    assert (following.title, following.due) == (agenda, date(2025, 3, 25)), "four weekdays before the meeting"
    assert {row.title for row in workspace.overview.drafts()} == {"Bydelsplan", "Glemt"}
    assert workspace.overview.recent_changes(1)[0].label == "Oprettede opfølgning"


@pytest.mark.parametrize(
    ("day", "holiday"), [(date(2025, 4, 17), True), (date(2025, 4, 16), False), (date(2025, 6, 5), False)]
)
def test_danish_holidays_are_known(workspace: Workspace, day: date, holiday: bool) -> None:
    """Maundy Thursday is one; Constitution Day is not a public holiday by law."""
    assert workspace.is_holiday(day) is holiday
    assert bool(workspace.holiday_name(day)) is holiday


def test_holidays_have_their_danish_names(workspace: Workspace) -> None:
    assert workspace.holiday_name(date(2025, 4, 17)) == "Skærtorsdag"
    assert workspace.holiday_name(date(2025, 4, 21)) == "2. påskedag"


def test_the_history_names_no_thing_for_the_filling_of_a_new_file(workspace: Workspace) -> None:
    filled = workspace.history.recent()[-1]
    assert (filled.label, filled.subject) == ("Lavede filen", "")


def test_adding_to_what_is_deleted_or_undone_is_told(workspace: Workspace) -> None:
    case_id, hearing_id = workspace.cases.create("Mandat"), workspace.hearings.register("Plan")
    workspace.hearings.delete(hearing_id)
    with pytest.raises(GoneError):
        workspace.hearings.add_ask(hearing_id, "Hvorfor?")
    for _ in range(3):
        workspace.history.undo()
    with pytest.raises(GoneError):
        workspace.documents.create("memo", "Notat", case_id=case_id)
    assert workspace.documents.rows() == []
