"""Find and replace with real keys in the pane: what is found, gone through, replaced, left alone and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.ui import look
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.find_bar import NOT_SEARCHED
from kk_desktop.ui.editor.finding import NO_SELECTION, ONE_LEFT

from .conftest import Desk, paragraph

K, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
AMOUNT = Run("5\u00a0mio.\u00a0kr.", field=Field("f", FieldSource.BUDGET_CELL, "cell", "mio"))

Open = Callable[..., None]


@pytest.fixture
def open_letter(desk: Desk, pane: DocumentPane) -> Iterator[Open]:
    """Opens a letter of these blocks, or of these paragraphs, with the keyboard in its text."""

    def do(*blocks: Block | str) -> None:
        documents = desk.workspace.documents
        document_id = documents.create("letter", "Til Valby")
        made = [paragraph(f"b{n}", each) if isinstance(each, str) else each for n, each in enumerate(blocks)]
        documents.save_blocks(document_id, made, [block.id for block in made])
        assert pane.open(document_id)
        pane.activateWindow()
        pane.editor.setFocus()

    yield do
    # As the window does before a pane goes.
    assert pane.flush()


def look_for(qtbot: QtBot, pane: DocumentPane, words: str, key: K = K.Key_F) -> None:
    qtbot.keyClick(pane.editor, key, Ctrl)
    bar = pane.finder.bar
    assert bar.words.hasFocus()
    qtbot.keyClick(bar.words, K.Key_A, Ctrl)
    qtbot.keyClicks(bar.words, words)


def replace_with(qtbot: QtBot, pane: DocumentPane, words: str, others: str) -> None:
    look_for(qtbot, pane, words, K.Key_H)
    qtbot.keyClick(pane.finder.bar.words, K.Key_Tab)
    assert pane.finder.bar.replacement.hasFocus()
    qtbot.keyClicks(pane.finder.bar.replacement, others)


def count(pane: DocumentPane) -> str:
    return pane.finder.bar.count.text()


def texts(pane: DocumentPane) -> list[str]:
    return [block.text for block in pane.editor.tracker.blocks()]


def marked(pane: DocumentPane) -> list[str]:
    return [mark.cursor.selectedText() for mark in pane.editor.extraSelections()]


def grounds(pane: DocumentPane) -> list[str]:
    return [mark.format.background().color().name().upper() for mark in pane.editor.extraSelections()]


def select(pane: DocumentPane, start: int, end: int) -> None:
    cursor = pane.editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    pane.editor.setTextCursor(cursor)


def test_hits_are_counted_and_marked_as_one_types_and_gone_through_with_enter(
    qtbot: QtBot, pane: DocumentPane, open_letter: Open
) -> None:
    open_letter("Valby skriver.", "Vi læser, hvad valby skriver.", "Svar til Valby.")
    look_for(qtbot, pane, "valby")
    assert (count(pane), marked(pane)) == ("1 af 3", ["Valby", "valby", "Valby"])
    for key, held, expected in (
        (K.Key_Return, Qt.KeyboardModifier.NoModifier, "2 af 3"),
        (K.Key_F3, Qt.KeyboardModifier.NoModifier, "3 af 3"),
        (K.Key_Return, Qt.KeyboardModifier.NoModifier, "1 af 3"),
        (K.Key_Return, Shift, "3 af 3"),
        (K.Key_F3, Shift, "2 af 3"),
    ):
        qtbot.keyClick(pane.finder.bar.words, key, held)
        assert count(pane) == expected
    assert pane.editor.caret_block() == "b1"


def test_the_hit_that_is_shown_stands_out_from_the_others(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter("by og by")
    look_for(qtbot, pane, "by")
    assert grounds(pane) == [look.LIGHT.accent, look.LIGHT.mark]
    look.rebuild(QApplication.instance(), look.DARK)
    try:
        qtbot.waitUntil(lambda: grounds(pane) == [look.DARK.accent, look.DARK.mark])
    finally:
        look.rebuild(QApplication.instance(), look.LIGHT)


def test_esc_gives_the_keyboard_back_with_the_hit_selected(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter("Til Valby, fra Vanløse.")
    look_for(qtbot, pane, "vanløse")
    qtbot.keyClick(pane.finder.bar.words, K.Key_Escape)
    assert pane.finder.bar.isHidden()
    assert pane.editor.hasFocus()
    assert pane.editor.textCursor().selectedText() == "Vanløse"
    assert marked(pane) == []


def test_esc_in_the_text_closes_the_bar_as_well(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter("Til Valby.")
    look_for(qtbot, pane, "valby")
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, K.Key_Escape)
    assert pane.finder.bar.isHidden()


def test_selected_words_are_looked_for_at_once(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter("Vi støtter planen.", "Planen er god.")
    select(pane, 11, 17)
    qtbot.keyClick(pane.editor, K.Key_F, Ctrl)
    assert pane.finder.bar.words.text() == "planen"
    assert pane.finder.bar.words.selectedText() == "planen"
    assert count(pane) == "1 af 2"


@pytest.mark.parametrize(
    ("stands", "typed", "found"),
    [
        ("i alt 5\u00a0mio.\u00a0kr.", "5 mio. kr.", "5\u00a0mio.\u00a0kr."),
        ("i alt 5 mio. kr.", "5\u00a0mio.\u00a0kr.", "5 mio. kr."),
        ("by\u00adfor\u00adnyelse", "byfornyelse", "by\u00adfor\u00adnyelse"),
        ("2011\u20112014", "2011-2014", "2011\u20112014"),
        ("ÆRØ og ærø", "ærø", "ÆRØ"),
        ("\U0001f600 Ærø", "Ærø", "Ærø"),
    ],
)
def test_what_does_not_break_is_found_as_it_is_typed(
    qtbot: QtBot, pane: DocumentPane, open_letter: Open, stands: str, typed: str, found: str
) -> None:
    open_letter(stands)
    look_for(qtbot, pane, typed)
    assert marked(pane)[:1] == [found]


@pytest.mark.parametrize("typed", ["Aero", "AErø", "aarhus", "ø\u00e5"])
def test_danish_letters_are_only_found_as_themselves(
    qtbot: QtBot, pane: DocumentPane, open_letter: Open, typed: str
) -> None:
    open_letter("Ærø og Århus")
    look_for(qtbot, pane, typed)
    assert count(pane) == "Ingen træf"


def test_whole_words_and_capitals_narrow_the_search(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter("By, bydel, by og nyby.")
    look_for(qtbot, pane, "by")
    bar = pane.finder.bar
    assert count(pane) == "1 af 4"
    bar.whole.setFocus()
    qtbot.keyClick(bar.whole, K.Key_Space)
    assert marked(pane) == ["By", "by"]
    bar.match_case.setFocus()
    qtbot.keyClick(bar.match_case, K.Key_Space)
    assert marked(pane) == ["by"]


def test_a_footnotes_number_neither_hides_a_word_nor_is_found(
    qtbot: QtBot, pane: DocumentPane, open_letter: Open
) -> None:
    open_letter(Block("a", runs=(Run("Vanløse"), Run(footnote="Side 1"), Run(" i 2025."))))
    look_for(qtbot, pane, "Vanløse i")
    assert count(pane) == "1 af 1"
    qtbot.keyClick(pane.finder.bar.words, K.Key_A, Ctrl)
    qtbot.keyClicks(pane.finder.bar.words, "1")
    assert count(pane) == "Ingen træf"


def test_where_nothing_is_found_it_is_told_what_was_not_looked_through(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, open_letter: Open
) -> None:
    table_id = desk.workspace.budgets.create("Gæstehus")
    open_letter("Kort svar.", Block("t", BlockKind.TABLE, table_id=table_id))
    look_for(qtbot, pane, "svar")
    assert pane.finder.bar.hint.isHidden()
    qtbot.keyClick(pane.finder.bar.words, K.Key_A, Ctrl)
    qtbot.keyClicks(pane.finder.bar.words, "gæstehus")
    assert count(pane) == "Ingen træf"
    assert pane.finder.bar.hint.text() == NOT_SEARCHED
    assert pane.finder.bar.hint.isVisible()


def test_replace_takes_one_at_a_time_and_goes_on(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter("et hus og et hus og et hus")
    replace_with(qtbot, pane, "hus", "husene")
    qtbot.keyClick(pane.finder.bar.replacement, K.Key_Return)
    assert (texts(pane), count(pane)) == (["et husene og et hus og et hus"], "2 af 3")
    qtbot.keyClick(pane.finder.bar.replacement, K.Key_Return)
    assert texts(pane) == ["et husene og et husene og et hus"]


def test_what_is_replaced_keeps_its_look(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter(Block("a", runs=(Run("Til "), Run("Valby", bold=True), Run(" i dag"))))
    replace_with(qtbot, pane, "valby", "Vanløse")
    qtbot.keyClick(pane.finder.bar.replace_all, K.Key_Return)
    assert pane.editor.tracker.blocks()[0].runs == (Run("Til "), Run("Vanløse", bold=True), Run(" i dag"))


def test_replace_all_is_one_step_that_is_told_saved_and_taken_back(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, open_letter: Open
) -> None:
    open_letter("by og by", "en by til")
    replace_with(qtbot, pane, "by", "bydel")
    qtbot.keyClick(pane.finder.bar.replace_all, K.Key_Return)
    assert texts(pane) == ["bydel og bydel", "en bydel til"]
    assert desk.messages.text == "3 steder er erstattet."
    assert pane.flush()
    saved = desk.workspace.documents.blocks(pane.document_id)
    assert [block.text for block in saved] == ["bydel og bydel", "en bydel til"]
    desk.messages.press()
    assert texts(pane) == ["by og by", "en by til"]
    assert desk.messages.text == ""
    pane.editor.redo()
    assert texts(pane) == ["bydel og bydel", "en bydel til"]


def test_the_offer_to_take_back_goes_when_one_writes_on(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, open_letter: Open
) -> None:
    open_letter("en by")
    replace_with(qtbot, pane, "by", "bydel")
    qtbot.keyClick(pane.finder.bar.replace_all, K.Key_Return)
    pane.editor.setFocus()
    qtbot.keyClicks(pane.editor, "Ny ")
    # Its Fortryd would take back what has just been typed.
    assert desk.messages.text == ""


def test_an_empty_field_takes_the_words_out(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter("meget meget stor")
    replace_with(qtbot, pane, "meget ", "")
    qtbot.keyClick(pane.finder.bar.replace_all, K.Key_Return)
    assert texts(pane) == ["stor"]


def test_fields_and_footnotes_are_found_and_never_replaced(
    qtbot: QtBot, pane: DocumentPane, desk: Desk, open_letter: Open
) -> None:
    runs = (Run("Vi får "), AMOUNT, Run(" og 5 mio. kr. til, 5 mio"), Run(footnote="Se bilag"), Run(". kr."))
    open_letter(Block("a", runs=runs))
    replace_with(qtbot, pane, "5 mio. kr.", "6 mio. kr.")
    assert count(pane) == "1 af 3"
    qtbot.keyClick(pane.finder.bar.replacement, K.Key_Return)
    assert desk.messages.text == ONE_LEFT
    assert (pane.editor.tracker.blocks()[0].runs, count(pane)) == (runs, "2 af 3")
    qtbot.keyClick(pane.finder.bar.replace_all, K.Key_Return)
    changed = (*runs[:2], Run(" og 6 mio. kr. til, 5 mio"), *runs[3:])
    assert pane.editor.tracker.blocks()[0].runs == changed
    assert desk.messages.text == "1 sted er erstattet. 2 steder er felter eller har en fodnote og er ikke rørt."


def test_a_long_selection_is_looked_in_and_nowhere_else(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter("en by", "en by", "by og by", "en by")
    select(pane, 6, 20)
    replace_with(qtbot, pane, "by", "bydel")
    assert pane.finder.bar.inside.isChecked()
    assert count(pane) == "1 af 3"
    qtbot.keyClick(pane.finder.bar.replace_all, K.Key_Return)
    assert texts(pane) == ["en by", "en bydel", "bydel og bydel", "en by"]


def test_looking_in_a_selection_needs_one(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter("en by")
    look_for(qtbot, pane, "by")
    bar = pane.finder.bar
    bar.inside.setFocus()
    qtbot.keyClick(bar.inside, K.Key_Space)
    assert not bar.inside.isChecked()
    assert count(pane) == NO_SELECTION


def test_what_is_typed_meanwhile_is_counted_when_one_pauses(
    qtbot: QtBot, pane: DocumentPane, open_letter: Open
) -> None:
    open_letter("en by")
    look_for(qtbot, pane, "by")
    pane.editor.setFocus()
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(pane.editor, " og by")
    qtbot.waitUntil(lambda: marked(pane) == ["by", "by"])
    assert count(pane) == "1 af 2"


def test_a_long_text_is_looked_through_to_its_end(qtbot: QtBot, pane: DocumentPane, open_letter: Open) -> None:
    open_letter(*["Et langt afsnit uden noget særligt i. " * 40] * 40, "Her står vandløbet.")
    look_for(qtbot, pane, "vandløbet")
    qtbot.waitUntil(lambda: count(pane) == "1 af 1")
    assert marked(pane) == ["vandløbet"]
    qtbot.keyClick(pane.finder.bar.words, K.Key_A, Ctrl)
    qtbot.keyClicks(pane.finder.bar.words, "afsnit")
    # Enter does not wait for the rest of the count.
    qtbot.keyClick(pane.finder.bar.words, K.Key_Return)
    assert count(pane).endswith("af 1.600")


def test_a_sent_letter_can_be_looked_through_and_not_replaced_in(
    qtbot: QtBot, demo_desk: Desk, demo_pane: DocumentPane
) -> None:
    rows = demo_desk.workspace.documents.rows()
    sent = next(row.id for row in rows if row.status is Status.SENT)
    assert demo_pane.open(sent)
    demo_pane.activateWindow()
    demo_pane.editor.setFocus()
    assert not demo_pane.commands()["replace"].isEnabled()
    look_for(qtbot, demo_pane, "og")
    assert count(demo_pane).startswith("1 af ")
    assert not demo_pane.finder.bar.replacement.isVisible()
    qtbot.keyClick(demo_pane.finder.bar.words, K.Key_H, Ctrl)
    assert not demo_pane.finder.bar.replacement.isVisible()


def test_another_document_begins_without_the_bar_and_f3_looks_for_the_same(
    qtbot: QtBot, pane: DocumentPane, open_letter: Open
) -> None:
    open_letter("en by")
    look_for(qtbot, pane, "by")
    open_letter(paragraph("c1", "en by og en by"))
    assert pane.finder.bar.isHidden()
    qtbot.keyClick(pane.editor, K.Key_F3)
    assert pane.finder.bar.isVisible()
    assert pane.editor.hasFocus()
    assert count(pane) == "1 af 2"


def test_every_part_of_the_bar_has_a_name_and_is_reached_with_tab(
    qtbot: QtBot, pane: DocumentPane, open_letter: Open
) -> None:
    open_letter("en by")
    look_for(qtbot, pane, "by", K.Key_H)
    bar = pane.finder.bar
    reached = []
    for _ in range(11):
        widget = QApplication.focusWidget()
        reached.append(widget.accessibleName() or widget.text())
        qtbot.keyClick(widget, K.Key_Tab)
    assert reached == [
        "Søg", "Erstat med", "Erstat", "Erstat alle", "Forrige træf", "Næste træf", "Hele ord",
        "Forskel på store og små bogstaver", "I markeringen", "I sagens dokumenter",
        "Luk søgningen",
    ]  # fmt: skip
    assert NOT_SEARCHED in bar.findChildren(QLineEdit)[0].accessibleDescription()
