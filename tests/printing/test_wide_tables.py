"""Tables on paper: as wide as their columns need, never cut, and figures with their commas under each other."""

import io
import itertools

import pikepdf
import pypdfium2
import pytest

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import ColumnKind
from kk_desktop.domain.text import Block, BlockKind
from kk_desktop.printing.engine import render
from kk_desktop.printing.rendered import Rendered
from kk_desktop.printing.strips import MM
from kk_desktop.printing.templates import Templates
from tests.printing import gate, reading, samples


def table_with(columns: int, rows: int = 4, label: str = "Nørrebro", head: str = "{}"):
    years = tuple(samples.Column(str(year), head.format(year)) for year in range(2010, 2010 + columns))
    lines = tuple(
        samples.Row(f"r{n}", f"{label} {n}", cells={one.id: samples.Cell(f"{n}{one.id}", 500_000_000) for one in years})
        for n in range(rows)
    )
    total = samples.Row("sum", "I alt", kind=samples.RowKind.TOTAL)
    return samples.replace(samples.TABLE, columns=years, rows=(*lines, total))


def page_with(table, *, before: int = 4, title: str = "Om tabellen", kind: str = "memo"):
    blocks = (
        *(samples.paragraph(f"Linje {n}.", block_id=f"p{n}") for n in range(before)),
        samples.heading("Økonomi", block_id="h"),
        Block("tb", BlockKind.TABLE, table_id="t1"),
        samples.paragraph("Efter tabellen.", block_id="after"),
    )
    return samples.replace(samples.with_blocks(*blocks, title=title, kind=kind), tables=(table,))


def boxes(rendered: Rendered, block_id: str):
    return [box for box in rendered.block_boxes if box.block_id == block_id]


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [(round(float(page.MediaBox[2]) / MM), round(float(page.MediaBox[3]) / MM)) for page in document.pages]


def edges(pdf: bytes, page: int, text: str) -> list[float]:
    """The right edge of each place the text stands on a page, in points."""
    words = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    found = words.search(text, match_whole_word=True)
    right = []
    while (place := found.get_next()) is not None:
        right.append(words.get_charbox(place[0] + place[1] - 1)[2])
    return right


def test_a_row_at_another_price_level_says_so_on_paper(templates: Templates) -> None:
    plain = table_with(3)
    rows = (samples.replace(plain.rows[0], price_level=2010), *plain.rows[1:])
    words = reading.page_text(render(page_with(samples.replace(plain, rows=rows)), templates).pdf)
    assert "Nørrebro 0 (2010 p/l)" in words
    assert "Nørrebro 1 (" not in words


def test_five_columns_stay_in_the_text_column(templates: Templates) -> None:
    rendered = render(page_with(table_with(5)), templates)
    (box,) = boxes(rendered, "tb")
    assert (round(box.left / MM), round(box.width / MM), box.page) == (25, 115, 0)


def test_more_columns_reach_out_on_a_page_where_nothing_stands_beside(templates: Templates) -> None:
    rendered = render(page_with(table_with(8)), templates)
    (box,) = boxes(rendered, "tb")
    assert (round(box.left / MM), round(box.width / MM), box.page) == (25, 167, 1)
    assert [one.page for one in boxes(rendered, "h")] == [1]
    assert sizes(rendered.pdf) == [(210, 297)] * rendered.page_count


def test_a_wide_table_stands_under_the_right_column_when_there_is_text_enough_above(templates: Templates) -> None:
    rendered = render(page_with(table_with(8), before=11), templates)
    (box,) = boxes(rendered, "tb")
    assert box.page == 0
    assert box.top > 130 * MM


def test_a_wide_table_right_under_the_title_is_lowered_instead(templates: Templates) -> None:
    manuscript = page_with(table_with(8), before=0)
    rendered = render(samples.replace(manuscript, blocks=manuscript.blocks[1:]), templates)
    (box,) = boxes(rendered, "tb")
    assert box.page == 0
    assert "EAN-nummer" in reading.page_text(rendered.pdf, 0)
    assert box.top > 130 * MM


