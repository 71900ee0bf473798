"""Measures what each tab costs to open in a file of many years beside an empty one: time until shown, and memory.

The figures are differences within one run; memory is the process's own, so each file has a process for itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TABS = ("overview", "areas", "initiatives", "responses", "budget", "cases")
RUNS = 3


def main() -> None:
    """Print each tab's milliseconds and megabytes above the empty file's; the least of some runs."""
    with tempfile.TemporaryDirectory() as folder:
        _ask("make", folder, "")
        empty = [_ask("open", folder, "Tom.kkdb") for _ in range(RUNS)]
        full = [_ask("open", folder, "Stor.kkdb") for _ in range(RUNS)]
    print("Tabs above those of an empty file (100,000 documents, 20,000 initiatives):")
    for tab in TABS:
        time_, memory = (
            min(run[tab][which] for run in full) - min(run[tab][which] for run in empty) for which in (0, 1)
        )
        end = min(run[tab][2] for run in full)
        print(f"  {tab:12} {time_:7.0f} ms  {memory:6.1f} MB   to the list's end {end:5.0f} ms")


def _ask(what: str, folder: str, file: str) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "tests.bench.tabs", what, folder, file]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "KK_DESKTOP_HOME": folder}
    out = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    return json.loads(out) if out.strip() else {}


def _make(folder: Path) -> None:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.workspace import create_workspace

    from . import big_file

    machine = Machine(folder / "settings")
    big_file.make(folder / "Stor.kkdb", machine)
    create_workspace(folder / "Tom.kkdb", machine, lambda: big_file.NOW).close()


def _open(folder: Path, file: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    from kk_desktop.app import dress
    from kk_desktop.services.jobs import Jobs
    from kk_desktop.services.machine import Machine
    from kk_desktop.ui.main_window import MainWindow
    from kk_desktop.ui.tasks import Tasks

    from . import big_file

    app = QApplication([])
    dress(app)
    jobs = Jobs()
    window = MainWindow(Machine(folder / "settings"), lambda: big_file.NOW, Tasks(jobs))
    window.resize(1440, 900)
    window.show()
    window.open_path(folder / file)
    while window.workspace is None:
        app.processEvents()
    figures = {}
    for tab in TABS:
        memory, begun = _memory(), time.perf_counter()
        window.show_tab(tab)
        window.grab()
        shown = time.perf_counter()
        page = window.shelf.page(tab)
        views = [each for each in page.findChildren(QAbstractItemView) if each.isVisible() and each.model().rowCount()]
        for view in views[:1]:
            QTest.keyClick(view, Qt.Key.Key_End)
            view.grab()
        ended = time.perf_counter()
        figures[tab] = [(shown - begun) * 1000, _memory() - memory, (ended - shown) * 1000]
    window.close()
    jobs.close()
    print(json.dumps(figures))


def _memory() -> float:
    """Megabytes of this process in memory, where the system tells."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text(encoding="ascii").split()[1]) * 4096 / 1e6 if statm.exists() else 0.0


if __name__ == "__main__":
    if len(sys.argv) == 4:
        {"make": lambda folder, _file: _make(folder), "open": _open}[sys.argv[1]](Path(sys.argv[2]), sys.argv[3])
    else:
        main()
