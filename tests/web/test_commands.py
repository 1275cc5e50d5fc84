"""Whoever reads an error on a page is led to a page, and to no command line."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.utils.safestring import SafeString
from tests.web.visitor import Visitor

from habeas.web.commands import by_pages
from habeas.web.serve import application

SOURCE = Path(__file__).parents[2] / "src" / "habeas"


@pytest.mark.parametrize(("said", "shown"), [
    ("There is no decision 7. List them all with: habeas decisions",
     'There is no decision 7. List them all with: <a href="/history">History</a>'),
    ("That is decided already; see habeas decisions", 'That is decided already; see <a href="/history">History</a>'),
    ("Bring it back with: habeas undo 12", 'Bring it back with: <a href="/history">History</a>'),
    ("Find out with: habeas people NAME; or keep the entry about a name.",
     'Find out with: <a href="/people">People</a>; or keep the entry about a name.'),
    ("See those that there are with: habeas people, habeas organizations",
     'See those that there are with: <a href="/people">People</a>, <a href="/organizations">Organizations</a>'),
    ('decide that first: habeas same "a-b" "c <i>"', 'decide that first: <a href="/who-is-who">Who is who</a>'),
    ("Decide on them with: habeas people --maybe", 'Decide on them with: <a href="/who-is-who">Who is who</a>'),
    ("Fill it with: habeas build FOLDER",
     "Fill it with: <code>habeas build FOLDER</code> (a command, where the registry is kept)"),
    ("Add one with: habeas list add FILE --by BODY --as-of DAY",
     "Add one with: <code>habeas list add FILE --by BODY --as-of DAY</code> (a command, where the registry is kept)"),
    ("Nobody is called “habeas corpus”.", "Nobody is called “habeas corpus”."),
])  # fmt: skip
def test_a_command_in_a_sentence_is_the_page_that_does_the_same(said: str, shown: str) -> None:
    assert by_pages(said) == shown


def test_markup_in_an_error_stays_text_and_our_own_stays_markup() -> None:
    assert by_pages("<b>habeas undo 3") == '&lt;b&gt;<a href="/history">History</a>'
    assert by_pages(SafeString("<span>habeas undo 3</span>")) == '<span><a href="/history">History</a></span>'


def test_every_command_that_an_error_advises_is_known() -> None:
    advised = {command for path in SOURCE.rglob("*.py") if "cli" not in path.parts for command in _advised(path)}
    assert len(advised) > 20
    assert [
        command for command in sorted(advised) if by_pages(f"See habeas {command}") == f"See habeas {command}"
    ] == []


def test_a_page_that_says_what_is_wrong_leads_to_a_page(folder: Path) -> None:
    answer = Visitor(application(folder)).get("/review?person=nobody+at+all")
    said = answer.text.partition('class="lead"')[2].partition("</p>")[0]
    assert (answer.status, "habeas " in said) == (404, False)
    assert 'List everyone with: <a href="/people">People</a>' in said


def _advised(path: Path) -> list[str]:
    """The commands in what a module raises."""
    raised = [node.exc for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Raise)]
    words = [
        each.value
        for error in raised
        if error is not None
        for each in ast.walk(error)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    return re.findall(r"habeas ([a-z]+(?: (?:list|add|remove|feeds|kinds|enable))?)", " ".join(words))
