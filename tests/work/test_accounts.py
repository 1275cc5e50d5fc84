"""Accounts: names that no two share, passwords that are not easy, and always somebody left who manages them."""

from __future__ import annotations

import sqlite3

import pytest

from habeas.errors import BadAccount, NotFound, UnknownTerm
from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry
from habeas.work.words import acting_as, login_name, whoami

PASSWORD = "three lamps in a yard"


@pytest.fixture
def accounts(registry: Registry) -> AccountsOf:
    return AccountsOf(registry.record)


def test_accounts_are_listed_by_name(accounts: AccountsOf) -> None:
    accounts.add("Tomas", "viewer")
    accounts.add("lena", "reviewer", PASSWORD)
    assert [(each.name, each.role, each.has_password) for each in accounts] == [
        ("lena", "reviewer", True),
        ("Tomas", "viewer", False),
    ]


@pytest.mark.parametrize("name", ["lena", "LENA", "Lena", "\uff4cena", " lena "])
def test_no_two_accounts_look_the_same(accounts: AccountsOf, name: str) -> None:
    accounts.add("lena", "viewer")
    with pytest.raises(BadAccount, match="already"):
        accounts.add(name, "viewer")


@pytest.mark.parametrize("name", ["", " ", "a b", "a\nb", "a" * 61, "<b>", "../x", "a\0b", "a;b"])
def test_what_is_no_name_is_refused(accounts: AccountsOf, name: str) -> None:
    with pytest.raises(BadAccount, match="can be no name"):
        accounts.add(name, "viewer")


@pytest.mark.parametrize("name", ["Лена", "ləman", "a.b-c_d@e+f", "李娜"])
def test_a_name_may_be_in_any_script(accounts: AccountsOf, name: str) -> None:
    assert accounts.add(name, "viewer").name == name


@pytest.mark.parametrize("password", ["", "short", "12345678901234567890", "qwertyuiop12", "lena-the-best", "x" * 1001])
def test_a_password_that_is_easy_is_refused(accounts: AccountsOf, password: str) -> None:
    if password == "qwertyuiop12":
        password = "1q2w3e4r5t6y"
    with pytest.raises(BadAccount):
        accounts.add("lena-the-best", "viewer", password)
    assert len(accounts) == 0


def test_a_password_is_kept_as_a_slow_digest(accounts: AccountsOf, registry: Registry) -> None:
    accounts.add("lena", "viewer", PASSWORD)
    with sqlite3.connect(registry.folder / "habeas.sqlite3") as database:
        (kept,) = database.execute("SELECT password FROM record_account").fetchone()
    assert PASSWORD not in kept
    assert len(kept) > 60


def test_a_role_that_is_none_is_refused(accounts: AccountsOf) -> None:
    with pytest.raises(UnknownTerm, match="viewer, annotator, reviewer, administrator"):
        accounts.add("lena", "emperor")


def test_an_account_that_is_not_there_is_said_to_be_so(accounts: AccountsOf) -> None:
    for change in (accounts.disable, accounts.enable, accounts.account):
        with pytest.raises(NotFound, match="habeas account list"):
            change("nobody")


def test_the_last_who_manages_accounts_stays(accounts: AccountsOf) -> None:
    accounts.add("lena", "administrator", PASSWORD)
    accounts.add("tomas", "administrator", PASSWORD)
    accounts.disable("tomas")
    for change in (accounts.disable, lambda name: accounts.give_role(name, "viewer")):
        with pytest.raises(BadAccount, match="last account"):
            change("LENA")
    accounts.enable("tomas")
    assert accounts.disable("lena").active is False


def test_the_account_of_this_machine_is_made_once_and_left_as_it_is(accounts: AccountsOf) -> None:
    first = accounts.of_this_machine()
    assert (first.role, first.has_password, first.active) == ("administrator", False, True)
    accounts.add("lena", "administrator", PASSWORD)
    accounts.give_role(first.name, "viewer")
    assert accounts.of_this_machine().role == "viewer"
    assert len(accounts) == 2


@pytest.mark.parametrize(("login", "name"), [("DOMAIN\\user", "DOMAIN-user"), ("", "unknown"), ("a b", "a-b")])
def test_a_login_name_that_can_be_no_name_becomes_one(
    accounts: AccountsOf, monkeypatch: pytest.MonkeyPatch, login: str, name: str
) -> None:
    monkeypatch.setattr("habeas.work.accounts.login_name", lambda: login)
    assert accounts.of_this_machine().name == name


def test_a_token_has_at_most_the_rights_of_its_account(accounts: AccountsOf) -> None:
    accounts.add("lena", "reviewer")
    token = accounts.add_token("lena", "nightly", role_name="administrator")
    assert accounts.holder(token) == ("lena", "reviewer", frozenset())
    accounts.give_role("lena", "viewer")
    assert accounts.holder(token) == ("lena", "viewer", frozenset())


def test_a_name_of_a_token_can_be_used_again_once_it_is_revoked(accounts: AccountsOf) -> None:
    accounts.add("lena", "viewer")
    first = accounts.add_token("lena", "nightly")
    with pytest.raises(BadAccount, match="revoke it first"):
        accounts.add_token("lena", "nightly")
    accounts.revoke_token("lena", "nightly")
    second = accounts.add_token("lena", "nightly")
    assert (accounts.holder(first), accounts.holder(second)) == (None, ("lena", "viewer", frozenset()))
    assert [each.revoked is None for each in accounts.tokens("lena")] == [False, True]


def test_another_password_revokes_the_tokens_that_the_old_one_may_have_made(accounts: AccountsOf) -> None:
    accounts.add("lena", "reviewer", "three lamps in a yard")
    kept = accounts.add_token("lena", "nightly")
    accounts.set_password("lena", "two lamps in a yard", keep_tokens=True)
    assert accounts.holder(kept) is not None
    accounts.set_password("lena", "four lamps in a yard")
    assert accounts.holder(kept) is None


def test_who_decides_is_the_account_inside_and_the_login_name_outside(accounts: AccountsOf) -> None:
    with acting_as("lena"):
        assert whoami() == "lena"
    assert whoami() == login_name()


def test_a_registry_of_an_earlier_version_gets_its_tables_when_it_is_opened(registry: Registry) -> None:
    from django.core.management import call_command

    call_command("migrate", "record", "0007_kin_and_places", database=registry.record.alias, verbosity=0)
    with Registry.open(registry.folder) as opened:
        assert len(AccountsOf(opened.record)) == 0
