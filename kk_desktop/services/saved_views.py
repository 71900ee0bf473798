"""Views of lists kept under a name: filter, columns and order, for all who open the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kk_desktop.domain.saved_views import SavedView
from kk_desktop.errors import UserError
from kk_desktop.storage import saved_views as store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import required_line

_NAME = "Visningens navn"


class SavedViewService:
    """What the secretariat does with its views."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of_list(self, name: str) -> list[SavedView]:
        """The views of a list, in Danish order."""
        return store.of_list(self._desk.read(), name)

    def get(self, view_id: str) -> SavedView:
        """One view. Raises ``GoneError``."""
        return store.get(self._desk.read(), view_id)

    def create(self, of: str, name: str, content: Mapping[str, Any]) -> str:
        """Keep how a list is looked at under a name; gives its id. Raises ``UserError`` for a name that is taken."""
        view = SavedView(self._desk.new_id(), of, required_line(name, _NAME), content)

        def work(db: Connection) -> None:
            check_free(db, view)
            store.add(db, view)

        self._desk.act("Gemte visning", work)
        return view.id

    def rename(self, view_id: str, name: str) -> None:
        """Give it another name. Raises ``UserError`` for one that is taken."""
        line = required_line(name, _NAME)

        def work(db: Connection) -> None:
            store.change(db, view_id, name=line)
            check_free(db, store.get(db, view_id))

        self._desk.act("Omdøbte visning", work)

    def rewrite(self, view_id: str, content: Mapping[str, Any]) -> None:
        """Let the name stand for how the list is looked at now."""
        self._desk.act("Rettede visning", lambda db: store.change(db, view_id, content=content))

    def delete(self, view_id: str) -> None:
        """Put it in the bin."""
        self._desk.act("Slettede visning", lambda db: store.discard(db, view_id))


def check_free(db: Connection, view: SavedView) -> None:
    """Raise ``UserError`` where another view of the list has the name."""
    for other in store.of_list(db, view.list):
        if other.id != view.id and other.name.casefold() == view.name.casefold():
            raise UserError(
                f"Der er allerede en visning, der hedder ”{other.name}”. Intet er ændret. Vælg et andet navn."
            )
