"""What somebody sends as a PDF for review: taken as it is meant, or refused with one sentence."""

import hashlib
import io
import zlib
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf

from kk_desktop.domain.documents import Attachment, Manuscript
from kk_desktop.domain.files import FileContent, StoredFile
from kk_desktop.errors import UserError
from kk_desktop.exchange import source_file
from kk_desktop.exchange.review_pdf import read_review_pdf
from kk_desktop.exchange.source_file import NAME, write_source
from tests.printing import samples

MAP = b"not really a map"
BILAG = Attachment(
    "a", 1, "Kort", None, StoredFile("kort.txt", "text/plain", hashlib.sha256(MAP).hexdigest(), len(MAP))
)
LETTER = replace(samples.letter(), attachments=(BILAG,))
NO_DOCUMENT = "”x.pdf” har kun sider og intet dokument, der kan hentes ind. Intet er hentet ind."
DAMAGED = "Dokumentet i ”x.pdf” er ufuldstændigt eller ændret undervejs. Intet er hentet ind."


def made(work: Callable[[Pdf], None] = lambda _pdf: None, **saving: object) -> bytes:
    """A PDF of one empty page, with whatever is put into it."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        work(pdf)
        pdf.save(out, **saving)
    return out.getvalue()


def attach(pdf: Pdf, manuscript: Manuscript = LETTER, *files: bytes) -> None:
    pdf.attachments["0001"] = AttachedFileSpec(pdf, write_source(manuscript), filename=NAME)
    for n, data in enumerate(files, 2):
        pdf.attachments[f"{n:04}"] = AttachedFileSpec(pdf, data, filename=f"bilag {n}")


def refusal(pdf: bytes) -> str:
    with pytest.raises(UserError) as told:
        read_review_pdf(pdf, "x.pdf")
    return str(told.value)


def test_the_document_and_its_bilag_are_found() -> None:
    came = read_review_pdf(made(lambda pdf: attach(pdf, LETTER, b"another", MAP)), "x.pdf")
    assert came.manuscript == LETTER
    assert came.files == (FileContent(hashlib.sha256(MAP).hexdigest(), MAP),)


@pytest.mark.parametrize(
    "saving",
    [
        {"compress_streams": False},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"encryption": pikepdf.Encryption(owner="husets", user="")},
    ],
    ids=["unpacked", "packed", "only to be read"],
)
def test_another_program_may_have_saved_the_file_again(saving: dict[str, object]) -> None:
    assert read_review_pdf(made(lambda pdf: attach(pdf, LETTER, MAP), **saving), "x.pdf").manuscript == LETTER


def test_a_bilag_may_bear_the_name_of_the_document() -> None:
    def work(pdf: Pdf) -> None:
        attach(pdf)
        pdf.attachments["0002"] = AttachedFileSpec(pdf, MAP, filename=NAME)

    assert read_review_pdf(made(work), "x.pdf").manuscript == LETTER


@pytest.mark.parametrize("content", [b"", b"Kaere Anna", b"PK\x03\x04" * 500])
def test_what_is_no_pdf_is_told_to_be_none(content: bytes) -> None:
    assert refusal(content) == (
        "”x.pdf” er ikke en PDF-fil. Intet er hentet ind. Vælg en fil, der er sendt til gennemsyn."
    )


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40])
def test_a_pdf_in_pieces_is_told_to_be_damaged(content: bytes) -> None:
    assert refusal(content) == "”x.pdf” er beskadiget. Intet er hentet ind. Bed afsenderen om filen igen."


def test_a_pdf_behind_a_password_is_asked_for_without() -> None:
    locked = made(attach, encryption=pikepdf.Encryption(owner="a", user="hemmeligt"))
    assert refusal(locked) == (
        "”x.pdf” er låst med en adgangskode. Intet er hentet ind. Bed afsenderen om en fil uden."
    )


def nothing(_pdf: Pdf) -> None:
    pass


def another_programs_file(pdf: Pdf) -> None:
    pdf.attachments["faktura.xml"] = b"<Invoice/>"


def json_of_another_kind_under_our_name(pdf: Pdf) -> None:
    pdf.attachments[NAME] = b'{"format": "invoice", "version": 1}'


def a_list_of_files_that_is_none(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([1, 2, 3])))


def a_list_of_files_that_goes_round(pdf: Pdf) -> None:
    tree = pdf.make_indirect(Dictionary())
    tree.Kids = Array([tree])
    pdf.Root.Names = Dictionary(EmbeddedFiles=tree)


def names_that_are_a_number(pdf: Pdf) -> None:
    pdf.Root.Names = 7


def a_file_that_is_no_stream(pdf: Pdf) -> None:
    attach(pdf)
    pdf.Root.Names.EmbeddedFiles.Names[1].EF.F = Dictionary()


@pytest.mark.parametrize(
    "work",
    [
        nothing,
        another_programs_file,
        json_of_another_kind_under_our_name,
        a_list_of_files_that_is_none,
        a_list_of_files_that_goes_round,
        names_that_are_a_number,
        a_file_that_is_no_stream,
    ],
    ids=lambda work: work.__name__,
)
def test_pages_without_a_document_of_ours_are_told_to_be_that(work: Callable[[Pdf], None]) -> None:
    assert refusal(made(work)).startswith(NO_DOCUMENT)


def test_a_bilag_lost_on_the_way_is_missed() -> None:
    assert refusal(made(lambda pdf: attach(pdf, LETTER, MAP + b"x"))).startswith(DAMAGED)


AS_IT_IS = {"stream_decode_level": pikepdf.StreamDecodeLevel.none, "compress_streams": False}


def pack(pdf: Pdf, packed: bytes, filters: object) -> None:
    attach(pdf)
    stream = pdf.Root.Names.EmbeddedFiles.Names[1].EF.F
    stream.write(packed, filter=filters)


def cut_off(pdf: Pdf) -> None:
    pack(pdf, zlib.compress(write_source(samples.letter()))[:-200], Name.FlateDecode)


def packed_in_another_way(pdf: Pdf) -> None:
    pack(pdf, b"80000000>", Name.ASCIIHexDecode)


def packed_twice(pdf: Pdf) -> None:
    twice = zlib.compress(zlib.compress(write_source(samples.letter())))
    pack(pdf, twice, Array([Name.FlateDecode, Name.FlateDecode]))


def packed_in_a_number(pdf: Pdf) -> None:
    pack(pdf, b"7", Name.FlateDecode)
    pdf.Root.Names.EmbeddedFiles.Names[1].EF.F.Filter = 7


@pytest.mark.parametrize(
    "work", [cut_off, packed_in_another_way, packed_twice, packed_in_a_number], ids=lambda work: work.__name__
)
def test_a_document_packed_as_we_never_do_is_refused(work: Callable[[Pdf], None]) -> None:
    assert "Intet er hentet ind. Bed afsenderen om filen igen." in refusal(made(work, **AS_IT_IS))


def test_a_small_file_that_unpacks_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kk_desktop.exchange.review_pdf.MOST_BYTES", 10**6)
    bomb = zlib.compress(b'{"format":"' + b"x" * 10**7)
    assert len(bomb) < 20_000
    assert refusal(made(lambda pdf: pack(pdf, bomb, Name.FlateDecode))).startswith(DAMAGED)


def test_the_limit_is_far_beyond_any_document() -> None:
    assert len(write_source(samples.proposal())) * 1000 < source_file.MOST_BYTES


WHOLE = made(lambda pdf: attach(pdf, LETTER, MAP), compress_streams=False)
# Loaded before hypothesis looks at the clock.
read_review_pdf(WHOLE, "x.pdf")


@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=9
    )
)
@settings(max_examples=300)
def test_a_file_damaged_anywhere_is_read_whole_or_refused_with_a_sentence(
    damages: list[tuple[int, int, bytes]],
) -> None:
    spoiled = WHOLE
    for start, length, other in damages:
        spoiled = spoiled[:start] + other + spoiled[start + length :]
    told = ""
    try:
        read_review_pdf(spoiled, "x.pdf")
    except UserError as error:
        told = str(error)
    assert not told or "Intet er hentet ind." in told


@pytest.mark.parametrize("cut", [0.1, 0.3, 0.6])
def test_a_file_cut_short_by_the_mail_is_refused(cut: float) -> None:
    whole = made(lambda pdf: attach(pdf, LETTER, bytes(range(256)) * 40, MAP))
    assert "Intet er hentet ind." in refusal(whole[: int(len(whole) * cut)])
