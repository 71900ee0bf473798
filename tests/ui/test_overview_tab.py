"""The first tab: what waits, the dates to keep, the weeks ahead and what was done last."""

from datetime import date

from PySide6.QtCore import Qt

from kk_desktop.domain.plans import PlanStep
from kk_desktop.domain.workflow import Status
from kk_desktop.services.machine import Machine
from kk_desktop.storage import documents as document_store

from .conftest import WAIT
from .hands import tab


def test_overview_lists_deadlines_with_working_days(window):
    page = tab(window, "overview")
    row = next(row for row in page.rows.rows if row.title == "Vanløse Bydelsplan")
    assert (row.right.word, row.right_detail) == ("4. april", "om 10 arbejdsdage")
    assert "Vanløse Bydelsplan" in row.spoken
    assert "om 10 arbejdsdage" in row.spoken


def test_overview_opens_a_deadline_in_its_tab(qtbot, window):
    page = tab(window, "overview")
    row = next(row for row in page.rows.rows if row.title == "Vanløse Bydelsplan")
    page.rows.setFocus()
    page.rows.choose(row.id)
    qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    assert window.top_bar.current == "responses"


def test_enter_in_overview_opens_the_first_thing_that_waits(qtbot, window):
    page = window.shelf.page("overview")
    window.show_tab("areas")
    page.rows.clearSelection()
    page.rows.setCurrentIndex(page.rows.model().index(0, 0))
    with qtbot.waitSignal(page.rows.opened) as opened:
        window.show_tab("overview")
        qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    assert opened.args == [next(row.id for row in page.rows.rows if not row.is_section)]
    assert window.messages.text == ""


def test_overview_tells_the_calendar_in_words(window):
    words = tab(window, "overview").calendar.accessibleDescription()
    assert "fredag den 4. april: Svarfrist, Vanløse Bydelsplan" in words


def test_overview_takes_back_the_newest_change_where_it_stands(qtbot, window):
    page = tab(window, "overview")
    case = window.workspace.cases.rows()[0]
    with qtbot.waitSignal(window.changes.case_saved, timeout=WAIT):
        window.workspace.cases.change(case.id, title="Ny titel på sagen")
    qtbot.waitUntil(lambda: page.history.shown[0].label == "Rettede sagens titel", timeout=WAIT)
    page.history.undo_wanted.emit(page.history.shown[0].id)
    assert window.workspace.cases.get(case.id).title == case.title


def heads_of(page) -> dict[str, list[str]]:
    heads: dict[str, list[str]] = {}
    for row in page.rows.rows:
        if row.is_section:
            heads[row.title] = under = []
        else:
            under.append(row.title)
    return heads


def test_what_was_returned_waits_on_oneself_and_what_was_sent_on_lies_with_others(qtbot, window):
    page = tab(window, "overview")
    heads = heads_of(page)
    assert list(heads) == ["Venter på dig", "Frister", "Kladder", "Journalisering"]
    assert heads["Venter på dig"] == ["Politik for udsatte byområder 2025-2035"]
    assert "Vanløse Bydelsplan" in heads["Frister"]
    assert page.header.below.text() == "En ting venter på dig. Næste frist er mandag den 31. marts."
    memo = next(row for row in window.workspace.documents.rows() if row.title == "Forsøg med lokal forankring")
    with qtbot.waitSignal(window.changes.document_saved, timeout=WAIT):
        window.workspace.desk.act(
            "Sendte til godkendelse", lambda db: document_store.change(db, memo.id, status=Status.SUBMITTED)
        )
    qtbot.waitUntil(lambda: heads_of(page).get("Hos andre") == [memo.title], timeout=WAIT)


def test_the_filling_of_the_file_is_not_told_as_a_change_of_some_committee(window):
    first = tab(window, "overview").history.shown[-1]
    assert (first.label, first.subject) == ("Lavede eksempelfilen", "")


def test_what_lacks_a_place_in_the_records_system_is_told_in_one_row(window):
    page = tab(window, "overview")
    row = next(row for row in page.rows.rows if row.id == "filing:")
    count = len(window.workspace.filing.unfiled())
    assert row.title == f"{count} ting mangler journalisering"
    page.rows.opened.emit("filing:")
    assert type(window.stack.currentWidget()).__name__ == "FilingPage"


def test_a_promise_is_ticked_off_with_a_key_and_comes_back_with_undo(qtbot, window):
    page = tab(window, "overview")
    key = next(row.id for row in page.rows.rows if row.id.startswith("follow_up:"))
    page.rows.choose(key)
    qtbot.keyClick(page.rows, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: key not in [row.id for row in page.rows.rows], timeout=WAIT)
    assert window.messages.text == "Opfølgningen er klaret."
    window.messages.press()
    qtbot.waitUntil(lambda: key in [row.id for row in page.rows.rows], timeout=WAIT)


