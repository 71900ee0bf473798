"""The whole course of a hearing through the window: from the mail that asks to the approved letter sent and filed."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.domain.comments import CommentState
from kk_desktop.domain.contributions import Use
from kk_desktop.domain.dispatches import DispatchChannel
from kk_desktop.domain.people import Myself
from kk_desktop.domain.versions import VersionReason
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.editor.contributions import Contributions
from kk_desktop.ui.editor.course import CoursePart
from kk_desktop.ui.editor.document_pane import DocumentPane
from kk_desktop.ui.editor.parts import PanePart
from kk_desktop.ui.editor.sending import Sending
from kk_desktop.ui.main_window import MainWindow
from tests.printing import gate
from tests.printing.reading import page_text

from .conftest import WAIT
from .hands import tab

K = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ANNA = Myself("Anna Holm", "Fuldmægtig", "Sekretariatet", "33 66 00 00", "anna@kk.example")
BO = Myself("Bo Lund", "Kontorchef")
ASKS = ("Hvilke temaer vil I arbejde med?", "Hvordan?", "Hvordan finansieres det?")


class Office:
    """The window on a file of its own, in which Anna and Bo sit down in turn."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def pane(self) -> DocumentPane:
        return self.window.shelf.page("responses").document

    def part(self, kind: type[PanePart]):
        return next(part for part in self.pane.parts if isinstance(part, kind))

    @property
    def status(self) -> Status:
        return self.window.workspace.documents.get(self.pane.document_id).status

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=WAIT)

    def sits(self, who: Myself) -> None:
        self.window.machine.me = who
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def press(self, name: str) -> None:
        self.pane.commands()[name].trigger()

    def type_at_end(self, *paragraphs: str) -> None:
        editor = self.pane.editor
        editor.setFocus()
        self.qtbot.keyClick(editor, K.Key_End, CONTROL)
        for number, words in enumerate(paragraphs):
            if number:
                self.qtbot.keyClick(editor, K.Key_Return)
            self.qtbot.keyClicks(editor, words)


@pytest.fixture
def office(qtbot: QtBot, bare_window: MainWindow, tmp_path: Path) -> Office:
    bare_window.machine.me = ANNA
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.create_file(tmp_path / "Sekretariatet.kkdb")
    made = Office(qtbot, bare_window)
    made.sits(ANNA)
    return made


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    message = EmailMessage()
    message["From"], message["Subject"] = "Økonomiudvalget <oeu@kk.example>", "Høring: Vanløse Bydelsplan"
    message["Date"] = "Fri, 7 Mar 2025 10:12:00 +0100"
    asks = "\n".join(f"{number}. {ask}" for number, ask in enumerate(ASKS, 1))
    message.set_content(f"{asks}\n\nSvar senest den 4. april. Sagsnr. 2025-0041207")
    message.add_attachment(b"%PDF-1.7 plan", maintype="application", subtype="pdf", filename="Bydelsplan.pdf")
    path = tmp_path / "Høring.eml"
    path.write_bytes(message.as_bytes())
    return path


def register(office: Office, mail: Path) -> str:
    """Anna lets go of the mail, and Enter registers the hearing; gives its id."""
    page = tab(office.window, "responses")
    form = page.new_hearing
    with office.qtbot.waitSignal(form.letter.read, timeout=WAIT):
        form.take([mail])
    assert (form.title.text(), form.asked_by.text()) == ("Vanløse Bydelsplan", "Økonomiudvalget")
    with office.qtbot.waitSignal(form.registered, timeout=WAIT) as registered:
        office.qtbot.keyClick(form.title, K.Key_Return)
    return registered.args[0]


def gather(office: Office, hearing_id: str) -> None:
    """The office is asked, answers, and is quoted in the draft."""
    part = office.part(Contributions)
    part.action.trigger()
    part.view.names.setPlainText("Task Force Integration")
    part.view.go.click()
    (asked,) = office.window.workspace.contributions.of(hearing_id)
    office.window.workspace.contributions.change(asked.id, text="Vi rådgiver gerne lokaludvalget om foreningslivet.")
    office.wait(part.view.card.insert.isEnabled)
    part.view.card.insert.click()
    office.wait(lambda: "foreningslivet" in office.pane.editor.toPlainText())


def submit(office: Office, note: str) -> None:
    """Ctrl+Skift+Enter, a name, send."""
    course = office.part(CoursePart)
    office.wait(course.next.isVisible)
    office.pane.editor.setFocus()
    office.qtbot.keyClick(office.pane.editor, K.Key_Return, CONTROL | SHIFT)
    office.wait(course.submitting.isVisible)
    course.submitting.chain.lines[0].name.setText(BO.name)
    course.submitting.note.setPlainText(note)
    course.submitting.go.click()
    office.wait(lambda: office.status is Status.SUBMITTED)


