"""A document goes for review inside its PDF and comes back as a document of its own, whole and alone."""

import dataclasses
import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.files import PDF_TYPE
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run, Stance
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import DiskFullError, UserError
from kk_desktop.exchange.review_pdf import read_review_pdf
from kk_desktop.services.facts import LONGEST_LINE
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace, demo_workspace
from tests.printing import gate, reading, strategies
from tests.table_shape import add_row

from .conftest import Clock


@pytest.fixture
def demo(tmp_path: Path, machine: Machine, clock: Clock) -> Iterator[Workspace]:
    workspace = demo_workspace(tmp_path / "Eksempel.kkdb", machine, clock)
    yield workspace
    workspace.close()


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "gennemsyn.pdf"


def without_ids(thing: Any) -> Any:
    """The thing with every id counted in the order it is met, so that two of the same shape are equal."""
    seen: dict[str, str] = {}

    def counted(thing: Any, name: str = "") -> Any:
        if is_dataclass(thing) and not isinstance(thing, type):
            values = {field.name: counted(getattr(thing, field.name), field.name) for field in fields(thing)}
            return dataclasses.replace(thing, **values)
        if name == "area_ids":
            return ()
        if isinstance(thing, tuple):
            return tuple(counted(part, name) for part in thing)
        if isinstance(thing, dict):
            return {seen.setdefault(key, str(len(seen))): counted(value) for key, value in thing.items()}
        if name in ("id", "target", "clause_id", "table_id", "annex_id", "body_id", "initiative_id") and thing:
            return seen.setdefault(thing, str(len(seen)))
        return thing

    return counted(thing)


def as_taken_in(manuscript: Manuscript) -> Manuscript:
    """What another file makes of it: a draft, and no part of a table that points at another file's things."""
    tables = tuple(
        dataclasses.replace(
            table,
            rows=tuple(dataclasses.replace(row, area_id=None, initiative_id=None) for row in table.rows),
        )
        for table in manuscript.tables
    )
    document = dataclasses.replace(manuscript.document, status=Status.DRAFT, case_id=None)
    annexes = tuple(as_taken_in(annex) for annex in manuscript.annexes)
    return dataclasses.replace(manuscript, document=document, tables=tables, annexes=annexes)


def carried(workspace: Workspace, document_id: str) -> Manuscript:
    return as_taken_in(workspace.review.carried(workspace.pages.manuscript(document_id)))


def test_every_document_of_the_example_comes_back_in_another_file(
    demo: Workspace, workspace: Workspace, pdf: Path
) -> None:
    rows = demo.documents.rows()
    assert len(rows) >= 5
    for row in rows:
        demo.review.save_review_pdf(row.id, pdf)
        taken_in = workspace.review.fetch(pdf)
        assert without_ids(carried(workspace, taken_in)) == without_ids(carried(demo, row.id))
        assert workspace.pages.render(taken_in).pdf == demo.pages.render(row.id).pdf


def test_whatever_can_be_written_comes_back(workspace: Workspace, pdf: Path) -> None:
    @given(strategies.manuscripts())
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    def goes_and_comes(drawn: Manuscript) -> None:
        # Pictures lie beside the text, in a test of their own.
        text = tuple(block for block in drawn.blocks if block.kind is not BlockKind.PICTURE)
        document_id = workspace.documents.create("hearing_response", drawn.document.title[:LONGEST_LINE])
        tables = {table.id: copied_into(workspace, table) for table in drawn.tables}
        blocks = [
            dataclasses.replace(block, id=workspace.new_id(), table_id=tables.get(block.table_id)) for block in text
        ]
        workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
        workspace.review.save_review_pdf(document_id, pdf)
        taken_in = workspace.review.fetch(pdf)
        assert without_ids(carried(workspace, taken_in)) == without_ids(carried(workspace, document_id))

    goes_and_comes()


def copied_into(workspace: Workspace, drawn: Any) -> str:
    """A table of the file with the drawn one's rows and figures."""
    table_id = workspace.budgets.create("Tabel")
    made = workspace.budgets.get(table_id)
    for row in drawn.rows[:4]:
        row_id = add_row(workspace, table_id, row.label, row.kind)
        if row.kind is RowKind.ROW:
            workspace.budgets.set_cell(table_id, row_id, made.columns[0].id, "1.500")
    return table_id


