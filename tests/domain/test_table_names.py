"""Tables of one name are told apart by stage, price level and case, and the others by their names alone."""

from kk_desktop.domain.budgets import TableStage
from kk_desktop.domain.rows import TableRow
from kk_desktop.domain.table_names import told_apart


def test_only_tables_that_share_a_name_are_told_with_more() -> None:
    rows = [
        TableRow("a", "Drift", "1", 2026),
        TableRow("b", "Drift", "1", 2027, stage=TableStage.ADOPTED),
        TableRow("c", "Anlæg", "2", 2026),
        TableRow("d", "Drift", "2", 2026),
    ]
    assert told_apart(rows) == {"a": " (2026 p/l)", "b": " (Vedtaget, 2027 p/l)", "c": "", "d": ""}


def test_the_case_is_told_where_the_edition_is_the_same() -> None:
    rows = [
        TableRow("a", "Drift", "", None, case_number="2025-1"),
        TableRow("b", "Drift", "", None, case_title="Skolen"),
        TableRow("c", "Drift", "", 2026),
        TableRow("d", "Drift", "", None),
    ]
    assert told_apart(rows) == {
        "a": " (p/l ikke angivet, sag 2025-1)",
        "b": " (p/l ikke angivet, Skolen)",
        "c": " (2026 p/l)",
        "d": " (p/l ikke angivet, uden sag)",
    }
