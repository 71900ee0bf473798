"""Klar til udgivelse: the sign beside the page says how the document stands, and leads to what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kk_desktop.domain.readiness import Aspect, Readiness, Standing
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.printing.inspection.faults import Fault
from kk_desktop.ui.editor.document_pane import DocumentPane

from .conftest import Desk

WAIT = 20_000  # ms; only ever waited out when something is broken


@pytest.fixture
def look(qtbot: QtBot, desk: Desk, pane: DocumentPane) -> Callable[[Callable[[], object]], Readiness]:
    """Does something and waits until the page it gives has been looked at; gives the answer."""

    def is_quiet() -> bool:
        if desk.tasks.is_busy:
            return False
        QApplication.processEvents()
        return not (desk.tasks.is_busy or pane.live_page.is_busy or pane.live_readiness.is_busy)

    def do(change: Callable[[], object]) -> Readiness:
        # What was done before may still be on its way to the page.
        pane.flush()
        qtbot.waitUntil(is_quiet, timeout=WAIT)
        newest = {"check_params_cb": lambda _readiness: not pane.live_page.is_busy}
        with qtbot.waitSignal(pane.live_readiness.told, timeout=WAIT, **newest) as told:
            change()
        return told.args[0]

    return do


@pytest.fixture
def memo(desk: Desk, pane: DocumentPane, look) -> DocumentPane:
    """A short memo with nothing to remark, open in the pane."""
    document_id = desk.workspace.documents.create("memo", "Legepladser i Valby")
    blocks = [Block("h", BlockKind.HEADING, (Run("Baggrund"),)), Block("p", runs=(Run("Der bygges i år."),))]
    desk.workspace.documents.save_blocks(document_id, blocks, ["h", "p"])
    assert look(lambda: pane.open(document_id)) == Readiness()
    return pane


def sign(pane: DocumentPane) -> QPushButton:
    return pane.page.readiness.sign


def press_f8(qtbot: QtBot, pane: DocumentPane) -> None:
    """Only the window in front hears its keys."""
    with qtbot.waitActive(pane, timeout=WAIT):
        pane.activateWindow()
    pane.editor.setFocus()
    qtbot.keyClick(pane.editor, Qt.Key.Key_F8)


def press_show(qtbot: QtBot, pane: DocumentPane, aspect: Aspect) -> None:
    """Open the list where it is closed, and press Vis beside the first remark on the aspect."""
    if not sign(pane).isChecked():
        qtbot.mouseClick(sign(pane), Qt.MouseButton.LeftButton)
    line = next(each for each in pane.page.readiness.list.lines if each.remark.aspect is aspect)
    assert line.isVisible()
    qtbot.mouseClick(line.show_button, Qt.MouseButton.LeftButton)


def type_at(pane: DocumentPane, block_id: str, text: str) -> None:
    pane.go_to_block(block_id)
    for letter in text:
        # As from a keyboard that has the letter; QTest's own hands know Latin letters alone.
        QApplication.sendEvent(pane.editor, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def test_a_document_with_nothing_to_remark_is_ready(qtbot: QtBot, memo: DocumentPane) -> None:
    assert (sign(memo).text(), sign(memo).property("tone")) == ("Klar til udgivelse", "green")
    assert sign(memo).accessibleName() == "Status: Klar til udgivelse"
    qtbot.mouseClick(sign(memo), Qt.MouseButton.LeftButton)
    lines = memo.page.readiness.list.lines
    assert [line.remark.aspect for line in lines] == list(Aspect)
    assert all(line.isVisible() and line.show_button is None for line in lines)
    assert lines[1].accessibleName() == "Titel: Klar. Titlen er skrevet."


def test_an_unmarked_document_of_a_confidential_case_is_amber_and_leads_to_the_reason(
    qtbot: QtBot, desk: Desk, memo: DocumentPane, look
) -> None:
    case_id = desk.workspace.cases.create("Salg af grund", "2025-0099")
    desk.workspace.cases.change(case_id, confidential=True)
    readiness = look(lambda: desk.workspace.documents.change(memo.document_id, case_id=case_id))
    assert [(each.aspect, each.standing) for each in readiness.remarks] == [(Aspect.SECRECY, Standing.MISSING)]
    press_show(qtbot, memo, Aspect.SECRECY)
    assert memo.focusWidget() is memo.facts.confidential.edits[0]
    marked = {"confidential_reason": "Forhandling", "confidential_paragraph": "§ 33, nr. 5"}
    assert look(lambda: desk.workspace.documents.change(memo.document_id, **marked)) == Readiness()


def test_a_character_the_typeface_lacks_is_red_until_it_is_gone(qtbot: QtBot, memo: DocumentPane, look) -> None:
    readiness = look(lambda: type_at(memo, "p", "☐"))
    assert [(each.aspect, each.standing) for each in readiness.remarks] == [(Aspect.CHARACTERS, Standing.WRONG)]
    assert (sign(memo).text(), sign(memo).property("tone")) == ("1 ting skal rettes", "red")
    memo.go_to_block("h")
    press_show(qtbot, memo, Aspect.CHARACTERS)
    assert memo.editor.caret_block() == "p"
    assert look(lambda: qtbot.keyClick(memo.editor, Qt.Key.Key_Delete)) == Readiness()
    assert sign(memo).property("tone") == "green"


def test_an_empty_title_is_amber_and_leads_to_its_field(qtbot: QtBot, desk: Desk, memo: DocumentPane, look) -> None:
    change = desk.workspace.documents.change
    readiness = look(lambda: change(memo.document_id, title=""))
    assert [each.message for each in readiness.remarks] == ["Titlen mangler. Skriv den øverst."]
    assert (sign(memo).text(), sign(memo).property("tone")) == ("1 ting mangler", "amber")
    press_show(qtbot, memo, Aspect.TITLE)
    assert memo.focusWidget() is memo.header.title
    assert desk.messages.text == "Titlen mangler. Skriv den øverst."

    def write_title() -> None:
        qtbot.keyClicks(memo.header.title, "Legepladser")
        qtbot.keyClick(memo.header.title, Qt.Key.Key_Return)

    assert look(write_title) == Readiness()


def test_a_bilag_that_is_not_there_is_amber_and_leads_to_the_words(qtbot: QtBot, memo: DocumentPane, look) -> None:
    readiness = look(lambda: type_at(memo, "p", "Jf. bilag 9. "))
    assert [(each.aspect, each.block_id) for each in readiness.remarks] == [(Aspect.ATTACHMENTS, "p")]
    memo.go_to_block("h")
    press_show(qtbot, memo, Aspect.ATTACHMENTS)
    assert memo.editor.caret_block() == "p"


def test_a_bilag_that_is_only_a_title_leads_to_the_list_of_bilag(
    qtbot: QtBot, desk: Desk, memo: DocumentPane, look, tmp_path: Path
) -> None:
    bilag = desk.workspace.attachments
    readiness = look(lambda: bilag.add(memo.document_id, "Kort"))
    assert [each.message for each in readiness.remarks] == [
        "Bilag 1 har kun en titel. Læg filen ind, eller send den ved siden af."
    ]
    press_show(qtbot, memo, Aspect.ATTACHMENTS)
    assert memo.facts.isVisible()
    assert memo.focusWidget() is memo.facts.attachments.file_buttons[0]
    (kort,) = bilag.of(memo.document_id)
    assert look(lambda: bilag.set_file(memo.document_id, kort.id, desk.workspace.path)) == Readiness()


def test_a_picture_without_a_description_is_amber_and_leads_to_the_field_it_is_written_in(
    qtbot: QtBot, desk: Desk, memo: DocumentPane, look, tmp_path: Path
) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(0)
    assert image.save(str(tmp_path / "kort.png"))
    picture = desk.workspace.pictures.take(memo.document_id, tmp_path / "kort.png")
    block = Block("k", BlockKind.PICTURE, (Run("Kort over Valby"),), picture=picture)
    save = partial(desk.workspace.documents.save_blocks, memo.document_id, order=["h", "p", "k"])
    (remark,) = look(lambda: save([block])).remarks
    assert (remark.aspect, remark.standing, remark.block_id) == (Aspect.PICTURES, Standing.MISSING, "k")
    assert sign(memo).property("tone") == "amber"
    press_show(qtbot, memo, Aspect.PICTURES)
    assert memo.editor.caret_block() == "k"
    assert memo.focusWidget() is memo.figures.card.alternative
    assert look(lambda: save([replace(block, alt="Bydelen set fra oven.")])) == Readiness()


def test_the_first_of_many_bilag_without_files_comes_into_sight(
    qtbot: QtBot, desk: Desk, memo: DocumentPane, look
) -> None:
    bilag = desk.workspace.attachments
    for n in range(1, 15):
        bilag.add(memo.document_id, f"Kort {n}")
    look(lambda: bilag.add(memo.document_id, "Kort 15"))
    press_show(qtbot, memo, Aspect.ATTACHMENTS)
    first = memo.facts.attachments.file_buttons[0]
    assert memo.focusWidget() is first
    qtbot.waitUntil(lambda: not first.visibleRegion().isEmpty(), timeout=WAIT)


def test_f8_goes_from_one_remark_to_the_next_and_round(qtbot: QtBot, desk: Desk, memo: DocumentPane, look) -> None:
    look(lambda: type_at(memo, "p", "☐ jf. bilag 9 "))
    memo.go_to_block("h")
    told = []
    for _ in range(3):
        press_f8(qtbot, memo)
        told.append(desk.messages.text)
    assert memo.editor.caret_block() == "p"
    assert told[0].startswith("Skrifttypen mangler tegnet ☐")
    assert told[1].startswith("”jf. bilag 9”")
    assert told[2] == told[0]


def test_f8_says_when_there_is_nothing_to_go_to(qtbot: QtBot, desk: Desk, memo: DocumentPane) -> None:
    press_f8(qtbot, memo)
    assert desk.messages.text == "Dokumentet er klar til udgivelse."


def test_a_new_page_dims_the_answer_until_it_has_been_looked_at(qtbot: QtBot, memo: DocumentPane, look) -> None:
    def dimmed(*_drawn: object) -> bool:
        return not sign(memo).property("tone") and sign(memo).text() == "Klar til udgivelse"

    def type_and_see_it_dim() -> None:
        with qtbot.waitSignal(memo.live_page.drawn, timeout=WAIT, check_params_cb=dimmed):
            type_at(memo, "p", "Igen. ")

    look(type_and_see_it_dim)
    assert sign(memo).property("tone") == "green"


def test_only_the_newest_page_is_looked_at(qtbot: QtBot, memo: DocumentPane, look, monkeypatch) -> None:
    live, gate = memo.live_readiness, Event()
    seen, drawn, passed_by = [], [], []
    of_pages = live._readiness.of_pages

    def look_when_let(*asked: object) -> Readiness:
        seen.append(asked[1])
        gate.wait()
        return of_pages(*asked)

    monkeypatch.setattr(live._readiness, "of_pages", look_when_let)
    memo.live_page.drawn.connect(lambda rendered, _words: drawn.append(rendered))

    def draw(letter: str) -> None:
        with qtbot.waitSignal(memo.live_page.drawn, timeout=WAIT):
            type_at(memo, "p", letter)

    def draw_two_while_one_is_looked_at() -> None:
        draw("a")
        qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
        draw("b")
        passed_by.append(drawn[-1])
        draw("c")
        gate.set()

    look(draw_two_while_one_is_looked_at)
    assert seen[-1] is drawn[-1]
    assert not any(passed_by[0] is each for each in seen)


def test_what_is_wrong_with_the_page_itself_is_said_to_be_our_fault(
    qtbot: QtBot, desk: Desk, memo: DocumentPane, look, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(Aspect.LANGUAGE, "the document's language is “”")
    monkeypatch.setattr(desk.workspace.pages, "ask_helper", lambda *_asked: (fault,))
    (remark,) = look(lambda: type_at(memo, "p", "x")).remarks
    assert (remark.aspect, remark.standing) == (Aspect.LANGUAGE, Standing.WRONG)
    assert "Det er en fejl i programmet." in remark.message


def test_an_inspection_that_fails_is_told_and_the_next_is_made(
    qtbot: QtBot, desk: Desk, memo: DocumentPane, look, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_asked: object) -> None:
        raise RuntimeError("a bug")

    with monkeypatch.context() as patched:
        patched.setattr(desk.workspace.pages, "ask_helper", fails)
        with qtbot.waitSignal(memo.live_readiness.failed, timeout=WAIT):
            type_at(memo, "p", "x")
    assert desk.messages.text.startswith("Noget gik galt")
    assert look(lambda: type_at(memo, "p", "y")) == Readiness()


def test_esc_folds_the_list_away(qtbot: QtBot, memo: DocumentPane) -> None:
    qtbot.mouseClick(sign(memo), Qt.MouseButton.LeftButton)
    assert memo.page.readiness.list.isVisible()
    sign(memo).setFocus()
    qtbot.keyClick(sign(memo), Qt.Key.Key_Escape)
    assert not memo.page.readiness.list.isVisible()
    assert memo.focusWidget() is sign(memo)


def test_another_document_begins_with_no_answer(desk: Desk, memo: DocumentPane, look) -> None:
    other = desk.workspace.documents.create("letter", "")

    def open_other() -> None:
        assert memo.open(other)
        assert sign(memo).text() == "Siden ses efter …"

    assert [each.aspect for each in look(open_other).remarks] == [Aspect.TITLE]


def test_in_a_narrow_window_the_way_to_a_remark_leads_back_to_the_text(qtbot: QtBot, memo: DocumentPane, look) -> None:
    look(lambda: type_at(memo, "p", "☐"))
    memo.resize(1100, 800)
    memo.toggle_page()
    press_show(qtbot, memo, Aspect.CHARACTERS)
    assert memo.editor.isVisible()
    assert memo.editor.caret_block() == "p"
