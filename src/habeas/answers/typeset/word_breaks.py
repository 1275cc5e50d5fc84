"""Where a Word document may go on to the next page: not within a row, nor between a sentence and its list."""

from __future__ import annotations

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def with_breaks(content: bytes) -> bytes:
    """The main part of a document, with its rows whole and each line that introduces a list on its list's page."""
    root = etree.fromstring(content)
    for row in root.iter(_w("tr")):
        _first(row, "trPr").insert(0, etree.Element(_w("cantSplit")))
    for paragraph in root.iter(_w("p")):
        if _is_listed(paragraph.getnext()) and not _is_listed(paragraph):
            _keep_with_next(_first(paragraph, "pPr"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _keep_with_next(properties: etree._Element) -> None:
    if properties.find(_w("keepNext")) is None:
        # The schema wants it right behind the style.
        properties.insert(1 if properties.find(_w("pStyle")) is not None else 0, etree.Element(_w("keepNext")))


def _is_listed(element: etree._Element | None) -> bool:
    return element is not None and element.find(f"{_w('pPr')}/{_w('numPr')}") is not None


def _first(element: etree._Element, name: str) -> etree._Element:
    """The properties of an element, which stand before all else in it."""
    found = element.find(_w(name))
    if found is None:
        found = etree.Element(_w(name))
        element.insert(0, found)
    return found


def _w(name: str) -> str:
    return f"{{{_MAIN}}}{name}"
