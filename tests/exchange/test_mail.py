"""Mails as people save them, from programs that keep the rules and from those that do not."""

from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from kk_desktop.exchange.mail import NotAMailError, read_mail

HEAD = b"From: Anna <anna@kk.dk>\r\nSubject: Plan\r\nDate: Fri, 7 Mar 2025 10:12:00 +0100\r\n"


def letter(text: str = "Hermed planen.", subject: str = "Høring: Vanløse Bydelsplan", html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Økonomiudvalget <oeu@kk.dk>"
    message["Subject"] = subject
    message["Date"] = "Fri, 07 Mar 2025 10:12:00 +0100"
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def attach(message: EmailMessage, name: str, data: bytes = b"%PDF-1.7", kind: str = "application/pdf") -> None:
    main, sub = kind.split("/")
    message.add_attachment(data, maintype=main, subtype=sub, filename=name)


def read(message: EmailMessage):
    return read_mail(message.as_bytes(policy=SMTP))


def test_sender_date_subject_text_and_files_are_read() -> None:
    message = letter()
    attach(message, "Bydelsplan for Vanløse.pdf", b"%PDF-1.7 plan")
    mail = read(message)
    assert (mail.sender, mail.sender_email) == ("Økonomiudvalget", "oeu@kk.dk")
    assert (mail.subject, mail.sent_on) == ("Høring: Vanløse Bydelsplan", date(2025, 3, 7))
    assert mail.text == "Hermed planen."
    assert [(file.name, file.data) for file in mail.files] == [("Bydelsplan for Vanløse.pdf", b"%PDF-1.7 plan")]
    assert mail.remarks == ()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("text/plain; charset=iso-8859-1", "Høring på æblegården".encode("latin-1")),
        ("text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
         b"H=C3=B8ring p=C3=A5 =\r\n=C3=A6bleg=C3=A5rden"),
        ("text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
         b"SMO4cmluZyBww6Ugw6ZibGVnw6VyZGVu"),
        ("text/plain; charset=findes-ikke", "Høring på æblegården".encode()),
        ("text/plain; charset=us-ascii", "Høring på æblegården".encode("cp1252")),
        ("text/html; charset=utf-8", "<p>Høring på <b>æblegården</b></p>".encode()),
    ],
)  # fmt: skip
def test_the_text_is_read_in_every_dress(head: str, body: bytes) -> None:
    mail = read_mail(HEAD + f"MIME-Version: 1.0\r\nContent-Type: {head}\r\n\r\n".encode() + body)
    assert mail.text == "Høring på æblegården"


def test_html_alone_is_read_paragraph_by_paragraph_without_its_styles() -> None:
    html = "<head><style>p {color: red}</style></head><p>Vi beder om svar<br>senest den 4.&nbsp;april</p><li>Hvad?"
    assert read(letter("", html=html)).text == "Vi beder om svar\nsenest den 4. april\nHvad?"


def test_headers_with_raw_danish_bytes_are_read() -> None:
    mail = read_mail("From: Søren <s@kk.dk>\nSubject: Høring om æbler\n\nTekst".encode())
    assert (mail.sender, mail.subject, mail.sent_on) == ("Søren", "Høring om æbler", None)


@pytest.mark.parametrize("header", ["Date: i går", "Date: Fri, 99 Mar 2025 10:12:00 +0100", "X: y"])
def test_a_date_that_is_missing_or_none_is_no_date(header: str) -> None:
    assert read_mail(f"From: a@b.dk\nSubject: Plan\n{header}\n\nTekst".encode()).sent_on is None


def test_a_forwarded_mail_inside_tells_the_hearing_and_stays_a_file() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "Kollega <kollega@kk.dk>", "VS: Høring"
    outer.set_content("Vil du tage den?")
    inner = letter("Svar senest den 4. april.")
    attach(inner, "Plan.pdf")
    outer.add_attachment(inner)
    mail = read(outer)
    assert (mail.sender, mail.subject, mail.text) == (
        "Økonomiudvalget", "Høring: Vanløse Bydelsplan", "Svar senest den 4. april.",
    )  # fmt: skip
    assert [file.name for file in mail.files] == ["Høring: Vanløse Bydelsplan.eml"]
    assert b"Plan.pdf" in mail.files[0].data


