"""Kill the program again and again while it types, and look for lost changes: ``python dev.py soak [ROUNDS]``."""

import random
import sys
import tempfile
from pathlib import Path

from tests.storage.killing import kill_while_typing, lost


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "arbejde.kkdb"
        for number in range(1, rounds + 1):
            last_said = kill_while_typing(path, chance.randint(1, 300))
            if wrong := lost(path, last_said):
                print(f"round {number}: " + "; ".join(wrong))
                return 1
            print(f"round {number} of {rounds}: {last_said} changes, none lost", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
