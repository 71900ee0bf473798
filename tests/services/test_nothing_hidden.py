"""What leaves the house tells what stands on its pages and not a word more, whatever else the file holds."""

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from kk_desktop.domain.approvals import Approver, Decision, DecisionChannel
from kk_desktop.domain.bundles import Bundle
from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.dispatches import Addressee, DispatchChannel, DispatchRole
from kk_desktop.domain.documents import Signatory
from kk_desktop.domain.people import BodyKind, Myself, Role
from kk_desktop.domain.promises import Promise
from kk_desktop.domain.recipients import Recipient
from kk_desktop.domain.text import Block, BlockKind, Run, Stance
from kk_desktop.printing.variants import PLAIN, Variant
from kk_desktop.services.dispatches import Sending
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace, demo_workspace
from tests.printing import hidden
from tests.table_shape import add_row

from .conftest import Clock

SHOWN = "Pralbønne"
"""A word that is printed: it must be found, or nothing would be shown by not finding the others."""


class Secrets:
    """Words that nobody would write, each planted in one place, which it is told by."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}  # by word

    def new(self, place: str) -> str:
        """A word for the place: "Kvak" and its number, in letters that no hyphen divides."""
        number = len(self.places)
        word = f"Kvzk{chr(97 + number // 26)}{chr(97 + number % 26)}kvz"
        self.places[word] = place
        return word

    def found_in(self, pdf: bytes) -> set[str]:
        """The places whose words the PDF holds."""
        return {self.places[word] for word in hidden.found_in(pdf, self.places)}

    def told_in(self, text: str) -> set[str]:
        """The places whose words stand in plain words."""
        return {place for word, place in self.places.items() if word.casefold() in text.casefold()}


@dataclass
class House:
    """A file full of secrets, with a document of each kind that shows none of them."""

    workspace: Workspace
    secrets: Secrets
    documents: dict[str, str]


@pytest.fixture
def house(tmp_path: Path, machine: Machine, clock: Clock) -> Iterator[House]:
    secrets = Secrets()
    folder = tmp_path / secrets.new("the folder")
    folder.mkdir()
    workspace = create_workspace(folder / f"{secrets.new('the file')}.kkdb", machine, clock)
    house = House(workspace, secrets, {})
    plant_around(house, tmp_path)
    machine.me = Myself("Anna Holm", "Fuldmægtig", "")
    for kind, template in workspace.kinds.items():
        if template.standalone:
            house.documents[kind] = written(house, kind, tmp_path)
    plant_after(house)
    machine.me = replace(
        machine.me, name=secrets.new("whoever prints"), phone=secrets.new("the phone of whoever prints")
    )
    yield house
    workspace.close()


def plant_around(house: House, folder: Path) -> None:
    """Secrets that lie in the file beside the documents."""
    secrets, workspace = house.secrets, house.workspace
    workspace.people.create_person(secrets.new("a person"), roles=(Role(secrets.new("a person's title")),))
    workspace.people.create_body(BodyKind.EXTERNAL, secrets.new("a body"))
    workspace.initiatives.create(secrets.new("an initiative"))
    workspace.follow_ups.create(secrets.new("a follow-up"))
    other = workspace.documents.create("memo", secrets.new("another document"))
    text = Block(
        workspace.new_id(), runs=(Run(secrets.new("another text"), link="https://" + secrets.new("its link")),)
    )
    workspace.documents.save_blocks(other, [text], [text.id])
    gone = workspace.documents.create("memo", secrets.new("a document in the bin"))
    workspace.documents.delete(gone)
    table = workspace.budgets.create(secrets.new("a table nobody shows"))
    add_row(workspace, table, secrets.new("a row of it"))
    hearing = workspace.hearings.register(secrets.new("a hearing"), sender=secrets.new("who asked"))
    workspace.hearings.add_ask(hearing, secrets.new("a question"))
    picture = secret_picture(house, folder)
    other_picture = workspace.pictures.take(other, picture)
    figure = Block(workspace.new_id(), BlockKind.PICTURE, picture=other_picture, alt=secrets.new("another picture"))
    workspace.documents.save_blocks(other, [figure], [text.id, figure.id])


def secret_picture(house: House, folder: Path) -> Path:
    """A photograph that tells where it was taken, in three ways, under a name that tells whose it is."""
    secrets = house.secrets
    path = folder / f"{secrets.new('the name of a picture')}.jpg"
    exif = Image.Exif()
    exif[0x010E] = secrets.new("a picture's description")
    exif.get_ifd(0x8825)[0x1B] = secrets.new("where a picture was taken").encode()
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{secrets.new('the metadata of a picture')}</x:xmpmeta>".encode()
    comment = secrets.new("a picture's comment").encode()
    Image.new("RGB", (60, 40), "navy").save(path, "JPEG", exif=exif.tobytes(), xmp=packet, comment=comment)
    return path


def secret_drawing(house: House, folder: Path) -> Path:
    path = folder / f"{house.secrets.new('the name of a drawing')}.png"
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", house.secrets.new("a drawing's comment"))
    Image.new("RGBA", (60, 40), (0, 0, 99, 99)).save(path, "PNG", pnginfo=told)
    return path


def written(house: House, kind: str, folder: Path) -> str:
    """A document with a text that was changed, a table, pictures and bilag, all shown; gives its id."""
    secrets, workspace = house.secrets, house.workspace
    case_id = workspace.cases.create(secrets.new(f"{kind}: the case's title"), "2025-0001")
    document_id = workspace.documents.create(kind, f"Titel {SHOWN}", case_id=case_id)
    workspace.documents.change(document_id, title=secrets.new(f"{kind}: an earlier title"))
    facts = {"title": f"Titel {SHOWN}", "date": date(2025, 3, 21), "recipients": ("Kulturudvalget",)}
    workspace.documents.change(document_id, **facts)
    change = workspace.documents.change
    if kind in ("mayor_letter", "letter"):
        change(document_id, recipient_address=f"Bo Lund\n{secrets.new(f'{kind}: the address')}")
        change(document_id, recipients=("Bo Lund",))
    if kind == "mayor_letter":
        change(document_id, case_handler=secrets.new("mayor_letter: the case handler"))
    if kind == "hearing_response":
        change(document_id, document_number=secrets.new("hearing_response: the document's number"))
    table_id = workspace.budgets.create("Udgifter")
    row_id = add_row(workspace, table_id, secrets.new(f"{kind}: a row that is gone"))
    workspace.budget_editing.remove_rows([row_id])
    pictures = [workspace.pictures.take(document_id, make(house, folder)) for make in (secret_picture, secret_drawing)]
    new = workspace.new_id
    text = Block(new(), runs=(Run(f"Tekst om {secrets.new(f'{kind}: an earlier text')} her."),))
    lost = Block(
        new(), runs=(Run(secrets.new(f"{kind}: a deleted text"), link="https://" + secrets.new(f"{kind}: link")),)
    )
    note = Block(new(), runs=(Run("Note"), Run(footnote=secrets.new(f"{kind}: a deleted footnote"))))
    workspace.documents.save_blocks(document_id, [text, lost, note], [text.id, lost.id, note.id])
    workspace.proofs.keep(workspace.proofs.proof(document_id))
    blocks = [
        replace(text, runs=(Run(f"Tekst om {SHOWN} her."),)),
        Block(new(), BlockKind.TABLE, table_id=table_id),
        *(Block(new(), BlockKind.PICTURE, picture=picture, alt="Et kort") for picture in pictures),
    ]
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    plant_bilag(house, document_id, kind, folder)
    return document_id


def plant_bilag(house: House, document_id: str, kind: str, folder: Path) -> None:
    secrets, workspace = house.secrets, house.workspace
    gone = workspace.attachments.add(document_id, secrets.new(f"{kind}: a bilag that is gone"))
    workspace.attachments.remove(document_id, gone)
    path = folder / f"{secrets.new(f'{kind}: the name of a file')}.pdf"
    path.write_bytes(secret_pdf(secrets.new(f"{kind}: what a bilag holds")))
    (attachment_id,) = workspace.attachments.add_files(document_id, [path])
    workspace.attachments.change(document_id, attachment_id, title="Kort")


def secret_pdf(word: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo.Keywords = word
        pdf.save(out)
    return out.getvalue()


def plant_after(house: House) -> None:
    """What the bodies decided on a case, which only some kinds of documents tell."""
    workspace = house.workspace
    body = workspace.people.bodies()[0]
    for kind, document_id in house.documents.items():
        if workspace.kinds[kind].has_treatments:
            continue
        case_id = workspace.documents.get(document_id).case_id
        treatment_id = workspace.cases.add_treatment(case_id, body.id)
        workspace.cases.add_decision(treatment_id, Outcome.NOTED, house.secrets.new(f"{kind}: a decision"))
        workspace.cases.add_remark(treatment_id, house.secrets.new(f"{kind}: who remarked"), "Ø", "Noget")


def plant_course(house: House, folder: Path) -> None:
    """What is said and decided about a draft on its way: comments, notes, conditions, dissent, who is away."""
    secrets, workspace = house.secrets, house.workspace
    document_id = house.documents["letter"]
    for place, replacement in (("a comment", None), ("a suggestion's reason", secrets.new("suggested words"))):
        workspace.comments.add(
            document_id, secrets.new(place), replacement=replacement, person=secrets.new("who said it")
        )
    workspace.dispatches.set_blind_copies(document_id, [secrets.new("a blind copy")])
    away, substitute = secrets.new("who is away"), secrets.new("who stands in")
    workspace.absences.register(away, date(2025, 3, 20), date(2025, 3, 28), substitute, note=secrets.new("why"))
    chain = [Approver(away, secrets.new("an approver's title")), Approver(secrets.new("the next approver"))]
    submission_id = workspace.approvals.submit(document_id, chain, note=secrets.new("a note to the approver"))
    step = next(each for each in workspace.approvals.of(document_id) if each.id == submission_id).steps[0]
    path = folder / f"{secrets.new('the name of a scan')}.txt"
    path.write_text(secrets.new("what a scan holds"), encoding="utf-8")
    workspace.approvals.register(
        step.id, Decision.APPROVED_WITH_CHANGES, secrets.new("who decided"), date(2025, 3, 21), DecisionChannel.PAPER,
        note=secrets.new("a change that was decided"), dissent=secrets.new("dissent"), file=path,
    )  # fmt: skip


def test_a_draft_that_was_commented_on_and_decided_about_tells_nothing_of_it(house: House, tmp_path: Path) -> None:
    plant_course(house, tmp_path)
    workspace, document_id = house.workspace, house.documents["letter"]
    (submission,) = workspace.approvals.of(document_id)
    for pdf in (workspace.pages.render(document_id).pdf, workspace.approvals.pdf(submission.id)):
        assert house.secrets.found_in(pdf) == set()
        assert hidden.carriers(pdf) == set()
    review = workspace.review.save_review_pdf(document_id, tmp_path / "x.pdf").pdf
    own = {"letter: the address", "letter: the name of a file", "letter: what a bilag holds", "whoever prints"}
    assert house.secrets.found_in(review) <= own | {"the name of a picture", "the name of a drawing"}


def plant_around_an_answer(house: House, folder: Path) -> str:
    """Everything that is kept about a hearing and its answer, from those asked to what became of it; gives the answer.

    The hearing's own title and sender are printed in overviews and are no secret.
    """
    secrets, workspace = house.secrets, house.workspace
    new = secrets.new
    hearing = workspace.hearings.register("Støjplan", "Kulturudvalget", received_on=date(2025, 3, 1))
    workspace.hearings.change(hearing, sender_email=f"{new('the address of who asked')}@kk.example")
    workspace.hearings.add_ask(hearing, new("what was asked"))
    answer = workspace.hearings.answers(hearing)[0].id
    workspace.documents.change(answer, case_handler="Anna Holm", signatories=(Signatory("Anna Holm"),))
    block = Block(workspace.new_id(), runs=(Run(f"Vi beder om {SHOWN}."),), stance=Stance.URGES)
    workspace.documents.save_blocks(answer, [block], [block.id])
    (asked,) = workspace.contributions.add(hearing, new("who contributes"))
    workspace.contributions.change(asked, text=new("a contribution"))
    workspace.contributions.do_not_use(asked, new("why a contribution is not used"))
    workspace.comments.add(answer, new("a comment on an answer"))
    workspace.phrases.create(new("a phrase's name"), [Block("p", runs=(Run(new("a phrase")),))])
    workspace.spelling.add(new("an own word"))
    workspace.distribution_lists.create(
        new("a list"), [Addressee(new("who is on a list"), f"{new('an address on a list')}@kk.example")]
    )
    letter = folder / f"{new('the name of an old letter')}.txt"
    letter.write_text(f"Brev om støj\n\nVi skrev dengang {new('an old letter')}.\n", encoding="utf-8")
    workspace.earlier_answers.take_in(workspace.earlier_answers.read([letter]))
    workspace.approvals.submit(answer, [Approver("Bo Lund")], note=new("the note with a draft"))
    (submission,) = workspace.approvals.of(answer)
    workspace.approvals.register(
        submission.steps[0].id, Decision.APPROVED, "Bo Lund", date(2025, 3, 21), DecisionChannel.SPOKEN
    )
    return answer


def plant_after_sending(house: House, folder: Path, answer: str) -> None:
    """How the answer was sent and filed, and what the sender made of it."""
    workspace, new = house.workspace, house.secrets.new
    receipt = folder / f"{new('the name of a receipt')}.txt"
    receipt.write_text(new("what a receipt holds"), encoding="utf-8")
    to = [
        Addressee("Kulturudvalget", f"{new('the address it was sent to')}@kk.example"),
        Addressee(new("who got a copy afterwards"), role=DispatchRole.COPY),
        Addressee(new("who got it unseen"), role=DispatchRole.BLIND_COPY),
    ]
    promise = Promise("", new("a promise to follow up"))
    sending = Sending(
        date(2025, 3, 21), DispatchChannel.MAIL, to, new("a note on a sending"), new("a receipt"), receipt
    )
    workspace.dispatches.send(answer, sending, [promise])
    workspace.filing.file_away("document", answer, new("the records system"), "", date(2025, 3, 21))
    hearing = workspace.documents.get(answer).hearing_id or ""
    book = folder / f"{new('the name of a white book')}.txt"
    book.write_text(new("a white book"), encoding="utf-8")
    workspace.white_books.take_in(hearing, book)
    remark = workspace.white_books.add_outcome(hearing, new("a remark of ours"))
    workspace.white_books.change_outcome(remark, outcome="met", comment=new("a comment on an outcome"))


def test_an_answer_leaves_the_house_without_a_word_of_all_that_is_kept_about_it(house: House, tmp_path: Path) -> None:
    workspace, secrets = house.workspace, house.secrets
    answer = plant_around_an_answer(house, tmp_path)
    plant_after_sending(house, tmp_path, answer)
    (submission,) = workspace.approvals.of(answer)
    for pdf in (
        workspace.pages.render(answer).pdf,
        workspace.approvals.pdf(submission.id),
        workspace.bundles.render(answer, Bundle.PAGES).pdf,
        workspace.bundles.render(answer, Bundle.FILES).pdf,
        workspace.sheets.render(workspace.sheets.hearings([workspace.documents.get(answer).hearing_id or ""])).pdf,
    ):
        assert secrets.found_in(pdf) == set()
        assert hidden.carriers(pdf) == set()
    assert SHOWN in workspace.outgoing.plain_text(answer)
    assert secrets.told_in(workspace.outgoing.plain_text(answer)) == set()
    package = workspace.filing.package("document", answer)
    assert secrets.told_in(package.words) == set()
    assert [secrets.found_in(data) for name, data in package.files if name.endswith(".pdf")] == [set()]
    review = workspace.review.save_review_pdf(answer, tmp_path / "x.pdf").pdf
    assert secrets.found_in(review) == {"whoever prints"}


def test_a_mail_names_the_unseen_where_mail_programs_take_them_out_again_and_nowhere_else(
    house: House, tmp_path: Path
) -> None:
    workspace, secrets, path = house.workspace, house.secrets, tmp_path / "Svar.eml"
    answer = plant_around_an_answer(house, tmp_path)
    unseen = f"{secrets.new('an unseen address')}@kk.example"
    to = [Addressee("Kulturudvalget", "ku@kk.example"), Addressee("Uset", unseen, DispatchRole.BLIND_COPY)]
    workspace.outgoing.write_mail(answer, to, path)
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert unseen.casefold() in mail["Bcc"].casefold()
    del mail["Bcc"]
    words = [*map(str, mail.values()), mail.get_body().get_content()]
    assert secrets.told_in("\n".join(words)) == {"whoever prints"}
    assert [secrets.found_in(file.get_content()) for file in mail.iter_attachments()] == [set()]


def test_no_kind_of_document_holds_what_does_not_stand_on_its_pages(house: House) -> None:
    for kind, document_id in house.documents.items():
        pdf = house.workspace.pages.render(document_id).pdf
        assert hidden.found_in(pdf, [SHOWN]) == {SHOWN}, kind
        assert house.secrets.found_in(pdf) == set(), kind
        assert hidden.carriers(pdf) == set(), kind


def test_a_letter_to_a_window_shows_the_address_and_nothing_else(house: House) -> None:
    for kind, document_id in house.documents.items():
        if house.workspace.kinds[kind].has_window:
            pdf = house.workspace.pages.render(document_id, Variant(window=True)).pdf
            assert house.secrets.found_in(pdf) == {f"{kind}: the address"}
            assert hidden.carriers(pdf) == set()


def test_a_proof_tells_who_prints_it_and_what_has_changed_and_nothing_else(house: House) -> None:
    for kind, document_id in house.documents.items():
        proof = house.workspace.proofs.proof(document_id)
        pdf = house.workspace.pages.draw(proof.manuscript, "proof", proof.variant).result().pdf
        struck = {"an earlier text", "a deleted text", "a deleted footnote", "link"}
        told = {"whoever prints", *(f"{kind}: {each}" for each in struck)}
        assert house.secrets.found_in(pdf) <= told, kind
        assert f"{kind}: a deleted text" in house.secrets.found_in(pdf), kind
        assert hidden.carriers(pdf) == set(), kind


def test_a_letter_with_its_bilag_behind_it_holds_nothing_but_pages(house: House) -> None:
    document_id = house.documents["letter"]
    pdf = house.workspace.bundles.render(document_id, Bundle.PAGES).pdf
    assert house.secrets.found_in(pdf) <= {"letter: the name of a file"}
    assert hidden.carriers(pdf) == set()


def test_a_letter_with_its_bilag_inside_holds_those_files_and_nothing_else(house: House) -> None:
    document_id = house.documents["letter"]
    pdf = house.workspace.bundles.render(document_id, Bundle.FILES).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.attachments) == 1
    assert house.secrets.found_in(pdf) == {"letter: the name of a file", "letter: what a bilag holds"}


def test_a_letter_to_many_tells_each_of_nobody_else(house: House, tmp_path: Path) -> None:
    workspace, secrets = house.workspace, house.secrets
    names = [secrets.new("the first recipient"), secrets.new("the second recipient")]
    document_id = house.documents["letter"]
    with closing(workspace.mail_merge.letters(document_id, [Recipient(name) for name in names], PLAIN)) as letters:
        pdfs = [rendered.pdf for rendered in letters]
    assert [secrets.found_in(pdf) for pdf in pdfs] == [{"the first recipient"}, {"the second recipient"}]
    assert [hidden.carriers(pdf) for pdf in pdfs] == [set(), set()]


def test_no_sheet_of_the_example_can_carry_anything_unseen(tmp_path: Path, machine: Machine, clock: Clock) -> None:
    with closing(demo_workspace(tmp_path / "Eksempel.kkdb", machine, clock)) as demo:
        word = "Kvzkfollowkvz"
        demo.follow_ups.create(word)
        # The list of deadlines is what tells of a promise.
        sheets = [sheet for make in demo.sheets.every() if (sheet := make()).title != "Frister"]
        assert len(sheets) > 5
        for sheet in sheets:
            pdf = demo.sheets.render(sheet).pdf
            assert hidden.carriers(pdf) == set()
            assert hidden.found_in(pdf, [word, str(tmp_path)]) == set()


def test_a_pdf_for_review_holds_its_own_document_as_it_is_now_and_nothing_else(house: House, tmp_path: Path) -> None:
    for kind, document_id in house.documents.items():
        pdf = house.workspace.review.save_review_pdf(document_id, tmp_path / "x.pdf").pdf
        own = {
            "whoever prints",  # on the page: saved by whom
            f"{kind}: the address",
            f"{kind}: the case handler",
            f"{kind}: the document's number",
            f"{kind}: the name of a file",
            f"{kind}: what a bilag holds",
        }
        found = house.secrets.found_in(pdf)
        pictures = {place for place in found if place in ("the name of a picture", "the name of a drawing")}
        assert found - pictures <= own, kind
        assert f"{kind}: what a bilag holds" in found, kind
        assert hidden.carriers(pdf) == {"/AF", "/EF", "/EmbeddedFiles"}, kind


@pytest.mark.parametrize("place", ["title", "text", "caption", "alternative text", "bilag"])
def test_a_word_planted_where_it_is_printed_is_found(house: House, tmp_path: Path, place: str) -> None:
    workspace, document_id, word = house.workspace, house.documents["letter"], house.secrets.new("printed")
    picture = workspace.pictures.take(document_id, secret_drawing(house, tmp_path))
    figure = Block(workspace.new_id(), BlockKind.PICTURE, (Run("Kort"),), picture=picture, alt="Kort")
    if place == "title":
        workspace.documents.change(document_id, title=word)
    elif place == "bilag":
        workspace.attachments.add(document_id, word)
    else:
        block = {
            "text": Block(workspace.new_id(), runs=(Run(word),)),
            "caption": replace(figure, runs=(Run(word),)),
            "alternative text": replace(figure, alt=word),
        }[place]
        workspace.documents.save_blocks(document_id, [block], [block.id])
    assert house.secrets.found_in(workspace.pages.render(document_id).pdf) == {"printed"}
