"""The house rules that no linter knows, and what a library or a font must never lose."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from reportlab.pdfbase.ttfonts import TTFont

from kk_desktop import paths

ROOT = Path(__file__).resolve().parents[1]
UI = ROOT / "kk_desktop" / "ui"
TEST_FILES = sorted(path for path in (ROOT / "tests").rglob("*.py") if path.name.startswith("test_"))
TEXT_SUFFIXES = {
    "", ".cfg", ".csv", ".ini", ".json", ".md", ".py", ".qss", ".spec", ".sql", ".svg", ".toml", ".txt", ".yml",
}  # fmt: skip
FONTS = sorted(paths.resource("fonts").glob("*.ttf"))
# What Danish official text needs: letters, dashes, quotes, spaces and hyphens that do not break and units.
PRINTED = "abcæøåÆØÅéÉèüöäß0123456789\u00a0\u00ad\u2011–—−”“’•…§€½¼¾×²³°%&@/≤≥"


def project_files() -> Iterator[Path]:
    """Yield the project's own text files: no environment, no build output, no licence text, no dictionary."""
    for top in ("kk_desktop", "tests", "resources", ".ci", ".github"):
        for path in (ROOT / top).rglob("*"):
            foreign = path.parent.name == "dictionaries" or path.name in ("LICENSE.txt", "OFL.txt")
            if path.is_file() and path.suffix in TEXT_SUFFIXES and not foreign:
                yield path
    # At the top a name without an ending may be a tool's own file, such as coverage's.
    at_top = {path for path in ROOT.glob("*.*") if path.suffix in TEXT_SUFFIXES - {""} and path.is_file()}
    yield from sorted(at_top | {ROOT / "LICENSE", ROOT / ".gitignore", ROOT / ".gitattributes"})


def places(pattern: str, files: list[Path]) -> list[str]:
    """Return ``file:line`` for every line that matches."""
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if found.search(line)
    ]


def test_only_the_messages_module_opens_a_box():
    files = [path for path in UI.rglob("*.py") if path != UI / "messages.py"]
    assert places(r"\bQMessageBox\b", files) == []


def test_only_the_look_module_names_a_colour():
    files = [path for path in UI.rglob("*.py") if path != UI / "look.py"]
    hexadecimal = r"""["'(\s]#[0-9a-fA-F]{6}\b"""
    named = r"\bQColor\(\s*[\"'\d]|\bQt\.(GlobalColor\.)?(white|black|red|green|blue|gray|yellow)\b"
    assert places(f"{hexadecimal}|{named}", files) == []


def test_no_file_holds_a_download_address():
    archive = r"://\S+\.(whl|tgz|tar\.\w+|zip|exe|msi|jar|deb)\b"
    index = r"--(extra-)?index-url|--find-links|\s@\s+(https?|git\+|file):"
    others = [path for path in project_files() if path != Path(__file__)]
    assert places(f"{archive}|{index}", others) == []
    assert places("://", [ROOT / "constraints.txt", ROOT / "pyproject.toml"]) == []


def test_no_file_names_a_folder_of_one_machine():
    others = [path for path in project_files() if path != Path(__file__)]
    assert places(r"(?<![\w.])/(home/\w|root/|work/|tmp/\w)|[A-Z]:\\+Users\\+\w", others) == []


@pytest.mark.parametrize("path", TEST_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_test_can_fail(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tests = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and is_test(node.name)]
    assert [test.name for test in tests if not any(is_judgement(node) for node in ast.walk(test))] == []


def is_test(name: str) -> bool:
    return name.startswith("test_")


def is_judgement(node: ast.AST) -> bool:
    """Tell whether this is an assert, an expected error or signal, or a call of a helper that judges."""
    if isinstance(node, ast.Assert):
        return True
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    judges = ("raises", "waitUntil", "waitSignal", "waitSignals", "run_state_machine_as_test")
    return name in judges or name.startswith(("assert_", "check_", "expect_"))


def test_no_test_waits_for_milliseconds_or_skips_itself():
    others = [path for path in TEST_FILES if path != Path(__file__)]
    assert places(r"\bsleep\(|\bqtbot\.wait\(|\bQTest\.qWait\(", others) == []
    # The one thing a machine may lack is the PDF judge, and where it must not be lacking a variable says so.
    judged = [path for path in others if "KK_REQUIRE_VERAPDF" not in path.read_text(encoding="utf-8")]
    assert places(r"\bpytest\.(skip|mark\.skip|mark\.skipif|importorskip)\b", judged) == []


def test_no_view_hears_of_what_is_saved_after_it_is_gone():
    # Qt lets go of a method when its widget is deleted, and never of a lambda: the next file would be told to the old.
    assert places(r"(?:changes\.\w+|(?<!\.)\bsaved)\.connect\((?:lambda|partial)", sorted(UI.rglob("*.py"))) == []


def test_a_void_qt_call_keeps_its_reference_to_none(qapp):
    # PySide6 6.12.0 drops one at every void call; Python 3.11 aborts when they run out.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("navn")
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.stem)
def test_every_font_has_the_glyphs_that_danish_letters_use(path: Path):
    glyphs = TTFont(path.stem, str(path)).face.charToGlyph
    assert [f"U+{ord(character):04X}" for character in PRINTED if ord(character) not in glyphs] == []


def test_the_five_styles_that_screen_and_paper_use_are_bundled():
    styles = {path.stem.removeprefix("IBMPlexSans-") for path in FONTS}
    assert styles == {"Regular", "Italic", "Medium", "SemiBold", "SemiBoldItalic"}