def test_the_steps_of_a_hearings_plan_stand_in_its_row_and_in_the_weeks(qtbot, window):
    page = tab(window, "overview")
    row = next(row for row in page.rows.rows if row.title == "Vanløse Bydelsplan")
    assert row.detail == "Høringssvar, kladde  ·  Økonomiudvalget  ·  godkendelse senest 25. marts"
    words = page.calendar.accessibleDescription()
    assert "tirsdag den 25. marts: Godkendelse senest, Vanløse Bydelsplan" in words
    assert "torsdag den 27. marts: Dagsorden senest, Vanløse Bydelsplan" in words
    assert "Afsendelse" not in words, "the last day to send is the deadline itself"
    page.calendar.day_chosen.emit(date(2025, 3, 25))
    assert page.rows.current_id == row.id


def test_what_is_reached_leaves_the_weeks(qtbot, window):
    page = tab(window, "overview")
    answer = next(row for row in window.workspace.hearings.rows() if row.title == "Vanløse Bydelsplan").document_id
    with qtbot.waitSignal(window.changes.document_saved, timeout=WAIT):
        window.workspace.desk.act("Godkendte", lambda db: document_store.change(db, answer, status=Status.APPROVED))
    gone = "Godkendelse senest, Vanløse Bydelsplan"
    qtbot.waitUntil(lambda: gone not in page.calendar.accessibleDescription(), timeout=WAIT)
    assert "Dagsorden senest, Vanløse Bydelsplan" in page.calendar.accessibleDescription()


def test_a_step_whose_day_has_passed_is_told_as_missed(qtbot, window):
    page = tab(window, "overview")
    hearing = next(row for row in window.workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        window.workspace.plans.set_day(hearing.hearing_id, PlanStep.APPROVAL, date(2025, 3, 20))
    told = "Høringssvar, kladde  ·  Økonomiudvalget  ·  godkendelse skulle være nået 20. marts"
    qtbot.waitUntil(lambda: told in [row.detail for row in page.rows.rows], timeout=WAIT)


def test_figures_that_do_not_hold_are_told_once_they_have_been_looked_at(qtbot, window):
    page = tab(window, "overview")
    with qtbot.waitSignal(page.figures.changed, timeout=WAIT):
        page.figures.look()
    row = next(row for row in page.rows.rows if row.title.startswith("Mandat"))
    assert row.detail == "Indstilling  ·  kladde  ·  2011-40035  ·  Talkontrol: 2 tal stemmer ikke"
    assert (row.icon, row.right_detail) == (("equal-not", "red"), "2 fund")
    assert row.title in heads_of(page)["Venter på dig"]
    assert page.header.below.text().startswith("To ting venter på dig.")


def test_a_promise_whose_date_has_passed_is_overdue_and_told_as_exact_as_it_is_known(qtbot, window):
    page = tab(window, "overview")
    with qtbot.waitSignal(window.changes.follow_up_saved, timeout=WAIT):
        window.workspace.follow_ups.create("Orientér udvalget", due="2017-01", owner="Bo Lund")
    qtbot.waitUntil(lambda: heads_of(page).get("Overskredet") == ["Orientér udvalget"], timeout=WAIT)
    row = next(row for row in page.rows.rows if row.title == "Orientér udvalget")
    assert (row.right.word, row.right.tone, row.detail) == ("i januar 2017", "red", "Opfølgning  ·  Bo Lund")
    assert "En frist er overskredet." in page.header.below.text()


def test_a_follow_up_is_mended_where_it_stands(qtbot, window):
    page = tab(window, "overview")
    key = next(row.id for row in page.rows.rows if row.id.startswith("follow_up:"))
    page.rows.choose(key)
    qtbot.keyClick(page.rows, Qt.Key.Key_F2)
    assert page.form.isVisible()
    page.form.due.setText("ultimo 2025")
    with qtbot.waitSignal(window.changes.follow_up_saved, timeout=WAIT):
        qtbot.keyClick(page.form.due, Qt.Key.Key_Return)
    assert window.workspace.follow_ups.get(key.partition(":")[2]).due == "2025-12"
    qtbot.waitUntil(lambda: "i december 2025" in [row.right.word for row in page.rows.rows if row.right], timeout=WAIT)


def test_space_ticks_off_as_del_does(qtbot, window):
    page = tab(window, "overview")
    key = next(row.id for row in page.rows.rows if row.id.startswith("follow_up:"))
    page.rows.choose(key)
    qtbot.keyClick(page.rows, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: key not in [row.id for row in page.rows.rows], timeout=WAIT)


def test_enter_on_a_follow_up_shows_its_document_and_it_is_opened_last(qtbot, window):
    page = tab(window, "overview")
    key = next(row.id for row in page.rows.rows if row.id.startswith("follow_up:") and "Vanløse" in row.title)
    page.rows.opened.emit(key)
    assert window.top_bar.current == "responses"
    page = tab(window, "overview")
    opened = heads_of(page)["Sidst åbnet"]
    assert opened[0] == "Vanløse Bydelsplan"
    again = Machine(window.machine._path.parent).opened(window.workspace.path)
    assert again[0][0] == "document", "kept on the machine, and not in the file"


def test_the_months_are_leafed_through_and_a_day_opens_with_enter(qtbot, window):
    page = tab(window, "overview")
    grid = page.calendar
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_PageDown)
    assert page.weeks.title.text() == "April 2025"
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    qtbot.keyClick(grid, Qt.Key.Key_PageUp)
    assert (page.weeks.title.text(), grid.day) == ("Februar 2025", date(2025, 2, 21))
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert (page.weeks.title.text(), grid.day) == ("De næste uger", date(2025, 3, 21))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.day == date(2025, 3, 24), "Saturday and Sunday are not shown where nothing stands on them"
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.accessibleName() == "tirsdag den 25. marts: Godkendelse senest, Vanløse Bydelsplan"
    assert [row.title for row in page.weeks.day_rows.rows] == ["Vanløse Bydelsplan"]
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert window.top_bar.current == "responses"


