"""Nothing heavy is imported before the window is painted: a start is felt every day."""

import subprocess
import sys

HEAVY = ["reportlab", "PIL", "babel", "docx", "openpyxl", "pyphen", "hunspell", "snowballstemmer", "holidays"]
HEAVY += ["icalendar", "pikepdf", "pypdfium2", "cryptography", "pyhanko", "sqlite_utils", "msgspec"]
HEAVY += ["PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork"]
# Ours, with all that a document is made of: a tenth of the way to the first paint.
HEAVY += ["kk_desktop.domain.documents"]
PROGRAM = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from kk_desktop.app import make_application, now
from kk_desktop.paths import settings_folder
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.tasks import Tasks

class Watch(QObject):
    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            app.quit()
        return False

app = make_application(["kk-desktop"])
window = MainWindow(Machine(settings_folder()), now, Tasks(Jobs()))
watch = Watch()
window.centralWidget().installEventFilter(watch)
window.show()
app.exec()
print(",".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_nothing_heavy_is_imported_before_the_first_paint():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