def read(office: Office):
    """Bo sits down and opens what waits for him; gives his view with the pages in it."""
    office.sits(BO)
    page = tab(office.window, "overview")
    page.reload()
    # On a slow machine the list is read beside the window.
    office.wait(lambda: page.rows.choose(f"approval:{office.pane.document_id}"))
    office.qtbot.keyClick(page.rows, K.Key_Return)
    view = page.approval
    newest = office.window.workspace.approvals.current(office.pane.document_id)
    office.wait(lambda: view.reading is not None and view.reading.waiting.submission.id == newest.id)
    office.wait(lambda: view.actions_by_name["approve"].isVisible() and bool(view.page.view._boxes))
    assert view.rows.hasFocus(), (office.window.focusWidget(), office.window.isActiveWindow())
    return view


def test_a_hearing_goes_from_the_mail_that_asks_to_the_letter_that_is_filed(
    qtbot: QtBot, office: Office, mail: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, workspace = office.window, office.window.workspace
    # The letter that asks.
    hearing_id = register(office, mail)
    hearing = workspace.hearings.get(hearing_id)
    assert tuple(ask.question for ask in hearing.asks) == ASKS
    assert [each.file.name for each in workspace.hearings.files(hearing_id)] == ["Høring.eml", "Bydelsplan.pdf"]
    assert workspace.plans.of(hearing_id)
    document_id = office.pane.document_id

    # The draft, with what the house contributes, and the questions answered in it.
    office.type_at_end(
        "Udvalget støtter bydelsplanen og vil arbejde med foreningslivet.",
        "Det sker i dialog med lokaludvalget, og der er ikke afsat særskilte midler.",
    )
    gather(office, hearing_id)
    assert office.pane.flush()
    blocks = workspace.documents.blocks(document_id)
    for ask, block in zip(hearing.asks, (*blocks, blocks[-1]), strict=False):
        workspace.hearings.change_ask(ask.id, block_id=block.id, answer="Se svaret")
    (contribution,) = workspace.contributions.of(hearing_id)
    assert contribution.used is Use.USED

    # Sent to the manager, who comments and sends it back with two keys and a note.
    submit(office, "Haster lidt.")
    view = read(office)
    block = next(block for block in view.reading.blocks if "foreningslivet" in block.text)
    workspace.comments.add(document_id, "Skriv, hvem de kan ringe til.", block.id, quote="foreningslivet")
    qtbot.keyClick(view.rows, K.Key_R, CONTROL | SHIFT)
    office.wait(view.panel.form.isVisible)
    view.panel.form.words.setPlainText("Se min kommentar.")
    view.panel.form.give()
    office.wait(lambda: office.status is Status.RETURNED)

    # Worked through, compared and sent again.
    office.sits(ANNA)
    tab(window, "responses")
    window.go_to("document", document_id)
    course = office.part(CoursePart)
    office.wait(course.strip.isVisible)
    office.wait(lambda: any("Se min kommentar." in line for line in course.strip.told.lines))
    office.type_at_end(" Ring til sekretariatet.")
    (comment,) = workspace.comments.of(document_id)
    workspace.comments.done(comment.id, "Det står til sidst nu.")
    assert workspace.comments.of(document_id)[0].state is CommentState.DONE
    submit(office, "")

    # Approved with one key: the very pages that were read.
    view = read(office)
    qtbot.keyClick(view.rows, K.Key_G, CONTROL | SHIFT)
    office.wait(lambda: office.status is Status.APPROVED)
    approved = workspace.approvals.outgoing_pdf(document_id)
    assert "Ring til sekretariatet." in " ".join(page_text(approved).split())

    # What is saved is what was approved, byte for byte, and can be read out and archived.
    office.sits(ANNA)
    tab(window, "responses")
    paper = tmp_path / "ud" / "Svar.pdf"
    paper.parent.mkdir()
    monkeypatch.setattr(window.messages, "ask_save_path", lambda *_asked: paper)
    office.press("save_pdf")
    office.wait(paper.exists)
    assert paper.read_bytes() == approved
    assert gate.broken_rules(paper.parent) == {paper.name: set()}

    # Sent, locked and filed.
    office.press("mark_sent")
    office.part(Sending).panel_of_sending.go.click()
    office.wait(lambda: office.status is Status.SENT)
    assert [each.channel for each in workspace.dispatches.of(document_id)] == [DispatchChannel.DIGITAL_POST]
    office.wait(office.pane.editor.isReadOnly)
    for kind, thing_id in (("hearing", hearing_id), ("document", document_id), ("contribution", contribution.id)):
        workspace.filing.file_away(kind, thing_id, "eDoc", "2025-0041207-1", workspace.today())
    assert workspace.filing.unfiled() == []

    # Each step is kept as it was, by whom.
    reasons = [(each.reason, each.person) for each in workspace.versions.of(document_id)]
    assert reasons == [
        (VersionReason.SUBMITTED, "Anna Holm"), (VersionReason.STATUS, "Bo Lund"),
        (VersionReason.SUBMITTED, "Anna Holm"), (VersionReason.STATUS, "Bo Lund"), (VersionReason.STATUS, "Anna Holm"),
    ]  # fmt: skip
