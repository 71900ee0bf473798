"""What was approved is what is printed: the same bytes, for as long as nothing but late facts has come to."""

from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from kk_desktop.domain.bundles import Bundle
from kk_desktop.domain.dispatches import Addressee, DispatchChannel
from kk_desktop.domain.documents import Manuscript, Signatory
from kk_desktop.domain.recipients import Recipient
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.services.dispatches import Sending
from kk_desktop.services.paper import PLAIN, Rendered, Variant
from tests.printing import foreign_files, gate
from tests.printing.hidden import found_in
from tests.printing.reading import page_text, texts
from tests.services.office import Office
from tests.table_shape import add_column, add_row


def draw_otherwise(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the program, which draws every page in its own way."""
    other: Future[Rendered] = Future()
    other.set_result(Rendered(b"%PDF other", 2))
    monkeypatch.setattr(office.workspace.pages, "draw", lambda *_: other)


def test_an_approved_document_is_printed_as_the_very_bytes_that_were_read(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved = office.approvals.pdf(office.submit())
    office.approve("Bo Lund")
    draw_otherwise(office, monkeypatch)
    pages = office.workspace.pages
    assert pages.save_pdf(office.document_id, tmp_path / "Svar.pdf").page_count == 1
    assert (tmp_path / "Svar.pdf").read_bytes() == approved
    assert office.workspace.proofs.begin_print(office.document_id).render(PLAIN).pdf == approved


def bundled(office: Office, bundle: Bundle, folder: Path) -> bytes:
    """The letter with a foreign PDF and an annex of our own."""
    (folder / "Kort.pdf").write_bytes(foreign_files.made("Kort"))
    office.workspace.attachments.add_files(office.document_id, [folder / "Kort.pdf"])
    office.workspace.attachments.add(office.document_id, "Notat", office.workspace.documents.create("memo", "Notat"))
    office.submit()
    office.approve("Bo Lund")
    return office.workspace.bundles.render(office.document_id, bundle).pdf


def looks(pdf: bytes, page: int = 0) -> bytes:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        return document[page].render(scale=2).to_pil().tobytes()


@pytest.mark.parametrize("bundle", [Bundle.PAGES, Bundle.FILES])
def test_bound_with_its_bilag_an_approved_letter_reads_and_looks_as_it_did(
    office: Office, tmp_path: Path, bundle: Bundle
) -> None:
    pdf = bundled(office, bundle, tmp_path)
    approved = office.workspace.pages.render(office.document_id).pdf
    assert page_text(pdf, 0) == page_text(approved, 0)
    assert looks(pdf) == looks(approved)
    assert texts(pdf, "H1")[0] == "Svar om bydelsplanen"
    if bundle is Bundle.FILES:
        (tmp_path / "pdf").mkdir()
        (tmp_path / "pdf" / "Svar.pdf").write_bytes(pdf)
        assert gate.broken_rules(tmp_path / "pdf", "ua1,3a") == {"Svar.pdf": set()}


@pytest.mark.parametrize("bundle", [Bundle.PAGES, Bundle.FILES])
def test_a_bundle_shows_the_approved_pages_though_the_program_draws_them_otherwise_now(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bundle: Bundle
) -> None:
    pages = office.workspace.pages
    draw, more = pages.draw, tuple(Block(f"m{n}", runs=(Run("Tegnet af en ældre udgave. " * 9),)) for n in range(20))

    def draw_as_before(manuscript: Manuscript, channel: str = "page", variant: Variant = PLAIN) -> Future[Rendered]:
        return draw(replace(manuscript, blocks=more), channel, variant)

    with monkeypatch.context() as before:
        before.setattr(pages, "draw", draw_as_before)
        bundled(office, Bundle.LETTER, tmp_path)
    approved = office.approvals.pdf(office.approvals.of(office.document_id)[0].id)
    pdf = office.workspace.bundles.render(office.document_id, bundle).pdf
    assert [looks(pdf, n) for n in (0, 1)] == [looks(approved, n) for n in (0, 1)]
    assert found_in(pdf, ["Tegnet af en ældre udgave", "Vi støtter planen"]) == {"Tegnet af en ældre udgave"}


def test_with_late_facts_filled_in_the_page_is_drawn_anew_with_them(office: Office) -> None:
    approved = office.approvals.pdf(office.submit())
    office.approve("Bo Lund")
    office.workspace.documents.change(office.document_id, date=date(2025, 3, 24))
    rendered = office.workspace.pages.render(office.document_id)
    assert rendered.pdf != approved
    assert rendered.findings == ()


def test_a_document_that_was_changed_after_the_approval_says_so_when_it_is_printed(office: Office) -> None:
    office.submit()
    office.approve("Bo Lund")
    office.write("Vi støtter ikke planen.")
    messages = [finding.message for finding in office.workspace.pages.render(office.document_id).findings]
    assert messages == ["”Svar om bydelsplanen” er ændret siden godkendelsen. Send det til godkendelse igen."]


def test_a_letter_that_was_changed_after_the_approval_goes_to_nobody_of_many(office: Office, tmp_path: Path) -> None:
    documents, merge = office.workspace.documents, office.workspace.mail_merge
    office.document_id = documents.create("letter", "Svar til mange")
    documents.save_blocks(office.document_id, [Block("m", runs=(Run("Vi støtter planen."),))], ["m"])
    office.submit()
    office.approve("Bo Lund")
    documents.save_blocks(office.document_id, [Block("m", runs=(Run("Vi støtter ikke planen."),))], ["m"])
    with pytest.raises(UserError, match=r"er ændret siden godkendelsen\. Intet er lavet"):
        merge.save_one(office.document_id, [Recipient("Anna"), Recipient("Bo")], tmp_path / "Breve.pdf")
    assert not (tmp_path / "Breve.pdf").exists()


def test_a_draft_that_waits_and_a_proof_of_an_approved_one_are_drawn(office: Office) -> None:
    approved = office.approvals.pdf(office.submit())
    assert office.workspace.pages.render(office.document_id).pdf == approved
    office.approve("Bo Lund")
    assert office.workspace.pages.render(office.document_id, Variant(proof=("Udskrevet",))).pdf != approved


def test_a_signed_document_keeps_its_figures_whatever_becomes_of_the_table(office: Office) -> None:
    budgets = office.workspace.budgets
    table_id = budgets.create("Udgifter")
    row_id, column_id = add_row(office.workspace, table_id, "Vanløse"), add_column(office.workspace, table_id, "2025")
    table = Block("t", BlockKind.TABLE, table_id=table_id)
    office.workspace.documents.save_blocks(office.document_id, [table], ["p0", "t"])
    office.submit()
    office.approve("Bo Lund")
    office.approvals.mark_signed(office.document_id)
    signed = office.workspace.pages.render(office.document_id).pdf
    budgets.set_cell(table_id, row_id, column_id, "5.000")
    assert office.status is Status.SIGNED
    assert office.workspace.pages.render(office.document_id).pdf == signed


def test_a_figure_changed_in_the_budget_breaks_an_approval_of_the_document_that_shows_it(office: Office) -> None:
    budgets = office.workspace.budgets
    table_id = budgets.create("Udgifter")
    row_id, column_id = add_row(office.workspace, table_id, "Vanløse"), add_column(office.workspace, table_id, "2025")
    table = Block("t", BlockKind.TABLE, table_id=table_id)
    office.workspace.documents.save_blocks(office.document_id, [table], ["p0", "t"])
    office.submit()
    budgets.set_cell(table_id, row_id, column_id, "5.000")
    assert office.approvals.broken(office.document_id) == ("Tabellen ”Udgifter” er rettet.",)


def test_a_document_that_is_sent_unsigned_keeps_the_pages_that_were_sent(office: Office) -> None:
    budgets = office.workspace.budgets
    table_id = budgets.create("Udgifter")
    row_id, column_id = add_row(office.workspace, table_id, "Vanløse"), add_column(office.workspace, table_id, "2025")
    table = Block("t", BlockKind.TABLE, table_id=table_id)
    office.workspace.documents.save_blocks(office.document_id, [table], ["p0", "t"])
    office.submit()
    office.approve("Bo Lund")
    office.workspace.documents.change(office.document_id, date=date(2025, 3, 21))
    sent = office.approvals.outgoing_pdf(office.document_id)
    addressees = (Addressee("Lokaludvalget"),)
    office.workspace.dispatches.send(office.document_id, Sending(date(2025, 3, 21), DispatchChannel.PAPER, addressees))
    budgets.set_cell(table_id, row_id, column_id, "5.000")
    assert office.status is Status.SENT
    assert office.workspace.pages.render(office.document_id).pdf == sent


def test_a_document_that_nobody_approved_keeps_the_pages_that_were_sent(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = office.workspace.pages.render(office.document_id).pdf
    sending = Sending(date(2025, 3, 21), DispatchChannel.PAPER, (Addressee("Lokaludvalget"),))
    office.workspace.dispatches.send(office.document_id, sending)
    draw_otherwise(office, monkeypatch)
    assert office.workspace.pages.render(office.document_id).pdf == sent
    office.workspace.history.undo()
    assert office.workspace.pages.render(office.document_id).pdf == b"%PDF other"


def test_a_signatory_who_is_away_stands_with_who_decided_in_their_place(office: Office) -> None:
    office.workspace.documents.change(office.document_id, signatories=(Signatory("Bo Lund", "Kontorchef"),))
    office.workspace.absences.register("Bo Lund", date(2025, 3, 21), date(2025, 3, 28), "Dorte Bak")
    office.submit()
    office.approve("Dorte Bak")
    pages = office.workspace.pages
    assert office.approvals.broken(office.document_id) == ()
    with closing(pypdfium2.PdfDocument(pages.render(office.document_id).pdf)) as pdf:
        assert "Bo Lund, p.v. Dorte Bak" in pdf[0].get_textpage().get_text_range()
    told = office.workspace.kinds["hearing_response"]
    silent = {**office.workspace.kinds, told.id: replace(told, tells_substitute=False)}
    office.workspace.desk.design = replace(office.workspace.desk.design, kinds=silent)
    assert pages.manuscript(office.document_id).substitutes == ()
