"""Who can be asked to approve: persons and bodies the file knows, and the chain that was used last."""

from __future__ import annotations

from kk_desktop.domain.approvals import Approver, same_person
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.validity import is_there_on
from kk_desktop.storage import chains as store
from kk_desktop.storage import people as people_store

from .desk import Desk

_DECIDING = (BodyKind.CITY_COUNCIL, BodyKind.COMMITTEE, BodyKind.LOCAL_COMMITTEE)


class ChainService:
    """Suggestions while a chain is typed; reads only."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def known(self) -> list[Approver]:
        """Everybody who can be suggested: those asked before, persons, and bodies under today's names; not oneself."""
        db, today = self._desk.read(), self._desk.today()
        found = store.approvers(db)
        found += [Approver(person.name, person.title_on(today)) for person in people_store.persons(db)]
        found += [
            Approver(body.name_on(today).name, body_id=body.id)
            for body in people_store.bodies(db)
            if body.kind in _DECIDING and is_there_on(body, today)
        ]
        by_name = {each.name: each for each in reversed(found)}
        return [each for each in reversed(by_name.values()) if not same_person(each.name, self._desk.me.name)]

    def last(self, kind: str) -> list[Approver]:
        """The chain a document of the kind was sent along last; empty where none was."""
        me = self._desk.me.name
        return [each for each in store.last_of_kind(self._desk.read(), kind) if not same_person(each.name, me)]