def test_what_no_upright_page_holds_lies_across_on_a_page_of_its_own_with_its_heading(templates: Templates) -> None:
    rendered = render(page_with(table_with(12)), templates)
    assert rendered.findings == ()
    assert sizes(rendered.pdf) == [(210, 297), (297, 210), (210, 297)]
    assert [[box.page for box in boxes(rendered, name)] for name in ("p3", "h", "tb", "after")] == [[0], [1], [1], [2]]
    assert "Side 2 af 3" in reading.page_text(rendered.pdf, 1)
    assert max(edges(rendered.pdf, 1, "5.000")) / MM == pytest.approx(272, abs=0.4)


@pytest.mark.parametrize("columns", [0, 1, 6, 9, 14, 40])
def test_nothing_is_drawn_outside_the_page(columns: int, templates: Templates) -> None:
    pdf = render(page_with(table_with(columns, label="Særligt udsatte boligområder i Nørrebro")), templates).pdf
    for page in pypdfium2.PdfDocument(pdf):
        words = page.get_textpage()
        for n in range(words.count_chars()):
            left, bottom, right, top = words.get_charbox(n)
            assert 0 <= left <= right <= page.get_width()
            assert 0 <= bottom <= top <= page.get_height()


def test_the_head_of_a_turned_table_is_repeated_and_the_sum_has_company(templates: Templates) -> None:
    rendered = render(page_with(table_with(12, rows=60)), templates)
    turned = [n for n, size in enumerate(sizes(rendered.pdf)) if size == (297, 210)]
    assert len(turned) > 2
    for page in turned:
        assert "2010" in reading.page_text(rendered.pdf, page)
    assert "Nørrebro 59" in reading.page_text(rendered.pdf, turned[-1])


def test_long_heads_are_set_on_several_lines_that_end_together(templates: Templates) -> None:
    table = table_with(4, head="Forventet forbrug {}")
    pdf = render(page_with(table), templates).pdf
    assert reading.texts(pdf, "TH")[1:5] == [f"Forventet forbrug {year}" for year in range(2010, 2014)]
    assert len({round(edge) for edge in edges(pdf, 0, "forbrug")}) == 4


def test_commas_stand_under_each_other(templates: Templates) -> None:
    amounts = [2_347_600_000, 500_000_000, 1_250_000_000]
    column = samples.Column("2014", "2014")
    rows = tuple(
        samples.Row(f"r{n}", f"Række {n}", cells={"2014": samples.Cell(f"c{n}", amount)})
        for n, amount in enumerate(amounts)
    )
    total = samples.Row("sum", "I alt", kind=samples.RowKind.TOTAL)
    table = samples.replace(samples.TABLE, columns=(column,), rows=(*rows, total), unit=Unit.MILLIONS)
    pdf = render(page_with(table, before=0), templates).pdf
    assert reading.texts(pdf, "TD") == ["23,476", "5", "12,5", "40,976"]
    words = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    units = []
    for figure, place in (("23,476", 1), ("12,5", 1), ("40,976", 1)):
        start, _ = words.search(figure).get_next()
        units.append(words.get_charbox(start + place, loose=True)[2])
    assert all(abs(one - other) < 0.2 for one, other in itertools.pairwise(units))


def test_a_table_that_is_divided_by_its_columns_keeps_the_sums_of_all_of_them(templates: Templates) -> None:
    whole = samples.Column("whole", "I alt", kind=ColumnKind.TOTAL)
    wide = table_with(20)
    table = samples.replace(wide, columns=(*wide.columns, whole))
    read = gate.read_back(render(page_with(table), templates).pdf)
    # Twenty years of 5.000 each.
    assert [text for kind, text in read if kind == "TD"].count("100.000") == 4


