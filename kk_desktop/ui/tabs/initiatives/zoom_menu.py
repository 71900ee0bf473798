"""The years the timeline shows, and the ways to see fewer or more of them."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from kk_desktop.ui.widgets.buttons import button

from .table import InitiativeTable


def zoom_button(table: InitiativeTable) -> QPushButton:
    """A button that says the years; its menu tells the keys of the table along."""
    made = button("", "zoom-in")
    menu = QMenu(made)
    for words, key, do in (
        ("Zoom &ind", "Ctrl++", table.zoom_in), ("Zoom &ud", "Ctrl+−", table.zoom_out),
        ("&Alle år", "Ctrl+0", table.show_all_years), ("&Tidligere", "Alt+←", lambda: table.move_years(-1)),
        ("&Senere", "Alt+→", lambda: table.move_years(1)),
    ):  # fmt: skip
        # The keys are the table's own while one stands in it; here they are only told.
        action = QAction(f"{words}\t{key}", menu)
        action.triggered.connect(lambda _checked=False, do=do: do())
        menu.addAction(action)
    made.setMenu(menu)

    def tell() -> None:
        made.setText(table.scale.words)
        made.setAccessibleName(f"Tidslinjens år: {table.scale.words}")

    table.years_shown.connect(tell)
    tell()
    return made
