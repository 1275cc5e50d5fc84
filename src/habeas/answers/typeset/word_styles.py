"""The styles of a Word document: pandoc's own, with the sizes, colours, head and foot of `data/typeset/word.toml`."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

from lxml import etree

from habeas import terms
from habeas.errors import BadVocabulary

_FILE = "typeset/word.toml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
# A twentieth of a point, of which Word makes all lengths.
_TWENTIETHS_OF_A_MILLIMETRE = 1440 / 25.4


def reference(running: str, page: str, language: str) -> bytes:
    """A document without words that has the styles, the running head and the foot with the number of the page."""
    with zipfile.ZipFile(io.BytesIO(_pandocs_own())) as given:
        files = {entry.filename: given.read(entry) for entry in given.infolist()}
    settings = _settings()
    files["word/styles.xml"] = _styled(files["word/styles.xml"], settings, language)
    files["word/header1.xml"] = _part("hdr", [("Header", [running])])
    files["word/footer1.xml"] = _part("ftr", [("Footer", _numbered(page))])
    files["word/_rels/document.xml.rels"] = _related(files["word/_rels/document.xml.rels"])
    files["[Content_Types].xml"] = _typed(files["[Content_Types].xml"])
    files["word/document.xml"] = _paged(files["word/document.xml"], settings["page"])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    return made.getvalue()


@cache
def _pandocs_own() -> bytes:
    from habeas.answers.typeset.word import pandoc

    return pandoc(["--print-default-data-file", "reference.docx"])


@cache
def _settings() -> dict[str, Any]:
    found = terms.load_toml(_FILE)
    missing = {"font", "heading_font", "page", "style", "added"} - set(found)
    if missing:
        raise BadVocabulary(f"data/{_FILE} lacks {sorted(missing)}")
    return found


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"


def _styled(given: bytes, settings: dict[str, Any], language: str) -> bytes:
    root = etree.fromstring(given)
    for entry in settings["added"]:
        style = etree.SubElement(root, _w("style"), {_w("type"): "paragraph", _w("customStyle"): "1"})
        style.set(_w("styleId"), entry["id"])
        etree.SubElement(style, _w("name"), {_w("val"): entry["name"]})
        etree.SubElement(style, _w("basedOn"), {_w("val"): "BodyText"})
        etree.SubElement(style, _w("qFormat"))
        _look(style, entry, settings)
    for style in root.iter(_w("style")):
        name = style.get(_w("styleId"))
        if name in settings["style"]:
            _look(style, settings["style"][name], settings)
    for fonts in root.iter(_w("rFonts")):
        fonts.attrib.clear()
        for letters in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(_w(letters), settings["font"])
    for said in root.iter(_w("lang")):
        said.set(_w("val"), language)
    return _bytes(root)


def _look(style: etree._Element, entry: dict[str, Any], settings: dict[str, Any]) -> None:
    """Sizes, colours and the frame of one style, in the order that the format asks for."""
    if entry.get("framed"):
        paragraph = _within(style, "pPr")
        border = etree.SubElement(paragraph, _w("pBdr"))
        for side in ("top", "left", "bottom", "right"):
            edge = {_w("val"): "single", _w("sz"): "8", _w("space"): "6", _w("color"): entry["colour"]}
            etree.SubElement(border, _w(side), edge)
    look = _within(style, "rPr")
    for child in list(look):
        look.remove(child)
    font = settings["heading_font" if style.get(_w("styleId"), "").startswith(("Heading", "Title")) else "font"]
    etree.SubElement(look, _w("rFonts"), {_w("ascii"): font})
    for name, switch in (("bold", "b"), ("italic", "i")):
        if entry.get(name):
            etree.SubElement(look, _w(switch))
    if "colour" in entry:
        etree.SubElement(look, _w("color"), {_w("val"): entry["colour"]})
    size = str(round(2 * entry["size"]))
    etree.SubElement(look, _w("sz"), {_w("val"): size})
    etree.SubElement(look, _w("szCs"), {_w("val"): size})


def _within(style: etree._Element, name: str) -> etree._Element:
    found = style.find(_w(name))
    return etree.SubElement(style, _w(name)) if found is None else found


def _numbered(page: str) -> list[str]:
    """The foot in its pieces; a field is "PAGE" or "NUMPAGES" after a zero byte."""
    told = page.replace("{pages}", "\x00NUMPAGES\x00").replace("{page}", "\x00PAGE\x00")
    return [f"\x00{piece}" if place % 2 else piece for place, piece in enumerate(told.split("\x00"))]


def _part(kind: str, paragraphs: list[tuple[str, list[str]]]) -> bytes:
    root = etree.Element(_w(kind), nsmap={"w": _W})
    for style, pieces in paragraphs:
        paragraph = etree.SubElement(root, _w("p"))
        look = etree.SubElement(paragraph, _w("pPr"))
        etree.SubElement(look, _w("pStyle"), {_w("val"): style})
        etree.SubElement(look, _w("jc"), {_w("val"): "center" if kind == "ftr" else "left"})
        for piece in pieces:
            if piece.startswith("\x00"):
                holder = etree.SubElement(paragraph, _w("fldSimple"), {_w("instr"): f" {piece[1:]} "})
                _words(etree.SubElement(holder, _w("r")), "1")
            elif piece:
                _words(etree.SubElement(paragraph, _w("r")), piece)
    return _bytes(root)


def _words(run: etree._Element, text: str) -> None:
    look = etree.SubElement(run, _w("rPr"))
    etree.SubElement(look, _w("color"), {_w("val"): "4A5563"})
    etree.SubElement(look, _w("sz"), {_w("val"): "17"})
    said = etree.SubElement(run, _w("t"))
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _related(given: bytes) -> bytes:
    root = etree.fromstring(given)
    for name, kind in (("header1", "header"), ("footer1", "footer")):
        related = {"Id": f"rIdHabeas{kind}", "Type": f"{_R}/{kind}", "Target": f"{name}.xml"}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", related)
    return _bytes(root)


def _typed(given: bytes) -> bytes:
    root = etree.fromstring(given)
    for name, kind in (("header1", "header"), ("footer1", "footer")):
        typed = {"PartName": f"/word/{name}.xml", "ContentType": f"{_PART}.{kind}+xml"}
        etree.SubElement(root, f"{{{_TYPES}}}Override", typed)
    return _bytes(root)


def _paged(given: bytes, page: dict[str, float]) -> bytes:
    root = etree.fromstring(given)
    section = next(root.iter(_w("sectPr")))
    for child in list(section):
        section.remove(child)
    for kind in ("header", "footer"):
        held = {_w("type"): "default", f"{{{_R}}}id": f"rIdHabeas{kind}"}
        etree.SubElement(section, _w(f"{kind}Reference"), held)

    def length(name: str) -> str:
        return str(round(page[name] * _TWENTIETHS_OF_A_MILLIMETRE))

    etree.SubElement(section, _w("pgSz"), {_w("w"): length("width"), _w("h"): length("height")})
    sides = {_w(side): length(side) for side in ("top", "right", "bottom", "left")}
    etree.SubElement(section, _w("pgMar"), {**sides, _w("header"): "708", _w("footer"): "708", _w("gutter"): "0"})
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
