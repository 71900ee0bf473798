"""The look: contrast, fonts, colours named in one place, and that both schemes dress the whole window."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from kk_desktop.paths import resource
from kk_desktop.ui import look
from kk_desktop.ui.widgets.sign import Sign

UI = Path(look.__file__).parent
SCHEMES = {"light": look.LIGHT, "dark": look.DARK}
STATUS_PAIRS = [("red", "redbg"), ("amber", "amberbg"), ("green", "greenbg"), ("accent", "bluebg"), ("text2", "graybg")]
GROUNDS = ("base", "window", "sel")
TONES = ("text", "text2", "accent", "red", "amber", "green")
TEXT_PAIRS = [
    *((tone, ground) for tone in TONES for ground in GROUNDS),
    *(("text3", ground) for ground in ("base", "window", "graybg")),
    *STATUS_PAIRS,
    *((tone, "alt") for tone in ("text", "text2", "accent")),
    *(("text", ground) for ground in ("mark", "chip", "redbg", "amberbg", "greenbg", "bluebg", "graybg")),
    *((("accent", ground)) for ground in ("redbg", "amberbg", "greenbg")),
    ("onaccent", "accent"),
    ("ink", "paper"),
]


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("tone", "ground"), TEXT_PAIRS)
def test_every_text_stands_clear_of_its_ground(scheme, tone, ground):
    colors = SCHEMES[scheme]._asdict()
    assert contrast(colors[tone], colors[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["base"])
@pytest.mark.parametrize("shape", ["edge", "accent", "s1", "s2", "s3", "s4"])
def test_every_shape_that_carries_meaning_can_be_seen(scheme, shape, ground):
    colors = SCHEMES[scheme]._asdict()
    assert contrast(colors[shape], colors[ground]) >= 3


def test_no_other_module_names_a_colour():
    named = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*[\"\d]|GlobalColor\.(?!transparent)|rgba?\(")
    found = [path.name for path in UI.rglob("*.py") if path.name != "look.py" and named.search(path.read_text("utf-8"))]
    assert not found


def test_the_style_sheet_is_short_and_names_tokens_only():
    sheet = resource("style.qss").read_text(encoding="utf-8")
    assert len(sheet.splitlines()) < 60
    assert "#" not in sheet.replace("#tabs", "")
    assert "$" not in look.style_sheet(look.LIGHT)


def test_only_the_message_channel_opens_boxes():
    boxes = re.compile(r"QMessageBox|QFileDialog|QInputDialog")
    found = {path.name for path in UI.rglob("*.py") if boxes.search(path.read_text("utf-8"))}
    assert found == {"messages.py"}


def test_our_own_fonts_are_there_in_every_weight_we_use():
    assert look.FAMILY in QFontDatabase.families()
    for role in look.TYPE:
        assert QFontDatabase.styleString(look.font(role))


def test_icons_are_drawn_in_the_colour_of_the_moment(qtbot, dressed):
    sign = Sign("plus")
    qtbot.addWidget(sign)
    light = sign.grab().toImage()
    look.rebuild(dressed, look.DARK)
    try:
        dark = sign.grab().toImage()
        assert light != dark
        assert light.pixelColor(8, 8).lightness() < 60
        assert dark.pixelColor(8, 8).lightness() > 200
    finally:
        look.rebuild(dressed, look.LIGHT)


def test_the_palette_follows_a_change_of_scheme(dressed):
    look.rebuild(dressed, look.DARK)
    try:
        assert look.tokens() == look.DARK
        assert QApplication.palette().color(QPalette.ColorRole.Base) == QColor(look.DARK.base)
    finally:
        look.rebuild(dressed, look.LIGHT)
    assert look.tokens() == look.LIGHT


def test_a_palette_of_the_systems_own_keeps_every_text_readable(dressed):
    palette = QPalette()
    for role, color in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.WindowText, "#ffff00"),
        (QPalette.ColorRole.Link, "#00ffff"),
    ):
        palette.setColor(role, QColor(color))
    QApplication.setPalette(palette)
    try:
        colors = look.tokens()._asdict()
        for tone, ground in [*STATUS_PAIRS, ("text2", "sel"), ("text", "window"), ("onaccent", "accent")]:
            assert contrast(colors[tone].upper(), colors[ground].upper()) >= 4.5
    finally:
        look.rebuild(dressed, look.LIGHT)
