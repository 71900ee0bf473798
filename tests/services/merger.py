"""A process that writes one letter to many into a folder, to be killed in the middle of it.

Run as ``python -m tests.services.merger FOLDER``: says ``saved`` when one more whole letter lies in ``FOLDER/Breve``.
"""

import sys
from pathlib import Path

from kk_desktop.domain.recipients import Recipient
from tests.services.clerk import open_file

LETTERS = 400


def main() -> None:
    folder = Path(sys.argv[1])
    workspace = open_file(folder)
    recipients = [Recipient(f"Forening {number}") for number in range(LETTERS)]
    progress = workspace.mail_merge.progress(recipients)
    progress.listen = lambda: print("saved", flush=True)
    letter = workspace.documents.create("letter", "Høring om byens parker")
    workspace.mail_merge.save_files(letter, recipients, folder / "Breve", progress=progress)


if __name__ == "__main__":
    main()
