"""The calendar and its feeds: what stands on which day, who may see it, and what goes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.web.sample import make_registry

from habeas.dates import PartialDate
from habeas.errors import BadAccount, NotFound, NotYourRole
from habeas.work import withholding
from habeas.work.accounts import AccountsOf
from habeas.work.calendar import Occasion, occasions, once, published, weeks
from habeas.work.casework import CaseworkOf, whom
from habeas.work.feeds import FeedsOf, as_ics
from habeas.work.registry import Registry
from habeas.work.words import acting_as

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
MADE = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def registry(tmp_path) -> Iterator[Registry]:
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as opened:
        accounts = AccountsOf(opened.record)
        accounts.add("ima", "viewer")
        casework, person = CaseworkOf(opened.record), whom(opened.record, "Daro Velin")
        casework.add("trial", {"when": "2025-05-06 09:30", "court": "Halem court"}, person=person)
        casework.add("task", {"what": "call", "due": "2025-03-01", "done": "2025-02-01"}, person=person)
        yield opened


def an_occasion(day: str = "2025-05-06", **rest) -> Occasion:
    told = {"kind": "hearing", "title": "hearing", "name": "A. B.", "person_id": "a-b", "address": "/people/a-b"}
    return Occasion(PartialDate.parse(day), **{**told, **rest})


def test_a_remand_runs_out_on_the_last_day_that_its_term_allows(registry: Registry) -> None:
    (found,) = occasions(registry.record, FIRST, LAST)
    assert (found.kind, found.name, found.title) == ("term", "Daro Velin", "remand runs out (four months)")
    assert found.day == date(2024, 12, 5) + timedelta(days=124)
    assert found.address.startswith("/people/daro-velin#act-")


def test_casework_is_in_it_for_who_has_the_right_alone_and_what_is_done_is_not(registry: Registry) -> None:
    _, private = occasions(registry.record, FIRST, LAST, private=True)
    assert (private.private, str(private.at), private.title) == (True, "09:30:00", "trial observation: Halem court")
    with acting_as("ima", "viewer"), pytest.raises(NotYourRole):
        occasions(registry.record, FIRST, LAST, private=True)


def test_a_day_in_court_of_which_several_acts_tell_stands_there_once() -> None:
    first, second = an_occasion(address="/people/a-b#act-1"), an_occasion(address="/people/a-b#act-2")
    elsewhere, later = an_occasion(place="Halem"), an_occasion("2025-05-07")
    somebody_else = an_occasion(person_id="a-c")
    assert once([first, second, elsewhere, later, somebody_else]) == [first, elsewhere, later, somebody_else]


def test_the_last_day_of_a_consent_stands_there_as_that(registry: Registry) -> None:
    casework, person = CaseworkOf(registry.record), whom(registry.record, "Daro Velin")
    given = {"who": "a sister", "covers": ["photo"], "state": "given", "on": "2025-01-02", "until": "2025-06-30"}
    casework.add("consent", given, person=person)
    *_, last = occasions(registry.record, FIRST, LAST, private=True)
    assert (last.day, last.title) == (date(2025, 6, 30), "last day: consent: a sister, given")


def test_another_password_or_another_key_ends_the_feed_that_somebody_may_know(registry: Registry) -> None:
    feeds, accounts = FeedsOf(registry.record), AccountsOf(registry.record)
    accounts.grant("ima", "casework")
    first = feeds.add("ima", "desk", private=True)
    second = feeds.renew("ima", "desk")
    with pytest.raises(NotFound):
        feeds.answer(first, FIRST)
    assert feeds.answer(second, FIRST)
    assert [(each.name, each.private) for each in feeds.all("ima") if each.revoked is None] == [("desk", True)]
    accounts.set_password("ima", "three lamps in a yard")
    with pytest.raises(NotFound):
        feeds.answer(second, FIRST)
    with pytest.raises(NotFound):
        feeds.renew("ima", "desk")


def test_nothing_of_who_is_withheld_goes_out(registry: Registry) -> None:
    some = occasions(registry.record, FIRST, LAST)
    assert published(registry.record, some) == some
    withholding.withhold(registry.record, "daro-velin", ["dates"], because="asked for")
    assert published(registry.record, some) == []


def test_casework_on_who_is_withheld_goes_out_without_their_name_in_the_feed_of_who_has_the_right(
    registry: Registry,
) -> None:
    some = [an_occasion(private=True, name="Daro Velin", person_id="daro-velin", title="visit to Daro Velin")]
    assert published(registry.record, some) == some
    withholding.withhold(registry.record, "daro-velin", because="asked for")
    (sent,) = published(registry.record, some)
    assert sent.day == some[0].day
    assert "Velin" not in as_ics([sent], MADE).decode()


def test_weeks_begin_on_monday_and_an_unknown_day_is_on_none() -> None:
    some = [an_occasion(), an_occasion("2025-05")]
    month = weeks(date(2025, 5, 1), some)
    assert month[0][0][0] == date(2025, 4, 28)
    assert [(day, found) for week in month for day, found in week if found] == [(date(2025, 5, 6), [some[0]])]


def test_a_calendar_is_one_that_programs_read() -> None:
    from icalendar import Calendar

    hour = datetime(2025, 5, 6, 9, 30)  # noqa: DTZ001 (as on the wall of the court)
    some = [an_occasion(title="hearing, with; marks\n"), an_occasion(at=hour.time(), private=True), an_occasion("2025")]
    written = as_ics(some, MADE)
    events = Calendar.from_ical(written).walk("VEVENT")
    assert [each.decoded("dtstart") for each in events] == [date(2025, 5, 6), hour]
    assert [str(each["class"]) for each in events] == ["PUBLIC", "PRIVATE"]
    assert as_ics(some, MADE) == written


def test_a_feed_opens_with_its_key_until_it_is_revoked_or_its_account_disabled(registry: Registry) -> None:
    feeds = FeedsOf(registry.record)
    key, other = feeds.add("ima", "phone", by="ima"), feeds.add("ima", "desk", by="ima")
    assert b"remand runs out" in feeds.answer(key, date(2025, 3, 1))
    feeds.revoke("ima", "phone")
    AccountsOf(registry.record).add("boss", "administrator")
    AccountsOf(registry.record).disable("ima")
    for gone in (key, other, "", "calendar_x"):
        with pytest.raises(NotFound):
            feeds.answer(gone, date(2025, 3, 1))
    assert [(each.name, each.revoked is None, each.used is None) for each in feeds.all("IMA")] == [
        ("phone", False, False), ("desk", True, True),
    ]  # fmt: skip


def test_a_feed_and_a_token_open_one_thing_each(registry: Registry) -> None:
    accounts, feeds = AccountsOf(registry.record), FeedsOf(registry.record)
    key, token = feeds.add("ima", "phone"), accounts.add_token("ima", "script")
    assert accounts.holder(key) is None
    with pytest.raises(NotFound):
        feeds.answer(token, date(2025, 3, 1))


def test_casework_is_in_a_feed_only_while_its_account_has_the_right(registry: Registry) -> None:
    accounts, feeds, day = AccountsOf(registry.record), FeedsOf(registry.record), date(2025, 3, 1)
    with pytest.raises(NotYourRole):
        feeds.add("ima", "phone", private=True)
    accounts.grant("ima", "casework")
    key, plain = feeds.add("ima", "phone", private=True), feeds.add("ima", "shared")
    assert b"Halem court" in feeds.answer(key, day)
    assert b"Halem court" not in feeds.answer(plain, day)
    accounts.take("ima", "casework")
    assert b"Halem court" not in feeds.answer(key, day)


def test_a_feed_needs_a_name_and_a_number_of_days(registry: Registry) -> None:
    for wrong in ({"name": "two words"}, {"name": "x", "days": 0}):
        with pytest.raises(BadAccount):
            FeedsOf(registry.record).add("ima", **wrong)
