"""E-mail: subject, sender, day and body; quotes and footers are marked."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from habeas.dates import PartialDate
from habeas.documents.read import read
from habeas.errors import UnreadableDocument

from .files import STORY, a_pdf


def a_mail(body: str | None, subtype: str = "plain", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "Ana Rell <ana@hrw.org>")
    message["To"] = "list@example.org"
    message["Date"] = headers.get("date", "Tue, 10 Dec 2024 23:30:00 +0400")
    message["Subject"] = headers.get("subject", "Printers sentenced")
    if body is not None:
        message.set_content(body, subtype=subtype)
    return message


def kinds(message: EmailMessage) -> list[tuple[str, str]]:
    document = read(message.as_bytes(), "alert.eml")
    return [(part.kind, document.text[part.start : part.end]) for part in document.parts]


def test_an_email_states_its_subject_sender_and_day() -> None:
    document = read(a_mail("\n\n".join(STORY)).as_bytes(), "alert.eml")
    assert (document.kind, document.title, document.published) == (
        "email",
        "Printers sentenced",
        PartialDate(2024, 12, 10),
    )
    assert (document.author, document.publisher, document.guessed) == ("Ana Rell", "Human Rights Watch", ("language",))


def test_quoted_lines_and_footers_are_marked() -> None:
    body = f"{STORY[0]}\n\nOn Monday, 9 December 2024, Mira wrote:\n> Is he held?\n\n-- \nAna Rell\nUnion of printers"
    assert kinds(a_mail(body)) == [
        ("heading", "Printers sentenced"),
        ("paragraph", STORY[0]),
        ("boilerplate", "On Monday, 9 December 2024, Mira wrote:"),
        ("boilerplate", "> Is he held?"),
        ("boilerplate", "--"),
        ("boilerplate", "Ana Rell"),
        ("boilerplate", "Union of printers"),
    ]


def test_an_html_body_is_read_where_there_is_no_other() -> None:
    assert kinds(a_mail(f"<p>{STORY[0]}</p>", "html")) == [("heading", "Printers sentenced"), ("paragraph", STORY[0])]


def test_letters_beyond_ascii_are_read_in_subject_and_body() -> None:
    message = a_mail("Суд приговорил издателя к четырём годам.", subject="Приговор издателю")
    assert (
        read(message.as_bytes(), "alert.eml").text == "Приговор издателю\n\nСуд приговорил издателя к четырём годам.\n"
    )


def test_a_date_that_is_none_states_no_day() -> None:
    content = a_mail(STORY[0]).as_bytes().replace(b"Tue, 10 Dec 2024 23:30:00 +0400", b"yesterday, more or less")
    assert read(content, "alert.eml").published is None


def test_an_email_with_nothing_but_an_attachment_is_refused() -> None:
    message = a_mail(None)
    message.add_attachment(a_pdf([["x"]]), maintype="application", subtype="pdf", filename="notice.pdf")
    with pytest.raises(UnreadableDocument, match="only attachments"):
        read(message.as_bytes(), "alert.eml")
