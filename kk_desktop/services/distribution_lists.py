"""Lists of recipients: made by somebody, or living ones of the file's own bodies."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.dispatches import Addressee, DistributionList
from kk_desktop.domain.people import BodyKind
from kk_desktop.errors import UserError
from kk_desktop.storage import dispatches as store
from kk_desktop.storage import people as people_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import required_line, tidy_line

_LIVING = {
    BodyKind.LOCAL_COMMITTEE: "De {count} lokaludvalg",
    BodyKind.COMMITTEE: "Alle udvalg",
    BodyKind.ADMINISTRATION: "Alle forvaltninger",
}
_TWELVE = "tolv"


class DistributionListService:
    """What the secretariat does with lists of recipients."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[DistributionList]:
        """The living lists first, named as today; then those that somebody has made."""
        return [*self._living(), *store.lists(self._desk.read())]

    def create(self, name: str, members: Sequence[Addressee] = ()) -> str:
        """Make a list; gives its id."""
        made = DistributionList(self._desk.new_id(), required_line(name, "Listens navn"), _tidied(members))

        def work(db: Connection) -> None:
            self._check_name(db, made.name)
            store.add_list(db, made)

        self._desk.act("Oprettede fordelingsliste", work)
        return made.id

    def rename(self, list_id: str, name: str) -> None:
        """Give a list another name."""
        name = required_line(name, "Listens navn")

        def work(db: Connection) -> None:
            self._check_name(db, name, list_id)
            store.change_list(db, list_id, name)

        self._desk.act("Rettede fordelingslistens navn", work)

    def set_members(self, list_id: str, members: Sequence[Addressee]) -> None:
        """Make a list's members exactly these; empty names are left out."""
        wanted = _tidied(members)

        def work(db: Connection) -> None:
            store.get_list(db, list_id)
            store.set_members(db, list_id, wanted)

        self._desk.act("Rettede fordelingsliste", work)

    def delete(self, list_id: str) -> None:
        """Put a list in the bin."""
        self._desk.act("Slettede fordelingsliste", lambda db: store.discard_list(db, list_id))

    def _check_name(self, db: Connection, name: str, list_id: str = "") -> None:
        if any(each.name.casefold() == name.casefold() and each.id != list_id for each in store.lists(db)):
            raise UserError(f"Der er allerede en liste, der hedder ”{name}”. Intet er ændret. Vælg et andet navn.")

    def _living(self) -> list[DistributionList]:
        today = self._desk.today()
        bodies = people_store.bodies(self._desk.read())
        made = []
        for kind, words in _LIVING.items():
            members = tuple(
                Addressee(body.name_on(today).name, body.email) for body in bodies if body.kind is kind
            )  # fmt: skip
            if members:
                count = _TWELVE if len(members) == 12 else str(len(members))
                made.append(DistributionList(kind.value, words.format(count=count), members, is_living=True))
        return made


def _tidied(members: Sequence[Addressee]) -> tuple[Addressee, ...]:
    lines = ((tidy_line(each.name, "Navnet"), tidy_line(each.address, "Adressen")) for each in members)
    return tuple(Addressee(name, address) for name, address in lines if name)
