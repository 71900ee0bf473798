"""The example shows what Talkontrol finds: the money that does not add up in the mandate, and the figures that do."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest

from kk_desktop.domain.figure_check.places import PlacedFinding
from kk_desktop.domain.figure_check.reports import FigureReport
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, demo_workspace


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("demo")
    workspace = demo_workspace(
        folder / "Eksempel.kkdb", Machine(folder / "settings"), lambda: datetime(2025, 3, 21, 12, tzinfo=UTC)
    )
    yield workspace
    workspace.close()


def report(demo: Workspace, title: str) -> FigureReport:
    row = next(row for row in demo.documents.rows() if row.title.startswith(title))
    return demo.figure_checks.check(row.id).result()


def told(findings: Sequence[PlacedFinding]) -> list[tuple[str, str]]:
    return [(each.finding.quotes[0], each.finding.explanation) for each in findings]


def test_the_mandate_says_less_than_was_applied_for_and_leaves_out_a_camera(demo: Workspace) -> None:
    red = dict(told(report(demo, "Mandat for").red))
    assert red.keys() == {"0,66 mio. kr.", "23,476 mio. kr."}
    assert red["23,476 mio. kr."].startswith("7,8 + 15,7 = 23,5;")
    assert "(24.000\u00a0kr. mindre)" in red["23,476 mio. kr."]
    assert "280.000 + 63.000 + 50.000 = 393.000" in red["0,66 mio. kr."]


def test_what_the_mandate_says_rightly_is_found_right(demo: Workspace) -> None:
    green = [explanation for _quote, explanation in told(report(demo, "Mandat for").green)]
    for right in ("4 × 1,95 = 7,8", "4 × 3,925 = 15,7", "280.000 + 50.000 = 330.000"):
        assert any(each.startswith(right) for each in green)


def test_money_set_aside_before_has_no_price_level_and_is_a_doubt(demo: Workspace) -> None:
    budget_note = report(demo, "Forsøg med lokal forankring")
    assert budget_note.red == []
    assert [quote for quote, explanation in told(budget_note.amber) if "prisniveau" in explanation] == ["5 mio. kr."]


def test_the_answers_to_hearings_are_left_alone(demo: Workspace) -> None:
    for row in demo.documents.rows():
        if row.kind == "hearing_response":
            assert report(demo, row.title).red == []
