"""The workshop: dev.py, the pins, the wheel, and where the program finds its own things."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kk_desktop import __version__, paths

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = [
    Requirement(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
]  # fmt: skip


@pytest.fixture
def dev() -> ModuleType:
    """Return dev.py as a module of its own for each test, free to be changed."""
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def screenless(dev, monkeypatch) -> ModuleType:
    """Return dev.py on a Linux machine without a screen."""
    monkeypatch.setattr(dev, "LINUX", True)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return dev


def written_commands(dev, monkeypatch, failing: str = "") -> list[list[str]]:
    """Let dev.py write down what it would run; what contains ``failing`` fails."""
    lines: list[list[str]] = []

    def call(line: list[str], offscreen: bool = False) -> int:
        lines.append(line[1:])
        return 1 if failing and failing in line else 0

    monkeypatch.setattr(dev, "call", call)
    return lines


def test_dev_needs_nothing_but_the_standard_library():
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_without_a_screen_run_prints_the_demo_documents(screenless, monkeypatch, capsys):
    lines = written_commands(screenless, monkeypatch)
    assert screenless.run([]) == 0
    assert lines == [
        ["-m", "kk_desktop", "render", "--demo", "--all", "--out", str(ROOT / "build" / "demo")],
    ]
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_with_a_screen_run_opens_the_window_on_the_demo(screenless, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    lines = written_commands(screenless, monkeypatch)
    assert screenless.run([]) == 0
    assert lines == [["-m", "kk_desktop", "--demo"]]


def test_the_test_command_runs_every_step_and_names_the_one_that_failed(dev, monkeypatch, capsys):
    lines = written_commands(dev, monkeypatch, failing="mypy")
    assert dev.test(["-k", "undo"]) == 1
    assert "Failed: types" in capsys.readouterr().out
    assert len(lines) == 5
    assert lines[-1][-2:] == ["-k", "undo"]


def test_build_fails_when_the_frozen_program_fails_its_own_test(dev, monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "BUILD", tmp_path)
    written_commands(dev, monkeypatch, failing="self-test")
    assert dev.build([]) == 1


def test_the_environment_is_made_once_and_again_when_the_pins_change(dev, monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "LINUX", False)
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev.venv, "create", lambda *_, **__: None)
    lines = written_commands(dev, monkeypatch)
    dev.prepare("test")
    dev.prepare("test")
    assert len(lines) == 1
    (tmp_path / "stamp").write_text("older pins", encoding="utf-8")
    dev.prepare("test")
    assert len(lines) == 2


def test_an_installation_that_failed_is_tried_again(dev, monkeypatch, tmp_path):
    monkeypatch.setattr(dev, "LINUX", False)
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev.venv, "create", lambda *_, **__: None)
    written_commands(dev, monkeypatch, failing="pip")
    with pytest.raises(SystemExit, match="Try again"):
        dev.prepare("test")
    assert not (tmp_path / "stamp").exists()


def test_who_is_not_root_gets_the_exact_line_for_the_missing_libraries(screenless, monkeypatch):
    monkeypatch.setattr(screenless, "is_loadable", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(screenless.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(screenless.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match=r"sudo apt-get install -y --no-install-recommends libegl1$"):
        screenless.need_system_packages("test")


def test_root_gets_the_missing_libraries_installed(screenless, monkeypatch):
    steps: list[list[str]] = []
    monkeypatch.setattr(screenless, "is_loadable", lambda library: library != "libGL.so.1")
    monkeypatch.setattr(screenless.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(screenless.os, "geteuid", lambda: 0, raising=False)

    def install(step: list[str], **_: object) -> subprocess.CompletedProcess:
        steps.append(step)
        return subprocess.CompletedProcess(step, 0)

    monkeypatch.setattr(screenless.subprocess, "run", install)
    screenless.need_system_packages("test")
    assert [step[:2] for step in steps] == [["apt-get", "update"], ["apt-get", "install"]]
    assert steps[1][-1] == "libgl1"


def test_the_workflow_installs_what_dev_would_install(dev):
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert [package for package in dev.QT_LIBRARIES.values() if package not in workflow] == []


def test_the_readme_and_the_build_machine_use_the_same_test_command():
    command = "dev.py test"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith(command)


def test_every_dependency_has_a_pin_that_suits_it():
    pins = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in PINS}
    declared = [*PROJECT["dependencies"], *(line for lines in extras().values() for line in lines)]
    wrong = [
        line
        for line in declared
        if not Requirement(line).specifier.contains(pins.get(canonicalize_name(Requirement(line).name), "0"))
    ]
    assert wrong == []


def test_every_pin_names_exactly_one_version_and_no_address():
    assert [str(pin) for pin in PINS if pin.url or not re.fullmatch(r"==[\w.]+", str(pin.specifier))] == []


def test_this_environment_holds_the_pinned_versions():
    here = [pin for pin in PINS if pin.marker is None or pin.marker.evaluate()]
    assert [str(pin) for pin in here if not pin.specifier.contains(version(pin.name))] == []


def test_contributing_gives_a_reason_for_every_dependency():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    declared = [*PROJECT["dependencies"], *(line for lines in extras().values() for line in lines)]
    assert [name for name in (Requirement(line).name for line in declared) if name not in text] == []


def extras() -> dict[str, list[str]]:
    return PROJECT["optional-dependencies"]


def test_a_wheel_carries_the_resources_and_finds_them(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    ask = "from kk_desktop import paths; print(paths.resource('fonts', 'IBMPlexSans-Regular.ttf').is_file())"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    assert wheel.name.startswith(f"kk_desktop-{__version__}-")
    assert answer.stdout.strip() == "True"
    assert (tmp_path / "installed" / "kk_desktop" / "_resources" / "dictionaries" / "da_DK.dic").is_file()


def test_one_variable_gathers_every_folder(home):
    folders = [paths.data_folder(), paths.settings_folder(), paths.log_folder()]
    assert [folder.parent for folder in folders] == [home] * 3
    assert all(folder.is_dir() for folder in folders)
    assert paths.documents_folder() == home / "documents"


def test_without_the_variable_the_folders_are_the_systems_own(monkeypatch, tmp_path):
    class Dirs:
        user_data_path = tmp_path / "Ærø data"
        user_documents_path = tmp_path / "Dokumenter"

    monkeypatch.delenv("KK_DESKTOP_HOME")
    monkeypatch.setattr(paths, "_dirs", Dirs)
    assert paths.data_folder() == tmp_path / "Ærø data"
    assert paths.documents_folder() == tmp_path / "Dokumenter"
    assert not (tmp_path / "Dokumenter").exists()
