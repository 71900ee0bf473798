"""What belongs to the machine survives the program, and a broken settings file never stops it."""

import json
from pathlib import Path

import pytest

from kk_desktop.domain.people import Myself
from kk_desktop.services.machine import RECENT_FILES, Machine


def test_who_i_am_is_there_the_next_time(tmp_path: Path) -> None:
    me = Myself("Bo Lund", "Kontorchef", "Team Høringer", "33 66 00 00", "bo@example.dk")
    Machine(tmp_path).me = me
    assert Machine(tmp_path).me == me


def test_an_installation_keeps_its_id_and_two_installations_differ(tmp_path: Path) -> None:
    first = Machine(tmp_path / "a").installation_id
    assert Machine(tmp_path / "a").installation_id == first
    assert Machine(tmp_path / "b").installation_id != first


def test_the_last_file_comes_first_and_the_oldest_is_forgotten(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    for number in range(RECENT_FILES + 2):
        machine.remember_file(tmp_path / f"{number}.kkdb")
    machine.remember_file(tmp_path / "5.kkdb")
    names = [path.name for path in Machine(tmp_path).recent_files]
    assert names[:2] == ["5.kkdb", f"{RECENT_FILES + 1}.kkdb"]
    assert len(names) == len(set(names)) == RECENT_FILES


def test_a_forgotten_file_is_off_the_list(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    machine.remember_file(tmp_path / "a.kkdb")
    machine.forget_file(tmp_path / "a.kkdb")
    assert machine.recent_files == ()


def test_the_window_finds_its_state_again(tmp_path: Path) -> None:
    Machine(tmp_path).window_state = {"tab": "hearings", "sizes": [304, 800]}
    assert Machine(tmp_path).window_state == {"tab": "hearings", "sizes": [304, 800]}


def test_settings_that_cannot_be_read_are_set_aside_and_everything_starts_anew(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{ half a", encoding="utf-8")
    machine = Machine(tmp_path)
    assert machine.me == Myself()
    assert (tmp_path / "settings.unreadable").read_text(encoding="utf-8") == "{ half a"
    machine.me = Myself("Anna Holm")
    assert Machine(tmp_path).me.name == "Anna Holm"


def test_settings_of_another_shape_are_passed_over(tmp_path: Path) -> None:
    odd = {"me": "Anna", "recent_files": {"a": 1}, "window_state": [], "installation_id": 7}
    (tmp_path / "settings.json").write_text(json.dumps(odd), encoding="utf-8")
    machine = Machine(tmp_path)
    assert (machine.me, machine.recent_files, machine.window_state) == (Myself(), (), {})
    assert len(machine.installation_id) == 36


def test_where_nothing_can_be_written_the_settings_last_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "ikke en mappe").write_text("", encoding="utf-8")
    machine = Machine(tmp_path / "ikke en mappe")
    machine.me = Myself("Anna Holm")
    assert (machine.me.name, machine.installation_id) == ("Anna Holm", machine.installation_id)
    assert Machine(tmp_path / "ikke en mappe").me == Myself()


def test_a_fact_from_a_newer_program_is_kept_but_not_stumbled_over(tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    settings.write_text(json.dumps({"me": {"name": "Anna", "pronoun": "hun"}, "theme": "dark"}), encoding="utf-8")
    machine = Machine(tmp_path)
    assert machine.me.name == "Anna"
    machine.remember_file(tmp_path / "a.kkdb")
    assert json.loads(settings.read_text(encoding="utf-8"))["theme"] == "dark"


def test_what_was_opened_last_comes_first_and_the_oldest_is_forgotten(tmp_path: Path) -> None:
    machine, file = Machine(tmp_path / "settings"), tmp_path / "Arbejde.kkdb"
    for number in range(25):
        machine.remember_opened(file, "document", f"d{number}")
    machine.remember_opened(file, "document", "d20")
    opened = Machine(tmp_path / "settings").opened(file)
    assert opened[:2] == [("document", "d20"), ("document", "d24")]
    assert len(opened) == len(set(opened)) == 20
    assert machine.opened(tmp_path / "En anden.kkdb") == []


def test_what_was_opened_is_forgotten_with_its_file(tmp_path: Path) -> None:
    machine = Machine(tmp_path / "settings")
    for number in range(10):
        file = tmp_path / f"{number}.kkdb"
        machine.remember_file(file)
        machine.remember_opened(file, "case", "c")
    assert machine.opened(tmp_path / "9.kkdb") == [("case", "c")]
    assert machine.opened(tmp_path / "0.kkdb") == []


@pytest.mark.parametrize("kept", ["7", '["document"]', '[["document"], 3, ["case", "c"]]', "{}"])
def test_opened_things_of_another_shape_are_passed_over(tmp_path: Path, kept: str) -> None:
    file = tmp_path / "Arbejde.kkdb"
    settings = tmp_path / "settings.json"
    settings.write_text(f'{{"opened": {{{json.dumps(str(file))}: {kept}}}}}', encoding="utf-8")
    assert Machine(tmp_path).opened(file) in ([], [("case", "c")])
    Machine(tmp_path).remember_opened(file, "document", "d")
    assert Machine(tmp_path).opened(file)[0] == ("document", "d")
