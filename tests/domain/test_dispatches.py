"""Recipients as somebody types them, a line for each."""

import pytest

from kk_desktop.domain.dispatches import Addressee, read_addressees, write_addressees


@pytest.mark.parametrize(
    ("line", "name", "address"),
    [
        ("Økonomiudvalget", "Økonomiudvalget", ""),
        ("Bo Lund, bo@kk.example", "Bo Lund", "bo@kk.example"),
        ("Center for Byudvikling, Økonomiforvaltningen", "Center for Byudvikling, Økonomiforvaltningen", ""),
        ("Center 3, Kontor 5, post@kk.example", "Center 3, Kontor 5", "post@kk.example"),
        (
            "Valby Lokaludvalg, Valby Tingsted 7, 2500 Valby",
            "Valby Lokaludvalg", "Valby Tingsted 7, 2500 Valby",
        ),
    ],
)  # fmt: skip
def test_name_and_address_are_told_apart_and_written_as_they_were_read(line: str, name: str, address: str) -> None:
    read = read_addressees(f"\n  {line} \n")
    assert read == [Addressee(name, address)]
    assert write_addressees(read) == line


def test_an_address_in_brackets_is_read_as_mail_programs_write_it() -> None:
    assert read_addressees("Bo Lund <bo@kk.example>") == [Addressee("Bo Lund", "bo@kk.example")]
