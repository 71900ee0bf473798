"""What is sent: to whom and how, what proves it, what it locks and what it leaves to be done."""

import errno
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.dispatches import Addressee, DispatchChannel, DispatchRole
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.services.dispatches import Sending
from kk_desktop.services.workspace import Workspace
from tests.printing.reading import page_text

TODAY = date(2025, 3, 21)
TO = (Addressee("Økonomiudvalget"),)


def written(workspace: Workspace, document_id: str, *words: str) -> None:
    blocks = [Block(f"{document_id}{n}", runs=(Run(each),)) for n, each in enumerate(words)]
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])


@pytest.fixture
def letter(workspace: Workspace) -> str:
    made = workspace.documents.create("letter", "Svar om støj")
    workspace.documents.change(made, recipients=("Økonomiudvalget",), copies=("Valby Lokaludvalg",))
    written(workspace, made, "Vi støtter planen.")
    return made


def test_who_gets_it_is_suggested_from_the_letter_and_the_blind_copies(workspace: Workspace, letter: str) -> None:
    workspace.dispatches.set_blind_copies(letter, ["Bo Lund", "  "])
    assert workspace.dispatches.suggested(letter) == [
        Addressee("Økonomiudvalget"),
        Addressee("Valby Lokaludvalg", role=DispatchRole.COPY),
        Addressee("Bo Lund", role=DispatchRole.BLIND_COPY),
    ]


def test_what_is_sent_is_locked_and_can_be_taken_back_at_once(workspace: Workspace, letter: str) -> None:
    sending = Sending(TODAY, DispatchChannel.DIGITAL_POST, TO, note="Sendt samlet")
    workspace.dispatches.send(letter, sending)

    (kept,) = workspace.dispatches.of(letter)
    assert (kept.channel, kept.person, kept.addressees, kept.note) == (
        DispatchChannel.DIGITAL_POST, "Anna Holm", TO, "Sendt samlet",
    )  # fmt: skip
    assert workspace.documents.get(letter).status is Status.SENT

    assert workspace.history.undo() == "Sendte ”Svar om støj”"
    assert workspace.documents.get(letter).status is Status.DRAFT
    assert workspace.dispatches.of(letter) == []


def test_a_second_sending_and_a_receipt_are_noted_though_the_letter_is_locked(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, TO))
    second = workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.PAPER, TO))
    proof = tmp_path / "kvittering.txt"
    proof.write_text("Modtaget", encoding="utf-8")
    workspace.dispatches.set_receipt(second, "Afhentet kl. 14", proof)

    first, last = workspace.dispatches.of(letter)
    assert (first.receipt, last.receipt) == ("", "Afhentet kl. 14")
    assert last.file is not None
    assert last.file.name == "kvittering.txt"


@pytest.mark.parametrize(
    ("sending", "sentence"),
    [
        (Sending(date(2025, 3, 22), DispatchChannel.MAIL, TO), "ikke kommet endnu"),
        (Sending(TODAY, DispatchChannel.MAIL, (Addressee(" "),)), "ingen modtager"),
        (Sending(TODAY, DispatchChannel.MAIL, (Addressee("Bo", role=DispatchRole.BLIND_COPY),)), "ingen modtager"),
    ],
)
def test_a_sending_that_cannot_be_is_refused(
    workspace: Workspace, letter: str, sending: Sending, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        workspace.dispatches.send(letter, sending)
    assert workspace.documents.get(letter).status is Status.DRAFT


def test_a_letter_that_waits_for_approval_cannot_be_sent(workspace: Workspace, letter: str) -> None:
    workspace.approvals.submit(letter, [Approver("Bo Lund")])
    assert not workspace.dispatches.may_send(letter)
    with pytest.raises(UserError, match="Få det godkendt først"):
        workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, TO))


