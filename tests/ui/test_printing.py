"""On the printer: order, sides, trays and sizes, read back from the paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kk_desktop.errors import UserError
from kk_desktop.services.jobs import Progress, Stopped
from kk_desktop.ui.printing import Job, Paper, Press, ask_printer, count_pages, lies, make_ready, print_pages, trays

from .paper import Printer, letter_of

UPRIGHT, LYING, A3 = (595, 842), (842, 595), (842, 1191)


def test_each_letter_of_a_duplex_job_begins_on_a_front_page(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "paper.pdf", both_sides=True)
    one, two = letter_of(UPRIGHT), letter_of(UPRIGHT, UPRIGHT)
    assert Press(printer).send([one, two, one]) == 4
    assert printer.sides() == ["portrait", "white", "portrait", "portrait", "portrait"]


def test_an_annex_of_a_duplex_job_begins_on_a_front_page(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "paper.pdf", both_sides=True)
    print_pages(letter_of(UPRIGHT, LYING, parts=(0, 1)), printer)
    assert printer.sides() == ["portrait", "white", "landscape"]


def test_letters_on_one_side_follow_each_other_without_blank_pages(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "paper.pdf")
    Press(printer).send([letter_of(UPRIGHT), letter_of(UPRIGHT)])
    assert printer.sides() == ["portrait", "portrait"]


def test_every_page_is_turned_as_it_lies(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "paper.pdf")
    print_pages(letter_of(UPRIGHT, LYING, UPRIGHT), printer)
    assert printer.sides() == ["portrait", "landscape", "portrait"]


def test_a_page_larger_than_the_paper_is_made_smaller_and_not_cut(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "paper.pdf")
    print_pages(letter_of(A3), printer)
    with pypdfium2.PdfDocument(printer.file) as document:
        picture = document[0].render(scale=1, grayscale=True).to_pil()
    black = [x for x in range(picture.width) if picture.getpixel((x, picture.height // 2)) < 128]
    # The square takes the middle half of its page, also when the page has become smaller.
    assert black[0] == pytest.approx(picture.width / 4, abs=4)
    assert black[-1] == pytest.approx(picture.width * 3 / 4, abs=4)


def test_the_first_page_of_each_letter_comes_from_its_own_tray(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "paper.pdf")
    letter = letter_of(UPRIGHT, UPRIGHT)
    Press(printer, Paper(first_tray="Middle", next_tray="Lower")).send([letter, letter])
    assert printer.sources == ["Middle", "Lower", "Middle", "Lower"]


def test_trays_are_offered_by_name_where_the_system_tells_them(tmp_path: Path) -> None:
    offered = trays(Printer(tmp_path / "paper.pdf"))
    assert offered == [("Auto", "Printerens eget valg"), ("Middle", "Midterste bakke"), ("Lower", "Nederste bakke")]


def test_a_printer_that_makes_no_copies_gets_them_from_us_letter_by_letter(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "paper.pdf")
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    assert not printer.supportsMultipleCopies()
    assert print_pages(letter_of(UPRIGHT, LYING), printer) == 4
    assert printer.sides() == ["portrait", "landscape"] * 2


def test_copies_can_lie_page_by_page(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "paper.pdf")
    printer.setCopyCount(2)
    printer.setCollateCopies(False)
    print_pages(letter_of(UPRIGHT, LYING), printer)
    assert printer.sides() == ["portrait", "portrait", "landscape", "landscape"]


def test_the_pages_of_a_job_are_those_in_range_once_for_each_copy_we_make(tmp_path: Path) -> None:
    printer = Printer(tmp_path / "paper.pdf")
    printer.setCopyCount(2)
    assert count_pages(printer, 30) == 60
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert count_pages(printer, 30) == 6
    assert print_pages(letter_of(*[UPRIGHT] * 30), printer) == 6


def test_stopping_sends_the_pages_that_are_painted(tmp_path: Path) -> None:
    printer, progress = Printer(tmp_path / "paper.pdf"), Progress("Udskriver", "sider", 30)
    progress.listen = lambda: progress.stop() if progress.done == 3 else None
    with pytest.raises(Stopped) as stopped:
        print_pages(letter_of(*[UPRIGHT] * 30), printer, Paper(), progress.step)
    assert stopped.value.done == 3
    assert printer.sides() == ["portrait"] * 3


class Jammed(Printer):
    """A printer that takes no more pages after the second."""

    taken = 1

    def newPage(self) -> bool:
        self.taken += 1
        return self.taken <= 2 and super().newPage()


def test_a_printer_that_stops_half_way_is_told_with_the_pages_that_got_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="De første 2 sider nåede at blive sendt"):
        print_pages(letter_of(*[UPRIGHT] * 5), Jammed(tmp_path / "paper.pdf"))


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Printeren svarer ikke\. Intet er udskrevet\."):
        print_pages(letter_of(UPRIGHT), Printer(tmp_path / "no folder" / "paper.pdf"))


class Told(QPrinter):
    """Remembers what it is told of both sides: a printer without a driver has only one."""

    sides: QPrinter.DuplexMode | None = None

    def setDuplex(self, sides: QPrinter.DuplexMode) -> None:
        self.sides = sides


@pytest.mark.parametrize(("size", "sides"), [(UPRIGHT, "DuplexLongSide"), (LYING, "DuplexShortSide")])
def test_both_sides_are_turned_as_the_pages_are(size: tuple[float, float], sides: str) -> None:
    printer = Told()
    make_ready(printer, Job("Brev", 2, lies(letter_of(size).pdf), Paper(both_sides=True)))
    assert printer.sides is QPrinter.DuplexMode[sides]
    make_ready(printer, Job("Brev", 2))
    assert printer.sides is QPrinter.DuplexMode.DuplexNone


@pytest.mark.parametrize("is_yes", [True, False])
def test_the_systems_dialog_begins_with_the_jobs_own_pages(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_yes: bool
) -> None:
    owner, seen = QWidget(), []
    qtbot.addWidget(owner)
    option = QPrintDialog.PrintDialogOption

    def answer(dialog: QPrintDialog) -> bool:
        pages = (dialog.minPage(), dialog.maxPage(), dialog.fromPage(), dialog.toPage())
        seen.append((dialog.printer().docName(), pages, dialog.testOption(option.PrintPageRange)))
        assert dialog.testOption(option.PrintCollateCopies)
        return is_yes

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    printer = ask_printer(owner, Job("Helhedsplan", 30))
    assert seen == [("Helhedsplan", (1, 30, 1, 30), True)]
    assert (printer is not None) == is_yes
    ask_printer(owner, Job("Helhedsplan: 12 breve", None))
    assert seen[1][2] is False
