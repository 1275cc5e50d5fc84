"""Names against a sanctions list: every line is read or named, and whoever may be meant is proposed with reasons."""

from __future__ import annotations

import json
from typing import Any

import pytest

from habeas.people.screening.ftm import LONGEST_LINE, Listed, Malformed, Other, SanctionOf, read
from habeas.people.screening.match import Match, Screen, Screened
from habeas.people.screening.quick import every_key, quick_keys

JUDGE = Screened("k1", "dara-minh", True, "Rufat Dara", ("Rufat Dara", "R. Dara"), frozenset({"AZ"}), ("1970-02-03",))
COURT = Screened("k2", "az-court", False, "Halem District Court", ("Halem District Court",), frozenset({"AZ"}))


def a_line(schema: str = "Person", **properties: Any) -> bytes:
    values = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return json.dumps({"id": "Q1", "schema": schema, "caption": "", "properties": values}).encode()


def listed(schema: str = "Person", **properties: Any) -> Listed:
    (found,) = read([a_line(schema, **properties)])
    assert isinstance(found, Listed)
    return found


def matches(one: Listed) -> list[Match]:
    return list(Screen([JUDGE, COURT]).matches(one))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\xff\xfe", "it is not UTF-8"),
        (b"{", "it is not JSON"),
        (b"[1]", "it is no object"),
        (b'{"id": 3, "schema": "Person", "properties": {}}', "it needs an id, a schema and properties"),
        (b'{"id": "a", "schema": "Person", "properties": []}', "it needs an id, a schema and properties"),
        (b'{"id": "a", "schema": "Person", "properties": {"name": [3]}}', "it has no name"),
        (b"[" * 200_000, "it is not JSON"),
        (b"x" * (LONGEST_LINE + 1), f"it is longer than {LONGEST_LINE:,} bytes"),
    ],
)
def test_a_malformed_line_is_named_and_stops_nothing(line: bytes, reason: str) -> None:
    found = list(read([a_line(name="Ion Vek"), line, b"\n", a_line(name="Ion Vek")]))
    assert found[1] == Malformed(2, reason)
    assert [type(each) for each in found] == [Listed, Malformed, Listed]


def test_an_entity_gives_its_names_birth_countries_and_programmes() -> None:
    nested = {"id": "s", "schema": "Sanction", "properties": {"program": ["GLOMAG"]}}
    found = listed(name="Ion Vek", alias=["I. Vek", "Ион Век"], birthDate="1970", country="az", topics="sanction",
                   sanctions=[nested])  # fmt: skip
    assert (found.names, found.born, found.countries) == (("Ion Vek", "I. Vek", "Ион Век"), ("1970",), ("AZ",))
    assert (found.caption, found.topics, found.programmes) == ("Ion Vek", ("sanction",), ("GLOMAG",))


def test_ships_are_no_people_and_sanctions_are_edges() -> None:
    ship, edge = read([a_line("Vessel", name="Ion Vek"), a_line("Sanction", entity="Q1", programId="US-GLOMAG")])
    assert ship == Other(1, "Vessel")
    assert edge == SanctionOf(("Q1",), ("US-GLOMAG",))


def test_a_name_in_another_script_is_found_with_its_reasons() -> None:
    (found,) = matches(listed(name="Дара Руфат", birthDate="1970-02-03", country="az"))
    assert found.screened is JUDGE
    assert found.score > 0.9
    assert any("Both were born on 1970-02-03" in each for each in found.reasons)


def test_another_year_of_birth_is_another_person() -> None:
    same = matches(listed(name="Rufat Dara", birthDate="1970"))
    other = matches(listed(name="Rufat Dara", birthDate="1931", country="br"))
    assert len(same) == 1
    assert not other or other[0].score < same[0].score


def test_a_match_without_a_date_of_birth_says_that_others_may_be_meant() -> None:
    (found,) = matches(listed(name="Rufat Dara"))
    assert any("others of that name may be meant" in each for each in found.reasons)


def test_a_single_name_matches_nobody() -> None:
    assert matches(listed(name="Rufat")) == []


def test_an_organization_is_found_by_its_words_in_any_order() -> None:
    (found,) = matches(listed("Organization", name="District Court of Halem", country="az"))
    assert found.screened is COURT
    assert not any("birth" in each for each in found.reasons)


def test_people_and_organizations_are_not_mixed_up() -> None:
    assert matches(listed("Company", name="Rufat Dara")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rufat Dara", "Дара Руфат"),
        ("Hasan Vekov", "Гасан Веков"),
        ("Yunus Emin", "Junus Emin"),
        ("Rəsul Cəfər", "Rasul Jafar"),
        ("Bassam al-Halemi", "بسام الحلمي"),
        ("Alexander Minsk", "Аляксандр Мінск"),
        ("Xi Linping", "习林平"),
        ("Xian Hui", "Xian Hui"),
        ("Aya Kamal", "Aya Kamel"),
        ("Wu Lin", "Wu Lin"),
        ("Khadija Ismet", "Xədicə İsmət"),
        ("Aleksandr Minsk", "Alexander Minsk"),
        ("Nargiz Karimov", "Karimoff Nargiz"),
        ("Yauhen Yushkevich", "Yaukhen Yushkevich"),
    ],
)
def test_the_quick_look_loses_no_spelling(one: str, other: str) -> None:
    assert set(every_key(one)) & set(quick_keys(other))
    assert set(every_key(other)) & set(quick_keys(one))


def test_a_name_given_in_parts_is_put_together() -> None:
    (match,) = matches(listed(firstName="Rufat", fatherName="Karim oglu", lastName="DARA"))
    assert match.screened == JUDGE
    assert "Rufat DARA" in match.listed.names


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Gholamreza Ziaei", "Gholam Reza Ziaei"),
        ("Abdul Rahman Karimi", "Abdulrahman Karimi"),
        ("Kim Jongun", "Kim Jong Un"),
    ],
)
def test_two_words_of_a_name_that_the_list_writes_as_one_are_found(ours: str, theirs: str) -> None:
    one = Screened("k", "k", True, ours, (ours,))
    assert [each.screened for each in Screen([one]).matches(listed(name=theirs))] == [one]


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("NSO Group", "NSO Group Technologies", True),
        ("NSO Group Technologies Limited", "NSO Group", True),
        ("Oculon", "Oculon Systems Consortium", True),
        ("police", "Police Department of Halem", False),
        ("Interior Ministry", "Ministry of Interior and Police", False),
        ("Meydan TV", "Meydan Bank", False),
    ],
)
def test_a_body_is_found_under_a_longer_or_a_shorter_name_of_its_own(ours: str, theirs: str, *, found: bool) -> None:
    body = Screened("k", "k", False, ours, (ours,))
    assert bool(list(Screen([body]).matches(listed("Company", name=theirs)))) is found
