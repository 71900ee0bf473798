"""What the entries of the menus do to the window, one small function each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kk_desktop import __version__

from . import file_door, history_steps, own_pages, text_actions

if TYPE_CHECKING:
    from .main_window import MainWindow


def _new_file(window: MainWindow) -> None:
    from kk_desktop.paths import documents_folder

    suggested = documents_folder() / "Sekretariatet.kkdb"
    if path := window.messages.ask_save_path("Ny fil", suggested, file_door.PATTERN):
        window.create_file(path)


def _open_file(window: MainWindow) -> None:
    from kk_desktop.paths import documents_folder

    if path := window.messages.ask_open_path("Åbn", documents_folder(), file_door.PATTERN):
        window.open_path(path)


def _close_file(window: MainWindow) -> None:
    window.close_file()


def _quit(window: MainWindow) -> None:
    window.close()


def _make_backup(window: MainWindow) -> None:
    if window.workspace is not None:
        window.door.back_up(window.workspace)


def _save_a_copy(window: MainWindow) -> None:
    if window.workspace is None:
        return
    suggested = Path.home() / f"{window.workspace.name} (kopi).kkdb"
    if path := window.messages.ask_save_path("Gem en kopi", suggested, file_door.PATTERN):
        window.door.back_up(window.workspace, path)


def _fetch(window: MainWindow) -> None:
    window.fetching.ask()


def _earlier_answers(window: MainWindow) -> None:
    own_pages.show(window, "earlier_answer")


def _filing(window: MainWindow) -> None:
    own_pages.show(window, "filing")


def _settings(window: MainWindow) -> None:
    from .settings import settings_page

    window.stack.show_side_page(settings_page(window))


def _bin(window: MainWindow) -> None:
    from .side_pages import BinPage

    if window.workspace is not None:
        page = BinPage(window.workspace.bin, window.messages)
        window.changes.anything_saved.connect(page.reload)
        window.stack.show_side_page(page)


def _shortcuts(window: MainWindow) -> None:
    from .side_pages import KeysPage

    window.stack.show_side_page(KeysPage())


def _find_everywhere(window: MainWindow) -> None:
    field = window.top_bar.search
    field.setFocus()
    field.selectAll()
    if field.text().strip():
        # What was looked for last stands there still, and so do its hits.
        field.wanted.emit(field.text().strip())


def _full_screen(window: MainWindow) -> None:
    window.setWindowState(window.windowState() ^ window.windowState().WindowFullScreen)


def _preview(window: MainWindow) -> None:
    if window.shelf is not None:
        window.shelf.page(window.top_bar.current).toggle_side()


def _undo(window: MainWindow) -> None:
    if not text_actions.undo():
        window.undo()


def _redo(window: MainWindow) -> None:
    if not text_actions.redo():
        history_steps.step(window, "redo", "Gentog")


def _about(window: MainWindow) -> None:
    window.messages.tell(f"kk_desktop {__version__}. Fri software under MPL-2.0.")


def _copy_report(window: MainWindow) -> None:
    window.copy_report()


ENTRIES = {
    "new_file": _new_file,
    "open_file": _open_file,
    "close_file": _close_file,
    "quit": _quit,
    "make_backup": _make_backup,
    "save_a_copy": _save_a_copy,
    "fetch": _fetch,
    "fetch_earlier": _earlier_answers,
    "filing": _filing,
    "settings": _settings,
    "bin": _bin,
    "shortcuts": _shortcuts,
    "find_everywhere": _find_everywhere,
    "full_screen": _full_screen,
    "preview": _preview,
    "undo": _undo,
    "redo": _redo,
    "about": _about,
    "copy_report": _copy_report,
}
