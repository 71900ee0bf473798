"""The warm process that draws pages: drawing is pure Python and would hold the window while someone types.

It is spawned, imports printing only, and ends with the program. Executables call ``multiprocessing.freeze_support()``
first of all, so that a frozen program can be its own helper.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
import threading
import traceback
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import CancelledError
from functools import cached_property
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kk_desktop.domain.documents import Manuscript
from kk_desktop.errors import UserError

from .bundle import Part
from .foreign import Foreign
from .inspection.faults import Fault
from .manners import step_back
from .parcels import Parcels, from_bundles
from .rendered import Finding, Rendered
from .variants import PLAIN, Variant

if TYPE_CHECKING:
    from datetime import date

    from kk_desktop.domain.budgets import BudgetTable
    from kk_desktop.domain.figure_check.places import ManuscriptFigures
    from kk_desktop.domain.proofreading import Reading
    from kk_desktop.domain.style.names import NameOfTime

    from .templates import Templates
    from .volume import Volume

_LONGEST = 120.0
"""Seconds after which a drawing is given up: far beyond any document, so only a bug lasts as long."""

_GOODBYE = 2.0
_OBJECTS_TO_COLLECT = 10_000


class DrawingError(Exception):
    """A bug in drawing, or a helper that died of the same document twice; holds the helper's own traceback."""


