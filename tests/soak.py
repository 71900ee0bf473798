"""Kill the program again and again while it types and prints, and write at random; look for what is lost or broken.

Run as ``python dev.py soak [ROUNDS]``.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.services.killing import kill_while_printing, wrong_in
from tests.storage.killing import kill_while_typing, lost


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "tekst.kkdb"
        for number in range(1, rounds + 1):
            typed = kill_while_typing(path, chance.randint(1, 300))
            wrong = lost(path, typed)
            printed = kill_while_printing(folder, chance.randint(1, 5), chance.randint(0, 40))
            wrong += wrong_in(folder, printed)
            wrong += scribbled(chance.randint(0, 10**6))
            if wrong:
                print(f"round {number}: " + "; ".join(wrong))
                return 1
            print(f"round {number} of {rounds}: change {typed} and {printed}, none lost", flush=True)
    return 0


def scribbled(seed: int) -> list[str]:
    """What is wrong in a text that was written at random, in a process of its own as a window has one."""
    command = [sys.executable, "-m", "tests.ui.editor.scribbling", str(seed)]
    done = subprocess.run(
        command, env={"QT_QPA_PLATFORM": "offscreen", **os.environ}, capture_output=True, check=False, encoding="utf-8"
    )
    return [] if done.returncode == 0 else [f"writing {seed}: {done.stdout}{done.stderr[-2000:]}"]


if __name__ == "__main__":
    sys.exit(main())
