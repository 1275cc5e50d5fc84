"""`habeas account` and `habeas token`: what they say, what they refuse, and that a secret is never shown twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from habeas.cli.app import app
from habeas.work.accounts import AccountsOf
from habeas.work.registry import Registry

PASSWORD = "three lamps in a yard\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Registry.open(tmp_path / "registry").close()
    return tmp_path / "registry"


def run(folder: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, [*words, "--registry", str(folder)], input=typed)


def test_an_account_is_added_with_the_password_on_standard_input_and_listed(folder: Path) -> None:
    assert "There is no account" in run(folder, "account", "list").stdout
    assert (
        run(folder, "account", "add", "lena", "--role", "reviewer", typed=PASSWORD).stdout == "lena is reviewer now.\n"
    )
    assert run(folder, "account", "list").stdout == "lena  reviewer (never signed in)\n"
    assert json.loads(run(folder, "account", "list", "--json").stdout)["has_password"] is True


def test_roles_passwords_and_ends_are_given_by_command(folder: Path) -> None:
    run(folder, "account", "add", "lena", "--role", "administrator", "--without-password")
    run(folder, "account", "add", "tomas", typed=PASSWORD)
    assert run(folder, "account", "role", "tomas", "annotator").stdout == "tomas is annotator now.\n"
    assert "another password" in run(folder, "account", "password", "tomas", typed="another lamp in a yard\n").stdout
    assert "is disabled" in run(folder, "account", "disable", "tomas").stdout
    assert "disabled" in run(folder, "account", "list").stdout
    assert "may be used again" in run(folder, "account", "enable", "tomas").stdout


def test_another_password_revokes_tokens_and_says_so(folder: Path) -> None:
    run(folder, "account", "add", "lena", "--role", "reviewer", typed=PASSWORD)
    run(folder, "token", "add", "nightly", "--account", "lena")
    kept = run(folder, "account", "password", "lena", "--keep-tokens", typed="another lamp in a yard\n").stdout
    assert "1 token kept." in kept
    assert "1 token revoked." in run(folder, "account", "password", "lena", typed="a third lamp in a yard\n").stdout


def test_what_is_refused_is_said_in_a_sentence(folder: Path) -> None:
    run(folder, "account", "add", "lena", "--role", "administrator", "--without-password")
    for words, typed in (
        (("account", "add", "x", "--role", "emperor"), PASSWORD),
        (("account", "add", "x"), "short\n"),
        (("account", "disable", "lena"), ""),
        (("account", "password", "nobody"), PASSWORD),
        (("token", "revoke", "none", "--account", "lena"), ""),
        (("token", "add", "x", "--account", "lena", "--days", "0"), ""),
    ):
        done = run(folder, *words, typed=typed)
        assert done.exit_code == 1
        assert done.stderr.startswith("habeas: ")


def test_a_token_is_shown_once_on_standard_output_and_never_again(folder: Path) -> None:
    run(folder, "account", "add", "lena", "--role", "reviewer", "--without-password")
    token = run(
        folder, "token", "add", "nightly", "--account", "lena", "--role", "viewer", "--days", "30"
    ).stdout.strip()
    with Registry.open(folder) as registry:
        assert AccountsOf(registry.record).holder(token) == ("lena", "viewer", frozenset())
    listed = run(folder, "token", "list").stdout + run(folder, "token", "list", "--json").stdout
    assert token not in listed
    assert "lena  nightly  viewer" in listed
    assert "is revoked" in run(folder, "token", "revoke", "nightly", "--account", "lena").stdout
    with Registry.open(folder) as registry:
        assert AccountsOf(registry.record).holder(token) is None
