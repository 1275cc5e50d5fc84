"""What a Word document says of itself (File > Info): its title, what made it, of which day it is, in which language.

Pandoc dates a document by its clock, or 1970, and prints whoever it names as author below the title; so this is put
into the file afterwards. The day is that of the manuscript and never the clock's, so the bytes stay the same.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from habeas.answers.manuscript import Manuscript
from habeas.answers.typeset.house import MAKER
from habeas.answers.typeset.letters import without_control
from habeas.answers.typeset.word_breaks import with_breaks

_FILE, _MAIN = "docProps/core.xml", "word/document.xml"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def with_properties(document: bytes, manuscript: Manuscript) -> bytes:
    """The document with the properties of the manuscript, without dates where it has no day, and with its breaks."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in given.infolist():
            content = given.read(entry)
            if entry.filename == _FILE:
                content = _properties(manuscript)
            elif entry.filename == _MAIN:
                content = with_breaks(content)
            packed.writestr(entry, content)
    return made.getvalue()


def _properties(manuscript: Manuscript) -> bytes:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI})
    said = {
        f"{{{_DC}}}title": manuscript.title,
        f"{{{_DC}}}subject": manuscript.subtitle,
        f"{{{_DC}}}creator": MAKER,
        f"{{{_CORE}}}lastModifiedBy": MAKER,
        f"{{{_DC}}}description": manuscript.warning,
        f"{{{_DC}}}language": manuscript.language,
    }
    for name, text in said.items():
        if text:
            etree.SubElement(root, name).text = without_control(text)
    for name in ("created", "modified") if manuscript.day else ():
        # Noon, so that it is the same day in nearly all time zones.
        dated = etree.SubElement(root, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        dated.text = f"{manuscript.day}T12:00:00Z"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