def test_logos_below_a_signature_are_no_files_but_a_pdf_shown_inline_is() -> None:
    message = letter()
    attach(message, "image001.png", b"\x89PNG", "image/png")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Plan.pdf", disposition="inline")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png", disposition="inline")
    assert [file.name for file in read(message).files] == ["Plan.pdf"]


def test_outlooks_own_package_is_kept_and_told() -> None:
    message = letter()
    attach(message, "winmail.dat", b"x\x9f>\x22", "application/ms-tnef")
    mail = read(message)
    assert [file.name for file in mail.files] == ["winmail.dat"]
    assert mail.remarks[0].startswith("Filerne er pakket, så kun Outlook kan åbne dem")


def test_a_truncated_mail_gives_what_there_is_of_it() -> None:
    message = letter()
    attach(message, "Plan.pdf", b"%PDF-1.7" + b"x" * 3000)
    data = message.as_bytes(policy=SMTP)
    mail = read_mail(data[: len(data) - 2500])
    assert (mail.sender, mail.text) == ("Økonomiudvalget", "Hermed planen.")
    for cut in range(0, len(data), 61):
        with suppress(NotAMailError):
            read_mail(data[:cut])


def test_a_mail_without_words_says_so() -> None:
    assert read(letter("", html="<img src='http://x.dk/spor.png'>")).remarks == (
        "Mailen har ingen tekst, der kan læses her.",
    )


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7\n1 0 obj", b"Bare noget tekst", b"\x00" * 500])
def test_what_is_no_mail_is_told(data: bytes) -> None:
    with pytest.raises(NotAMailError):
        read_mail(data)


def test_control_characters_never_come_along() -> None:
    mail = read_mail(b"From: A\x07nna <a@b.dk>\nSubject: Pl\x00an\n\nTe\x00kst")
    assert (mail.sender, mail.subject, mail.text) == ("A nna", "Pl an", "Tekst")


def nested(kind: str, times: int) -> bytes:
    parts = (f'Content-Type: {kind}; boundary="b{n}"\r\n\r\n--b{n}\r\n'.encode() for n in range(times))
    return HEAD + b"".join(parts) + b"\r\nHej"


@pytest.mark.parametrize(
    "data",
    [
        nested("multipart/mixed", 3000),
        HEAD + (b"Content-Type: message/rfc822\r\n\r\n" + HEAD) * 3000,
        b"From: " + b"(" * 200_000 + b"\r\n\r\nHej",
        HEAD.replace(b"Anna", b'"a" <' * 200_000) + b"\r\nHej",
        HEAD + b"Content-Type: text/plain; " + b"a=b; " * 200_000 + b"\r\n\r\nHej",
        HEAD + b'Content-Type: text/plain; charset="\x00"\r\n\r\nHej',
    ],
    ids=["parts in parts", "mails in mails", "brackets", "senders", "parameters", "no charset"],
)
def test_a_mail_made_to_break_programs_is_read_or_refused(data: bytes) -> None:
    with suppress(NotAMailError):
        assert read_mail(data).text in ("Hej", "")


@pytest.mark.parametrize(("charset", "words"), [("utf-7", b"Hej +2D0-"), ("unicode_escape", rb"Hej \ud83d")])
def test_half_a_character_in_a_mail_does_not_come_in(charset: str, words: bytes) -> None:
    head = HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    assert read_mail(head + words).text == "Hej ?"


def test_of_thousands_of_files_in_a_mail_the_first_come_and_it_is_told() -> None:
    message = letter()
    for number in range(1000):
        attach(message, f"Kort {number}.pdf")
    mail = read(message)
    assert len(mail.files) == 200
    assert mail.remarks == ("Mailen har flere end 200 filer. Resten ligger kun i mailen selv.",)
