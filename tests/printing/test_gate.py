"""The gate lets our pages through, and bites: every spoiled page is refused, each for its own reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import Templates
from tests.printing import damage, gate, samples
from tests.printing.damage import DAMAGES, TEXT

BY_RULE = [each for each in DAMAGES if each.refused_by != TEXT]
BY_TEXT = [each for each in DAMAGES if each.refused_by == TEXT]


@pytest.fixture(scope="module")
def sound_pdf(templates: Templates) -> bytes:
    return render(damage.sound(), templates).pdf


@pytest.fixture(scope="module")
def broken(sound_pdf: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The rules that each spoiled file breaks, by its name; "sound" and "resaved" are the ones that are not."""
    folder = tmp_path_factory.mktemp("gate")
    (folder / "sound.pdf").write_bytes(sound_pdf)
    (folder / "resaved.pdf").write_bytes(damage.resaved(sound_pdf))
    for each in DAMAGES:
        (folder / f"{each.name}.pdf").write_bytes(damage.resaved(sound_pdf, each.spoil))
    return {Path(name).stem: rules for name, rules in gate.broken_rules(folder).items()}


@pytest.mark.parametrize("name", ["sound", "resaved"])
def test_what_nobody_spoiled_breaks_no_rule(broken: dict[str, set[str]], name: str) -> None:
    assert broken[name] == set()


@pytest.mark.parametrize("each", BY_RULE, ids=lambda each: each.name)
def test_a_spoiled_file_is_refused_by_the_rule_for_it(broken: dict[str, set[str]], each: damage.Damage) -> None:
    assert each.refused_by in broken[each.name]


def test_what_nobody_spoiled_loses_no_text(sound_pdf: bytes) -> None:
    assert gate.text_losses(sound_pdf, damage.sound()) == []
    assert gate.text_losses(damage.resaved(sound_pdf), damage.sound()) == []


@pytest.mark.parametrize("each", BY_TEXT, ids=lambda each: each.name)
def test_text_that_is_lost_or_moved_is_refused_by_reading_it_back(sound_pdf: bytes, each: damage.Damage) -> None:
    assert gate.text_losses(damage.resaved(sound_pdf, each.spoil), damage.sound()) != []


@pytest.mark.parametrize("each", BY_TEXT, ids=lambda each: each.name)
def test_the_rules_alone_would_let_lost_text_through(broken: dict[str, set[str]], each: damage.Damage) -> None:
    assert broken[each.name] == set()


@pytest.mark.parametrize("kind", sorted(set(samples.EVERY_KIND) - {"annex"}))
def test_every_kind_of_written_document_reads_back_whole(kind: str, templates: Templates) -> None:
    manuscript = samples.EVERY_KIND[kind]()
    assert gate.text_losses(render(manuscript, templates).pdf, manuscript) == []
