"""A list of 20,000 initiatives: how it opens against an empty one, is scrolled to its end, and is sorted."""

from __future__ import annotations

import random
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from kk_desktop.app import dress
from kk_desktop.domain.initiative_lists import InitiativeColumn
from kk_desktop.language.sort_key import sort_key
from kk_desktop.services.jobs import Jobs
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace
from kk_desktop.storage.rows import Connection
from kk_desktop.ui.changes import Changes
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tabs.initiatives import InitiativesTab
from kk_desktop.ui.tasks import Tasks

HOW_MANY = 20_000
ROUNDS = 6

_WORDS = (
    ("Fremskudt", "lokal", "boligsocial", "tryg", "ung", "digital", "åben", "særlig", "grøn", "tidlig", "håndholdt"),
    ("beskæftigelse", "tryghed", "sundhed", "uddannelse", "jobformidling", "byfornyelse", "vejledning", "ørestad"),
    ("på Nørrebro", "i Tingbjerg", "i Sydhavnen", "ved Mjølnerparken", "i Urbanplanen", "på Østerbro", "i Aaparken"),
)
_STATUSES = ("idea", "proposed", "applied", "decided", "ongoing", "ended", "dropped")


def fill(workspace: Workspace, count: int) -> None:
    """So many initiatives with areas, a body and money, the same each time."""
    pick = random.Random(20_000)
    areas = [area.id for area in workspace.areas.tree()]
    bodies = [body.id for body in workspace.people.bodies()]

    def work(db: Connection) -> None:
        for number in range(count):
            title = f"{' '.join(pick.choice(words) for words in _WORDS)} {number}"
            year = pick.randint(2005, 2025)
            one = workspace.new_id()
            db.execute(
                "INSERT INTO initiative (id, title, status, purpose, period_from, period_to, responsible_body_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    one,
                    title,
                    pick.choice(_STATUSES),
                    "Flere i arbejde " * 12,
                    str(year),
                    str(year + 3),
                    pick.choice(bodies),
                ),
            )
            for area in pick.sample(areas, pick.randint(0, 3)):
                db.execute(
                    "INSERT INTO initiative_area (id, initiative_id, area_id) VALUES (?, ?, ?)",
                    (workspace.new_id(), one, area),
                )
            for money in range(pick.randint(0, 3)):
                db.execute(
                    "INSERT INTO appropriation (id, initiative_id, year, amount_ore, stage, price_level)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    (workspace.new_id(), one, year + money, pick.randint(1, 90) * 10_000_000, "approved", 2025),
                )

    workspace.desk.act("Fyldte filen", work)


def main() -> None:
    """Print what a long list costs above an empty one, and sorting and scrolling against the bare SQL, in one run."""
    app = QApplication.instance() or QApplication([])
    dress(app)
    with tempfile.TemporaryDirectory() as folder:
        opened = {}
        for count in (0, HOW_MANY):
            with _workspace(Path(folder), count) as workspace:
                opened[count] = _open(app, Path(folder), workspace)
                if count:
                    _print_opening(opened)
                    _scroll_and_sort(app, Path(folder), workspace)


@contextmanager
def _workspace(folder: Path, count: int) -> Iterator[Workspace]:
    machine = Machine(folder / "settings")
    workspace = create_workspace(folder / f"{count}.kkdb", machine, lambda: datetime.now().astimezone())
    fill(workspace, count)
    yield workspace
    workspace.close()


def _tab(app: QApplication, folder: Path, workspace: Workspace) -> InitiativesTab:
    jobs = Jobs()
    tab = InitiativesTab(workspace, Messages(), Tasks(jobs), Changes(), Machine(folder / "settings"))
    tab.destroyed.connect(jobs.close)
    tab.resize(1440, 800)
    tab.reload()
    tab.show()
    app.processEvents()
    tab.table.viewport().repaint()
    return tab


def _open(app: QApplication, folder: Path, workspace: Workspace) -> tuple[float, int]:
    """Seconds until the tab is painted with no title's place known yet, and what it holds of Python's memory then."""
    spent = []
    for _ in range(ROUNDS):
        sort_key.cache_clear()
        started = time.perf_counter()
        delete(_tab(app, folder, workspace))
        spent.append(time.perf_counter() - started)
    sort_key.cache_clear()
    tracemalloc.start()
    tab = _tab(app, folder, workspace)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    delete(tab)
    return statistics.median(spent), held


def _print_opening(opened: dict[int, tuple[float, int]]) -> None:
    (empty, nothing), (long, much) = opened[0], opened[HOW_MANY]
    print(f"A list of {HOW_MANY} initiatives opens {1000 * (long - empty):.0f} ms above an empty one (goal 400)")
    print(f"  and holds {(much - nothing) / 1e6:.1f} MB above it (goal 30)")


def _scroll_and_sort(app: QApplication, folder: Path, workspace: Workspace) -> None:
    tab = _tab(app, folder, workspace)
    started = time.perf_counter()
    tab.table.scrollToBottom()
    tab.table.viewport().repaint()
    spent = 1000 * (time.perf_counter() - started)
    print(f"  scrolls to its end in {spent:.0f} ms, {tab.table.paged.kept} of {HOW_MANY} rows read")
    # Both from warm: the keys of titles are made once.
    shown, bare = [], []
    for turn in range(ROUNDS):
        for column in (InitiativeColumn.TITLE, InitiativeColumn.AMOUNT, InitiativeColumn.AREAS):
            view = replace(tab.view, sorted_by=column, descending=turn % 2 == 0)
            started = time.perf_counter()
            keys = workspace.initiative_lists.keys(view)
            bare.append(time.perf_counter() - started)
            started = time.perf_counter()
            tab.look_at(view)
            tab.table.viewport().repaint()
            shown.append(time.perf_counter() - started)
            assert tab.table.paged.keys == keys
            app.processEvents()
    ratio = statistics.median(shown) / statistics.median(bare)
    print(f"  sorts in {1000 * statistics.median(shown):.0f} ms, ratio to the bare SQL {ratio:.2f} (goal 1.2)")
    delete(tab)


if __name__ == "__main__":
    main()
