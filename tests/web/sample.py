"""A small registry of hand-made nouns about a country that is none: what the pages are looked at with.

Nothing here needs an extractor; the people, acts and cases are derived by the steps as in any build.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from habeas import model
from habeas.dates import PartialDate
from habeas.record import store
from habeas.record.connect import open_record
from habeas.work.registry import Registry

DAY = datetime(2025, 6, 1, tzinfo=UTC)
HOSTILE = "<script>document.title='broken in'</script>"
HOSTILE_NAME = '"><img src=x onerror=alert(1)> Eve Marrow'

ARREST = """Journalist taken from his flat in Halem

By a correspondent

Police arrested Daro Vélin at his flat in Halem on 3 December 2024. Mr. Vélin edits the monthly Lantern.

“He was taken in his slippers,” said his sister, Ama Vélin. “Nobody showed a paper.”

The Halem district court remanded him for four months on 5 December 2024 on a charge of smuggling.

Leave a review
Follow us on social networks"""

ALERT = """ALERT: editor of Lantern detained

Daro Velin, editor of Lantern, was detained on 4 December 2024, his lawyer told Open Cells.

Open Cells calls for the immediate release of Daro Velin.

In 2019 the same court had sentenced Daro Velin to two years in prison for libel. He was released in March 2021."""

STATEMENT = """Statement on the arrest of Daro Velin

The Foreign Ministry of Orrland condemns the arrest of Daro Velin in Halem."""

INTERVIEW = """Interview: the lawyer of Daro Vélin

Q: How is your client?

A: He was beaten in the remand prison on 9 December 2024. The guards said nothing.

Q: Who else is held?

