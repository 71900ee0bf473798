"""Makes a file as large as the secretariat's will be after many years, for measuring lists and what reads them.

Written straight into the tables: the change log's own speed is measured elsewhere.
"""

from __future__ import annotations

import random
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kk_desktop.domain.people import Myself
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import create_workspace

NOW = datetime(2025, 3, 21, 13, 32, tzinfo=UTC)
HEARINGS, CASES, LOOSE, DOCUMENTS, INITIATIVES, ACTIONS = 20_000, 5_000, 20_000, 100_000, 20_000, 100_000
CHANGES = 10  # to each action
OPEN = 200  # hearings nobody has answered yet
_STATUSES = ("idea", "proposed", "applied", "decided", "ongoing", "ended", "dropped")
_PLACES = (
    "Tingbjerg",
    "Mjølnerparken",
    "Ørestad",
    "Aldersrogade",
    "Valby",
    "Århusgade",
    "Sjælør Boulevard",
    "Bispebjerg",
)
_WORDS = (
    "Lokalplan",
    "Bydelsplan",
    "Politik",
    "Trafikplan",
    "Skybrudsplan",
    "Kommuneplan",
    "Udviklingsplan",
    "Strategi",
)


def make(path: Path, machine: Machine) -> None:
    """A file with 100,000 documents (answers to hearings, papers of cases, letters), 20,000 initiatives in areas and
    with money, and a million history rows."""
    machine.me = Myself("Anna Holm")
    create_workspace(path, machine, lambda: NOW).close()
    db = sqlite3.connect(path)
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _sql in triggers:
        db.execute(f'DROP TRIGGER "{name}"')
    _fill(db, random.Random(20250321))
    for _name, sql in triggers:
        db.execute(sql)
    db.execute("ANALYZE")
    db.commit()
    db.close()


def _fill(db: sqlite3.Connection, chance: random.Random) -> None:
    first = date(2005, 1, 3)

    def title(number: int) -> str:
        return f"{chance.choice(_WORDS)} for {chance.choice(_PLACES)} {number}"

    def day(number: int, of: int) -> date:
        return first + timedelta(days=number * 7_300 // of)

    db.executemany(
        "INSERT INTO hearing (id, title, sender, received_on, deadline) VALUES (?, ?, ?, ?, ?)",
        (
            (f"h{n}", title(n), chance.choice(("Økonomiudvalget", "Teknik- og Miljøudvalget", "Socialudvalget")),
             day(n, HEARINGS).isoformat(), (day(n, HEARINGS) + timedelta(days=42)).isoformat())
            for n in range(HEARINGS)
        ),
    )  # fmt: skip
    db.executemany(
        'INSERT INTO "case" (id, title, number) VALUES (?, ?, ?)',
        ((f"c{n}", title(n), f"{2005 + n // 250}-{n:07}") for n in range(CASES)),
    )
    documents = "INSERT INTO document (id, kind, title, status, date, hearing_id, case_id) VALUES (?, ?, ?, ?, ?, ?, ?)"
    db.executemany(
        documents,
        (
            (f"a{n}", "hearing_response", title(n), "draft" if n >= HEARINGS - OPEN else "sent",
             day(n, HEARINGS).isoformat(), f"h{n}", None)
            for n in range(HEARINGS)
        ),
    )  # fmt: skip
    db.executemany(
        documents,
        ((f"l{n}", "letter", title(n), "sent", day(n, LOOSE).isoformat(), None, None) for n in range(LOOSE)),
    )
    rest = DOCUMENTS - HEARINGS - LOOSE
    db.executemany(
        documents,
        ((f"p{n}", "memo", title(n), "sent", day(n, rest).isoformat(), None, f"c{n % CASES}") for n in range(rest)),
    )
    areas = [row[0] for row in db.execute("SELECT id FROM area")]
    db.executemany(
        "INSERT INTO initiative (id, title, status, period_from, period_to) VALUES (?, ?, ?, ?, ?)",
        ((f"i{n}", f"Indsats {title(n)}", chance.choice(_STATUSES), str(2005 + n % 20), str(2007 + n % 20))
         for n in range(INITIATIVES)),
    )  # fmt: skip
    db.executemany(
        "INSERT INTO initiative_area (id, initiative_id, area_id) VALUES (?, ?, ?)",
        (
            (f"j{n}-{area_id}", f"i{n}", area_id)
            for n in range(INITIATIVES)
            for area_id in chance.sample(areas, 1 + n % 3)
        ),
    )
    db.executemany(
        "INSERT INTO appropriation (id, initiative_id, year, amount_ore, stage, price_level) VALUES (?, ?, ?, ?, ?, ?)",
        ((f"m{n}", f"i{n}", 2005 + n % 20, chance.randrange(1, 900) * 1_000_000, "approved", 2025)
         for n in range(INITIATIVES)),
    )  # fmt: skip
    installation = db.execute("SELECT id FROM installation").fetchone()[0]
    db.executemany(
        "INSERT INTO action (id, installation_id, person, at, label) VALUES (?, ?, 'Anna Holm', ?, 'Rettede titel')",
        ((f"x{n}", installation, (NOW - timedelta(minutes=ACTIONS - n)).isoformat()) for n in range(ACTIONS)),
    )
    db.executemany(
        "INSERT INTO change (action_id, table_name, row_id, operation, before, after)"
        " VALUES (?, 'document', ?, 'update', '{\"title\": \"Før\"}', '{\"title\": \"Nu\"}')",
        ((f"x{n}", f"p{(n * CHANGES + part) % rest}") for n in range(ACTIONS) for part in range(CHANGES)),
    )
