"""What the tabs ask of the example file: each question has an answer a person would recognise."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, demo_workspace
from tests.services.conftest import Clock


@pytest.fixture
def demo(tmp_path: Path, machine: Machine, clock: Clock) -> Iterator[Workspace]:
    workspace = demo_workspace(tmp_path / "Eksempel.kkdb", machine, clock)
    yield workspace
    workspace.close()


def test_an_area_leads_to_its_lists_initiatives_documents_and_studies(demo: Workspace) -> None:
    area_ids = [area.id for area in demo.areas.tree()]
    assert any(demo.areas.listings(area_id) for area_id in area_ids)
    assert any(demo.area_pages.initiatives(area_id).rows for area_id in area_ids)
    assert any(demo.area_pages.documents(area_id).rows for area_id in area_ids)
    studies = [study for area_id in area_ids for study in demo.analyses.of_area(area_id)]
    assert {study.id for study in studies} <= {study.id for study in demo.analyses.rows()}
    assert any(demo.analyses.recommendations(study.id) for study in studies)
    assert any(demo.analyses.barriers(study.id) for study in studies)
    assert demo.areas.policies()


def test_the_money_is_told_as_pools_and_applications(demo: Workspace) -> None:
    pools = {pool.id for pool in demo.pools.pools()}
    assert {claim.pool_id for claim in demo.pools.applications() if claim.pool_id} <= pools
    assert 8_000_000_000 in {pool.amount_ore for pool in demo.pools.pools()}


def test_every_document_has_a_kind_with_a_danish_name_and_draws_without_remarks(demo: Workspace) -> None:
    for row in demo.documents.rows():
        assert row.kind in demo.kinds
        assert row.kind_name == demo.kinds[row.kind].name
        assert demo.pages.render(row.id).findings == ()


def test_the_example_has_nothing_to_undo(demo: Workspace) -> None:
    assert not demo.history.can_undo()


def test_the_examples_only_remark_is_that_the_proposals_bilag_are_titles(demo: Workspace) -> None:
    # The figures that do not hold are there to be found; see test_demo_figures.
    (finding,) = (finding for finding in demo.checks.run() if not finding.is_advice)
    assert finding.message == "Bilag 1-15 har kun titler. Læg filerne ind, eller send dem ved siden af."
