"""What the file says is right is right, and a document is read through in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.errors import UserError
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One file and one helper for all: no test needs another's words to be gone."""
    folder = tmp_path_factory.mktemp("spelling")
    made = create_workspace(folder / "Arbejde.kkdb", Machine(folder), lambda: datetime(2025, 3, 21, tzinfo=UTC))
    yield made
    made.close()


def wrong(workspace: Workspace, *words: str) -> list[str]:
    workspace.spelling.check(words).result()
    return [word for word in words if workspace.spelling.is_wrong(word)]


def test_misspelled_words_are_told_once_they_have_been_checked(workspace: Workspace) -> None:
    assert workspace.spelling.is_wrong("forvaltnnigen") is None
    assert wrong(workspace, "forvaltnnigen", "forvaltningen") == ["forvaltnnigen"]
    assert workspace.spelling.is_wrong("forvaltningen") is False
    assert "forvaltningen" in workspace.spelling.suggest("forvaltnnigen").result()


def test_an_own_word_is_right_until_it_is_taken_off_the_list_or_undone(workspace: Workspace) -> None:
    assert wrong(workspace, "flexlodsning") == ["flexlodsning"]
    kept = workspace.spelling.add(" flexlodsning ")
    assert workspace.spelling.add("flexlodsning") == kept
    assert wrong(workspace, "flexlodsning", "Flexlodsning") == []
    assert "flexlodsning" in [own.word for own in workspace.spelling.own_words()]
    workspace.spelling.remove(kept)
    assert wrong(workspace, "flexlodsning") == ["flexlodsning"]
    workspace.history.undo()
    workspace.spelling.forget()
    assert wrong(workspace, "flexlodsning") == []


@pytest.mark.parametrize("odd", ["", "  ", "to ord", "12", "x" * 61])
def test_what_is_no_word_is_refused_and_the_list_is_as_it_was(workspace: Workspace, odd: str) -> None:
    before = workspace.spelling.own_words()
    with pytest.raises(UserError, match="Ordlisten er ikke ændret"):
        workspace.spelling.add(odd)
    assert workspace.spelling.own_words() == before


def test_names_in_the_file_are_right(workspace: Workspace) -> None:
    assert wrong(workspace, "Qvinzeby", "Xantippesen") == ["Qvinzeby", "Xantippesen"]
    workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Qvinzeby")
    workspace.people.create_person("Ib Xantippesen")
    workspace.spelling.forget()
    assert wrong(workspace, "Qvinzeby", "Qvinzebys", "Xantippesen") == []


def test_a_document_is_read_through_save_for_fields_and_other_languages(workspace: Workspace) -> None:
    document = workspace.documents.create("memo", "Et notat")
    field = Field("f", FieldSource.CASE, "c", "number")
    blocks = (
        Block(
            "a", runs=(Run("Indsatsen er gdo og er er ny."), Run("kvarkk", field=field), Run("needs", language="en"))
        ),
        Block("b", runs=(Run("Alt står som det "), Run("sk", bold=True), Run("al."), Run(footnote="Set i avisne."))),
        Block("c", runs=(Run("Her er intet."),)),
    )
    reading = workspace.spelling.proofread(document, blocks).result()
    assert reading.wrong == (("a", ("gdo",)), ("b", ("avisne",)))
    assert [(each.block_id, each.slip.quote) for each in reading.advice] == [("a", "er er")]


def test_a_helper_that_died_is_started_again(workspace: Workspace) -> None:
    assert wrong(workspace, "hørringssvar") == ["hørringssvar"]
    helper = workspace.spelling._helper
    assert helper is not None
    helper.close()
    assert wrong(workspace, "brevvet") == ["brevvet"]
