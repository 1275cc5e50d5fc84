"""Reads a web page: all of its visible text in order, the blocks its tags make, and what its metadata states.

Nothing visible is deleted: menus, footers and link lists are kept and marked. Scripts, styles and hidden
templates are no text. The page is read as a stream of tags, so no depth of nesting and no broken tag matters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from habeas.documents.layout import Piece, Reading, clean, compose
from habeas.documents.pagefacts import PageFacts
from habeas.errors import BadVocabulary, UnreadableDocument
from habeas.terms import load_toml

_SILENT = {
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "iframe",
    "object",
    "head",
    "math",
    "canvas",
    "audio",
    "video",
}
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr", "path", "g",
}  # fmt: skip
_MENUS = {"nav", "footer", "aside", "form", "button", "select", "dialog", "menu", "textarea"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar"}
# A block whose letters are this much links is a link list or a teaser. 0.8 leaves a sentence with long links alone.
_LINK_SHARE = 0.8
# If more than this share of a page's letters would be marked by the names of its classes or by its links alone, the
# names mean something else on this page (or it is a list of links to people), and only its tags are believed.
_MARKED_SHARE = 0.6
_LONGEST_CELL = 100
_FEED = 65_536
_SPACES = re.compile("[ \t\n\r\f]+")


def read_html(text: str, name: str) -> Reading:
    """The reading of a decoded web page.

    Raises:
        UnreadableDocument: the parser gives it up.
    """
    from lxml import etree

    target = _Page()
    parser = etree.HTMLParser(target=target, huge_tree=True)  # type: ignore[arg-type]  # any object with its methods
    cleaned = clean(text) or " "
    try:
        for start in range(0, len(cleaned), _FEED):
            parser.feed(cleaned[start : start + _FEED])
        parser.close()
    except etree.LxmlError as error:
        raise UnreadableDocument(f"{name} is no web page that can be parsed; save it again from the browser") from error
    composed, blocks = compose(_tables(target.believed()))
    return Reading(composed, blocks, target.facts.facts())


class _Page:
    """Collects blocks from the parser's events."""

    def __init__(self) -> None:
        self.facts = PageFacts()
        self.found: list[_Found] = []
        self.open: list[tuple[str, str]] = []  # tag, and why what is in it is marked: "", "tag" or "class"
        self.counts: dict[str, int] = {}
        self.marks = {"tag": 0, "class": 0}
        self.words: list[str] = []
        self.linked = 0
        self.row = 0
        self.rows: list[int] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.facts.start(tag, attributes)
        if tag == "br":
            self.words.append("\n")
        if tag in _VOID:
            return
        if not self._is_inline(tag):
            self._flush()
        if tag == "tr":
            self.row += 1
            self.rows.append(self.row)
        mark = self._mark(tag, attributes)
        self.open.append((tag, mark))
        self.counts[tag] = self.counts.get(tag, 0) + 1
        if mark:
            self.marks[mark] += 1

    def end(self, tag: str) -> None:
        self.facts.end(tag)
        if tag in _VOID or not self.counts.get(tag):
            return
        if not self._is_inline(tag):
            self._flush()
        while self.open:
            closed, mark = self.open.pop()
            self.counts[closed] -= 1
            if mark:
                self.marks[mark] -= 1
            if closed == "tr" and self.rows:
                self.rows.pop()
            if closed == tag:
                return

    def data(self, words: str) -> None:
        self.facts.data(words)
        if any(self.counts.get(tag) for tag in _SILENT):
            return
        words = words if self.counts.get("pre") else _SPACES.sub(" ", words)
        if self.counts.get("a"):
            self.linked += len(words.strip())
        self.words.append(words)

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Neither are processing instructions."""

    def close(self) -> None:
        self._flush()

    def believed(self) -> list[_Found]:
        """The blocks with their marks, those by class and by links only where they leave enough of the page."""
        total = sum(len(each.text) for each in self.found)
        for reason in ("class", "links"):
            marked = sum(len(each.text) for each in self.found if each.mark == reason)
            if marked > _MARKED_SHARE * total:
                self.found = [each.without(reason) for each in self.found]
        return self.found

    def _is_inline(self, tag: str) -> bool:
        """Whether a block goes on: a button in a heading opens what stands below, and its words are the heading's."""
        return tag in _INLINE or (tag == "button" and self._in_heading())

    def _in_heading(self) -> bool:
        return any(self.counts.get(tag) for tag in _HEADINGS)

    def _mark(self, tag: str, attributes: dict[str, str]) -> str:
        if tag in ("html", "body", "main", "article"):
            return ""
        if tag == "button" and self._in_heading():
            return ""
        if tag in _MENUS or attributes.get("role", "").lower() in _ROLES:
            return "tag"
        if tag == "header" and not (self.counts.get("article") or self.counts.get("main")):
            return "class"
        words = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower().split()
        return "class" if any(_names_menu(word) for word in words) else ""

    def _flush(self) -> None:
        text = "\n".join(line.strip(" ") for line in "".join(self.words).split("\n")).strip()
        linked, self.words, self.linked = self.linked, [], 0
        for paragraph in re.split(r"\n\s*\n", text):
            if paragraph.strip():
                self.found.append(self._block(paragraph, linked >= _LINK_SHARE * len(text.replace("\n", ""))))

    def _block(self, text: str, is_link: bool) -> _Found:
        heading = next((level for tag, level in _HEADINGS.items() if self.counts.get(tag)), None)
        kind = "heading" if heading else "list_item" if self.counts.get("li") else "paragraph"
        mark = "tag" if self.marks["tag"] else "class" if self.marks["class"] and heading != 1 else ""
        if not mark and is_link and not heading:
            mark = "links"
        return _Found(text, kind, heading, mark, self.rows[-1] if self.rows else 0)


@dataclass(frozen=True, slots=True)
class _Found:
    """A block of the page, why it is marked ("" for not), and the table row that it stands in (0 for none)."""

    text: str
    kind: str
    level: int | None
    mark: str
    row: int

    def without(self, reason: str) -> _Found:
        return replace(self, mark="") if self.mark == reason else self


def _tables(found: list[_Found]) -> list[Piece]:
    """The blocks as pieces; rows of short cells become one line each, their cells apart by a tab."""
    pieces: list[Piece] = []
    position = 0
    while position < len(found):
        row = [found[position]]
        while row[0].row and position + len(row) < len(found) and found[position + len(row)].row == row[0].row:
            row.append(found[position + len(row)])
        position += len(row)
        if len(row) > 1 and all(len(each.text) <= _LONGEST_CELL and not each.mark for each in row):
            pieces.append(Piece("\t".join(" ".join(each.text.split("\n")) for each in row), "table"))
        else:
            pieces.extend(_piece(each) for each in row)
    return pieces


def _piece(found: _Found) -> Piece:
    return Piece(found.text, "boilerplate") if found.mark else Piece(found.text, found.kind, found.level)


@cache
def _menu_words() -> tuple[frozenset[str], frozenset[str]]:
    data = load_toml("documents/pages.toml")
    words, exceptions = data.get("menu_words"), data.get("not_menu_before")
    if not isinstance(words, list) or not isinstance(exceptions, list):
        raise BadVocabulary("data/documents/pages.toml needs the lists `menu_words` and `not_menu_before`")
    return frozenset(words), frozenset(exceptions)


@cache
def _names_menu(word: str) -> bool:
    """Whether the name of a class speaks of menus and the like: "site-footer", but not "has-sidebar"."""
    words, exceptions = _menu_words()
    parts = re.split("[-_]+", word)
    return parts[0] not in exceptions and (parts[0] in words or parts[-1] in words)
