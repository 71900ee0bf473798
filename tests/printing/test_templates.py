"""Templates: every kind from its own file, and a mistake refused with the file's name and the reason."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kk_desktop import paths
from kk_desktop.domain.dates import DateStyle
from kk_desktop.printing.templates import TemplateError, Templates, load_templates


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "templates"
    shutil.copytree(paths.resource("templates"), copy)
    return copy


def test_every_kind_of_document_has_a_danish_name(templates: Templates) -> None:
    assert {kind_id: kind.name for kind_id, kind in templates.kinds.items()} == {
        "annex": "Bilag på tværs",
        "budget_note": "Budgetnotat",
        "hearing_response": "Høringssvar",
        "letter": "Brev",
        "mayor_letter": "Borgmesterbrev",
        "memo": "Notat",
        "proposal": "Indstilling",
    }


def test_a_kind_tells_how_it_writes_and_what_it_begins_with(templates: Templates) -> None:
    memo, letter = templates.kinds["memo"], templates.kinds["mayor_letter"]
    assert (memo.date_style, letter.date_style) == (DateStyle.NUMERIC, DateStyle.LONG)
    assert [section.heading for section in memo.sections] == ["Baggrund", "Indhold"]
    assert (letter.closing, letter.sender_line) == ("Med venlig hilsen", "Borgmesteren")
    assert not templates.kinds["annex"].standalone


def test_a_new_kind_is_a_new_file(folder: Path) -> None:
    text = (folder / "letter.toml").read_text(encoding="utf-8").replace('"Brev"', '"Svarbrev"')
    (folder / "reply.toml").write_text(text, encoding="utf-8")
    assert load_templates(folder).kinds["reply"].name == "Svarbrev"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ('name = "Brev', "Illegal|Unescaped|Expected|Invalid|Unterminated"),
        ("name = 3\n[page]\nleft=1\nmeasure=1\nlater=1\n[title]\nbaseline=1", "Expected `str`"),
        ('name = "Brev"\nfarve = "rød"', "farve"),
        ('name = "Brev"', "page"),
    ],
)
def test_a_template_with_a_mistake_is_refused_with_its_name_and_the_reason(
    wrong: str, reason: str, folder: Path
) -> None:
    (folder / "letter.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(TemplateError, match=rf"Skabelonen letter\.toml kan ikke læses.*({reason})"):
        load_templates(folder)


def test_reading_templates_does_not_load_the_drawing(tmp_path: Path) -> None:
    code = "import sys, kk_desktop.printing.templates as t; print('reportlab' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
