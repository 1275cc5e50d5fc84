"""`habeas organizations` lists bodies, `habeas organization` shows one."""

from __future__ import annotations

import json

from tests.cli.conftest import Give


def test_organizations_are_listed(give: Give) -> None:
    result = give("organizations")
    assert result.exit_code == 0, result.output
    assert "The Halem Courier" in result.output
    assert '1 organization. All about one: habeas organization "NAME"' in result.output


def test_the_list_for_machines_has_a_line_an_organization(give: Give) -> None:
    (line,) = give("organizations", "--json").output.splitlines()
    assert json.loads(line)["id"] == "halem-courier"


def test_a_filter_that_leaves_nothing_says_so(give: Give) -> None:
    assert "No such organization" in give("organizations", "--kind", "court").output


def test_one_organization_is_shown_with_its_documents(give: Give) -> None:
    result = give("organization", "Halem Courier")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("The Halem Courier  (")
    assert "1 document:" in result.output
    assert json.loads(give("organization", "Halem Courier", "--json").output)["did"] == {}


def test_an_unknown_organization_is_one_sentence(give: Give) -> None:
    result = give("organization", "Xyzzy")
    assert result.exit_code == 1
    assert result.output.startswith("habeas: No organization answers to 'Xyzzy'.")