def test_a_letter_that_changed_after_its_approval_cannot_be_sent(workspace: Workspace, letter: str, machine) -> None:
    workspace.approvals.submit(letter, [Approver("Bo Lund")])
    step = workspace.approvals.current(letter).current
    machine.me = type(machine.me)("Bo Lund")
    workspace.approvals.approve(step.id, workspace.approvals.content_digest(letter))
    written(workspace, letter, "Vi støtter ikke planen.")
    with pytest.raises(UserError, match="er ændret siden godkendelsen"):
        workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, TO))

    written(workspace, letter, "Vi støtter planen.")
    workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, TO))
    assert workspace.documents.get(letter).status is Status.SENT


def approve(workspace: Workspace, letter: str, machine) -> None:
    workspace.approvals.submit(letter, [Approver("Bo Lund")])
    me, machine.me = machine.me, type(machine.me)("Bo Lund")
    step = workspace.approvals.current(letter).current
    workspace.approvals.approve(step.id, workspace.approvals.content_digest(letter))
    machine.me = me


def pdf_in(path: Path) -> bytes:
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    return next(iter(mail.iter_attachments())).get_content()


def test_mail_package_print_and_archive_are_the_same_pages_with_the_late_facts(
    workspace: Workspace, letter: str, machine, tmp_path: Path
) -> None:
    approve(workspace, letter, machine)
    (read,) = workspace.approvals.of(letter)
    for facts in ({}, {"date": TODAY}, {"document_number": "2025-0041207-3"}):
        if facts:
            workspace.documents.change(letter, **facts)
        workspace.outgoing.write_mail(letter, TO, tmp_path / "Svar.eml")
        printed = workspace.pages.render(letter).pdf
        assert pdf_in(tmp_path / "Svar.eml") == printed
        assert workspace.filing.package("document", letter).files[0][1] == printed
    assert "21. marts 2025" in page_text(printed)
    assert "21. marts 2025" not in page_text(workspace.approvals.pdf(read.id))

    workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, TO))
    assert workspace.pages.render(letter).pdf == printed


def test_what_was_changed_after_its_approval_leaves_the_house_in_no_way(
    workspace: Workspace, letter: str, machine, tmp_path: Path
) -> None:
    approve(workspace, letter, machine)
    written(workspace, letter, "Vi støtter ikke planen.")
    for leave in (
        lambda: workspace.outgoing.write_mail(letter, TO, tmp_path / "Svar.eml"),
        lambda: workspace.outgoing.plain_text(letter),
        lambda: workspace.filing.package("document", letter),
    ):
        with pytest.raises(UserError, match="er ændret siden godkendelsen"):
            leave()
    assert not (tmp_path / "Svar.eml").exists()


def test_of_two_who_send_at_the_same_moment_one_is_told(workspace: Workspace, letter: str) -> None:
    sending = Sending(TODAY, DispatchChannel.MAIL, TO)
    with ThreadPoolExecutor(2) as both:
        done = [both.submit(workspace.dispatches.send, letter, sending) for _ in range(2)]
    troubles = [str(each.exception()) for each in done if each.exception()]
    sent = workspace.dispatches.of(letter)
    assert len(sent) + len(troubles) == 2
    assert all("har fået status afsendt imens" in trouble for trouble in troubles)


def test_a_letter_that_changes_hands_while_its_pages_are_drawn_is_not_sent(
    workspace: Workspace, letter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = workspace.approvals.final_pages

    def draw_while_it_is_submitted(document_id: str):
        keep = draw(document_id)
        workspace.approvals.submit(document_id, [Approver("Bo Lund")])
        return keep

    monkeypatch.setattr(workspace.approvals, "final_pages", draw_while_it_is_submitted)
    with pytest.raises(UserError, match="Få det godkendt først"):
        workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, TO))
    assert workspace.dispatches.of(letter) == []
    assert workspace.documents.get(letter).status is Status.SUBMITTED


def test_many_recipients_are_kept_in_order_and_each_once(workspace: Workspace, letter: str) -> None:
    many = [Addressee(f"Nr. {number}", f"nr{number}@kk.example") for number in range(500)]
    workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, [*many, *many]))
    (kept,) = workspace.dispatches.of(letter)
    assert kept.addressees == tuple(many)


