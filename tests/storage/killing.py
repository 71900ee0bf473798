"""Kill a typist at a random moment, and look at what lies in the file afterwards."""

import os
import subprocess
import sys
from pathlib import Path

from kk_desktop.storage import opening
from tests.storage.typist import BLOCKS, numbers, open_file, text

ROOT = Path(__file__).parents[2]


def kill_while_typing(path: Path, acknowledged: int) -> int:
    """Start a typist, kill it some time after so many actions, and return the last number it said was saved."""
    command = [sys.executable, "-m", "tests.storage.typist", str(path)]
    environment = os.environ | {"PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True) as typist:
        assert typist.stdout is not None
        said = [typist.stdout.readline() for _ in range(acknowledged)]
        typist.kill()
        said += typist.stdout.read().splitlines(keepends=True)
    # The kill may cut the last line short; only whole lines were said.
    whole = [line for line in said if line.endswith("\n")]
    return int(whole[-1])


def lost(path: Path, last_said: int) -> list[str]:
    """What is wrong with the file: damage, a saved number that is missing, a text that is not whole."""
    database = open_file(path)
    found = numbers(database.reader())
    wrong = opening.findings(database.reader(), thorough=True)
    if max(found, default=0) < last_said:
        wrong.append(f"{last_said} was saved, {max(found, default=0)} is the last in the file")
    newest = max(found)
    if sorted(found) != list(range(max(newest - BLOCKS, 0) + 1, newest + 1)):
        wrong.append(f"the blocks hold {found}")
    texts = [row[0] for row in database.reader().execute("SELECT text FROM search_row WHERE part <> ''")]
    wrong += [
        f"the search does not hold {number}" for number in found if text(number).strip() not in map(str.strip, texts)
    ]
    database.close()
    return wrong
