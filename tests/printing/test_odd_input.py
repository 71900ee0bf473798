"""Whatever a person types or pastes, a page comes out, and what is wrong with it is said in Danish."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.text import SHOWING, Block, BlockKind, Run
from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import TemplateError, Templates
from tests.printing import reading, samples

TEXT = st.text(alphabet=st.characters(), max_size=80)
RUNS = st.lists(
    st.builds(Run, text=TEXT, bold=st.booleans(), italic=st.booleans(), link=st.none() | st.just("http://x/å"))
    | st.builds(Run, footnote=TEXT),
    max_size=5,
).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Block, ...]:
    blocks = []
    for n in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from([k for k in BlockKind if k not in SHOWING]))
        level = draw(st.integers(1, 3)) if kind is BlockKind.LIST_ITEM else 1
        ordered = kind is BlockKind.LIST_ITEM and draw(st.booleans())
        runs = () if kind is BlockKind.PAGE_BREAK else draw(RUNS)
        blocks.append(Block(f"b{n}", kind, runs, level=level, ordered=ordered))
    return tuple(blocks)


@given(blocks=documents(), title=TEXT, kind=st.sampled_from(sorted(samples.EVERY_KIND)))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_at_all_becomes_a_page(blocks: tuple[Block, ...], title: str, kind: str, templates: Templates) -> None:
    rendered = render(Manuscript(Document("d", kind, title), blocks), templates)
    reading.elements(rendered.pdf)
    assert rendered.page_count >= 1
    assert {box.block_id for box in rendered.block_boxes} <= {block.id for block in blocks}


@pytest.mark.parametrize("kind", sorted(samples.EVERY_KIND))
def test_an_empty_document_is_one_page(kind: str, templates: Templates) -> None:
    rendered = render(Manuscript(Document("d", kind, "")), templates)
    assert (rendered.page_count, rendered.findings) == (1, ())


def test_markup_is_only_text(templates: Templates) -> None:
    words = "<b>fed</b> &amp; (parentes) \\n {felt} %PDF <!-- -->"
    rendered = render(samples.with_blocks(samples.paragraph(words), title=words), templates)
    assert reading.texts(rendered.pdf, "H1") == [words]
    assert words in reading.texts(rendered.pdf, "P")


def test_characters_the_typeface_lacks_are_named(templates: Templates) -> None:
    rendered = render(samples.with_blocks(samples.paragraph("Sæt ☐ her", block_id="p1")), templates)
    (finding,) = rendered.findings
    assert finding.message == "Skrifttypen mangler tegnet ☐ (U+2610). Der er sat � i stedet."
    assert finding.block_id == "p1"
    assert "Sæt � her" in reading.tree_text(rendered.pdf)


def test_a_table_that_is_gone_is_said_and_the_rest_is_printed(templates: Templates) -> None:
    rendered = render(samples.replace(samples.budget_note(), tables=()), templates)
    (finding,) = rendered.findings
    assert finding.message.startswith("Tabellen findes ikke mere.")
    assert finding.block_id == "tb"
    assert "Tidligere afsatte midler" in reading.tree_text(rendered.pdf)


def test_a_table_wider_than_any_page_is_divided_by_its_columns_and_said(templates: Templates) -> None:
    columns = tuple(samples.Column(str(year), str(year)) for year in range(2000, 2024))
    cells = {column.id: samples.Cell(column.id, 123_456_700) for column in columns}
    table = samples.replace(samples.TABLE, columns=columns, rows=(samples.Row("r", "Række", cells=cells),))
    rendered = render(samples.replace(samples.budget_note(), tables=(table,)), templates)
    assert [finding.message for finding in rendered.findings] == [
        "Tabel 1 har flere kolonner, end en side kan rumme, og er delt i 3."
    ]
    assert reading.texts(rendered.pdf, "Caption") == [f"Tabel 1. Indsatsudgifter (del {n} af 3)" for n in (1, 2, 3)]
    text = reading.tree_text(rendered.pdf)
    assert all(column.label in text for column in columns)
    assert text.count("1.234,567") == len(columns)


def test_a_very_long_word_is_printed_whole(templates: Templates) -> None:
    word = "abcdefghij" * 500
    rendered = render(samples.with_blocks(samples.paragraph(word)), templates)
    assert word in reading.tree_text(rendered.pdf).replace(" ", "")


def test_a_word_that_changes_its_look_at_every_letter_is_printed_whole(templates: Templates) -> None:
    runs = tuple(Run("xy"[n % 2], bold=bool(n % 2)) for n in range(3000))
    rendered = render(samples.with_blocks(Block("b", runs=runs)), templates)
    assert "".join(reading.tree_text(rendered.pdf).split()).count("xy" * 1500) == 1


def test_three_hundred_paragraphs_are_all_there(templates: Templates) -> None:
    blocks = [samples.paragraph(f"Afsnit {n} med nogle ord. " * 12, block_id=f"p{n}") for n in range(300)]
    rendered = render(samples.with_blocks(*blocks), templates)
    assert {box.block_id for box in rendered.block_boxes} == {f"p{n}" for n in range(300)}
    assert len(reading.texts(rendered.pdf, "P")) > 300


def test_a_footnote_longer_than_a_page_goes_on_over_the_next(templates: Templates) -> None:
    note = " ".join(f"n{n}" for n in range(2500))
    rendered = render(samples.with_blocks(samples.paragraph("Tekst", Run(footnote=note), " slut")), templates)
    assert rendered.page_count > 2
    assert note in reading.texts(rendered.pdf, "Note")[0]


def test_a_kind_without_a_template_is_said_plainly(templates: Templates) -> None:
    with pytest.raises(TemplateError, match="Skabelonen til dokumenttypen ukendt mangler"):
        render(Manuscript(Document("d", "ukendt", "")), templates)


def test_a_row_label_longer_than_a_page_goes_on_over_the_next(templates: Templates) -> None:
    label = " ".join(f"ord{n}" for n in range(1500))
    row = samples.Row("r", label, cells={"2014": samples.Cell("c", 500_000)})
    table = samples.replace(samples.TABLE, rows=(row,))
    rendered = render(samples.replace(samples.budget_note(), tables=(table,)), templates)
    assert label in reading.texts(rendered.pdf, "TH")
    lowest = [max(y for _, y, text in reading.baselines(rendered.pdf, n) if "ord" in text) for n in (2, 3)]
    assert max(lowest) <= 270.1
