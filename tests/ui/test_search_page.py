"""The search in everything: hits at once, the best a moment later, narrowed, opened at the place, and left again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from kk_desktop.domain.rows import Hit
from kk_desktop.ui.main_window import MainWindow
from tests.ui.conftest import WAIT


def look_for(qtbot: QtBot, window: MainWindow, text: str) -> list[Hit]:
    """Type in the search field from wherever one is, and wait until the hits are ranked."""
    window.menus.actions["find_everywhere"].trigger()
    window.top_bar.search.clear()
    with qtbot.waitSignal(window.search_page.shown, timeout=WAIT):
        window.top_bar.search.setText(text)
    return list(window.search_page.hits)


def open_hit(window: MainWindow, hit: Hit) -> None:
    window.search_page.rows.opened.emit(f"{hit.kind}:{hit.id}:{hit.part}")


def test_what_is_typed_is_listed_with_its_words_marked_and_goes_to_the_thing(qtbot: QtBot, window: MainWindow) -> None:
    hits = look_for(qtbot, window, "Mjølnerparken")

    assert window.stack.currentWidget() is window.search_page
    area = next(hit for hit in hits if hit.kind == "area")
    text = next(hit for hit in hits if hit.block_id)
    assert {text.snippet[start:end].lower() for start, end in text.marks} <= {"mjølnerparken", "mjølnerparkens"}
    open_hit(window, area)
    assert window.top_bar.current == "areas"
    assert window.shelf.page("areas").title.toPlainText() == "Mjølnerparken"


def test_a_hit_in_a_text_opens_it_with_the_word_marked(qtbot: QtBot, window: MainWindow) -> None:
    hits = look_for(qtbot, window, "lokaludvalg")
    hit = next(hit for hit in hits if hit.block_id and window.workspace.documents.get(hit.id).hearing_id)

    open_hit(window, hit)

    editor = window.shelf.page("responses").document.editor
    start, end = hit.marks[0]
    assert editor.textCursor().selectedText().lower() == hit.snippet[start:end].lower()


def test_a_row_of_a_table_is_found_and_opened(qtbot: QtBot, window: MainWindow) -> None:
    table = window.workspace.budgets.get(window.workspace.budgets.rows()[0].id)
    row = next(row for row in table.rows if row.label)
    hits = look_for(qtbot, window, f'"{row.label}"')

    open_hit(window, next(hit for hit in hits if hit.part == row.id))

    page = window.shelf.page("budget")
    assert page.model.table.id == table.id
    assert page.grid.currentIndex().row() == page.model.index_of(row.id, "").row()


def test_only_one_kind_or_one_area_is_shown_where_that_is_chosen(qtbot: QtBot, window: MainWindow) -> None:
    look_for(qtbot, window, "Tingbjerg")
    page = window.search_page
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.kinds.choose("Områder")
    assert {hit.kind for hit in page.hits} == {"area"}

    qtbot.waitUntil(lambda: page.areas.findText("Amager Øst") > 0, timeout=WAIT)
    page.areas.setCurrentIndex(page.areas.findText("Amager Øst"))
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.areas.activated.emit(page.areas.currentIndex())
    assert page.hits == ()
    assert page.nothing.isVisible()
    assert page.nothing.sentence == (
        "Ingen træf på ”Tingbjerg”. Prøv færre bogstaver, eller fjern filteret Områder, Amager Øst."
    )
    with qtbot.waitSignal(page.shown, timeout=WAIT):
        page.nothing.button.click()
    assert {"area", "document"} <= {hit.kind for hit in page.hits}


def test_without_hits_or_filter_the_person_is_told_to_type_less(qtbot: QtBot, window: MainWindow) -> None:
    assert look_for(qtbot, window, "gæstehusqz") == []
    assert window.search_page.nothing.sentence == "Ingen træf på ”gæstehusqz”. Prøv færre bogstaver."
    assert not window.search_page.nothing.button.isVisible()


def test_the_keys_alone_lead_into_the_hits_and_back_to_where_one_was(qtbot: QtBot, window: MainWindow) -> None:
    window.show_tab("budget")
    look_for(qtbot, window, "Tingbjerg")
    page = window.search_page

    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Down)
    first = page.rows.currentIndex()
    assert first.isValid()
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.hits[0].title in spoken
    assert page.hits[0].snippet in spoken
    assert QAccessible.queryAccessibleInterface(page.rows).text(QAccessible.Text.Name) == "Træf"
    qtbot.keyClick(page.rows, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.shelf.page("budget")

    window.menus.actions["find_everywhere"].trigger()
    assert window.stack.currentWidget() is page
    assert window.top_bar.search.selectedText() == "Tingbjerg"


def test_what_is_undone_meanwhile_is_not_found_any_more(qtbot: QtBot, window: MainWindow) -> None:
    window.workspace.initiatives.create("Gæstehusqz i Valby")
    assert [hit.title for hit in look_for(qtbot, window, "gæstehusqz")] == ["Gæstehusqz i Valby"]

    with qtbot.waitSignal(window.search_page.shown, timeout=WAIT):
        window.undo()

    assert window.search_page.hits == ()
