"""Finds one thing in a registry: a person by any name, the file of their cases, what a search asks for.

Nobody is guessed: a name that fits several people, or nobody, is answered with the nearest ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from habeas import model
from habeas.errors import NotFound
from habeas.record import cases as case_rows
from habeas.record import facts, imports, load, watching
from habeas.record import search as searching
from habeas.record import who_is_who as who_rows
from habeas.record.connect import Record, open_record
from habeas.record.spelling import folded
from habeas.work.answers import CaseFile, Overview, Provenance, kin_told

# Names this alike (of 100) are offered for one that nobody has: a letter or two apart, or the words turned.
NEAR = 70
# A name of one word ("Huseynof") is offered those of which a part is so much like it; a shorter one is like too many.
NEAR_PART, SHORTEST_PART = 85, 5
OFFERED = 5
# People whose names are compared with the one that was asked for.
MOST_COMPARED = 500
# Letters of a document's id that may stand for it; fewer are taken for a name.
SHORTEST_ID, _HEXADECIMAL = 6, frozenset("0123456789abcdef")
# The newest documents of an overview.
LATEST = 5


def person_id(record: Record, name: str) -> str:
    """The id of the one person with that id, that name in any spelling, or all words of it in a name.

    Raises:
        NotFound: nobody, or several; the message names the nearest.
    """
    asked = name.strip()
    found = ids_called(record, asked)
    if len(found) == 1:
        return found[0]
    if found:
        several = f"{len(found)} people" if len(found) <= OFFERED else f"More than {OFFERED} people"
        said = f"{several} answer to {asked[:80]!r}; name one by its id"
        more = ", or by more of the name" if len(found) > OFFERED else ""
        raise NotFound(f"{said}{more}: {', '.join(found[:OFFERED])}.", asked, found[:OFFERED])
    raise _nobody(record, asked)


def moved_to(record: Record, person: str) -> str | None:
    """Under which id a person is who had this one before; None for an id that is somebody's or never was."""
    return None if case_rows.has_person(record, person) else who_rows.moved_to(record, person)


def ids_called(record: Record, name: str) -> list[str]:
    """The ids of those whom a text may mean: by their id, or a former one, or a case's, or by their name."""
    if case_rows.has_person(record, name):
        return [name]
    former = who_rows.moved_to(record, name) or case_rows.person_of_case(record, name)
    if former is not None:
        return [former]
    written = facts.spellings(record, folded(name))
    if not written and any(sum(map(str.isalpha, word)) > 1 for word in re.split(r"[\s.]+", name)):
        # A letter, or initials, begin many names: whoever happens to be the only one here would be guessed.
        written = searching.people(record, name, OFFERED + 1)
    return written or _of_that_name(record, name)


def _of_that_name(record: Record, name: str) -> list[str]:
    """Those whose name it is in another spelling or script: Səfərov Rüfət is Rufat Safarov."""
    from habeas.people.pairs import compare_names
    from habeas.people.verdict import Verdict

    found = []
    for person in case_rows.people(record, pk__in=who_rows.who_may_be(record, name)[:MOST_COMPARED]):
        if any(compare_names(name, other).verdict is Verdict.SAME for other in person.names):
            found.append(person.id)
    return found


def _nobody(record: Record, name: str) -> NotFound:
    known = facts.all_spellings(record)
    if not known:
        return NotFound(f"Nobody is called {name[:80]!r}: the registry is empty. Fill it with: habeas build FOLDER")
    if not name:
        return NotFound("Nobody has an empty name. List everyone with: habeas people")
    said = f"Nobody in the registry is called {name[:80]!r}."
    near = dict(known[spelling] for spelling in _near(folded(name), list(known)))
    if not near:
        return NotFound(f"{said} List everyone with: habeas people")
    names = list(dict.fromkeys(near.values()))[:OFFERED]
    return NotFound(f"{said} The nearest names: {', '.join(names)}.", name, list(near)[:OFFERED])


