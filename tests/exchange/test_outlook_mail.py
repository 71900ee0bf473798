"""Mails saved from Outlook."""

from datetime import UTC, date, datetime

import pytest

from kk_desktop.exchange.mail import NotAMailError
from kk_desktop.exchange.outlook_mail import read_outlook_mail

from . import outlook_files as o

MAIL = {
    o.SUBJECT: "Høring: Vanløse Bydelsplan",
    o.SENDER: "Økonomiudvalget",
    o.SENDER_EMAIL: "/O=KK/OU=EXCHANGE/CN=OEU",
    o.SENDER_SMTP: "oeu@kk.dk",
    o.SENT: datetime(2025, 3, 7, 11, 12, tzinfo=UTC),
    o.BODY: "Hermed planen.\r\nSvar senest den 4. april.",
}


def test_sender_date_subject_text_and_files_are_read() -> None:
    files = {"Bydelsplan.pdf": b"%PDF" + b"x" * 9000, "Kort.docx": b"PK", "image001.png": b"\x89PNG"}
    mail = read_outlook_mail(o.outlook_mail(MAIL, files))
    assert (mail.sender, mail.sender_email) == ("Økonomiudvalget", "oeu@kk.dk")
    assert (mail.subject, mail.sent_on) == ("Høring: Vanløse Bydelsplan", date(2025, 3, 7))
    assert mail.text == "Hermed planen.\nSvar senest den 4. april."
    assert [(file.name, len(file.data)) for file in mail.files] == [("Bydelsplan.pdf", 9004), ("Kort.docx", 2)]


def test_the_mails_own_headers_go_before_the_directorys() -> None:
    mail = read_outlook_mail(o.outlook_mail(MAIL | {o.HEADERS: "From: Mette Jensen <mette@kk.dk>\r\nTo: x@kk.dk"}))
    assert (mail.sender, mail.sender_email) == ("Mette Jensen", "mette@kk.dk")


def test_a_mail_in_html_alone_is_read() -> None:
    facts = {key: value for key, value in MAIL.items() if key != o.BODY}
    mail = read_outlook_mail(o.outlook_mail(facts | {o.HTML: "<p>Hermed</p><p>planen</p>"}))
    assert mail.text == "Hermed\nplanen"


def test_a_mail_whose_text_only_outlook_can_read_says_so() -> None:
    facts = {key: value for key, value in MAIL.items() if key != o.BODY}
    mail = read_outlook_mail(o.outlook_mail(facts | {o.RTF: b"LZFu"}))
    assert mail.subject == "Høring: Vanløse Bydelsplan"
    assert mail.remarks == ("Mailens tekst kan kun læses i Outlook. Se den dér, og udfyld resten.",)


def test_a_draft_without_date_has_none() -> None:
    assert read_outlook_mail(o.outlook_mail({o.SUBJECT: "Plan"})).sent_on is None


def test_what_is_no_mail_or_only_the_beginning_of_one_is_told() -> None:
    whole = o.outlook_mail(MAIL, {"Plan.pdf": b"%PDF" + b"x" * 9000})
    for data in (b"", b"PK\x03\x04", whole[:600], whole[: len(whole) // 2]):
        with pytest.raises(NotAMailError):
            read_outlook_mail(data)
