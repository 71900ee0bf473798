"""A municipality's own logo: put in by the template alone, and refused with the reason when it cannot be used."""

import io
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from kk_desktop import paths
from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import TemplateError, load_templates
from tests.printing import gate, samples


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "templates"
    shutil.copytree(paths.resource("templates"), copy)
    letter = copy / "mayor_letter.toml"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace("[head]", '[head]\nlogo = "byvåben.png"'), encoding="utf-8")
    return copy


def png(width: int, height: int, colour: tuple[int, ...]) -> bytes:
    data = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(data, "PNG")
    return data.getvalue()


def test_a_logo_stands_in_the_place_of_the_mark(folder: Path) -> None:
    (folder / "byvåben.png").write_bytes(png(200, 200, (200, 0, 0, 255)))
    pdf = render(samples.letter(), load_templates(folder)).pdf
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("RGB")
    millimetre = 2 * 72 / 25.4
    assert page.getpixel((round(31 * millimetre), round(22 * millimetre))) == (200, 0, 0)
    assert page.getpixel((round(39 * millimetre), round(22 * millimetre))) == (255, 255, 255)


def test_a_broad_logo_stays_clear_of_the_sender(folder: Path) -> None:
    (folder / "byvåben.png").write_bytes(png(600, 100, (0, 0, 0, 255)))
    pdf = render(samples.letter(), load_templates(folder)).pdf
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("L")
    millimetre = 2 * 72 / 25.4
    assert {page.getpixel((round(40 * millimetre), y)) for y in range(300)} == {255}


def test_a_transparent_logo_is_no_obstacle_to_archiving(folder: Path, tmp_path: Path) -> None:
    (folder / "byvåben.png").write_bytes(png(90, 120, (0, 60, 120, 128)))
    pdf = render(samples.letter(), load_templates(folder)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (image,) = document.pages[0].Resources.XObject.values()
        assert "/SMask" not in image
    assert render(samples.letter(), load_templates(folder)).pdf == pdf
    judged = tmp_path / "judged"
    judged.mkdir()
    (judged / "letter.pdf").write_bytes(pdf)
    assert gate.broken_rules(judged) == {"letter.pdf": set()}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "findes ikke eller kan ikke læses"),
        (b"GIF89a", "er ikke et PNG-billede"),
        (png(40, 40, (1, 2, 3, 255))[:60], "er beskadiget"),
        (png(4001, 1, (1, 2, 3, 255)), "er større end 4000 billedpunkter"),
    ],
)
def test_a_logo_that_cannot_be_used_is_refused_at_its_line(data: bytes | None, reason: str, folder: Path) -> None:
    if data is not None:
        (folder / "byvåben.png").write_bytes(data)
    text = (folder / "mayor_letter.toml").read_text(encoding="utf-8")
    line = 1 + text[: text.index("logo =")].count("\n")
    with pytest.raises(TemplateError, match=rf"mayor_letter\.toml .*linje {line}: logoet byvåben\.png {reason}"):
        load_templates(folder)
