"""The panel of contributions beside a hearing's answer, as the secretary uses it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.contributions import Contribution, Use
from kk_desktop.domain.people import Myself
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.services.workspace import open_workspace
from kk_desktop.ui.editor.contributions import Contributions
from kk_desktop.ui.editor.document_pane import DocumentPane
from tests.exchange.word_files import contribution_letter

from .conftest import NOW, Desk

WAIT = 20_000


@pytest.fixture
def hearing_id(desk: Desk) -> str:
    return desk.workspace.hearings.register("Bydelsplan for Vanløse", "Vanløse Lokaludvalg", deadline=date(2025, 4, 30))


@pytest.fixture
def part(desk: Desk, pane: DocumentPane, hearing_id: str) -> Contributions:
    """The panel, open beside the answer."""
    (answer,) = desk.workspace.hearings.answers(hearing_id)
    assert pane.open(answer.id)
    part = next(part for part in pane.parts if isinstance(part, Contributions))
    pane.activateWindow()
    part.action.trigger()
    return part


def ask(qtbot: QtBot, part: Contributions, text: str) -> None:
    part.view.names.setFocus()
    part.view.names.setPlainText(text)
    qtbot.mouseClick(part.view.go, Qt.MouseButton.LeftButton)


def contributions(desk: Desk, hearing_id: str) -> list[Contribution]:
    return desk.workspace.contributions.of(hearing_id)


def write(desk: Desk, hearing_id: str, text: str) -> None:
    desk.workspace.contributions.change(contributions(desk, hearing_id)[0].id, text=text)


def send_on(desk: Desk, hearing_id: str) -> str:
    """Send the answer for approval an hour ago; gives its id."""
    (answer,) = desk.workspace.hearings.answers(hearing_id)
    desk.workspace.desk.clock = lambda: datetime(2025, 3, 21, 12, 0, tzinfo=UTC)
    desk.workspace.approvals.submit(answer.id, [Approver("Bo Lund")])
    desk.workspace.desk.clock = lambda: NOW
    return answer.id


def test_several_are_asked_at_once_and_counted(qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str) -> None:
    assert part.view.nobody.isVisible()
    ask(qtbot, part, "TMF <tmf@kk.dk>\nSUF")
    assert [row.title for row in part.view.rows.rows] == ["TMF", "SUF"]
    assert part.view.card.email.text() == "tmf@kk.dk"
    assert part.view.names.toPlainText() == ""
    chip = part.around.owner.side._buttons[part.panel]
    assert chip.text() == "Bidrag 0 af 2"
    with qtbot.waitSignal(desk.changes.hearing_saved, timeout=WAIT):
        write(desk, hearing_id, "Vi støtter planen.")
    assert chip.text() == "Bidrag 1 af 2"


def test_what_cannot_be_asked_is_told_below_and_stays_to_be_mended(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str
) -> None:
    part.view.due.setText("31.2.")
    ask(qtbot, part, "TMF")
    assert "findes ikke" in part.view.add_error.sentence
    part.view.due.setText("1.5.2025")
    qtbot.mouseClick(part.view.go, Qt.MouseButton.LeftButton)
    assert "efter svarfristen" in part.view.add_error.sentence
    assert part.view.names.toPlainText() == "TMF"
    assert contributions(desk, hearing_id) == []


def test_a_known_office_is_suggested_and_taken_with_enter(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str
) -> None:
    part.view.names.setFocus()
    qtbot.keyClicks(part.view.names, "Teknik")
    popup = part.view.names.suggestions.popup()
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert part.view.names.toPlainText() == "Teknik- og Miljøforvaltningen"
    qtbot.keyClick(part.view.names, Qt.Key.Key_Return)
    qtbot.keyClicks(part.view.names, "forvaltning")
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.keyClicks(part.view.names, "X")
    assert part.view.names.toPlainText().splitlines() == ["Teknik- og Miljøforvaltningen", "forvaltning", "X"]


def test_pasted_text_is_received_and_put_into_the_answer_in_one_click(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Contributions, hearing_id: str
) -> None:
    ask(qtbot, part, "TMF")
    before = [block.text for block in pane.editor.tracker.blocks()]
    card = part.view.card
    card.text.setFocus()
    card.text.setPlainText("Der er mange virksom-\nheder i området, og de bør høres.\n\n- Lys på stien")
    qtbot.keyClick(card.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (came,) = contributions(desk, hearing_id)
    assert came.received_at == NOW
    qtbot.waitUntil(card.insert.isEnabled, timeout=WAIT)
    qtbot.mouseClick(card.insert, Qt.MouseButton.LeftButton)
    quoted = [
        ("paragraph", "TMF skrev den 21. marts 2025:"),
        ("quote", "Der er mange virksomheder i området, og de bør høres."),
        ("list_item", "Lys på stien"),
    ]
    assert [(block.kind.value, block.text) for block in pane.editor.tracker.blocks() if block.text][-3:] == quoted
    assert contributions(desk, hearing_id)[0].used is Use.USED
    assert not card.insert.isEnabled()
    pane.editor.undo()
    assert [block.text for block in pane.editor.tracker.blocks()] == before
    qtbot.mouseClick(card.reopen, Qt.MouseButton.LeftButton)
    assert card.insert.isEnabled()


def test_what_is_just_pasted_goes_into_the_answer_without_being_kept_first(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Contributions, hearing_id: str
) -> None:
    ask(qtbot, part, "TMF")
    card = part.view.card
    assert not card.insert.isEnabled()
    card.text.setFocus()
    card.text.setPlainText("Stien bør have lys.")
    qtbot.keyClick(card.text, Qt.Key.Key_Tab)
    qtbot.keyClick(card.insert, Qt.Key.Key_Space)
    assert [block.text for block in pane.editor.tracker.blocks()][-1] == "Stien bør have lys."
    assert contributions(desk, hearing_id)[0].text == "Stien bør have lys."


def test_a_long_contribution_covers_nothing_below_it(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str
) -> None:
    ask(qtbot, part, "TMF")
    card = part.view.card
    card.text.setFocus()
    card.text.setPlainText("Der er mange virksomheder i området, og de bør høres om planen. " * 8)
    qtbot.waitUntil(lambda: card.text.geometry().bottom() < card.insert.geometry().top(), timeout=WAIT)


def test_a_contribution_stands_below_the_paragraph_one_writes_in_and_cuts_no_sentence(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Contributions, hearing_id: str
) -> None:
    (answer,) = desk.workspace.hearings.answers(hearing_id)
    blocks = [Block(desk.workspace.new_id(), runs=(Run(text),)) for text in ("Første afsnit", "Sidste afsnit")]
    desk.workspace.documents.save_blocks(answer.id, blocks, [block.id for block in blocks])
    ask(qtbot, part, "TMF")
    write(desk, hearing_id, "Stien bør have lys.")
    texts = lambda: [block.text for block in pane.editor.tracker.blocks()]  # noqa: E731
    qtbot.waitUntil(lambda: texts() == ["Første afsnit", "Sidste afsnit"], timeout=WAIT)
    pane.go_to_block(blocks[0].id)
    qtbot.waitUntil(part.view.card.insert.isEnabled, timeout=WAIT)
    qtbot.mouseClick(part.view.card.insert, Qt.MouseButton.LeftButton)
    assert texts() == ["Første afsnit", "TMF skrev den 21. marts 2025:", "Stien bør have lys.", "Sidste afsnit"]
    pane.editor.undo()
    assert texts() == ["Første afsnit", "Sidste afsnit"]


def test_a_file_that_is_chosen_fills_the_text(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(qtbot, part, "TMF")
    letter = contribution_letter(tmp_path / "Bidrag fra TMF.docx")
    monkeypatch.setattr(desk.messages, "ask_open_path", lambda *_: letter)
    qtbot.mouseClick(part.view.card.choose, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(part.view.card.look.isVisible, timeout=WAIT)
    assert part.view.card.text.toPlainText().startswith("Bidrag fra Teknik- og Miljøforvaltningen")
    assert part.view.card.look.toolTip() == "Vis Bidrag fra TMF.docx"


def test_a_file_that_cannot_be_read_is_told_and_what_was_there_stays(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str, tmp_path: Path
) -> None:
    ask(qtbot, part, "TMF")
    write(desk, hearing_id, "Vi støtter planen.")
    old = tmp_path / "Bidrag.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    part.view.dropped.emit([old])
    qtbot.waitUntil(lambda: "det gamle Word-format" in desk.messages.text, timeout=WAIT)
    assert contributions(desk, hearing_id)[0].text == "Vi støtter planen."


def test_the_mail_is_written_where_one_chooses_and_opened(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile())) or True)
    monkeypatch.setattr(desk.messages, "ask_save_path", lambda _title, suggested, _pattern: tmp_path / suggested.name)
    ask(qtbot, part, "TMF <tmf@kk.dk>\nSUF")
    assert part.view.request.isEnabled()
    assert not part.view.remind.isEnabled()
    qtbot.mouseClick(part.view.request, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened), timeout=WAIT)
    assert Path(opened[0]) == tmp_path / "Bidrag - Bydelsplan for Vanløse.eml"
    assert "SUF har ingen e-mail og er ikke med" in desk.messages.text
    qtbot.waitUntil(part.view.remind.isEnabled, timeout=WAIT)
    assert part.view.rows.rows[0].detail == "Spurgt 21. marts"


def test_who_is_overdue_is_red(qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str) -> None:
    ask(qtbot, part, "TMF")
    for field, day in ((part.view.card.due, "18. marts 2025"), (part.view.card.asked, "10. marts 2025")):
        field.edit.setFocus()
        field.edit.setText(day)
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.view.rows.rows[0].detail.startswith("Spurgt 10. marts"), timeout=WAIT)
    (row,) = part.view.rows.rows
    assert row.right is not None
    assert (row.right.word, row.right.tone) == ("18. marts", "red")


def test_a_contribution_is_let_lie_only_with_a_reason(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str
) -> None:
    ask(qtbot, part, "TMF")
    card = part.view.card
    qtbot.mouseClick(card.reject, Qt.MouseButton.LeftButton)
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    assert "Begrundelsen mangler" in card.reason_error.sentence
    qtbot.keyClicks(card.reason, "Uden for emnet")
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)
    assert contributions(desk, hearing_id)[0].reason == "Uden for emnet"
    assert part.view.rows.rows[0].detail == "Uden for emnet"
    qtbot.mouseClick(card.reopen, Qt.MouseButton.LeftButton)
    assert contributions(desk, hearing_id)[0].used is Use.OPEN


def test_del_takes_a_contribution_away_with_the_way_back(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str
) -> None:
    ask(qtbot, part, "TMF\nSUF")
    qtbot.keyClick(part.view.rows, Qt.Key.Key_Delete)
    assert [each.contributor for each in contributions(desk, hearing_id)] == ["SUF"]
    assert desk.messages.text == "Bidraget fra TMF er slettet."
    assert part.view.card.contributor.text() == "SUF"


def test_one_that_comes_after_the_draft_was_sent_is_told_with_the_three_choices(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Contributions, hearing_id: str
) -> None:
    ask(qtbot, part, "TMF")
    document_id = send_on(desk, hearing_id)
    write(desk, hearing_id, "Stien bør have lys.")
    qtbot.waitUntil(part.strip.isVisible, timeout=WAIT)
    assert part.strip.text == "Bidraget fra TMF kom, efter at brevet blev sendt til godkendelse."
    assert all(verb.isVisible() for verb in (part.strip.withdraw, part.strip.supplement, part.strip.reject))
    assert not part.view.card.insert.isEnabled()
    qtbot.mouseClick(part.strip.withdraw, Qt.MouseButton.LeftButton)
    assert desk.workspace.documents.get(document_id).status is Status.WITHDRAWN
    qtbot.waitUntil(part.strip.isHidden, timeout=WAIT)
    assert part.view.card.insert.isEnabled()


def test_an_answer_that_is_signed_can_only_be_added_to(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str
) -> None:
    ask(qtbot, part, "TMF")
    document_id, approvals = send_on(desk, hearing_id), desk.workspace.approvals
    (submission,) = approvals.of(document_id)
    desk.machine.me = Myself("Bo Lund")
    approvals.approve(submission.steps[0].id, submission.content_digest)
    approvals.mark_signed(document_id)
    write(desk, hearing_id, "Stien bør have lys.")
    qtbot.waitUntil(part.strip.isVisible, timeout=WAIT)
    assert part.strip.text == "Bidraget fra TMF kom, efter at brevet blev underskrevet."
    assert part.strip.withdraw.isHidden()
    assert part.strip.supplement.isVisible()
    assert not part.view.card.insert.isEnabled()
    assert part.view.card.reject.isVisible()


def test_a_supplement_is_begun_and_shown(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Contributions, hearing_id: str
) -> None:
    ask(qtbot, part, "TMF")
    send_on(desk, hearing_id)
    write(desk, hearing_id, "Stien bør have lys.")
    qtbot.waitUntil(part.strip.isVisible, timeout=WAIT)
    with qtbot.waitSignal(pane.go_wanted, timeout=WAIT) as wanted:
        qtbot.mouseClick(part.strip.supplement, Qt.MouseButton.LeftButton)
    kind, made = wanted.args
    assert kind == "document"
    assert desk.workspace.documents.get(made).title == "Supplement til Bydelsplan for Vanløse"
    assert pane.open(made)
    assert part.strip.isHidden()
    assert [row.title for row in part.view.rows.rows] == ["TMF"]


def test_a_late_one_is_let_lie_from_the_strip(qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str) -> None:
    ask(qtbot, part, "TMF")
    send_on(desk, hearing_id)
    write(desk, hearing_id, "Stien bør have lys.")
    qtbot.waitUntil(part.strip.isVisible, timeout=WAIT)
    qtbot.mouseClick(part.strip.reject, Qt.MouseButton.LeftButton)
    assert part.view.card.reason.hasFocus()
    qtbot.keyClicks(part.view.card.reason, "Svaret er allerede læst")
    qtbot.keyClick(part.view.card.reason, Qt.Key.Key_Return)
    assert part.strip.isHidden()


def test_a_letter_without_a_hearing_offers_no_contributions(
    desk: Desk, pane: DocumentPane, part: Contributions
) -> None:
    assert pane.open(desk.workspace.documents.create("letter", "Et brev"))
    assert pane.side._buttons[part.panel].isHidden()
    assert pane.side.view is pane.page.view
    assert "contributions" not in pane.commands()


def test_what_is_typed_belongs_to_whom_it_was_typed_for(
    qtbot: QtBot, desk: Desk, part: Contributions, hearing_id: str
) -> None:
    ask(qtbot, part, "TMF\nSUF")
    part.view.card.text.setFocus()
    part.view.card.text.setPlainText("Fra TMF")
    part.view.rows.choose(contributions(desk, hearing_id)[1].id)
    assert [each.text for each in contributions(desk, hearing_id)] == ["Fra TMF", ""]
    assert part.view.card.text.toPlainText() == ""


def test_a_text_that_is_refused_stays_and_keeps_the_document_open(
    qtbot: QtBot, desk: Desk, pane: DocumentPane, part: Contributions
) -> None:
    ask(qtbot, part, "TMF")
    part.view.card.text.setFocus()
    part.view.card.text.setPlainText("x" * 500_001)
    assert not pane.flush()
    assert "Der er plads til 500000" in desk.messages.text
    part.view.card.text.setPlainText("Kort")
    assert pane.flush()


def test_a_file_that_can_only_be_read_shows_contributions_and_offers_nothing(desk: Desk, hearing_id: str) -> None:
    desk.workspace.contributions.add(hearing_id, "TMF")
    write(desk, hearing_id, "Vi støtter planen.")
    (answer,) = desk.workspace.hearings.answers(hearing_id)
    desk.workspace.close()
    read_only = open_workspace(desk.workspace.path, desk.machine, lambda: NOW, read_only=True)
    pane = DocumentPane(read_only, *desk.parts[1:])
    pane.resize(1500, 900)
    pane.show()
    assert pane.open(answer.id)
    part = next(part for part in pane.parts if isinstance(part, Contributions))
    part.action.trigger()
    assert part.view.card.text.toPlainText() == "Vi støtter planen."
    card = part.view.card
    assert card.text.isReadOnly()
    for offer in (part.view.request, part.view.remind, card.reject, card.choose, card.away):
        assert not offer.isVisible()
    for offer in (part.view.go, part.view.names, card.insert):
        assert not offer.isEnabled()
    assert not part.view.inside.acceptDrops()
    delete(pane)
    read_only.close()
