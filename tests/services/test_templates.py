"""The house's own templates: taken from a folder, refused with the reason, never in the way of the work."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kk_desktop.errors import UserError
from kk_desktop.paths import resource
from kk_desktop.printing.templates import TemplateError, load_templates
from kk_desktop.services.machine import Machine
from kk_desktop.services.templates import OwnTemplates
from kk_desktop.services.workspace import Workspace, create_workspace, open_workspace
from tests.printing import reading
from tests.services.conftest import Clock


@pytest.fixture
def own(machine: Machine) -> OwnTemplates:
    return OwnTemplates(machine)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The house's folder: a letter that closes in its own way."""
    made = tmp_path / "skabeloner"
    made.mkdir()
    letter = resource("templates", "letter.toml").read_text(encoding="utf-8")
    (made / "letter.toml").write_text(letter.replace("Med venlig hilsen", "De bedste hilsner"), encoding="utf-8")
    return made


def closing_of_a_letter(workspace: Workspace) -> str:
    letter = workspace.documents.create("letter", "Til Valby")
    return reading.tree_text(workspace.pages.render(letter).pdf)


def test_a_file_in_the_own_folder_goes_before_the_programs(
    tmp_path: Path, machine: Machine, clock: Clock, own: OwnTemplates, folder: Path
) -> None:
    own.use(folder)
    workspace = create_workspace(tmp_path / "ny.kkdb", machine, clock)
    try:
        assert workspace.kinds["letter"].closing == "De bedste hilsner"
        assert "De bedste hilsner" in closing_of_a_letter(workspace)
        assert workspace.kinds["memo"].name == "Notat"
        assert own.files() == ["letter.toml"]
    finally:
        workspace.close()


def test_an_open_file_takes_other_templates_from_the_next_page_on(
    workspace: Workspace, own: OwnTemplates, folder: Path
) -> None:
    assert "Med venlig hilsen" in closing_of_a_letter(workspace)
    own.use(folder)
    workspace.read_templates_again()
    assert "De bedste hilsner" in closing_of_a_letter(workspace)
    own.use_built_in()
    workspace.read_templates_again()
    assert "Med venlig hilsen" in closing_of_a_letter(workspace)


def test_a_template_with_a_mistake_is_refused_and_the_one_before_goes_on(own: OwnTemplates, folder: Path) -> None:
    own.use(folder)
    worse = folder.with_name("værre")
    worse.mkdir()
    (worse / "memo.toml").write_text('name = "Notat"\n[page]\nleft = "tyve"\n', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"memo\.toml kan ikke bruges, linje 3"):
        own.use(worse)
    assert own.folder == folder


@pytest.mark.parametrize("name", ["skrift.ttf", "findes-ikke.ttf"])
def test_a_typeface_that_cannot_be_used_is_refused_when_it_is_chosen(
    name: str, own: OwnTemplates, folder: Path
) -> None:
    (folder / "skrift.ttf").write_bytes(b"ikke en skrifttype")
    styles = resource("templates", "styles.toml").read_text(encoding="utf-8")
    fonts = "".join(f'{face} = "{name}"\n' for face in ("regular", "italic", "semibold", "semibold_italic"))
    (folder / "styles.toml").write_text(f"{styles}\n[fonts]\n{fonts}", encoding="utf-8")
    with pytest.raises(TemplateError, match=name.replace(".", r"\.")):
        own.use(folder)
    assert own.folder is None


def test_one_logo_in_the_styles_stands_on_every_kind_with_a_letterhead(own: OwnTemplates, folder: Path) -> None:
    Image.new("RGB", (120, 120), (200, 0, 0)).save(folder / "logo.png")
    styles = resource("templates", "styles.toml").read_text(encoding="utf-8")
    (folder / "styles.toml").write_text(f'logo = "logo.png"\n{styles}', encoding="utf-8")
    own.use(folder)
    heads = [template.head for template in load_templates(resource("templates"), own.folder).by_kind.values()]
    assert {head.logo for head in heads if head} == {"logo.png"}


def test_a_folder_without_templates_is_refused(own: OwnTemplates, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="har ingen skabeloner"):
        own.use(tmp_path)


def test_a_folder_that_has_gone_bad_does_not_stop_the_file_from_opening(
    tmp_path: Path, machine: Machine, clock: Clock, own: OwnTemplates, folder: Path
) -> None:
    create_workspace(tmp_path / "ny.kkdb", machine, clock).close()
    own.use(folder)
    (folder / "letter.toml").write_text("name = 7", encoding="utf-8")
    workspace = open_workspace(tmp_path / "ny.kkdb", machine, clock)
    try:
        assert workspace.kinds["letter"].closing == "Med venlig hilsen"
        assert "letter.toml kan ikke bruges" in str(workspace.template_trouble)
        assert "Med venlig hilsen" in closing_of_a_letter(workspace)
    finally:
        workspace.close()


def test_the_programs_templates_can_be_laid_in_a_folder_and_used_as_they_are(own: OwnTemplates, tmp_path: Path) -> None:
    own.copy_to(tmp_path / "vores")
    own.use(tmp_path / "vores")
    assert "letter.toml" in own.files()
    assert "logo.png" in (tmp_path / "vores" / "LÆS MIG.txt").read_text(encoding="utf-8")
    with pytest.raises(UserError, match="er ikke tom"):
        own.copy_to(tmp_path / "vores")
