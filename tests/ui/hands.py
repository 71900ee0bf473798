"""What a person's hands do in the window: go to a tab, type in a field, press a button by its name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from kk_desktop.ui.main_window import MainWindow


def tab(window: MainWindow, name: str):
    window.top_bar.choose(name)
    return window.shelf.page(name)


def type_in(qtbot, edit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def retype(qtbot, field, text: str) -> None:
    type_in(qtbot, field.edit, text)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)


def buttons(inside: QWidget) -> list[QAbstractButton]:
    """The buttons one can see there."""
    return [each for each in inside.findChildren(QAbstractButton) if each.isVisible()]


def press(inside: QWidget, name: str) -> None:
    """Press the first button that is read aloud so."""
    next(each for each in buttons(inside) if each.accessibleName() == name).click()


def pick(inside: QWidget, name: str, words: str) -> None:
    """Take a line of the menu of a button."""
    opener = next(each for each in buttons(inside) if each.accessibleName() == name)
    assert isinstance(opener, QPushButton)
    next(each for each in opener.menu().actions() if each.text() == words).trigger()
