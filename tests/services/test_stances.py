"""The summary of an answer, on the screen and on paper."""

from datetime import date
from pathlib import Path

from kk_desktop.domain.text import Block, Run, Stance
from kk_desktop.services.workspace import Workspace
from tests.printing import gate, reading


def marked(workspace: Workspace) -> str:
    """An answer with a mark, to a hearing with two questions, one of them met."""
    hearing_id = workspace.hearings.register(
        "Havneplan", "Havnerådet", questions=["Støtter I planen?", "Hvornår?"], deadline=date(2025, 5, 2)
    )
    ask = workspace.hearings.get(hearing_id).asks[0]
    workspace.hearings.change_ask(ask.id, answer="Ja, i store træk.")
    document_id = workspace.hearings.answers(hearing_id)[0].id
    block = Block(workspace.new_id(), runs=(Run("Udvalget støtter planen. Den er god."),), stance=Stance.AGREES)
    workspace.documents.save_blocks(document_id, [block], [block.id])
    return document_id


def test_the_summary_prints_as_a_sheet_that_is_as_secret_as_the_answer(workspace: Workspace, tmp_path: Path) -> None:
    document_id = marked(workspace)
    workspace.documents.change(
        document_id, confidential_reason="Personoplysninger", confidential_paragraph="forvaltningslovens § 27"
    )
    sheet = workspace.stances.sheet(document_id)
    pdf = workspace.sheets.render(sheet).pdf
    (tmp_path / "resume.pdf").write_bytes(pdf)
    assert gate.broken_rules(tmp_path) == {"resume.pdf": set()}
    assert not gate.text_losses(pdf, sheet.manuscript)
    words = " ".join(reading.page_text(pdf).split())
    assert "Tilslutter sig" in words
    assert "Udvalget støtter planen." in words
    assert "Den er god." not in words
    assert "Støtter I planen? Ja, i store træk." in words
    assert "Hvornår? Ikke besvaret endnu." in words
    assert "FORTROLIG" in words
    assert sheet.file_name == "Resumé Havneplan 2025-03-21.pdf"


def test_the_letters_own_page_never_tells_the_mark(workspace: Workspace) -> None:
    document_id = marked(workspace)
    with_mark = workspace.pages.render(document_id).pdf
    blocks = workspace.documents.blocks(document_id)
    unmarked = [Block(block.id, block.kind, block.runs) for block in blocks]
    workspace.documents.save_blocks(document_id, unmarked, [block.id for block in blocks])
    assert workspace.pages.render(document_id).pdf == with_mark
