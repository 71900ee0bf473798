"""What is known of a file from its name and its first bytes, and how it is told to people."""

import pytest

from kk_desktop.domain.files import PDF_TYPE, UNKNOWN_TYPE, StoredFile, media_type_of


@pytest.mark.parametrize(
    ("name", "start", "media_type"),
    [
        ("kort.pdf", b"%PDF-1.7", PDF_TYPE),
        ("kort.exe", b"\n\n%PDF-1.4", PDF_TYPE),
        ("kort.pdf", b"<html>", UNKNOWN_TYPE),
        ("foto.JPG", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("foto.jpg", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("Brev.DOC", b"\xd0\xcf", "application/msword"),
        ("tal.csv", b"a;b", "text/csv"),
        ("ukendt", b"", UNKNOWN_TYPE),
    ],
)
def test_the_content_tells_what_a_file_is_before_its_name_does(name: str, start: bytes, media_type: str) -> None:
    assert media_type_of(name, start) == media_type


@pytest.mark.parametrize(
    ("name", "media_type", "ending"),
    [
        ("kort.exe", PDF_TYPE, ".pdf"),
        ("foto", "image/jpeg", ".jpg"),
        ("Tal.XLSX", media_type_of("Tal.XLSX", b"PK"), ".xlsx"),
        ("start.bat", UNKNOWN_TYPE, ""),
        ("kort.pdf", UNKNOWN_TYPE, ""),
    ],
)
def test_only_documents_have_an_ending_to_be_opened_by(name: str, media_type: str, ending: str) -> None:
    assert StoredFile(name, media_type, "d", 1).ending == ending


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1\u00a0KB"), (348_160, "340\u00a0KB"), (1_250_000, "1,2\u00a0MB"), (200 * 1024**2, "200,0\u00a0MB")],
)
def test_a_size_is_told_as_people_say_it(size: int, words: str) -> None:
    assert StoredFile("kort.pdf", PDF_TYPE, "d", size).size_in_words == words
