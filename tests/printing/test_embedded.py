"""Files inside a PDF: whole, named, described, and archivable; a PDF without any is as before."""

import hashlib
import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from kk_desktop.printing.embedded import Embedded, Relationship
from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import Templates
from kk_desktop.printing.variants import Variant
from tests.printing import gate, samples

SOURCE = Embedded("Ærø (kilde).json", "application/json", b'{"a": 1}' * 100, "Tekst og tal", Relationship.SOURCE)
PICTURE = Embedded("bilag 2.png", "image/png", bytes(range(256)), "Bilag 2. Kort over området")
VARIANT = Variant(files=(SOURCE, PICTURE))


def told(pdf: bytes) -> list[tuple[str, str, str, str]]:
    """What the catalog says of each file: relationship, description, plain name, media type."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [(str(one.AFRelationship), str(one.Desc), str(one.F), str(one.EF.F.Subtype)) for one in document.Root.AF]


def test_every_kind_of_document_with_files_is_accessible_and_archivable(templates: Templates, tmp_path: Path) -> None:
    for kind, make in samples.EVERY_KIND.items():
        (tmp_path / f"{kind}.pdf").write_bytes(render(make(), templates, VARIANT).pdf)
    broken = gate.broken_rules(tmp_path, "ua1,3a")
    assert broken == {f"{kind}.pdf": set() for kind in samples.EVERY_KIND}


def test_a_file_comes_out_byte_for_byte_under_its_own_name(templates: Templates) -> None:
    pdf = render(samples.letter(), templates, VARIANT).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = {str(one.filename): one.get_file() for one in document.attachments.values()}
        assert {name: (file.read_bytes(), file.mime_type) for name, file in found.items()} == {
            SOURCE.name: (SOURCE.data, "application/json"),
            PICTURE.name: (PICTURE.data, "image/png"),
        }
        assert all(file.md5 == hashlib.md5(file.read_bytes()).digest() for file in found.values())


def test_a_file_says_what_it_is_to_the_document(templates: Templates) -> None:
    assert told(render(samples.letter(), templates, VARIANT).pdf) == [
        ("/Source", "Tekst og tal", "_r_ (kilde).json", "/application/json"),
        ("/Supplement", "Bilag 2. Kort over området", "bilag 2.png", "/image/png"),
    ]


@pytest.mark.parametrize(("day", "told"), [(date(2025, 3, 21), "D:20250321120000Z"), (None, "D:19700101120000Z")])
def test_a_file_has_a_day_that_never_changes(day: date | None, told: str, templates: Templates) -> None:
    # PDF/A-3 asks for one (6.8); veraPDF does not look.
    with pikepdf.open(io.BytesIO(render(samples.letter(date=day), templates, VARIANT).pdf)) as document:
        assert {str(one.EF.F.Params.ModDate) for one in document.Root.AF} == {told}


def test_files_of_one_name_are_two_files(templates: Templates) -> None:
    other = Embedded(PICTURE.name, PICTURE.media_type, b"another", "Bilag 3")
    pdf = render(samples.letter(), templates, Variant(files=(PICTURE, other))).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert [one.get_file().read_bytes() for one in document.attachments.values()] == [PICTURE.data, b"another"]


@pytest.mark.parametrize("facts", [{}, {"date": None}])
def test_the_same_files_give_the_same_bytes(facts: dict[str, None], templates: Templates) -> None:
    first = render(samples.letter(**facts), templates, VARIANT).pdf
    assert render(samples.letter(**facts), templates, VARIANT).pdf == first


def test_another_content_gives_another_identity(templates: Templates) -> None:
    changed = Variant(files=(Embedded(SOURCE.name, SOURCE.media_type, b"{}", SOURCE.description, SOURCE.relationship),))
    pdfs = [render(samples.letter(), templates, Variant(files=(SOURCE,))).pdf]
    pdfs.append(render(samples.letter(), templates, changed).pdf)
    identities = []
    for pdf in pdfs:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            identities.append(bytes(document.trailer.ID[0]))
    assert identities[0] != identities[1]


def test_a_media_type_nobody_foresaw_harms_nothing(templates: Templates) -> None:
    odd = Embedded("x", "a b/(ç)#<>", b"x", "")
    assert told(render(samples.letter(), templates, Variant(files=(odd,))).pdf)[0][3] == "/a b/(ç)#<>"


def test_a_page_without_files_carries_none_and_claims_no_more_than_before(templates: Templates) -> None:
    with pikepdf.open(io.BytesIO(render(samples.letter(), templates).pdf)) as document:
        assert "/AF" not in document.Root
        assert "/Names" not in document.Root
        assert b"<pdfaid:part>2<" in document.Root.Metadata.read_bytes()
