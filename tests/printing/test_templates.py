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
        "cover_sheet": "Bilagsforside",
        "decision_extract": "Beslutningsudskrift",
        "hearing_response": "Høringssvar",
        "letter": "Brev",
        "mayor_letter": "Borgmesterbrev",
        "memo": "Notat",
        "picture_sheet": "Billedbilag",
        "picture_sheet_across": "Billedbilag på tværs",
        "proposal": "Indstilling",
        "sheet": "Oversigt",
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
    ("right", "wrong", "reason"),
    [
        (
            'name = "Brev"',
            'name = "Brev',
            "linje 2: linjen er ikke skrevet som navn = værdi, med tekst i anførselstegn",
        ),
        ('name = "Brev"', "name = 3", "linje 2: feltet name skal være tekst, ikke et tal"),
        ("later = 40.8", 'later = "40,8"', "linje 10: feltet later skal være et tal, ikke tekst"),
        ("later = 40.8", "later = -4", "linje 10: feltet later skal være mindst 0"),
        ("later = 40.8", "later = 4080", "linje 10: feltet later skal være højst 1200"),
        ("later = 40.8", "latest = 40.8", "linje 10: feltet latest kendes ikke|linje 7: feltet later mangler"),
        ("later = 40.8", "", "linje 7: feltet later mangler"),
        ("measure = 115", "measure = 215", "linje 9: teksten er bredere end papiret"),
        ("measure = 115", "measure = 15", "linje 9: teksten bliver smallere end 40 mm"),
        ("later = 40.8", "later = 260", r"linje 10: der er ikke plads ned til tekstens sidste linje \(last = 270\)"),
        ("later = 40.8", "later = 40.8\nlast = 300", "linje 11: teksten går længere ned end papiret"),
        ("left = 150\nwidth = 42", "left = 150\nwidth = 70", r"linje \d+: linjen går ud over papiret"),
        ("baseline = 282.3", "baseline = 300", r"linje \d+: sidetallet står under papiret"),
        ('"long"', '"lang"', "linje 3: feltet date_style kan ikke være lang"),
        (
            'closing = "Med',
            'late_fields = ["tekst"]\nclosing = "Med',
            "linje 4: feltet late_fields kan ikke være tekst",
        ),
        ('["date",', '["dato",', r"linje \d+: feltet facts kan ikke være dato"),
    ],
)
def test_a_template_with_a_mistake_is_refused_with_its_name_line_and_reason(
    right: str, wrong: str, reason: str, folder: Path
) -> None:
    text = (folder / "letter.toml").read_text(encoding="utf-8")
    assert right in text
    (folder / "letter.toml").write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(TemplateError, match=rf"Skabelonen letter\.toml kan ikke bruges, ({reason})"):
        load_templates(folder)


@pytest.mark.parametrize(
    ("file", "field", "wrong", "reason"),
    [
        ("annex.toml", "label_left = 25", "label_left = 300", "spalten går ind i teksten"),
        ("letter.toml", "baseline = 80.6", "baseline = 280.6", "der er ikke plads ned til tekstens sidste linje"),
        ("letter.toml", "left = 25\nmeasure = 115", "left = 130\nmeasure = 50", "teksten bliver smallere end 40 mm"),
    ],
)
def test_a_template_without_room_for_its_text_is_refused(
    folder: Path, file: str, field: str, wrong: str, reason: str
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert field in text
    path.write_text(text.replace(field, wrong, 1), encoding="utf-8")
    with pytest.raises(TemplateError, match=rf"{file} kan ikke bruges, linje \d+: {reason}"):
        load_templates(folder)


def test_a_mistake_in_one_of_several_sections_is_found_at_its_own_line(folder: Path) -> None:
    text = (folder / "memo.toml").read_text(encoding="utf-8")
    (folder / "memo.toml").write_text(text.replace('heading = "Indhold"', "heading = true"), encoding="utf-8")
    line = 1 + text[: text.index('heading = "Indhold"')].count("\n")
    with pytest.raises(TemplateError, match=f"linje {line}: feltet heading skal være tekst, ikke true eller false"):
        load_templates(folder)


def test_a_template_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "letter.toml").write_bytes('name = "Høringsbrev"'.encode("latin-1"))
    with pytest.raises(TemplateError, match=r"letter\.toml kan ikke bruges, filen er ikke gemt som UTF-8"):
        load_templates(folder)


def test_reading_templates_does_not_load_the_drawing(tmp_path: Path) -> None:
    code = "import sys, kk_desktop.printing.templates, kk_desktop.printing.helper; print('reportlab' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
