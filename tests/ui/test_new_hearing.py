"""A new hearing in the window: typed in, or from a mail that is let go of over the list, the empty page or the form."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kk_desktop.domain.hearings import AnswerForm, HearingScope
from kk_desktop.services import asking_letters
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tabs.responses.tab import ResponsesTab

from .conftest import WAIT

K = Qt.Key


@pytest.fixture
def tab(window: MainWindow) -> ResponsesTab:
    window.show_tab("responses")
    return window.shelf.page("responses")


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    message = EmailMessage()
    message["From"], message["Subject"] = "Økonomiudvalget <oeu@kk.dk>", "Høring: Valby Bydelsplan"
    message["Date"] = "Fri, 7 Mar 2025 10:12:00 +0100"
    message.set_content("1. Hvilke temaer?\n2. Hvordan?\n\nSvar senest den 4. april. Sagsnr. 2025-0099999")
    message.add_attachment(b"%PDF-1.7 plan", maintype="application", subtype="pdf", filename="Plan.pdf")
    path = tmp_path / "Høring.eml"
    path.write_bytes(message.as_bytes())
    return path


def let_go(over: QWidget, *paths: Path) -> None:
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # Qt leaves out a drop over what was never entered.
    QApplication.sendEvent(over, QDragEnterEvent(QPoint(5, 5), action, held, left, plain))
    QApplication.sendEvent(over, QDropEvent(QPointF(5, 5), action, held, left, plain))


def test_a_mail_let_go_of_over_the_list_registers_the_hearing_with_enter(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, mail: Path
) -> None:
    form = tab.new_hearing
    with qtbot.waitSignal(form.letter.read, timeout=WAIT):
        let_go(tab.rows.viewport(), mail)
    assert (form.title.text(), form.asked_by.text()) == ("Valby Bydelsplan", "Økonomiudvalget")
    assert (form.received.text(), form.deadline.text()) == ("7. marts 2025", "4. april 2025")
    assert form.suggested.text() == "Foreslået efter brevets ord ”senest den 4. april”. Se efter, om det passer."
    assert form.suggested.isVisible()
    with qtbot.waitSignal(window.changes.hearing_saved, timeout=WAIT):
        qtbot.keyClick(form.title, K.Key_Return)
    hearings, hearing_id = window.workspace.hearings, tab.rows.current_id
    hearing = hearings.get(hearing_id)
    assert (hearing.sender_email, hearing.deadline) == ("oeu@kk.dk", date(2025, 4, 4))
    assert window.workspace.cases.get(hearing.case_id or "").number == "2025-0099999"
    assert [ask.question for ask in hearing.asks] == ["Hvilke temaer?", "Hvordan?"]
    assert [file.file.name for file in hearings.files(hearing_id)] == ["Høring.eml", "Plan.pdf"]
    tab.strip.edit.click()
    assert [title.text() for title in tab.hearing_facts.material.titles] == ["Høring", "Plan"]


def test_what_the_person_has_typed_is_never_overwritten(qtbot: QtBot, tab: ResponsesTab, mail: Path) -> None:
    tab.create_new("hearing")
    form = tab.new_hearing
    form.title.setText("Min egen titel")
    form.deadline.setText("11.4.2025")
    with qtbot.waitSignal(form.letter.read, timeout=WAIT):
        let_go(form.widget(), mail)
    assert (form.title.text(), form.deadline.text()) == ("Min egen titel", "11.4.2025")
    assert not form.suggested.isVisible()
    assert form.email.text() == "oeu@kk.dk"


def test_a_form_half_filled_in_is_there_again_until_it_is_given_up(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab
) -> None:
    form, letter = tab.new_hearing, window.workspace.documents.create("letter", "Tak")
    tab.create_new("hearing")
    qtbot.keyClicks(form.title, "Valby Bydelsplan")
    tab.show_thing("document", letter)
    assert not form.isVisible()
    tab.create_new("hearing")
    assert form.title.text() == "Valby Bydelsplan"
    qtbot.keyClick(form.title, K.Key_Escape)
    tab.create_new("hearing")
    assert form.title.text() == ""


def test_a_deadline_that_is_typed_is_no_suggestion_any_more(qtbot: QtBot, tab: ResponsesTab, mail: Path) -> None:
    with qtbot.waitSignal(tab.new_hearing.letter.read, timeout=WAIT):
        let_go(tab.rows.viewport(), mail)
    qtbot.keyClicks(tab.new_hearing.deadline, "x")
    assert not tab.new_hearing.suggested.isVisible()


def test_a_file_taken_out_again_is_not_kept_with_the_hearing(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, mail: Path
) -> None:
    form = tab.new_hearing
    with qtbot.waitSignal(form.letter.read, timeout=WAIT):
        let_go(tab.rows.viewport(), mail)
    form.letter.take_out(form.letter.files[0])
    form.go.click()
    assert [file.title for file in window.workspace.hearings.files(tab.rows.current_id)] == ["Plan"]


def test_a_file_that_cannot_be_taken_is_told_and_the_form_stays(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, mail: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking_letters, "LARGEST", 100)
    tab.create_new("hearing")
    form = tab.new_hearing
    form.title.setText("Valby")
    let_go(form.widget(), mail)
    assert not form.go.isEnabled(), "nothing is registered while the letter is read"
    qtbot.waitUntil(form.go.isEnabled, timeout=WAIT)
    assert "”Høring.eml” fylder" in window.messages.text
    assert (form.title.text(), form.letter.files) == ("Valby", [])


def test_a_letter_read_for_a_form_that_was_given_up_fills_no_other(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, mail: Path
) -> None:
    tab.create_new("hearing")
    form = tab.new_hearing
    let_go(form.widget(), mail)
    form.leave()
    form.begin()
    other = mail.with_name("Andet.docx")
    other.write_bytes(b"PK")
    with qtbot.waitSignal(form.letter.read, timeout=WAIT):
        form.take([other])
    assert [file.name for file in form.letter.files] == ["Andet.docx"]


def test_two_letters_let_go_of_one_after_the_other_are_both_taken(qtbot: QtBot, tab: ResponsesTab, mail: Path) -> None:
    tab.create_new("hearing")
    form = tab.new_hearing
    other = mail.with_name("Andet.docx")
    other.write_bytes(b"PK")
    let_go(form.widget(), mail)
    let_go(form.widget(), other)
    qtbot.waitUntil(form.go.isEnabled, timeout=WAIT)
    assert {file.name for file in form.letter.files} == {"Høring.eml", "Plan.pdf", "Andet.docx"}


def test_tab_goes_through_the_form_as_it_stands(qtbot: QtBot, window: MainWindow, tab: ResponsesTab) -> None:
    tab.create_new("hearing")
    form = tab.new_hearing
    assert window.focusWidget() is form.title
    for field in (form.asked_by, form.email, form.subject, form.scope, form.received, form.deadline, form.case,
                  form.number, form.kind, form.form, form.questions, form.go):  # fmt: skip
        qtbot.keyClick(window.focusWidget(), K.Key_Tab)
        assert window.focusWidget() is field


def test_the_senders_headings_begin_the_answer(qtbot: QtBot, window: MainWindow, tab: ResponsesTab) -> None:
    tab.create_new("hearing")
    form = tab.new_hearing
    form.title.setText("Lokalplan")
    form.form.setCurrentIndex(form.form.findData(AnswerForm.OWN_HEADINGS))
    form.scope.setCurrentIndex(form.scope.findData(HearingScope.PUBLIC))
    form.questions.setPlainText("Temaer: Hvilke?\nØkonomi: Hvad koster det?")
    form.go.click()
    texts = [block.text for block in tab.document.editor.tracker.blocks()]
    assert texts == ["Temaer", "", "Økonomi", ""]
    assert window.workspace.hearings.get(tab.rows.current_id).scope is HearingScope.PUBLIC
    assert [ask.text() for ask in tab.strip.asks] == ["1. Hvilke? Mangler svar", "2. Hvad koster det? Mangler svar"]


def test_a_question_asked_twice_is_told_below_the_questions(tab: ResponsesTab) -> None:
    tab.create_new("hearing")
    form = tab.new_hearing
    form.title.setText("Lokalplan")
    form.questions.setPlainText("Hvordan?\nhvordan?")
    form.go.click()
    assert form.errors[form.questions].sentence.startswith("Spørgsmålet ”hvordan?” er nummer 1 i forvejen.")


@pytest.mark.parametrize(
    ("name", "start"),
    [("email", "Afsenderens e-mail er på 501 tegn"), ("asked_by", "Afsenderen er på 501 tegn"),
     ("subject", "Det, der høres om, er på 501 tegn"), ("case", "Sagsnummeret er på 501 tegn"),
     ("number", "Dokumentnummeret er på 501 tegn"), ("title", "Høringens titel er på 501 tegn")],
)  # fmt: skip
def test_what_is_too_long_is_told_below_its_own_field(
    window: MainWindow, tab: ResponsesTab, name: str, start: str
) -> None:
    count = len(window.workspace.hearings.rows())
    tab.create_new("hearing")
    form = tab.new_hearing
    form.title.setText("Lokalplan")
    field = getattr(form, name)
    field.setText("x" * 501)
    form.go.click()
    assert form.errors[field].sentence.startswith(start)
    assert len(window.workspace.hearings.rows()) == count


def test_halves_of_characters_and_control_characters_are_registered_as_what_is_whole(
    window: MainWindow, tab: ResponsesTab
) -> None:
    tab.create_new("hearing")
    form = tab.new_hearing
    form.title.setText("Plan 🏘️ \ud83c og\x07 mere")
    form.questions.setPlainText("Hvad 🏘️ \ud83c?")
    form.go.click()
    hearing = window.workspace.hearings.get(tab.rows.current_id)
    assert hearing.title.startswith("Plan 🏘️")
    assert hearing.asks[0].question.startswith("Hvad 🏘️")


def test_a_deadline_that_has_passed_is_remarked_and_kept(window: MainWindow, tab: ResponsesTab) -> None:
    tab.create_new("hearing")
    form = tab.new_hearing
    form.title.setText("For sent ude")
    form.received.setText("3.3.2025")
    form.deadline.setText("14.3.2025")
    form.go.click()
    assert window.messages.text == "Fristen den 14. marts er passeret. Ret den, hvis det er en fejl."
    assert window.workspace.hearings.get(tab.rows.current_id).deadline == date(2025, 3, 14)


def test_a_document_sent_for_review_is_not_taken_for_a_letter(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, tmp_path: Path
) -> None:
    path = tmp_path / "Gennemsyn.pdf"
    document = next(row for row in window.workspace.documents.rows() if row.kind == "budget_note")
    window.workspace.review.save_review_pdf(document.id, path)
    let_go(tab.rows.viewport(), path)
    qtbot.waitUntil(lambda: "er et dokument, der er sendt til gennemsyn" in window.messages.text, timeout=WAIT)
    assert tab.new_hearing.letter.files == []


def test_a_mail_let_go_of_anywhere_in_the_window_begins_a_hearing(
    qtbot: QtBot, window: MainWindow, tab: ResponsesTab, mail: Path
) -> None:
    window.show_tab("overview")
    with qtbot.waitSignal(tab.new_hearing.letter.read, timeout=WAIT):
        let_go(window, mail)
    assert window.top_bar.current == "responses"
    assert tab.new_hearing.title.text() == "Valby Bydelsplan"
