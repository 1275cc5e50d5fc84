"""Sets a manuscript: HTML that stands alone, PDF for reading and archiving, and a Word document for going on with.

All three are functions of the manuscript alone: no network, no clock, and the same bytes each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.errors import UnknownTerm

if TYPE_CHECKING:
    from habeas.answers.manuscript import Manuscript

FORMS = ("html", "pdf", "docx")


def form_of(name: str) -> str:
    """The form that the ending of a file's name asks for.

    Raises:
        UnknownTerm: its ending is that of none.
    """
    ending = name.rpartition(".")[2].casefold()
    if "." not in name or ending not in FORMS:
        raise UnknownTerm(f"{name!r} says by its ending which form it is to have: .{', .'.join(FORMS)}.")
    return ending


def typeset(manuscript: Manuscript, form: str) -> bytes:
    """The manuscript as a file of that form.

    Raises:
        UnknownTerm: there is no such form.
    """
    if form == "html":
        from habeas.answers.typeset.page import as_html

        return as_html(manuscript)
    if form == "pdf":
        from habeas.answers.typeset.print import as_pdf

        return as_pdf(manuscript)
    if form == "docx":
        from habeas.answers.typeset.word import as_docx

        return as_docx(manuscript)
    raise UnknownTerm(f"{form!r} is no form that a report can have; there are {', '.join(FORMS)}.")
