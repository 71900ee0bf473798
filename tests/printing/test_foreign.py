"""Other people's PDF files: what is taken along of their pages, what stays behind, and which are refused and why."""

import zlib
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from kk_desktop.errors import DiskFullError
from kk_desktop.printing.foreign import Foreign, clean, look_at_picture
from tests.printing import foreign_files


def cleaned(tmp_path: Path, data: bytes) -> Path:
    source, target = tmp_path / "bilag.pdf", tmp_path / "clean.pdf"
    source.write_bytes(data)
    assert clean(source, target).pages > 0
    return target


def words(path: Path) -> list[str]:
    """What a reader sees on each page; a layer that is off is not seen."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_bounded().strip() for page in document]
    finally:
        document.close()


def dark(path: Path) -> list[int]:
    """The rows of the first page, in points from its foot, that hold something drawn."""
    document = pypdfium2.PdfDocument(path)
    try:
        picture = document[0].render(scale=1, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
    rows = range(picture.height)
    return [picture.height - y for y in rows if min(picture.crop((0, y, picture.width, y + 1)).tobytes()) < 128]


def everything_in(path: Path) -> bytes:
    with pikepdf.open(path) as pdf:
        streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        return b"\n".join([*streams, *(repr(thing).encode() for thing in pdf.objects), repr(pdf.trailer).encode()])


def test_the_pages_come_along_in_their_order(tmp_path: Path) -> None:
    assert words(cleaned(tmp_path, foreign_files.made("En", "To", "Tre"))) == ["En", "To", "Tre"]


def test_pages_that_cannot_be_put_down_are_told_of_as_a_full_disk(tmp_path: Path) -> None:
    source = tmp_path / "bilag.pdf"
    source.write_bytes(foreign_files.made("En"))
    with pytest.raises(DiskFullError, match=r"ikke plads på disken.*Intet er udskrevet eller gemt"):
        clean(source, tmp_path / "borte" / "clean.pdf")


def test_what_a_file_does_carries_and_tells_beside_its_pages_stays_behind(tmp_path: Path) -> None:
    source = tmp_path / "bilag.pdf"
    source.write_bytes(foreign_files.full_of_tricks("Kort"))
    assert b"TRICK" in everything_in(source)
    path = cleaned(tmp_path, source.read_bytes())
    assert words(path) == ["Kort"]
    found = everything_in(path)
    tricks = (b"TRICK", b"JavaScript", b"/Launch", b"/Annots", b"StructParent", b"/Metadata", b"/AA", b"/Outlines")
    assert [trick for trick in tricks if trick in found] == []


def test_what_is_filled_into_a_form_stands_on_the_page(tmp_path: Path) -> None:
    path = cleaned(tmp_path, foreign_files.form("Søren Ågård – æblegrød"))
    assert "Søren Ågård – æblegrød" in words(path)[0]
    assert b"/AcroForm" not in everything_in(path)


def test_a_layer_that_is_switched_off_stays_off(tmp_path: Path) -> None:
    path = cleaned(tmp_path, foreign_files.layered("Vist", "Skjult"))
    rows = dark(path)
    assert any(90 < row < 130 for row in rows)
    assert not any(190 < row < 230 for row in rows)


def test_a_page_keeps_the_size_and_turn_that_its_file_tells_of_all_pages(tmp_path: Path) -> None:
    with pikepdf.open(cleaned(tmp_path, foreign_files.turned_by_its_folder("Kort"))) as pdf:
        page = pdf.pages[0].obj
        assert ([float(length) for length in page.MediaBox], int(page.Rotate)) == ([0, 0, 842, 1191], 90)


def test_the_largest_page_a_pdf_can_have_comes_along(tmp_path: Path) -> None:
    with pikepdf.open(cleaned(tmp_path, foreign_files.made("Plan", size=(14400, 14400)))) as pdf:
        assert float(pdf.pages[0].mediabox[3]) == 14400


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    data = foreign_files.form("Anna Holm")
    assert cleaned(tmp_path, data).read_bytes() == cleaned(tmp_path, data).read_bytes()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (foreign_files.locked(), "låst med en adgangskode"),
        (foreign_files.not_to_be_printed(), "spærret filen for udskrift"),
        (foreign_files.cut_short(), "en del af filen mangler"),
        (foreign_files.without_pages(), "ingen sider"),
        (foreign_files.endless(), "har 5001 sider, og der er plads til 5000"),
        (foreign_files.form("", NeedsRendering=True), "formular, der kun kan vises i Adobe Reader"),
        (foreign_files.form("Łódź"), "tegn, som vi ikke kan vise"),
        (foreign_files.made("Mappe", change=foreign_files.as_portfolio), "samling af andre filer"),
        (foreign_files.made("Løkke", change=foreign_files.in_a_circle), "beskadiget|mangler"),
        (foreign_files.with_drawing(b"no packing at all"), "beskadiget"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "beskadiget"),
    ],
    ids=[
        "locked",
        "not to be printed",
        "cut short",
        "no pages",
        "endless",
        "form of scripts",
        "form in Polish",
        "portfolio",
        "circle",
        "spoiled page",
        "noise",
    ],
)
def test_a_file_that_cannot_be_printed_is_told_with_what_to_do(tmp_path: Path, data: bytes, reason: str) -> None:
    source, target = tmp_path / "bilag.pdf", tmp_path / "clean.pdf"
    source.write_bytes(data)
    refused = clean(source, target)
    assert refused.pages == 0
    assert any(word in refused.reason for word in reason.split("|"))
    assert refused.advice.endswith(".")
    assert not target.exists()


def test_a_file_that_anybody_may_open_and_print_comes_along_though_it_is_encrypted(tmp_path: Path) -> None:
    free = foreign_files.made("Fri", encryption=pikepdf.Encryption(user="", owner="kode"))
    path = cleaned(tmp_path, free)
    with pikepdf.open(path) as pdf:
        assert not pdf.is_encrypted
    assert words(path) == ["Fri"]


def test_a_page_of_many_megabytes_comes_along_as_packed_as_it_was(tmp_path: Path) -> None:
    path = cleaned(tmp_path, foreign_files.with_drawing(zlib.compress(b"\n" * 100_000_000, 9)))
    assert path.stat().st_size < 500_000


def test_a_page_with_a_wrong_sum_at_its_end_comes_along_as_in_every_program(tmp_path: Path) -> None:
    packed = bytearray(zlib.compress(b"BT ET"))
    packed[-1] ^= 0xFF
    assert cleaned(tmp_path, foreign_files.with_drawing(bytes(packed))).exists()


def test_a_picture_that_is_none_is_told(tmp_path: Path) -> None:
    source = tmp_path / "foto.png"
    source.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 100)
    refused = look_at_picture(source)
    assert refused != Foreign(1)
    assert refused.reason.startswith("billedet ")