def test_a_receipt_too_large_or_gone_leaves_the_letter_unsent(
    workspace: Workspace, letter: str, tmp_path: Path
) -> None:
    large = tmp_path / "Kvittering.pdf"
    with large.open("wb") as file:
        file.truncate(400 * 1024 * 1024)
    for path, sentence in ((large, "fylder 400 MB"), (tmp_path / "Væk.pdf", "findes ikke mere")):
        with pytest.raises(UserError, match=sentence):
            workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, TO, receipt_file=path))
    assert workspace.documents.get(letter).status is Status.DRAFT


def test_a_new_letter_replaces_the_old_one_when_it_is_sent(workspace: Workspace, letter: str) -> None:
    workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, TO))
    new = workspace.documents.begin_replacement(letter)
    assert [block.text for block in workspace.documents.blocks(new)] == ["Vi støtter planen."]
    assert workspace.documents.get(new).status is Status.DRAFT
    assert workspace.documents.get(letter).status is Status.SENT

    workspace.dispatches.send(new, Sending(TODAY, DispatchChannel.MAIL, TO))
    assert workspace.documents.get(letter).status is Status.REPLACED


def test_a_promise_becomes_a_follow_up_once(workspace: Workspace, letter: str) -> None:
    words = "Udvalget vil orientere lokaludvalget inden den 1. juni 2025."
    written(workspace, letter, f"Vi støtter planen. {words}")
    (promise,) = workspace.dispatches.promises(letter)
    workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, TO), [promise])

    (noted,) = workspace.follow_ups.rows()
    assert (noted.title, noted.due, noted.owner, noted.document_id) == (words, "2025-06-01", "Anna Holm", letter)
    assert workspace.dispatches.promises(letter) == []

    workspace.history.undo()
    assert workspace.follow_ups.rows() == []
    assert workspace.documents.get(letter).status is Status.DRAFT


def test_the_lists_of_the_citys_own_bodies_live(workspace: Workspace) -> None:
    lists = {each.name: each for each in workspace.distribution_lists.all()}
    twelve = lists["De tolv lokaludvalg"]
    assert twelve.is_living
    assert len(twelve.members) == 12


def test_a_list_is_made_changed_and_taken_back(workspace: Workspace) -> None:
    service = workspace.distribution_lists
    made = service.create("Boligselskaber", [Addressee("fsb", "post@fsb.example"), Addressee(" ")])
    with pytest.raises(UserError, match="Der er allerede en liste"):
        service.create("boligselskaber")
    service.set_members(made, [Addressee("fsb"), Addressee("3B")])
    workspace.history.undo()
    own = next(each for each in service.all() if each.id == made)
    assert own.members == (Addressee("fsb", "post@fsb.example"),)
    service.delete(made)
    assert all(each.id != made for each in service.all())


def test_a_sending_that_was_taken_back_can_be_done_again_as_it_was(workspace: Workspace, letter: str) -> None:
    to = (*TO, Addressee("Bo Lund", role=DispatchRole.BLIND_COPY))
    workspace.dispatches.send(letter, Sending(TODAY, DispatchChannel.MAIL, to))
    sent = workspace.dispatches.of(letter)
    workspace.history.undo()
    assert workspace.dispatches.blind_copies(letter) == ()
    workspace.history.redo()
    assert workspace.dispatches.of(letter) == sent
    assert workspace.dispatches.blind_copies(letter) == ("Bo Lund",)
    assert workspace.documents.get(letter).status is Status.SENT


def test_a_full_disk_leaves_the_letter_unsent_and_no_half_mail(
    workspace: Workspace, letter: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="ikke plads på disken"):
        workspace.outgoing.write_mail(letter, TO, tmp_path / "Svar.eml")
    with pytest.raises(UserError, match="ikke plads på disken"):
        workspace.filing.save_package(workspace.filing.package("document", letter), tmp_path / "Pakke.zip")
    assert [path.name for path in tmp_path.iterdir() if path.suffix in (".eml", ".zip")] == []
