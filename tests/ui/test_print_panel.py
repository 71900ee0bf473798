"""What is asked before the system's dialog, what the machine remembers of it, and the strip of a long job."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kk_desktop.services.jobs import Progress
from kk_desktop.services.machine import Machine
from kk_desktop.services.paper import PLAIN_WAY, Variant, Way
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.output import Output, Printable
from kk_desktop.ui.print_panel import PrintPanel, read_paper
from kk_desktop.ui.printing import Job, Paper

from .conftest import WAIT
from .paper import Printer, letter_of

PROOF = Way("proof", "Korrektur", Variant(proof=("Udskrevet i dag",)))


@pytest.fixture
def panel(qtbot: QtBot, machine: Machine) -> PrintPanel:
    """A panel over an empty window, on a machine whose printer has trays."""
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    made = PrintPanel(owner, machine)
    made.trays = lambda: [("Auto", "Printerens eget valg"), ("Middle", "Midterste bakke"), ("Lower", "Nederste bakke")]
    return made


def test_enter_goes_on_with_what_is_chosen_and_the_machine_remembers_the_printer(
    qtbot: QtBot, panel: PrintPanel, machine: Machine
) -> None:
    asked: list[tuple[Way, Paper]] = []
    panel.ask("Brev", (PLAIN_WAY, PROOF), "proof", lambda way, paper: asked.append((way, paper)))
    panel.both_sides.click()
    panel.first_tray.show_choice("Middle")
    qtbot.keyPress(panel.way, Qt.Key.Key_Return)
    paper = Paper(both_sides=True, first_tray="Middle")
    assert asked == [(PROOF, paper)]
    assert read_paper(machine) == paper
    panel.ask("Brev", (PLAIN_WAY,), "plain", lambda *_: None)
    assert panel.both_sides.isChecked()
    assert panel.first_tray.currentText() == "Midterste bakke"


def test_esc_changes_ones_mind(qtbot: QtBot, panel: PrintPanel, machine: Machine) -> None:
    asked: list[Paper] = []
    panel.ask("Brev", (PLAIN_WAY,), "plain", lambda _way, paper: asked.append(paper))
    panel.both_sides.click()
    qtbot.keyPress(panel.way, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert asked == []
    assert not read_paper(machine).both_sides


def test_settings_that_are_not_ours_give_way_to_the_ordinary(machine: Machine) -> None:
    machine.paper = {"both_sides": "ja", "first_tray": 7, "next_tray": "Lower", "more": 1}
    assert read_paper(machine) == Paper(next_tray="Lower")


@pytest.fixture
def output(qtbot: QtBot, window: MainWindow) -> Output:
    """That of the Vanløse letter, which has a recipient and fits behind an envelope's window."""
    row = next(row for row in window.workspace.hearings.rows() if row.title.startswith("Vanløse"))
    pane = window.shelf.page("responses").document
    with qtbot.waitSignal(pane.live_page.drawn, timeout=WAIT):
        window.go_to("hearing", row.hearing_id)
    return pane.output


def test_the_dialog_knows_title_and_pages_and_the_proof_is_drawn(
    qtbot: QtBot, window: MainWindow, output: Output, tmp_path: Path
) -> None:
    jobs: list[Job] = []
    printer = Printer(tmp_path / "paper.pdf")
    output.ask_printer = lambda _parent, job: jobs.append(job) or printer
    with qtbot.waitSignal(output.done, timeout=WAIT):
        output.print_proof.trigger()
        assert output.panel.way.currentText() == "Korrektur"
        assert [output.panel.way.itemText(n) for n in range(3)] == [
            "Almindelig udskrift",
            "Til rudekuvert",
            "Korrektur",
        ]
        output.panel.go.click()
    assert jobs[0].page_count == len(printer.sides())
    assert jobs[0].title in window.messages.text


@pytest.fixture
def long_job(window: MainWindow, output: Output, tmp_path: Path):
    """A letter of 30 pages on its way to a printer, waiting after the third."""
    gate, painted = Event(), Event()
    printer = Printer(tmp_path / "paper.pdf")
    rendered = letter_of(*[(595, 842)] * 30)
    begin = window.messages.jobs.start

    def start(tasks, progress: Progress, *rest, **more) -> None:
        def listen() -> None:
            if progress.done == 3:
                tasks.call(tell)
                painted.set()
                assert gate.wait(WAIT / 1000)

        begin(tasks, progress, *rest, **more)
        tell, progress.listen = progress.listen, listen

    window.messages.jobs.start = start
    output._wanted = lambda: Printable("Helhedsplan", "Helhedsplan.pdf", lambda _variant: rendered)
    output.ask_printer = lambda _parent, _job: printer
    yield output, printer, gate, painted
    gate.set()


def go(output) -> None:
    output.print.trigger()
    output.panel.go.click()


def test_a_long_job_tells_how_far_it_is_and_can_be_stopped(qtbot: QtBot, window: MainWindow, long_job) -> None:
    output, printer, gate, painted = long_job
    jobs = window.messages.jobs
    go(output)
    qtbot.waitUntil(painted.is_set, timeout=WAIT)
    qtbot.waitUntil(lambda: jobs.text == "Udskriver 3 af 30 sider …", timeout=WAIT)
    assert jobs.isVisible()
    with qtbot.waitSignal(output.done, timeout=WAIT):
        jobs.stop_button.click()
        gate.set()
    assert window.messages.text == "Stoppet. 3 sider er sendt til printeren."
    assert not jobs.isVisible()
    assert printer.sides() == ["portrait"] * 3


def test_a_second_long_job_waits_for_the_first(qtbot: QtBot, window: MainWindow, long_job) -> None:
    output, _printer, gate, painted = long_job
    go(output)
    qtbot.waitUntil(painted.is_set, timeout=WAIT)
    go(output)
    qtbot.waitUntil(lambda: window.messages.text.startswith("Der arbejdes allerede på noget."), timeout=WAIT)
    with qtbot.waitSignal(output.done, timeout=WAIT):
        window.messages.jobs.stop()
        gate.set()


@pytest.mark.parametrize("goes_on", [True, False])
def test_closing_meanwhile_asks_and_ends_the_job_cleanly(
    qtbot: QtBot, window: MainWindow, long_job, monkeypatch: pytest.MonkeyPatch, goes_on: bool
) -> None:
    output, printer, gate, painted = long_job
    go(output)
    qtbot.waitUntil(painted.is_set, timeout=WAIT)
    questions: list[str] = []
    monkeypatch.setattr(window.messages, "confirm", lambda *words: questions.append(words[0]) or not goes_on)
    if goes_on:
        assert not window.close_file()
        with qtbot.waitSignal(output.done, timeout=WAIT):
            gate.set()
        assert len(printer.sides()) == 30
    else:
        with ThreadPoolExecutor(1) as other:
            # The window waits for the page at hand, so somebody else must open the gate.
            window.messages.jobs.stop()
            other.submit(gate.set)
            assert window.close_file()
        assert len(printer.sides()) == 3
    assert questions == ["Stop arbejdet og luk?"]


def test_a_sheet_can_be_printed_but_not_proofread(window: MainWindow) -> None:
    window.show_tab("areas")
    area = window.shelf.page("areas")
    area.tree.choose(next(area for area in window.workspace.areas.tree() if area.name == "Indre/Ydre Nørrebro").id)
    assert {"print", "save_pdf"} <= set(area.commands())
    assert "print_proof" not in area.commands()
