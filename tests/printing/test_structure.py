"""What the page is, said beside how it looks: headings, lists, tables, links, notes, language and title."""

import io
import itertools
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.printing.engine import render
from kk_desktop.printing.fonts import face
from kk_desktop.printing.tagging.canvas import TaggedCanvas
from kk_desktop.printing.tagging.tree import Tree
from kk_desktop.printing.templates import Templates
from tests.printing import gate, reading, samples


def kinds(pdf: bytes) -> list[str]:
    return [kind for kind, _ in reading.elements(pdf)]


def test_the_title_is_the_only_first_heading(templates: Templates) -> None:
    pdf = render(samples.letter(), templates).pdf
    assert reading.texts(pdf, "H1") == [samples.letter().document.title]
    assert reading.texts(pdf, "H2")[-1] == "Økonomi"


def test_no_heading_level_is_left_out(templates: Templates) -> None:
    blocks = (samples.heading("Under", level=2), samples.heading("Over"), samples.heading("Igen", level=2))
    pdf = render(samples.with_blocks(*blocks, title=""), templates).pdf
    levels = [int(kind[1]) for kind in kinds(pdf) if kind in ("H1", "H2", "H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_reading_order_is_sender_recipient_title_text_closing_column(templates: Templates) -> None:
    text = reading.tree_text(render(samples.letter(), templates).pdf)
    order = ["Borgmesteren", "Til Øko", "høringssvar vedr", "Økonomiudvalget beder", "Med venlig", "Dato 21. marts"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_what_repeats_is_no_content(templates: Templates) -> None:
    text = reading.tree_text(render(samples.letter(), templates).pdf)
    assert "Side 1 af 2" not in text
    assert not text.count("Høringssvar vedrørende")


def test_lists_hold_items_with_label_and_body(templates: Templates) -> None:
    blocks = (
        samples.item("Første", ordered=True),
        samples.item("Under", level=2),
        samples.item("Anden", ordered=True),
        samples.paragraph("Imellem."),
        samples.item("Forfra", ordered=True),
    )
    pdf = render(samples.with_blocks(*blocks), templates).pdf
    assert reading.texts(pdf, "Lbl") == ["1.", "–", "2.", "1."]
    assert reading.texts(pdf, "L") == ["1. Første – Under 2. Anden", "– Under", "1. Forfra"]
    assert reading.texts(pdf, "LBody")[0] == "Første – Under"


def test_clauses_count_anew_after_a_page_break(templates: Templates) -> None:
    blocks = (samples.clause("at et"), samples.clause("at to", 2), samples.page_break(), samples.clause("at et", 3))
    assert reading.texts(render(samples.with_blocks(*blocks), templates).pdf, "Lbl") == ["1.", "2.", "1."]


def test_a_table_has_header_cells_for_columns_and_rows(templates: Templates) -> None:
    pdf = render(samples.budget_note(), templates).pdf
    assert reading.texts(pdf, "Caption") == ["Tabel 1. Indsatsudgifter"]
    assert reading.texts(pdf, "TH") == [
        "1.000 kr. – 2014 p/l", "2014", "2015", "2016", "2017",
        "Indsatsudgifter:", "– Nørrebro", "Indsatsudgifter i alt",
    ]  # fmt: skip
    assert reading.texts(pdf, "TD") == ["", "", "", "", *["5.000", "5.000", "0", "0"] * 2]


def test_zero_dash_and_empty_are_three_things(templates: Templates) -> None:
    cells = {"2014": samples.Cell("a", 0), "2015": samples.Cell("b", dash=True)}
    table = samples.replace(samples.TABLE, rows=(samples.Row("r", "Række", cells=cells),))
    pdf = render(samples.replace(samples.budget_note(), tables=(table,)), templates).pdf
    assert reading.texts(pdf, "TD") == ["0", "–", "", ""]


def test_a_link_is_a_field_with_its_words(templates: Templates) -> None:
    block = samples.paragraph("Se ", Run("kommunens side", link="https://www.kk.dk/æ (1)"), " om det.")
    pdf = render(samples.with_blocks(block), templates).pdf
    assert reading.texts(pdf, "Link") == ["kommunens side"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (field,) = document.pages[0].Annots
        assert str(field.A.URI) == "https://www.kk.dk/%C3%A6%20%281%29"
        assert str(field.Contents) == "kommunens side"
        assert "/StructParent" in field


def test_words_in_another_language_are_marked(templates: Templates) -> None:
    block = samples.paragraph("Det hedder ", Run("social economy", language="en"), " på engelsk.")
    with pikepdf.open(io.BytesIO(render(samples.with_blocks(block), templates).pdf)) as document:
        spans = [
            thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Span"
        ]
        assert [str(span.Lang) for span in spans] == ["en"]


def test_a_footnote_is_a_note_with_its_number_after_its_paragraph(templates: Templates) -> None:
    found = reading.elements(render(samples.proposal(), templates).pdf)
    place = [kind for kind, _ in found].index("Note")
    assert reading.healed(found[place][1]).startswith("1 De særligt udsatte boligområder")
    assert [kind for kind, _ in found[place - 2 : place]] == ["P", "Reference"]


def test_the_file_says_its_language_title_and_sender(templates: Templates) -> None:
    pdf = render(samples.letter(), templates).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "da-DK"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo["/Title"]) == samples.letter().document.title
        assert str(document.docinfo["/Author"]) == "Beskæftigelses- og Integrationsudvalget"
        assert str(document.docinfo["/CreationDate"]).startswith("D:20250321")


def test_a_document_without_a_title_is_called_by_its_kind(templates: Templates) -> None:
    with pikepdf.open(io.BytesIO(render(samples.letter(title=" "), templates).pdf)) as document:
        assert str(document.docinfo["/Title"]) == "Borgmesterbrev"


def test_only_our_own_typefaces_are_used_and_all_are_embedded(templates: Templates) -> None:
    with pikepdf.open(io.BytesIO(render(samples.memo(), templates).pdf)) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        assert all("IBMPlexSans" in str(font.BaseFont) and "/FontFile2" in font.FontDescriptor for font in fonts)


def test_text_cannot_be_drawn_outside_the_structure() -> None:
    canvas = TaggedCanvas(Tree(), title="", author="", day=None)
    canvas.begin_page(100, 100)
    with pytest.raises(ValueError, match="outside the structure tree"):
        canvas.show(0, 0, "x", (face("regular"), 10, False), None)


def test_every_kind_of_document_is_accessible_and_archivable(tmp_path: Path, templates: Templates) -> None:
    awkward = samples.with_blocks(
        Block("q", BlockKind.QUOTE, (Run("Citat"),)),
        *(samples.item(f"Punkt {n}", level=1 + n % 3, ordered=n % 2 == 0) for n in range(12)),
        samples.paragraph("Se ", Run("siden", link="https://www.kk.dk"), " ☐ ", Run("in English", language="en")),
        samples.paragraph("ord " * 900, Run(footnote="note " * 800), block_id="long"),
    )
    manuscripts = {kind: make() for kind, make in samples.EVERY_KIND.items()} | {"awkward": awkward}
    for name, manuscript in manuscripts.items():
        (tmp_path / f"{name}.pdf").write_bytes(render(manuscript, templates).pdf)
    assert gate.broken_rules(tmp_path) == {f"{name}.pdf": set() for name in manuscripts}


def bookmarks(pdf: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page of every bookmark, as PDFium reads them."""
    document = pypdfium2.PdfDocument(pdf)
    return [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]


def test_every_heading_is_a_bookmark_in_its_place(templates: Templates) -> None:
    blocks = (
        samples.heading("Baggrund"),
        samples.paragraph("Tekst."),
        samples.heading("Det, der gik forud", level=2),
        samples.page_break(),
        samples.heading("Økonomi"),
    )
    assert bookmarks(render(samples.with_blocks(*blocks, title="Om bydelen"), templates).pdf) == [
        (0, "Om bydelen", 0),
        (1, "Baggrund", 0),
        (2, "Det, der gik forud", 0),
        (1, "Økonomi", 1),
    ]


def test_a_long_heading_is_one_bookmark_with_its_link_and_without_its_note(templates: Templates) -> None:
    words = Block("h", BlockKind.HEADING, (Run("Ord " * 40), Run("kk.dk", link="https://kk.dk"), Run("", footnote="n")))
    assert bookmarks(render(samples.with_blocks(words, title=""), templates).pdf) == [(0, "Ord " * 40 + "kk.dk", 0)]


def test_a_page_without_headings_has_no_bookmarks(templates: Templates) -> None:
    pdf = render(samples.with_blocks(samples.paragraph("Kort."), title=""), templates).pdf
    assert bookmarks(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert "/Outlines" not in document.Root


@pytest.mark.parametrize("title", ["", "Notat"])
@pytest.mark.parametrize("annex", ["annex", "memo"])
def test_an_annex_continues_the_levels_of_its_document(title: str, annex: str, templates: Templates) -> None:
    blocks = (samples.heading("Fund", level=2), samples.heading("Vækst"), samples.paragraph("Tekst."))
    part = samples.replace(samples.with_blocks(*blocks, kind=annex, id="a"))
    manuscript = samples.replace(samples.with_blocks(samples.paragraph("Kort."), title=title), annexes=(part,))
    levels = [
        int(kind[1]) for kind in kinds(render(manuscript, templates).pdf) if kind[0] == "H" and kind[1:].isdigit()
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert levels.count(1) == 1


def test_an_annex_is_headed_by_its_own_name_and_its_slides_stand_under_that(templates: Templates) -> None:
    slides = (samples.heading("Urbanplanen"), samples.paragraph("Tekst."), samples.heading("Aldersrogade"))
    part = samples.replace(samples.with_blocks(*slides, kind="annex", id="a", title="Hvad analyserne viser"))
    letter = samples.with_blocks(samples.heading("Baggrund"), samples.paragraph("Kort."), title="Notat")
    pdf = render(samples.replace(letter, annexes=(part,)), templates).pdf
    assert bookmarks(pdf) == [
        (0, "Notat", 0),
        (1, "Baggrund", 0),
        (1, "Hvad analyserne viser", 1),
        (2, "Urbanplanen", 1),
        (2, "Aldersrogade", 2),
    ]
    assert [kind for kind in kinds(pdf) if kind in ("H1", "H2", "H3")] == ["H1", "H2", "H2", "H3", "H3"]
    assert reading.tree_text(pdf).count("Hvad analyserne viser") == 1


def test_a_very_long_name_of_an_annex_is_printed_whole(templates: Templates) -> None:
    long = "Analyser af vækst og beskæftigelse i de udsatte boligområder " * 8
    slides = samples.with_blocks(samples.heading("Urbanplanen"), samples.paragraph("Tekst."), kind="annex", title=long)
    assert long.strip() in reading.tree_text(render(slides, templates).pdf).replace("\u00a0", " ")
