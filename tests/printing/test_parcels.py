"""What has travelled as the difference from the last manuscript is whole again at the other end."""

import pickle
from dataclasses import replace

import pytest

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block
from kk_desktop.printing.parcels import Parcels, from_bundles, in_bundles
from tests.printing import samples

A, B, C, D = (samples.paragraph(f"Afsnit {letter}. " * 40, block_id=letter) for letter in "abcd")


def manuscript(*blocks: Block) -> Manuscript:
    return replace(samples.letter(), blocks=blocks)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), (A, B)),
        ((A, B, C), (A, B, C)),
        ((A, B, C), (A, D, C)),
        ((A, B, C), (A, B, D, C)),
        ((A, B, C), (A, C)),
        ((A, B), (B, A)),
        ((A, A), (A,)),
        ((A,), (A, A, A)),
        ((A, B, C), ()),
        ((A, B, C), (D,)),
    ],
)
def test_a_manuscript_arrives_as_it_was_whatever_went_before(
    before: tuple[Block, ...], after: tuple[Block, ...]
) -> None:
    here, there = Parcels(), Parcels()
    for blocks in (before, after, before):
        told = manuscript(*blocks)
        arrived = there.unpack(pickle.loads(pickle.dumps(here.pack(told))))
        here.sent(told)
        assert arrived == told


def test_only_the_block_that_differs_travels() -> None:
    here = Parcels()
    here.sent(manuscript(A, B, C))
    travelling = pickle.dumps(here.pack(manuscript(A, D, C)))
    assert [block.text.encode() in travelling for block in (A, D, C)] == [False, True, False]


def test_what_never_left_is_not_counted_on() -> None:
    here, there = Parcels(), Parcels()
    here.pack(manuscript(A, B, C))
    assert there.unpack(here.pack(manuscript(A, D))) == manuscript(A, D)


def test_other_things_travel_as_they_are() -> None:
    assert Parcels().unpack(Parcels().pack("render")) == "render"


def send(here: Parcels, there: Parcels, thing: object) -> object:
    arrived = there.unpack(pickle.loads(pickle.dumps(here.pack(thing))))
    here.sent(thing)
    return arrived


def test_the_same_tables_travel_once_and_others_anew() -> None:
    here, there = Parcels(), Parcels()
    tables = (BudgetTable("t", "Drift"),)
    first = send(here, there, tables)
    assert first == tables
    assert len(pickle.dumps(here.pack(tables))) < len(pickle.dumps(tables))
    assert send(here, there, tables) is first
    others = (BudgetTable("u", "Anlæg"),)
    assert send(here, there, others) == others
    assert send(here, there, ()) == ()


def test_many_findings_come_back_in_order() -> None:
    things = tuple(range(1_234))
    bundles = in_bundles(things)
    assert len(bundles) > 10
    assert from_bundles(bundles) == things
