"""Blocks in the editor and back: nothing is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run, Stance, check_block, tidy_runs
from kk_desktop.ui.editor.blocks import read_blocks, write_blocks

# What Qt keeps for itself cannot stand in a text: paragraph and frame marks, objects, and halves of letters.
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufdd0\ufdd1\ufffc")
    | st.sampled_from("\n\t\u00a0æøåÆØÅ😀”“–§"),
    max_size=30,
)
pictures = st.builds(StoredFile, texts, st.just("image/png"), st.text("0123456789abcdef"), st.integers(1, 10**9))
targets = st.text("abc", min_size=1)
fields = st.builds(Field, st.uuids().map(str), st.sampled_from(FieldSource), targets, st.just("mio"))
links, languages = st.none() | st.just("https://kk.dk"), st.none() | st.just("en")
plain_runs = st.builds(Run, texts, st.booleans(), st.booleans(), link=links, language=languages)
runs = st.lists(
    plain_runs
    | st.builds(Run, texts.filter(bool), field=fields)
    | st.builds(Run, st.just(""), st.booleans(), footnote=texts),
    max_size=6,
).map(tuple)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """Any block that may stand in a file."""
    kind = draw(st.sampled_from(BlockKind))
    block = Block(str(draw(st.uuids())), kind)
    if kind is BlockKind.TABLE:
        return replace(block, table_id=draw(targets))
    if kind is BlockKind.PAGE_BREAK:
        return block
    if kind is BlockKind.PICTURE:
        block = replace(block, picture=draw(pictures), alt=draw(texts))
    elif kind is BlockKind.CHART:
        choice = ChartChoice(draw(st.sampled_from(ChartForm)), tuple(draw(st.lists(targets, max_size=3))))
        block = replace(block, table_id=draw(targets), chart=choice, alt=draw(texts))
    else:
        block = replace(block, stance=draw(st.none() | st.sampled_from(Stance)))
    if kind is BlockKind.HEADING:
        block = replace(block, level=draw(st.integers(1, 2)))
    if kind is BlockKind.LIST_ITEM:
        block = replace(block, level=draw(st.integers(1, 3)), ordered=draw(st.booleans()))
    return check_block(replace(block, runs=draw(runs)))


documents = st.lists(blocks(), min_size=1, max_size=8, unique_by=lambda block: block.id).map(tuple)


@given(documents)
def test_blocks_come_back_from_the_editor_as_they_went_in(qapp, written: tuple[Block, ...]) -> None:
    document = QTextDocument()
    write_blocks(document, written, lambda table_id: f"Tabel {table_id}")
    assert read_blocks(document) == written


def test_characters_that_qt_keeps_for_itself_do_not_break_a_paragraph(qapp) -> None:
    document = QTextDocument()
    write_blocks(document, [Block("a", runs=(Run("for\u2029af\ufffcter\r"),))], str)
    assert read_blocks(document) == (Block("a", runs=(Run("forafter"),)),)


def test_two_footnotes_side_by_side_stay_two(qapp) -> None:
    document = QTextDocument()
    notes = tidy_runs((Run("tekst"), Run(footnote="note"), Run(footnote="note")))
    write_blocks(document, [Block("a", runs=notes)], str)
    assert read_blocks(document)[0].footnotes == ("note", "note")
