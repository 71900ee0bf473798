"""Lists of recipients: made by somebody, or living ones of the file's own bodies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kk_desktop.domain.dispatches import Addressee, DistributionList, Member, read_addressees
from kk_desktop.domain.mail_addresses import is_address
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.validity import is_there_on
from kk_desktop.errors import UserError
from kk_desktop.storage import dispatches as store
from kk_desktop.storage import people as people_store
from kk_desktop.storage.rows import Connection

from .desk import Desk
from .facts import check_period, required_line, tidy_line

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
        return [*self._living(), *map(self._as_today(), store.lists(self._desk.read()))]

    def create(self, name: str, members: Sequence[Addressee] = ()) -> str:
        """Make a list; gives its id."""
        made = DistributionList(self._desk.new_id(), required_line(name, "Listens navn"), entries=_tidied(members))

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
        """Make those on a list today exactly these; empty names are left out.

        Who stays keeps what else is known of them, and who is on it at another time stays.
        """

        def work(db: Connection) -> None:
            today = self._desk.today()
            there = store.get_list(db, list_id).entries
            shown = {entry.name: (old, entry) for old, entry in zip(there, self._named(there), strict=True)}
            wanted = [_kept(*shown.get(each.name, (each, each)), each) for each in _tidied(members)]
            store.set_members(db, list_id, [*wanted, *(each for each in there if not each.holds_on(today))])

        self._desk.act("Rettede fordelingsliste", work)

    def add_member(self, list_id: str, name: str, **facts: Any) -> None:
        """Put one more on a list; a name that the file knows is a body's or a person's, and follows it."""

        def work(db: Connection) -> None:
            there = store.get_list(db, list_id).entries
            store.set_members(db, list_id, [*there, self._checked(Member(name, **facts))])

        self._desk.act("Føjede til fordelingsliste", work)

    def change_member(self, list_id: str, place: int, **facts: Any) -> None:
        """Change one on the list, counted as its entries are."""

        def work(db: Connection) -> None:
            there = list(store.get_list(db, list_id).entries)
            if "name" in facts:
                facts.update(body_id=None, person_id=None)
            there[place] = self._checked(replace(_at(there, place), **facts))
            store.set_members(db, list_id, there)

        self._desk.act("Rettede fordelingsliste", work)

    def remove_member(self, list_id: str, place: int) -> None:
        """Take one off the list."""

        def work(db: Connection) -> None:
            there = store.get_list(db, list_id).entries
            gone = _at(there, place)
            store.set_members(db, list_id, [each for each in there if each is not gone])

        self._desk.act("Fjernede fra fordelingsliste", work)

    def add_pasted(self, list_id: str, text: str) -> int:
        """Put those on the lines of a text on a list, who are not on it yet; gives how many there were.

        Raises ``UserError`` where there is nobody.
        """

        def work(db: Connection) -> int:
            there = store.get_list(db, list_id).entries
            known = {each.name.casefold() for each in self._named(there)}
            new = [each for each in _tidied(read_addressees(text)) if each.name.casefold() not in known]
            if not new:
                raise UserError("Der er ingen nye modtagere i det, der blev sat ind. Listen er ikke ændret.")
            store.set_members(db, list_id, [*there, *map(self._checked, new)])
            return len(new)

        return self._desk.act("Føjede til fordelingsliste", work)

    def delete(self, list_id: str) -> None:
        """Put a list in the bin."""
        self._desk.act("Slettede fordelingsliste", lambda db: store.discard_list(db, list_id))

    def _check_name(self, db: Connection, name: str, list_id: str = "") -> None:
        if any(each.name.casefold() == name.casefold() and each.id != list_id for each in store.lists(db)):
            raise UserError(f"Der er allerede en liste, der hedder ”{name}”. Intet er ændret. Vælg et andet navn.")

    def _as_today(self) -> Callable[[DistributionList], DistributionList]:
        today = self._desk.today()

        def as_today(found: DistributionList) -> DistributionList:
            entries = self._named(found.entries)
            there = tuple(each.addressee for each in entries if each.holds_on(today))
            left_out = tuple(each.name for each in entries if not each.holds_on(today))
            return replace(found, entries=entries, members=there, left_out=left_out)

        return as_today

    def _named(self, entries: Sequence[Member]) -> tuple[Member, ...]:
        """The members under the names that their bodies and persons have today, and reached as those are."""
        if not any(each.body_id or each.person_id for each in entries):
            return tuple(entries)
        db, today = self._desk.read(), self._desk.today()
        bodies = {body.id: body for body in people_store.bodies(db)}
        persons = {person.id: person for person in people_store.persons(db)}
        named = []
        for each in entries:
            body, person = bodies.get(each.body_id or ""), persons.get(each.person_id or "")
            if body is not None:
                address = ", ".join(part for part in (body.address, body.postal_place) if part)
                named.append(_reached(each, body.name_on(today).name, address, body.email))
            else:
                named.append(_reached(each, person.name, "", person.email) if person else each)
        return tuple(named)

    def _checked(self, member: Member) -> Member:
        """The member, tied to the body or the person of that name."""
        check_period(member.valid_from, member.valid_to)
        name, today, db = required_line(member.name, "Navnet"), self._desk.today(), self._desk.read()
        member = replace(
            member, name=name, address=tidy_line(member.address, "Adressen"), email=tidy_line(member.email, "E-mailen")
        )
        if member.email and not is_address(member.email):
            raise UserError(f"”{member.email}” er ikke en e-mailadresse. Intet er ændret. Skriv fx tmf@kk.dk.")
        if member.body_id or member.person_id:
            return member
        body = next((each for each in people_store.bodies(db) if each.name_on(today).name == name), None)
        person = next((each for each in people_store.persons(db) if each.name == name), None)
        return replace(member, body_id=body.id if body else None, person_id=person.id if person and not body else None)

    def _living(self) -> list[DistributionList]:
        today = self._desk.today()
        bodies = people_store.bodies(self._desk.read())
        made = []
        for kind, words in _LIVING.items():
            members = tuple(
                Addressee(body.name_on(today).name, body.email)
                for body in bodies
                if body.kind is kind and is_there_on(body, today)
            )  # fmt: skip
            if members:
                count = _TWELVE if len(members) == 12 else str(len(members))
                made.append(DistributionList(kind.value, words.format(count=count), members, is_living=True))
        return made


def _tidied(members: Sequence[Addressee]) -> tuple[Member, ...]:
    lines = ((tidy_line(each.name, "Navnet"), tidy_line(each.address, "Adressen")) for each in members)
    return tuple(
        Member(name, email=address) if is_address(address) else Member(name, address) for name, address in lines if name
    )


def _kept(old: Member, shown: Member, new: Member) -> Member:
    """The member as it was, with the address that was typed where another one was shown."""
    if new.addressee.address == shown.addressee.address:
        return old
    if new.email:
        return replace(old, email=new.email)
    return replace(old, address=new.address, email="")


def _reached(member: Member, name: str, address: str, email: str) -> Member:
    return replace(member, name=name, address=member.address or address, email=member.email or email)


def _at(there: Sequence[Member], place: int) -> Member:
    if not 0 <= place < len(there):
        raise UserError("Rækken er slettet i mellemtiden. Listen er ikke ændret.")
    return there[place]