def test_the_pages_say_what_they_are_and_who_sends_them(demo: Workspace, pdf: Path) -> None:
    row = next(row for row in demo.documents.rows() if row.kind == "mayor_letter")
    rendered = demo.review.save_review_pdf(row.id, pdf)
    for page in range(rendered.page_count):
        text = reading.page_text(rendered.pdf, page).replace("\u00a0", " ")
        assert "TIL GENNEMSYN" in text
        assert "Filen bærer dokumentets tekst og tal. Send den ikke ud af huset." in text
        assert "Gemt 21. marts 2025 kl. 12.00 af Anna Holm" in text


def test_a_confidential_document_stays_confidential_on_its_way(workspace: Workspace, pdf: Path) -> None:
    document_id = workspace.documents.create("memo", "Personalesag")
    facts = {"confidential_reason": "Private forhold", "confidential_paragraph": "forvaltningslovens § 27"}
    workspace.documents.change(document_id, **facts)
    rendered = workspace.review.save_review_pdf(document_id, pdf)
    text = reading.page_text(rendered.pdf, 0).replace("\u00a0", " ")
    assert "FORTROLIG – TIL GENNEMSYN" in text
    assert "Private forhold, jf. forvaltningslovens § 27" in text


def test_every_document_of_the_example_passes_the_gate_with_itself_inside(demo: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "pdf"
    folder.mkdir()
    for row in demo.documents.rows():
        demo.review.save_review_pdf(row.id, folder / f"{row.id}.pdf")
    broken = gate.broken_rules(folder, "ua1,3a")
    assert broken == {f"{row.id}.pdf": set() for row in demo.documents.rows()}


def test_the_same_document_at_the_same_minute_gives_the_same_bytes(demo: Workspace, tmp_path: Path) -> None:
    (row, *_) = demo.documents.rows()
    first, second = (demo.review.save_review_pdf(row.id, tmp_path / name).pdf for name in ("1.pdf", "2.pdf"))
    assert first == second


def test_it_is_taken_in_as_one_step_that_can_be_taken_back(demo: Workspace, workspace: Workspace, pdf: Path) -> None:
    note = next(row for row in demo.documents.rows() if row.kind == "budget_note")
    demo.review.save_review_pdf(note.id, pdf)
    taken_in = workspace.review.fetch(pdf)
    assert workspace.documents.get(taken_in).status is Status.DRAFT
    assert len(workspace.budgets.rows()) == 1
    assert workspace.history.undo() == "Hentede dokument ind"
    assert (workspace.documents.rows(), workspace.budgets.rows(), workspace.cases.rows()) == ([], [], [])


def test_taken_in_where_it_came_from_it_stands_beside_the_one_that_was_sent(demo: Workspace, pdf: Path) -> None:
    note = next(row for row in demo.documents.rows() if row.kind == "budget_note")
    before = demo.pages.manuscript(note.id)
    demo.review.save_review_pdf(note.id, pdf)
    taken_in = demo.review.fetch(pdf)
    assert demo.pages.manuscript(note.id) == before
    after = demo.pages.manuscript(taken_in)
    assert {table.id for table in after.tables}.isdisjoint(table.id for table in before.tables)
    assert after.document.case_id == before.document.case_id
    assert after.document.unit_id == before.document.unit_id
    assert after.document.area_ids == before.document.area_ids
    assert without_ids(carried(demo, taken_in)) == without_ids(carried(demo, note.id))


def proposal_with_a_decision(workspace: Workspace) -> str:
    """A proposal of case 2025-0001, which one body has decided on; gives the document's id."""
    case_id = workspace.cases.create("Haller", "2025-0001")
    document_id = workspace.documents.create("proposal", "Haller i Valby", case_id=case_id)
    body = next(body for body in workspace.people.bodies() if body.names[-1].name == "Økonomiudvalget")
    treatment_id = workspace.cases.add_treatment(case_id, body.id, date(2025, 4, 1))
    workspace.cases.add_decision(treatment_id, Outcome.APPROVED, "Indstillingen blev godkendt.")
    workspace.cases.add_remark(treatment_id, "Bo Lund", "Ø", "Vi er enige")
    return document_id


def test_a_case_that_is_not_here_is_made_with_what_the_bodies_decided(
    tmp_path: Path, machine: Machine, clock: Clock, workspace: Workspace, pdf: Path
) -> None:
    document_id = proposal_with_a_decision(workspace)
    workspace.review.save_review_pdf(document_id, pdf)
    other = create_workspace(tmp_path / "Andet.kkdb", machine, clock)
    taken_in = other.documents.get(other.review.fetch(pdf))
    (case,) = other.cases.rows()
    (treatment,) = other.cases.treatments(case.id)
    assert taken_in.case_id == case.id
    assert case.number == "2025-0001"
    assert treatment.body_name == "Økonomiudvalget"
    assert [decision.text for decision in treatment.decisions] == ["Indstillingen blev godkendt."]
    assert [remark.person for remark in treatment.remarks] == ["Bo Lund"]
    other.close()


def test_a_case_that_is_here_keeps_its_own_way(workspace: Workspace, pdf: Path) -> None:
    document_id = proposal_with_a_decision(workspace)
    workspace.review.save_review_pdf(document_id, pdf)
    case_id = workspace.documents.get(document_id).case_id
    (treatment,) = workspace.cases.treatments(case_id)
    workspace.cases.change_decision(treatment.decisions[0].id, text="Sagen blev udsat.", outcome=Outcome.POSTPONED)
    before = workspace.cases.treatments(case_id)
    taken_in = workspace.review.fetch(pdf)
    assert workspace.documents.get(taken_in).case_id == case_id
    assert workspace.cases.treatments(case_id) == before


def test_a_figure_in_the_text_follows_the_table_that_came_along(workspace: Workspace, pdf: Path) -> None:
    table_id = workspace.budgets.create("Udgifter")
    table = workspace.budgets.get(table_id)
    row, column = table.rows[0], table.columns[0]
    workspace.budgets.set_cell(table_id, row.id, column.id, "5.000")
    cell = workspace.budgets.get(table_id).rows[0].cells[column.id]
    document_id = workspace.documents.create("budget_note", "Haller")
    field = Field(workspace.new_id(), FieldSource.BUDGET_CELL, cell.id, "mio")
    text = Block(workspace.new_id(), runs=(Run("Det koster "), Run("5 mio. kr.", field=field)))
    shown = Block(workspace.new_id(), BlockKind.TABLE, table_id=table_id)
    share = f"share({row.id}:{column.id},{table.rows[1].id}:{column.id})"
    reckoned = Field(workspace.new_id(), FieldSource.FIGURE, share, "percent1")
    last = Block(workspace.new_id(), runs=(Run("100 %", field=reckoned),))
    workspace.documents.save_blocks(document_id, [text, shown, last], [text.id, shown.id, last.id])
    workspace.review.save_review_pdf(document_id, pdf)

    taken_in = workspace.review.fetch(pdf)
    came = workspace.documents.blocks(taken_in)
    new = workspace.budgets.get(came[1].table_id or "")
    workspace.budgets.set_cell(new.id, new.rows[0].id, new.columns[0].id, "7.000")
    assert "7" in workspace.documents.blocks(taken_in)[0].text
    other = add_row(workspace, new.id, "Drift")
    workspace.budgets.set_cell(new.id, other, new.columns[0].id, "21.000")
    assert workspace.documents.blocks(taken_in)[2].text == "25,0\u00a0%"
    assert workspace.documents.blocks(document_id)[2].text == "100 %"
    assert workspace.documents.blocks(document_id)[0].text == "Det koster 5 mio. kr."


def test_bilag_come_along_with_their_files(workspace: Workspace, tmp_path: Path, pdf: Path) -> None:
    (tmp_path / "Kort.pdf").write_bytes(blank_pdf())
    (tmp_path / "Overslag.xlsx").write_bytes(b"PK\x03\x04 not really")
    document_id = workspace.documents.create("memo", "Haller")
    workspace.attachments.add_files(document_id, [tmp_path / "Kort.pdf", tmp_path / "Overslag.xlsx"])
    workspace.attachments.add(document_id, "Kun en titel")
    workspace.review.save_review_pdf(document_id, pdf)
    taken_in = workspace.review.fetch(pdf)
    here, there = (workspace.attachments.of(each) for each in (taken_in, document_id))
    assert [(one.number, one.title, one.file) for one in here] == [(one.number, one.title, one.file) for one in there]
    assert here[0].file is not None
    assert here[0].file.media_type == PDF_TYPE
    workspace.attachments.save_copy(here[1].id, tmp_path / "ud.xlsx")
    assert (tmp_path / "ud.xlsx").read_bytes() == b"PK\x03\x04 not really"


def blank_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def test_a_file_name_that_would_climb_out_of_its_folder_does_not(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"noget")
    document_id = workspace.documents.create("memo", "Haller")
    workspace.attachments.add_files(document_id, [tmp_path / "x.txt"])
    good, bad = tmp_path / "god.pdf", tmp_path / "ond.pdf"
    workspace.review.save_review_pdf(document_id, good)
    spoil(good, bad, b'"name":"x.txt"', b'"name":"../../..\\\\start/x.exe"')
    (came,) = workspace.attachments.of(workspace.review.fetch(bad))
    assert came.file is not None
    assert came.file.name == "x.exe"


def spoil(good: Path, bad: Path, old: bytes, new: bytes) -> None:
    """The PDF with something else in its source."""
    with pikepdf.open(good) as pdf:
        stream = pdf.Root.Names.EmbeddedFiles.Names[1].EF.F
        source = stream.read_bytes()
        assert old in source
        stream.write(source.replace(old, new))
        pdf.save(bad)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (b'"kind":"memo"', b'"kind":"dekret"', "af en slags, som der ikke er nogen skabelon til"),
        (b'"title":"Haller"', b'"title":"' + b"x" * 600 + b'"', "Titel er på 600 tegn"),
        (b'"number":1,', b'"number":0,', "ufuldstændigt eller ændret undervejs"),
        (b'"title":"Bilaget"', b'"title":""', "ufuldstændigt eller ændret undervejs"),
        (b'"version":2', b'"version":9', "nyere udgave"),
    ],
)
def test_what_cannot_be_kept_changes_nothing(
    workspace: Workspace, tmp_path: Path, old: bytes, new: bytes, sentence: str
) -> None:
    document_id = workspace.documents.create("memo", "Haller")
    workspace.attachments.add(document_id, "Bilaget")
    good, bad = tmp_path / "god.pdf", tmp_path / "ond.pdf"
    workspace.review.save_review_pdf(document_id, good)
    spoil(good, bad, old, new)
    before = workspace.documents.rows()
    with pytest.raises(UserError, match=sentence) as told:
        workspace.review.fetch(bad)
    assert "Intet er" in str(told.value)
    assert workspace.documents.rows() == before