class PageHelper:
    """Draws manuscripts in another process, one at a time; safe to call from any thread.

    ``own`` is the house's folder of templates, ``longest`` the seconds after which a drawing is given up. One that
    only ``reads`` words begins in half the time, for it loads what pages need only if it is asked for one.
    """

    def __init__(
        self, templates: Path, own: Path | None = None, *, longest: float = _LONGEST, reads: bool = False
    ) -> None:
        self._templates = templates, own
        self._reads = reads
        self._longest = longest
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._parcels = Parcels()
        self._given_up = False

    def start(self) -> None:
        """Have the process ready, so that the first page is not kept waiting; returns at once."""
        with self._lock:
            self._running_pipe()

    @property
    def pid(self) -> int | None:
        """The process, for a log; ``None`` while none runs."""
        process = self._process
        return process.pid if process is not None else None

    def draw(self, manuscript: Manuscript, variant: Variant = PLAIN) -> Rendered:
        """The finished pages. A helper that has died is started again and the page drawn by the new one.

        Raises ``TemplateError`` as drawing itself does, and ``DrawingError`` for a bug.
        """
        rendered: Rendered = self._answer("render", manuscript, variant)
        return rendered

    def inspect(self, pdf: bytes, texts: Sequence[str]) -> tuple[Fault, ...]:
        """What is wrong with a finished PDF that shall tell these texts; raises ``DrawingError`` for a bug."""
        faults: tuple[Fault, ...] = self._answer("inspect", pdf, texts)
        return faults

    def proofread(
        self, manuscript: Manuscript, own: frozenset[str], today: date, areas: int, names: Sequence[NameOfTime]
    ) -> Reading:
        """What might be mended in the words of a document; ``own`` are words and names that the file adds."""
        reading: Reading = self._answer("proofread", manuscript, own, today, areas, names)
        return reading

    def check_figures(self, manuscript: Manuscript, tables: tuple[BudgetTable, ...]) -> ManuscriptFigures:
        """What there is to say of a document's figures beside the tables."""
        from kk_desktop.domain.figure_check.places import ManuscriptFigures

        findings, unheld = self._answer("check_figures", manuscript, tables)
        return ManuscriptFigures(from_bundles(findings), from_bundles(unheld))

    def wrong_words(self, words: Collection[str], own: frozenset[str]) -> frozenset[str]:
        """Those of the words that are misspelled."""
        wrong: frozenset[str] = self._answer("wrong_words", words, own)
        return wrong

    def suggest(self, word: str, own: frozenset[str]) -> list[str]:
        """What may have been meant by a word, best first."""
        suggestions: list[str] = self._answer("suggest", word, own)
        return suggestions

    def clean(self, source: Path, target: Path | None = None) -> Foreign:
        """A foreign PDF's pages, fit to lie behind ours; without a target only looked at."""
        foreign: Foreign = self._answer("clean", source, target)
        return foreign

    def look_at_picture(self, source: Path) -> Foreign:
        """Whether a picture can be shown on a sheet of its own, and how it lies."""
        foreign: Foreign = self._answer("look_at_picture", source)
        return foreign

    def bind(self, own: Path, parts: Sequence[Part], target: Path, *, duplex: bool) -> tuple[int, ...]:
        """Pages of ours and cleaned foreign ones in one PDF; gives where each part begins, and the number of pages."""
        starts: tuple[int, ...] = self._answer("bind", own, parts, target, duplex)
        return starts

    def begin_volume(self, manuscript: Manuscript, variant: Variant, duplex: bool) -> None:
        """Begin one PDF of many letters, of which the manuscript is the pattern; see ``Volume``."""
        self._answer("begin_volume", manuscript, variant, duplex)

    def add(self, manuscript: Manuscript) -> tuple[Finding, ...]:
        """Draw one more letter of the volume. Raises ``DrawingError`` when the helper that held it has died."""
        findings: tuple[Finding, ...] = self._answer("add", manuscript)
        return findings

    def finish(self) -> Rendered:
        """The volume's PDF."""
        rendered: Rendered = self._answer("finish")
        return rendered

    def give_up(self) -> None:
        """Wait for nothing that is under way: whoever asked for it gets a ``CancelledError``; then it is closed."""
        self._given_up = True
        process = self._process
        # It may be ending by itself just now.
        with contextlib.suppress(ValueError, AttributeError, OSError):
            if process is not None:
                process.kill()
        self.close()

    def close(self) -> None:
        """End the process; a later ``draw`` starts a new one."""
        with self._lock:
            if self._pipe is not None:
                with contextlib.suppress(OSError):
                    self._pipe.send(None)
            if self._process is not None:
                self._process.join(_GOODBYE)
            self._stop()

    def _answer(self, verb: str, *things: Any) -> Any:
        with self._lock:
            if self._given_up:
                raise CancelledError
            try:
                answer = self._ask(verb, things)
            except (EOFError, OSError):
                self._stop()
                if self._given_up:
                    raise CancelledError from None
                try:
                    answer = self._ask(verb, things)
                except (EOFError, OSError) as error:
                    self._stop()
                    raise DrawingError("the helper died of this document twice") from error
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _ask(self, verb: str, things: tuple[Any, ...]) -> Any:
        pipe = self._running_pipe()
        # From here on there is a process for ``give_up`` to kill.
        if self._given_up:
            raise CancelledError
        pipe.send((verb, [self._parcels.pack(thing) for thing in things]))
        for thing in things:
            self._parcels.sent(thing)
        if not pipe.poll(self._longest):
            self._stop()
            raise DrawingError(f"no page after {self._longest:g} seconds")
        return pipe.recv()

    def _running_pipe(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self._stop()
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(
                target=serve, args=(theirs, *self._templates, self._reads), name="kk_desktop pages", daemon=True
            )
            try:
                process.start()
            except BaseException:
                ours.close()
                raise
            finally:
                # Only the helper holds its end now, so that either side sees the other one die.
                theirs.close()
            self._pipe, self._process, self._parcels = ours, process, Parcels()
        return self._pipe

    def _stop(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None


def serve(pipe: Connection, folder: Path, own: Path | None = None, reads: bool = False) -> None:
    """The helper's whole life: do what comes through the pipe until it closes."""
    # Ctrl+C in a terminal is for the program, which then ends this process as well.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    step_back()
    from kk_desktop.language import spelling

    from . import bundle, foreign, proofreading

    drawer = _Drawer(folder, own)
    if not reads:
        drawer.warm_up()
    verbs: dict[str, Callable[..., Any]] = {
        "render": drawer.render,
        "begin_volume": drawer.begin_volume,
        "add": drawer.add,
        "finish": drawer.finish,
        "inspect": _inspect,
        "proofread": proofreading.proofread,
        "check_figures": proofreading.check_figures,
        "wrong_words": proofreading.wrong_words,
        "suggest": spelling.suggest,
        "clean": foreign.clean,
        "look_at_picture": foreign.look_at_picture,
        "bind": bundle.bind,
    }
    parcels = Parcels()
    while True:
        try:
            asked: tuple[str, Sequence[Any]] | None = pipe.recv()
        except (EOFError, OSError):
            return
        if asked is None:
            return
        verb, things = asked[0], [parcels.unpack(thing) for thing in asked[1]]
        answer: Any
        try:
            answer = verbs[verb](*things)
        except UserError as error:
            answer = error
        except Exception:
            answer = DrawingError(traceback.format_exc())
        try:
            pipe.send(answer)
        except OSError:
            return


def warm_up() -> None:
    """Load what every page needs, and let the collector of garbage come more seldom in a process that only draws.

    A letter makes some ten thousand objects and leaves none behind; looking through all that is loaded for every 700
    of them takes a twentieth of the time.
    """
    from kk_desktop.language import hyphenation

    from .fonts import FILES, face

    for name in FILES:
        face(name)
    hyphenation.load()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_TO_COLLECT)


class _Drawer:
    """Draws in the helper: knows the templates, and the volume that is begun."""

    def __init__(self, folder: Path, own: Path | None) -> None:
        self._folder, self._own = folder, own
        self._volume: Volume | None = None

    def warm_up(self) -> None:
        from . import engine  # noqa: F401  # heavy, and wanted at the first page

        warm_up()

    @cached_property
    def _templates(self) -> Templates:
        from .templates import load_templates

        return load_templates(self._folder, self._own)

    def render(self, manuscript: Manuscript, variant: Variant) -> Rendered:
        from .engine import render

        return render(manuscript, self._templates, variant)

    def begin_volume(self, manuscript: Manuscript, variant: Variant, duplex: bool) -> None:
        from .volume import Volume

        self._volume = Volume(manuscript, self._templates, variant, duplex=duplex)

    def add(self, manuscript: Manuscript) -> tuple[Finding, ...]:
        return self._begun().add(manuscript)

    def finish(self) -> Rendered:
        rendered, self._volume = self._begun().finish(), None
        return rendered

    def _begun(self) -> Volume:
        if self._volume is None:
            raise RuntimeError("the helper that held the volume has died")
        return self._volume


def _inspect(pdf: bytes, texts: Sequence[str]) -> tuple[Fault, ...]:
    # Its library takes a moment to load; the first page does not wait for it.
    from .inspection.inspector import inspect

    return inspect(pdf, texts)
