"""A record in the HURIDOCS events standard, and what a file in it says.

A case is an event, its acts are acts with the involvement of who did them, appeals and other responses are
interventions, and every quote of a document is information on one of them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from habeas.exchange import huridocs_counts, huridocs_lines, huridocs_tables
from habeas.exchange.archives import names_in
from habeas.exchange.cells import whole_number
from habeas.exchange.days import day_of
from habeas.exchange.gathered import Gathered
from habeas.exchange.holdings import Holdings, Reported, alike_in
from habeas.exchange.huridocs_left import left
from habeas.exchange.huridocs_lines import LinesIn
from habeas.exchange.huridocs_sources import SourcesIn, said_of, words_of
from habeas.exchange.huridocs_tables import LEFT_OUT, TABLES, Row, Tables
from habeas.exchange.lines import text_of as lines_of
from habeas.exchange.model import Contents, Somebody, Told
from habeas.lists.model import Problem
from habeas.lists.words import act_of
from habeas.model import Act, Case, Person
from habeas.people.namesakes import numbered
from habeas.terms import claim_type, claim_types, modalities

RESPONSE = "response"
GENDERS = ("female", "male")


# --- out ----------------------------------------------------------------------------------------------------


def tables(holdings: Holdings) -> Tables:
    """A record as the five tables."""
    people = {person.id: person for person in holdings.people}
    events: dict[str, Row] = {case.id: _event(case) for case in holdings.cases}
    of_act = {act.id: case.id for case in reversed(holdings.cases) for act in (*case.acts, *case.responses)}
    found: dict[str, list[Row]] = {table: [] for table in TABLES}
    alike = alike_in(holdings.documents)
    for act in holdings.acts:
        event = of_act.get(act.id)
        if event is None:
            event = f"event-{act.id}"
            events[event] = _event_of(event, act)
        if claim_type(act.type).kind == RESPONSE:
            found["intervention"].append(_intervention(act, event, people))
        else:
            found["act"].append(_act(act, event, people))
            found["involvement"] += list(_involvements(act, event))
        found["information"] += list(_information(act, event, alike, holdings.order))
    for number in holdings.counts:
        events[huridocs_counts.event_id(number)] = _row(**huridocs_counts.event(number))
        found["information"].append(_number(number, alike))
    found["information"] += [_row(**each) for each in huridocs_lines.information(holdings, alike)]
    return {**found, "event": list(events.values())}


def _row(**values: object) -> Row:
    """A row without what is not known."""
    given = {name: each if isinstance(each, tuple) else (each,) for name, each in values.items()}
    return {
        name: tuple(str(value) for value in several if value is not None and str(value))
        for name, several in given.items()
        if any(value is not None and str(value) for value in several)
    }


def _event(case: Case) -> Row:
    what = "Custody" if case.custody else "Violations"
    return _row(
        event_record_number=case.id, event_title=f"{what}: {case.person_name}", geographical_term=case.country,
        initial_date=case.start, final_date=case.end,
    )  # fmt: skip


def _event_of(event: str, act: Act) -> Row:
    whom = act.person_name or act.group or ", ".join(act.organizations)
    title = f"{claim_type(act.type).label}: {whom}" if whom else claim_type(act.type).label
    return _row(event_record_number=event, event_title=title, geographical_term=act.country, initial_date=act.date)


def _victim(act: Act) -> tuple[str, ...]:
    if act.person_name is not None:
        return (act.person_name,)
    return (act.group,) if act.group is not None else act.organizations


def _common(act: Act, event: str, people: Mapping[str, Person]) -> dict[str, object]:
    person = people.get(act.person_id or "")
    names = () if person is None else tuple(name for name in person.names if name != act.person_name)
    return {
        "habeas_other_names": names, "habeas_gender": None if person is None else person.gender,
        "event": event, "victim": _victim(act), "habeas_type": act.type,
        "habeas_person": act.person_id or act.person_name,
        "habeas_group": act.group, "habeas_number": act.number, "habeas_organizations": act.organizations,
        "habeas_term": act.term, "habeas_modality": act.modality, "habeas_country": act.country,
        "habeas_sources": act.sources,
    }  # fmt: skip


def _act(act: Act, event: str, people: Mapping[str, Person]) -> Row:
    return _row(
        act_record_number=act.id, type_of_act=claim_type(act.type).label, initial_date=act.date,
        exact_location=act.place, stated_reason=act.charges, **_common(act, event, people),
    )  # fmt: skip


def _intervention(act: Act, event: str, people: Mapping[str, Person]) -> Row:
    return _row(
        intervention_record_number=act.id, type_of_intervention=claim_type(act.type).label,
        date_of_intervention=act.date, intervening_party=act.actors, habeas_place=act.place,
        habeas_charges=act.charges, **_common(act, event, people),
    )  # fmt: skip


def _involvements(act: Act, event: str) -> Iterator[Row]:
    for number, actor in enumerate(act.actors, start=1):
        one = f"{act.id}-{number}"
        yield _row(involvement_record_number=one, perpetrator=actor, event=event, act=act.id)


def _information(
    act: Act, event: str, alike: Mapping[str, tuple[str, ...]], order: Mapping[str, int]
) -> Iterator[Row]:  # fmt: skip
    for claim in act.claims:
        for number, quote in enumerate(claim.claim.quotes, start=1):
            said = said_of(claim.claim, quote, order.get(claim.id, 0))
            yield _row(
                information_record_number=f"{act.id}-{claim.id}-{number}", event=event, habeas_act=act.id,
                **said, **words_of(claim.document, quote, alike.get(claim.document.id, ())),
            )  # fmt: skip


def _number(each: Reported, alike: Mapping[str, tuple[str, ...]]) -> Row:
    event = huridocs_counts.event_id(each)
    return _row(
        information_record_number=event, event=event,
        **{**huridocs_counts.parts(each), **words_of(each.document, each.count.quote, alike.get(each.document.id, ()))},
    )  # fmt: skip


# --- in -----------------------------------------------------------------------------------------------------


def form_of_archive(content: bytes) -> str | None:
    """ "huridocs" where an archive has one of the five files; else None."""
    names = {name.rpartition("/")[2].lower() for name in names_in(content)}
    return "huridocs" if {"act.csv", "event.csv", "intervention.csv"} & names else None


def text_of(content: bytes, name: str) -> str:
    """The text of such a file: a line for each record.

    Raises:
        BadImport: it can't be read.
    """
    return text_of_tables(huridocs_tables.read(content, name))


def text_of_tables(found: Tables) -> str:
    """Tables as the text of a document."""
    return lines_of({"table": table, **row} for table in (*TABLES, LEFT_OUT) for row in found.get(table, ()))


def contents(text: str) -> Contents:
    """What the records in a text say."""
    rows = list(_rows(text))
    problems: list[Problem] = []
    information = [(number, row) for number, table, row in rows if table == "information"]
    documents, lines = SourcesIn(row for _, row in information), LinesIn(information)
    who = _Victims(rows, lines)
    told = _acts(rows, documents, lines, who, problems)
    counts = [
        replace(each, cited=documents.of_one(row))
        for number, row in information
        if (each := huridocs_counts.counted(row, number, problems))
    ]
    problems += left(rows)
    decided = lines.decided(problems)
    return Contents(
        tuple(told),
        tuple(lines.posts(documents)),
        tuple(who.named(told)),
        tuple(lines.kin(documents)),
        tuple(counts),
        tuple(sorted(problems)),
        documents.all(),
        tuple(lines.namings(documents)),
        decided=decided,
        structures=lines.structures(),
    )


def _acts(
    rows: Iterable[tuple[int, str, Row]], documents: SourcesIn, lines: LinesIn, who: _Victims, problems: list[Problem]
) -> list[Told]:
    """What acts and interventions tell: what each of their documents says itself, where the file tells that."""
    actors: dict[str, list[tuple[int, str]]] = defaultdict(list)
    sources: dict[str, list[int]] = defaultdict(list)
    for number, table, row in rows:
        if table == "involvement":
            actors[_first(row, "act")] += [(number, actor) for actor in row.get("perpetrator", ())]
        elif table == "information":
            sources[_first(row, "habeas_act") or _first(row, "event")].append(number)
        elif table == "event":
            sources[_first(row, "event_record_number")].append(number)
    told, said = list[Told](), Gathered()
    for number, table, row in (each for each in rows if each[1] in ("act", "intervention")):
        one = _first(row, f"{table}_record_number")
        of_it = (number, *sources[one], *sources[_first(row, "event")], *(line for line, _ in actors[one]))
        doers = tuple(actor for _, actor in actors[one]) or row.get("intervening_party", ())
        doers = doers if "habeas_type" in row else _apart(doers)
        found = _told(number, row, tuple(dict.fromkeys(doers)), of_it, problems)
        cited, themselves = documents.of_act(one), list(documents.claims_of(one))
        for key, claim, words in themselves:
            said.add(key, claim, words, tuple(dict.fromkeys(of_it)), who.by_name(row))
        if found is not None and (cited or not themselves):
            told.append(replace(found, persons=who.of(row), cited=cited))
    return [*told, *said.told(lines.called_in)]


class _Victims:
    """Whom records are about, each under a name that nobody else in the file has: ours say who each is."""

    def __init__(self, rows: Iterable[tuple[int, str, Row]], lines: LinesIn) -> None:
        names: dict[str, str] = {}
        self._rows: dict[str, list[Row]] = defaultdict(list)
        for _, _, row in rows:
            for one, name in self._people(row):
                names.setdefault(one, name)
                self._rows[one].append(row)
        for one, name in lines.people():
            names.setdefault(one, name)
        self._called = lines.called = numbered(names)

    @staticmethod
    def _people(row: Row) -> Iterator[tuple[str, str]]:
        """The people of a record, each as who it is and by name; ours have one, or a group and nobody."""
        names = row.get("victim", ())
        if "habeas_person" in row:
            yield from ((f"{_first(row, 'habeas_person')} {name}", name) for name in names)
        elif "habeas_type" not in row:
            yield from ((name, name) for name in _apart(names))

    def of(self, row: Row) -> tuple[str, ...]:
        """The people of a record, as they are called."""
        return tuple(dict.fromkeys(self._called[one] for one, _ in self._people(row)))

    def by_name(self, row: Row) -> dict[str, str]:
        """By their names what the people of a record are called."""
        return {name: self._called[one] for one, name in self._people(row)}

    def named(self, told: Iterable[Told]) -> Iterator[Somebody]:
        """Everybody whom something was done to, with the lines that tell of it."""
        lines: dict[str, list[int]] = defaultdict(list)
        for each in told:
            for person in each.persons:
                lines[person] += each.lines[:1]
        ids = {called: one for one, called in self._called.items()}
        for name, several in lines.items():
            rows = self._rows[ids[name]]
            others = dict.fromkeys(other for row in rows for other in row.get("habeas_other_names", ()))
            genders = [gender for row in rows if (gender := _first(row, "habeas_gender")) in GENDERS]
            yield Somebody(name, tuple(others), next(iter(genders), None), tuple(several))


def _told(
    number: int, row: Row, doers: tuple[str, ...], lines: tuple[int, ...], problems: list[Problem]
) -> Told | None:  # fmt: skip
    """What a record tells, but for whom it is about."""
    kind = _type(row)
    if kind is None:
        words = "What kind of act it is can't be told; the record is kept as text."
        problems.append(Problem(number, "unknown-act", words))
        return None
    count, modality = _first(row, "habeas_number"), _first(row, "habeas_modality")
    return Told(
        kind,
        (),
        _first(row, "habeas_group") or None,
        whole_number(count),
        row.get("habeas_organizations", ()),
        doers,
        day_of(_first(row, "initial_date") or _first(row, "date_of_intervention"), number, problems),
        _first(row, "exact_location") or _first(row, "habeas_place") or None,
        (*row.get("stated_reason", ()), *row.get("habeas_charges", ())),
        _first(row, "habeas_term") or None,
        modality if modality in modalities() else "asserted",
        lines=(number, *sorted(set(lines) - {number})),
    )


def _type(row: Row) -> str | None:
    if _first(row, "habeas_type") in claim_types():
        return _first(row, "habeas_type")
    return act_of(_first(row, "type_of_act") or _first(row, "type_of_intervention"))


def _apart(names: Iterable[str]) -> tuple[str, ...]:
    """The names in cells of another program, which parts several in one by semicolons."""
    return tuple(name.strip() for several in names for name in several.split(";") if name.strip())


def _first(row: Row, name: str) -> str:
    return next(iter(row.get(name, ())), "")


def _rows(text: str) -> Iterable[tuple[int, str, Row]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line:
            values: Mapping[str, Any] = json.loads(line)
            yield number, values["table"], {name: tuple(each) for name, each in values.items() if name != "table"}
