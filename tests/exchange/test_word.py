"""Word documents read as blocks."""

from __future__ import annotations

import io
import zipfile
from itertools import count

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.errors import UserError
from kk_desktop.exchange import office_guard
from kk_desktop.exchange.word import read_word

from .word_files import W, body_of, with_extra, with_part, word_file


def read(data: bytes, name: str = "Svar.docx") -> list[Block]:
    numbers = count(1)
    return read_word(data, name, lambda: f"b{next(numbers)}")


def shapes(blocks: list[Block]) -> list[tuple[str, int, bool, str]]:
    return [(block.kind.value, block.level, block.ordered, block.text) for block in blocks]


def test_headings_paragraphs_and_nested_lists_keep_their_shape() -> None:
    def write(document) -> None:
        document.add_heading("Høringssvar", 0)
        document.add_heading("Økonomi", 1)
        document.add_heading("Drift", 3)
        document.add_paragraph("  Udvalget bakker op.  ")
        document.add_paragraph("")
        document.add_paragraph("Lys", style="List Bullet")
        document.add_paragraph("Nord", style="List Bullet 2")
        document.add_paragraph("Først", style="List Number")
        document.add_paragraph("Som der står", style="Quote")

    blocks = read(word_file(write))
    assert shapes(blocks) == [
        ("heading", 1, False, "Høringssvar"),
        ("heading", 1, False, "Økonomi"),
        ("heading", 2, False, "Drift"),
        ("paragraph", 1, False, "Udvalget bakker op."),
        ("list_item", 1, False, "Lys"),
        ("list_item", 2, False, "Nord"),
        ("list_item", 1, True, "Først"),
        ("quote", 1, False, "Som der står"),
    ]
    assert len({block.id for block in blocks}) == len(blocks)


def test_a_list_made_with_the_buttons_tells_its_level() -> None:
    place = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    data = body_of(f"<w:sdtContent><w:p><w:pPr>{place}</w:pPr><w:r><w:t>Nord</w:t></w:r></w:p></w:sdtContent>")
    assert [(block.kind, block.level) for block in read(data)] == [(BlockKind.LIST_ITEM, 2)]


def test_bold_italic_and_links_are_kept_and_fonts_are_not() -> None:
    def write(document) -> None:
        paragraph = document.add_paragraph("Vi ")
        paragraph.add_run("støtter").bold = True
        paragraph.add_run(" ")
        paragraph.add_run("planen", style="Emphasis").font.name = "Comic Sans MS"
        link = paragraph.part.relate_to("https://www.kk.dk/plan", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        hyperlink = (
            f'<w:hyperlink {W} xmlns:r="{_RELATIONS}" r:id="{link}"><w:r><w:t>, se her</w:t></w:r></w:hyperlink>'
        )
        paragraph._p.append(_xml(hyperlink))

    (block,) = read(word_file(write))
    assert block.runs == (
        Run("Vi "),
        Run("støtter", bold=True),
        Run(" "),
        Run("planen", italic=True),
        Run(", se her", link="https://www.kk.dk/plan"),
    )


def test_what_is_put_in_under_tracked_changes_is_read_and_what_is_deleted_is_not() -> None:
    data = body_of(
        "<w:sdtContent><w:p><w:r><w:t>Planen er </w:t></w:r>"
        "<w:del><w:r><w:delText>dårlig</w:delText></w:r></w:del><w:ins><w:r><w:t>god</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hemmeligt</w:t></w:r></w:p></w:sdtContent>"
    )
    assert [block.text for block in read(data)] == ["Planen er god"]


def test_a_footnote_stands_where_it_was_put() -> None:
    def write(document) -> None:
        notes = (
            f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
            '<w:footnote w:id="2"><w:p><w:r><w:t>Borgerrepræsentationen 2025.</w:t></w:r></w:p></w:footnote>'
            "</w:footnotes>"
        )
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, notes.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        document.add_paragraph("Planen")._p.append(_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))

    (block,) = read(word_file(write))
    assert block.runs == (Run("Planen"), Run(footnote="Borgerrepræsentationen 2025."))


def test_a_table_comes_row_by_row_and_one_that_is_only_layout_keeps_its_paragraphs() -> None:
    def write(document) -> None:
        table = document.add_table(2, 2)
        for cell, words in zip(table._cells, ("Område", "Beløb", "Tingbjerg", "5.000"), strict=True):
            cell.text = words
        layout = document.add_table(1, 2)
        layout.cell(0, 0).text = "Første afsnit"
        layout.cell(0, 0).add_paragraph("Andet afsnit")

    assert [block.text for block in read(word_file(write))] == [
        "Område Beløb", "Tingbjerg 5.000", "Første afsnit", "Andet afsnit",
    ]  # fmt: skip


