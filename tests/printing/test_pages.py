"""Pages as they were measured, and what may not be torn apart between them."""

import itertools
import re

import pypdfium2
import pytest

from kk_desktop.domain.budgets import Cell, Column, Row, RowKind
from kk_desktop.domain.text import BlockKind, Run
from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import Templates
from tests.printing import reading, samples

NEAR = 0.5
"""Millimetres: how closely a page agrees with its measure."""


def place_of(pdf: bytes, words: str, page: int = 0) -> tuple[float, float]:
    return next((x, y) for x, y, text in reading.baselines(pdf, page) if text.strip().startswith(words))


def lines_on(pdf: bytes, page: int, left: float = 24, right: float = 149) -> list[tuple[float, str]]:
    """The lines of the text column, from the top: baseline and text."""
    found: dict[float, str] = {}
    for x, y, text in reading.baselines(pdf, page):
        if left < x < right:
            found[round(y, 1)] = found.get(round(y, 1), "") + text
    return sorted(found.items())


@pytest.mark.parametrize(
    ("kind", "page", "words", "left", "baseline"),
    [
        ("mayor_letter", 0, "Beskæftigelses- og Integrationsudvalget", 42, 21.4),
        ("mayor_letter", 0, "Borgmesteren", 42, 25.6),
        ("mayor_letter", 0, "Til Økonomiudvalget", 25, 54.8),
        ("mayor_letter", 0, "Dato", 150, 54.8),
        ("mayor_letter", 0, "21. marts 2025", 150, 59.0),
        ("mayor_letter", 0, "Sagsnr.", 150, 67.5),
        ("mayor_letter", 0, "Beskæftigelses- og Integrationsudvalgets", 25, 80.6),
        ("mayor_letter", 0, "høringssvar vedrørende", 25, 87.7),
        ("mayor_letter", 0, "Økonomiudvalget beder", 25, 97.3),
        ("mayor_letter", 0, "Side 1 af 2", 150, 282.3),
        ("mayor_letter", 1, "Høringssvar vedrørende", 25, 25.3),
        ("memo", 0, "Afrapportering", 25, 75.6),
        ("memo", 0, "Baggrund", 25, 93.7),
        ("memo", 0, "Velfærdsanalyseenheden", 25, 99.0),
        ("hearing_response", 0, "Beskæftigelses- og", 25, 38.0),
        ("hearing_response", 0, "Udvalget bakker", 25, 57.1),
        ("budget_note", 0, "Forsøg med lokal", 25, 55.9),
        ("proposal", 0, "(2011-40035)", 35, 32.8),
        ("proposal", 0, "3.", 24, 42.4),
        ("proposal", 0, "Mandat for", 35, 42.4),
        ("proposal", 0, "Indstilling og beslutning", 35, 67.4),
        ("proposal", 0, "at Økonomiforvaltningen", 43, 79.2),
        ("proposal", 0, "Sagsnr. 2011-40035", 35, 282.3),
        ("proposal", 2, "Oversigt over", 35, 33.9),
        ("proposal", 2, "Følgebrev", 43, 162.4),
        ("annex", 1, "URBANPLANEN", 25, 38.4),
        ("annex", 1, "1.", 108, 28.2),
        ("annex", 1, "Fristille", 117, 28.2),
        ("annex", 1, "§ 31", 124, 44.8),
    ],
)
def test_text_stands_where_it_was_measured(
    kind: str, page: int, words: str, left: float, baseline: float, templates: Templates
) -> None:
    x, y = place_of(render(samples.EVERY_KIND[kind](), templates).pdf, words, page)
    assert (x, y) == (pytest.approx(left, abs=NEAR), pytest.approx(baseline, abs=NEAR))


def test_the_second_page_of_a_letter_begins_under_its_short_title(templates: Templates) -> None:
    pdf = render(samples.letter(), templates).pdf
    head, first, *_ = lines_on(pdf, 1)
    assert head == (25.3, "Høringssvar vedrørende Vanløse Bydelsplan")
    assert first[0] == pytest.approx(40.8, abs=NEAR)


def test_a_long_title_and_many_recipients_push_only_the_title_down(templates: Templates) -> None:
    many = tuple(f"Lokaludvalget for bydel nummer {n}" for n in range(20))
    pdf = render(samples.letter(recipients=many), templates).pdf
    last_recipient = max(y for x, y, text in reading.baselines(pdf) if x < 149 and "bydel nummer" in text)
    assert place_of(pdf, "Beskæftigelses- og Integrationsudvalgets")[1] >= last_recipient + 13
    assert place_of(pdf, "Dato")[1] == pytest.approx(54.8, abs=NEAR)


def test_figures_in_a_table_are_flush_with_the_column_edge(templates: Templates) -> None:
    pdf = render(samples.budget_note(), templates).pdf
    document = pypdfium2.PdfDocument(pdf)
    text = document[1].get_textpage()
    searcher = text.search("5.000")
    index, count = searcher.get_next()
    right = text.get_charbox(index + count - 1)[2] * 25.4 / 72
    searcher.close()
    text.close()
    document.close()
    assert right == pytest.approx(140 - 3 * 15, abs=NEAR)


