"""Rich text as blocks: what may reach the file, and that nothing changes on the way there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.text import (
    Block,
    BlockKind,
    Change,
    Field,
    FieldSource,
    Run,
    Stance,
    block_from_json,
    block_to_json,
    check_block,
    tidy_runs,
)

FIELD = Field("f1", FieldSource.BUDGET_CELL, "c1", "mio")
fields = st.builds(Field, st.text(min_size=1), st.sampled_from(FieldSource), st.text(min_size=1), st.just("mio"))
words = st.builds(
    Run,
    text=st.text(min_size=1),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.none() | st.just("https://kk.dk"),
    field=st.none() | fields,
    language=st.none() | st.just("en"),
)
notes = st.builds(Run, footnote=st.text(min_size=1))
run_lists = st.lists(words | notes, max_size=8).map(tuple)
blocks = st.one_of(
    st.builds(
        Block, st.just("b"), st.sampled_from([BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.CLAUSE]), run_lists
    ),
    st.builds(
        Block, st.just("b"), st.just(BlockKind.HEADING), run_lists, st.integers(1, 2), stance=st.sampled_from(Stance)
    ),
    st.builds(Block, st.just("b"), st.just(BlockKind.LIST_ITEM), run_lists, st.integers(1, 3), st.booleans()),
    st.builds(Block, st.just("b"), st.just(BlockKind.TABLE), table_id=st.just("t1")),
    st.just(Block("b", BlockKind.PAGE_BREAK)),
)


@given(blocks)
def test_a_block_comes_back_from_the_file_as_it_was_tidied(block: Block) -> None:
    assert block_from_json("b", block.kind.value, block_to_json(block)) == check_block(block)


@given(run_lists)
def test_tidying_keeps_the_text_and_the_footnotes(runs: tuple[Run, ...]) -> None:
    before, after = Block("b", runs=runs), Block("b", runs=tidy_runs(runs))
    assert (after.text, after.footnotes) == (before.text, before.footnotes)
    assert tidy_runs(after.runs) == after.runs


def test_neighbours_of_the_same_look_become_one_run() -> None:
    assert tidy_runs([Run("by", bold=True), Run(""), Run("del", bold=True), Run(".")]) == (
        Run("bydel", bold=True),
        Run("."),
    )


def test_a_field_and_a_footnote_are_never_joined_to_their_neighbours() -> None:
    runs = (Run("5 mio. kr.", field=FIELD), Run(" i alt"), Run(footnote="Se bilag 1."), Run(footnote="Se bilag 2."))
    assert tidy_runs(runs) == runs


def test_what_is_ordinary_takes_no_room_in_the_file() -> None:
    assert block_to_json(Block("b", runs=(Run("Tekst"),))) == {"runs": [{"text": "Tekst"}]}


@pytest.mark.parametrize(
    "block",
    [
        Block("b", BlockKind.HEADING, level=3),
        Block("b", BlockKind.LIST_ITEM, level=4),
        Block("b", BlockKind.PARAGRAPH, level=2),
        Block("b", BlockKind.PARAGRAPH, ordered=True),
        Block("b", BlockKind.TABLE),
        Block("b", BlockKind.PARAGRAPH, table_id="t1"),
        Block("b", BlockKind.PAGE_BREAK, (Run("tekst"),)),
        Block("b", BlockKind.TABLE, table_id="t", stance=Stance.NOTES),
    ],
)
def test_a_block_that_breaks_its_kinds_rules_never_reaches_the_file(block: Block) -> None:
    with pytest.raises(ValueError, match=r"level|ordered|table|text|stance"):
        check_block(block)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("poem", {}),
        ("paragraph", {"runs": ["tekst"]}),
        ("paragraph", {"runs": [{"text": "x", "field": {"id": "f"}}]}),
        ("heading", {"level": "højt"}),
        ("paragraph", {"stance": "jubler"}),
    ],
)
def test_content_no_block_can_have_is_refused(kind: str, content: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        block_from_json("b", kind, content)


def test_a_picture_keeps_its_file_and_its_alternative_text_in_the_file() -> None:
    picture = StoredFile("kort.png", "image/png", "0" * 64, 120)
    block = Block("p", BlockKind.PICTURE, (Run("Figur 1. Bydelene"),), picture=picture, alt="Kort over bydelene")
    assert block_from_json("p", "picture", block_to_json(block)) == block


@pytest.mark.parametrize("block", [
    Block("p", BlockKind.PICTURE),
    Block("p", BlockKind.PARAGRAPH, picture=StoredFile("kort.png", "image/png", "0" * 64, 120)),
    Block("p", BlockKind.PARAGRAPH, alt="Et kort"),
    Block("p", runs=(Run("nyt", change=Change.ADDED),)),
])  # fmt: skip
def test_no_block_has_a_picture_or_a_comparison_where_none_belongs(block: Block) -> None:
    with pytest.raises(ValueError, match=r"picture|alternative|comparison"):
        check_block(block)
