"""A typeface in a document: every character has a code of its own, however many there are."""

from pathlib import Path

from kk_desktop.domain.text import Run
from kk_desktop.printing.engine import render
from kk_desktop.printing.fonts import Face, Subset, face
from kk_desktop.printing.tagging.objects import File
from kk_desktop.printing.templates import Templates
from tests.printing import gate, samples

A_FONT = 256


def letters(typeface: Face, count: int) -> str:
    """So many different letters that the typeface has."""
    found = [chr(code) for code in range(0xA1, 0x2000) if typeface.has(chr(code)) and chr(code).isalpha()]
    return "".join(found[:count])


def test_more_characters_than_a_font_has_codes_are_all_read_back(tmp_path: Path, templates: Templates) -> None:
    many = letters(face("regular"), 400)
    assert len(many) > A_FONT
    words = " ".join(many[start : start + 8] for start in range(0, len(many), 8))
    manuscript = samples.with_blocks(samples.paragraph(words, Run(words[::-1])))
    pdf = render(manuscript, templates).pdf
    (tmp_path / "letters.pdf").write_bytes(pdf)
    assert gate.text_losses(pdf, manuscript) == []
    assert gate.broken_rules(tmp_path) == {"letters.pdf": set()}


def test_brackets_and_backslashes_end_no_string_of_the_drawing() -> None:
    assert Subset(face("regular"), "F1").shown("a(b)\\") == [("/F1", "a\\(b\\)\\\\")]


def test_a_no_break_space_is_drawn_as_a_space() -> None:
    assert Subset(face("regular"), "F1").shown("5\u00a0mio.") == [("/F1", "5 mio.")]


def test_a_typeface_that_draws_nothing_is_not_embedded() -> None:
    file = File()
    assert Subset(face("italic"), "F2").write(file) == []
    used = Subset(face("italic"), "F2")
    used.shown("x")
    assert len(used.write(file)) == 1