def test_no_page_ends_or_begins_with_a_lone_line_of_a_paragraph(templates: Templates) -> None:
    for shift in range(12):
        spacer = [samples.paragraph(f"Linje {n}.", block_id=f"s{n}") for n in range(shift)]
        text = samples.paragraph(" ".join(f"Sætning nummer {n} fylder sit." for n in range(150)), block_id="long")
        pdf = render(samples.with_blocks(*spacer, text), templates).pdf
        for page in range(2):
            lines = [line for _, line in lines_on(pdf, page) if "ætning" in line or "fylder" in line]
            assert len(lines) != 1


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(templates: Templates) -> None:
    for count in range(20, 40):
        filler = [samples.paragraph(f"Linje {n}.", block_id=f"s{n}") for n in range(count)]
        blocks = [*filler, samples.heading("Overskriften"), samples.paragraph("Under den. " * 40, block_id="u")]
        rendered = render(samples.with_blocks(*blocks), templates)
        pages = [lines_on(rendered.pdf, n) for n in range(rendered.page_count)]
        holding = next(lines for lines in pages if any("Overskriften" in text for _, text in lines))
        place = next(n for n, (_, text) in enumerate(holding) if "Overskriften" in text)
        assert sum("Under den" in text for _, text in holding[place:]) >= 2


def test_a_closing_takes_two_lines_of_text_with_it(templates: Templates) -> None:
    for count in range(18, 34):
        filler = [samples.paragraph(f"Linje {n}.", block_id=f"s{n}") for n in range(count)]
        rendered = render(samples.with_blocks(*filler), templates)
        last = [text for _, text in lines_on(rendered.pdf, rendered.page_count - 1) if "Linje" in text]
        assert len(last) >= 2


def test_no_word_is_divided_over_a_page_break(templates: Templates) -> None:
    words = "beskæftigelsesindsatser integrationsforvaltningen kontanthjælpsmodtagere virksomhedsforberedende "
    for shift in range(10):
        text = samples.paragraph("x " * shift * 3 + words * 60, block_id="long")
        rendered = render(samples.with_blocks(text), templates)
        assert rendered.page_count > 1
        for page in range(rendered.page_count - 1):
            _, last = [line for line in lines_on(rendered.pdf, page) if line[0] < 271][-1]
            assert not last.endswith("\x02")


def test_a_footnote_stands_at_the_foot_of_the_page_that_marks_it(templates: Templates) -> None:
    manuscript = samples.proposal()
    pdf = render(manuscript, templates).pdf
    first_note = place_of(pdf, "De særligt udsatte boligområder er dem")
    assert first_note == (pytest.approx(39, abs=NEAR), pytest.approx(265.1, abs=NEAR))
    assert "boligområder¹" in reading.page_text(pdf, 0)


def test_many_footnotes_are_all_printed_under_the_text(templates: Templates) -> None:
    blocks = [
        samples.paragraph(f"Tekst {n}", Run(footnote=f"Note {n} " + "ord " * 60), " mere " * 30, block_id=f"n{n}")
        for n in range(12)
    ]
    rendered = render(samples.with_blocks(*blocks), templates)
    for page in range(rendered.page_count):
        lines = lines_on(rendered.pdf, page)
        notes = [y for y, text in lines if re.match(r"\d+ Note|ord ord", text)]
        body = [y for y, text in lines if text.startswith(("Tekst", " mere", "mere"))]
        assert not notes or not body or max(body) < min(notes)
        assert max(y for y, _ in lines if y < 280) <= 270.1
    text = reading.tree_text(rendered.pdf)
    assert all(f"Note {n} ord" in text for n in range(12))


def table_of(rows: int):
    lines = tuple(Row(f"r{n}", f"Række {n}", cells={"2014": Cell(f"c{n}", 100_000 * n)}) for n in range(rows))
    return samples.replace(
        samples.TABLE, columns=(Column("2014", "2014"),), rows=(*lines, Row("sum", "I alt", RowKind.TOTAL))
    )


def note_with(table, filler: int):
    lines = [samples.paragraph(f"Linje {n}.", block_id=f"s{n}") for n in range(filler)]
    block = next(block for block in samples.budget_note().blocks if block.kind is BlockKind.TABLE)
    return samples.replace(samples.budget_note(), blocks=(*lines, block), tables=(table,))


@pytest.mark.parametrize("filler", range(18, 30))
def test_a_short_table_is_never_divided(filler: int, templates: Templates) -> None:
    rendered = render(note_with(table_of(7), filler), templates)
    pages = [reading.page_text(rendered.pdf, n) for n in range(rendered.page_count)]
    assert sum("Række" in page for page in pages) == 1