def test_words_in_a_text_box_come_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>I kassen</w:t></w:r></w:p></w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    data = body_of(
        f"<w:sdtContent><w:p><w:r><w:t>Ved siden af</w:t></w:r><w:r><mc:AlternateContent {compatible}>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p></w:sdtContent>"
    )
    assert [block.text for block in read(data)] == ["Ved siden af", "I kassen"]


def test_a_bomb_is_refused_before_it_is_unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_guard, "LARGEST_TEXT", 2 * 1024 * 1024)
    bomb = with_part(word_file(lambda _: None), "word/document.xml", lambda xml: xml + b" " * 3_000_000)
    assert len(bomb) < 100_000
    with pytest.raises(UserError, match=r"”Svar\.docx” fylder langt mere, når den pakkes ud"):
        read(bomb)


def test_entities_that_grow_are_refused() -> None:
    def grow(xml: bytes) -> bytes:
        head, _end, rest = xml.partition(b"?>")
        return head + b'?><!DOCTYPE w [<!ENTITY a "haha">]>' + rest

    with pytest.raises(UserError, match="kan ikke læses som et Word-dokument"):
        read(with_part(word_file(lambda _: None), "word/document.xml", grow))


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (_COMPOUND + "WordDocument".encode("utf-16-le"), "det gamle Word-format"),
        (_COMPOUND + "EncryptedPackage".encode("utf-16-le"), "låst med en adgangskode"),
        (b"Dette er ren tekst", "kan ikke læses som et Word-dokument"),
        (b"PK\x03\x04 og resten mangler", "kan ikke læses som et Word-dokument"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(data: bytes, told: str) -> None:
    with pytest.raises(UserError, match=f"”Bidrag.doc”.*{told}"):
        read(data, "Bidrag.doc")


def test_a_spreadsheet_and_a_broken_document_are_no_word_documents() -> None:
    spreadsheet = io.BytesIO()
    with zipfile.ZipFile(spreadsheet, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    whole = word_file(lambda _: None)
    broken = with_part(whole, "word/document.xml", lambda xml: xml[:200])
    for data in (spreadsheet.getvalue(), broken):
        with pytest.raises(UserError, match="kan ikke læses som et Word-dokument"):
            read(data)


def test_a_letter_whose_styles_are_gone_is_read_without_them() -> None:
    whole = word_file(lambda document: document.add_paragraph("Vi støtter planen."))
    unstyled = with_part(
        whole, "word/_rels/document.xml.rels", lambda xml: xml.replace(b"styles.xml", b"numbering.xml")
    )
    assert [block.text for block in read(unstyled)] == ["Vi støtter planen."]


_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def _xml(text: str):
    from docx.oxml.parser import parse_xml

    return parse_xml(text)


def test_a_bomb_under_a_picture_s_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_guard, "LARGEST_TEXT", 2 * 1024 * 1024)
    data = with_extra(word_file(lambda _: None), {"word/kort.png": b" <a>" * 10**6})
    with pytest.raises(UserError, match="fylder langt mere"):
        read(data)


def test_a_document_of_endless_empty_paragraphs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_guard, "MOST_TAGS", 20_000)
    with pytest.raises(UserError, match="fylder langt mere"):
        read(body_of(f"<w:sdtContent>{'<w:p/>' * 20_000}</w:sdtContent>"))


def test_boxes_within_boxes_come_once_each() -> None:
    one = "<w:p><w:r><w:t>Plan</w:t></w:r><w:txbxContent>"
    blocks = read(body_of(f"<w:sdtContent>{one * 60}<w:p/>{'</w:txbxContent></w:p>' * 60}</w:sdtContent>"))
    assert [block.text for block in blocks] == ["Plan"] * 60


def test_parts_that_lead_on_to_parts_without_end_are_refused() -> None:
    def leads_to(number: int) -> bytes:
        return f'<Relationship Id="x" Type="urn:x" Target="/word/x{number}.xml"/></Relationships>'.encode()

    head = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    parts: dict[str, bytes] = {}
    for number in range(1200):
        parts[f"word/x{number}.xml"] = b"<a/>"
        parts[f"word/_rels/x{number}.xml.rels"] = head + leads_to(number + 1)
    data = with_extra(word_file(lambda _: None), parts | {"word/x1200.xml": b"<a/>"})
    data = with_part(data, "word/_rels/document.xml.rels", lambda xml: xml.replace(b"</Relationships>", leads_to(0)))
    with pytest.raises(UserError, match="kan ikke læses som et Word-dokument"):
        read(data)
