"""Reads an e-mail: its subject and its body, with its sender and its day; what it quotes and its footer are marked.

The plain body is read where there is one, else the HTML body. Attachments are not read: they are documents of
their own, to be saved beside the e-mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from habeas.dates import PartialDate
from habeas.documents.about import publisher_of
from habeas.documents.decode import decode
from habeas.documents.html import read_html
from habeas.documents.layout import Facts, Reading, one_line
from habeas.documents.plain import read_plain
from habeas.errors import UnreadableDocument
from habeas.model import Part

_QUOTED = re.compile(r"\s*>|On .{10,120} wrote:\s*$|-{2,}\s*(?:Original|Forwarded) Message\s*-{2,}", re.DOTALL)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)


def read_mail(content: bytes, name: str) -> Reading:
    """The reading of an e-mail.

    Raises:
        UnreadableDocument: it cannot be parsed, is encrypted, or has no body that is text.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(content)
        subject = one_line(message.get("Subject"))
        facts = Facts(subject, _day(message), *_sender(message))
        body = _body(message, name)
    except (MessageError, LookupError, ValueError, IndexError, AttributeError) as error:
        raise UnreadableDocument(f"{name} is a damaged e-mail; save it again from the mail program") from error
    return _titled(body, facts)


def _body(message: EmailMessage, name: str) -> Reading:
    if message.get_content_type() == "multipart/encrypted":
        raise UnreadableDocument(f"{name} is encrypted; save it again as it is shown when decrypted")
    part = message.get_body(("plain", "html"))
    if not isinstance(part, EmailMessage):
        raise UnreadableDocument(f"{name} has no text in it, only attachments; save these as files of their own")
    payload = part.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"", name, part.get_content_charset())
    if part.get_content_type() == "text/html":
        return read_html(text, name)
    reading = read_plain(text)
    return replace(reading, blocks=tuple(_marked(reading)))


def _marked(reading: Reading) -> Iterator[Part]:
    """Quoted lines of an earlier e-mail and everything behind the signature's dashes are boilerplate."""
    signature = _SIGNATURE.search(reading.text)
    for block in reading.blocks:
        behind = signature is not None and block.start >= signature.start()
        if behind or _QUOTED.match(reading.text[block.start : block.end]):
            yield replace(block, kind="boilerplate")
        else:
            yield block


def _titled(body: Reading, facts: Facts) -> Reading:
    """The body with the subject above it, as the reader of the e-mail sees it."""
    if facts.title is None or body.text.lstrip().startswith(facts.title):
        return Reading(body.text, body.blocks, facts)
    shift = len(facts.title) + 2
    moved = tuple(replace(block, start=block.start + shift, end=block.end + shift) for block in body.blocks)
    heading = Part(0, len(facts.title), "heading", level=1)
    return Reading(f"{facts.title}\n\n{body.text}", (heading, *moved), facts)


def _day(message: EmailMessage) -> PartialDate | None:
    """The day in the sender's own time."""
    written = message.get("Date")
    if written is None:
        return None
    try:
        return PartialDate.of(parsedate_to_datetime(str(written)).date())
    except (TypeError, ValueError):
        return None  # a date that is none states no day


def _sender(message: EmailMessage) -> tuple[str | None, str | None]:
    """The sender's name, and the publisher whose address it is."""
    header = message.get("From")
    addresses = getattr(header, "addresses", ())
    if not addresses:
        return None, None
    publisher = publisher_of(addresses[0].domain or "")
    author = one_line(addresses[0].display_name)
    return (None if author == publisher else author), publisher