def _near(name: str, known: Sequence[str]) -> list[str]:
    """The spellings nearest to a name; those of which a part is nearly it, where no whole one is."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, known, scorer=fuzz.token_sort_ratio, limit=20, score_cutoff=NEAR)
    if not found and len(name) >= SHORTEST_PART:
        found = process.extract(name, known, scorer=fuzz.partial_ratio, limit=20, score_cutoff=NEAR_PART)
    return [spelling for spelling, _, _ in found]


def document_id(record: Record, name: str) -> str:
    """The id of the one document whose id begins so, or of that name or title, or with all of it in its title.

    Raises:
        NotFound: there is none, or several; the message names them.
    """
    asked = name.strip()
    if may_be_id(asked):
        try:
            return facts.whole_id(record, asked)
        except NotFound:
            pass  # a name may look like an id
    found = facts.ids_called(record, asked, OFFERED + 1) if asked else []
    if len(found) == 1:
        return found[0]
    if found:
        offered = ", ".join(f"{card.name} ({card.id[:12]})" for card in load.cards(record, pk__in=found[:OFFERED]))
        raise NotFound(f"Several documents answer to {asked[:80]!r}; name one by its id: {offered}.")
    raise NotFound(f"No document answers to {asked[:80]!r}. List them all with: habeas documents")


def may_be_id(text: str) -> bool:
    """Whether a text may be the beginning of a document's id."""
    return len(text) >= SHORTEST_ID and set(text.lower()) <= _HEXADECIMAL


def case_file(record: Record, person: str, day: date) -> CaseFile:
    """All about a person, as it stood on a day.

    Raises:
        NotFound: there is nobody with that id.
    """
    found = next(iter(case_rows.people(record, pk=person)), None)
    if found is None:
        raise NotFound(f"There is no person with the id {person[:80]!r}.")
    cases = [case_on(case, day) for case in case_rows.cases(record, person=person)]
    return CaseFile(
        found,
        day,
        tuple(sorted(cases, key=lambda each: _place(each.case, person))),
        # A tuple of rows would ask for their number first, which is a query more.
        names=tuple(iter(load.names(record, person=person))),
        affiliations=tuple(iter(load.affiliations(record, named_person__person=person))),
        kin=kin_told(person, load.kin_of(record, person)),
    )


def _place(case: model.Case, person: str) -> int:
    """Where a case stands among a person's: its number, which follows the order of their beginnings."""
    number = case.id[len(person) :].lstrip("-")
    return int(number) if number.isdigit() else 1


def case_on(case: model.Case, day: date) -> model.CaseOn:
    """A case as it stood on a day."""
    from habeas.cases.derive import days_held, status_on

    fewest, most = days_held(case, day) or (None, None)
    return model.CaseOn(case, day, status_on(case, day), fewest, most)


def held_on(record: Record, day: date) -> int:
    """The number of people, known by name, who were in custody on a day."""
    return watching.people_on(record, day)


def provenance(record: Record, document_id: str) -> Provenance:
    """Where a document came from and how it was read."""
    return Provenance(**facts.origins(record, document_id))


def original(record: Record, document_id: str) -> bytes:
    """The bytes of a document as they were received.

    Raises:
        NotFound: only quotes of it are here.
    """
    if document_id not in record.archive and imports.handing_on(record, [document_id]):
        raise NotFound(
            f"Only quotes of document {document_id[:12]} are here: an import hands them on. Add the document itself to "
            "have it whole, with: habeas build FILE"
        )
    return record.archive.get(document_id)


def is_behind(folder: Path) -> bool:
    """Whether people, acts and cases of a registry are derived again when it is opened, which takes its time.

    Raises:
        RegistryNotFound: there is no registry in that folder.
    """
    from habeas.work.derive import STEPS

    record = open_record(folder, create=False)
    try:
        return case_rows.is_stale(record, STEPS) and facts.sizes(record)["documents"] > 0
    finally:
        record.close()


def overview(record: Record, day: date, *, held: int) -> Overview:
    """How much is in the record, and the newest of it."""
    from habeas.work.derive import STEPS

    return Overview(
        **facts.sizes(record),
        held=held,
        as_of=day,
        latest=tuple(load.cards(record, facts.newest_first())[:LATEST]),
        countries=tuple(facts.facets(record, "country")["country"]),
        first_published=facts.first_published(record),
        last_published=facts.last_published(record),
        last_build=facts.last_build(record),
        stale=case_rows.is_stale(record, STEPS),
    )
