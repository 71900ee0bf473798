"""The composition root of the window: log, exception hook, Danish Qt texts, machine, threads, window."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from kk_desktop.paths import log_folder, settings_folder
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.ui import look
from kk_desktop.ui.first_paint import FirstPaint
from kk_desktop.ui.garbage import Garbage
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.report import LOG_NAME
from kk_desktop.ui.tasks import Tasks

log = logging.getLogger(__name__)

_TURN = 0.001
"""Seconds after which a thread lets another one in; Python's own five thousandths are felt at a key."""


def run_window(path: Path | None = None, demo: bool = False) -> int:
    """Show the window until it is closed; with a file in it, with a fresh example, or with the start page."""
    app = make_application(sys.argv)
    machine, jobs = Machine(settings_folder()), Jobs()
    window = MainWindow(machine, now, Tasks(jobs, app), opens_file=demo or path is not None)
    catch_everything(window)

    def go_on() -> None:
        start_log()
        if demo:
            window.open_demo(fresh=True)
        elif path is not None:
            window.open_path(path)

    first_paint = FirstPaint(window)
    first_paint.done.connect(go_on, Qt.ConnectionType.QueuedConnection)
    window.show()
    code = app.exec()
    window.close_file(show_start=False)
    jobs.close()
    return code


def now() -> datetime:
    """The time on this machine, with its time zone."""
    return datetime.now().astimezone()


def make_application(arguments: Sequence[str]) -> QApplication:
    """The application with its look and its language; Qt allows one in a process."""
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(arguments))
    dress(app)
    return app


def dress(app: QApplication) -> None:
    """Give the application its name, its language and its look."""
    app.setApplicationName("kk_desktop")
    app.setApplicationDisplayName("")
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    translator = QTranslator(app)
    if translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    keep_keys_quick(app)
    look.put_on(app)


def keep_keys_quick(app: QApplication) -> None:
    """Let the window's thread have the interpreter soon when others count and read, and free things between keys.

    Measured with 300 pages and a busy machine: the slowest key of a hundred takes half as long.
    """
    sys.setswitchinterval(_TURN)
    Garbage(app)


def start_log() -> None:
    """Write what goes wrong to a file that never grows large; no text from the documents goes there."""
    from logging.handlers import RotatingFileHandler  # 9 ms that nobody should wait for

    try:
        handler = RotatingFileHandler(log_folder() / LOG_NAME, maxBytes=500_000, backupCount=3, encoding="utf-8")
    except OSError:
        return  # a log that cannot be written must not keep anybody from the work
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)


class _Catcher(QObject):
    """Brings an exception from any thread to the strip; the window stays open, whatever it was."""

    caught = Signal(object)


def catch_everything(window: MainWindow) -> None:
    """Log what nobody caught and tell the person that the text is saved."""
    catcher = _Catcher(window)
    catcher.caught.connect(window.messages.tell_problem)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        catcher.caught.emit(error.with_traceback(trace))

    sys.excepthook = hook
    threading.excepthook = lambda args: hook(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
