"""Why a document was read as it was: a file of its own, or a document of a registry, read anew while notes are kept.

It parses on demand, one document at a time in one process: the parser cannot be shared.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.errors import UnreadableDocument
from habeas.model import Document

if TYPE_CHECKING:
    from habeas.answers.explanation import Explanation
    from habeas.claims.known_names import KnownNames

_ONE_AT_A_TIME = threading.Lock()


def explain(document: Document, known: KnownNames | None = None) -> Explanation:
    """What the rules, told these known names, read in a document and why; see `answers.explain`.

    Raises:
        UnreadableDocument: it is not in English, or the rules break on it.
        ModelMissing: the language model is not installed.
    """
    from habeas.answers.explain import explain as explain_document
    from habeas.claims.rules import FAULTS

    with _ONE_AT_A_TIME:
        try:
            return explain_document(document, known=known)
        except FAULTS as error:
            reason = f"the rules broke on it ({type(error).__name__}); please report this"
            raise UnreadableDocument(f"{document.name}: {reason}.") from error


def read_file(path: Path) -> Document:
    """The document in a file, read as a build would, with its sidecar.

    Raises:
        UnreadableDocument: it cannot be read, or is a folder.
    """
    from habeas.documents.find import find
    from habeas.documents.read import read
    from habeas.documents.sidecar import Sidecar, read_sidecar

    if path.is_dir():
        raise UnreadableDocument(f"{path} is a folder; name one of its files.")
    found = next(find([path]))
    if found.reason is not None:
        raise UnreadableDocument(f"{found.reason}.")
    sidecar = Sidecar()
    try:
        if found.sidecar is not None:
            sidecar = read_sidecar(found.sidecar.read_bytes(), found.sidecar.name)
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"{path.name} cannot be read ({error.strerror}); check the file.") from error
    return read(content, path.name, sidecar)


def read_otherwise(extractor: str | None) -> str:
    """A sentence where the claims of a registry were read by something else than the rules that are explained."""
    from habeas.claims.gate import KNOWN_NAMES
    from habeas.claims.rules import RuleExtractor

    by = (extractor or "").partition(KNOWN_NAMES)[0]
    if by == RuleExtractor().name:
        return ""
    told = "The registry has no claims of this document" if not by else f"The registry has what {by} read"
    return f"{told}; this explains what the rules of this version read, which may differ."
