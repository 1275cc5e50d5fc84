"""Coming in: by the address that is told at the start, by a password, and in no other way."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.web.sample import make_registry
from tests.web.visitor import PASSWORD, Visitor, make_accounts, words

from habeas.record import signing_in
from habeas.web.serve import application
from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry
from habeas.work.words import login_name

pytestmark = pytest.mark.door
SECRET = "s" * 43
AS_A_USER = (
    "import sys; from pathlib import Path; from habeas.web.serve import serve;"
    "serve(Path(sys.argv[1]), port=0, announce=lambda address: print(address, flush=True))"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    make_registry(tmp_path / "registry")
    return tmp_path / "registry"


@pytest.fixture
def team(own: Path) -> Path:
    make_accounts(own, "reviewer", "administrator")
    return own


def test_the_address_that_is_told_at_the_start_opens_signed_in_as_who_started_it(own: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", AS_A_USER, str(own)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        bare = address.partition("enter")[0]
        stranger = urllib.request.build_opener()
        with stranger.open(f"{bare}documents", timeout=20) as answer:
            assert answer.url == f"{bare}login?next=%2Fdocuments"
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        with browser.open(address, timeout=20) as answer:
            assert answer.url == bare  # the secret does not stay in the address
            assert f"{login_name()}</a>, administrator" in answer.read().decode()
        server.terminate()


def test_a_wrong_secret_lets_nobody_in(own: Path) -> None:
    visitor = Visitor(application(own, entrance=SECRET))
    for key in ("", "s" * 42, "wrong"):
        assert visitor.get(f"/enter?key={key}").status == 403
    assert visitor.get("/documents").status == 303


def test_a_server_without_a_secret_has_no_such_entrance(own: Path) -> None:
    assert Visitor(application(own)).get("/enter?key=").status == 404
    assert Visitor(application(own)).get("/enter?key=None").status == 404


def test_each_start_has_a_secret_of_its_own(own: Path) -> None:
    first = Visitor(application(own, entrance=SECRET))
    assert first.get(f"/enter?key={SECRET}").status == 303
    assert Visitor(application(own, entrance="t" * 43)).get(f"/enter?key={SECRET}").status == 403


def test_whoever_started_it_decides_under_their_login_name(own: Path) -> None:
    visitor = Visitor(application(own, entrance=SECRET))
    visitor.get(f"/enter?key={SECRET}")
    with Registry.open(own) as registry:
        place = registry.reviews.first()
        assert place is not None
        visitor.get("/review")
        assert visitor.post("/review/decide", {"claim": place.claim_id, "answer": "accept"}).status == 303
        assert [entry.decision.by for entry in registry.decisions] == [login_name()]


def test_a_disabled_account_is_not_let_in_by_the_address_either(own: Path) -> None:
    pages = application(own, entrance=SECRET)
    make_accounts(own, "administrator")
    with Registry.open(own) as registry:
        accounts = AccountsOf(registry.record)
        accounts.disable(accounts.of_this_machine().name)
    answer = Visitor(pages).get(f"/enter?key={SECRET}")
    assert answer.status == 403
    assert "is disabled" in answer.text


def test_a_name_and_its_password_let_in_whatever_the_capitals_of_the_name(team: Path) -> None:
    visitor = Visitor(application(team))
    assert visitor.get("/documents").headers["Location"] == "/login?next=%2Fdocuments"
    visitor.get("/login")
    answer = visitor.post("/login", {"name": "REVIEWER", "password": PASSWORD, "next": "/documents"})
    assert (answer.status, answer.headers["Location"]) == (303, "/documents")
    assert "reviewer</a>, reviewer" in visitor.get("/documents").text


@pytest.mark.parametrize("name", ["reviewer", "nobody", "", "<script>alert(1)</script>", "a" * 5000], ids=range(5))
def test_what_does_not_go_together_is_told_in_the_same_words_and_lets_nobody_in(team: Path, name: str) -> None:
    visitor = Visitor(application(team))
    answer = visitor.sign_in(name, "wrong")
    assert answer.status == 403
    assert signing_in.WRONG in words(answer.text)
    assert "<script>alert" not in answer.text
    assert visitor.get("/documents").status == 303


def test_a_form_from_elsewhere_signs_nobody_in(team: Path) -> None:
    visitor = Visitor(application(team))
    assert visitor.post("/login", {"name": "reviewer", "password": PASSWORD}).status == 403
    visitor.get("/login")
    forged = visitor.post("/login", {"name": "reviewer", "password": PASSWORD}, HTTP_ORIGIN="http://evil.example")
    assert forged.status == 403


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x"])
def test_signing_in_leads_to_no_other_site(team: Path, wanted: str) -> None:
    visitor = Visitor(application(team))
    visitor.get("/login")
    answer = visitor.post("/login", {"name": "reviewer", "password": PASSWORD, "next": wanted})
    assert (answer.status, answer.headers["Location"]) == (303, "/")


def test_after_five_failures_even_the_right_password_waits_and_others_do_not(team: Path) -> None:
    pages = application(team)
    for _ in range(signing_in.FOR_A_NAME_FROM_AN_ADDRESS):
        assert Visitor(pages).sign_in("reviewer", "wrong").status == 403
    late = Visitor(pages).sign_in("Reviewer")
    assert late.status == 429
    assert "Wait 15 minutes" in late.text
    assert Visitor(pages).sign_in("administrator").status == 303
    assert Visitor(pages, REMOTE_ADDR="192.0.2.7").sign_in("reviewer").status == 303


def test_an_address_that_tries_many_names_waits(team: Path) -> None:
    pages = application(team)
    for number in range(signing_in.FROM_AN_ADDRESS):
        assert Visitor(pages).sign_in(f"name{number}", "wrong").status == 403
    assert Visitor(pages).sign_in("administrator").status == 429


def test_a_password_that_was_typed_as_a_name_is_kept_nowhere(team: Path) -> None:
    Visitor(application(team)).sign_in("my secret passphrase", "x")
    kept = b"".join(path.read_bytes() for path in team.iterdir() if path.name.startswith("habeas.sqlite3"))
    assert b"my secret passphrase" not in kept


def test_signing_out_ends_the_session_for_whoever_copied_its_key(team: Path) -> None:
    visitor, thief = Visitor(application(team)), Visitor(application(team))
    visitor.sign_in("reviewer")
    thief.cookies = dict(visitor.cookies)
    assert thief.get("/documents").status == 200
    assert visitor.post("/logout").status == 303
    assert visitor.get("/documents").status == 303
    assert thief.get("/documents").status == 303


def test_a_session_whose_key_somebody_planted_before_is_not_the_one_that_is_signed_in(team: Path) -> None:
    visitor = Visitor(application(team))
    visitor.sign_in("reviewer")
    (name,) = {cookie for cookie in visitor.cookies if cookie.startswith("habeas-session")}
    visitor.cookies = {name: "planted0planted0planted0planted0"}
    visitor.sign_in("reviewer")
    assert visitor.cookies[name] != "planted0planted0planted0planted0"


def test_two_registries_at_once_do_not_sign_each_other_out(team: Path, tmp_path: Path) -> None:
    make_registry(tmp_path / "other")
    make_accounts(tmp_path / "other", "reviewer")
    names = set()
    for folder in (team, tmp_path / "other"):
        visitor = Visitor(application(folder))
        visitor.sign_in("reviewer")
        names |= {cookie for cookie in visitor.cookies if cookie.startswith("habeas-session")}
    assert len(names) == 2


def test_a_disabled_account_and_one_with_another_password_are_out_at_once(team: Path) -> None:
    pages = application(team)
    reviewer, administrator = Visitor(pages), Visitor(pages)
    reviewer.sign_in("reviewer")
    administrator.sign_in("administrator")
    with Registry.open(team) as registry:
        AccountsOf(registry.record).disable("reviewer")
        AccountsOf(registry.record).set_password("administrator", "another lamp in a yard")
    assert reviewer.get("/documents").status == 303
    assert administrator.get("/documents").status == 303


def test_the_session_of_one_registry_is_nothing_in_another(team: Path, tmp_path: Path) -> None:
    make_registry(tmp_path / "other")
    make_accounts(tmp_path / "other", "reviewer", "administrator")
    here = Visitor(application(team))
    here.sign_in("reviewer")
    there = Visitor(application(tmp_path / "other"))
    there.sign_in("administrator")
    (name,) = {cookie for cookie in there.cookies if cookie.startswith("habeas-session")}
    (key,) = {key for cookie, key in here.cookies.items() if cookie.startswith("habeas-session")}
    there.cookies = {name: key}
    assert there.get("/documents").status == 303


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(team: Path) -> None:
    visitor = Visitor(application(team))
    visitor.sign_in("reviewer")
    assert len(visitor.attributes) == 2
    for flags in visitor.attributes.values():
        assert flags.items() >= {"httponly": "True", "samesite": "Lax", "path": "/"}.items()


def test_another_host_name_reaches_neither_the_entrance_nor_the_sign_in(own: Path) -> None:
    visitor = Visitor(application(own, entrance=SECRET), HTTP_HOST="evil.example:8000")
    for address in (f"/enter?key={SECRET}", "/login", "/api/me"):
        assert visitor.get(address).status == 400


def test_another_port_of_this_machine_is_not_asked_to_vouch_for_a_form(team: Path) -> None:
    visitor = Visitor(application(team))
    visitor.sign_in("administrator")
    answer = visitor.post("/accounts/add", {"name": "eve"}, HTTP_ORIGIN="http://127.0.0.1:9999")
    assert answer.status == 403
    with Registry.open(team) as registry:
        assert [account.name for account in AccountsOf(registry.record)] == ["administrator", "reviewer"]
