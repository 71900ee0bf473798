"""Fortryd and Gentag outside the text: one action of the file taken back or given back, and said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kk_desktop.services.jobs import Stopped

if TYPE_CHECKING:
    from .main_window import MainWindow


def step(window: MainWindow, way: str, verb: str) -> None:
    """Take back (``undo``) or give back (``redo``) one action, and say which."""
    if window.workspace is None or window.workspace.read_only:
        return
    # What is being typed comes first, or it would be saved on top of what is undone.
    if window.shelf is not None and not (window.shelf.flush() and window.stack.flush()):
        return
    history = window.workspace.history
    if not (history.can_undo() if way == "undo" else history.can_redo()):
        window.messages.tell("Der er ikke mere at fortryde." if way == "undo" else "Der er intet at gentage.")
        return
    take = history.undo if way == "undo" else history.redo

    def tell(done: str) -> None:
        window.messages.tell(f"{verb}: {done[:1].lower()}{done[1:]}.", "info")

    def tell_not_done(error: BaseException) -> None:
        if isinstance(error, Stopped):
            window.messages.tell("Stoppet. Intet er ændret.")
        else:
            window.messages.tell_problem(error)

    if progress := history.long_step(way):
        # Steps wait for each other on the writer's thread, so that the next press of the key takes the next one.
        if window.messages.jobs.is_busy:
            window.messages.tell("Fortryder …" if way == "undo" else "Gentager …", "info")
            window.tasks.start(take, tell, window.messages.tell_problem, owner=window)
        else:
            work = partial(take, progress=progress)
            window.messages.jobs.start(window.tasks, progress, work, tell, tell_not_done, owner=window)
        return
    try:
        done = take()
    except Exception as error:
        window.messages.tell_problem(error)
        return
    tell(done)
