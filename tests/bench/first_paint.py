"""First paint of our window against a bare QMainWindow with four tables, each in processes of its own, in turn."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 9
GOAL = 1.3

# Both begin their clock at the first line and stop it at the first paint of the window's middle.
_WATCH = """
import time
START = time.perf_counter()
from PySide6.QtCore import QEvent, QObject

class Watch(QObject):
    painted = None
    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint and self.painted is None:
            self.painted = time.perf_counter() - START
        return False

watch = Watch()
"""
BARE = (
    _WATCH
    + """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QTabWidget
app = QApplication([])
window, tabs = QMainWindow(), QTabWidget()
model = QStandardItemModel(200, 8)
for menu in ("&File", "&Edit", "&View", "&Help"):
    window.menuBar().addMenu(menu).addAction("Entry")
for number in range(4):
    table = QTableView()
    table.setModel(model)
    tabs.addTab(table, str(number))
window.setCentralWidget(tabs)
window.resize(1440, 900)
tabs.installEventFilter(watch)
window.show()
while watch.painted is None:
    app.processEvents()
print(watch.painted)
"""
)
OURS = (
    _WATCH
    + """
import sys
from pathlib import Path
from kk_desktop.app import make_application, now
from kk_desktop.paths import settings_folder
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tasks import Tasks
app, jobs = make_application(["kk-desktop"]), Jobs()
window = MainWindow(Machine(settings_folder()), now, Tasks(jobs), opens_file=True)
window.centralWidget().installEventFilter(watch)
window.show()
while watch.painted is None:
    app.processEvents()
opened = []
window.file_opened.connect(lambda: opened.append(1))
window.open_path(Path(sys.argv[1]))
while not opened:
    app.processEvents()
app.processEvents()
print(watch.painted, time.perf_counter() - START)
window.close_file(show_start=False)
jobs.close()
"""
)
MAKE = """
import sys
from datetime import datetime
from pathlib import Path
from kk_desktop.paths import settings_folder
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import demo_workspace
demo_workspace(Path(sys.argv[1]), Machine(settings_folder()), lambda: datetime.now().astimezone()).close()
"""


def main() -> None:
    """Print medians, the ratio and the goal; and when the example file's rows stand on the screen."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "Eksempel.kkdb"
        # An installed program is compiled already; the first rounds compile ours, and do not count.
        environment = os.environ | {"KK_DESKTOP_HOME": home, "PYTHONUTF8": "1", "PYTHONPYCACHEPREFIX": home}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for program in (MAKE, BARE, OURS):
            _run(program, file, environment)
        bare, ours, rows = [], [], []
        for _ in range(ROUNDS):
            bare.append(_run(BARE, file, environment)[0])
            painted, opened = _run(OURS, file, environment)
            ours.append(painted)
            rows.append(opened)
    ratio = statistics.median(each / other for each, other in zip(ours, bare, strict=True))
    print(f"first paint: ours {statistics.median(ours) * 1000:.0f} ms, bare {statistics.median(bare) * 1000:.0f} ms")
    print(f"ratio {ratio:.2f} (goal {GOAL}); the example file is open after {statistics.median(rows) * 1000:.0f} ms")


def _run(program: str, file: Path, environment: dict[str, str]) -> list[float]:
    line = [sys.executable, "-c", program, str(file)]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    return [float(part) for part in done.stdout.split()]


if __name__ == "__main__":
    main()
