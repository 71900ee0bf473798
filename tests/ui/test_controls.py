"""What holds for every control: a name for the screen reader, a way by Tab, nothing to write in a read-only file."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from kk_desktop.services.workspace import open_workspace
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.top_bar import TABS
from kk_desktop.ui.widgets.search_field import SearchField

from .conftest import WAIT

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView)
NAMES = [tab.name for tab in TABS]


def controls(root: QWidget) -> Iterator[QWidget]:
    """Every control a person meets; not the parts that Qt makes inside them."""
    for each in root.findChildren(QWidget):
        if isinstance(each, CONTROLS) and not isinstance(each, QHeaderView) and not _is_inside_control(each):
            yield each


def _is_inside_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, (QComboBox, QAbstractItemView)):
        parent = parent.parentWidget()
    return parent is not None


def has_name(control: QWidget) -> bool:
    """Whether a screen reader has something to say; what waits hidden gets its words when it is shown."""
    words = control.text() if isinstance(control, QAbstractButton) else ""
    return bool(control.accessibleName() or words) or _waits_hidden(control)


def _waits_hidden(widget: QWidget | None) -> bool:
    while widget is not None:
        if widget.isHidden() and not isinstance(widget.parentWidget(), QStackedWidget):
            return True
        widget = widget.parentWidget()
    return False


def _place_of(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{type(widget).__name__} in {type(parent).__name__} in {type(parent.parentWidget()).__name__}"


@pytest.mark.parametrize("name", NAMES)
def test_every_control_of_a_tab_has_a_name(window: MainWindow, name: str):
    window.top_bar.choose(name)
    found = list(controls(window.shelf.page(name)))
    assert [_place_of(each) for each in found if not has_name(each)] == []
    assert found


def test_every_control_around_the_tabs_has_a_name(window: MainWindow):
    assert [each for each in controls(window.top_bar) if not has_name(each)] == []


@pytest.mark.parametrize("name", NAMES)
def test_tab_comes_to_every_control_that_is_in_sight(qtbot, window: MainWindow, name: str):
    window.top_bar.choose(name)
    page = window.shelf.page(name)
    page.setFocus()
    reached, at = set(), window.focusWidget()
    while at not in reached:
        reached.add(at)
        at = at.nextInFocusChain()
    wanted = [
        each for each in controls(page)
        if each.isVisible() and each.isEnabled() and not isinstance(each, QAbstractButton)
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]  # fmt: skip
    assert [each for each in wanted if each not in reached] == []
    assert [each.accessibleName() for each in controls(page) if each.focusPolicy() == Qt.FocusPolicy.NoFocus] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_words_are_cut_in_the_smallest_window(qtbot, window: MainWindow, name: str):
    window.resize(1024, 640)
    window.top_bar.choose(name)
    page = window.shelf.page(name)
    buttons = [each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    assert [each.text() for each in buttons if not each.toolTip() and each.width() < each.sizeHint().width()] == []
    one_line = [each for each in page.findChildren(QLabel) if each.isVisible() and each.text() and not each.wordWrap()]
    assert [each.text() for each in one_line if not each.toolTip() and each.width() < each.sizeHint().width()] == []
    beyond = [each for each in buttons if each.mapTo(page, each.rect().topRight()).x() > page.width()]
    assert [each.text() for each in beyond] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_can_be_written_where_the_file_can_only_be_read(
    qtbot, bare_window: MainWindow, demo_file: Path, machine, clock, name: str
):
    elsewhere = open_workspace(demo_file, machine, clock)
    try:
        with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
            bare_window.open_path(demo_file)
        bare_window.top_bar.choose(name)
        page = bare_window.shelf.page(name)
        seen = [each for each in controls(page) if each.isVisible() and not isinstance(each, SearchField)]
        fields = [each for each in seen if isinstance(each, (QLineEdit, QPlainTextEdit, QTextEdit))]
        written = [each.accessibleName() for each in fields if not each.isReadOnly() and each.isEnabled()]
        assert set(written) <= {"Gældende pr."}  # the day one looks at
        changing = [each for each in seen if isinstance(each, (QComboBox, QCheckBox)) and each.isEnabled()]
        assert {each.accessibleName() for each in changing} <= {"Vis område"}
        writing = re.compile(r"(Ny|Nyt|Tilføj|Slet|Skriv|Fortryd|Opret|Række|Kolonne)\b")
        pressed = [each for each in controls(page) if isinstance(each, QAbstractButton) and each.isEnabled()]
        assert [words for each in pressed if writing.match(words := each.accessibleName() or each.text())] == []
    finally:
        elsewhere.close()