def test_headings_stand_over_their_columns_and_notes_below_the_table(templates: Templates) -> None:
    a, b, c = (samples.Column(key, word, head) for key, word, head in (
        ("a", "Service", "Investering"), ("b", "Anlæg", "Investering"), ("c", "Service", ""),
    ))  # fmt: skip
    row = samples.Row("r", "Forslag", cells={"a": samples.Cell("1", 100_000)}, note="Uden moms.")
    text = samples.Row("x", "Tallene er foreløbige.", kind=samples.RowKind.TEXT)
    pdf = render(page_with(samples.replace(samples.TABLE, columns=(a, b, c), rows=(row, text))), templates).pdf
    told = [text for kind, text in gate.read_back(pdf) if kind in ("TH", "TD")]
    corner = samples.TABLE.corner
    assert told == [
        corner,
        "Investering",
        "Service",
        "Service",
        "Anlæg",
        "Forslag *",
        "1",
        "",
        "",
        "Tallene er foreløbige.",
    ]
    assert ("P", "* Uden moms.") in gate.read_back(pdf)


def test_a_sum_that_cannot_be_told_is_remarked(templates: Templates) -> None:
    table = table_with(1)
    mixed = samples.replace(table, rows=(samples.replace(table.rows[0], price_level=1999), *table.rows[1:]))
    told = [finding.message for finding in render(page_with(mixed), templates).findings]
    assert any("”I alt”, 2010: Ingen sum" in message and "1999 p/l" in message for message in told)


def test_why_a_sum_cannot_be_told_stands_once_below_the_table(templates: Templates) -> None:
    table = table_with(2)
    mixed = samples.replace(table, rows=(samples.replace(table.rows[0], price_level=1999), *table.rows[1:]))
    told = [text for kind, text in gate.read_back(render(page_with(mixed), templates).pdf) if kind == "P"]
    (words,) = [text for text in told if text.startswith("Ingen sum: tallene er i ")]
    assert "1999 p/l" in words
    assert "Omregn" not in words


def levels(pdf: bytes, page: int, text: str) -> list[float]:
    """How high each place the text stands on a page, in points."""
    words = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    found = words.search(text, match_whole_word=True)
    bottoms = []
    while (place := found.get_next()) is not None:
        bottoms.append(words.get_charbox(place[0], loose=True)[1])
    return bottoms


def test_the_lines_of_a_long_name_stand_closer_than_rows_do(templates: Templates) -> None:
    label = "Renovering af daginstitutioner i Vanløse og Brønshøj-Husum samt energiforbedringer, herunder vinduer"
    pdf = render(page_with(table_with(5, rows=3, label=label)), templates).pdf
    firsts, ends = levels(pdf, 0, "Renovering"), levels(pdf, 0, "vinduer")
    assert len(firsts) == len(ends) == 3
    assert ends[0] - firsts[1] == pytest.approx(5.55 * MM, abs=0.1)
    pitch, name = 9.5 * 1.26, firsts[0] - ends[0]
    assert name == pytest.approx(pitch * round(name / pitch), abs=0.1)


@pytest.mark.parametrize(("before", "words"), [(19, 42), (20, 14), (20, 28), (21, 1), (21, 14)])
def test_a_table_that_begins_at_the_foot_of_a_page_begins_with_two_rows(
    before: int, words: int, templates: Templates
) -> None:
    lines = ["Linje. " * words, *["Linje."] * (before - 1)]
    blocks = [samples.paragraph(line, block_id=f"p{n}") for n, line in enumerate(lines)]
    table = Block("tb", BlockKind.TABLE, table_id="t1")
    page = samples.with_blocks(*blocks, table, title="Om", kind="memo")
    rendered = render(samples.replace(page, tables=(table_with(5, rows=30),)), templates)
    document = pypdfium2.PdfDocument(rendered.pdf)
    texts = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    assert "Nørrebro 1" in next(text for text in texts if "Nørrebro 0" in text)
