"""The window: opening and closing files, going around, undo, messages and what it remembers."""

import gc
import weakref
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kk_desktop.services.jobs import Jobs
from kk_desktop.services.workspace import open_workspace
from kk_desktop.storage import rows
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.menus import EDIT, FILE, FORMAT, HELP, INSERT, MENUS, NEW, VIEW
from kk_desktop.ui.tasks import Tasks
from kk_desktop.ui.top_bar import TABS

from .conftest import WAIT


def press(qtbot, widget: QWidget, key: Qt.Key, control: bool = True, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    if control:
        modifiers |= Qt.KeyboardModifier.ControlModifier
    if shift:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(widget, key, modifiers)


def test_a_first_start_shows_the_ways_in_and_no_tabs(bare_window):
    assert bare_window.start.isVisible()
    assert not bare_window.top_bar.isVisible()
    assert "Ingen fil åben" in bare_window.status.text


def test_the_first_window_is_no_higher_than_the_screen(qtbot, machine, clock):
    jobs = Jobs()
    window = MainWindow(machine, clock, Tasks(jobs))
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.height() <= max(room.height(), window.minimumHeight())
    assert window.width() <= max(room.width(), window.minimumWidth())
    jobs.close()


def test_who_i_am_is_kept_on_the_machine_as_soon_as_a_field_is_left(qtbot, bare_window, machine):
    field = bare_window.start.who.fields["name"].edit
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Karen Blixen")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert machine.me.name == "Karen Blixen"
    assert "Karen Blixen" in bare_window.top_bar.who.text()


def test_the_keyboard_begins_at_the_first_way_in_and_enter_takes_it(qtbot, bare_window):
    first = bare_window.start.ways["new"]
    assert bare_window.focusWidget() is first
    with qtbot.waitSignal(bare_window.start.demo_wanted):
        qtbot.keyClick(bare_window.start.ways["demo"], Qt.Key.Key_Return)


def test_a_new_file_opens_with_the_reference_lists_in_it(qtbot, bare_window, tmp_path):
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.create_file(tmp_path / "Nyt sekretariat.kkdb")
    assert (tmp_path / "Nyt sekretariat.kkdb").exists()
    assert bare_window.workspace.areas.tree()
    assert "Nyt sekretariat" in bare_window.status.text


def test_opening_tells_the_file_that_all_is_saved_and_the_next_deadline(window):
    assert "Eksempel" in window.status.text
    assert "Alt er gemt" in window.status.text
    assert "Næste frist: mandag den 31. marts (om 6 arbejdsdage)" in window.status.text


def test_a_file_that_is_not_ours_gives_its_sentence_and_the_start_page(qtbot, bare_window, tmp_path):
    (tmp_path / "notat.kkdb").write_text("Kære Anna", encoding="utf-8")
    with qtbot.waitSignal(bare_window.door.failed, timeout=WAIT):
        bare_window.open_path(tmp_path / "notat.kkdb")
    assert "notat.kkdb" in bare_window.messages.text
    assert bare_window.start.isVisible()
    assert (tmp_path / "notat.kkdb").read_text(encoding="utf-8") == "Kære Anna"


def test_what_is_saved_in_the_next_file_is_not_told_to_the_pages_of_the_one_before(qtbot, window, demo_file):
    workspace = window.workspace
    for tab in TABS:
        window.show_tab(tab.name)
    window.go_to("document", workspace.overview.drafts()[0].id)
    window.go_to("area", workspace.areas.tree()[0].id)
    with qtbot.waitSignal(window.file_opened, timeout=WAIT):
        window.open_path(demo_file)
    with qtbot.captureExceptions() as mistakes, qtbot.waitSignal(window.changes.follow_up_saved, timeout=WAIT):
        window.workspace.follow_ups.create("Ring til lokaludvalget")
    for signal in (window.changes.document_saved, window.changes.budget_table_saved, window.changes.body_saved):
        with qtbot.captureExceptions() as more:
            signal.emit("0")
        mistakes += more
    assert mistakes == []


def test_a_file_in_use_opens_to_read_with_a_banner(qtbot, bare_window, demo_file, machine, clock):
    first = open_workspace(demo_file, machine, clock)
    try:
        with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
            bare_window.open_path(demo_file)
        assert bare_window.workspace.read_only
        assert bare_window.banner.text
        bare_window.show_tab("areas")
        page = bare_window.shelf.page("areas")
        assert page.title.isReadOnly()
        assert not page.left.plus.isEnabled()
    finally:
        bare_window.close_file()
        first.close()


@pytest.mark.parametrize("number", range(6))
def test_control_and_a_number_goes_to_the_tab(qtbot, window, number):
    window.menus.actions[f"tab_{TABS[number].name}"].trigger()
    assert window.top_bar.current == TABS[number].name
    assert window.stack.currentWidget() is window.shelf.page(TABS[number].name)


def test_control_tab_goes_round_the_tabs(window):
    window.top_bar.choose("cases")
    window.top_bar.step(1)
    assert window.top_bar.current == "overview"
    window.top_bar.step(-1)
    assert window.top_bar.current == "cases"


def test_tabs_are_built_on_the_first_visit(qtbot, bare_window, demo_file):
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.open_path(demo_file)
    built = {name for name in bare_window.shelf._pages}
    assert built == {"overview"}


def test_control_s_answers_and_never_asks(qtbot, window):
    window._on_save_pressed()
    assert window.messages.text == "Alt er gemt kl. 14.32."


def test_undo_outside_a_text_takes_back_the_newest_action_and_redo_gives_it_back(qtbot, window):
    services = window.workspace.cases
    case = services.rows()[0]
    services.change(case.id, title="En helt ny titel")
    window.stack.currentWidget().setFocus()
    window.menus.actions["undo"].trigger()
    assert services.get(case.id).title == case.title
    assert window.messages.text == "Fortrød: rettede sagens titel."
    window.menus.actions["redo"].trigger()
    assert services.get(case.id).title == "En helt ny titel"


def test_undo_in_a_field_takes_back_the_typing_first(qtbot, window):
    window.show_tab("areas")
    source = window.shelf.page("areas").side.valid_from
    before, action = source.text(), window.workspace.history.recent(1)[0]
    source.edit.setFocus()
    qtbot.keyClicks(source.edit, "xyz")
    window.menus.actions["undo"].trigger()
    assert source.text() == before
    assert window.workspace.history.recent(1)[0].id == action.id


def test_escape_takes_the_message_away(qtbot, window):
    window.messages.tell("Noget er sket.")
    press(qtbot, window.messages, Qt.Key.Key_Escape, control=False)
    assert window.messages.text == ""


def test_a_sentence_goes_with_its_page_but_what_is_wrong_and_what_led_there_stay(qtbot, window):
    window.messages.tell("Siden er gemt.", "good", "Vis", lambda: None)
    window.show_tab("cases")
    assert window.messages.text == "Siden er gemt."
    QApplication.processEvents()
    window.show_tab("overview")
    assert window.messages.text == ""
    window.messages.tell("Filen kan ikke skrives.", "error")
    QApplication.processEvents()
    window.show_tab("cases")
    assert window.messages.text == "Filen kan ikke skrives."


def test_fortryd_follows_to_another_tab_until_it_would_take_back_something_else(qtbot, window):
    budgets = window.workspace.budgets
    gone, other = budgets.create("Den ene"), budgets.create("Den anden")
    budgets.delete(gone)
    window.messages.tell_deleted("Tabellen er slettet.")
    with qtbot.waitSignal(window.changes.anything_saved, timeout=WAIT):
        QApplication.processEvents()
    window.show_tab("cases")
    assert window.messages.text == "Tabellen er slettet."
    with qtbot.waitSignal(window.changes.anything_saved, timeout=WAIT):
        budgets.change(other, note="Ny")
    assert window.messages.text == ""


def test_a_mistake_of_ours_is_told_without_computer_words(window, caplog):
    window.messages.tell_problem(ZeroDivisionError("division by zero"))
    assert window.messages.text == "Noget gik galt, men din tekst er gemt. Du kan arbejde videre."
    assert "division by zero" in caplog.text


def test_the_error_report_reaches_the_clipboard(window):
    window.menus.actions["copy_report"].trigger()
    assert QApplication.clipboard().text().startswith("kk_desktop ")


def test_a_backup_is_made_beside_the_file(qtbot, window, demo_file):
    window.menus.actions["make_backup"].trigger()
    qtbot.waitUntil(lambda: window.messages.text != "", timeout=WAIT)
    assert window.messages.text == "Sikkerhedskopien er kontrolleret og ligger i mappen Kopier."
    assert list((demo_file.parent / "Kopier").glob("*.kkdb"))


def test_the_bin_gives_back_what_was_deleted(qtbot, window):
    initiative = window.workspace.initiatives.rows()[0]
    window.workspace.initiatives.delete(initiative.id)
    window.menus.actions["bin"].trigger()
    page = window.stack.currentWidget()
    page.rows.choose(f"initiative:{initiative.id}")
    page.restore_button.click()
    assert initiative.id in {row.id for row in window.workspace.initiatives.rows()}


def test_enter_in_the_bin_puts_the_first_thing_back(qtbot, window):
    initiative = window.workspace.initiatives.rows()[0]
    window.workspace.initiatives.delete(initiative.id)
    window.menus.actions["bin"].trigger()
    assert window.focusWidget() is window.stack.currentWidget().rows
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert initiative.id in {row.id for row in window.workspace.initiatives.rows()}
    assert "er lagt tilbage" in window.messages.text


def test_the_bin_is_emptied_only_after_a_yes(qtbot, window, monkeypatch):
    initiative = window.workspace.initiatives.rows()[0]
    window.workspace.initiatives.delete(initiative.id)
    window.menus.actions["bin"].trigger()
    page = window.stack.currentWidget()
    answers = iter([False, True])
    monkeypatch.setattr(window.messages, "confirm", lambda *_words: next(answers))
    page.empty_button.click()
    assert window.workspace.bin.rows()
    page.empty_button.click()
    assert not window.workspace.bin.rows()
    assert page.empty.isVisible()


def test_tab_and_size_are_remembered_on_the_machine(qtbot, window, machine, clock, tmp_path):
    window.top_bar.choose("budget")
    window.resize(1024, 700)
    window.close_file()
    assert machine.window_state["tab"] == "budget"
    again = MainWindow(machine, clock, Tasks(window.tasks._jobs))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1024, 700)


