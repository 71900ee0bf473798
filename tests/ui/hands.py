"""What a person's hands do in the window: go to a tab, type in a field."""

from PySide6.QtCore import Qt

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
