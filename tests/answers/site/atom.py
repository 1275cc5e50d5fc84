"""A strict reading of a feed by RFC 4287, "The Atom Syndication Format": what is not as it requires."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
# How often each element may stand in a feed and in an entry (4.1.1, 4.1.2).
_ANY, _ONE, _MAYBE = (0, None), (1, 1), (0, 1)
_BOTH = {"id": _ONE, "title": _ONE, "updated": _ONE, "author": _ANY, "link": _ANY, "category": _ANY,
         "contributor": _ANY, "rights": _MAYBE}  # fmt: skip
_IN_FEED = {**_BOTH, "generator": _MAYBE, "icon": _MAYBE, "logo": _MAYBE, "subtitle": _MAYBE, "entry": _ANY}
_IN_ENTRY = {**_BOTH, "content": _MAYBE, "published": _MAYBE, "source": _MAYBE, "summary": _MAYBE}
# 3.3: RFC 3339 with capital T and Z.
_DATE = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"
)
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")


def faults(content: bytes) -> list[str]:
    """What is wrong with a feed, each as a sentence."""
    feed = ElementTree.fromstring(content)
    return list(_feed_faults(feed))


def _feed_faults(feed: ElementTree.Element) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield f"the root is {feed.tag}"
    yield from _elements(feed, _IN_FEED, "feed")
    entries = feed.findall(f"{ATOM}entry")
    authored = feed.find(f"{ATOM}author") is not None
    if not authored and not all(entry.find(f"{ATOM}author") is not None for entry in entries):
        yield "an entry has no author, nor has the feed (4.1.1)"
    yield from _shared(feed, "feed")
    ids = [feed.findtext(f"{ATOM}id"), *(entry.findtext(f"{ATOM}id") for entry in entries)]
    if len(set(ids)) < len(ids):
        yield "an id is there twice (4.1.1)"
    for entry in entries:
        yield from _elements(entry, _IN_ENTRY, "entry")
        yield from _shared(entry, "entry")
        alternate = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        body = entry.find(f"{ATOM}content")
        if body is None and not alternate:
            yield "an entry has no content and no alternate link (4.1.2)"
        if body is not None and (body.get("type", "text") == "text" and len(body)):
            yield "text content has elements in it (4.1.3.3)"


def _elements(of: ElementTree.Element, allowed: dict[str, tuple[int, int | None]], where: str) -> Iterator[str]:
    for child in of:
        if child.tag.removeprefix(ATOM) not in allowed:
            yield f"{child.tag} may not stand in a {where}"
    for name, (least, most) in allowed.items():
        number = len(of.findall(f"{ATOM}{name}"))
        if number < least or (most is not None and number > most):
            yield f"a {where} has {number} of {name}"


def _shared(of: ElementTree.Element, where: str) -> Iterator[str]:
    for name in ("updated", "published"):
        said = of.findtext(f"{ATOM}{name}")
        if said is not None and _DATE.fullmatch(said) is None:
            yield f"{name} of a {where} is {said!r} (3.3)"
    if _IRI.fullmatch(of.findtext(f"{ATOM}id") or "") is None:
        yield f"the id of a {where} is no absolute IRI (4.2.6)"
    if not (of.findtext(f"{ATOM}title") or "").strip():
        yield f"the title of a {where} is empty"
    for author in of.findall(f"{ATOM}author"):
        if not (author.findtext(f"{ATOM}name") or "").strip():
            yield "an author has no name (3.2.1)"
    kinds = []
    for link in of.findall(f"{ATOM}link"):
        if _IRI.fullmatch(link.get("href", "")) is None:
            yield f"a link of a {where} leads to {link.get('href')!r}"
        if link.get("rel", "alternate") == "alternate":
            kinds.append((link.get("type"), link.get("hreflang")))
    if len(set(kinds)) < len(kinds):
        yield f"a {where} has two alternate links of one type (4.1.1)"
