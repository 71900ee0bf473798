"""Kill a clerk that types and prints, and look at what lies in the folder afterwards."""

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2

from tests.services.clerk import FILE, LETTER, last_change, open_file

ROOT = Path(__file__).parents[2]


def kill_while_printing(folder: Path, prints: int, more: int) -> int:
    """Start a clerk, kill it after so many printed letters and saved changes; the last change it said was saved."""
    command = [sys.executable, "-m", "tests.services.clerk", str(folder)]
    environment = os.environ | {"PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True) as clerk:
        assert clerk.stdout is not None
        said: list[str] = []
        for line in clerk.stdout:
            said.append(line)
            if said.count("printed\n") >= prints:
                break
        said += [clerk.stdout.readline() for _ in range(more)]
        assert clerk.poll() is None, "the clerk stopped by itself"
        clerk.kill()
        said += clerk.stdout.read().splitlines(keepends=True)
    # The kill may cut the last line short; only whole lines were said.
    return max(int(line.split()[1]) for line in said if line.startswith("saved") and line.endswith("\n"))


def wrong_in(folder: Path, last_said: int) -> list[str]:
    """What is wrong: damage, a saved change that is missing, a letter that is not whole."""
    workspace = open_file(folder)
    try:
        wrong = [finding.message for finding in workspace.checks.file()]
        if last_change(workspace) < last_said:
            wrong.append(f"change {last_said} was saved, {last_change(workspace)} is the last in {FILE}")
    finally:
        workspace.close()
    with pypdfium2.PdfDocument(folder / LETTER) as letter:
        if "Rettelse" not in letter[0].get_textpage().get_text_range():
            wrong.append(f"{LETTER} does not hold what was printed")
    return wrong


def kill_while_merging(folder: Path, letters: int) -> list[Path]:
    """Start one letter to many, kill it after so many; gives the PDFs that lie there."""
    command = [sys.executable, "-m", "tests.services.merger", str(folder)]
    environment = os.environ | {"PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True) as merger:
        assert merger.stdout is not None
        for _ in range(letters):
            assert merger.stdout.readline() == "saved\n"
        assert merger.poll() is None, "the merger stopped by itself"
        merger.kill()
    return sorted((folder / "Breve").glob("*.pdf"))
