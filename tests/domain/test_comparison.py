"""What changed between two texts: exactly the old one and the new one in one, and readable to a person."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.comparison import compare, compare_titles
from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.text import Block, BlockKind, Change, Field, FieldSource, Run, Stance

words = st.sampled_from(
    ("planen", "indsatsen", "og", "i", "5", "mio.", ",", "§", "(fx)", "æøå\u0301", "", "\n", "Bo’s", "2.500", "a-b")
)
texts = st.lists(words, max_size=12).map(" ".join) | st.text(max_size=8)
fields = st.builds(Field, st.text(), st.just(FieldSource.BUDGET_CELL), st.sampled_from("ab"), st.just("mio"))
runs = st.builds(
    Run, texts, st.booleans(), link=st.none() | st.just("https://kk.dk"), field=st.none() | fields
) | st.builds(Run, footnote=st.text(min_size=1, max_size=4))
run_lists = st.lists(runs, max_size=4).map(tuple)
kinds = st.sampled_from((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CLAUSE))


@st.composite
def documents(draw: st.DrawFn) -> tuple[Block, ...]:
    ids = draw(st.lists(st.sampled_from("abcdefg"), unique=True))
    return tuple(Block(each, draw(kinds), draw(run_lists)) for each in ids)


def paragraph(text: str, block_id: str = "p") -> Block:
    return Block(block_id, runs=(Run(text),))


BESIDE = {Change.DELETED: Change.MOVED_AWAY, Change.ADDED: Change.MOVED}


def without(blocks: Iterable[Block], change: Change) -> list[tuple[str, tuple[str, ...]]]:
    """What is read when that change and a move's end are left out: each block's text and footnotes."""
    left = (
        replace(block, runs=tuple(run for run in block.runs if run.change is not change))
        for block in blocks
        if block.change not in (change, BESIDE[change])
    )
    return [(block.text, block.footnotes) for block in left]


def told(blocks: Iterable[Block]) -> str:
    """The blocks as a person sees them: [-deleted-], {+added+} and ~reshaped~."""
    signs = {None: "{}", Change.DELETED: "[-{}-]", Change.ADDED: "{{+{}+}}", Change.RESHAPED: "~{}~"}
    return "\n".join("".join(signs[run.change].format(run.text) for run in block.runs) for block in blocks)


@given(documents(), documents())
def test_without_what_is_deleted_it_is_the_new_text_and_without_what_is_added_the_old(
    old: tuple[Block, ...], new: tuple[Block, ...]
) -> None:
    compared = compare(old, new)
    assert without(compared, Change.DELETED) == [(block.text, block.footnotes) for block in new]
    assert without(compared, Change.ADDED) == [(block.text, block.footnotes) for block in old]
    assert len({block.id for block in compared}) == len(compared)


@given(documents())
def test_a_text_compared_with_itself_has_no_change(text: tuple[Block, ...]) -> None:
    assert compare(text, text) == text


@given(documents(), documents())
def test_what_is_the_same_in_both_is_marked_nowhere(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    untouched = [block for block in compare(old, new) if not block.change and not any(run.change for run in block.runs)]
    assert {block.text for block in untouched} <= {block.text for block in old}
    assert [block.text for block in untouched] == [b.text for b in new if b.id in {each.id for each in untouched}]


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("Vi støtter fx job i byen.", "Vi støtter bl.a. job i byen.", "Vi støtter[- fx-]{+ bl.a.+} job i byen."),
        ("Planen er god.", "Planen er meget god.", "Planen er {+meget +}god."),
        ("Planen er meget god.", "Planen er god.", "Planen er [-meget -]god."),
        ("Der er 2.500 boliger her.", "Der er 3.500 boliger her.", "Der er[- 2.500-]{+ 3.500+} boliger her."),
        ("Det er i 2013 og 2014.", "Det er i 2014 og 2015.", "Det er i[- 2013 og 2014-]{+ 2014 og 2015+}."),
        ("Det giver job i byen.", "Det giver flere job nu i byen.", "Det giver {+flere +}job{+ nu+} i byen."),
        ("Sådan er det.", "Sådan er det", "Sådan er det[-.-]"),
        ("Udvalget støtter planen", "Forvaltningen støtter planen", "[-Udvalget -]{+Forvaltningen +}støtter planen"),
    ],
)  # fmt: skip
def test_changes_are_told_by_whole_words(old: str, new: str, seen: str) -> None:
    assert told(compare([paragraph(old)], [paragraph(new)])) == seen


def test_a_paragraph_written_anew_is_told_as_one_gone_and_one_added() -> None:
    compared = compare([paragraph("Det koster for meget.")], [paragraph("Vi bakker op om hele planen i byen.")])
    assert told(compared) == "[-Det koster for meget.-]\n{+Vi bakker op om hele planen i byen.+}"
    assert [block.change for block in compared] == [Change.DELETED, Change.ADDED]


def test_blocks_put_in_and_taken_out_stand_at_their_place() -> None:
    old = [paragraph("Først.", "a"), paragraph("Så.", "b"), paragraph("Sidst.", "c")]
    new = [paragraph("Først.", "a"), paragraph("Nyt.", "d"), paragraph("Sidst.", "c")]
    assert told(compare(old, new)) == "Først.\n[-Så.-]\n{+Nyt.+}\nSidst."


def test_a_moved_block_is_told_as_moved_where_it_stood_and_where_it_stands() -> None:
    old = [paragraph(text, text) for text in "abcd"]
    compared = compare(old, [old[0], old[2], old[3], old[1]])
    assert told(compared) == "a\n[-b-]\nc\nd\nb"
    assert [block.change for block in compared] == [None, Change.MOVED_AWAY, None, None, Change.MOVED]


def test_what_became_of_the_words_of_a_moved_block_is_told_where_it_stands() -> None:
    old = [paragraph("Vi støtter planen.", "a"), paragraph("Først.", "b"), paragraph("Så.", "c")]
    new = [*old[1:], paragraph("Vi støtter hele planen.", "a")]
    assert told(compare(old, new)) == "[-Vi støtter planen.-]\nFørst.\nSå.\nVi støtter {+hele +}planen."


def test_a_paragraph_put_in_again_under_another_name_is_the_same_one() -> None:
    old = [paragraph(text, text) for text in "abcd"]
    new = [paragraph(text, f"{text}2") for text in "acdb"]
    assert [block.change for block in compare(old, new)] == [None, Change.MOVED_AWAY, None, None, Change.MOVED]


def test_a_paragraph_corrected_under_another_name_is_read_word_by_word() -> None:
    old = [paragraph("Først.", "a"), paragraph("Vi støtter planen.", "b")]
    assert (
        told(compare(old, [old[0], paragraph("Vi støtter hele planen.", "x")])) == "Først.\nVi støtter {+hele +}planen."
    )


def test_empty_paragraphs_that_change_places_are_nothing_moved() -> None:
    old = [paragraph("", "a"), paragraph("Først.", "b"), paragraph("Så.", "c")]
    assert Change.MOVED not in [block.change for block in compare(old, [*old[1:], old[0]])]


def test_the_look_of_words_that_stayed_is_told_and_is_the_new_one() -> None:
    old = Block("p", runs=(Run("Vi støtter "), Run("hele"), Run(" planen.")))
    new = Block("p", runs=(Run("Vi støtter "), Run("hele", bold=True), Run(" planen.")))
    (block,) = compare([old], [new])
    assert block.runs == (Run("Vi støtter "), Run("hele", bold=True, change=Change.RESHAPED), Run(" planen."))


def test_a_link_or_field_that_points_elsewhere_is_told_but_not_a_fields_own_name() -> None:
    field = Field("f1", FieldSource.BUDGET_CELL, "c1", "mio")

    def change_of(run: Run, other: Run) -> Change | None:
        return compare([Block("p", runs=(run,))], [Block("p", runs=(other,))])[0].runs[0].change

    link = Run("siden", link="https://kk.dk")
    assert change_of(link, replace(link, link="https://kk.dk/ny")) is Change.RESHAPED
    amount = Run("5 mio. kr.", field=field)
    assert change_of(amount, replace(amount, field=replace(field, target="c2"))) is Change.RESHAPED
    assert change_of(amount, replace(amount, field=replace(field, id="f2"))) is None


def test_a_changed_footnote_is_gone_and_added_whole() -> None:
    old = Block("p", runs=(Run("Planen"), Run(footnote="Side 4."), Run(" er god.")))
    new = Block("p", runs=(Run("Planen"), Run(footnote="Side 5."), Run(" er god.")))
    (block,) = compare([old], [new])
    notes = [(run.footnote, run.change) for run in block.runs if run.footnote]
    assert notes == [("Side 4.", Change.DELETED), ("Side 5.", Change.ADDED)]


def test_a_paragraph_made_a_heading_is_reshaped_with_its_words_as_they_are() -> None:
    old = paragraph("Baggrund")
    (block,) = compare([old], [replace(old, kind=BlockKind.HEADING)])
    assert (block.kind, block.change, block.runs) == (BlockKind.HEADING, Change.RESHAPED, old.runs)


def test_a_list_item_one_level_in_is_reshaped() -> None:
    old = Block("i", BlockKind.LIST_ITEM, (Run("Valby"),))
    (block,) = compare([old], [replace(old, level=2)])
    assert (block.level, block.change) == (2, Change.RESHAPED)


def test_another_table_or_picture_is_one_gone_and_one_added() -> None:
    table = Block("t", BlockKind.TABLE, table_id="t1")
    compared = compare([table], [replace(table, table_id="t2")])
    assert [(block.table_id, block.change) for block in compared] == [("t1", Change.DELETED), ("t2", Change.ADDED)]
    file = StoredFile("kort.png", "image/png", "d" * 64, 10)
    picture = Block("b", BlockKind.PICTURE, (Run("Kort"),), picture=file)
    compared = compare([picture], [replace(picture, picture=replace(file, digest="e" * 64))])
    assert [block.change for block in compared] == [Change.DELETED, Change.ADDED]
    (described,) = compare([picture], [replace(picture, alt="Et kort")])
    assert (described.change, described.runs) == (Change.RESHAPED, picture.runs)


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("Svar om planen", "Svar om planen", "Svar om planen"),
        ("Svar om planen", "Svar om politikken", "Svar om[- planen-]{+ politikken+}"),
        ("Orientering", "Svar om planen", "[-Orientering\n-]{+Svar om planen+}"),
        ("", "Svar", "{+Svar+}"),
    ],
)
def test_a_title_is_told_with_its_changes(old: str, new: str, seen: str) -> None:
    assert told([Block("t", runs=compare_titles(old, new))]) == seen


def test_only_what_differs_is_made_anew() -> None:
    old = [paragraph(f"Udvalget bakker op om plan nummer {n}.", f"p{n}") for n in range(2000)]
    new = [paragraph(b.text.replace("op om", "helt op om"), b.id) if n % 50 == 0 else b for n, b in enumerate(old)]
    compared = compare(old, new)
    assert [n for n, (block, was) in enumerate(zip(compared, old, strict=True)) if block is not was] == [
        *range(0, 2000, 50)
    ]


def test_a_megabyte_in_one_paragraph_is_no_reason_to_wait() -> None:
    old = "".join(f"ord{n} og " for n in range(100_000))
    new = "".join(f"ord{n} og " for n in range(50_000, 150_000))
    compared = compare([paragraph(old)], [paragraph(new)])
    assert without(compared, Change.DELETED) == [(new, ())]


def test_a_mark_of_where_the_house_stands_is_no_change_of_the_text() -> None:
    old = paragraph("Udvalget støtter planen.")
    assert compare([old], [replace(old, stance=Stance.AGREES)]) == (old,)