@pytest.mark.parametrize("filler", [0, 5, 11])
def test_a_long_table_repeats_its_head_and_keeps_its_sum_company(filler: int, templates: Templates) -> None:
    for rows in (36, 37, 38, 60):
        rendered = render(note_with(table_of(rows), filler), templates)
        pages = [reading.page_text(rendered.pdf, n) for n in range(rendered.page_count)]
        holding = [page for page in pages if "Række" in page or "I alt" in page]
        assert all("1.000 kr. – 2014 p/l" in page for page in holding)
        assert all("Række" in page for page in holding)
        assert sum(len(re.findall(r"Række \d+", page)) for page in pages) == rows


def test_a_repeated_head_is_no_content_a_second_time(templates: Templates) -> None:
    rendered = render(note_with(table_of(60), 0), templates)
    assert reading.tree_text(rendered.pdf).count("1.000 kr. – 2014 p/l") == 1


def test_a_page_break_begins_a_page(templates: Templates) -> None:
    blocks = (samples.paragraph("Før."), samples.page_break(), samples.paragraph("Efter."))
    pdf = render(samples.with_blocks(*blocks), templates).pdf
    assert "Efter." not in reading.page_text(pdf, 0)
    assert "Efter." in reading.page_text(pdf, 1)


def test_page_numbers_count_to_the_last_page(templates: Templates) -> None:
    rendered = render(samples.proposal(), templates)
    for page in range(rendered.page_count):
        assert f"Side {page + 1} af {rendered.page_count}" in reading.page_text(rendered.pdf, page)


def test_a_reply_of_one_page_has_no_page_number(templates: Templates) -> None:
    assert "Side 1" not in reading.page_text(render(samples.hearing_response(), templates).pdf)


def test_the_annex_lies_across_in_the_same_file(templates: Templates) -> None:
    rendered = render(samples.memo(), templates)
    document = pypdfium2.PdfDocument(rendered.pdf)
    sizes = [tuple(round(side * 25.4 / 72) for side in page.get_size()) for page in document]
    document.close()
    assert sizes == [(210, 297), (297, 210), (297, 210), (297, 210)]


def test_a_slide_with_too_much_goes_on_under_the_same_name(templates: Templates) -> None:
    heading = samples.heading("Anbefalinger")
    blocks = (heading, *(samples.item(f"Punkt {n} " + "ord " * 20, ordered=True) for n in range(12)))
    rendered = render(samples.replace(samples.ANNEX, blocks=blocks), templates)
    assert rendered.page_count > 1
    assert all("Anbefalinger" in reading.page_text(rendered.pdf, n) for n in range(rendered.page_count))
    assert reading.tree_text(rendered.pdf).count("Anbefalinger") == 1


def test_every_block_has_a_box_around_its_text_on_each_page_it_touches(templates: Templates) -> None:
    manuscript = samples.letter()
    rendered = render(manuscript, templates)
    assert {box.block_id for box in rendered.block_boxes} == {block.id for block in manuscript.blocks}
    last = [box for box in rendered.block_boxes if box.block_id == manuscript.blocks[-1].id]
    assert [box.page for box in last] == [0, 1]
    point = 72 / 25.4
    for box, other in itertools.pairwise(rendered.block_boxes):
        assert (box.page, box.top) < (other.page, other.top)
    for box in rendered.block_boxes:
        inside = [
            text
            for x, y, text in reading.baselines(rendered.pdf, box.page)
            if box.left - 1 <= x * point <= box.left + box.width and box.top < y * point < box.top + box.height
        ]
        assert inside


def test_what_is_too_long_for_its_line_stays_on_the_page(templates: Templates) -> None:
    name = "Udvalget for meget lange navne og " * 6
    manuscript = samples.letter(sender=name, sender_line=name, title=name, short_title="")
    pdf = render(manuscript, templates).pdf
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        edges = [text.get_charbox(n)[2] * 25.4 / 72 for n in range(text.count_chars())]
        assert max(edges) < 193
        text.close()
        page.close()
    document.close()
    assert name.strip() in reading.tree_text(pdf)


def test_a_paragraph_does_not_end_with_a_very_short_line(templates: Templates) -> None:
    for start in range(40):
        text = "x " * start + "Kommunen og regionen deler udgiften til de nye pladser i de kommende år efter en plan"
        rendered = render(samples.with_blocks(samples.paragraph(text + " nu")), templates)
        lines = [line for y, line in lines_on(rendered.pdf, 0) if 97 < y < 120]
        assert len(lines[-1]) > 3


def test_the_sizes_told_with_the_pages_are_the_pages_own(templates: Templates) -> None:
    across = samples.letter(kind="picture_sheet_across")
    for manuscript in (samples.letter(), across):
        rendered = render(manuscript, templates)
        document = pypdfium2.PdfDocument(rendered.pdf)
        own = [page.get_size() for page in document]
        document.close()
        assert len(rendered.sizes) == rendered.page_count
        for told, size in zip(rendered.sizes, own, strict=True):
            assert told == pytest.approx(size, abs=0.01)
    assert render(across, templates).sizes[0][0] > render(samples.letter(), templates).sizes[0][0]
