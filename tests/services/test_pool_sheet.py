"""A pool on paper: its facts, its applications and their sums, who pays the rest, and what does not add up."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kk_desktop.domain.amounts import MILLION
from kk_desktop.errors import GoneError
from kk_desktop.services.machine import Machine
from kk_desktop.services.sheet_writing import Sheet
from kk_desktop.services.workspace import Workspace, demo_workspace
from tests.printing import gate


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The example file, read and never changed."""
    folder = tmp_path_factory.mktemp("pools")
    workspace = demo_workspace(folder / "Eksempel.kkdb", Machine(folder), lambda: datetime(2025, 3, 21, 13, tzinfo=UTC))
    yield workspace
    workspace.close()


def sheet_of(demo: Workspace, name: str) -> Sheet:
    return demo.sheets.pool(next(pool.id for pool in demo.pools.pools() if pool.name.startswith(name)))


def told(sheet: Sheet) -> str:
    return "\n".join(block.text for block in sheet.manuscript.blocks).replace("\u00a0", " ")


def test_the_80_millions_are_printed_with_their_applications_and_what_does_not_add_up(demo: Workspace) -> None:
    sheet = sheet_of(demo, "Puljen til det strategiske")
    applied = sheet.manuscript.listings[0]
    assert [column.label for column in applied.columns] == ["Ansøgning", "Søger", "Periode", "Søgt", "Pr. år"]
    assert applied.rows[0][1:] == ("ØKF", "2011-2014", "7.800", "1.950")
    assert applied.rows[-1] == ("I alt", "", "", "23.500", "5.875")
    assert "Kommunen må søge: 23,476 mio. kr." in told(sheet)
    assert "Ansøgere: 17" in told(sheet)
    assert "Stemmer ikke. Der er søgt 23,5 mio. kr.; kommunen må søge 23,476 mio. kr. (24.000 kr. mere)." in told(sheet)
    assert "Tabel 1. Ansøgninger til initiativaftaler" in told(sheet)


def test_who_pays_besides_the_pool_is_printed_with_its_sums(demo: Workspace) -> None:
    shares = sheet_of(demo, "Udvidet TV").manuscript.listings[1]
    assert shares.rows[1] == (
        "TV-overvågning, Aldersrogade", "126", "63", "0", "63", "Områdeløftet i Haraldsgadekvarteret",
    )  # fmt: skip
    assert shares.rows[-1] == ("I alt", "786", "393", "330", "63", "")


def test_applications_outside_every_pool_have_a_sheet_of_their_own(demo: Workspace) -> None:
    sheet = demo.sheets.pool(None)
    assert sheet.title == "Puljeark Ansøgninger uden pulje"
    assert [row[0] for row in sheet.manuscript.listings[0].rows][-1] == "I alt"
    assert "Kommunen må søge" not in told(sheet)


def test_two_price_levels_have_no_sum_on_paper(workspace: Workspace) -> None:
    pool_id = workspace.pools.create("Puljen", price_level=2014)
    workspace.pools.apply("Den første", pool_id, amount_ore=MILLION)
    workspace.pools.apply("Den anden", pool_id, amount_ore=MILLION, price_level=0)
    applied = workspace.sheets.pool(pool_id).manuscript.listings[0]
    assert [row[0] for row in applied.rows] == ["Den første", "Den anden"]
    assert applied.note == "1.000 kr. Ingen sum: 2014 p/l og løbende priser kan ikke lægges sammen."


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ((MILLION, None), "1.000 kr. 1 ansøgning har intet søgt beløb og er ikke talt med under Søgt."),
        ((MILLION, None, None), "1.000 kr. 2 ansøgninger har intet søgt beløb og er ikke talt med under Søgt."),
        ((MILLION, MILLION), "1.000 kr."),
    ],
)
@pytest.mark.parametrize("is_outside", [True, False])
def test_a_sum_tells_which_applications_it_leaves_out(
    workspace: Workspace, amounts: tuple[int | None, ...], words: str, is_outside: bool
) -> None:
    pool_id = None if is_outside else workspace.pools.create("Puljen")
    for number, amount in enumerate(amounts):
        workspace.pools.apply(f"Ansøgning {number}", pool_id, amount_ore=amount)
    assert workspace.sheets.pool(pool_id).manuscript.listings[0].note == words


def test_a_pool_that_is_gone_has_no_sheet(workspace: Workspace) -> None:
    with pytest.raises(GoneError):
        workspace.sheets.pool("borte")


def test_the_sheets_of_the_examples_pools_pass_the_gate(demo: Workspace, tmp_path: Path) -> None:
    made = {pool.name: demo.sheets.pool(pool.id) for pool in demo.pools.pools()} | {"none": demo.sheets.pool(None)}
    for number, sheet in enumerate(made.values()):
        rendered = demo.sheets.render(sheet)
        assert rendered.findings == ()
        assert gate.text_losses(rendered.pdf, sheet.manuscript) == []
        (tmp_path / f"{number}.pdf").write_bytes(rendered.pdf)
    assert set().union(*gate.broken_rules(tmp_path).values()) == set()