def test_the_file_just_open_is_among_the_recent_ones(window, demo_file):
    window.close_file()
    assert window.start.isVisible()
    assert window.machine.recent_files[0] == demo_file.resolve()


def test_the_smallest_window_is_small_enough_for_an_old_projector(window):
    window.resize(200, 200)
    assert (window.width(), window.height()) == (1024, 640)


@pytest.mark.parametrize("tab", [tab.name for tab in TABS])
def test_every_control_that_takes_the_focus_has_a_name(window, tab):
    window.show_tab(tab)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not _spoken_name(widget)
        and not widget.objectName().startswith("qt_")
    ]
    assert not nameless


def _spoken_name(widget: QWidget) -> str:
    text = widget.text() if hasattr(widget, "text") and callable(widget.text) else ""
    return widget.accessibleName() or text


@pytest.mark.parametrize("entries", [FILE + NEW[:0], NEW, EDIT, VIEW, INSERT, FORMAT, HELP])
def test_no_letter_is_a_mnemonic_twice_in_a_menu(entries):
    words = [entry.words for entry in entries if entry.name]
    if entries[: len(FILE)] == FILE:
        words += ["&Ny", "&Seneste"]
    letters = [word[word.index("&") + 1].lower() for word in words]
    assert len(letters) == len(set(letters))


