"""What every service is handed: the open file, who sits here, the clock, ids, kinds and holidays."""

from __future__ import annotations

import secrets
import sqlite3
import threading
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import TypeVar

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.dates import IsHoliday, write_moment
from kk_desktop.domain.ids import IdMaker
from kk_desktop.domain.kinds import Kind
from kk_desktop.domain.people import Myself
from kk_desktop.errors import GoneError
from kk_desktop.paths import scratch_folder
from kk_desktop.storage.database import Database, Who
from kk_desktop.storage.rows import GONE, Connection
from kk_desktop.storage.table_cache import TableCache

from .field_refresh import refresh_since
from .machine import Machine
from .scratch import Scratch
from .templates import Design, read_design

Clock = Callable[[], datetime]
"""The time now, with its time zone."""

Result = TypeVar("Result")


class Desk:
    """The ground the services stand on; they meet in the file and nowhere else."""

    def __init__(
        self,
        database: Database,
        machine: Machine,
        clock: Clock,
        new_id: Callable[[], str],
        design: Design,
    ) -> None:
        self.database = database
        self.clock = clock
        self.new_id = new_id
        self.design = design
        self.is_holiday: IsHoliday = is_danish_holiday
        self.tables = TableCache()
        self.scratch = Scratch(scratch_folder(), clock())
        self._machine = machine
        self._inside = threading.local()
        database.end_each_with(self._refresh_fields)
        database.subscribe(lambda _touched: self.tables.settle())

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds of documents there are templates for."""
        return self.design.kinds

    def read_templates_again(self) -> None:
        """Use the templates as the machine's settings now tell."""
        self.design = read_design(self._machine)

    @property
    def me(self) -> Myself:
        """Who sits here now."""
        return self._machine.me

    def today(self) -> date:
        """The date where the clock stands."""
        return self.clock().date()

    def stamp(self, done: str) -> str:
        """What was done just now, and by whom: Gemt 21. marts 2025 kl. 14.32 af Anna Holm."""
        now, name = self.clock(), self.me.name
        return f"{done} {write_moment(now)}" + (f" af {name}" if name else "")

    def act(
        self,
        label: str,
        work: Callable[[Connection], Result],
        *,
        merge_key: str | None = None,
        undoable: bool = True,
    ) -> Result:
        """Do one thing in one transaction under one action of the history.

        A service called within another's action belongs to that action: it commits and is undone with it.
        Raises ``GoneError`` when the work points at something that is not in the file any more.
        """
        outer: Connection | None = getattr(self._inside, "connection", None)
        if outer is not None:
            return work(outer)

        def mark_and_work(connection: Connection) -> Result:
            self._inside.connection = connection
            try:
                return work(connection)
            finally:
                self._inside.connection = None

        self.database.who = who_writes(self._machine)
        try:
            return self.database.act(label, mark_and_work, merge_key=merge_key, undoable=undoable)
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorname == "SQLITE_CONSTRAINT_FOREIGNKEY":
                # A view still shows what an undo has taken away, and something was added to it.
                raise GoneError(GONE) from error
            raise

    def table(self, table_id: str) -> BudgetTable:
        """A budget table as it stands; one that has been read is only brought up to date. Raises ``GoneError``."""
        return self.tables.get(self.read(), table_id)

    def _refresh_fields(self, connection: Connection, change: int) -> None:
        self.tables.begin()
        refresh_since(connection, change, self.tables)

    def read(self) -> Connection:
        """The connection to read through: this thread's own, or the writing one within an action."""
        inside: Connection | None = getattr(self._inside, "connection", None)
        return inside if inside is not None else self.database.reader()


def who_writes(machine: Machine) -> Who:
    """The name and the installation that the history tells actions by."""
    return Who(machine.installation_id, machine.me.name, machine.name)


def id_maker(clock: Clock) -> IdMaker:
    """Ids that follow the handed-in clock."""
    return IdMaker(lambda: int(clock().timestamp() * 1000), secrets.randbits)


def is_danish_holiday(day: date) -> bool:
    """Whether the day is a public holiday in Denmark."""
    return day in _danish_holidays()


def holiday_name(day: date) -> str:
    """What the holiday is called in Danish ("Skærtorsdag", "2. påskedag"); empty on any other day."""
    return _danish_holidays().get(day, "").replace("Anden ", "2. ")


@cache
def _danish_holidays() -> Mapping[date, str]:
    # The package knows every country and is slow to import; it fills in the years as they are asked for.
    import holidays

    return holidays.country_holidays("DK", language="da")
