"""What looks for hidden things finds them wherever they are put, and nothing in what we draw."""

import re
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import Templates
from kk_desktop.printing.variants import Variant
from tests.printing import damage, hidden, samples
from tests.printing.test_embedded import VARIANT

SECRET = "Kvæstursporet"


def in_the_metadata(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:description"] = SECRET


def in_the_old_information(pdf: Pdf) -> None:
    pdf.docinfo.Keywords = String(SECRET)


def in_a_name(pdf: Pdf) -> None:
    pdf.pages[0].LastModified = Name(f"/{SECRET}")


def in_a_key(pdf: Pdf) -> None:
    pdf.Root[f"/{SECRET}"] = True


def in_an_alternative_text(pdf: Pdf) -> None:
    damage.found(pdf, "P")[0].Alt = String(SECRET)


def in_numbers_in_the_drawing(pdf: Pdf) -> None:
    page = pdf.pages[0]
    drawing = b"/Span <</ActualText <FEFF" + SECRET.encode("utf-16-be").hex().encode() + b">>> BDC EMC\n"
    page.Contents = pdf.make_stream(drawing + page.Contents.read_bytes())


def drawn_outside_the_page(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.Resources.Font.F9 = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    words = b"BT /F9 1 Tf -500 -500 Td (Kv\\346stur) Tj 0 -1 Td (sporet) Tj ET\n"
    page.Resources.Font.F9.Encoding = Name.WinAnsiEncoding
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + words)


def in_a_picture(pdf: Pdf) -> None:
    picture = b"\xff\xd8\xff\xe1" + SECRET.encode() + b"\xff\xd9"
    pdf.Root.Picture = pdf.make_stream(picture, Filter=Name.DCTDecode, Subtype=Name.Image)


@pytest.fixture(scope="module")
def letter(templates: Templates) -> bytes:
    return render(samples.letter(), templates).pdf


@pytest.mark.parametrize(
    "put",
    [
        in_the_metadata,
        in_the_old_information,
        in_a_name,
        in_a_key,
        in_an_alternative_text,
        in_numbers_in_the_drawing,
        drawn_outside_the_page,
        in_a_picture,
    ],
    ids=lambda put: put.__name__,
)
def test_a_secret_is_found_wherever_it_is_put(put: Callable[[Pdf], None], letter: bytes) -> None:
    assert hidden.found_in(letter, [SECRET]) == set()
    assert hidden.found_in(damage.resaved(letter, put), [SECRET]) == {SECRET}


def test_a_secret_in_the_text_is_found_however_its_line_breaks(templates: Templates) -> None:
    words = "ord " * 3
    for length in range(12):
        text = words * length + "x" * length + f" {SECRET} til sidst"
        pdf = render(samples.with_blocks(samples.paragraph(text)), templates).pdf
        assert hidden.found_in(pdf, [SECRET]) == {SECRET}


def test_a_secret_in_a_file_inside_is_found(templates: Templates) -> None:
    pdf = render(samples.letter(), templates, VARIANT).pdf
    assert hidden.found_in(pdf, ["Kort over området", "Ærø (kilde)"]) == {"Kort over området", "Ærø (kilde)"}
    assert hidden.carriers(pdf) == {"/AF", "/EF", "/EmbeddedFiles"}


def a_file(pdf: Pdf) -> None:
    pdf.attachments["noter.txt"] = b"Internt"


def a_program(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), Dictionary(JS=String("1"))])))


def a_remark(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("Internt"))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def a_private_corner(pdf: Pdf) -> None:
    pdf.pages[0].PieceInfo = Dictionary()


def a_program_to_start(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.A = Dictionary(S=Name.Launch, F=String("x.exe"))


@pytest.mark.parametrize(
    "put", [a_file, a_program, a_remark, a_private_corner, a_program_to_start], ids=lambda put: put.__name__
)
def test_what_can_carry_something_unseen_is_found(put: Callable[[Pdf], None], letter: bytes) -> None:
    assert hidden.carriers(damage.resaved(letter, put)) != set()


def test_an_object_that_nothing_leads_to_is_found(letter: bytes) -> None:
    lead = re.search(rb"/Metadata \d+ 0 R", letter)
    assert lead is not None
    spoiled = letter.replace(lead[0], b"/Metadata null".ljust(len(lead[0])))
    assert hidden.carriers(spoiled) == {"an object that nothing leads to"}


def test_what_no_list_of_objects_names_is_found(letter: bytes) -> None:
    start = letter.rindex(b"xref\n", 0, letter.rindex(b"startxref"))
    spoiled = letter[:start] + b"999 0 obj\n(Internt)\nendobj\n" + letter[start:]
    assert hidden.found_in(spoiled, ["(Internt)"]) == {"(Internt)"}


def test_an_update_behind_the_end_is_found(letter: bytes) -> None:
    assert "an update behind the end" in hidden.carriers(letter + b"\n% Internt\n")
    assert "an update behind the end" in hidden.carriers(letter + b"\n1 0 obj\n(Internt)\nendobj\n%%EOF\n")


@pytest.mark.parametrize("variant", [Variant(), Variant(proof=("Udskrevet",)), Variant(review=("Gemt",))])
@pytest.mark.parametrize("kind", sorted(samples.EVERY_KIND))
def test_no_page_of_ours_can_carry_anything_unseen(kind: str, variant: Variant, templates: Templates) -> None:
    assert hidden.carriers(render(samples.EVERY_KIND[kind](), templates, variant).pdf) == set()
