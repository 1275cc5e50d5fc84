"""A strict reading of a page, by a parser: what is not well formed, not allowed, not reached or not self-contained."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote

VOID = {"meta", "link", "br", "img", "input", "hr"}
EMPTY_SVG = {"line", "rect", "circle", "path"}
# Elements that may only stand in these.
INSIDE = {"li": {"ul", "ol"}, "dt": {"dl"}, "dd": {"dl"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"},
          "thead": {"table"}, "tbody": {"table"}, "caption": {"table"}, "figcaption": {"figure"}}  # fmt: skip
ONLY = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}, "tr": {"th", "td"}, "tbody": {"tr"}, "thead": {"tr"}}
# What stands in a line of text, and holds nothing that does not.
INLINE = {"p", "span", "a", "h1", "h2", "h3", "h4", "cite", "bdi", "time", "strong", "label", "dt", "summary", "title"}
BLOCK = {"p", "div", "ul", "ol", "dl", "table", "figure", "section", "article", "aside", "blockquote", "h1", "h2", "h3",
         "h4", "header", "footer", "nav", "main", "address"}  # fmt: skip


@dataclass
class Page(HTMLParser):
    """A page as it was read; `faults` are sentences."""

    path: str
    faults: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.language = ""

    def handle_decl(self, decl: str) -> None:
        if decl != "doctype html":
            self.faults.append(f"the doctype is {decl}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._place(tag)
        if len(told) < len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcset", "src", "srcdoc"):
                self.faults.append(f"<{tag}> has {name}")
            if name == "id":
                self.ids.append(value or "")
            if name in ("aria-labelledby", "aria-describedby", "for"):
                self.references += (value or "").split()
            if name == "href":
                self.links.append(value or "")
        if tag == "html":
            self.language = told.get("lang") or ""
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID | EMPTY_SVG:
            self.faults.append(f"<{tag}/> is not empty by itself")
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ONLY and data.strip():
            self.faults.append(f"text right in <{self.open[-1]}>: {data.strip()[:30]}")
        if self.open and self.open[-1] not in ("script", "style"):
            self.text.append(data)

    def _place(self, tag: str) -> None:
        parent = self.open[-1] if self.open else ""
        if tag in INSIDE and parent not in INSIDE[tag]:
            self.faults.append(f"<{tag}> in <{parent}>")
        if parent in ONLY and tag not in ONLY[parent]:
            self.faults.append(f"<{tag}> right in <{parent}>")
        if tag in BLOCK and (near := [each for each in self.open if each in INLINE]):
            self.faults.append(f"<{tag}> inside of <{near[-1]}>")
        if tag == "a" and "a" in self.open:
            self.faults.append("a link in a link")


def faults(files: Mapping[str, bytes]) -> list[str]:
    """What is wrong with the pages of a site, each as a sentence with the page."""
    pages = {path: _read(path, content) for path, content in files.items() if path.endswith(".html")}
    return [f"{path}: {fault}" for path, page in pages.items() for fault in _faults(page, pages, files)]


def _read(path: str, content: bytes) -> Page:
    page = Page(path)
    page.feed(content.decode())
    page.close()
    return page


def _faults(page: Page, pages: Mapping[str, Page], files: Mapping[str, bytes]) -> Iterator[str]:
    yield from page.faults
    if page.open:
        yield f"never closed: {page.open}"
    if not page.language:
        yield "no language"
    for one in {each for each in page.ids if page.ids.count(each) > 1}:
        yield f"the id {one} is there twice"
    for one in set(page.references) - set(page.ids):
        yield f"nothing has the id {one}"
    if page.headings[:1] != [1] or page.headings.count(1) != 1:
        yield f"headings {page.headings}"
    for before, after in zip(page.headings, page.headings[1:], strict=False):
        if after > before + 1:
            yield f"h{after} after h{before}"
    for link in page.links:
        yield from _link(page, link, pages, files)


def _link(page: Page, link: str, pages: Mapping[str, Page], files: Mapping[str, bytes]) -> Iterator[str]:
    if link.startswith(("https://", "http://", "mailto:", "data:,")):
        return
    path, _, place = link.partition("#")
    where = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path))) if path else page.path
    if where not in files:
        yield f"{link} leads nowhere"
    elif place and place not in pages[where].ids:
        yield f"{link} leads to no place of that page"
