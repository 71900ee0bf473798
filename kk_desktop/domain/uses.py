"""What uses a thing, in words: 3 indsatser og 1 høring; and what is offered where something cannot just be deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .amounts import group_digits
from .rows import Touched
from .wording import listed


@dataclass(frozen=True, slots=True)
class Word:
    """A kind of thing: en indsats, flere indsatser, indsatsen, indsatserne."""

    one: str
    many: str
    the_one: str
    the_many: str


WORDS = {
    "area": Word("område", "områder", "området", "områderne"),
    "initiative": Word("indsats", "indsatser", "indsatsen", "indsatserne"),
    "hearing": Word("høring", "høringer", "høringen", "høringerne"),
    "document": Word("dokument", "dokumenter", "dokumentet", "dokumenterne"),
    "budget_table": Word("budgettabel", "budgettabeller", "budgettabellen", "budgettabellerne"),
    "case": Word("sag", "sager", "sagen", "sagerne"),
    "treatment": Word("behandling", "behandlinger", "behandlingen", "behandlingerne"),
    "person": Word("person", "personer", "personen", "personerne"),
    "body": Word("enhed", "enheder", "enheden", "enhederne"),
    "party": Word("parti", "partier", "partiet", "partierne"),
    "policy": Word("politik", "politikker", "politikken", "politikkerne"),
    "follow_up": Word("opfølgning", "opfølgninger", "opfølgningen", "opfølgningerne"),
    "funding_pool": Word("pulje", "puljer", "puljen", "puljerne"),
    "application": Word("ansøgning", "ansøgninger", "ansøgningen", "ansøgningerne"),
    "analysis": Word("analyse", "analyser", "analysen", "analyserne"),
    "earlier_answer": Word("tidligere svar", "tidligere svar", "det tidligere svar", "de tidligere svar"),
    "phrase": Word("standardtekst", "standardtekster", "standardteksten", "standardteksterne"),
    "absence": Word("fravær", "fravær", "fraværet", "fraværene"),
    "distribution_list": Word("fordelingsliste", "fordelingslister", "fordelingslisten", "fordelingslisterne"),
    "saved_view": Word("visning", "visninger", "visningen", "visningerne"),
    "own_word": Word("eget ord", "egne ord", "ordet", "ordene"),
    "price_sheet": Word("ark med stigninger", "ark med stigninger", "arket", "arkene"),
    "price_rate": Word("prisniveau", "prisniveauer", "prisniveauet", "prisniveauerne"),
}
"""Every kind that can use something, most telling first."""


@dataclass(frozen=True, slots=True)
class DeleteOffer:
    """Why a thing is not deleted, and what may be done; a button without words is none.

    ``move`` hands what uses it over to another of its kind, ``along`` deletes it with ``doomed`` of what uses it.
    ``explanation`` tells what happens to the rest.
    """

    kind: str
    id: str
    title: str
    sentence: str
    explanation: str
    move: str
    along: str
    doomed: tuple[Touched, ...] = ()


def counted(things: Iterable[Touched], title: str = "", more: Iterable[str] = ()) -> str:
    """3 indsatser og 1 høring; after a title: Tingbjerg, 3 indsatser og 1 høring; with ``more`` behind."""
    parts = [
        f"{group_digits(count)} {WORDS[kind].one if count == 1 else WORDS[kind].many}"
        for kind, count in _by_kind(things)
    ]
    return listed([part for part in (title, *parts, *more) if part])


def those(things: Iterable[Touched]) -> str:
    """Indsatserne og høringen."""
    return listed([WORDS[kind].the_one if count == 1 else WORDS[kind].the_many for kind, count in _by_kind(things)])


def them(things: Iterable[Touched]) -> str:
    """Indsatserne, and where they are of several kinds: dem."""
    kinds = {thing.kind for thing in things}
    return those(things) if len(kinds) == 1 else "dem"


def _by_kind(things: Iterable[Touched]) -> list[tuple[str, int]]:
    counts = Counter(thing.kind for thing in things)
    return [(kind, counts[kind]) for kind in WORDS if counts[kind]]
