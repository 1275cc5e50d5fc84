"""One's own account and everybody's: passwords, tokens that are shown once, roles, and what is never lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.sample import make_registry
from tests.web.visitor import PASSWORD, Visitor, make_accounts, make_token, words

from habeas.web.serve import application
from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry

pytestmark = pytest.mark.door
OTHER = "another lamp in a yard"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    make_registry(tmp_path / "registry")
    make_accounts(tmp_path / "registry", "viewer", "reviewer", "administrator")
    return tmp_path / "registry"


def signed_in(folder: Path, name: str) -> Visitor:
    visitor = Visitor(application(folder))
    assert visitor.sign_in(name).status == 303
    return visitor


def test_another_password_needs_the_old_one_and_ends_every_other_session(team: Path) -> None:
    here, elsewhere = signed_in(team, "reviewer"), signed_in(team, "reviewer")
    form = {"old": PASSWORD, "new": OTHER, "again": OTHER}
    assert here.post("/account/password", {**form, "old": "wrong"}).status == 400
    assert here.post("/account/password", {**form, "again": "something else"}).status == 400
    assert here.post("/account/password", {**form, "new": "short", "again": "short"}).status == 400
    assert here.post("/account/password", form).status == 200
    assert here.get("/documents").status == 200
    assert elsewhere.get("/documents").status == 303
    assert Visitor(application(team)).sign_in("reviewer", OTHER).status == 303


@pytest.mark.parametrize(("kept", "status"), [({}, 401), ({"keep_tokens": "1"}, 200)])
def test_another_password_ends_ones_tokens_unless_they_are_kept(team: Path, kept: dict[str, str], status: int) -> None:
    token, visitor = make_token(team, "reviewer"), signed_in(team, "reviewer")
    assert "tokens are kept only where you say so" in words(visitor.get("/account").text)
    answer = visitor.post("/account/password", {"old": PASSWORD, "new": OTHER, "again": OTHER, **kept})
    assert ("tokens are kept" if kept else "tokens are revoked") in words(answer.text)
    assert visitor.get("/api/me", HTTP_AUTHORIZATION=f"Bearer {token}").status == status


def test_an_open_browser_is_not_enough_to_try_out_the_old_password(team: Path) -> None:
    here = signed_in(team, "reviewer")
    for _ in range(5):
        here.post("/account/password", {"old": "wrong", "new": OTHER, "again": OTHER})
    answer = here.post("/account/password", {"old": PASSWORD, "new": OTHER, "again": OTHER})
    assert "too many attempts" in words(answer.text)


def test_a_token_is_shown_once_and_kept_as_a_digest(team: Path) -> None:
    visitor = signed_in(team, "reviewer")
    answer = visitor.post("/account/tokens", {"name": "nightly", "role": "viewer", "days": "30", "old": PASSWORD})
    (token,) = re.findall(r"habeas_[\w-]{40,}", answer.text)
    assert visitor.get("/api/me", HTTP_AUTHORIZATION=f"Bearer {token}").text == (
        '{"account": "reviewer", "role": "viewer", "may": ["read"]}'
    )
    assert token not in visitor.get("/account").text
    kept = b"".join(path.read_bytes() for path in team.iterdir() if path.name.startswith("habeas.sqlite3"))
    assert token.encode() not in kept
    assert b"nightly" in kept


def test_an_open_browser_is_not_enough_to_make_a_token(team: Path) -> None:
    visitor = signed_in(team, "reviewer")
    answer = visitor.post("/account/tokens", {"name": "nightly", "role": "viewer", "days": "30"})
    assert answer.status == 400
    assert "habeas_" not in answer.text


def test_a_token_of_ones_own_is_revoked_and_one_of_somebody_else_is_not(team: Path) -> None:
    theirs, mine = make_token(team, "administrator", name="theirs"), make_token(team, "reviewer", name="mine")
    visitor = signed_in(team, "reviewer")
    assert visitor.post("/account/tokens/revoke", {"name": "theirs"}).status == 404
    assert visitor.post("/account/tokens/revoke", {"name": "mine"}).status == 303
    assert visitor.get("/api/me", HTTP_AUTHORIZATION=f"Bearer {mine}").status == 401
    assert visitor.get("/api/me", HTTP_AUTHORIZATION=f"Bearer {theirs}").status == 200


@pytest.mark.parametrize("days", ["0", "-1", "99999", "soon", ""])
def test_a_token_holds_for_a_number_of_days_that_makes_sense(team: Path, days: str) -> None:
    answer = signed_in(team, "viewer").post(
        "/account/tokens", {"name": "x", "role": "viewer", "days": days, "old": PASSWORD}
    )
    assert answer.status == 400


def test_an_administrator_adds_an_account_gives_it_a_role_and_disables_it(team: Path) -> None:
    visitor = signed_in(team, "administrator")
    assert visitor.post("/accounts/add", {"name": "lena", "role": "viewer", "password": OTHER}).status == 200
    lena = Visitor(application(team))
    lena.sign_in("lena", OTHER)
    assert lena.get("/review").status == 403
    assert visitor.post("/accounts/change", {"name": "lena", "what": "role", "role": "reviewer"}).status == 200
    assert lena.get("/review").status == 200
    assert visitor.post("/accounts/change", {"name": "lena", "what": "disable"}).status == 200
    assert lena.get("/").status == 303
    assert "disabled" in words(visitor.get("/accounts").text)


@pytest.mark.parametrize("form", [
    {"what": "disable"}, {"what": "role", "role": "viewer"}, {"what": "role", "role": "emperor"},
    {"what": "password", "password": "short"}, {"what": "revoke", "token": "none"}, {"what": "destroy"}, {},
])  # fmt: skip
def test_what_would_leave_nobody_to_manage_or_makes_no_sense_is_refused(team: Path, form: dict[str, str]) -> None:
    visitor = signed_in(team, "administrator")
    assert visitor.post("/accounts/change", {"name": "administrator", **form}).status == 400
    assert visitor.get("/accounts").status == 200


def test_every_change_of_an_account_is_kept_with_who_made_it(team: Path) -> None:
    from habeas.record.account_models import AccountChange

    visitor = signed_in(team, "administrator")
    visitor.post("/accounts/change", {"name": "viewer", "what": "role", "role": "annotator"})
    visitor.post("/accounts/change", {"name": "viewer", "what": "disable"})
    with Registry.open(team) as registry:
        rows = AccountChange.objects.using(registry.record.alias).filter(account__name="viewer", by="administrator")
        assert list(rows.values_list("what", "value")) == [("role", "annotator"), ("disabled", "")]
        assert {account.name for account in AccountsOf(registry.record)} == {"viewer", "reviewer", "administrator"}
