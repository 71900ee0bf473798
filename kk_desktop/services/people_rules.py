"""What bodies, persons and parties must keep to, each told in one sentence where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.people import BodyName, Party, Role
from kk_desktop.domain.validity import clash_of_letters, first_overlap, in_order
from kk_desktop.errors import UserError
from kk_desktop.storage import people as store
from kk_desktop.storage.rows import Connection

from .facts import check_period, required_line, tidy_line

Thing = TypeVar("Thing")

_LONGEST_LETTER = 5
"""Characters; lists have had a letter and a figure, and a party that is being made has a mark."""


def _check_names(names: Iterable[BodyName]) -> None:
    """Raise ``UserError`` for two names on one and the same day, and for a period that ends before it begins."""
    names = tuple(names)
    for name in names:
        check_period(name.valid_from, name.valid_to)
    if both := first_overlap(names):
        before, after = both
        since = f"fra {write_date(after.valid_from)}" if after.valid_from else "på samme tid"
        raise UserError(f"”{before.name}” og ”{after.name}” gælder begge {since}. Intet er ændret. Ret en af datoerne.")


def checked_names(names: Iterable[BodyName]) -> tuple[BodyName, ...]:
    """The names in order. Raises ``UserError`` where there is none, one is empty, or two hold on one day."""
    checked = in_order(
        replace(
            name, name=required_line(name.name, "Navnet"), abbreviation=tidy_line(name.abbreviation, "Forkortelsen")
        )
        for name in names
    )
    if not checked:
        raise UserError("Navnet mangler. Skriv det; intet er ændret.")
    _check_names(checked)
    return checked


def check_roles(roles: Iterable[Role]) -> None:
    """Raise ``UserError`` for a role that ends before it begins, or whose title is too long."""
    for role in roles:
        tidy_line(role.title, "Titlen")
        check_period(role.valid_from, role.valid_to)


def check_party(db: Connection, party: Party) -> None:
    """Raise ``UserError`` for a letter that is too long, or that another party has at the time."""
    check_period(party.valid_from, party.valid_to)
    if len(party.letter) > _LONGEST_LETTER:
        raise UserError(f"Et partibogstav er højst {_LONGEST_LETTER} tegn. Intet er ændret. Skriv fx Ø eller V2.")
    check_letter_free(db, party)


def check_letter_free(db: Connection, party: Party) -> None:
    """Raise ``UserError`` where another party has the letter at the time."""
    others = [each for each in store.parties(db) if each.id != party.id]
    same = [each for each in others if each.letter.casefold() == party.letter.casefold()]
    for other in same:
        if clash_of_letters([party, other]):
            raise UserError(
                f"Bogstavet {party.letter} har {other.name} allerede på den tid. Intet er ændret. "
                "Vælg et andet bogstav, eller ret perioden."
            )


def check_parent(db: Connection, body_id: str, parent_id: str) -> None:
    """Refuse a body that would belong under itself."""
    above: str | None = parent_id
    while above is not None:
        if above == body_id:
            name = store.body_name_on(db, parent_id, None).name
            raise UserError(f"”{name}” hører selv under enheden. Intet er ændret. Vælg en anden.")
        above = store.get_body(db, above).parent_id


def said(name: BodyName) -> tuple[str, str]:
    """How the name may be written, in small letters."""
    return name.name.casefold(), name.abbreviation.casefold()


def at_place(things: Sequence[Thing], place: int) -> Thing:
    """The thing at the place. Raises ``UserError`` where there is none any more."""
    if not 0 <= place < len(things):
        raise UserError("Rækken er slettet i mellemtiden. Intet er ændret.")
    return things[place]