def test_a_day_with_several_things_lists_them(qtbot, window):
    page = tab(window, "overview")
    with qtbot.waitSignal(window.changes.follow_up_saved, timeout=WAIT):
        window.workspace.follow_ups.create("Ring til lokaludvalget", due="2025-04-04")
    qtbot.waitUntil(lambda: len(page.weeks.things_of(date(2025, 4, 4))) == 2, timeout=WAIT)
    page.calendar.day = date(2025, 4, 4)
    qtbot.keyClick(page.calendar, Qt.Key.Key_Return)
    assert {row.title for row in page.weeks.day_rows.rows} == {"Vanløse Bydelsplan", "Ring til lokaludvalget"}
    assert window.top_bar.current == "overview"


def test_a_deadline_on_a_sunday_is_seen(qtbot, window):
    page = tab(window, "overview")
    assert len(page.calendar.shown_days()) == 5
    with qtbot.waitSignal(window.changes.follow_up_saved, timeout=WAIT):
        window.workspace.follow_ups.create("Ring", due="2025-03-30")
    qtbot.waitUntil(lambda: len(page.calendar.shown_days()) == 7, timeout=WAIT)
    assert "søndag den 30. marts: Opfølgning, Ring" in page.calendar.accessibleDescription()


def test_what_takes_long_to_read_is_read_off_the_windows_thread(qtbot, window):
    page = tab(window, "overview")
    page._is_slow = True
    with qtbot.waitSignal(window.changes.follow_up_saved, timeout=WAIT):
        window.workspace.follow_ups.create("Ring", due="2025-03-28")
    qtbot.waitUntil(lambda: "Ring" in heads_of(page)["Frister"], timeout=WAIT)


def test_the_search_leads_to_a_follow_up(window):
    follow_up = window.workspace.follow_ups.open_ones()[0]
    window.go_to("follow_up", follow_up.id)
    assert tab(window, "overview").rows.current_id == f"follow_up:{follow_up.id}"


def test_the_dates_are_kept_as_a_calendar(qtbot, window, monkeypatch, tmp_path):
    page = tab(window, "overview")
    assert "save_calendar" in page.commands()
    path = tmp_path / "Frister Eksempel.ics"
    asked = []
    monkeypatch.setattr(window.messages, "ask_save_path", lambda *words: asked.append(words) or path)
    page.save_calendar.trigger()
    qtbot.waitUntil(lambda: "Frister Eksempel.ics" in window.messages.text, timeout=WAIT)
    count = path.read_bytes().count(b"BEGIN:VEVENT")
    assert window.messages.text.startswith(f"{count} frister er gemt")
    assert asked[0][1].name == "Frister Eksempel.ics"


def test_the_dates_are_printed_from_the_overview(window):
    commands = tab(window, "overview").commands()
    assert commands["print"].isEnabled()
    assert window.workspace.sheets.deadlines().title == "Frister"


def test_the_search_leads_to_what_is_done_as_well(window):
    done = next(each for each in window.workspace.follow_ups.rows() if each.done)
    window.go_to("follow_up", done.id)
    assert tab(window, "overview").form.title.text() == done.title


def test_every_line_has_its_own_key_though_a_case_is_at_two_meetings(window):
    page = tab(window, "overview")
    keys = [row.id for row in page.rows.rows if not row.is_section]
    assert len(keys) == len(set(keys))
    at_meetings = [key for key in keys if key.startswith("case:")]
    assert len(at_meetings) > 1
    page.rows.choose(at_meetings[-1])
    page.rows.opened.emit(at_meetings[-1])
    assert window.top_bar.current == "cases"
    window.show_tab("overview")
    assert page.rows.current_id == at_meetings[-1]


def test_enter_on_a_promise_marks_its_words_and_the_keyboard_stands_there(qtbot, window):
    row = next(row for row in window.workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
    block = next(each for each in window.workspace.documents.blocks(row.document_id) if each.text and "." in each.text)
    words = block.text.split(".")[0]
    follow_up_id = window.workspace.follow_ups.create(
        "Orientér udvalget", due="2027-01", document_id=row.document_id, block_id=block.id, quote=words
    )
    page = tab(window, "overview")
    page.reload()
    page.rows.setFocus()
    assert page.rows.choose(f"follow_up:{follow_up_id}")
    qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    editor = window.shelf.page("responses").document.editor
    qtbot.waitUntil(editor.hasFocus, timeout=WAIT)
    assert editor.textCursor().selectedText() == words
