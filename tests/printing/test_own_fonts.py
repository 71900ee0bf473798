"""A municipality's own typeface: named by the styles file, and refused with the reason when it cannot be used."""

import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from kk_desktop import paths
from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import TemplateError, Templates, load_templates
from tests.printing import reading, samples

NAMES = ("regular", "italic", "semibold", "semibold_italic")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "templates"
    shutil.copytree(paths.resource("templates"), copy)
    (copy / "skrift").mkdir()
    with (copy / "styles.toml").open("a", encoding="utf-8") as styles:
        styles.write("\n[fonts]\n" + "".join(f'{name} = "skrift/{name}.ttf"\n' for name in NAMES))
    for name in NAMES:
        # Told apart from the program's own by having one look for all four.
        shutil.copy(paths.resource("fonts", "IBMPlexSans-Medium.ttf"), copy / "skrift" / f"{name}.ttf")
    return copy


def faces(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = document.pages[0].Resources.Font.values()
        return {str(font.BaseFont).partition("+")[2] for font in fonts if "/FontDescriptor" in font}


def test_the_pages_are_set_in_the_typeface_the_styles_name(folder: Path, templates: Templates) -> None:
    own = render(samples.letter(), load_templates(folder))
    assert faces(own.pdf) == {"IBMPlexSans-Medium"}
    usual = render(samples.letter(), templates)
    assert "IBMPlexSans-Medium" not in faces(usual.pdf)
    assert reading.tree_text(own.pdf) == reading.tree_text(usual.pdf)


def test_a_typeface_that_is_not_there_is_refused_at_its_line(folder: Path) -> None:
    (folder / "skrift" / "italic.ttf").unlink()
    lines = (folder / "styles.toml").read_text(encoding="utf-8").splitlines()
    line = 1 + next(n for n, text in enumerate(lines) if "italic.ttf" in text)
    with pytest.raises(TemplateError, match=rf"styles\.toml .*linje {line}: skrifttypen italic\.ttf findes ikke"):
        load_templates(folder)


@pytest.mark.parametrize("data", [b"", b"ikke en skrifttype", b"OTTO" + b"\0" * 200])
def test_a_file_that_is_no_typeface_is_refused_and_the_own_ones_still_draw(
    data: bytes, folder: Path, templates: Templates
) -> None:
    (folder / "skrift" / "semibold.ttf").write_bytes(data)
    with pytest.raises(TemplateError, match=r"Skrifttypen semibold\.ttf kan ikke bruges"):
        render(samples.letter(), load_templates(folder))
    assert render(samples.letter(), templates).page_count == 2