def test_a_full_disk_is_told_and_nothing_is_taken_in(workspace: Workspace, pdf: Path) -> None:
    document_id = workspace.documents.create("memo", "Haller")
    block = Block(workspace.new_id(), runs=(Run("Haller i Valby. " * 9000),))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    workspace.review.save_review_pdf(document_id, pdf)
    before = workspace.documents.rows()
    # SQLite answers a file that may not grow as it does a full disk.
    workspace.desk.act("Satte grænse", lambda db: db.execute("PRAGMA max_page_count = 1").fetchall())
    with pytest.raises(DiskFullError, match=r"plads på disken til dokumentet i ”.*”\. Intet er hentet ind\. Gør plads"):
        workspace.review.fetch(pdf)
    assert workspace.documents.rows() == before


def test_a_folder_and_a_file_that_is_gone_are_told_as_such(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"er en mappe\. Den er ikke hentet ind"):
        workspace.review.fetch(tmp_path)
    with pytest.raises(UserError, match=r"findes ikke mere\. Den er ikke hentet ind"):
        workspace.review.fetch(tmp_path / "nix.pdf")


def test_a_letter_takes_nothing_along_of_what_the_bodies_decided(workspace: Workspace, pdf: Path) -> None:
    proposal = proposal_with_a_decision(workspace)
    letter = workspace.documents.create("letter", "Svar", case_id=workspace.documents.get(proposal).case_id)
    workspace.review.save_review_pdf(letter, pdf)
    came = read_review_pdf(pdf.read_bytes(), pdf.name)
    assert came.manuscript.treatments == ()
    assert came.manuscript.case_number == "2025-0001"


def test_no_mark_of_where_the_house_stands_goes_along_in_the_pdf(demo: Workspace, pdf: Path) -> None:
    document_id = demo.documents.create("letter", "Svar")
    block = Block(demo.new_id(), runs=(Run("Udvalget støtter planen."),), stance=Stance.RESERVES)
    demo.documents.save_blocks(document_id, [block], [block.id])
    demo.review.save_review_pdf(document_id, pdf)
    assert demo.documents.blocks(document_id) == [block]
    came = read_review_pdf(pdf.read_bytes(), pdf.name).manuscript
    assert [(each.text, each.stance) for each in came.blocks] == [("Udvalget støtter planen.", None)]
