"""A promise in a text becomes a follow-up with one key and Enter; a sign leads to it, and it back to its words."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor

from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import documents as document_store
from kk_desktop.ui.editor.follow_ups import NO_WORDS, FollowUpsPart

from .conftest import paragraph

WORDS = "orienteres i januar 2026 om arbejdet"
TEXT = f"Vi skriver i dag. Udvalget {WORDS}. Det er alt."


def _open(desk, pane, *texts: str) -> FollowUpsPart:
    letter = desk.workspace.documents.create("letter", "Svar til lokaludvalget")
    blocks = [paragraph(f"b{number}", text) for number, text in enumerate(texts)]
    have = [block.id for block in desk.workspace.documents.blocks(letter)]
    desk.workspace.documents.save_blocks(letter, blocks, [block.id for block in blocks], have)
    assert pane.open(letter)
    return next(part for part in pane.parts if isinstance(part, FollowUpsPart))


def _select(pane, words: str) -> None:
    cursor = pane.editor.document().find(words)
    assert cursor.selectedText() == words
    pane.editor.setTextCursor(cursor)
    pane.editor.setFocus()


def _made(desk):
    (made,) = desk.workspace.follow_ups.rows()
    return made


def test_the_key_fills_the_form_and_enter_keeps_it(qtbot, desk, pane):
    part = _open(desk, pane, TEXT)
    _select(pane, WORDS)
    qtbot.keyClick(pane.editor, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert part.list.form.isVisible()
    qtbot.keyClick(part.list.form.title, Qt.Key.Key_Return)
    made = _made(desk)
    assert (made.title, made.due, made.owner) == ("Orienteres i januar 2026 om arbejdet", "2026-01", "Anna Holm")
    assert (made.document_id, made.block_id, made.quote) == (pane.document_id, "b0", WORDS)
    assert pane.editor.toPlainText() == TEXT, "a follow-up is not the text"


def test_without_a_selection_it_is_the_sentence_at_the_caret(qtbot, desk, pane):
    part = _open(desk, pane, TEXT)
    _select(pane, "januar")
    cursor = pane.editor.textCursor()
    cursor.clearSelection()
    pane.editor.setTextCursor(cursor)
    part.action.trigger()
    part.list.form.save_button.click()
    assert _made(desk).title == f"Udvalget {WORDS}"


def test_an_empty_line_promises_nothing(desk, pane):
    part = _open(desk, pane, "")
    part.action.trigger()
    assert desk.messages.text == NO_WORDS
    assert part.list.form.isHidden()


def test_the_words_bear_a_quiet_mark_that_is_told_and_leads_to_the_follow_up(qtbot, desk, pane):
    part = _open(desk, pane, "Først noget andet.", TEXT)
    desk.workspace.follow_ups.create(
        "Husk det", due="2026-01", document_id=pane.document_id, block_id="b1", quote=WORDS
    )
    qtbot.waitUntil(lambda: list(part.places) == ["b1"])
    (mark,) = pane.editor._marks["follow_ups"]
    assert mark.cursor.selectedText() == WORDS
    pane.go_to_block("b1")
    assert pane.editor.accessibleDescription() == "Opfølgning: Husk det, i januar 2026"
    place = QPoint(10, pane.editor.cursorRect().center().y())
    qtbot.mouseClick(pane.editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert part.panel.isVisible()
    assert part.list.rows.current_id == _made(desk).id


def test_the_follow_up_leads_back_to_its_words_though_they_were_edited(qtbot, desk, pane):
    part = _open(desk, pane, "Først noget andet.", TEXT)
    desk.workspace.follow_ups.create("Husk det", document_id=pane.document_id, block_id="b1", quote=WORDS)
    qtbot.waitUntil(lambda: list(part.places) == ["b1"])
    cursor = pane.editor.document().find("om arbejdet")
    cursor.insertText("om alt arbejdet")
    part.list.rows.opened.emit(part.list.rows.rows[0].id)
    assert pane.editor.textCursor().selectedText() == "orienteres i januar 2026 om"
    assert pane.editor.caret_block() == "b1"


def test_what_is_done_leaves_the_margin(qtbot, desk, pane):
    part = _open(desk, pane, TEXT)
    made = desk.workspace.follow_ups.create("Husk det", document_id=pane.document_id, block_id="b0", quote=WORDS)
    qtbot.waitUntil(lambda: bool(part.places))
    desk.workspace.follow_ups.change(made, done=True)
    qtbot.waitUntil(lambda: not part.places)
    assert pane.editor._marks["follow_ups"] == []


def test_the_same_words_are_not_promised_twice(qtbot, desk, pane):
    part = _open(desk, pane, TEXT)
    _select(pane, WORDS)
    part.action.trigger()
    part.list.form.save_button.click()
    qtbot.waitUntil(lambda: bool(part.places))
    _select(pane, WORDS)
    part.action.trigger()
    assert part.list.form.id == _made(desk).id


def test_a_locked_letter_is_followed_up_as_well(qtbot, desk, pane):
    part = _open(desk, pane, TEXT)
    document_id = pane.document_id
    desk.workspace.desk.act("Sendte", lambda db: document_store.change(db, document_id, status=Status.SENT))
    qtbot.waitUntil(pane.editor.isReadOnly)
    assert part.commands() == {"follow_up": part.action}
    _select(pane, WORDS)
    part.action.trigger()
    part.list.form.save_button.click()
    assert _made(desk).quote == WORDS


def test_the_signs_are_drawn_at_promises_in_view(qtbot, desk, pane):
    part = _open(desk, pane, TEXT)
    before = pane.editor.viewport().grab().toImage()
    desk.workspace.follow_ups.create("Husk det", due="2024", document_id=pane.document_id, block_id="b0", quote=WORDS)
    qtbot.waitUntil(lambda: bool(part.places))
    after = pane.editor.viewport().grab().toImage()
    margin = [(x, y) for x in range(4, 20) for y in range(60)]
    assert any(before.pixel(x, y) != after.pixel(x, y) for x, y in margin)


def test_words_in_two_paragraphs_are_taken_from_the_first(desk, pane):
    part = _open(desk, pane, "Vi vender tilbage", "inden jul")
    pane.editor.selectAll()
    assert isinstance(pane.editor.textCursor(), QTextCursor)
    part.action.trigger()
    assert part.list.form.title.text() == "Vi vender tilbage"
    part.list.form.leave()


def test_a_moved_paragraph_keeps_its_follow_up(qtbot, desk, pane):
    part = _open(desk, pane, TEXT)
    desk.workspace.follow_ups.create("Husk det", document_id=pane.document_id, block_id="b0", quote=WORDS)
    qtbot.waitUntil(lambda: bool(part.places))
    pane.editor.merge([Block("new", runs=(Run("Nyt."),)), paragraph("other", TEXT)])
    assert list(part.places) == ["other"]
