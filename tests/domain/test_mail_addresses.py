"""A name and an e-mail address on one line."""

import pytest

from kk_desktop.domain.mail_addresses import is_address, without_address


@pytest.mark.parametrize(
    ("text", "holds"), [("tmf@kk.dk", True), ("tmf@kk", False), ("tmf kk.dk", False), ("a@b.dk, c@d.dk", False)]
)
def test_an_address_has_a_name_and_a_place(text: str, holds: bool) -> None:
    assert is_address(text) is holds


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Bo Lund <bo@kk.example>", "Bo Lund", "bo@kk.example"),
        ("bo@kk.example", "", "bo@kk.example"),
        (" Bo  Lund ", "Bo Lund", ""),
        ("Center for Byudvikling, tmf@kk.example;", "Center for Byudvikling", "tmf@kk.example"),
    ],
)
def test_a_line_is_divided_into_words_and_address(line: str, name: str, email: str) -> None:
    assert without_address(line) == (name, email)