A: Tessa Orn was taken away in January 2025 and nobody knows where she is."""

REPORTS = {
    2021: ("there were between 119 and 160 political prisoners", 119, 160, None),
    2022: ("approximately 156 political prisoners", 156, 156, "approximately"),
    2023: ("at least 90 political prisoners", 90, 90, "at least"),
}


def make_registry(folder: Path) -> None:
    """Makes a registry of the sample in that folder."""
    shutil.copytree(Path(_made().name) / "registry", folder, dirs_exist_ok=True)


@cache
def _made() -> TemporaryDirectory[str]:
    """The sample, stored and derived once in a process: every test that changes one has a copy."""
    made = TemporaryDirectory()
    _store(Path(made.name) / "registry")
    Registry.open(Path(made.name) / "registry").close()
    return made


def _store(folder: Path) -> None:
    record = open_record(folder)
    for document, extraction in sample():
        arrival = store.Arrival((store.Origin(f"sample/{document.name}"),), len(document.text), "test", DAY)
        store.store(record, document, extraction, arrival)
        record.archive.keep_bytes(document.text.encode())
    store.set_aside(record, model.SetAside("sample/empty.pdf", "empty.pdf is empty; get it again."), "", "test", DAY)
    record.close()


def sample() -> Iterable[tuple[model.Document, model.Extraction]]:
    """Each document with what was read from it."""
    yield _arrest()
    yield _alert()
    yield _statement()
    yield _interview()
    for year in REPORTS:
        yield _report(year)
    yield _silent_report()
    yield _hostile()


def _arrest() -> tuple[model.Document, model.Extraction]:
    document = _document("arrest.html", ARREST, published="2024-12-06", publisher="The Halem Courier", kind="html")
    taken, held = (
        _quote(ARREST, "Police arrested Daro Vélin at his flat in Halem on 3 December 2024."),
        _quote(
            ARREST, "The Halem district court remanded him for four months on 5 December 2024 on a charge of smuggling."
        ),
    )
    claims = (
        _claim("arrest", taken, "Daro Vélin", "2024-12-03", actors=("Police",), place="Halem"),
        _claim(
            "remand", held, "Daro Vélin", "2024-12-05",
            actors=("The Halem district court",), charges=("smuggling",), term="four months",
        ),
    )  # fmt: skip
    role = model.Affiliation("Daro Vélin", "editor", "Lantern", _quote(ARREST, "Mr. Vélin edits the monthly Lantern."))
    return document, _extraction(document, claims, ("Daro Vélin", "Ama Vélin"), affiliations=(role,))


def _alert() -> tuple[model.Document, model.Extraction]:
    document = _document("alert.txt", ALERT, published="2024-12-07", publisher="Open Cells")
    sentence = _quote(ALERT, "In 2019 the same court had sentenced Daro Velin to two years in prison for libel.")
    claims = (
        _claim("arrest", _quote(ALERT, "Daro Velin, editor of Lantern, was detained on 4 December 2024"),
               "Daro Velin", "2024-12-04", speaker="his lawyer"),
        _claim("appeal", _quote(ALERT, "Open Cells calls for the immediate release of Daro Velin."),
               "Daro Velin", "2024-12-07", actors=("Open Cells",)),
        _claim("sentence", sentence, "Daro Velin", "2019", charges=("libel",), term="two years"),
        _claim("release", _quote(ALERT, "He was released in March 2021."), "Daro Velin", "2021-03"),
    )  # fmt: skip
    return document, _extraction(document, claims, ("Daro Velin",))


def _statement() -> tuple[model.Document, model.Extraction]:
    document = _document(
        "statement.docx", STATEMENT, published="2024-12-10", publisher="Foreign Ministry of Orrland", kind="docx"
    )
    quote = _quote(STATEMENT, "The Foreign Ministry of Orrland condemns the arrest of Daro Velin in Halem.")
    claims = (_claim("condemnation", quote, "Daro Velin", "2024-12-10", actors=("The Foreign Ministry of Orrland",)),)
    return document, _extraction(document, claims, ("Daro Velin",))


def _interview() -> tuple[model.Document, model.Extraction]:
    document = _document("interview.txt", INTERVIEW, published="2025-02-01", publisher="Radio Orr")
    claims = (
        _claim(
            "torture",
            _quote(INTERVIEW, "He was beaten in the remand prison on 9 December 2024."),
            "Daro Vélin", "2024-12-09", modality="alleged",
        ),
        _claim("disappearance", _quote(INTERVIEW, "Tessa Orn was taken away in January 2025"), "Tessa Orn", "2025-01"),
    )  # fmt: skip
    return document, _extraction(document, claims, ("Daro Vélin", "Tessa Orn"))


def _report(year: int) -> tuple[model.Document, model.Extraction]:
    words, low, high, qualifier = REPORTS[year]
    text = f"Veld {year}: human rights report\n\nPrisons\n\nAccording to Open Cells {words} as of 1 December {year}."
    document = _document(
        f"{year}-XV.txt",
        text,
        published=str(year + 1),
        publisher="State Office",
        report_year=year,
        guessed=("country",),
    )
    as_of = PartialDate(year, 12, 1)
    count = model.Count(
        "political prisoners", low, high, qualifier, as_of, "Veld", "Open Cells", _quote(text, text.splitlines()[-1])
    )
    return document, _extraction(document, (), (), counts=(count,))


def _silent_report() -> tuple[model.Document, model.Extraction]:
    text = "Veld 2024: human rights report\n\nPrisons\n\nConditions were harsh."
    document = _document("2024-XV.txt", text, published="2025", publisher="State Office", report_year=2024)
    return document, _extraction(document, (), ())


def _hostile() -> tuple[model.Document, model.Extraction]:
    text = f"{HOSTILE}\n\nPolice arrested {HOSTILE_NAME} on 1 May 2025. <a href=javascript:alert(1)>more</a>"
    document = _document(
        "hostile.html", text, title=HOSTILE, publisher=f"Paper {HOSTILE}", url="javascript:alert(document.domain)",
        published="2025-05-02", author=HOSTILE, kind="html",
    )  # fmt: skip
    quote = _quote(text, f"Police arrested {HOSTILE_NAME} on 1 May 2025.")
    claims = (
        _claim("arrest", quote, HOSTILE_NAME, "2025-05-01", actors=(HOSTILE,), place="<i>Halem</i>"),
        _claim("raid", _quote(text, f"arrested {HOSTILE_NAME}"), HOSTILE_NAME, "2025-05"),
    )
    return document, _extraction(document, claims, (HOSTILE_NAME,))


def _document(name: str, text: str, **rest: Any) -> model.Document:
    values = {"kind": "text", "country": "XV", "language": "en", "title": text.splitlines()[0], **rest}
    published = PartialDate.parse(values.pop("published"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return model.Document(digest, name, text=text, published=published, parts=_parts(text), **values)


def _parts(text: str) -> tuple[model.Part, ...]:
    """Paragraphs, with the first one as the title and what is plainly something else as that."""
    parts, start = [], 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        kind = {"Q:": "question", "A:": "answer", "By": "byline", "Le": "boilerplate"}.get(paragraph[:2], "paragraph")
        kind = "heading" if start == 0 or paragraph == "Prisons" else kind
        parts.append(model.Part(start, end, kind, level=(1 if start == 0 else 2) if kind == "heading" else None))
        if "“" in paragraph:
            opened = start + paragraph.index("“")
            parts.append(model.Part(opened, start + paragraph.index("”") + 1, "quotation", "Ama Vélin"))
        start = end + 2
    return tuple(parts)


def _quote(text: str, words: str) -> model.Quote:
    start = text.index(words)
    return model.Quote(start, start + len(words), words)


def _claim(type_: str, quote: model.Quote, person: str, date: str, **rest: Any) -> model.Claim:
    return model.Claim(type_, (quote,), persons=(person,), date=PartialDate.parse(date), **rest)


def _extraction(
    document: model.Document, claims: tuple[model.Claim, ...], names: tuple[str, ...], **rest: Any
) -> model.Extraction:
    people = tuple(
        model.NamedPerson(name, (model.Span(document.text.index(name), document.text.index(name) + len(name)),))
        for name in names
    )
    return model.Extraction(document.id, "test 1", claims=claims, people=people, **rest)
