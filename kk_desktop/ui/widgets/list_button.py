"""Fordelingsliste: a button whose menu holds the lists of recipients, read anew each time it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from kk_desktop.domain.dispatches import Addressee, DistributionList

from .buttons import button

NONE = "Der er ingen lister endnu. Lav dem i Opsætning."


def list_button(
    lists: Callable[[], Sequence[DistributionList]], on_chosen: Callable[[Sequence[Addressee]], object], kind: str
) -> QPushButton:
    """``on_chosen`` gets the members of the list that is chosen; an empty list is not offered."""
    made = button("Fordelingsliste", "users", kind)
    menu = QMenu(made)

    def fill() -> None:
        menu.clear()
        for each in lists():
            if each.members:
                action = QAction(f"{each.name.replace('&', '&&')} ({len(each.members)})", menu)
                action.triggered.connect(lambda _checked=False, members=each.members: on_chosen(members))
                menu.addAction(action)
        if menu.isEmpty():
            menu.addAction(NONE).setEnabled(False)

    menu.aboutToShow.connect(fill)
    made.setMenu(menu)
    return made