def test_no_letter_is_a_mnemonic_twice_in_the_bar():
    letters = [words[words.index("&") + 1].lower() for words, _entries in MENUS]
    assert len(letters) == len(set(letters))


def test_no_key_is_given_twice(window):
    keys = [action.shortcut().toString() for action in window.menus.actions.values() if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert not [key for key in keys if "Ctrl+Alt" in key]


def test_the_tab_that_is_shown_is_the_one_that_is_marked(window):
    window.show_tab("budget")
    assert window.top_bar.current == "budget"
    assert window.stack.currentWidget() is window.shelf.page("budget")


def test_a_window_that_cannot_save_asks_before_it_closes(qtbot, window, monkeypatch):
    window.show_tab("responses")
    editor = window.shelf.page("responses").document.editor
    database = window.workspace.desk.database
    database.act("Satte grænse", lambda db: db.execute("PRAGMA max_page_count = 1").fetchall())
    editor.insertPlainText("Vi støtter forslaget. " * 4000)
    answers, asked = [False, True], []
    monkeypatch.setattr(
        window.messages, "confirm", lambda question, *_: asked.append(question) or answers[len(asked) - 1]
    )

    assert not window.close()
    assert "Vi støtter forslaget." in editor.toPlainText()
    assert window.close()
    assert asked == ["Luk uden at gemme?", "Luk uden at gemme?"]
    assert window.workspace is None


def test_a_file_is_closed_when_nobody_reads_it_any_more(window):
    million = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT count(*) AS n FROM n"
    )
    database, begun = window.workspace.desk.database, Event()

    def read():
        reader = database.reader()
        begun.set()
        return rows.one(reader, million)

    future = window.tasks.start(read, lambda _row: None, owner=window)
    begun.wait()
    assert window.close_file()
    assert future.done()
    assert future.result() == {"n": 1_000_000}


def test_nothing_of_a_file_stays_in_memory_when_it_is_closed(qtbot, window):
    for tab in ("areas", "initiatives", "responses", "budget", "cases", "overview"):
        window.top_bar.choose(tab)
        qtbot.waitUntil(lambda: not window.tasks.is_busy, timeout=WAIT)
        QApplication.processEvents()
    workspace = weakref.ref(window.workspace)
    window.close_file()

    def is_gone() -> bool:
        gc.collect()
        return workspace() is None

    qtbot.waitUntil(is_gone, timeout=WAIT)
