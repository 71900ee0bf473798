"""The changes between two texts one by one: counted as a person would, and each can be taken back alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from kk_desktop.domain.changes import compare_texts, take_back
from kk_desktop.domain.text import Block, BlockKind, Run, Stance, tidy_runs
from kk_desktop.domain.versions import KeptText
from tests.domain.test_comparison import documents, paragraph

OLD = KeptText(
    "Svar",
    (
        paragraph("Vi støtter planen, der koster 5 mio. kr.", "a"),
        paragraph("Udvalget bemærker det positive i, at der er fokus på fx job.", "b"),
        paragraph("Vi ser frem til det videre samarbejde.", "c"),
        paragraph("Med venlig hilsen", "d"),
    ),
)


_KEPT = documents().map(lambda blocks: tuple(replace(block, runs=tidy_runs(block.runs)) for block in blocks))
"""Texts as a file has them: no block reaches it but in tidy form."""


def with_block(text: KeptText, place: int, words: str) -> KeptText:
    blocks = list(text.blocks)
    blocks[place] = replace(blocks[place], runs=(Run(words),))
    return replace(text, blocks=tuple(blocks))


def changed(new: KeptText) -> list[tuple[str, str, int, bool]]:
    return [(spot.was, spot.now, spot.number, spot.in_figures) for spot in compare_texts(OLD, new).spots]


def test_a_text_compared_with_itself_has_no_changes() -> None:
    assert compare_texts(OLD, OLD).count == "Ingen ændringer"


def test_each_change_tells_what_it_was_and_is_and_in_which_paragraph() -> None:
    new = with_block(OLD, 1, "Udvalget bemærker det meget positive i, at der er fokus på bl.a. job.")
    assert changed(new) == [("", "meget ", 2, False), (" fx", " bl.a.", 2, False)]


def test_a_change_in_a_figure_is_counted() -> None:
    new = with_block(OLD, 0, "Vi støtter hele planen, der koster 6 mio. kr.")
    assert [spot[3] for spot in changed(new)] == [False, True]
    assert compare_texts(OLD, new).count == "2 ændringer, 1 i tal"


def test_a_moved_paragraph_is_one_change() -> None:
    blocks = (OLD.blocks[0], OLD.blocks[2], OLD.blocks[3], OLD.blocks[1])
    comparison = compare_texts(OLD, replace(OLD, blocks=blocks))
    assert comparison.count == "1 ændring, ingen i tal"
    assert take_back(comparison, comparison.spots[0]) == (OLD.title, OLD.blocks)


def test_one_change_is_taken_back_and_the_others_stand() -> None:
    new = with_block(OLD, 1, "Udvalget bemærker det meget positive i, at der er fokus på bl.a. job.")
    comparison = compare_texts(OLD, replace(new, title="Svar 2"))
    title, blocks = take_back(comparison, comparison.spots[2])
    assert title == "Svar 2"
    assert blocks[1].text == "Udvalget bemærker det meget positive i, at der er fokus på fx job."
    assert take_back(comparison, comparison.spots[0])[0] == "Svar"


def test_the_look_of_words_and_what_is_marked_in_them_come_back() -> None:
    new = (replace(OLD.blocks[0], runs=(Run("Vi støtter planen, der koster 5 mio. kr.", bold=True),)), *OLD.blocks[1:])
    marked = (*new[:2], replace(new[2], stance=Stance.AGREES), new[3])
    comparison = compare_texts(OLD, replace(OLD, blocks=marked))
    (spot,) = comparison.spots
    assert take_back(comparison, spot)[1] == (OLD.blocks[0], *marked[1:])


def test_a_table_with_other_figures_is_a_change_in_figures() -> None:
    table = Block("t", BlockKind.TABLE, table_id="x")
    old, new = (KeptText("Svar", (table,), {"x": figures}) for figures in ("1", "2"))
    assert compare_texts(old, new).count == "1 ændring, 1 i tal"


@given(_KEPT, _KEPT)
def test_when_every_change_is_taken_back_the_old_text_stands(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    before, now = KeptText("Før", old), KeptText("Nu", new)
    for _ in range(200):
        comparison = compare_texts(before, now)
        if not comparison.spots:
            break
        title, blocks = take_back(comparison, comparison.spots[0])
        # As the file has it: a block that comes back never shares its id with another.
        now = KeptText(title, _with_own_ids(blocks))
    assert now.title == "Før"
    assert [(block.text, block.footnotes) for block in now.blocks] == [(b.text, b.footnotes) for b in before.blocks]


def _with_own_ids(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    seen: set[str] = set()
    own = []
    for block in blocks:
        name = block.id
        while name in seen:
            name += "'"
        seen.add(name)
        own.append(replace(block, id=name))
    return tuple(own)
