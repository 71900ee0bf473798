"""Facts that must not be empty: the sentence names the fact, and calls it by its right gender."""

import pytest

from kk_desktop.errors import UserError
from kk_desktop.services.facts import required_line


@pytest.mark.parametrize(
    ("what", "it"),
    [
        ("Områdets navn", "det"),
        ("Navnet på den, der er fraværende,", "det"),
        ("Spørgsmålet", "det"),
        ("Partibogstavet", "det"),
        ("Tabellens titel", "den"),
        ("Begrundelsen", "den"),
        ("Titlen", "den"),
    ],
)
def test_a_missing_fact_is_named_by_its_gender(what: str, it: str) -> None:
    with pytest.raises(UserError, match=f"^{what} mangler. Skriv {it}; intet er ændret.$"):
        required_line("  ", what)
